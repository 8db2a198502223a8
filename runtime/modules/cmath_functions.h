// Elementary functions of complex numbers. Private to the module cmath.
#pragma once

#include "runtime/types/complex.h"

namespace molt::rt {

enum class ComplexError : uint8_t { kNone, kDomain, kRange };

struct ComplexResult {
  ComplexParts value;
  ComplexError error = ComplexError::kNone;
};

ComplexResult complex_acos(ComplexParts z);
ComplexResult complex_acosh(ComplexParts z);
ComplexResult complex_asinh(ComplexParts z);
ComplexResult complex_atanh(ComplexParts z);
ComplexResult complex_cosh(ComplexParts z);
ComplexResult complex_exp(ComplexParts z);
ComplexResult complex_log(ComplexParts z);
ComplexResult complex_sinh(ComplexParts z);
ComplexResult complex_sqrt(ComplexParts z);
ComplexResult complex_tanh(ComplexParts z);
// The number with this absolute value and angle.
ComplexResult complex_rect(double radius, double angle);

// Results for arguments with an infinite or NaN part, from the tables of C99's annex G as CPython
// has them. Each function has a text of 49 pairs: rows for the real part and columns for the
// imaginary one, each -inf, negative, -0, 0, positive, inf, nan. A part of a result is one letter,
// upper case when negative: z 0, u 1, i infinity, p pi, h pi/2, q pi/4, t 3*pi/4, N a NaN.
// "!!" is a domain error; ".." cannot occur.
ComplexResult special_result(const char* table, ComplexParts z);
extern const char kSpecialAcos[];
extern const char kSpecialLog[];
extern const char kSpecialAsinh[];
extern const char kSpecialAtanh[];
extern const char kSpecialCosh[];
extern const char kSpecialExp[];
extern const char kSpecialSinh[];
extern const char kSpecialSqrt[];
extern const char kSpecialTanh[];
extern const char kSpecialRect[];

}  // namespace molt::rt
