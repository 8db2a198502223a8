// property, staticmethod, classmethod and cell.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/object_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Property* as_property(Borrowed value) { return object_as<Property>(value_of(value)); }

template <typename Visit>
void for_each_field(Object* self, Visit&& visit) {
  auto* property = static_cast<Property*>(self);
  for (Value* field = &property->getter; field <= &property->name; field++) visit(*field);
}

void property_destroy(Object* self) {
  for_each_field(self, [](Value& field) { release(std::exchange(field, kNone)); });
}
void property_traverse(Object* self, Visitor visit, void* context) {
  for_each_field(self, [&](Value& field) { visit(field, context); });
}

// The class, marked by _molt.native_type, that has the property; null for others.
const Type* native_owner(const Property* property, Type* type) {
  for (; type != nullptr && is_heap_type(type); type = type->base) {
    if ((type->type_flags & kTypeImmutable) == 0) continue;
    const Value found = dict_get_str(type_dict(type), as_str(property->name));
    if (found.is_pointer() && found.as_object() == property) return type;
  }
  return nullptr;
}

// "property 'x' of 'A' object has no setter"; without the name when there is none.
Failure raise_no_accessor(const Property* property, Value object, const char* what) {
  // That of a class which stands for a type of C is a getset_descriptor in CPython.
  if (!property->getter.is_none() && property->name.is_pointer()) {
    const Type* owner = native_owner(property, type_of(object));
    if (owner != nullptr) return raise(messages::attribute_not_writable, property->name, owner);
  }
  Ref name = property->name.is_unbound() ? Ref() : Ref(repr_of(property->name));
  if (is_failure(name)) return Failure{};
  const bool has_name = !name.get().is_unbound();
  MOLT_TRY(qualname, type_qualname(type_of(object)));
  return raise(messages::property_no_getter, has_name ? " " : "",
               has_name ? MessageArg(name.get()) : MessageArg(""), "", value_of(qualname), what);
}

Owned property_get(Borrowed self, Borrowed object, Borrowed) {
  const Value instance = value_of(object);
  if (instance.is_unbound() || instance.is_none()) return new_reference(value_of(self));
  const Property* property = as_property(self);
  if (property->getter.is_none()) return raise_no_accessor(property, instance, "getter");
  return call(property->getter, instance);
}

Status property_set(Borrowed self, Borrowed object, Borrowed value) {
  const Property* property = as_property(self);
  const bool deletes = value_of(value).is_unbound();
  const Value accessor = deletes ? property->deleter : property->setter;
  if (accessor.is_none())
    return raise_no_accessor(property, value_of(object), deletes ? "deleter" : "setter");
  if (deletes) {
    MOLT_TRY_DISCARD(call(accessor, object));
  } else {
    MOLT_TRY_DISCARD(call(accessor, object, value));
  }
  return kOk;
}

constexpr Slots property_slots() {
  Slots slots{};
  slots.destroy = property_destroy;
  slots.clear = property_destroy;
  slots.traverse = property_traverse;
  slots.descriptor_get = property_get;
  slots.descriptor_set = property_set;
  return slots;
}

// A copy with one accessor replaced, of the same class.
Owned copy_with(Borrowed self, Value getter, Value setter, Value deleter) {
  const Property* property = as_property(self);
  auto pick = [](Value given, Value old) { return given.is_unbound() ? old : given; };
  Value doc = property->doc_from_getter != 0 ? kNone : property->doc;
  MOLT_TRY(copy, call(Value::from_object(type_of(value_of(self))), pick(getter, property->getter),
                      pick(setter, property->setter), pick(deleter, property->deleter), doc));
  if (is_instance(copy, &molt_type_property)) {
    Property* made = copy.as<Property>();
    if (!property->name.is_unbound() && made->name.is_unbound())
      made->name = value_of(new_reference(property->name));
  }
  return copy.take();
}

// staticmethod and classmethod: a callable and a dict of attributes.
void callable_destroy(Object* self) {
  auto* method = static_cast<StaticMethod*>(self);
  release(std::exchange(method->callable, kNone));
  release(std::exchange(method->dict, kUnbound));
}
void callable_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<StaticMethod*>(self)->callable, context);
  visit(static_cast<StaticMethod*>(self)->dict, context);
}

