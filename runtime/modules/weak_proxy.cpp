// weakref.proxy: an object that does everything by what it refers to (Objects/weakrefobject.c).
#include "runtime/core/messages/exception.h"
#include "runtime/core/messages/weakref.h"
#include "runtime/core/weakref.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/operators.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

MOLT_DECLARE_TYPE(weak_proxy)
MOLT_DECLARE_TYPE(weak_callable_proxy)

#define MOLT_ROWS "abi/modules/_weakref.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/weak_proxy.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

bool is_proxy(Value value) {
  return has_type(value, molt_shape_weak_proxy) || has_type(value, molt_shape_weak_callable_proxy);
}

// What a proxy refers to; other values are themselves.
Owned unwrap(Borrowed value) {
  if (!is_proxy(value_of(value))) return new_reference(value_of(value));
  Object* target = weak_referent(object_as<WeakReference>(value_of(value)));
  if (target == nullptr) return raise(messages::proxy_dead);
  return new_reference(Value::from_object(target));
}

template <Owned (*kOperator)(Borrowed)>
Owned unary(Borrowed operand) {
  MOLT_TRY(object, unwrap(operand));
  return kOperator(object);
}

template <Owned (*kOperator)(Borrowed, Borrowed)>
Owned binary(Borrowed left, Borrowed right) {
  MOLT_TRY(left_object, unwrap(left));
  MOLT_TRY(right_object, unwrap(right));
  return kOperator(left_object, right_object);
}

Owned absolute(Borrowed operand) { return absolute_of(value_of(operand)); }
Owned divmod(Borrowed left, Borrowed right) { return divmod_of(value_of(left), value_of(right)); }
Owned text_of(Borrowed operand) { return str_of(value_of(operand)); }
Owned index_value(Borrowed operand) { return index_of(value_of(operand)); }
Owned iterator_of(Borrowed operand) { return iterate(value_of(operand)); }
Owned as_int(Borrowed operand) { return call(value_of_type(molt_type_int), value_of(operand)); }
Owned as_float(Borrowed operand) { return call(value_of_type(molt_type_float), value_of(operand)); }

Owned power(Borrowed left, Borrowed right, Borrowed modulus) {
  MOLT_TRY(left_object, unwrap(left));
  MOLT_TRY(right_object, unwrap(right));
  MOLT_TRY(modulus_object, unwrap(modulus));
  return power_of(left_object, right_object, modulus_object);
}

Owned inplace_power(Borrowed left, Borrowed right, Borrowed) {
  MOLT_TRY(left_object, unwrap(left));
  MOLT_TRY(right_object, unwrap(right));
  return abi::molt_inplace_power(left_object, right_object);
}

Owned proxy_repr(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  StrBuilder out;
  out.append_ascii("<weakproxy at ");
  append_address(&out, value_of(self).as_object());
  out.append_ascii(" to ");
  out.append_ascii(type_of(object)->c_name.pointer);
  out.append_ascii(" at ");
  append_address(&out, object.object());
  out.append_char('>');
  return out.finish();
}

Owned proxy_get_attribute(Borrowed self, Str* name) {
  MOLT_TRY(object, unwrap(self));
  return get_attribute(object, name);
}

Status proxy_set_attribute(Borrowed self, Str* name, Borrowed value) {
  MOLT_TRY(object, unwrap(self));
  if (value_of(value).is_unbound()) return abi::molt_delete_attribute(object, name);
  return abi::molt_set_attribute(object, name, value, nullptr);
}

Owned proxy_compare(Borrowed self, Borrowed other, CompareOp op) {
  MOLT_TRY(left, unwrap(self));
  MOLT_TRY(right, unwrap(other));
  return compare(left, right, op);
}

Owned proxy_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY(object, unwrap(callee));
  return call_any(object, args, num_args, keyword_names);
}

Owned proxy_next(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  if (slot_of<&Slots::next>(type_of(object)) == nullptr)
    return raise(messages::proxy_not_iterator, object.get());
  return next_of(object);
}

Tri proxy_truth(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  return truth_of(object);
}

Int64Result proxy_length(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  return length_of(object);
}

Status proxy_set_item(Borrowed self, Borrowed key, Borrowed value) {
  MOLT_TRY(object, unwrap(self));
  if (value_of(value).is_unbound()) return abi::molt_delete_item(object, key);
  return abi::molt_set_item(object, key, value);
}

Tri proxy_contains(Borrowed self, Borrowed item) {
  MOLT_TRY(object, unwrap(self));
  return abi::molt_contains(object, item);
}

void proxy_destroy(Object* object) {
  WeakReference* self = static_cast<WeakReference*>(object);
  unlink_weak_reference(self);
  release(std::exchange(self->callback, kNone));
}

void proxy_traverse(Object* object, Visitor visit, void* context) {
  visit(static_cast<WeakReference*>(object)->callback, context);
}

