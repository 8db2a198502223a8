// Quotients: one limb, schoolbook (Knuth's algorithm D with a two-limb reciprocal), and the
// recursive division of Burnikel and Ziegler above a threshold. All of it works on a divisor whose
// top bit is set, so operands are shifted into scratch memory first.

#include "common/bigint.h"
#include "common/bigint_kernels.h"

namespace molt::common::bigint {

Limb reciprocal(Limb divisor) {
  // floor((2**128 - 1) / d) - 2**64 == floor(((~d) * 2**64 + (2**64 - 1)) / d).
  const Limb d1 = divisor >> 32;
  const Limb d0 = static_cast<std::uint32_t>(divisor);
  Limb quotient = 0;
  Limb high = ~divisor;
  for (int step = 0; step < 2; ++step) {
    Limb digit = high / d1;
    Limb rest = high % d1;
    const Limb next = 0xFFFFFFFFu;
    while (digit >> 32 != 0 || digit * d0 > ((rest << 32) | next)) {
      --digit;
      rest += d1;
      if (rest >> 32 != 0) break;
    }
    high = (high << 32) + next - digit * divisor;
    quotient = (quotient << 32) | digit;
  }
  return quotient;
}

Limb reciprocal_2(Limb high, Limb low) {
  Limb inverse = reciprocal(high);
  Limb product = high * inverse + low;
  if (product < low) {
    --inverse;
    if (product >= high) {
      --inverse;
      product -= high;
    }
    product -= high;
  }
  const WideLimb correction = multiply_wide(inverse, low);
  product += correction.high;
  if (product < correction.high) {
    --inverse;
    if (product > high || (product == high && correction.low >= low)) --inverse;
  }
  return inverse;
}

namespace {

// The quotient limb of (u2, u1, u0) / (d1, d0), where (u2, u1) < (d1, d0) and `inverse` is
// reciprocal_2.
Limb divide_3_by_2(Limb u2, Limb u1, Limb u0, Limb d1, Limb d0, Limb inverse) {
  WideLimb q = multiply_wide(inverse, u2);
  q.high += __builtin_add_overflow(q.low, u1, &q.low);
  q.high += u2;
  Limb r1 = u1 - q.high * d1;
  const WideLimb low_product = multiply_wide(d0, q.high);
  Limb borrow = 0;
  Limb r0 = subtract_borrow(u0, low_product.low, &borrow);
  r1 = subtract_borrow(r1, low_product.high, &borrow);
  borrow = 0;
  r0 = subtract_borrow(r0, d0, &borrow);
  r1 = subtract_borrow(r1, d1, &borrow);
  ++q.high;
  if (r1 >= q.low) {
    --q.high;
    Limb carry = 0;
    r0 = add_carry(r0, d0, &carry);
    r1 = add_carry(r1, d1, &carry);
  }
  if (r1 > d1 || (r1 == d1 && r0 >= d0)) [[unlikely]] {
    ++q.high;
  }
  return q.high;
}

// Below this size the schoolbook method is faster than two half-size divisions and a product.
constexpr std::size_t kRecursiveLimbs = 60;

// Subtracts quotient * low divisor part after a division by the divisor's high part, and mends a
// quotient that was too large. u: remainder so far, dn limbs; q: qn limbs with `q_top` above them;
// the divisor's low part is d[0, dn - qn). Returns the mended top limb.
Limb apply_low_part(Limb* q, Limb q_top, std::size_t qn, Limb* u, const Limb* d, std::size_t dn,
                    Limb* temporary) {
  const std::size_t low = dn - qn;
  multiply_into(temporary, q, qn, d, low, temporary + dn);
  Limb borrow = subtract_n(u, u, temporary, dn);
  if (q_top != 0) borrow += subtract_n(u + qn, u + qn, d, low);
  while (borrow != 0) {
    q_top -= subtract_limb(q, qn, 1);
    borrow -= add_n(u, u, d, dn);
  }
  return q_top;
}

Limb divide_recursive(Limb* q, Limb* u, const Limb* d, std::size_t n, Limb* temporary);

// Divides the window u of dn + qn limbs by d: qn <= dn quotient limbs, and the one above them is
// returned.
Limb divide_window(Limb* q, Limb* u, const Limb* d, std::size_t dn, std::size_t qn,
                   Limb* temporary) {
  if (qn < kRecursiveLimbs) return divide_schoolbook(q, u, dn + qn, d, dn);
  if (qn == dn) return divide_recursive(q, u, d, dn, temporary);
  const Limb q_top = divide_recursive(q, u + (dn - qn), d + (dn - qn), qn, temporary);
  return apply_low_part(q, q_top, qn, u, d, dn, temporary);
}

// 2 * n limbs by n limbs, as two divisions that yield half of the quotient each.
Limb divide_recursive(Limb* q, Limb* u, const Limb* d, std::size_t n, Limb* temporary) {
  if (n < kRecursiveLimbs) return divide_schoolbook(q, u, 2 * n, d, n);
  const std::size_t low = n / 2;
  const Limb q_top = divide_window(q + low, u + low, d, n, n - low, temporary);
  // The second half cannot overflow: what is left is below the divisor.
  divide_window(q, u, d, n, low, temporary);
  return q_top;
}

// Divides un limbs at u by dn limbs at d (top bit set) in windows of at most dn quotient limbs. The
// limb above the quotient is known to be zero: the caller has added a zero limb at the top of u.
void divide_normalized(Limb* q, Limb* u, std::size_t un, const Limb* d, std::size_t dn,
                       Limb* temporary) {
  std::size_t qn = un - dn;
  std::size_t window = qn % dn;
  if (window == 0 && qn != 0) window = dn;
  while (qn > 0) {
    qn -= window;
    divide_window(q + qn, u + qn, d, dn, window, temporary);
    window = dn;
  }
}

std::size_t division_scratch_size(std::size_t un, std::size_t dn) {
  const std::size_t qn = un - dn;
  if (qn < kRecursiveLimbs || dn < kRecursiveLimbs) return 0;
  return dn + product_scratch_size(dn, dn);
}

}  // namespace

Limb divide_schoolbook(Limb* q, Limb* u, std::size_t un, const Limb* d, std::size_t dn) {
  const Limb d1 = d[dn - 1];
  const Limb d0 = d[dn - 2];
  const Limb inverse = reciprocal_2(d1, d0);
  Limb* const top = u + (un - dn);
  Limb q_top = 0;
  if (compare_n(top, d, dn) >= 0) {
    subtract_n(top, top, d, dn);
    q_top = 1;
  }
  for (std::size_t i = un - dn; i-- > 0;) {
    const Limb u2 = u[i + dn];
    const Limb u1 = u[i + dn - 1];
    Limb digit = ~Limb{0};
    if (u2 < d1 || (u2 == d1 && u1 < d0))
      digit = divide_3_by_2(u2, u1, u[i + dn - 2], d1, d0, inverse);
    Limb borrow = subtract_product(u + i, d, dn, digit);
    borrow = borrow > u2;
    while (borrow != 0) [[unlikely]] {
      --digit;
      borrow -= add_n(u + i, u + i, d, dn);
    }
    q[i] = digit;
  }
  return q_top;
}

Limb divide_small(Limb* q, Limbs a, Limb divisor) {
  if (a.empty()) return 0;
  if ((divisor & (divisor - 1)) == 0) {
    const Limb remainder = a[0] & (divisor - 1);
    shift_right_bits(q, a.data(), a.size(), std::countr_zero(divisor));
    return remainder;
  }
  const int shift = std::countl_zero(divisor);
  const Limb scaled = divisor << shift;
  const Limb inverse = reciprocal(scaled);
  // The dividend is shifted on the fly: `rest` holds the remainder scaled like the divisor.
  Limb rest = shift == 0 ? 0 : a.back() >> (64 - shift);
  for (std::size_t i = a.size(); i-- > 0;) {
    const Limb below = shift != 0 && i > 0 ? a[i - 1] >> (64 - shift) : 0;
    const LimbDivision step = divide_wide(rest, (a[i] << shift) | below, scaled, inverse);
    q[i] = step.quotient;
    rest = step.remainder;
  }
  return rest >> shift;
}

Limb remainder_small(Limbs a, Limb divisor) {
  if (a.empty()) return 0;
  const int shift = std::countl_zero(divisor);
  const Limb scaled = divisor << shift;
  const Limb inverse = reciprocal(scaled);
  Limb rest = shift == 0 ? 0 : a.back() >> (64 - shift);
  for (std::size_t i = a.size(); i-- > 0;) {
    const Limb below = shift != 0 && i > 0 ? a[i - 1] >> (64 - shift) : 0;
    rest = divide_wide(rest, (a[i] << shift) | below, scaled, inverse).remainder;
  }
  return rest >> shift;
}

namespace {

DivisionSizes divide_by_limb(Limb* q, Limb* r, Limbs a, Limb divisor) {
  const Limb remainder = q == nullptr ? remainder_small(a, divisor) : divide_small(q, a, divisor);
  if (r != nullptr && remainder != 0) r[0] = remainder;
  return {q == nullptr ? 0 : normalized_size(q, a.size()), remainder != 0 ? std::size_t{1} : 0};
}

}  // namespace

DivisionSizes divide(Limb* q, Limb* r, Limbs a, Limbs b, const ScratchAllocator& scratch) {
  if (compare(a, b) < 0) {
    if (r != nullptr) copy_limbs(r, a.data(), a.size());
    return {0, a.size()};
  }
  if (b.size() == 1) return divide_by_limb(q, r, a, b[0]);

  const std::size_t dn = b.size();
  const std::size_t qn = a.size() - dn + 1;
  const std::size_t un = a.size() + 1;
  const int shift = std::countl_zero(b.back());
  ScratchArray<Limb, 40> storage(scratch,
                                 un + dn + (q == nullptr ? qn : 0) + division_scratch_size(un, dn));
  if (!storage) return {kOutOfMemory, kOutOfMemory};
  Limb* const u = storage.get();
  Limb* const d = u + un;
  Limb* next = d + dn;
  Limb* quotient = q;
  if (q == nullptr) {
    quotient = next;
    next += qn;
  }
  u[un - 1] = shift_left_bits(u, a.data(), a.size(), shift);
  shift_left_bits(d, b.data(), dn, shift);
  divide_normalized(quotient, u, un, d, dn, next);
  if (r != nullptr) shift_right_bits(r, u, dn, shift);
  return {normalized_size(quotient, qn), normalized_size(r != nullptr ? r : u, dn)};
}

SignedDivision floor_divide(Limb* q, Limb* r, Signed a, Signed b, const ScratchAllocator& scratch) {
  const DivisionSizes sizes = divide(q, r, a.magnitude, b.magnitude, scratch);
  SignedDivision result{{sizes.quotient, false}, {sizes.remainder, false}};
  if (sizes.quotient == kOutOfMemory) return result;
  const bool mixed = a.negative != b.negative;
  if (mixed && sizes.remainder != 0) {
    // The truncated quotient is one too high, and the remainder has the wrong sign.
    const Limb one = 1;
    result.quotient.size = add(q, {q, sizes.quotient}, {&one, 1});
    result.remainder.size = subtract(r, b.magnitude, {r, sizes.remainder});
  }
  result.quotient.negative = mixed && result.quotient.size != 0;
  result.remainder.negative = b.negative && result.remainder.size != 0;
  return result;
}

}  // namespace molt::common::bigint