StaticMethod* as_wrapped(Borrowed value) { return object_as<StaticMethod>(value_of(value)); }

Owned static_method_get(Borrowed self, Borrowed, Borrowed) {
  return new_reference(as_wrapped(self)->callable);
}
Owned static_method_call(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  Ref callable = Ref::share(as_wrapped(self)->callable);
  return call_any(callable, args, num_args, keyword_names);
}
Owned class_method_get(Borrowed self, Borrowed object, Borrowed owner) {
  Value cls = value_of(owner);
  if (!cls.is_pointer()) cls = Value::from_object(type_of(value_of(object)));
  return new_bound_method(as_wrapped(self)->callable, cls);
}
Owned static_method_repr(Borrowed self) {
  return format_message("<staticmethod({r})>",
                        (const MessageArg[]){MessageArg(as_wrapped(self)->callable)}, 1);
}
Owned class_method_repr(Borrowed self) {
  return format_message("<classmethod({r})>",
                        (const MessageArg[]){MessageArg(as_wrapped(self)->callable)}, 1);
}

// Attributes of the callable that are copied, as functools.update_wrapper does.
Status copy_attributes(StaticMethod* method) {
  Str* const names[] = {MOLT_STR(__module__), MOLT_STR(__name__), MOLT_STR(__qualname__),
                        MOLT_STR(__doc__)};
  MOLT_TRY(dict, dict_new());
  for (Str* name : names) {
    MOLT_TRY(value, find_attribute(method->callable, name));
    if (!value.get().is_unbound()) MOLT_TRY_DISCARD(dict_set_str(as_dict(dict), name, value));
  }
  method->dict = value_of(dict.take());
  return kOk;
}

Owned wrapped_get_attribute(Borrowed self, Str* name) {
  const Value in_type = lookup_in_type(type_of(value_of(self)), name);
  if (!is_data_descriptor(in_type) && as_wrapped(self)->dict.is_pointer()) {
    const Value own = dict_get_str(as_dict(as_wrapped(self)->dict), name);
    if (!own.is_unbound()) return new_reference(own);
  }
  return generic_get_attribute(self, name);
}

Status wrapped_set_attribute(Borrowed self, Str* name, Borrowed value) {
  if (is_data_descriptor(lookup_in_type(type_of(value_of(self)), name)) ||
      !as_wrapped(self)->dict.is_pointer()) {
    return generic_set_attribute(self, name, value);
  }
  Dict* dict = as_dict(as_wrapped(self)->dict);
  if (!value_of(value).is_unbound()) return dict_set_str(dict, name, value_of(value));
  MOLT_TRY_DISCARD(dict_remove_str(dict, name));
  return kOk;
}

constexpr Slots callable_slots(bool is_static) {
  Slots slots{};
  slots.destroy = callable_destroy;
  slots.clear = callable_destroy;
  slots.traverse = callable_traverse;
  slots.get_attribute = wrapped_get_attribute;
  slots.set_attribute = wrapped_set_attribute;
  slots.descriptor_get = is_static ? static_method_get : class_method_get;
  slots.call = is_static ? static_method_call : nullptr;
  slots.repr = is_static ? static_method_repr : class_method_repr;
  return slots;
}

Owned make_wrapped(Type* cls, Value callable, bool copies_attributes = true) {
  auto* method = allocate_instance_of<StaticMethod>(cls);
  if (method == nullptr) return Failure{};
  method->callable = value_of(new_reference(callable));
  method->dict = kUnbound;
  Ref result(owned_unchecked(Value::from_object(method)));
  if (copies_attributes) MOLT_TRY_DISCARD(copy_attributes(method));
  return result.take();
}

// --- cell

Cell* as_cell(Borrowed value) { return object_as<Cell>(value_of(value)); }
void cell_destroy(Object* self) {
  release(std::exchange(static_cast<Cell*>(self)->content, kUnbound));
}
void cell_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<Cell*>(self)->content, context);
}

