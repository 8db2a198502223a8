// The descriptors in the dicts of builtin types and of classes with __slots__
// (Objects/descrobject.c).
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/object_text.h"
#include "runtime/types/str.h"
#include "runtime/types/text_signature.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

RowDescriptor* as_row_descriptor(Borrowed value) {
  return object_as<RowDescriptor>(value_of(value));
}
WrapperDescriptor* as_wrapper(Borrowed value) {
  return object_as<WrapperDescriptor>(value_of(value));
}
MethodWrapper* as_method_wrapper(Borrowed value) {
  return object_as<MethodWrapper>(value_of(value));
}
MemberDescriptor* as_member(Borrowed value) { return object_as<MemberDescriptor>(value_of(value)); }

Owned descriptor_text(const char* format, Str* name, const Type* owner) {
  const MessageArg args[] = {MessageArg(name), MessageArg(owner)};
  return format_message(format, args, 2);
}

// --- method_descriptor: `list.append`

Owned method_repr(Borrowed self) {
  const RowDescriptor* method = as_row_descriptor(self);
  return descriptor_text("<method '{}' of '{}' objects>", method->row->name, method->owner);
}

Owned method_get(Borrowed self, Borrowed object, Borrowed) {
  const RowDescriptor* method = as_row_descriptor(self);
  const Value instance = value_of(object);
  if (instance.is_unbound()) return new_reference(value_of(self));
  if (!is_instance(instance, method->owner)) {
    return raise(messages::method_wrong_self, method->row->name.pointer, method->owner.pointer,
                 instance);
  }
  return new_builtin_function(method->row, instance, kNone, true);
}

Owned method_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const RowDescriptor* method = as_row_descriptor(callee);
  if (num_args == 0)
    return raise(messages::method_needs_self, method->owner.pointer, method->row->name.pointer);
  if (!is_instance(args[0], method->owner)) {
    return raise(messages::method_wrong_self, method->row->name.pointer, method->owner.pointer,
                 args[0]);
  }
  if (!keyword_names.is_pointer())
    return call_method_row(method->row, method->owner, args, num_args);
  return call_row(method->row, method->owner, args[0], kNone, args + 1, num_args - 1,
                  keyword_names);
}

constexpr Slots method_slots() {
  Slots slots{};
  slots.repr = method_repr;
  slots.descriptor_get = method_get;
  slots.call = method_call;
  return slots;
}

// --- classmethod_descriptor: `dict.fromkeys` in the dict of dict

Owned class_method_get(Borrowed self, Borrowed object, Borrowed owner) {
  const RowDescriptor* method = as_row_descriptor(self);
  Value cls = value_of(owner);
  if (!is_type(cls)) cls = Value::from_object(type_of(value_of(object)));
  return new_builtin_function(method->row, cls, kNone, true);
}

Owned class_method_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const RowDescriptor* method = as_row_descriptor(callee);
  if (num_args == 0)
    return raise(messages::wrapper_needs_self, method->row->name.pointer, method->owner.pointer);
  return call_row(method->row, method->owner, args[0], kNone, args + 1, num_args - 1,
                  keyword_names);
}

constexpr Slots class_method_slots() {
  Slots slots{};
  slots.repr = method_repr;
  slots.descriptor_get = class_method_get;
  slots.call = class_method_call;
  return slots;
}

// --- wrapper_descriptor: `int.__add__`, and method-wrapper: `(1).__add__`

Owned wrapper_repr(Borrowed self) {
  const WrapperDescriptor* wrapper = as_wrapper(self);
  return descriptor_text("<slot wrapper '{}' of '{}' objects>", wrapper->row->name, wrapper->owner);
}

