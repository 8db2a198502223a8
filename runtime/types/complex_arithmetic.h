// Arithmetic on the parts of complex numbers. Private to the files of complex and to cmath.
#pragma once

#include "runtime/types/complex.h"

namespace molt::rt {

ComplexParts complex_product(ComplexParts a, ComplexParts b);
// The divisor is not zero.
ComplexParts complex_quotient(ComplexParts a, ComplexParts b);
// ZeroDivisionError.
Owned complex_divide(ComplexParts a, ComplexParts b);
// OverflowError when finite parts have an absolute value beyond the floats.
Owned complex_absolute(ComplexParts value);
// repr(value).
Owned complex_to_str(ComplexParts value);

}  // namespace molt::rt
