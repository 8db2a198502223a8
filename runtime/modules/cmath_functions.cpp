// Elementary functions of complex numbers with CPython's algorithms (Modules/cmathmodule.c): scaled
// where a part is so large that a square would overflow, and continuous on each side of the branch
// cuts by the signs of zeros.
#include "runtime/modules/cmath_functions.h"

#include <cfloat>
#include <cmath>

namespace molt::rt {

namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kE = 2.71828182845904523536;
constexpr double kHalfPi = 1.57079632679489661923;
// Beyond the first a sum of two squares needs halving, beyond the second a square overflows, beyond
// the third exp does.
constexpr double kLarge = DBL_MAX / 4.0;
constexpr double kSqrtLarge = 6.703903964971298e+153;
constexpr double kLogLarge = 708.3964185322641;
constexpr double kSqrtSmallest = 1.4916681462400413e-154;

bool is_finite(ComplexParts z) { return std::isfinite(z.real) && std::isfinite(z.imag); }
bool is_large(ComplexParts z) { return std::fabs(z.real) > kLarge || std::fabs(z.imag) > kLarge; }

// log(|z|) of a large number.
double log_of_large(ComplexParts z) {
  return std::log(std::hypot(z.real / 2.0, z.imag / 2.0)) + kLn2 * 2.0;
}

// A real part that is infinite, with a finite angle that is not zero: the signs come from the
// angle.
bool has_finite_angle(ComplexParts z) {
  return std::isinf(z.real) && std::isfinite(z.imag) && z.imag != 0;
}

ComplexResult check_overflow(ComplexParts value) {
  const bool overflows = std::isinf(value.real) || std::isinf(value.imag);
  return {value, overflows ? ComplexError::kRange : ComplexError::kNone};
}

ComplexParts sqrt_parts(ComplexParts z) { return complex_sqrt(z).value; }

}  // namespace

ComplexResult complex_acos(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialAcos, z);
  if (is_large(z)) {
    const double real = std::atan2(std::fabs(z.imag), z.real);
    if (z.real < 0) return {{real, -std::copysign(log_of_large(z), z.imag)}};
    return {{real, std::copysign(log_of_large(z), -z.imag)}};
  }
  const ComplexParts a = sqrt_parts({1.0 - z.real, -z.imag});
  const ComplexParts b = sqrt_parts({1.0 + z.real, z.imag});
  return {{2.0 * std::atan2(a.real, b.real), std::asinh(b.real * a.imag - b.imag * a.real)}};
}

ComplexResult complex_acosh(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialLog, z);
  if (is_large(z)) return {{log_of_large(z), std::atan2(z.imag, z.real)}};
  const ComplexParts a = sqrt_parts({z.real - 1.0, z.imag});
  const ComplexParts b = sqrt_parts({z.real + 1.0, z.imag});
  return {{std::asinh(a.real * b.real + a.imag * b.imag), 2.0 * std::atan2(a.imag, b.real)}};
}

ComplexResult complex_asinh(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialAsinh, z);
  if (is_large(z)) {
    const double real = z.imag >= 0 ? std::copysign(log_of_large(z), z.real)
                                    : -std::copysign(log_of_large(z), -z.real);
    return {{real, std::atan2(z.imag, std::fabs(z.real))}};
  }
  const ComplexParts a = sqrt_parts({1.0 + z.imag, -z.real});
  const ComplexParts b = sqrt_parts({1.0 - z.imag, z.real});
  return {{std::asinh(a.real * b.imag - b.real * a.imag),
           std::atan2(z.imag, a.real * b.real - a.imag * b.imag)}};
}

ComplexResult complex_atanh(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialAtanh, z);
  if (std::signbit(z.real)) {
    const ComplexResult mirrored = complex_atanh({-z.real, -z.imag});
    return {{-mirrored.value.real, -mirrored.value.imag}, mirrored.error};
  }
  const double size = std::fabs(z.imag);
  if (z.real > kSqrtLarge || size > kSqrtLarge) {
    // Close to 1 / z, turned by a right angle.
    const double half = std::hypot(z.real / 2.0, z.imag / 2.0);
    return {{z.real / 4.0 / half / half, -std::copysign(kHalfPi, -z.imag)}};
  }
  if (z.real == 1.0 && size < kSqrtSmallest) {
    if (size == 0) return {{INFINITY, z.imag}, ComplexError::kDomain};
    return {{-std::log(std::sqrt(size) / std::sqrt(std::hypot(size, 2.0))),
             std::copysign(std::atan2(2.0, -size) / 2, z.imag)}};
  }
  const double rest = 1 - z.real;
  return {{std::log1p(4.0 * z.real / (rest * rest + size * size)) / 4.0,
           -std::atan2(-2.0 * z.imag, rest * (1 + z.real) - size * size) / 2.0}};
}

ComplexResult complex_cosh(ComplexParts z) {
  if (!is_finite(z)) {
    if (!has_finite_angle(z)) return special_result(kSpecialCosh, z);
    const double imag = std::copysign(INFINITY, std::sin(z.imag));
    return {{std::copysign(INFINITY, std::cos(z.imag)), z.real > 0 ? imag : -imag}};
  }
  if (std::fabs(z.real) > kLogLarge) {
    // The result may be finite where cosh of the real part alone is not.
    const double shorter = z.real - std::copysign(1.0, z.real);
    return check_overflow(
        {std::cos(z.imag) * std::cosh(shorter) * kE, std::sin(z.imag) * std::sinh(shorter) * kE});
  }
  return check_overflow(
      {std::cos(z.imag) * std::cosh(z.real), std::sin(z.imag) * std::sinh(z.real)});
}

