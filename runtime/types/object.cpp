// object: the slots that every class inherits, and its methods.
#include "common/numeric_hash.h"
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/object_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/object.def"
#include "abi/types/rows.inc"

namespace molt::rt {

Owned object_text(const char* format, Value text, Value object) {
  constexpr char kDigits[] = "0123456789abcdef";
  char address[2 + 16 + 1];
  int length = 0;
  uint64_t bits = object.is_pointer() ? reinterpret_cast<uintptr_t>(object.as_object())
                                      : object.bits & kPayloadMask;
  int shift = 60;
  while (shift > 0 && (bits >> shift & 15) == 0) shift -= 4;
  address[length++] = '0';
  address[length++] = 'x';
  for (; shift >= 0; shift -= 4) address[length++] = kDigits[bits >> shift & 15];
  address[length] = 0;
  const MessageArg args[] = {MessageArg(text), MessageArg(static_cast<const char*>(address))};
  return format_message(format, args, 2);
}

int64_t identity_hash(Value value) {
  const uint64_t address =
      value.is_pointer() ? reinterpret_cast<uintptr_t>(value.as_object()) : value.bits;
  return common::hash_address(address);
}

Owned object_repr(Borrowed self) {
  MOLT_TRY(name, type_full_name(type_of(value_of(self))));
  return object_text("<{} object at {}>", name.get(), value_of(self));
}

Owned object_str(Borrowed self) { return repr_of(value_of(self)); }

Int64Result object_hash(Borrowed self) { return {identity_hash(value_of(self))}; }

Int64Result hash_not_implemented(Borrowed self) {
  return raise(messages::unhashable, value_of(self));
}

// Identity, and __ne__ as the opposite of __eq__.
Owned object_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (op == CompareOp::kEq) {
    if (value_of(self) == value_of(other)) return {kTrueBits};
    return {kNotImplementedBits};
  }
  if (op != CompareOp::kNe) return {kNotImplementedBits};
  auto* compare = slot_of<&Slots::compare>(type_of(value_of(self)));
  MOLT_TRY(equal, compare(self, other, CompareOp::kEq));
  if (equal.get() == kNotImplemented) return equal.take();
  MOLT_TRY(truth, truth_of(equal));
  return {Value::from_bool(truth.code == 0).bits};
}

namespace {

bool has_arguments(int64_t num_args, Value keyword_names) {
  return num_args > 0 ||
         (keyword_names.is_pointer() && object_as<Tuple>(keyword_names)->length > 0);
}

// The abstract methods that forbid instances, sorted: 'a', 'b'.
Failure raise_abstract(Type* cls) {
  const Value methods = dict_get_str(type_dict(cls), MOLT_STR(__abstractmethods__));
  MOLT_TRY(names, list_from(methods));
  MOLT_TRY_DISCARD(list_sort_py(as_list(names), kNone, false));
  StrBuilder text;
  const List* list = as_list(names);
  for (int64_t i = 0; i < list->length; i++) {
    MOLT_TRY_DISCARD(text.append_ascii(i == 0 ? "'" : ", '"));
    MOLT_TRY(name, str_of(list->items.pointer[i]));
    MOLT_TRY_DISCARD(text.append(name.get()));
    MOLT_TRY_DISCARD(text.append_ascii("'"));
  }
  const int64_t count = list->length;
  MOLT_TRY(joined, text.finish());
  return raise(messages::abstract_class, cls, count > 1 ? "s" : "", joined.get());
}

}  // namespace

// The two checks of object.__new__ and object.__init__: surplus arguments are an error unless the
// other one is overridden.
Owned object_construct(Type* cls, const Value*, int64_t num_args, Value keyword_names) {
  if (has_arguments(num_args, keyword_names)) {
    if (cls->slots.construct != object_construct) return raise(messages::object_new_arguments);
    if (slot_of<&Slots::initialise>(cls) == object_initialise)
      return raise(messages::type_no_arguments, cls);
  }
  if ((cls->type_flags & kTypeAbstract) != 0) return raise_abstract(cls);
  Object* object = allocate_instance(cls);
  if (object == nullptr) return Failure{};
  return owned_unchecked(Value::from_object(object));
}

Status object_initialise(Borrowed self, const Value*, int64_t num_args, Value keyword_names) {
  if (!has_arguments(num_args, keyword_names)) return kOk;
  Type* cls = type_of(value_of(self));
  if (cls->slots.initialise != object_initialise) return raise(messages::object_init_arguments);
  if (slot_of<&Slots::construct>(cls) == object_construct)
    return raise(messages::init_one_argument, cls);
  return kOk;
}

