#include "common/bigint.h"
#include "common/bigint_kernels.h"

namespace molt::common::bigint {
namespace {

// Below this size Karatsuba's additions cost more than the products that they save.
constexpr std::size_t kKaratsubaLimbs = 36;

void multiply_schoolbook(Limb* r, const Limb* a, std::size_t an, const Limb* b, std::size_t bn) {
  r[an] = multiply_limb(r, a, an, b[0], 0);
  for (std::size_t i = 1; i < bn; ++i) r[an + i] = add_product(r + i, a, an, b[i]);
}

// Products of different limbs once, doubled, plus the squares of the limbs.
void square_schoolbook(Limb* r, const Limb* a, std::size_t n) {
  if (n > 1) {
    r[0] = 0;
    r[n] = multiply_limb(r + 1, a + 1, n - 1, a[0], 0);
    for (std::size_t i = 1; i + 1 < n; ++i) {
      r[n + i] = add_product(r + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
    }
    r[2 * n - 1] = shift_left_bits(r, r, 2 * n - 1, 1);
  } else {
    r[0] = r[1] = 0;
  }
  Limb carry = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const WideLimb square = multiply_wide(a[i], a[i]);
    r[2 * i] = add_carry(r[2 * i], square.low, &carry);
    r[2 * i + 1] = add_carry(r[2 * i + 1], square.high, &carry);
  }
}

// r = |low - high| where high has `high_n` <= n limbs; returns whether the difference is negative.
bool absolute_difference(Limb* r, const Limb* low, std::size_t n, const Limb* high,
                         std::size_t high_n) {
  const std::size_t low_n = normalized_size(low, n);
  const std::size_t top_n = normalized_size(high, high_n);
  const Limbs a(low, low_n);
  const Limbs b(high, top_n);
  const bool negative = compare(a, b) < 0;
  const std::size_t size = negative ? subtract(r, b, a) : subtract(r, a, b);
  clear_limbs(r + size, n - size);
  return negative;
}

// r = a * b for n limbs each; a == b asks for the cheaper square. `temporary` holds 4 * n + 128
// limbs.
//
// With a = a1 * X + a0 and b alike, a0 * b1 + a1 * b0 == a0 * b0 + a1 * b1 - (a0 - a1) * (b0 - b1).
void multiply_karatsuba(Limb* r, const Limb* a, const Limb* b, std::size_t n, Limb* temporary) {
  if (n < kKaratsubaLimbs) {
    if (a == b) {
      square_schoolbook(r, a, n);
    } else {
      multiply_schoolbook(r, a, n, b, n);
    }
    return;
  }
  const std::size_t low = (n + 1) / 2;
  const std::size_t high = n - low;
  Limb* const difference = temporary;
  Limb* const rest = temporary + 2 * low;
  bool negative = false;
  if (a == b) {
    absolute_difference(r, a, low, a + low, high);
    multiply_karatsuba(difference, r, r, low, rest);
  } else {
    negative = absolute_difference(r, a, low, a + low, high) !=
               absolute_difference(r + low, b, low, b + low, high);
    multiply_karatsuba(difference, r, r + low, low, rest);
  }
  multiply_karatsuba(r, a, b, low, rest);
  multiply_karatsuba(r + 2 * low, a + low, b + low, high, rest);

  Limb* const middle = rest;
  Limb top = add_n(middle, r, r + 2 * low, 2 * high);
  copy_limbs(middle + 2 * high, r + 2 * high, 2 * (low - high));
  top = add_limb(middle + 2 * high, 2 * (low - high), top);
  if (negative) {
    top += add_n(middle, middle, difference, 2 * low);
  } else {
    top -= subtract_n(middle, middle, difference, 2 * low);
  }
  const Limb carry = add_n(r + low, r + low, middle, 2 * low);
  if (3 * low < 2 * n) add_limb(r + 3 * low, 2 * n - 3 * low, carry + top);
}

}  // namespace

// The operand that is longer is cut into pieces of the shorter one's size. Each nested remainder is
// at most half of the size two levels up, which bounds the sum of the temporary products.
std::size_t product_scratch_size(std::size_t an, std::size_t bn) {
  const std::size_t n = an < bn ? an : bn;
  return n < kKaratsubaLimbs ? 0 : 8 * n + 256;
}

void multiply_into(Limb* r, const Limb* a, std::size_t an, const Limb* b, std::size_t bn,
                   Limb* temporary) {
  if (an < bn) {
    const Limb* const limbs = a;
    a = b;
    b = limbs;
    const std::size_t size = an;
    an = bn;
    bn = size;
  }
  if (bn == 0) {
    clear_limbs(r, an);
    return;
  }
  if (an == bn) {
    multiply_karatsuba(r, a, b, an, temporary);
    return;
  }
  if (bn < kKaratsubaLimbs) {
    multiply_schoolbook(r, a, an, b, bn);
    return;
  }
  multiply_karatsuba(r, a, b, bn, temporary);
  Limb* const piece = temporary;
  for (std::size_t done = bn; done < an;) {
    const std::size_t count = an - done < bn ? an - done : bn;
    multiply_into(piece, a + done, count, b, bn, temporary + 2 * bn);
    // r holds done + bn limbs so far; the piece overlaps the upper bn of them.
    const Limb carry = add_n(r + done, r + done, piece, bn);
    copy_limbs(r + done + bn, piece + bn, count);
    add_limb(r + done + bn, count, carry);
    done += count;
  }
}

std::size_t multiply_small(Limb* r, Limbs a, Limb factor, Limb addend) {
  r[a.size()] = multiply_limb(r, a.data(), a.size(), factor, addend);
  return normalized_size(r, a.size() + 1);
}

std::size_t multiply(Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch) {
  if (a.empty() || b.empty()) return 0;
  ScratchArray<Limb> temporary(scratch, product_scratch_size(a.size(), b.size()));
  if (!temporary) return kOutOfMemory;
  multiply_into(r, a.data(), a.size(), b.data(), b.size(), temporary.get());
  return normalized_size(r, a.size() + b.size());
}

std::size_t square(Limb* r, Limbs a, const ScratchAllocator& scratch) {
  return multiply(r, a, a, scratch);
}

std::size_t power_size(Limbs base, std::uint64_t exponent) {
  if (exponent == 0 || base.empty()) return 1;
  if (base.size() == 1 && base[0] == 1) return 1;
  const std::uint64_t bits = bit_length(base);
  std::uint64_t total;
  if (__builtin_mul_overflow(bits, exponent, &total)) return kOutOfMemory;
  const std::uint64_t limbs = total / kLimbBits + 2;
  return limbs > SIZE_MAX / sizeof(Limb) / 8 ? kOutOfMemory : static_cast<std::size_t>(limbs);
}

std::size_t power(Limb* r, Limbs base, std::uint64_t exponent, const ScratchAllocator& scratch) {
  if (exponent == 0) {
    r[0] = 1;
    return 1;
  }
  if (base.empty()) return 0;
  // Powers of two are shifts, and base 10 has half as many bits without them.
  const std::size_t twos = trailing_zeros(base);
  ScratchArray<Limb, 4> odd(scratch, base.size());
  const std::size_t capacity = power_size(base, exponent);
  ScratchArray<Limb, 8> other(scratch, capacity);
  if (!odd || !other) return kOutOfMemory;
  const Limbs factor(odd.get(), shift_right(odd.get(), base, twos));
  Limb* value = r;
  Limb* spare = other.get();
  copy_limbs(value, factor.data(), factor.size());
  std::size_t size = factor.size();
  const bool is_one = size == 1 && value[0] == 1;
  for (std::uint64_t bit = is_one ? 0 : std::bit_floor(exponent) >> 1; bit != 0; bit >>= 1) {
    size = square(spare, {value, size}, scratch);
    if (size == kOutOfMemory) return kOutOfMemory;
    Limb* const squared = spare;
    spare = value;
    value = squared;
    if ((exponent & bit) == 0) continue;
    size = multiply(spare, {value, size}, factor, scratch);
    if (size == kOutOfMemory) return kOutOfMemory;
    Limb* const product = spare;
    spare = value;
    value = product;
  }
  if (value != r) copy_limbs(r, value, size);
  return shift_left(r, {r, size}, twos * static_cast<std::size_t>(exponent));
}

}  // namespace molt::common::bigint