constexpr void fill_number_slots(Slots& slots) {
  slots.add = binary<abi::molt_add>;
  slots.subtract = binary<abi::molt_subtract>;
  slots.multiply = binary<abi::molt_multiply>;
  slots.matrix_multiply = binary<abi::molt_matrix_multiply>;
  slots.true_divide = binary<abi::molt_true_divide>;
  slots.floor_divide = binary<abi::molt_floor_divide>;
  slots.modulo = binary<abi::molt_modulo>;
  slots.divmod = binary<divmod>;
  slots.power = power;
  slots.left_shift = binary<abi::molt_left_shift>;
  slots.right_shift = binary<abi::molt_right_shift>;
  slots.bit_and = binary<abi::molt_bit_and>;
  slots.bit_or = binary<abi::molt_bit_or>;
  slots.bit_xor = binary<abi::molt_bit_xor>;
  slots.inplace_add = binary<abi::molt_inplace_add>;
  slots.inplace_subtract = binary<abi::molt_inplace_subtract>;
  slots.inplace_multiply = binary<abi::molt_inplace_multiply>;
  slots.inplace_matrix_multiply = binary<abi::molt_inplace_matrix_multiply>;
  slots.inplace_true_divide = binary<abi::molt_inplace_true_divide>;
  slots.inplace_floor_divide = binary<abi::molt_inplace_floor_divide>;
  slots.inplace_modulo = binary<abi::molt_inplace_modulo>;
  slots.inplace_power = inplace_power;
  slots.inplace_left_shift = binary<abi::molt_inplace_left_shift>;
  slots.inplace_right_shift = binary<abi::molt_inplace_right_shift>;
  slots.inplace_bit_and = binary<abi::molt_inplace_bit_and>;
  slots.inplace_bit_or = binary<abi::molt_inplace_bit_or>;
  slots.inplace_bit_xor = binary<abi::molt_inplace_bit_xor>;
  slots.negate = unary<abi::molt_negate>;
  slots.positive = unary<abi::molt_positive>;
  slots.invert = unary<abi::molt_invert>;
  slots.absolute = unary<absolute>;
  slots.to_int = unary<as_int>;
  slots.to_float = unary<as_float>;
  slots.to_index = unary<index_value>;
}

constexpr Slots proxy_slots(bool is_callable) {
  Slots slots{};
  fill_number_slots(slots);
  slots.destroy = proxy_destroy;
  slots.traverse = proxy_traverse;
  slots.clear = proxy_destroy;
  slots.repr = proxy_repr;
  slots.str = unary<text_of>;
  slots.hash = unhashable;
  slots.get_attribute = proxy_get_attribute;
  slots.set_attribute = proxy_set_attribute;
  slots.compare = proxy_compare;
  slots.iterate = unary<iterator_of>;
  slots.next = proxy_next;
  slots.truth = proxy_truth;
  slots.length = proxy_length;
  slots.get_item = binary<abi::molt_get_item>;
  slots.set_item = proxy_set_item;
  slots.contains = proxy_contains;
  if (is_callable) slots.call = proxy_call;
  return slots;
}

// proxy(object) without a callback is the same object every time.
Object* shared_proxy(Object* target, const Shape& shape) {
  WeakReference* reference = first_weak_reference(target);
  for (; reference != nullptr; reference = reference->next) {
    const bool is_shared = reference->callback.is_none() && reference->shape.pointer == &shape &&
                           !is_deallocating(reference);
    if (is_shared) return reference;
  }
  return nullptr;
}

}  // namespace

extern "C" Owned molt_f__weakref_proxy(Borrowed object, Borrowed callback) {
  const Value target = value_of(object);
  if (!target.is_pointer() || !can_be_weakly_referenced(type_of(target)))
    return raise(messages::weakref_not_allowed, type_of(target));
  const bool is_callable = slot_of<&Slots::call>(type_of(target)) != nullptr;
  Shape& shape = is_callable ? molt_shape_weak_callable_proxy : molt_shape_weak_proxy;
  if (value_of(callback).is_none()) {
    Object* existing = shared_proxy(target.as_object(), shape);
    if (existing != nullptr) return new_reference(Value::from_object(existing));
  }
  WeakReference* self = allocate<WeakReference>(shape);
  if (self == nullptr) return kOwnedError;
  self->callback = shared(value_of(callback));
  Ref owned = owned_object(self);
  if (!link_weak_reference(self, target.as_object())) return kOwnedError;
  return owned.take();
}

extern "C" Owned molt_m_weak_proxy___bytes__(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  return call_method(object, MOLT_STR(__bytes__));
}

extern "C" Owned molt_m_weak_proxy___reversed__(Borrowed self) {
  MOLT_TRY(object, unwrap(self));
  return call_method(object, MOLT_STR(__reversed__));
}

extern "C" Owned molt_c__weakref_ProxyType() { return type_constant(molt_type_weak_proxy); }
extern "C" Owned molt_c__weakref_CallableProxyType() {
  return type_constant(molt_type_weak_callable_proxy);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(weak_proxy, "ProxyType", "weakref", kTypeCollectable,
                         sizeof(WeakReference), proxy_slots(false))
MOLT_DEFINE_LIBRARY_TYPE(weak_callable_proxy, "CallableProxyType", "weakref", kTypeCollectable,
                         sizeof(WeakReference), proxy_slots(true))