Owned cell_repr(Borrowed self) {
  const Value content = as_cell(self)->content;
  if (content.is_unbound())
    return object_text("<cell{} at {}: empty>", value_of(empty_str()), value_of(self));
  MOLT_TRY(start, object_text("<cell{} at {}: ", value_of(empty_str()), value_of(self)));
  const MessageArg args[] = {MessageArg(start.get()), MessageArg(type_of(content))};
  MOLT_TRY(middle, format_message("{}{}", args, 2));
  return object_text("{} object at {}>", middle.get(), content);
}

constexpr Slots cell_slots() {
  Slots slots{};
  slots.destroy = cell_destroy;
  slots.clear = cell_destroy;
  slots.traverse = cell_traverse;
  slots.repr = cell_repr;
  return slots;
}

Tri is_abstract(Value callable) {
  MOLT_TRY(flag, find_attribute(callable, MOLT_STR(__isabstractmethod__)));
  if (flag.get().is_unbound()) return {0};
  return truth_of(flag);
}

Owned owned_bool(Tri result) {
  if (is_failure(result)) return kOwnedError;
  return {Value::from_bool(result.code != 0).bits};
}

}  // namespace

Owned new_static_method(Value callable) { return make_wrapped(&molt_type_staticmethod, callable); }
Owned new_builtin_static_method(Value function) {
  return make_wrapped(&molt_type_staticmethod, function, false);
}
Owned new_class_method(Value callable) { return make_wrapped(&molt_type_classmethod, callable); }

