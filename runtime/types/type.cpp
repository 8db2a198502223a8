// The type of types: calls, attributes of classes, and the collector's view of a class.
#include "runtime/core/messages/type.h"
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

Type* self_type(Borrowed value) { return as_type(value_of(value)); }

Owned type_repr(Borrowed self) {
  MOLT_TRY(name, type_full_name(self_type(self)));
  return format_message("<class '{}'>", (const MessageArg[]){MessageArg(name.get())}, 1);
}

// type.__call__: construct, then initialise if the result is an instance of the class.
Owned type_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  Type* cls = self_type(callee);
  if (cls == &molt_type_type && !keyword_names.is_pointer()) {
    if (num_args == 1) return new_reference(Value::from_object(type_of(args[0])));
    if (num_args != 3) return raise(messages::type_one_or_three);
  }
  auto* construct = slot_of<&Slots::construct>(cls);
  if (construct == nullptr) {
    MOLT_TRY(name, type_full_name(cls));
    return raise(messages::cannot_create, name.get());
  }
  Ref keep = Ref::share(value_of(callee));
  MOLT_TRY(object, construct(cls, args, num_args, keyword_names));
  Type* type = type_of(object);
  if (type != cls && !is_subtype(type, cls)) return object.take();
  auto* initialise = type->slots.initialise;
  if (initialise != nullptr) MOLT_TRY_DISCARD(initialise(object, args, num_args, keyword_names));
  return object.take();
}

Failure raise_no_class_attribute(Type* type, Str* name) {
  return raise_attribute_error(messages::type_no_attribute, Value::from_object(type),
                               value_of(name), type, name);
}

}  // namespace

// The order is that of type.__getattribute__: a data descriptor of the metaclass, the class's own
// MRO, then the metaclass.
Owned find_in_type_object(Type* type, Str* name) {
  const Value self = Value::from_object(type);
  Type* metaclass = object_type(type);
  const Value in_metaclass = lookup_in_type(metaclass, name);
  if (is_data_descriptor(in_metaclass) &&
      slot_of<&Slots::descriptor_get>(type_of(in_metaclass)) != nullptr) {
    return bind_attribute(in_metaclass, self, metaclass);
  }
  const Value found = lookup_in_type(type, name);
  if (!found.is_unbound()) return bind_attribute(found, kUnbound, type);
  if (in_metaclass.is_unbound()) return {kUnboundBits};
  return bind_attribute(in_metaclass, self, metaclass);
}

Owned type_get_attribute(Borrowed self, Str* name) {
  Type* type = self_type(self);
  MOLT_TRY(found, find_in_type_object(type, name));
  if (found.get().is_unbound()) return raise_no_class_attribute(type, name);
  return found.take();
}

Status type_set_attribute(Borrowed self, Str* name, Borrowed value) {
  Type* type = self_type(self);
  const Value new_value = value_of(value);
  if (!is_heap_type(type) || (type->type_flags & kTypeImmutable) != 0)
    return raise(messages::cannot_set_type, name, type);
  const Value in_metaclass = lookup_in_type(object_type(type), name);
  if (!in_metaclass.is_unbound()) {
    auto* set = slot_of<&Slots::descriptor_set>(type_of(in_metaclass));
    if (set != nullptr) {
      Ref keep = Ref::share(in_metaclass);
      return set(borrowed(in_metaclass), self, value);
    }
  }
  Dict* dict = type_dict(type);
  Ref old = Ref::share(dict_get_str(dict, name));
  if (new_value.is_unbound() && old.get().is_unbound())
    return raise(messages::type_no_attribute, type, name);
  type_changed(type, name, old, new_value);
  if (new_value.is_unbound()) {
    MOLT_TRY_DISCARD(dict_remove_str(dict, name));
  } else {
    MOLT_TRY_DISCARD(dict_set_str(dict, name, new_value));
  }
  refill_slots(type, name);
  return kOk;
}

namespace {

void type_traverse(Object* self, Visitor visit, void* context) {
  auto* type = static_cast<Type*>(self);
  for (Value field : {type->name, type->qualname, type->bases, type->mro, type->dict})
    visit(field, context);
  visit(Value::from_object(type->base.pointer), context);
}

// Instances hold a reference to their class, so there are none left.
void type_destroy(Object* self) {
  auto* type = static_cast<Type*>(self);
  if (!is_heap_type(type)) return;
  flush_attribute_caches();
  forget_type_lookups();
  if (type->bases.is_pointer()) {
    const Tuple* bases = object_as<Tuple>(type->bases);
    for (int64_t i = 0; i < bases->length; i++) remove_subclass(as_type(bases->items()[i]), type);
  }
  free_shapes(type);
  if (SubclassList* list = subclass_list(type)) free_raw(list);
  type->subclasses = kUnbound;
  free_raw(const_cast<char*>(type->c_name.pointer));
  free_raw(const_cast<char*>(type->c_module.pointer));
  for (Value* field : {&type->dict, &type->mro, &type->bases, &type->name, &type->qualname}) {
    release(std::exchange(*field, kUnbound));
  }
  release(Value::from_object(std::exchange(type->base.pointer, nullptr)));
}

// Cycles go through the dict and the MRO (which starts with the class itself). The bases stay, as
// instances that die later in the same collection still need the layout.
void type_clear(Object* self) {
  auto* type = static_cast<Type*>(self);
  if (!is_heap_type(type)) return;
  flush_attribute_caches();
  forget_type_lookups();
  if (type->dict.is_pointer()) dict_clear(as_dict(type->dict));
  // Lookups go along the bases from now on.
  release(std::exchange(type->mro, kUnbound));
}

constexpr Slots type_slots() {
  Slots slots{};
  slots.destroy = type_destroy;
  slots.traverse = type_traverse;
  slots.clear = type_clear;
  slots.repr = type_repr;
  slots.call = type_call;
  slots.get_attribute = type_get_attribute;
  slots.set_attribute = type_set_attribute;
  slots.construct = type_construct;
  slots.initialise = type_initialise;
  slots.bit_or = type_or;
  return slots;
}

}  // namespace

Owned construct_by_row(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const Type* native = is_heap_type(cls) ? cls->native_base.pointer : cls;
  MethodRow* row = native->constructor;
  const Type* owner = native;
  while (owner->base != nullptr && owner->base->constructor.pointer == row) owner = owner->base;
  // The arguments belong to __init__ where a builtin type has one; its constructor then makes an
  // empty object.
  if (is_heap_type(cls) && native->slots.initialise != object_initialise &&
      native->slots.initialise != nullptr) {
    return call_row(row, owner, Value::from_object(cls), kNone, nullptr, 0, kUnbound);
  }
  return call_row(row, owner, Value::from_object(cls), kNone, args, num_args, keyword_names);
}

// __new__ is a static method: the class is its first argument.
Owned construct_python(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const Value class_value = Value::from_object(cls);
  MOLT_TRY(method, get_attribute(class_value, MOLT_STR(__new__)));
  return call_with_self(method, class_value, args, num_args, keyword_names);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_type{{&molt_type_type}, 0, 0};
constinit Type molt_type_type =
    builtin_type({.name = "type",
                  .base = &molt_type_object,
                  .shape = &molt_shape_type,
                  .rows = &molt_rows_type,
                  .flags = kTypeWeakReferable | kTypeGeneric | kTypeBaseAllowed |
                           kTypeTypeSubclass | kTypeCollectable,
                  .basic_size = sizeof(Type)},
                 type_slots());
}  // namespace molt::rt
}