ComplexResult complex_sinh(ComplexParts z) {
  if (!is_finite(z)) {
    if (!has_finite_angle(z)) return special_result(kSpecialSinh, z);
    const double real = std::copysign(INFINITY, std::cos(z.imag));
    return {{z.real > 0 ? real : -real, std::copysign(INFINITY, std::sin(z.imag))}};
  }
  if (std::fabs(z.real) > kLogLarge) {
    const double shorter = z.real - std::copysign(1.0, z.real);
    return check_overflow(
        {std::cos(z.imag) * std::sinh(shorter) * kE, std::sin(z.imag) * std::cosh(shorter) * kE});
  }
  return check_overflow(
      {std::cos(z.imag) * std::sinh(z.real), std::sin(z.imag) * std::cosh(z.real)});
}

ComplexResult complex_exp(ComplexParts z) {
  if (!is_finite(z)) {
    if (!has_finite_angle(z)) return special_result(kSpecialExp, z);
    const double size = z.real > 0 ? INFINITY : 0.0;
    return {{std::copysign(size, std::cos(z.imag)), std::copysign(size, std::sin(z.imag))}};
  }
  if (z.real > kLogLarge) {
    const double length = std::exp(z.real - 1.0);
    return check_overflow({length * std::cos(z.imag) * kE, length * std::sin(z.imag) * kE});
  }
  const double length = std::exp(z.real);
  return check_overflow({length * std::cos(z.imag), length * std::sin(z.imag)});
}

ComplexResult complex_log(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialLog, z);
  const double angle = std::atan2(z.imag, z.real);
  const double x = std::fabs(z.real), y = std::fabs(z.imag);
  if (is_large(z)) return {{std::log(std::hypot(x / 2.0, y / 2.0)) + kLn2, angle}};
  if (x < DBL_MIN && y < DBL_MIN) {
    if (x == 0 && y == 0) return {{-INFINITY, angle}, ComplexError::kDomain};
    const double size = std::hypot(std::ldexp(x, DBL_MANT_DIG), std::ldexp(y, DBL_MANT_DIG));
    return {{std::log(size) - DBL_MANT_DIG * kLn2, angle}};
  }
  const double size = std::hypot(x, y);
  if (size < 0.71 || size > 1.73) return {{std::log(size), angle}};
  const double larger = x > y ? x : y, smaller = x > y ? y : x;
  return {{std::log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0, angle}};
}

ComplexResult complex_sqrt(ComplexParts z) {
  if (!is_finite(z)) return special_result(kSpecialSqrt, z);
  if (z.real == 0 && z.imag == 0) return {{0.0, z.imag}};
  double x = std::fabs(z.real);
  const double y = std::fabs(z.imag);
  double root;
  if (x < DBL_MIN && y < DBL_MIN) {
    // Subnormal parts are scaled up by an even power of two.
    constexpr int kScaleUp = 2 * (DBL_MANT_DIG / 2) + 1;
    x = std::ldexp(x, kScaleUp);
    root = std::ldexp(std::sqrt(x + std::hypot(x, std::ldexp(y, kScaleUp))), -(kScaleUp + 1) / 2);
  } else {
    x /= 8.0;
    root = 2.0 * std::sqrt(x + std::hypot(x, y / 8.0));
  }
  const double other = y / (2.0 * root);
  if (z.real >= 0) return {{root, std::copysign(other, z.imag)}};
  return {{other, std::copysign(root, z.imag)}};
}

ComplexResult complex_tanh(ComplexParts z) {
  if (!is_finite(z)) {
    if (!has_finite_angle(z)) return special_result(kSpecialTanh, z);
    return {
        {z.real > 0 ? 1.0 : -1.0, std::copysign(0.0, 2.0 * std::sin(z.imag) * std::cos(z.imag))}};
  }
  if (std::fabs(z.real) > kLogLarge) {
    return {{std::copysign(1.0, z.real),
             4.0 * std::sin(z.imag) * std::cos(z.imag) * std::exp(-2.0 * std::fabs(z.real))}};
  }
  const double tx = std::tanh(z.real), ty = std::tan(z.imag);
  const double cx = 1.0 / std::cosh(z.real);
  const double product = tx * ty;
  const double divisor = 1.0 + product * product;
  return {{tx * (1.0 + ty * ty) / divisor, ((ty / divisor) * cx) * cx}};
}

ComplexResult complex_rect(double radius, double angle) {
  if (!std::isfinite(radius) || !std::isfinite(angle)) {
    if (!has_finite_angle({radius, angle})) return special_result(kSpecialRect, {radius, angle});
    const double sign = radius > 0 ? 1.0 : -1.0;
    return {{sign * std::copysign(INFINITY, std::cos(angle)),
             sign * std::copysign(INFINITY, std::sin(angle))}};
  }
  if (angle == 0) return {{radius, radius * angle}};
  return {{radius * std::cos(angle), radius * std::sin(angle)}};
}

}  // namespace molt::rt
