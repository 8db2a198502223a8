// The type int and its slots; what they compute lies in the int_*.cpp files by subject.
#include "runtime/types/int.h"

#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

bool are_ints(Borrowed left, Borrowed right) {
  return is_int(value_of(left)) && is_int(value_of(right));
}

// A binary slot from the function of int.h.
template <Owned (*kFunction)(Value, Value)>
Owned binary(Borrowed left, Borrowed right) {
  if (!are_ints(left, right)) return not_implemented();
  return kFunction(value_of(left), value_of(right));
}

template <Owned (*kFunction)(Value)>
Owned unary(Borrowed operand) {
  return kFunction(value_of(operand));
}

Owned int_divmod_slot(Borrowed left, Borrowed right) {
  if (!are_ints(left, right)) return not_implemented();
  Ref quotient, remainder;
  MOLT_TRY_DISCARD(int_divmod(value_of(left), value_of(right), &quotient, &remainder));
  return tuple_of(quotient.get(), remainder.get());
}

Owned int_power_slot(Borrowed left, Borrowed right, Borrowed modulus) {
  const Value third = value_of(modulus);
  if (!are_ints(left, right)) return not_implemented();
  if (!third.is_none() && !is_int(third)) return not_implemented();
  return int_power(value_of(left), value_of(right), third);
}

Owned int_compare_slot(Borrowed left, Borrowed right, CompareOp op) {
  if (!are_ints(left, right)) return not_implemented();
  const int order = int_compare(value_of(left), value_of(right));
  switch (op) {
    case CompareOp::kLt:
      return owned_bool(order < 0);
    case CompareOp::kLe:
      return owned_bool(order <= 0);
    case CompareOp::kEq:
      return owned_bool(order == 0);
    case CompareOp::kNe:
      return owned_bool(order != 0);
    case CompareOp::kGt:
      return owned_bool(order > 0);
    default:
      return owned_bool(order >= 0);
  }
}

Int64Result int_hash_slot(Borrowed self) { return {int_hash(value_of(self))}; }
Tri int_truth_slot(Borrowed self) { return tri(int_sign(value_of(self)) != 0); }

Owned int_to_float_slot(Borrowed self) {
  double value;
  MOLT_TRY_DISCARD(int_as_double(value_of(self), &value));
  return float_from(value);
}

constexpr Slots int_slots() {
  Slots slots{};
  slots.repr = unary<int_to_str>;
  slots.hash = int_hash_slot;
  slots.compare = int_compare_slot;
  slots.add = binary<int_add>;
  slots.subtract = binary<int_subtract>;
  slots.multiply = binary<int_multiply>;
  slots.true_divide = binary<int_true_divide>;
  slots.floor_divide = binary<int_floor_divide>;
  slots.modulo = binary<int_modulo>;
  slots.divmod = int_divmod_slot;
  slots.power = int_power_slot;
  slots.left_shift = binary<int_left_shift>;
  slots.right_shift = binary<int_right_shift>;
  slots.bit_and = binary<int_and>;
  slots.bit_or = binary<int_or>;
  slots.bit_xor = binary<int_xor>;
  slots.negate = unary<int_negate>;
  slots.positive = unary<int_exact>;
  slots.absolute = unary<int_absolute>;
  slots.invert = unary<int_invert>;
  slots.truth = int_truth_slot;
  slots.to_int = unary<int_exact>;
  slots.to_float = int_to_float_slot;
  slots.to_index = unary<int_exact>;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_int{{&molt_type_int}, 0, 0};
constinit Type molt_type_int =
    builtin_type({.name = "int",
                  .base = &molt_type_object,
                  .shape = &molt_shape_int,
                  .rows = &molt_rows_int,
                  .flags = kTypeBaseAllowed | kTypeIntSubclass | kTypeVariableSize,
                  .basic_size = sizeof(BigInt),
                  .item_size = sizeof(uint64_t)},
                 int_slots());
}  // namespace molt::rt
}
