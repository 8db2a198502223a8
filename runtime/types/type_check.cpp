// isinstance() and issubclass() with their hooks (Objects/abstract.c).
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/state.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Classes that are no types: anything with a tuple __bases__.
Owned abstract_bases(Value cls) {
  MOLT_TRY(bases, find_attribute(cls, MOLT_STR(__bases__)));
  if (!is_tuple(bases)) return {kUnboundBits};
  return bases.take();
}

Tri is_abstract_subclass(Value derived, Value cls) {
  if (derived == cls) return {1};
  MOLT_TRY(bases, abstract_bases(derived));
  if (bases.get().is_unbound()) return {0};
  RecursionGuard guard(" in __issubclass__");
  if (guard.failed()) return kTriError;
  const Tuple* list = object_as<Tuple>(bases);
  for (int64_t i = 0; i < list->length; i++) {
    MOLT_TRY(found, is_abstract_subclass(list->items()[i], cls));
    if (found.code != 0) return {1};
  }
  return {0};
}

Status check_class(Value cls, Message message) {
  MOLT_TRY(bases, abstract_bases(cls));
  if (bases.get().is_unbound()) return raise(message);
  return kOk;
}

// A hook of the class of `cls`, or what type does when there is none.
Tri call_hook(Value cls, Str* name, Value argument, bool* has_hook) {
  const Value hook = lookup_in_type(type_of(cls), name);
  *has_hook = !hook.is_unbound();
  if (!*has_hook) return {0};
  RecursionGuard guard(" in __instancecheck__");
  if (guard.failed()) return kTriError;
  MOLT_TRY(bound, bind_attribute(hook, cls, type_of(cls)));
  MOLT_TRY(result, call(bound, argument));
  return truth_of(result);
}

template <typename Check>
Tri any_of(Value classes, Check&& check) {
  RecursionGuard guard(" in __instancecheck__");
  if (guard.failed()) return kTriError;
  const Tuple* list = object_as<Tuple>(classes);
  for (int64_t i = 0; i < list->length; i++) {
    MOLT_TRY(found, check(list->items()[i]));
    if (found.code != 0) return {1};
  }
  return {0};
}

}  // namespace

Tri is_instance_py(Value object, Value cls) {
  if (cls.is_pointer() && cls.as_object() == type_of(object)) return {1};
  if (cls.is_pointer() && cls.as_object()->shape == &molt_shape_type) {
    if (is_subtype(type_of(object), as_type(cls))) return {1};
    MOLT_TRY(declared, find_attribute(object, MOLT_STR(__class__)));
    return {is_type(declared) && is_subtype(as_type(declared), as_type(cls))};
  }
  if (is_tuple(cls)) return any_of(cls, [&](Value item) { return is_instance_py(object, item); });
  bool has_hook = false;
  MOLT_TRY(result, call_hook(cls, MOLT_STR(__instancecheck__), object, &has_hook));
  if (has_hook) return result;
  MOLT_TRY_DISCARD(check_class(cls, messages::isinstance_argument));
  MOLT_TRY(declared, find_attribute(object, MOLT_STR(__class__)));
  if (declared.get().is_unbound()) return {0};
  return is_abstract_subclass(declared, cls);
}

Tri is_subclass_py(Value derived, Value cls) {
  if (cls.is_pointer() && cls.as_object()->shape == &molt_shape_type && is_type(derived)) {
    return {is_subtype(as_type(derived), as_type(cls))};
  }
  if (is_tuple(cls)) return any_of(cls, [&](Value item) { return is_subclass_py(derived, item); });
  bool has_hook = false;
  MOLT_TRY(result, call_hook(cls, MOLT_STR(__subclasscheck__), derived, &has_hook));
  if (has_hook) return result;
  MOLT_TRY_DISCARD(check_class(derived, messages::issubclass_argument_1));
  MOLT_TRY_DISCARD(check_class(cls, messages::issubclass_argument_2));
  return is_abstract_subclass(derived, cls);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_builtins_isinstance(Borrowed object, Borrowed cls) {
  const Tri result = is_instance_py(value_of(object), value_of(cls));
  if (is_failure(result)) return kOwnedError;
  return {Value::from_bool(result.code != 0).bits};
}

Owned molt_f_builtins_issubclass(Borrowed derived, Borrowed cls) {
  const Tri result = is_subclass_py(value_of(derived), value_of(cls));
  if (is_failure(result)) return kOwnedError;
  return {Value::from_bool(result.code != 0).bits};
}

}  // namespace molt::abi
}
