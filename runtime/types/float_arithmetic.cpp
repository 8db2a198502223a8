// Arithmetic of doubles as Python defines it.
#include <cmath>

#include "common/float_text.h"
#include "common/numeric_hash.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/names.h"
#include "runtime/types/complex.h"
#include "runtime/types/exception.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

bool is_odd_integer(double value) { return std::fmod(std::fabs(value), 2.0) == 1.0; }

// OverflowError with the errno value and its text, as for a failed call of the C library.
Failure raise_result_out_of_range() {
  static constinit StaticStr text("Numerical result out of range");
  MOLT_TRY(args, tuple_of(Value::from_small_int(34), value_of(&text.header)));
  MOLT_TRY(exception, new_exception(molt_type_OverflowError, args));
  return raise_instance(exception.consume());
}

// left ** right where left or right is an infinity and neither is a NaN; right is not zero.
double power_of_infinity(double left, double right) {
  if (std::isinf(right)) {
    const double magnitude = std::fabs(left);
    if (magnitude == 1.0) return 1.0;
    return (right > 0.0) == (magnitude > 1.0) ? std::fabs(right) : 0.0;
  }
  const bool is_odd = is_odd_integer(right);
  if (right > 0.0) return is_odd ? left : std::fabs(left);
  return is_odd ? std::copysign(0.0, left) : 0.0;
}

}  // namespace

double float_modulo(double left, double right) {
  double remainder = std::fmod(left, right);
  if (remainder == 0) return std::copysign(0.0, right);
  if ((right < 0) != (remainder < 0)) remainder += right;
  return remainder;
}

double float_floor_divide(double left, double right) {
  const double remainder = std::fmod(left, right);
  double quotient = (left - remainder) / right;
  if (remainder != 0 && (right < 0) != (remainder < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, left / right);
  const double floored = std::floor(quotient);
  return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Owned float_power(double left, double right) {
  if (right == 0) return float_from(1.0);
  if (std::isnan(left)) return float_from(left);
  if (std::isnan(right)) return float_from(left == 1.0 ? 1.0 : right);
  if (std::isinf(left) || std::isinf(right)) return float_from(power_of_infinity(left, right));
  if (left == 0) {
    if (right < 0) return raise(messages::zero_to_negative_power);
    return float_from(is_odd_integer(right) ? left : 0.0);
  }
  bool is_negative = false;
  if (left < 0) {
    if (right != std::floor(right)) return complex_power({left, 0.0}, {right, 0.0});
    left = -left;
    is_negative = is_odd_integer(right);
  }
  const double result = left == 1.0 ? 1.0 : std::pow(left, right);
  if (std::isinf(result)) return raise_result_out_of_range();
  return float_from(is_negative ? -result : result);
}

// A NaN has no identity here, so that its bits stand for the object that CPython hashes.
int64_t float_hash(double value) {
  return common::hash_double(value, common::hash_address(Value::from_double(value).bits));
}

Owned float_to_str(double value) {
  char text[common::kFloatReprMax];
  return make_str_ascii({text, common::float_repr(text, value)});
}

Owned float_round(double value, int64_t ndigits) {
  if (value - value != 0) return float_from(value);
  double result;
  if (!common::round_decimal(value, ndigits, &result)) return raise(messages::rounded_too_large);
  return float_from(result);
}

Owned float_compare(double value, Value other, CompareOp op) {
  bool is_less, is_equal;
  if (is_float(other)) {
    is_less = value < float_value(other);
    is_equal = value == float_value(other);
    if (std::isnan(float_value(other)) || std::isnan(value)) {
      return {Value::from_bool(op == CompareOp::kNe).bits};
    }
  } else if (is_int(other)) {
    if (std::isnan(value)) return {Value::from_bool(op == CompareOp::kNe).bits};
    const int order = int_compare_double(other, value);
    is_less = order > 0;
    is_equal = order == 0;
  } else {
    return {kNotImplementedBits};
  }
  bool result = false;
  if (op == CompareOp::kLt) result = is_less;
  if (op == CompareOp::kLe) result = is_less || is_equal;
  if (op == CompareOp::kEq) result = is_equal;
  if (op == CompareOp::kNe) result = !is_equal;
  if (op == CompareOp::kGt) result = !is_less && !is_equal;
  if (op == CompareOp::kGe) result = !is_less;
  return {Value::from_bool(result).bits};
}

}  // namespace molt::rt
