// The tables of results for infinities and NaNs, and their reader.
#include <cmath>

#include "runtime/modules/cmath_functions.h"

namespace molt::rt {

namespace {

// The row or column of a table for one part.
int special_class(double x) {
  if (std::isnan(x)) return 6;
  if (std::isinf(x)) return x > 0 ? 5 : 0;
  if (x != 0) return x > 0 ? 4 : 1;
  return std::signbit(x) ? 2 : 3;
}

double decode(char code) {
  constexpr double kPi = 3.14159265358979323846;
  switch (code | 0x20) {
    case 'z':
      return 0.0;
    case 'u':
      return 1.0;
    case 'i':
      return INFINITY;
    case 'p':
      return kPi;
    case 'h':
      return kPi / 2;
    case 'q':
      return kPi / 4;
    case 't':
      return 3 * (kPi / 4);
    default:
      return NAN;
  }
}

double signed_decode(char code) { return (code & 0x20) == 0 ? -decode(code) : decode(code); }

}  // namespace

ComplexResult special_result(const char* table, ComplexParts z) {
  const char* entry = table + 2 * (7 * special_class(z.real) + special_class(z.imag));
  if (entry[0] == '!') return {{NAN, NAN}, ComplexError::kDomain};
  return {{signed_decode(entry[0]), signed_decode(entry[1])}};
}

// clang-format off
const char kSpecialAcos[] =
    "tipipipIpItINi"
    "hi........hINN"
    "hi........hIhN"
    "hi........hIhN"
    "hi........hINN"
    "qizizizIzIqINi"
    "NiNNNNNNNNNINN";
const char kSpecialLog[] =
    "iTiPiPipipitiN"
    "iH........ihNN"
    "iH........ihNN"
    "iH........ihNN"
    "iH........ihNN"
    "iQiZiZiziziqiN"
    "iNNNNNNNNNiNNN";
const char kSpecialAsinh[] =
    "IQIZIZIzIzIqIN"
    "IH........IhNN"
    "IH........IhNN"
    "iH........ihNN"
    "iH........ihNN"
    "iQiZiZiziziqiN"
    "iNNNNZNzNNiNNN";
const char kSpecialAtanh[] =
    "ZHZHZHZhZhZhZN"
    "ZH........ZhNN"
    "ZH........ZhZN"
    "zH........zhzN"
    "zH........zhNN"
    "zHzHzHzhzhzhzN"
    "zHNNNNNNNNzhNN";
const char kSpecialCosh[] =
    "!!..iziZ..!!iN"
    "!!........!!NN"
    "!!........!!Nz"
    "!!........!!Nz"
    "!!........!!NN"
    "!!..iZiz..!!iN"
    "NNNNNzNzNNNNNN";
const char kSpecialExp[] =
    "zz..zZzz..zzzz"
    "!!........!!NN"
    "!!........!!NN"
    "!!........!!NN"
    "!!........!!NN"
    "!!..iZiz..!!iN"
    "NNNNNZNzNNNNNN";
const char kSpecialSinh[] =
    "!!..IZIz..!!iN"
    "!!........!!NN"
    "!!........!!zN"
    "!!........!!zN"
    "!!........!!NN"
    "!!..iZiz..!!iN"
    "NNNNNZNzNNNNNN";
const char kSpecialSqrt[] =
    "iIzIzIziziiiNi"
    "iI........iiNN"
    "iI........iiNN"
    "iI........iiNN"
    "iI........iiNN"
    "iIiZiZiziziiiN"
    "iINNNNNNNNiiNN";
const char kSpecialTanh[] =
    "Uz..UZUz..UzUz"
    "!!........!!NN"
    "!!........!!NN"
    "!!........!!NN"
    "!!........!!NN"
    "uz..uZuz..uzuz"
    "NNNNNZNzNNNNNN";
const char kSpecialRect[] =
    "!!..IzIZ..!!iN"
    "!!........!!NN"
    "zz........zzzz"
    "zz........zzzz"
    "!!........!!NN"
    "!!..iZiz..!!iN"
    "NNNNNzNzNNNNNN";
// clang-format on

}  // namespace molt::rt
