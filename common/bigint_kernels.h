#pragma once

// Loops over limbs that the files of bigint share. Operands here are plain arrays with explicit
// sizes and need not be normalised. Internal to common/.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "common/bigint.h"

namespace molt::common::bigint {

struct WideLimb {
  Limb low;
  Limb high;
};

// a * b in 128 bits. 32-bit targets have no wide multiplication: there the compiler would call a
// library function for each product.
inline WideLimb multiply_wide(Limb a, Limb b) {
  if constexpr (sizeof(void*) == 8) {
    const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
    return {static_cast<Limb>(product), static_cast<Limb>(product >> 64)};
  } else {
    const Limb a0 = static_cast<std::uint32_t>(a);
    const Limb a1 = a >> 32;
    const Limb b0 = static_cast<std::uint32_t>(b);
    const Limb b1 = b >> 32;
    const Limb low = a0 * b0;
    const Limb middle = a1 * b0 + (low >> 32);
    const Limb cross = a0 * b1 + static_cast<std::uint32_t>(middle);
    return {(cross << 32) | static_cast<std::uint32_t>(low),
            a1 * b1 + (middle >> 32) + (cross >> 32)};
  }
}

// Returns a + b + carry and leaves the carry (0 or 1) in *carry.
inline Limb add_carry(Limb a, Limb b, Limb* carry) {
  Limb sum;
  const bool first = __builtin_add_overflow(a, b, &sum);
  const bool second = __builtin_add_overflow(sum, *carry, &sum);
  *carry = static_cast<Limb>(first | second);
  return sum;
}

inline Limb subtract_borrow(Limb a, Limb b, Limb* borrow) {
  Limb difference;
  const bool first = __builtin_sub_overflow(a, b, &difference);
  const bool second = __builtin_sub_overflow(difference, *borrow, &difference);
  *borrow = static_cast<Limb>(first | second);
  return difference;
}

inline void copy_limbs(Limb* r, const Limb* a, std::size_t n) {
  if (n != 0) std::memmove(r, a, n * sizeof(Limb));
}
inline void clear_limbs(Limb* r, std::size_t n) {
  if (n != 0) std::memset(r, 0, n * sizeof(Limb));
}

// -1, 0 or 1 for arrays of equal size.
inline int compare_n(const Limb* a, const Limb* b, std::size_t n) {
  while (n-- > 0) {
    if (a[n] != b[n]) return a[n] < b[n] ? -1 : 1;
  }
  return 0;
}

// r = a + b; returns the carry. In place.
inline Limb add_n(Limb* r, const Limb* a, const Limb* b, std::size_t n) {
  Limb carry = 0;
  for (std::size_t i = 0; i < n; ++i) r[i] = add_carry(a[i], b[i], &carry);
  return carry;
}

// r = a - b; returns the borrow. In place.
inline Limb subtract_n(Limb* r, const Limb* a, const Limb* b, std::size_t n) {
  Limb borrow = 0;
  for (std::size_t i = 0; i < n; ++i) r[i] = subtract_borrow(a[i], b[i], &borrow);
  return borrow;
}

// r += value; returns the carry.
inline Limb add_limb(Limb* r, std::size_t n, Limb value) {
  for (std::size_t i = 0; value != 0 && i < n; ++i) {
    value = __builtin_add_overflow(r[i], value, &r[i]) ? 1 : 0;
  }
  return value;
}

// r -= value; returns the borrow.
inline Limb subtract_limb(Limb* r, std::size_t n, Limb value) {
  for (std::size_t i = 0; value != 0 && i < n; ++i) {
    value = __builtin_sub_overflow(r[i], value, &r[i]) ? 1 : 0;
  }
  return value;
}

// r = a * factor + addend; returns the top limb. In place.
inline Limb multiply_limb(Limb* r, const Limb* a, std::size_t n, Limb factor, Limb addend) {
  Limb carry = addend;
  for (std::size_t i = 0; i < n; ++i) {
    WideLimb product = multiply_wide(a[i], factor);
    product.high += __builtin_add_overflow(product.low, carry, &product.low);
    r[i] = product.low;
    carry = product.high;
  }
  return carry;
}

// r += a * factor; returns the top limb.
inline Limb add_product(Limb* r, const Limb* a, std::size_t n, Limb factor) {
  Limb carry = 0;
  if constexpr (sizeof(void*) == 8) {
    for (std::size_t i = 0; i < n; ++i) {
      const unsigned __int128 sum = static_cast<unsigned __int128>(a[i]) * factor + r[i] + carry;
      r[i] = static_cast<Limb>(sum);
      carry = static_cast<Limb>(sum >> 64);
    }
  } else {
    for (std::size_t i = 0; i < n; ++i) {
      WideLimb product = multiply_wide(a[i], factor);
      product.high += __builtin_add_overflow(product.low, carry, &product.low);
      product.high += __builtin_add_overflow(product.low, r[i], &product.low);
      r[i] = product.low;
      carry = product.high;
    }
  }
  return carry;
}

// r -= a * factor; returns what the next limb has to give.
inline Limb subtract_product(Limb* r, const Limb* a, std::size_t n, Limb factor) {
  Limb carry = 0;
  for (std::size_t i = 0; i < n; ++i) {
    WideLimb product = multiply_wide(a[i], factor);
    product.high += __builtin_add_overflow(product.low, carry, &product.low);
    product.high += __builtin_sub_overflow(r[i], product.low, &r[i]);
    carry = product.high;
  }
  return carry;
}

// r = a << count for 0 <= count < 64; returns the bits that leave at the top. Upwards in place (r
// >= a).
inline Limb shift_left_bits(Limb* r, const Limb* a, std::size_t n, int count) {
  if (count == 0) {
    copy_limbs(r, a, n);
    return 0;
  }
  Limb high = 0;
  for (std::size_t i = n; i-- > 0;) {
    const Limb limb = a[i];
    if (i + 1 == n) {
      high = limb >> (64 - count);
    } else {
      r[i + 1] |= limb >> (64 - count);
    }
    r[i] = limb << count;
  }
  return high;
}

// r = a >> count for 0 <= count < 64; returns the bits that leave at the bottom. Downwards in place
// (r <= a).
inline Limb shift_right_bits(Limb* r, const Limb* a, std::size_t n, int count) {
  if (count == 0) {
    copy_limbs(r, a, n);
    return 0;
  }
  const Limb lost = n == 0 ? 0 : a[0] & ((Limb{1} << count) - 1);
  for (std::size_t i = 0; i < n; ++i) {
    const Limb next = i + 1 < n ? a[i + 1] << (64 - count) : 0;
    r[i] = (a[i] >> count) | next;
  }
  return lost;
}

// Whether any of the lowest `bits` bits is set.
inline bool any_low_bits(const Limb* a, std::size_t n, std::size_t bits) {
  const std::size_t whole = bits / kLimbBits;
  for (std::size_t i = 0; i < whole && i < n; ++i) {
    if (a[i] != 0) return true;
  }
  const std::size_t rest = bits % kLimbBits;
  return rest != 0 && whole < n && (a[whole] & ((Limb{1} << rest) - 1)) != 0;
}

// --- Division by a limb with a precomputed reciprocal (Moeller and Granlund, algorithms 4 and 6)

// floor((2**128 - 1) / divisor) - 2**64 for a divisor whose top bit is set. Two steps of Knuth's
// algorithm D in base 2**32, since 128-bit division is a library call.
Limb reciprocal(Limb divisor);
Limb reciprocal_2(Limb high, Limb low);

struct LimbDivision {
  Limb quotient;
  Limb remainder;
};

// (high, low) / divisor, where high < divisor, the divisor's top bit is set and `inverse` is its
// reciprocal.
inline LimbDivision divide_wide(Limb high, Limb low, Limb divisor, Limb inverse) {
  WideLimb q = multiply_wide(inverse, high);
  q.high += __builtin_add_overflow(q.low, low, &q.low);
  q.high += high + 1;
  Limb remainder = low - q.high * divisor;
  if (remainder > q.low) {
    --q.high;
    remainder += divisor;
  }
  if (remainder >= divisor) [[unlikely]] {
    ++q.high;
    remainder -= divisor;
  }
  return {q.high, remainder};
}

// Divides u (un limbs) by the dn limbs at d, whose top bit is set: dn >= 2, un >= dn. The remainder
// replaces the lowest dn limbs of u. Writes un - dn quotient limbs and returns the one above them
// (0 or 1).
Limb divide_schoolbook(Limb* q, Limb* u, std::size_t un, const Limb* d, std::size_t dn);

// Products with caller-supplied temporary memory; r has an + bn limbs.
std::size_t product_scratch_size(std::size_t an, std::size_t bn);
void multiply_into(Limb* r, const Limb* a, std::size_t an, const Limb* b, std::size_t bn,
                   Limb* temporary);

}  // namespace molt::common::bigint
