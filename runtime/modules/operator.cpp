// The functions of the module _operator (Modules/_operator.c).
#include "runtime/core/messages/operator.h"

#include "runtime/core/messages/container.h"
#include "runtime/core/messages/type.h"
#include "runtime/fast/iterate.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/operators.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/operator.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned bool_result(Tri result) {
  return is_failure(result) ? kOwnedError : owned_bool(result.code != 0);
}

// Whether an object without a slot for it may be concatenated by its `+` (PySequence_Check).
bool is_sequence(Value value) {
  return type_of(value)->slots.get_item != nullptr && !is_dict(value);
}

using Operator = Owned (*)(Borrowed left, Borrowed right);

// PySequence_Concat: what is a sequence in Python only has no slot but an operator.
Owned concatenate_py(Borrowed left, Borrowed right, Operator slot, Operator add) {
  if (slot != nullptr) return slot(left, right);
  const Type* left_type = type_of(value_of(left));
  const Type* right_type = type_of(value_of(right));
  const bool can_add = left_type->slots.add != nullptr || right_type->slots.add != nullptr;
  if (!can_add || !is_sequence(value_of(left)) || !is_sequence(value_of(right)))
    return raise(messages::operator_concatenate, left);
  return add(left, right);
}

// Counts the equal items of an iterable, or gives the place of the first (-1 for none).
Int64Result search_py(Value iterable, Value item, bool find_first) {
  Ref iterator(iterate(iterable));
  if (is_failure(iterator)) {
    if (clear_exception_if(molt_type_TypeError))
      return raise(messages::contains_unsupported, iterable);
    return Failure{};
  }
  int64_t count = 0;
  for (int64_t i = 0;; i++) {
    MOLT_TRY(next, iterate_next_inline(iterator));
    if (next.get().is_unbound()) return {find_first ? -1 : count};
    MOLT_TRY(is_same, is_equal(next, item));
    if (is_same.code == 0) continue;
    if (find_first) return {i};
    count++;
  }
}

// Takes the same time wherever two texts of equal length differ.
bool equal_in_constant_time(ByteView left, ByteView right) {
  // A different length shows, the contents do not.
  const uint8_t* first = left.size == right.size ? left.data : right.data;
  volatile uint8_t difference = left.size == right.size ? 0 : 1;
  for (int64_t i = 0; i < right.size; i++) {
    difference = static_cast<uint8_t>(difference | (first[i] ^ right.data[i]));
  }
  return difference == 0;
}

}  // namespace

extern "C" Owned molt_c_operator___doc__() { return make_str_ascii("Operator interface."); }
extern "C" Owned molt_f_operator_truth(Borrowed a) { return bool_result(truth_of(value_of(a))); }
extern "C" Owned molt_f_operator_not_(Borrowed a) {
  MOLT_TRY(truth, truth_of(value_of(a)));
  return owned_bool(truth.code == 0);
}
extern "C" Owned molt_f_operator_is_(Borrowed a, Borrowed b) {
  return owned_bool(value_of(a) == value_of(b));
}
extern "C" Owned molt_f_operator_is_not(Borrowed a, Borrowed b) {
  return owned_bool(value_of(a) != value_of(b));
}
extern "C" Owned molt_f_operator_index(Borrowed a) {
  MOLT_TRY(number, index_of(value_of(a)));
  return int_exact(number);
}
extern "C" Owned molt_f_operator_abs(Borrowed a) { return absolute_of(value_of(a)); }
extern "C" Owned molt_f_operator_neg(Borrowed a) { return molt_negate(a); }
extern "C" Owned molt_f_operator_pos(Borrowed a) { return molt_positive(a); }
extern "C" Owned molt_f_operator_inv(Borrowed a) { return molt_invert(a); }
extern "C" Owned molt_f_operator_invert(Borrowed a) { return molt_invert(a); }
extern "C" Owned molt_f_operator_add(Borrowed a, Borrowed b) { return molt_add(a, b); }
extern "C" Owned molt_f_operator_sub(Borrowed a, Borrowed b) { return molt_subtract(a, b); }
extern "C" Owned molt_f_operator_mul(Borrowed a, Borrowed b) { return molt_multiply(a, b); }
extern "C" Owned molt_f_operator_matmul(Borrowed a, Borrowed b) {
  return molt_matrix_multiply(a, b);
}
extern "C" Owned molt_f_operator_floordiv(Borrowed a, Borrowed b) {
  return molt_floor_divide(a, b);
}
extern "C" Owned molt_f_operator_truediv(Borrowed a, Borrowed b) { return molt_true_divide(a, b); }
extern "C" Owned molt_f_operator_mod(Borrowed a, Borrowed b) { return molt_modulo(a, b); }
extern "C" Owned molt_f_operator_lshift(Borrowed a, Borrowed b) { return molt_left_shift(a, b); }
extern "C" Owned molt_f_operator_rshift(Borrowed a, Borrowed b) { return molt_right_shift(a, b); }
extern "C" Owned molt_f_operator_and_(Borrowed a, Borrowed b) { return molt_bit_and(a, b); }
extern "C" Owned molt_f_operator_xor(Borrowed a, Borrowed b) { return molt_bit_xor(a, b); }
extern "C" Owned molt_f_operator_or_(Borrowed a, Borrowed b) { return molt_bit_or(a, b); }
extern "C" Owned molt_f_operator_pow(Borrowed a, Borrowed b) { return molt_power(a, b); }
extern "C" Owned molt_f_operator_iadd(Borrowed a, Borrowed b) { return molt_inplace_add(a, b); }
extern "C" Owned molt_f_operator_isub(Borrowed a, Borrowed b) {
  return molt_inplace_subtract(a, b);
}
extern "C" Owned molt_f_operator_imul(Borrowed a, Borrowed b) {
  return molt_inplace_multiply(a, b);
}
extern "C" Owned molt_f_operator_imatmul(Borrowed a, Borrowed b) {
  return molt_inplace_matrix_multiply(a, b);
}
extern "C" Owned molt_f_operator_ifloordiv(Borrowed a, Borrowed b) {
  return molt_inplace_floor_divide(a, b);
}
extern "C" Owned molt_f_operator_itruediv(Borrowed a, Borrowed b) {
  return molt_inplace_true_divide(a, b);
}
extern "C" Owned molt_f_operator_imod(Borrowed a, Borrowed b) { return molt_inplace_modulo(a, b); }
extern "C" Owned molt_f_operator_ilshift(Borrowed a, Borrowed b) {
  return molt_inplace_left_shift(a, b);
}
extern "C" Owned molt_f_operator_irshift(Borrowed a, Borrowed b) {
  return molt_inplace_right_shift(a, b);
}
extern "C" Owned molt_f_operator_iand(Borrowed a, Borrowed b) { return molt_inplace_bit_and(a, b); }
extern "C" Owned molt_f_operator_ixor(Borrowed a, Borrowed b) { return molt_inplace_bit_xor(a, b); }
extern "C" Owned molt_f_operator_ior(Borrowed a, Borrowed b) { return molt_inplace_bit_or(a, b); }
extern "C" Owned molt_f_operator_ipow(Borrowed a, Borrowed b) { return molt_inplace_power(a, b); }
extern "C" Owned molt_f_operator_lt(Borrowed a, Borrowed b) { return molt_compare_lt(a, b); }
extern "C" Owned molt_f_operator_le(Borrowed a, Borrowed b) { return molt_compare_le(a, b); }
extern "C" Owned molt_f_operator_eq(Borrowed a, Borrowed b) { return molt_compare_eq(a, b); }
extern "C" Owned molt_f_operator_ne(Borrowed a, Borrowed b) { return molt_compare_ne(a, b); }
extern "C" Owned molt_f_operator_gt(Borrowed a, Borrowed b) { return molt_compare_gt(a, b); }
extern "C" Owned molt_f_operator_ge(Borrowed a, Borrowed b) { return molt_compare_ge(a, b); }