Owned wrapper_get(Borrowed self, Borrowed object, Borrowed) {
  const WrapperDescriptor* wrapper = as_wrapper(self);
  const Value instance = value_of(object);
  if (instance.is_unbound()) return new_reference(value_of(self));
  if (!is_instance(instance, wrapper->owner)) {
    return raise(messages::method_wrong_self, wrapper->row->name, wrapper->owner.pointer, instance);
  }
  auto* method = allocate<MethodWrapper>(molt_shape_method_wrapper);
  if (method == nullptr) return Failure{};
  method->row = wrapper->row;
  method->owner = wrapper->owner;
  method->self = value_of(new_reference(instance));
  return owned_unchecked(Value::from_object(method));
}

Owned wrapper_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const WrapperDescriptor* wrapper = as_wrapper(callee);
  if (num_args == 0)
    return raise(messages::wrapper_needs_self, wrapper->row->name, wrapper->owner.pointer);
  if (!is_instance(args[0], wrapper->owner)) {
    return raise(messages::wrapper_wrong_self, wrapper->row->name, wrapper->owner.pointer, args[0]);
  }
  return call_slot_wrapper(*wrapper->row, wrapper->owner, args[0], args + 1, num_args - 1,
                           keyword_names);
}

constexpr Slots wrapper_slots() {
  Slots slots{};
  slots.repr = wrapper_repr;
  slots.descriptor_get = wrapper_get;
  slots.call = wrapper_call;
  return slots;
}

void method_wrapper_destroy(Object* self) {
  release(std::exchange(static_cast<MethodWrapper*>(self)->self, kNone));
}
void method_wrapper_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<MethodWrapper*>(self)->self, context);
}

Owned method_wrapper_repr(Borrowed self) {
  const MethodWrapper* method = as_method_wrapper(self);
  MOLT_TRY(text, descriptor_text("<method-wrapper '{}' of {} object", method->row->name,
                                 type_of(method->self)));
  return object_text("{} at {}>", text.get(), method->self);
}

Owned method_wrapper_call(Borrowed callee, const Value* args, int64_t num_args,
                          Value keyword_names) {
  const MethodWrapper* method = as_method_wrapper(callee);
  return call_slot_wrapper(*method->row, method->owner, method->self, args, num_args,
                           keyword_names);
}

Owned method_wrapper_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) ||
      !has_type(value_of(other), molt_shape_method_wrapper)) {
    return {kNotImplementedBits};
  }
  const MethodWrapper* left = as_method_wrapper(self);
  const MethodWrapper* right = as_method_wrapper(other);
  const bool equal = left->row == right->row && left->owner.pointer == right->owner.pointer &&
                     left->self == right->self;
  return {Value::from_bool(equal == (op == CompareOp::kEq)).bits};
}

Int64Result method_wrapper_hash(Borrowed self) {
  const MethodWrapper* method = as_method_wrapper(self);
  const int64_t hash = identity_hash(method->self) ^
                       static_cast<int64_t>(reinterpret_cast<uintptr_t>(method->row.pointer));
  return {hash == -1 ? -2 : hash};
}

constexpr Slots method_wrapper_slots() {
  Slots slots{};
  slots.destroy = method_wrapper_destroy;
  slots.traverse = method_wrapper_traverse;
  slots.repr = method_wrapper_repr;
  slots.call = method_wrapper_call;
  slots.compare = method_wrapper_compare;
  slots.hash = method_wrapper_hash;
  return slots;
}

// --- getset_descriptor: `int.real`, `A.__dict__['__dict__']`

Owned getset_repr(Borrowed self) {
  const RowDescriptor* attribute = as_row_descriptor(self);
  return descriptor_text("<attribute '{}' of '{}' objects>", attribute->row->name,
                         attribute->owner);
}

Owned getset_get(Borrowed self, Borrowed object, Borrowed) {
  const RowDescriptor* attribute = as_row_descriptor(self);
  const Value instance = value_of(object);
  if (instance.is_unbound()) return new_reference(value_of(self));
  if (!is_instance(instance, attribute->owner)) {
    return raise(messages::method_wrong_self, attribute->row->name.pointer,
                 attribute->owner.pointer, instance);
  }
  void* body = const_cast<void*>(attribute->row->body.pointer);
  return reinterpret_cast<Owned (*)(Borrowed)>(body)(object);
}

