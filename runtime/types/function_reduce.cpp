// Copying and pickling functions of the runtime and methods (meth_reduce, method___reduce__ and
// descr_reduce of CPython): by name.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/function.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// (getattr, (object, name))
Owned attribute_reduction(Value object, Value name) {
  MOLT_TRY(getattr_name, intern_ascii("getattr"));
  const Value getattr = builtin_value(as_str(getattr_name));
  if (is_failure(getattr)) return kOwnedError;
  MOLT_TRY(args, tuple_of(object, name));
  return tuple_of(getattr, args.get());
}

}  // namespace

extern "C" Owned molt_m_method___reduce__(Borrowed self) {
  const auto* method = object_as<BoundMethod>(value_of(self));
  MOLT_TRY(name, get_attribute(method->function, MOLT_STR(__name__)));
  return attribute_reduction(method->self, name);
}

// A function of a module is saved under its name.
extern "C" Owned molt_m_builtin_function_or_method___reduce__(Borrowed self) {
  const auto* function = object_as<BuiltinFunction>(value_of(self));
  const Value name = Value::from_object(function->row->name.pointer);
  if (function->self.is_unbound() || is_module(function->self)) return new_reference(name);
  return attribute_reduction(function->self, name);
}

extern "C" Owned molt_m_method_descriptor___reduce__(Borrowed self) {
  const auto* method = object_as<RowDescriptor>(value_of(self));
  return attribute_reduction(Value::from_object(method->owner.pointer),
                             Value::from_object(method->row->name.pointer));
}

}  // namespace molt::rt