namespace {

constexpr Slots object_slots() {
  Slots slots{};
  slots.repr = object_repr;
  slots.str = object_str;
  slots.hash = object_hash;
  slots.compare = object_compare;
  slots.get_attribute = generic_get_attribute;
  slots.set_attribute = generic_set_attribute;
  slots.construct = object_construct;
  slots.initialise = object_initialise;
  return slots;
}

// Whether an object can move from one class to another: the same memory, told by the class that
// laid it out.
bool is_same_layout(const Type* left, const Type* right) {
  if (left->basic_size != right->basic_size || left->extra_offset != right->extra_offset)
    return false;
  if (left->native_base.pointer != right->native_base.pointer) return false;
  if (((left->type_flags | right->type_flags) & kTypeHasMembers) == 0) return true;
  // Classes with __slots__ must share the class that declares them.
  while (is_heap_type(left) && left->member_count == 0) left = left->base;
  while (is_heap_type(right) && right->member_count == 0) right = right->base;
  return left == right;
}

// The shape in `type` with the names of another class's shape.
Shape* translated_shape(Shape* shape, Type* type) {
  if (is_dictionary_mode(shape)) return dictionary_shape(type);
  Shape* result = type->instance_shape;
  for (uint32_t i = 0; i < shape->slot_count && result != nullptr; i++)
    result = shape_with(result, slot_name(shape, i));
  return result;
}

Status merge_names(Dict* names, Value object_dict) {
  if (!is_dict(object_dict)) return kOk;
  int64_t position = 0;
  Value key, value;
  while (dict_next(as_dict(object_dict), &position, &key, &value))
    MOLT_TRY_DISCARD(dict_set_py(names, key, kNone));
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_object{{&molt_type_object}, 0, 0};
constinit Type molt_type_object = builtin_type({.name = "object",
                                                .base = nullptr,
                                                .shape = &molt_shape_object,
                                                .rows = &molt_rows_object,
                                                .flags = kTypeBaseAllowed | kTypeReady,
                                                .basic_size = sizeof(Object)},
                                               object_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_g_object___class__(Borrowed self) {
  return new_reference(Value::from_object(type_of(value_of(self))));
}

Status molt_s_object___class__(Borrowed self, Borrowed value) {
  const Value wanted = value_of(value);
  if (wanted.is_unbound()) return raise(messages::class_delete);
  if (!is_type(wanted)) return raise(messages::class_assign_not_type, wanted);
  const Value object_value = value_of(self);
  Type* from = type_of(object_value);
  Type* to = as_type(wanted);
  if (from == to) return kOk;
  if (!is_heap_type(from) || !is_heap_type(to)) return raise(messages::class_assign_heap);
  if (!is_same_layout(from, to)) return raise(messages::class_assign_layout, to, from);
  Object* object = object_value.as_object();
  if (has_attributes(from) &&
      object->shape->inline_capacity != to->instance_shape->inline_capacity) {
    // The inline slots differ in number: only the dict can move.
    MOLT_TRY_DISCARD(attribute_dict(object));
  }
  Shape* shape =
      has_attributes(from) ? translated_shape(object->shape, to) : to->instance_shape.pointer;
  if (shape == nullptr) return kFailed;
  if (is_dictionary_mode(shape)) {
    MOLT_TRY_DISCARD(attribute_dict(object));
  }
  object->shape = shape;
  retain(wanted);
  release(Value::from_object(from));
  return kOk;
}

Owned molt_m_object___dir__(Borrowed self) {
  MOLT_TRY(names, dict_new());
  MOLT_TRY(own, find_attribute(value_of(self), MOLT_STR(__dict__)));
  MOLT_TRY_DISCARD(merge_names(as_dict(names), own));
  MOLT_TRY(mro, type_mro(type_of(value_of(self))));
  const Tuple* types = object_as<Tuple>(value_of(mro));
  for (int64_t i = 0; i < types->length; i++) {
    MOLT_TRY_DISCARD(merge_names(as_dict(names), value_of(type_dict(as_type(types->items()[i])))));
  }
  return dict_keys_list(as_dict(names));
}

Owned molt_m_object___format__(Borrowed self, Borrowed format_spec) {
  if (!is_str(value_of(format_spec)))
    return raise(messages::format_argument, value_of(format_spec));
  if (as_str(format_spec)->length > 0) return raise(messages::unsupported_format, value_of(self));
  return str_of(value_of(self));
}

Owned molt_m_object___sizeof__(Borrowed self) {
  const Value value = value_of(self);
  if (!value.is_pointer() || (value.as_object()->flags & kFlagImmortal) != 0)
    return int_from_int64(type_of(value)->basic_size);
  return int_from_int64(allocated_size(value.as_object()));
}

Owned molt_m_object___init_subclass__(Borrowed) { return {kNoneBits}; }
Owned molt_m_object___subclasshook__(Borrowed, Borrowed) { return {kNotImplementedBits}; }

}  // namespace molt::abi
}
