// gamma and lgamma by Lanczos' approximation, with CPython's coefficients and order of operations
// (Modules/mathmodule.c), as no C library rounds alike. Source: Boost's lanczos13m53; P. Godfrey, A
// note on the computation of the convergent Lanczos complex Gamma approximation.
#include "runtime/modules/math_support.h"

namespace molt::rt {

namespace {

constexpr int kNumCoefficients = 13;
constexpr double kLanczosG = 6.024680040776729583740234375;
constexpr double kLanczosGMinusHalf = 5.524680040776729583740234375;
constexpr double kPi = 3.141592653589793238462643383279502884197;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;

constexpr double kNumerator[kNumCoefficients] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[kNumCoefficients] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

// (n - 1)! for n up to 23 is exact.
constexpr int kNumExact = 23;

double exact_gamma(int n) {
  double product = 1.0;
  for (int i = 2; i < n; i++) product *= i;
  return product;
}

double lanczos_sum(double x) {
  double numerator = 0, denominator = 0;
  if (x < 5.0) {
    for (int i = kNumCoefficients - 1; i >= 0; i--) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {
    for (int i = 0; i < kNumCoefficients; i++) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi * x), accurate close to the integers.
double sine_of_pi_times(double x) {
  const double y = std::fmod(std::fabs(x), 2.0);
  double result;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0:
      result = std::sin(kPi * y);
      break;
    case 1:
      result = std::cos(kPi * (y - 0.5));
      break;
    case 2:
      result = std::sin(kPi * (1.0 - y));
      break;
    case 3:
      result = -std::cos(kPi * (y - 1.5));
      break;
    default:
      result = std::sin(kPi * (y - 2.0));
      break;
  }
  return std::copysign(1.0, x) * result;
}

// Multiplies by base ** exponent, in two steps where one would overflow.
double times_power(double value, double base, double exponent, double magnitude) {
  if (magnitude < 140.0) return value * std::pow(base, exponent);
  const double root = std::pow(base, exponent / 2.0);
  return value * root * root;
}

double over_power(double value, double base, double exponent, double magnitude) {
  if (magnitude < 140.0) return value / std::pow(base, exponent);
  const double root = std::pow(base, exponent / 2.0);
  return value / root / root;
}

}  // namespace

// A NaN for an argument that is none, or an infinity, says "domain" or "range"; the caller knows
// which from the argument.
double gamma_function(double x) {
  if (!std::isfinite(x)) return x > 0 || std::isnan(x) ? x : NAN;
  if (x == std::floor(x)) {
    if (x <= 0) return x == 0 ? std::copysign(INFINITY, x) : NAN;
    if (x <= kNumExact) return exact_gamma(static_cast<int>(x));
  }
  const double magnitude = std::fabs(x);
  if (magnitude < 1e-20) return 1.0 / x;
  if (magnitude > 200.0) return x < 0 ? 0.0 / sine_of_pi_times(x) : INFINITY;
  const double y = magnitude + kLanczosGMinusHalf;
  // What the sum lost by rounding.
  const double lost = magnitude > kLanczosGMinusHalf ? (y - magnitude) - kLanczosGMinusHalf
                                                     : (y - kLanczosGMinusHalf) - magnitude;
  const double z = lost * kLanczosG / y;
  if (x < 0) {
    double result =
        -kPi / sine_of_pi_times(magnitude) / magnitude * std::exp(y) / lanczos_sum(magnitude);
    result -= z * result;
    return over_power(result, y, magnitude - 0.5, magnitude);
  }
  double result = lanczos_sum(magnitude) / std::exp(y);
  result += z * result;
  return times_power(result, y, magnitude - 0.5, magnitude);
}

double log_gamma_function(double x) {
  if (!std::isfinite(x)) return std::isnan(x) ? x : INFINITY;
  if (x == std::floor(x) && x <= 2.0) return x <= 0 ? INFINITY : 0.0;
  const double magnitude = std::fabs(x);
  if (magnitude < 1e-20) return -std::log(magnitude);
  double result = std::log(lanczos_sum(magnitude)) - kLanczosG;
  result += (magnitude - 0.5) * (std::log(magnitude + kLanczosG - 0.5) - 1);
  if (x >= 0) return result;
  return kLogPi - std::log(std::fabs(sine_of_pi_times(magnitude))) - std::log(magnitude) - result;
}

}  // namespace molt::rt