Status getset_set(Borrowed self, Borrowed object, Borrowed value) {
  const RowDescriptor* attribute = as_row_descriptor(self);
  if (!is_instance(value_of(object), attribute->owner)) {
    return raise(messages::method_wrong_self, attribute->row->name.pointer,
                 attribute->owner.pointer, value_of(object));
  }
  if (attribute->row->setter.pointer == nullptr) {
    return raise(messages::attribute_not_writable, attribute->row->name.pointer,
                 attribute->owner.pointer);
  }
  void* setter = const_cast<void*>(attribute->row->setter.pointer);
  return reinterpret_cast<Status (*)(Borrowed, Borrowed)>(setter)(object, value);
}

constexpr Slots getset_slots() {
  Slots slots{};
  slots.repr = getset_repr;
  slots.descriptor_get = getset_get;
  slots.descriptor_set = getset_set;
  return slots;
}

// --- member_descriptor: a name of __slots__, or a row that is a plain member in CPython

void member_destroy(Object* self) {
  release(std::exchange(static_cast<MemberDescriptor*>(self)->name, kNone));
}

Owned member_repr(Borrowed self) {
  const MemberDescriptor* member = as_member(self);
  return descriptor_text("<member '{}' of '{}' objects>", as_str(member->name), member->owner);
}

Status check_member(const MemberDescriptor* member, Value object) {
  if (member->owner != nullptr && is_instance(object, member->owner)) return kOk;
  return raise(messages::method_wrong_self, member->name, member->owner.pointer, object);
}

Value* member_word(const MemberDescriptor* member, Value object) {
  return reinterpret_cast<Value*>(reinterpret_cast<char*>(object.as_object()) + member->offset);
}

Owned member_get(Borrowed self, Borrowed object, Borrowed) {
  const MemberDescriptor* member = as_member(self);
  const Value instance = value_of(object);
  if (instance.is_unbound()) return new_reference(value_of(self));
  MOLT_TRY_DISCARD(check_member(member, instance));
  if (member->row != nullptr) {
    void* body = const_cast<void*>(member->row->body.pointer);
    return reinterpret_cast<Owned (*)(Borrowed)>(body)(object);
  }
  const Value* word = member_word(member, instance);
  if (word->is_unbound()) {
    return raise_attribute_error(messages::member_missing, instance, member->name, instance,
                                 member->name);
  }
  return new_reference(*word);
}

Status member_set(Borrowed self, Borrowed object, Borrowed value) {
  const MemberDescriptor* member = as_member(self);
  MOLT_TRY_DISCARD(check_member(member, value_of(object)));
  if (member->row != nullptr) {
    void* setter = const_cast<void*>(member->row->setter.pointer);
    if (setter == nullptr) return raise(messages::read_only_attribute);
    return reinterpret_cast<Status (*)(Borrowed, Borrowed)>(setter)(object, value);
  }
  Value* word = member_word(member, value_of(object));
  if (value_of(value).is_unbound() && word->is_unbound()) {
    return raise(messages::member_delete_missing, member->name);
  }
  retain(value_of(value));
  release(std::exchange(*word, value_of(value)));
  return kOk;
}

constexpr Slots member_slots() {
  Slots slots{};
  slots.destroy = member_destroy;
  slots.repr = member_repr;
  slots.descriptor_get = member_get;
  slots.descriptor_set = member_set;
  return slots;
}

Owned qualified_name(const Type* owner, Str* name) {
  MOLT_TRY(qualname, type_qualname(const_cast<Type*>(owner)));
  const MessageArg args[] = {MessageArg(value_of(qualname)), MessageArg(name)};
  return format_message("{}.{}", args, 2);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_DESCRIPTOR_TYPE(identifier, text, type_flags, layout, slots)                  \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};     \
  constinit Type molt_type_##identifier = builtin_type({.name = text,                      \
                                                        .base = &molt_type_object,         \
                                                        .shape = &molt_shape_##identifier, \
                                                        .rows = &molt_rows_##identifier,   \
                                                        .flags = type_flags,               \
                                                        .basic_size = sizeof(layout)},     \
                                                       slots);