Owned new_cell(Value content) {
  auto* cell = allocate<Cell>(molt_shape_cell);
  if (cell == nullptr) return Failure{};
  cell->content = value_of(new_reference(content));
  return owned_unchecked(Value::from_object(cell));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_property{{&molt_type_property}, 0, 0};
constinit Type molt_type_property = builtin_type(
    {.name = "property",
     .base = &molt_type_object,
     .shape = &molt_shape_property,
     .rows = &molt_rows_property,
     .flags = kTypeCollectable | kTypeBaseAllowed | kTypeDescriptorGet | kTypeDescriptorSet,
     .basic_size = sizeof(Property)},
    property_slots());
constinit molt::abi::Shape molt_shape_staticmethod{{&molt_type_staticmethod}, 0, 0};
constinit Type molt_type_staticmethod =
    builtin_type({.name = "staticmethod",
                  .base = &molt_type_object,
                  .shape = &molt_shape_staticmethod,
                  .rows = &molt_rows_staticmethod,
                  .flags = kTypeCollectable | kTypeBaseAllowed | kTypeDescriptorGet,
                  .basic_size = sizeof(StaticMethod)},
                 callable_slots(true));
constinit molt::abi::Shape molt_shape_classmethod{{&molt_type_classmethod}, 0, 0};
constinit Type molt_type_classmethod =
    builtin_type({.name = "classmethod",
                  .base = &molt_type_object,
                  .shape = &molt_shape_classmethod,
                  .rows = &molt_rows_classmethod,
                  .flags = kTypeCollectable | kTypeBaseAllowed | kTypeDescriptorGet,
                  .basic_size = sizeof(ClassMethod)},
                 callable_slots(false));
constinit molt::abi::Shape molt_shape_cell{{&molt_type_cell}, 0, 0};
constinit Type molt_type_cell = builtin_type({.name = "cell",
                                              .base = &molt_type_object,
                                              .shape = &molt_shape_cell,
                                              .rows = &molt_rows_cell,
                                              .flags = kTypeCollectable,
                                              .basic_size = sizeof(Cell),
                                              .module = "builtins"},
                                             cell_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_property(Borrowed cls, Borrowed getter, Borrowed setter, Borrowed deleter,
                      Borrowed doc) {
  auto* property = allocate_instance_of<Property>(as_type(value_of(cls)));
  if (property == nullptr) return Failure{};
  property->getter = value_of(new_reference(value_of(getter)));
  property->setter = value_of(new_reference(value_of(setter)));
  property->deleter = value_of(new_reference(value_of(deleter)));
  property->doc = value_of(new_reference(value_of(doc)));
  property->name = kUnbound;
  property->doc_from_getter = 0;
  Ref result(owned_unchecked(Value::from_object(property)));
  if (property->doc.is_none() && !property->getter.is_none()) {
    MOLT_TRY(text, find_attribute(property->getter, MOLT_STR(__doc__)));
    if (!text.get().is_unbound() && !text.get().is_none()) {
      property->doc = value_of(text.take());
      property->doc_from_getter = 1;
    }
  }
  return result.take();
}

Owned molt_m_property_getter(Borrowed self, Borrowed function) {
  return copy_with(self, value_of(function), kUnbound, kUnbound);
}
Owned molt_m_property_setter(Borrowed self, Borrowed function) {
  return copy_with(self, kUnbound, value_of(function), kUnbound);
}
Owned molt_m_property_deleter(Borrowed self, Borrowed function) {
  return copy_with(self, kUnbound, kUnbound, value_of(function));
}
Owned molt_m_property___set_name__(Borrowed self, Borrowed, Borrowed name) {
  retain(value_of(name));
  release(std::exchange(as_property(self)->name, value_of(name)));
  return {kNoneBits};
}
Owned molt_g_property_fget(Borrowed self) { return new_reference(as_property(self)->getter); }
Owned molt_g_property_fset(Borrowed self) { return new_reference(as_property(self)->setter); }
Owned molt_g_property_fdel(Borrowed self) { return new_reference(as_property(self)->deleter); }
Owned molt_g_property___doc__(Borrowed self) { return new_reference(as_property(self)->doc); }
Status molt_s_property___doc__(Borrowed self, Borrowed value) {
  const Value doc = value_of(value).is_unbound() ? kNone : value_of(value);
  retain(doc);
  release(std::exchange(as_property(self)->doc, doc));
  return kOk;
}
Owned molt_g_property___isabstractmethod__(Borrowed self) {
  for (Value accessor :
       {as_property(self)->getter, as_property(self)->setter, as_property(self)->deleter}) {
    const Tri result = is_abstract(accessor);
    if (result.code != 0) return owned_bool(result);
  }
  return {kFalseBits};
}

Owned molt_n_staticmethod(Borrowed cls, Borrowed function) {
  return make_wrapped(as_type(value_of(cls)), value_of(function));
}
Owned molt_n_classmethod(Borrowed cls, Borrowed function) {
  return make_wrapped(as_type(value_of(cls)), value_of(function));
}
#define MOLT_WRAPPED(type)                                                                        \
  Owned molt_g_##type##___func__(Borrowed self) {                                                 \
    return new_reference(as_wrapped(self)->callable);                                             \
  }                                                                                               \
  Owned molt_g_##type##___wrapped__(Borrowed self) {                                              \
    return new_reference(as_wrapped(self)->callable);                                             \
  }                                                                                               \
  Owned molt_g_##type##___isabstractmethod__(Borrowed self) {                                     \
    return owned_bool(is_abstract(as_wrapped(self)->callable));                                   \
  }                                                                                               \
  Owned molt_g_##type##___dict__(Borrowed self) { return new_reference(as_wrapped(self)->dict); } \
  Status molt_s_##type##___dict__(Borrowed self, Borrowed value) {                                \
    if (!is_dict(value_of(value))) return raise(messages::dict_not_dict, value);                  \
    retain(value_of(value));                                                                      \
    release(std::exchange(as_wrapped(self)->dict, value_of(value)));                              \
    return kOk;                                                                                   \
  }
MOLT_WRAPPED(staticmethod)
MOLT_WRAPPED(classmethod)
#undef MOLT_WRAPPED

Owned molt_n_cell(Borrowed, Borrowed contents) { return new_cell(value_of(contents)); }
Owned molt_g_cell_cell_contents(Borrowed self) {
  const Value content = as_cell(self)->content;
  if (content.is_unbound()) return raise(messages::cell_empty);
  return new_reference(content);
}
Status molt_s_cell_cell_contents(Borrowed self, Borrowed value) {
  retain(value_of(value));
  release(std::exchange(as_cell(self)->content, value_of(value)));
  return kOk;
}
Owned molt_make_cell(Consumed content) {
  auto* cell = allocate<Cell>(molt_shape_cell);
  if (cell == nullptr) {
    release(value_of(content));
    return Failure{};
  }
  cell->content = value_of(content);
  return owned_unchecked(Value::from_object(cell));
}

}  // namespace molt::abi
}
