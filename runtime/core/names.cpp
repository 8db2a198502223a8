// The static str objects of abi/names.def.
#include "runtime/core/names.h"

extern "C" {
namespace molt::rt {
#define MOLT_NAME(identifier) \
  constinit StaticStr<sizeof(#identifier)> molt_name_##identifier{#identifier};
#include "abi/names.def"
#undef MOLT_NAME
}  // namespace molt::rt
}
