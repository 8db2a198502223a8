#pragma once

// Conversions between big integers and doubles, each rounded once and half to even, as in CPython's
// Objects/longobject.c.

#include <cstddef>
#include <cstdint>

#include "common/bigint.h"

namespace molt::common::bigint {

enum class FloatStatus : std::uint8_t {
  kOk,
  // "int too large to convert to float", or for a quotient "integer division result too large for a
  // float".
  kOverflow,
  kOutOfMemory,
};

// The nearest double. On kOverflow *result is not written.
FloatStatus to_double(Signed a, double* result);

// fraction * 2**exponent == a rounded to 53 bits, 0.5 <= |fraction| < 1 (0 and exponent 0 for
// zero): what math.log uses for integers beyond the double range.
double to_scaled_double(Signed a, std::int64_t* exponent);

// The correctly rounded a / b of Python's true division; b is not zero.
FloatStatus true_divide(Signed a, Signed b, double* result, const ScratchAllocator& scratch);

// Limbs of the largest finite double.
inline constexpr std::size_t kMaxDoubleLimbs = 16;
// int(value): truncated towards zero. `value` is finite. r: kMaxDoubleLimbs limbs.
SignedSize from_double(Limb* r, double value);

// -1, 0 or 1: the exact order of an integer and a double that is not a NaN (infinities allowed).
int compare_double(Signed a, double value);

}  // namespace molt::common::bigint
