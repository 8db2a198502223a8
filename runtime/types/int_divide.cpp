// Quotients, remainders and powers of ints.
#include "common/bigint_float.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"
#include "runtime/types/int_buffer.h"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

int64_t floor_quotient(int64_t a, int64_t b) {
  const int64_t quotient = a / b;
  return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

int64_t floor_remainder(int64_t a, int64_t b) {
  const int64_t remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

// Both operands in 64 bits, and a quotient that is too.
bool divides_in_int64(Value left, Value right, int64_t* a, int64_t* b) {
  return int_as_int64(left, a) && int_as_int64(right, b) && !(*b == -1 && *a == INT64_MIN);
}

// Either result may be null. The divisor is not zero.
Status divide_big(Value left, Value right, Ref* quotient, Ref* remainder) {
  const IntView x(left), y(right);
  const size_t quotient_size = x.size() >= y.size() ? x.size() - y.size() + 2 : 2;
  IntBuffer q(quotient_size);
  IntBuffer r(y.size() + 1);
  if (q.failed() || r.failed()) return kFailed;
  const bigint::SignedDivision sizes =
      bigint::floor_divide(q.limbs(), r.limbs(), x, y, int_scratch());
  if (quotient != nullptr) *quotient = Ref(q.finish(sizes.quotient));
  if (quotient != nullptr && is_failure(*quotient)) return kFailed;
  if (remainder != nullptr) *remainder = Ref(r.finish(sizes.remainder));
  return remainder != nullptr && is_failure(*remainder) ? kFailed : kOk;
}

// A value whose double is exact.
bool is_exact_double(int64_t value) {
  constexpr int64_t kLimit = int64_t{1} << 53;
  return value >= -kLimit && value <= kLimit;
}

}  // namespace

Owned int_floor_divide(Value left, Value right) {
  int64_t a, b;
  if (divides_in_int64(left, right, &a, &b)) {
    if (b == 0) return raise(messages::int_floor_division_by_zero);
    return int_from_int64(floor_quotient(a, b));
  }
  if (int_sign(right) == 0) return raise(messages::int_floor_division_by_zero);
  Ref quotient;
  MOLT_TRY_DISCARD(divide_big(left, right, &quotient, nullptr));
  return quotient.take();
}

Owned int_modulo(Value left, Value right) {
  int64_t a, b;
  if (divides_in_int64(left, right, &a, &b)) {
    if (b == 0) return raise(messages::int_modulo_by_zero);
    return int_from_int64(floor_remainder(a, b));
  }
  if (int_sign(right) == 0) return raise(messages::int_modulo_by_zero);
  Ref remainder;
  MOLT_TRY_DISCARD(divide_big(left, right, nullptr, &remainder));
  return remainder.take();
}

Status int_divmod(Value left, Value right, Ref* quotient, Ref* remainder) {
  int64_t a, b;
  if (divides_in_int64(left, right, &a, &b)) {
    if (b == 0) return raise(messages::int_floor_division_by_zero);
    *quotient = Ref(int_from_int64(floor_quotient(a, b)));
    *remainder = Ref(int_from_int64(floor_remainder(a, b)));
    return is_failure(*quotient) || is_failure(*remainder) ? kFailed : kOk;
  }
  if (int_sign(right) == 0) return raise(messages::int_floor_division_by_zero);
  return divide_big(left, right, quotient, remainder);
}

Owned int_true_divide(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) {
    if (b == 0) return raise(messages::division_by_zero);
    if (is_exact_double(a) && is_exact_double(b)) {
      return float_from(static_cast<double>(a) / static_cast<double>(b));
    }
  }
  if (int_sign(right) == 0) return raise(messages::division_by_zero);
  const IntView x(left), y(right);
  double quotient;
  switch (bigint::true_divide(x, y, &quotient, int_scratch())) {
    case bigint::FloatStatus::kOk:
      return float_from(quotient);
    case bigint::FloatStatus::kOverflow:
      return raise(messages::int_division_too_large);
    default:
      return kOwnedError;
  }
}

Owned int_divide_nearest(Value left, Value right) {
  Ref quotient, remainder;
  MOLT_TRY_DISCARD(int_divmod(left, right, &quotient, &remainder));
  // The remainder has the divisor's sign, so twice it compares with the divisor by magnitude.
  MOLT_TRY(twice, int_left_shift(remainder, Value::from_small_int(1)));
  MOLT_TRY(twice_magnitude, int_absolute(twice));
  MOLT_TRY(divisor_magnitude, int_absolute(right));
  const int order = int_compare(twice_magnitude, divisor_magnitude);
  if (order < 0 || (order == 0 && (int_low_bits(quotient) & 1) == 0)) return quotient.take();
  return int_add(quotient, Value::from_small_int(1));
}

Owned int_gcd(Value left, Value right) {
  const IntView x(left), y(right);
  if (x.size() <= 1 && y.size() <= 1) {
    uint64_t a = x.size() == 0 ? 0 : x.magnitude()[0];
    uint64_t b = y.size() == 0 ? 0 : y.magnitude()[0];
    while (b != 0) {
      const uint64_t rest = a % b;
      a = b;
      b = rest;
    }
    return int_from_uint64(a);
  }
  IntBuffer result(x.size() > y.size() ? x.size() : y.size());
  if (result.failed()) return kOwnedError;
  return result.finish(bigint::gcd(result.limbs(), x.magnitude(), y.magnitude(), int_scratch()));
}

}  // namespace molt::rt
