// The functions of the module math that map floats to floats. An error is found from the result, as
// CPython's math_1 does: a NaN that no argument was is a domain error, an infinity from finite
// arguments an overflow or, for functions that cannot overflow, a domain error.
#include <math.h>

#include "common/bigint_float.h"
#include "runtime/core/call.h"
#include "runtime/core/messages/number.h"
#include "runtime/modules/math_support.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/modules/math.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

using Function1 = double (*)(double);

enum class Infinity { kIsOverflow, kIsDomainError };

Owned checked_result(double x, double result, Infinity infinity) {
  if (isnan(result) && !isnan(x)) return raise_math_domain();
  if (isinf(result) && isfinite(x)) {
    if (infinity == Infinity::kIsOverflow) return raise_math_range();
    return raise_math_domain();
  }
  return float_from(result);
}

Owned apply(Borrowed argument, Function1 function, Infinity infinity) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return checked_result(x, function(x), infinity);
}

// log in any base by its function; ints beyond the floats are taken apart.
Owned logarithm(Borrowed argument, Function1 function) {
  const Value value = value_of(argument);
  if (!is_int(value)) return apply(argument, function, Infinity::kIsDomainError);
  if (int_sign(value) <= 0) return raise_math_domain();
  const IntView view(value);
  double x;
  if (common::bigint::to_double(view, &x) == common::bigint::FloatStatus::kOk) {
    return float_from(function(x));
  }
  int64_t exponent;
  const double fraction = common::bigint::to_scaled_double(view, &exponent);
  return float_from(function(fraction) + function(2.0) * static_cast<double>(exponent));
}

// Both arguments of a function of two.
Status two_doubles_py(Borrowed left, Borrowed right, double* x, double* y) {
  MOLT_TRY_DISCARD(argument_as_double_py(left, x));
  return argument_as_double_py(right, y);
}

bool is_odd(double y) { return isfinite(y) && fmod(fabs(y), 2.0) == 1.0; }

// x ** y where one of them is not finite.
double power_special(double x, double y) {
  if (isnan(x)) return y == 0 ? 1.0 : x;
  if (isnan(y)) return x == 1.0 ? 1.0 : y;
  if (isinf(x)) {
    if (y > 0) return is_odd(y) ? x : fabs(x);
    if (y == 0) return 1.0;
    return is_odd(y) ? copysign(0.0, x) : 0.0;
  }
  if (fabs(x) == 1.0) return 1.0;
  if (y > 0) return fabs(x) > 1.0 ? y : 0.0;
  return fabs(x) < 1.0 ? -y : 0.0;
}

Owned power(double x, double y) {
  if (!isfinite(x) || !isfinite(y)) return float_from(power_special(x, y));
  const double result = pow(x, y);
  if (isnan(result) || (isinf(result) && x == 0)) return raise_math_domain();
  if (isinf(result)) return raise_math_range();
  return float_from(result);
}

// The float `steps` floats away from x in the direction of y.
double step_towards(double x, double y, uint64_t steps) {
  if (isnan(x) || steps == 0) return x;
  if (isnan(y)) return y;
  const uint64_t from = std::bit_cast<uint64_t>(x), to = std::bit_cast<uint64_t>(y);
  if (from == to) return x;
  constexpr uint64_t kSign = uint64_t{1} << 63;
  const uint64_t from_size = from & ~kSign, to_size = to & ~kSign;
  if (((from ^ to) & kSign) != 0) {
    if (from_size + to_size <= steps) return y;
    if (from_size < steps) return std::bit_cast<double>((to & kSign) | (steps - from_size));
    return std::bit_cast<double>(from - steps);
  }
  if (from_size > to_size) {
    return from_size - to_size >= steps ? std::bit_cast<double>(from - steps) : y;
  }
  return to_size - from_size >= steps ? std::bit_cast<double>(from + steps) : y;
}

double to_degrees(double x) { return x * (180.0 / M_PI); }
double to_radians(double x) { return x * (M_PI / 180.0); }

double unit_in_last_place(double x) {
  if (isnan(x)) return x;
  x = fabs(x);
  if (isinf(x)) return x;
  const double above = nextafter(x, INFINITY);
  return isinf(above) ? x - nextafter(x, -INFINITY) : above - x;
}

