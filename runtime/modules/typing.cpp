// The module _typing (Modules/_typingmodule.c).
#include "runtime/core/error.h"
#include "runtime/types/type_parameter.h"

#define MOLT_ROWS "abi/modules/typing.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_typing__idfunc(Borrowed x) { return new_reference(value_of(x)); }
extern "C" Owned molt_f_typing__make_type_parameter(Borrowed kind, Borrowed name,
                                                    Borrowed evaluate) {
  return new_type_parameter(static_cast<TypeParameterKind>(value_of(kind).as_int()), value_of(name),
                            value_of(evaluate));
}
extern "C" Owned molt_f_typing__make_type_alias(Borrowed name, Borrowed type_params,
                                                Borrowed evaluate) {
  return new_type_alias(value_of(name), value_of(type_params), value_of(evaluate));
}
extern "C" Owned molt_f_typing__subscript_generic(Borrowed type_params) {
  return subscript_generic(value_of(type_params));
}
#define MOLT_TYPE_CONSTANT(name, identifier)                     \
  extern "C" Owned molt_c_typing_##name() {                      \
    return new_reference(value_of_type(molt_type_##identifier)); \
  }
MOLT_TYPE_CONSTANT(TypeVar, type_var)
MOLT_TYPE_CONSTANT(ParamSpec, param_spec)
MOLT_TYPE_CONSTANT(TypeVarTuple, type_var_tuple)
MOLT_TYPE_CONSTANT(ParamSpecArgs, param_spec_args)
MOLT_TYPE_CONSTANT(ParamSpecKwargs, param_spec_kwargs)
MOLT_TYPE_CONSTANT(TypeAliasType, type_alias)
MOLT_TYPE_CONSTANT(Generic, generic)
#undef MOLT_TYPE_CONSTANT

}  // namespace molt::rt
