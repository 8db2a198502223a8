// super objects and super().name without one.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Super* as_super(Borrowed value) { return object_as<Super>(value_of(value)); }

void super_destroy(Object* self) {
  auto* object = static_cast<Super*>(self);
  for (Value* field : {&object->cls, &object->object, &object->object_type})
    release(std::exchange(*field, kNone));
}
void super_traverse(Object* self, Visitor visit, void* context) {
  auto* object = static_cast<Super*>(self);
  for (Value field : {object->cls, object->object, object->object_type}) visit(field, context);
}

Owned super_repr(Borrowed self) {
  const Super* object = as_super(self);
  const MessageArg cls(object->cls.is_none() ? nullptr : as_type(object->cls));
  if (object->object_type.is_none())
    return format_message("<super: <class '{}'>, NULL>", (const MessageArg[]){cls}, 1);
  const MessageArg args[] = {cls, MessageArg(as_type(object->object_type))};
  return format_message("<super: <class '{}'>, <{} object>>", args, 2);
}

// The type whose MRO is searched: object itself when it is a subclass of cls, else its class (or
// what __class__ says).
Owned checked_type(Type* cls, Value object) {
  if (is_type(object) && is_subtype(as_type(object), cls)) return new_reference(object);
  if (is_subtype(type_of(object), cls)) return new_reference(Value::from_object(type_of(object)));
  MOLT_TRY(declared, find_attribute(object, MOLT_STR(__class__)));
  if (is_type(declared) && is_subtype(as_type(declared), cls)) return declared.take();
  return raise(messages::super_bad_object);
}

// The attribute behind `cls` in the MRO of `start`, bound to the object; kUnbound when there is
// none.
Owned find_behind(Type* cls, Type* start, Value object, Str* name) {
  if (str_equal(name, MOLT_STR(__class__))) return {kUnboundBits};
  MOLT_TRY(mro_value, type_mro(start));
  Ref keep = Ref::share(value_of(mro_value));
  const Tuple* mro = object_as<Tuple>(keep);
  int64_t i = 0;
  while (i < mro->length && mro->items()[i].as_object() != cls) i++;
  for (i++; i < mro->length; i++) {
    const Value found = dict_get_str(type_dict(as_type(mro->items()[i])), name);
    if (found.is_unbound()) continue;
    // A class method's super() binds to the class: there is no instance then.
    const bool is_class = object.is_pointer() && object.as_object() == start;
    return bind_attribute(found, is_class ? kUnbound : object, start);
  }
  return {kUnboundBits};
}

Owned super_get_attribute(Borrowed self, Str* name) {
  const Super* object = as_super(self);
  if (!object->object_type.is_none()) {
    MOLT_TRY(found,
             find_behind(as_type(object->cls), as_type(object->object_type), object->object, name));
    if (!found.get().is_unbound()) return found.take();
  }
  return generic_get_attribute(self, name);
}

// super(cls) bound later, as a descriptor.
Owned super_get(Borrowed self, Borrowed object, Borrowed) {
  const Super* unbound = as_super(self);
  const Value instance = value_of(object);
  if (instance.is_unbound() || instance.is_none() || !unbound->object.is_none())
    return new_reference(value_of(self));
  return call(Value::from_object(type_of(value_of(self))), unbound->cls, instance);
}

constexpr Slots super_slots() {
  Slots slots{};
  slots.destroy = super_destroy;
  slots.clear = super_destroy;
  slots.traverse = super_traverse;
  slots.repr = super_repr;
  slots.get_attribute = super_get_attribute;
  slots.descriptor_get = super_get;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_super{{&molt_type_super}, 0, 0};
constinit Type molt_type_super =
    builtin_type({.name = "super",
                  .base = &molt_type_object,
                  .shape = &molt_shape_super,
                  .rows = &molt_rows_super,
                  .flags = kTypeCollectable | kTypeBaseAllowed | kTypeDescriptorGet,
                  .basic_size = sizeof(Super)},
                 super_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_get_super_attribute(Borrowed cls, Borrowed object, Str* name) {
  const Value class_value = value_of(cls);
  if (!is_type(class_value)) return raise(messages::super_not_type, class_value);
  MOLT_TRY(interned, interned_name(name));
  Type* type = as_type(class_value);
  MOLT_TRY(start, checked_type(type, value_of(object)));
  MOLT_TRY(found, find_behind(type, as_type(start), value_of(object), as_str(interned)));
  if (!found.get().is_unbound()) return found.take();
  // The attributes of the super object itself.
  MOLT_TRY(made, molt_n_super(borrowed(Value::from_object(&molt_type_super)), cls, object));
  return generic_get_attribute(made, as_str(interned));
}

Owned molt_super_without_class() { return raise(messages::super_no_class); }

Owned molt_n_super(Borrowed cls, Borrowed type, Borrowed object) {
  const Value first = value_of(type);
  if (first.is_unbound()) return raise(messages::super_no_arguments);
  if (!is_type(first)) return raise(messages::super_not_type, first);
  const Value instance = value_of(object).is_unbound() ? kNone : value_of(object);
  Ref start{Owned{kNoneBits}};
  if (!instance.is_none()) {
    start = Ref(checked_type(as_type(first), instance));
    if (is_failure(start)) return kOwnedError;
  }
  auto* made = allocate_instance_of<Super>(as_type(value_of(cls)));
  if (made == nullptr) return Failure{};
  made->cls = value_of(new_reference(first));
  made->object = value_of(new_reference(instance));
  made->object_type = value_of(start.take());
  return owned_unchecked(Value::from_object(made));
}

Owned molt_g_super___thisclass__(Borrowed self) { return new_reference(as_super(self)->cls); }
Owned molt_g_super___self__(Borrowed self) { return new_reference(as_super(self)->object); }
Owned molt_g_super___self_class__(Borrowed self) {
  return new_reference(as_super(self)->object_type);
}

}  // namespace molt::abi
}
