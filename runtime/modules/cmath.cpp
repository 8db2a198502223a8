// The module cmath: arguments, errors and the functions that turn others by a right angle.
#include "runtime/core/messages/number.h"
#include "runtime/modules/cmath_functions.h"
#include "runtime/modules/math_support.h"
#include "runtime/types/complex_arithmetic.h"
#include "runtime/types/container_support.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/cmath.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

using ComplexFunction = ComplexResult (*)(ComplexParts);

Owned checked_result(ComplexResult result) {
  if (result.error == ComplexError::kDomain) return raise_math_domain();
  if (result.error == ComplexError::kRange) return raise_math_range();
  return complex_from(result.value);
}

Owned apply(Borrowed argument, ComplexFunction function) {
  ComplexParts z;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(argument), &z));
  return checked_result(function(z));
}

// f(z) = -i * g(i * z)
Owned apply_turned(Borrowed argument, ComplexFunction function) {
  ComplexParts z;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(argument), &z));
  ComplexResult result = function({-z.imag, z.real});
  result.value = {result.value.imag, -result.value.real};
  return checked_result(result);
}

ComplexResult turned_cosh(ComplexParts z) { return complex_cosh({-z.imag, z.real}); }

ComplexResult decimal_log(ComplexParts z) {
  constexpr double kLn10 = 2.30258509299404568402;
  ComplexResult result = complex_log(z);
  result.value.real /= kLn10;
  result.value.imag /= kLn10;
  return result;
}

bool has_infinity(ComplexParts z) { return std::isinf(z.real) || std::isinf(z.imag); }

bool are_close(ComplexParts a, ComplexParts b, double relative, double absolute) {
  if (a.real == b.real && a.imag == b.imag) return true;
  if (has_infinity(a) || has_infinity(b)) return false;
  const double difference = std::hypot(a.real - b.real, a.imag - b.imag);
  return difference <= relative * std::hypot(b.real, b.imag) ||
         difference <= relative * std::hypot(a.real, a.imag) || difference <= absolute;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_cmath_acos(Borrowed z) { return apply(z, complex_acos); }
Owned molt_f_cmath_acosh(Borrowed z) { return apply(z, complex_acosh); }
Owned molt_f_cmath_asin(Borrowed z) { return apply_turned(z, complex_asinh); }
Owned molt_f_cmath_asinh(Borrowed z) { return apply(z, complex_asinh); }
Owned molt_f_cmath_atan(Borrowed z) { return apply_turned(z, complex_atanh); }
Owned molt_f_cmath_atanh(Borrowed z) { return apply(z, complex_atanh); }
Owned molt_f_cmath_cos(Borrowed z) { return apply(z, turned_cosh); }
Owned molt_f_cmath_cosh(Borrowed z) { return apply(z, complex_cosh); }
Owned molt_f_cmath_exp(Borrowed z) { return apply(z, complex_exp); }
Owned molt_f_cmath_log10(Borrowed z) { return apply(z, decimal_log); }
Owned molt_f_cmath_sin(Borrowed z) { return apply_turned(z, complex_sinh); }
Owned molt_f_cmath_sinh(Borrowed z) { return apply(z, complex_sinh); }
Owned molt_f_cmath_sqrt(Borrowed z) { return apply(z, complex_sqrt); }
Owned molt_f_cmath_tan(Borrowed z) { return apply_turned(z, complex_tanh); }
Owned molt_f_cmath_tanh(Borrowed z) { return apply(z, complex_tanh); }

Owned molt_f_cmath_log(Borrowed z, Borrowed base) {
  ComplexParts x, y;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  const ComplexResult result = complex_log(x);
  if (value_of(base).is_unbound()) return checked_result(result);
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(base), &y));
  const ComplexResult divisor = complex_log(y);
  const bool is_zero = divisor.value.real == 0 && divisor.value.imag == 0;
  // As in CPython, an error of the first logarithm is forgotten.
  if (divisor.error != ComplexError::kNone || is_zero) return raise_math_domain();
  return complex_from(complex_quotient(result.value, divisor.value));
}

Owned molt_f_cmath_phase(Borrowed z) {
  ComplexParts x;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  const double angle = std::atan2(x.imag, x.real);
  // The C library reports an underflow, which CPython takes for an overflow here.
  if (angle == 0 && x.imag != 0 && std::isfinite(x.real)) return raise_math_range();
  return float_from(angle);
}

Owned molt_f_cmath_polar(Borrowed z) {
  ComplexParts x;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  const double radius = std::hypot(x.real, x.imag);
  if (std::isinf(radius) && !has_infinity(x)) return raise_math_range();
  return tuple_of(Value::from_double(radius), Value::from_double(std::atan2(x.imag, x.real)));
}

Owned molt_f_cmath_rect(Borrowed r, Borrowed phi) {
  double radius, angle;
  MOLT_TRY_DISCARD(argument_as_double_py(r, &radius));
  MOLT_TRY_DISCARD(argument_as_double_py(phi, &angle));
  return checked_result(complex_rect(radius, angle));
}

Owned molt_f_cmath_isfinite(Borrowed z) {
  ComplexParts x;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  return owned_bool(std::isfinite(x.real) && std::isfinite(x.imag));
}

Owned molt_f_cmath_isinf(Borrowed z) {
  ComplexParts x;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  return owned_bool(has_infinity(x));
}

Owned molt_f_cmath_isnan(Borrowed z) {
  ComplexParts x;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(z), &x));
  return owned_bool(std::isnan(x.real) || std::isnan(x.imag));
}

Owned molt_f_cmath_isclose(Borrowed a, Borrowed b, Borrowed rel_tol, Borrowed abs_tol) {
  ComplexParts x, y;
  double relative, absolute;
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(a), &x));
  MOLT_TRY_DISCARD(number_as_complex_py(value_of(b), &y));
  MOLT_TRY_DISCARD(argument_as_double_py(rel_tol, &relative));
  MOLT_TRY_DISCARD(argument_as_double_py(abs_tol, &absolute));
  if (relative < 0 || absolute < 0) return raise(messages::isclose_tolerances);
  return owned_bool(are_close(x, y, relative, absolute));
}

Owned molt_c_cmath_pi() { return float_from(M_PI); }
Owned molt_c_cmath_e() { return float_from(M_E); }
Owned molt_c_cmath_tau() { return float_from(2 * M_PI); }
Owned molt_c_cmath_inf() { return float_from(INFINITY); }
Owned molt_c_cmath_infj() { return complex_from({0.0, INFINITY}); }
Owned molt_c_cmath_nan() { return float_from(NAN); }
Owned molt_c_cmath_nanj() { return complex_from({0.0, NAN}); }

}  // namespace molt::abi
}
