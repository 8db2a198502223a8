// All runtime entries: the list of tables, the C++ prototypes, and the rows as data.
#pragma once

#include "abi/functions/signature.h"

// Every table of runtime entries. Include with MOLT_ENTRY defined: `#include "abi/functions/all.def"`.

namespace molt::abi {

enum class EntryId : uint16_t {
#define MOLT_ENTRY(name, signature, effects) name,
#include "abi/functions/all.def"
#undef MOLT_ENTRY
  kCount,
};

struct EntryRow {
  const char* name;
  const char* symbol;
  EntrySignature signature;
  Effects effects;
};

// Indexed by EntryId.
inline constexpr EntryRow kEntries[] = {
#define MOLT_ENTRY(name, signature, effects) {#name, "molt_" #name, SignatureOf<signature>::value, effects},
#include "abi/functions/all.def"
#undef MOLT_ENTRY
};

constexpr const EntryRow& entry_row(EntryId id) { return kEntries[static_cast<size_t>(id)]; }

}  // namespace molt::abi

// The prototypes. A body whose parameters or ownership differ from its row does not compile.
extern "C" {
namespace molt::abi {
extern ThreadState molt_state;
#define MOLT_ENTRY(name, signature, effects) std::type_identity_t<signature> molt_##name;
#include "abi/functions/all.def"
#undef MOLT_ENTRY
}  // namespace molt::abi
}
