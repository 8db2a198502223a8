// Full row tables for the unit tests, which link the runtime without a compiled program.
#include <cstring>
#include <iterator>
#include <span>

#include "abi/types/rows.h"
#include "runtime/types/str.h"

extern "C" {
namespace molt::rt {
#define MOLT_TYPE(identifier, name, base) molt::abi::MethodTable molt_rows_##identifier;
#define MOLT_EXCEPTION(identifier, base) MOLT_TYPE(identifier, #identifier, base)
#include "abi/types/exceptions.def"
#include "abi/types/types.def"
#undef MOLT_EXCEPTION
#undef MOLT_TYPE
#define MOLT_MODULE(identifier, name) molt::abi::MethodTable molt_module_rows_##identifier;
#include "abi/modules/modules.def"
#undef MOLT_MODULE
}  // namespace molt::rt
}

namespace molt::rt {

namespace {

struct RowSource {
  const char* owner;
  const char* name;
  RowKind kind;
  const void* body;
  const void* setter;
  const char* signature;
  int arity;
};

template <typename Function>
const void* address(Function* function) {
  return reinterpret_cast<const void*>(function);
}

#define MOLT_ARITY(parameters) RowArity<Owned parameters>::value
#define MOLT_ROW_OF(type, name, kind, parameters, text) \
  {#type, #name, RowKind::kind, address(molt_m_##type##_##name), nullptr, text, MOLT_ARITY(parameters)},
const RowSource kTypeRows[] = {
#define MOLT_METHOD(type, name, parameters, text, effects) \
  MOLT_ROW_OF(type, name, kMethod, parameters, text)
#define MOLT_CLASS_METHOD(type, name, parameters, text, effects) \
  MOLT_ROW_OF(type, name, kClassMethod, parameters, text)
#define MOLT_STATIC_METHOD(type, name, parameters, text, effects) \
  MOLT_ROW_OF(type, name, kStaticMethod, parameters, text)
#define MOLT_CONSTRUCTOR(type, parameters, text, effects)                              \
  {#type, "__new__", RowKind::kConstructor, address(molt_n_##type), nullptr, text,     \
   MOLT_ARITY(parameters)},
#define MOLT_GETTER(type, name) \
  {#type, #name, RowKind::kGetter, address(molt_g_##type##_##name), nullptr, "", 1},
#define MOLT_ACCESSOR(type, name)                                        \
  {#type, #name, RowKind::kAccessor, address(molt_g_##type##_##name),    \
   address(molt_s_##type##_##name), "", 1},
#include "abi/types/all.def"
};
const RowSource kModuleRows[] = {
#define MOLT_FUNCTION(module, name, parameters, text, effects)                               \
  {#module, #name, RowKind::kFunction, address(molt_f_##module##_##name), nullptr, text,     \
   MOLT_ARITY(parameters)},
#define MOLT_CONSTANT(module, name) \
  {#module, #name, RowKind::kConstant, address(molt_c_##module##_##name), nullptr, "", 0},
#include "abi/modules/all.def"
};

constexpr size_t kNumRows = std::size(kTypeRows) + std::size(kModuleRows);
MethodRow storage[kNumRows];
size_t num_stored = 0;

MethodRow make_row(const RowSource& source) {
  MethodRow row{};
  Owned name = intern_ascii(source.name);
  row.name = as_str(Value{name.bits});
  row.body = source.body;
  row.setter = source.setter;
  row.signature = source.signature;
  row.kind = source.kind;
  row.arity = source.arity;
  return row;
}

void fill(MethodTable* table, const char* owner, std::span<const RowSource> sources) {
  table->rows = storage + num_stored;
  for (const RowSource& source : sources) {
    if (strcmp(source.owner, owner) != 0) continue;
    storage[num_stored++] = make_row(source);
    table->num_rows++;
  }
}

__attribute__((constructor)) void fill_all() {
#define MOLT_TYPE(identifier, name, base) fill(&molt_rows_##identifier, #identifier, kTypeRows);
#define MOLT_EXCEPTION(identifier, base) MOLT_TYPE(identifier, #identifier, base)
#include "abi/types/exceptions.def"
#include "abi/types/types.def"
#undef MOLT_EXCEPTION
#undef MOLT_TYPE
#define MOLT_MODULE(identifier, name) \
  fill(&molt_module_rows_##identifier, #identifier, kModuleRows);
#include "abi/modules/modules.def"
#undef MOLT_MODULE
}

}  // namespace

}  // namespace molt::rt
