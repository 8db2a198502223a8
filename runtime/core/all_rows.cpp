// The row tables of unit tests, which have no compiled program: every row of abi/types/*.def and
// abi/modules/*.def.
#include <cstring>

#include "runtime/core/names.h"

#define MOLT_ROWS "abi/modules/all.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/constants.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/native.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/native_constants.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/all.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct AnyRow {
  // The identifier of the type or module.
  const char* owner;
  MethodRow row;
};

#define MOLT_NAMED_ROW(owner, name, body, setter, signature, kind, arity) \
  {#owner,                                                                \
   {{[]() -> Str* {                                                       \
      static constinit StaticStr<sizeof(#name)> text{#name};              \
      return &text.header;                                                \
    }()},                                                                 \
    {reinterpret_cast<const void*>(&body)},                               \
    {setter},                                                             \
    {signature},                                                          \
    kind,                                                                 \
    arity,                                                                \
    {nullptr}}},
#define MOLT_COUNTED_ROW(owner, name, body, parameters, signature, kind) \
  MOLT_NAMED_ROW(owner, name, body, nullptr, signature, kind, RowArity<Owned parameters>::value)

AnyRow rows[] = {
#define MOLT_METHOD(type, name, parameters, text, effects) \
  MOLT_COUNTED_ROW(type, name, molt_m_##type##_##name, parameters, text, RowKind::kMethod)
#define MOLT_CLASS_METHOD(type, name, parameters, text, effects) \
  MOLT_COUNTED_ROW(type, name, molt_m_##type##_##name, parameters, text, RowKind::kClassMethod)
#define MOLT_STATIC_METHOD(type, name, parameters, text, effects) \
  MOLT_COUNTED_ROW(type, name, molt_m_##type##_##name, parameters, text, RowKind::kStaticMethod)
#define MOLT_CONSTRUCTOR(type, parameters, text, effects) \
  MOLT_COUNTED_ROW(type, __new__, molt_n_##type, parameters, text, RowKind::kConstructor)
#define MOLT_GETTER(type, name) \
  MOLT_NAMED_ROW(type, name, molt_g_##type##_##name, nullptr, "", RowKind::kGetter, 1)
#define MOLT_ACCESSOR(type, name)                                                                \
  MOLT_NAMED_ROW(type, name, molt_g_##type##_##name,                                             \
                 reinterpret_cast<const void*>(&molt_s_##type##_##name), "", RowKind::kAccessor, \
                 1)
#define MOLT_FUNCTION(module, name, parameters, text, effects)                        \
  MOLT_COUNTED_ROW(module_##module, name, molt_f_##module##_##name, parameters, text, \
                   RowKind::kFunction)
#define MOLT_CONSTANT(module, name)                                                                \
  MOLT_NAMED_ROW(module_##module, name, molt_c_##module##_##name, nullptr, "", RowKind::kConstant, \
                 0)
#include "abi/modules/all.def"
#include "abi/modules/constants.def"
#include "abi/modules/native.def"
#include "abi/modules/native_constants.def"
#include "abi/types/all.def"
#undef MOLT_CONSTANT
#undef MOLT_FUNCTION
#undef MOLT_ACCESSOR
#undef MOLT_GETTER
#undef MOLT_CONSTRUCTOR
#undef MOLT_STATIC_METHOD
#undef MOLT_CLASS_METHOD
#undef MOLT_METHOD
};

constexpr int64_t kNumRows = sizeof(rows) / sizeof(rows[0]);
MethodRow sorted_rows[kNumRows];
int64_t num_sorted = 0;

// Copies the rows of one owner behind each other.
MethodTable table_of(const char* owner) {
  MethodTable table{{&sorted_rows[num_sorted]}, 0};
  for (const AnyRow& any : rows) {
    if (std::strcmp(any.owner, owner) != 0) continue;
    sorted_rows[num_sorted++] = any.row;
    table.num_rows++;
  }
  return table;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_TYPE(identifier, name, base) \
  MethodTable molt_rows_##identifier = table_of(#identifier);
#define MOLT_EXCEPTION(identifier, base) MOLT_TYPE(identifier, #identifier, base)
#include "abi/types/exceptions.def"
#include "abi/types/library_types.def"
#include "abi/types/types.def"
#undef MOLT_EXCEPTION
#undef MOLT_TYPE
#define MOLT_MODULE(identifier, name) \
  MethodTable molt_module_rows_##identifier = table_of("module_" #identifier);
#define MOLT_MODULE_ALIAS(identifier, name)
#include "abi/modules/modules.def"
#undef MOLT_MODULE
}  // namespace molt::rt
}
