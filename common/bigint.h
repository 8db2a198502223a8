#pragma once

// Integer arithmetic of any size over little-endian arrays of 64-bit limbs.
//
// A magnitude is a span of limbs, least significant first. It is *normalised* when its top limb is
// not zero; zero is the empty span. Operands must be normalised and results are: functions that
// write a magnitude return its normalised size. The caller owns all storage and finds the limbs
// that it must provide in the comment above each function; every bound can be computed before the
// call. Results may be written over an operand only where the comment says "in place".
//
// Functions that need temporary memory take a ScratchAllocator and return kOutOfMemory when it
// fails; the result storage then holds unspecified limbs.
//
// Sources: Knuth, The Art of Computer Programming 2, 4.3.1 (schoolbook, algorithm D); Karatsuba;
// Burnikel and Ziegler, Fast Recursive Division (1998); Moeller and Granlund, Improved Division by
// Invariant Integers (2011). Signs, rounding and errors follow CPython's Objects/longobject.c.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "common/scratch.h"

namespace molt::common::bigint {

using Limb = std::uint64_t;
using Limbs = std::span<const Limb>;

inline constexpr int kLimbBits = 64;
// The size that stands for "the scratch allocator had no memory".
inline constexpr std::size_t kOutOfMemory = SIZE_MAX;

// A signed operand: sign and normalised magnitude. Zero is never negative.
struct Signed {
  Limbs magnitude;
  bool negative = false;
};

// The result of an operation whose sign is not known beforehand.
struct SignedSize {
  // Normalised size, or kOutOfMemory.
  std::size_t size = 0;
  bool negative = false;
};

// --- Basics (bigint_basic.cpp)

// Returns `size` without the zero limbs at the top.
inline std::size_t normalized_size(const Limb* limbs, std::size_t size) {
  while (size > 0 && limbs[size - 1] == 0) --size;
  return size;
}

inline Limbs normalized(const Limb* limbs, std::size_t size) {
  return {limbs, normalized_size(limbs, size)};
}

// Number of bits without leading zeros; 0 for zero.
inline std::size_t bit_length(Limbs a) {
  return a.empty() ? 0
                   : a.size() * kLimbBits - static_cast<std::size_t>(std::countl_zero(a.back()));
}

// Number of one bits of the magnitude.
std::size_t bit_count(Limbs a);
// Number of zero bits below the lowest one bit; `a` is not zero.
std::size_t trailing_zeros(Limbs a);

// -1, 0 or 1.
int compare(Limbs a, Limbs b);
int compare_signed(Signed a, Signed b);

// r = a + b. r: max(sizes) + 1 limbs. In place (r may be a or b).
std::size_t add(Limb* r, Limbs a, Limbs b);
// r = a - b, where a >= b. r: a.size() limbs. In place.
std::size_t subtract(Limb* r, Limbs a, Limbs b);
// r = a + b with signs. r: max(sizes) + 1 limbs. In place.
SignedSize add_signed(Limb* r, Signed a, Signed b);
SignedSize subtract_signed(Limb* r, Signed a, Signed b);

// r = a * 2**count. r: a.size() + count / 64 + 1 limbs. In place (r == a).
std::size_t shift_left(Limb* r, Limbs a, std::size_t count);
// r = floor(a / 2**count). r: a.size() limbs. In place (r == a).
std::size_t shift_right(Limb* r, Limbs a, std::size_t count);
// Python's >>, which rounds towards minus infinity. r: a.size() + 1 limbs. In place.
SignedSize shift_right_signed(Limb* r, Signed a, std::size_t count);

// Bit operations on the infinite two's complement of the operands, as Python's & | ^ ~.
// r: max(sizes) + 1 limbs. In place.
SignedSize bit_and(Limb* r, Signed a, Signed b);
SignedSize bit_or(Limb* r, Signed a, Signed b);
SignedSize bit_xor(Limb* r, Signed a, Signed b);
SignedSize bit_not(Limb* r, Signed a);

// Writes a as `count` bytes of two's complement (or of the plain magnitude when `is_signed` is
// false), as int.to_bytes. Returns false when the value does not fit (or is negative and
// `is_signed` is false).
bool to_bytes(std::uint8_t* out, std::size_t count, Signed a, bool little_endian, bool is_signed);
// As int.from_bytes. r: count / 8 + 1 limbs.
SignedSize from_bytes(Limb* r, const std::uint8_t* bytes, std::size_t count, bool little_endian,
                      bool is_signed);

// --- Products (bigint_multiply.cpp)

// r = a * factor + addend. r: a.size() + 1 limbs. In place.
std::size_t multiply_small(Limb* r, Limbs a, Limb factor, Limb addend = 0);
// r = a * b. r: a.size() + b.size() limbs, apart from a and b.
std::size_t multiply(Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch);
// r = a * a. r: 2 * a.size() limbs, apart from a.
std::size_t square(Limb* r, Limbs a, const ScratchAllocator& scratch);

// Limbs that `power` needs for its result, or kOutOfMemory when that is more than SIZE_MAX / 8
// bytes.
std::size_t power_size(Limbs base, std::uint64_t exponent);
// r = base ** exponent, with 0 ** 0 == 1. r: power_size() limbs.
std::size_t power(Limb* r, Limbs base, std::uint64_t exponent, const ScratchAllocator& scratch);

// --- Quotients (bigint_divide.cpp)

// q = a / divisor, returns the remainder; divisor is not zero. q: a.size() limbs. In place. The
// quotient's size is normalized_size(q, a.size()).
Limb divide_small(Limb* q, Limbs a, Limb divisor);
// a % divisor without a quotient.
Limb remainder_small(Limbs a, Limb divisor);

struct DivisionSizes {
  // Both kOutOfMemory when scratch memory ran out.
  std::size_t quotient = 0;
  std::size_t remainder = 0;
};
// a = q * b + r with 0 <= r < b; b is not zero.
// q: max(a.size() - b.size() + 1, 1) limbs, may be nullptr when only the remainder is wanted.
// r: b.size() limbs, may be nullptr when only the quotient is wanted. Neither overlaps a or b.
DivisionSizes divide(Limb* q, Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch);

struct SignedDivision {
  SignedSize quotient;
  SignedSize remainder;
};
// Python's divmod: the quotient is rounded towards minus infinity and the remainder has the
// divisor's sign. q: max(a.size() - b.size() + 1, 1) + 1 limbs; r: b.size() + 1 limbs. Neither is
// nullptr.
SignedDivision floor_divide(Limb* q, Limb* r, Signed a, Signed b, const ScratchAllocator& scratch);

// r = gcd(a, b), with gcd(0, b) == b. r: max(sizes) limbs.
std::size_t gcd(Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch);
// r = base ** exponent mod modulus; modulus is not zero, and base may be of any size. r:
// modulus.size() limbs.
std::size_t power_mod(Limb* r, Limbs base, Limbs exponent, Limbs modulus,
                      const ScratchAllocator& scratch);
// r = the x in [0, modulus) with a * x == 1 modulo modulus. r: modulus.size() limbs. Returns 0 (and
// no inverse) when gcd(a, modulus) != 1; for modulus == 1 the inverse is 0, which the caller tells
// apart.
std::size_t inverse_mod(Limb* r, Limbs a, Limbs modulus, const ScratchAllocator& scratch);
// r = floor(sqrt(a)), as math.isqrt. r: a.size() / 2 + 1 limbs.
std::size_t isqrt(Limb* r, Limbs a, const ScratchAllocator& scratch);

}  // namespace molt::common::bigint