MOLT_DESCRIPTOR_TYPE(method_descriptor, "method_descriptor", kTypeMethodLike | kTypeDescriptorGet,
                     RowDescriptor, method_slots())
MOLT_DESCRIPTOR_TYPE(classmethod_descriptor, "classmethod_descriptor", kTypeDescriptorGet,
                     RowDescriptor, class_method_slots())
MOLT_DESCRIPTOR_TYPE(wrapper_descriptor, "wrapper_descriptor", kTypeMethodLike | kTypeDescriptorGet,
                     WrapperDescriptor, wrapper_slots())
MOLT_DESCRIPTOR_TYPE(method_wrapper, "method-wrapper", kTypeCollectable, MethodWrapper,
                     method_wrapper_slots())
MOLT_DESCRIPTOR_TYPE(getset_descriptor, "getset_descriptor",
                     kTypeDescriptorGet | kTypeDescriptorSet, RowDescriptor, getset_slots())
MOLT_DESCRIPTOR_TYPE(member_descriptor, "member_descriptor",
                     kTypeDescriptorGet | kTypeDescriptorSet, MemberDescriptor, member_slots())
#undef MOLT_DESCRIPTOR_TYPE
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

#define MOLT_NAMES(type, cast, name_of)                                  \
  Owned molt_g_##type##___name__(Borrowed self) {                        \
    return new_reference(Value::from_object(cast(self)->name_of));       \
  }                                                                      \
  Owned molt_g_##type##___qualname__(Borrowed self) {                    \
    return qualified_name(cast(self)->owner, cast(self)->name_of);       \
  }                                                                      \
  Owned molt_g_##type##___objclass__(Borrowed self) {                    \
    return new_reference(Value::from_object(cast(self)->owner.pointer)); \
  }
MOLT_NAMES(method_descriptor, as_row_descriptor, row->name.pointer)
MOLT_NAMES(classmethod_descriptor, as_row_descriptor, row->name.pointer)
MOLT_NAMES(wrapper_descriptor, as_wrapper, row->name)
MOLT_NAMES(method_wrapper, as_method_wrapper, row->name)
MOLT_NAMES(getset_descriptor, as_row_descriptor, row->name.pointer)
#undef MOLT_NAMES

Owned molt_g_member_descriptor___name__(Borrowed self) {
  return new_reference(as_member(self)->name);
}
Owned molt_g_member_descriptor___qualname__(Borrowed self) {
  return qualified_name(as_member(self)->owner, as_str(as_member(self)->name));
}
Owned molt_g_member_descriptor___objclass__(Borrowed self) {
  return new_reference(Value::from_object(as_member(self)->owner.pointer));
}
Owned molt_g_method_wrapper___self__(Borrowed self) {
  return new_reference(as_method_wrapper(self)->self);
}
Owned molt_g_method_descriptor___text_signature__(Borrowed self) {
  const RowDescriptor* method = as_row_descriptor(self);
  return row_text_signature(method->row, method->owner->c_name.pointer);
}
Owned molt_g_classmethod_descriptor___text_signature__(Borrowed self) {
  const RowDescriptor* method = as_row_descriptor(self);
  return row_text_signature(method->row, method->owner->c_name.pointer);
}
Owned molt_g_wrapper_descriptor___text_signature__(Borrowed self) {
  return slot_text_signature(*as_wrapper(self)->row);
}
Owned molt_g_method_wrapper___text_signature__(Borrowed self) {
  return slot_text_signature(*as_method_wrapper(self)->row);
}
Owned molt_g_method_descriptor___doc__(Borrowed) { return {kNoneBits}; }
Owned molt_g_wrapper_descriptor___doc__(Borrowed) { return {kNoneBits}; }
Owned molt_g_method_wrapper___doc__(Borrowed) { return {kNoneBits}; }

}  // namespace molt::abi
}
