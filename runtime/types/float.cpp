// The type float and its slots.
#include "runtime/types/float.h"

#include <cmath>

#include "runtime/core/messages/number.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// Both operands as doubles: 1, or 0 when one is neither float nor int, or -1 with OverflowError.
Tri convert_operands(Borrowed left, Borrowed right, double* a, double* b) {
  const Value x = value_of(left), y = value_of(right);
  if (!(is_float(x) || is_int(x)) || !(is_float(y) || is_int(y))) return kTriFalse;
  MOLT_TRY_DISCARD(real_as_double(x, a));
  MOLT_TRY_DISCARD(real_as_double(y, b));
  return kTriTrue;
}

// A binary slot from a function of two doubles.
template <Owned (*kFunction)(double, double)>
Owned binary(Borrowed left, Borrowed right) {
  double a, b;
  MOLT_TRY(converted, convert_operands(left, right, &a, &b));
  if (converted.code == 0) return not_implemented();
  return kFunction(a, b);
}

Owned add(double a, double b) { return float_from(a + b); }
Owned subtract(double a, double b) { return float_from(a - b); }
Owned multiply(double a, double b) { return float_from(a * b); }

Owned true_divide(double a, double b) {
  if (b == 0) return raise(messages::float_division_by_zero);
  return float_from(a / b);
}

Owned floor_divide(double a, double b) {
  if (b == 0) return raise(messages::float_floor_division_by_zero);
  return float_from(float_floor_divide(a, b));
}

Owned modulo(double a, double b) {
  if (b == 0) return raise(messages::float_modulo_by_zero);
  return float_from(float_modulo(a, b));
}

Owned divide_and_modulo(double a, double b) {
  if (b == 0) return raise(messages::float_divmod_by_zero);
  return tuple_of(Value{float_from(float_floor_divide(a, b)).bits},
                  Value{float_from(float_modulo(a, b)).bits});
}

Owned power_slot(Borrowed left, Borrowed right, Borrowed modulus) {
  if (!value_of(modulus).is_none()) return raise(messages::power_modulus_not_int);
  return binary<float_power>(left, right);
}

double value_of_self(Borrowed self) { return float_value(value_of(self)); }

Owned negate(Borrowed self) { return float_from(-value_of_self(self)); }
Owned exact(Borrowed self) { return float_from(value_of_self(self)); }
Owned absolute(Borrowed self) { return float_from(std::fabs(value_of_self(self))); }
Owned to_int(Borrowed self) { return int_from_double(value_of_self(self)); }
Owned repr(Borrowed self) { return float_to_str(value_of_self(self)); }
Tri truth(Borrowed self) { return tri(value_of_self(self) != 0); }
Int64Result hash(Borrowed self) { return {float_hash(value_of_self(self))}; }
Owned compare(Borrowed self, Borrowed other, CompareOp op) {
  return float_compare(value_of_self(self), value_of(other), op);
}

constexpr Slots float_slots() {
  Slots slots{};
  slots.repr = repr;
  slots.hash = hash;
  slots.compare = compare;
  slots.add = binary<add>;
  slots.subtract = binary<subtract>;
  slots.multiply = binary<multiply>;
  slots.true_divide = binary<true_divide>;
  slots.floor_divide = binary<floor_divide>;
  slots.modulo = binary<modulo>;
  slots.divmod = binary<divide_and_modulo>;
  slots.power = power_slot;
  slots.negate = negate;
  slots.positive = exact;
  slots.absolute = absolute;
  slots.truth = truth;
  slots.to_int = to_int;
  slots.to_float = exact;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_float{{&molt_type_float}, 0, 0};
constinit Type molt_type_float = builtin_type({.name = "float",
                                               .base = &molt_type_object,
                                               .shape = &molt_shape_float,
                                               .rows = &molt_rows_float,
                                               .flags = kTypeBaseAllowed | kTypeFloatSubclass,
                                               .basic_size = sizeof(Float)},
                                              float_slots());
}  // namespace molt::rt
}