extern "C" Owned molt_f_operator_concat(Borrowed a, Borrowed b) {
  return concatenate_py(a, b, slot_of<&Slots::concatenate>(type_of(value_of(a))), molt_add);
}
extern "C" Owned molt_f_operator_iconcat(Borrowed a, Borrowed b) {
  Type* type = type_of(value_of(a));
  const Operator inplace = slot_of<&Slots::inplace_concatenate>(type);
  return concatenate_py(a, b, inplace != nullptr ? inplace : slot_of<&Slots::concatenate>(type),
                        molt_inplace_add);
}

extern "C" Owned molt_f_operator_getitem(Borrowed a, Borrowed b) { return molt_get_item(a, b); }
extern "C" Owned molt_f_operator_setitem(Borrowed a, Borrowed b, Borrowed c) {
  MOLT_TRY_DISCARD(molt_set_item(a, b, c));
  return owned_none();
}
extern "C" Owned molt_f_operator_delitem(Borrowed a, Borrowed b) {
  MOLT_TRY_DISCARD(molt_delete_item(a, b));
  return owned_none();
}
extern "C" Owned molt_f_operator_contains(Borrowed a, Borrowed b) {
  return bool_result(molt_contains(a, b));
}

extern "C" Owned molt_f_operator_indexOf(Borrowed a, Borrowed b) {
  const Int64Result place = search_py(value_of(a), value_of(b), true);
  if (place.value == kInt64Failed) return kOwnedError;
  if (place.value < 0) return raise(messages::sequence_index_missing);
  return int_from_int64(place.value);
}
extern "C" Owned molt_f_operator_countOf(Borrowed a, Borrowed b) {
  const Int64Result count = search_py(value_of(a), value_of(b), false);
  return count.value == kInt64Failed ? kOwnedError : int_from_int64(count.value);
}

extern "C" Owned molt_f_operator_length_hint(Borrowed obj, Borrowed default_) {
  const Int64Result fallback = ssize_argument_py(value_of(default_));
  if (fallback.value == kInt64Failed) return kOwnedError;
  const Int64Result hint = length_hint(value_of(obj), fallback.value);
  if (hint.value == kInt64Failed && exception_is_set()) return kOwnedError;
  return int_from_int64(hint.value);
}

extern "C" Owned molt_f_operator_call(Borrowed obj, Borrowed args, Borrowed kwargs) {
  return molt_call_unpacked(obj, args, kwargs);
}

extern "C" Owned molt_f_operator__compare_digest(Borrowed a, Borrowed b) {
  ByteView left;
  ByteView right;
  if (is_str(a) && is_str(b)) {
    const Str* left_text = as_str(a);
    const Str* right_text = as_str(b);
    if (left_text->is_ascii == 0 || right_text->is_ascii == 0)
      return raise(messages::compare_digest_ascii);
    left = {left_text->data(), left_text->length};
    right = {right_text->data(), right_text->length};
  } else {
    const bool any_view = get_byte_view(value_of(a), &left) || get_byte_view(value_of(b), &right);
    if (!any_view) return raise(messages::compare_digest_types, a, b);
    MOLT_TRY_DISCARD(require_byte_view(value_of(a), &left));
    MOLT_TRY_DISCARD(require_byte_view(value_of(b), &right));
  }
  return owned_bool(equal_in_constant_time(left, right));
}

}  // namespace molt::rt
