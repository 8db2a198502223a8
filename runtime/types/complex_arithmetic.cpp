// Powers, quotients and absolute values of complex numbers, with CPython's order of operations and
// thus its rounding.
#include <cmath>

#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/complex_arithmetic.h"

namespace molt::rt {

namespace {

bool is_zero(ComplexParts value) { return value.real == 0 && value.imag == 0; }

// base ** exponent by squaring; exponent >= 0.
ComplexParts power_by_squaring(ComplexParts base, int64_t exponent) {
  ComplexParts result{1.0, 0.0};
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = complex_product(result, base);
    base = complex_product(base, base);
  }
  return result;
}

// False where the C library's sine of an infinite angle reports a domain error.
bool power_polar(ComplexParts base, ComplexParts exponent, ComplexParts* result) {
  const double magnitude = std::hypot(base.real, base.imag);
  double length = std::pow(magnitude, exponent.real);
  const double angle = std::atan2(base.imag, base.real);
  double phase = angle * exponent.real;
  if (exponent.imag != 0) {
    length /= std::exp(angle * exponent.imag);
    phase += exponent.imag * std::log(magnitude);
  }
  *result = {length * std::cos(phase), length * std::sin(phase)};
  return !std::isinf(phase);
}

}  // namespace

ComplexParts complex_product(ComplexParts a, ComplexParts b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

ComplexParts complex_quotient(ComplexParts a, ComplexParts b) {
  // The larger part of the divisor scales, so that its square cannot overflow.
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    const double ratio = b.imag / b.real;
    const double divisor = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
  }
  if (std::fabs(b.imag) >= std::fabs(b.real)) {
    const double ratio = b.real / b.imag;
    const double divisor = b.real * ratio + b.imag;
    return {(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
  }
  return {NAN, NAN};
}

Owned complex_divide(ComplexParts a, ComplexParts b) {
  if (is_zero(b)) return raise(messages::complex_division_by_zero);
  return complex_from(complex_quotient(a, b));
}

Owned complex_power(ComplexParts left, ComplexParts right) {
  const bool is_small_integer =
      right.imag == 0 && right.real == std::floor(right.real) && std::fabs(right.real) <= 100;
  ComplexParts result;
  if (is_zero(right)) return complex_from({1.0, 0.0});
  if (is_zero(left) && (right.imag != 0 || right.real < 0)) {
    return raise(messages::complex_zero_power);
  }
  if (is_small_integer) {
    const int64_t exponent = static_cast<int64_t>(right.real);
    result = power_by_squaring(left, exponent < 0 ? -exponent : exponent);
    if (exponent < 0) {
      if (is_zero(result)) return raise(messages::complex_zero_power);
      result = complex_quotient({1.0, 0.0}, result);
    }
  } else if (is_zero(left)) {
    result = {0.0, 0.0};
  } else if (!power_polar(left, right, &result)) {
    return raise(messages::complex_zero_power);
  }
  if (std::isinf(result.real) || std::isinf(result.imag)) {
    return raise(messages::complex_power_overflow);
  }
  return complex_from(result);
}

Owned complex_absolute(ComplexParts value) {
  const double result = std::hypot(value.real, value.imag);
  const bool is_finite = std::isfinite(value.real) && std::isfinite(value.imag);
  if (is_finite && std::isinf(result)) return raise(messages::complex_abs_overflow);
  return {Value::from_double(result).bits};
}

}  // namespace molt::rt