bool are_close(double a, double b, double relative, double absolute) {
  if (a == b) return true;
  if (isinf(a) || isinf(b)) return false;
  const double difference = fabs(b - a);
  return difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
         difference <= absolute;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

#define MOLT_BODY(name, function, infinity) \
  Owned molt_f_math_##name(Borrowed x) { return apply(x, function, Infinity::infinity); }
MOLT_BODY(acos, acos, kIsDomainError)
MOLT_BODY(acosh, acosh, kIsDomainError)
MOLT_BODY(asin, asin, kIsDomainError)
MOLT_BODY(asinh, asinh, kIsDomainError)
MOLT_BODY(atan, atan, kIsDomainError)
MOLT_BODY(atanh, atanh, kIsDomainError)
MOLT_BODY(cbrt, cbrt, kIsDomainError)
MOLT_BODY(cos, cos, kIsDomainError)
MOLT_BODY(cosh, cosh, kIsOverflow)
MOLT_BODY(erf, erf, kIsDomainError)
MOLT_BODY(erfc, erfc, kIsDomainError)
MOLT_BODY(exp, exp, kIsOverflow)
MOLT_BODY(exp2, exp2, kIsOverflow)
MOLT_BODY(expm1, expm1, kIsOverflow)
MOLT_BODY(fabs, fabs, kIsDomainError)
MOLT_BODY(log1p, log1p, kIsDomainError)
MOLT_BODY(sin, sin, kIsDomainError)
MOLT_BODY(sinh, sinh, kIsOverflow)
MOLT_BODY(sqrt, sqrt, kIsDomainError)
MOLT_BODY(tan, tan, kIsDomainError)
MOLT_BODY(tanh, tanh, kIsDomainError)
#undef MOLT_BODY

Owned molt_f_math_gamma(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return checked_result(x, gamma_function(x),
                        x == 0 ? Infinity::kIsDomainError : Infinity::kIsOverflow);
}

Owned molt_f_math_lgamma(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  const bool is_pole = x <= 0 && x == floor(x);
  return checked_result(x, log_gamma_function(x),
                        is_pole ? Infinity::kIsDomainError : Infinity::kIsOverflow);
}

Owned molt_f_math_degrees(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return float_from(to_degrees(x));
}

Owned molt_f_math_radians(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return float_from(to_radians(x));
}

Owned molt_f_math_ulp(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return float_from(unit_in_last_place(x));
}

Owned molt_f_math_log(Borrowed x, Borrowed base) {
  MOLT_TRY(numerator, logarithm(x, log));
  if (value_of(base).is_unbound()) return numerator.take();
  MOLT_TRY(denominator, logarithm(base, log));
  if (denominator.get().as_double() == 0) return raise(messages::float_division_by_zero);
  return float_from(numerator.get().as_double() / denominator.get().as_double());
}

Owned molt_f_math_log2(Borrowed x) { return logarithm(x, log2); }
Owned molt_f_math_log10(Borrowed x) { return logarithm(x, log10); }

Owned molt_f_math_atan2(Borrowed left, Borrowed right) {
  double y, x;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &y, &x));
  return float_from(atan2(y, x));
}

Owned molt_f_math_copysign(Borrowed left, Borrowed right) {
  double x, y;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &x, &y));
  return float_from(copysign(x, y));
}

Owned molt_f_math_fmod(Borrowed left, Borrowed right) {
  double x, y;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &x, &y));
  const double result = fmod(x, y);
  if (isnan(result) && !isnan(x) && !isnan(y)) return raise_math_domain();
  return float_from(result);
}

Owned molt_f_math_remainder(Borrowed left, Borrowed right) {
  double x, y;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &x, &y));
  const double result = remainder(x, y);
  if (isnan(result) && !isnan(x) && !isnan(y)) return raise_math_domain();
  return float_from(result);
}

Owned molt_f_math_pow(Borrowed left, Borrowed right) {
  double x, y;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &x, &y));
  return power(x, y);
}

Owned molt_f_math_nextafter(Borrowed left, Borrowed right, Borrowed steps) {
  double x, y;
  MOLT_TRY_DISCARD(two_doubles_py(left, right, &x, &y));
  if (value_of(steps).is_none()) return float_from(nextafter(x, y));
  MOLT_TRY(count, index_of(value_of(steps)));
  if (int_sign(count) < 0) return raise(messages::nextafter_steps);
  uint64_t number;
  if (!int_as_uint64(count, &number)) number = UINT64_MAX;
  return float_from(step_towards(x, y, number));
}

Owned molt_f_math_isfinite(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return owned_bool(isfinite(x));
}

Owned molt_f_math_isinf(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return owned_bool(isinf(x));
}

Owned molt_f_math_isnan(Borrowed argument) {
  double x;
  MOLT_TRY_DISCARD(argument_as_double_py(argument, &x));
  return owned_bool(isnan(x));
}

Owned molt_f_math_isclose(Borrowed a, Borrowed b, Borrowed rel_tol, Borrowed abs_tol) {
  double x, y, relative, absolute;
  MOLT_TRY_DISCARD(two_doubles_py(a, b, &x, &y));
  MOLT_TRY_DISCARD(two_doubles_py(rel_tol, abs_tol, &relative, &absolute));
  if (relative < 0 || absolute < 0) return raise(messages::isclose_tolerances);
  return owned_bool(are_close(x, y, relative, absolute));
}

Owned molt_c_math_pi() { return float_from(M_PI); }
Owned molt_c_math_e() { return float_from(M_E); }
Owned molt_c_math_tau() { return float_from(2 * M_PI); }
Owned molt_c_math_inf() { return float_from(INFINITY); }
Owned molt_c_math_nan() { return float_from(NAN); }

}  // namespace molt::abi
}
