// The exact digits of doubles: value * 10**p as an integer, rounded half to even, in 64 bits where
// that suffices and with limbs on the stack otherwise.

#include <cstring>

#include "common/bigint.h"
#include "common/bigint_kernels.h"
#include "common/float_bits.h"
#include "common/float_text.h"

namespace molt::common {
namespace {

using bigint::Limb;
using bigint::Limbs;
using bigint::WideLimb;

constexpr Limb kPowersOf10[20] = {1ull,
                                  10ull,
                                  100ull,
                                  1000ull,
                                  10000ull,
                                  100000ull,
                                  1000000ull,
                                  10000000ull,
                                  100000000ull,
                                  1000000000ull,
                                  10000000000ull,
                                  100000000000ull,
                                  1000000000000ull,
                                  10000000000000ull,
                                  100000000000000ull,
                                  1000000000000000ull,
                                  10000000000000000ull,
                                  100000000000000000ull,
                                  1000000000000000000ull,
                                  10000000000000000000ull};

// 53 bits times 5**1074, the largest product that the smallest exponent asks for, and room for a
// carry.
constexpr std::size_t kScaledLimbs = 44;
constexpr int kFivesInLimb = 27;
constexpr Limb kLargestFive = 7450580596923828125ull;

// wide / 2**shift, rounded half to even, when that fits 64 bits; 0 < shift.
bool round_shift(WideLimb wide, int shift, Limb* result) {
  if (shift >= 128) {
    // The product of mantissa and power of ten has 117 bits at most: less than a half.
    *result = 0;
    return true;
  }
  Limb kept;
  Limb half_and_lost;
  bool sticky = false;
  if (shift == 64) {
    kept = wide.high;
    half_and_lost = wide.low;
  } else if (shift > 64) {
    kept = wide.high >> (shift - 64);
    half_and_lost = (wide.high << (128 - shift)) | (wide.low >> (shift - 64));
    sticky = (wide.low << (128 - shift)) != 0;
  } else {
    if (wide.high >> shift != 0) return false;
    kept = (wide.high << (64 - shift)) | (wide.low >> shift);
    half_and_lost = wide.low << (64 - shift);
  }
  const Limb half = Limb{1} << 63;
  const bool up = half_and_lost > half || (half_and_lost == half && (sticky || (kept & 1) != 0));
  *result = kept + up;
  return !(up && *result == 0);
}

// round(value * 10**p) when the operands are small; false when they are not.
bool scale_small(const DoubleParts& value, int p, Limb* result) {
  if (p > 19 || p < -19) return false;
  if (p >= 0) {
    if (value.exponent < 0) {
      return round_shift(bigint::multiply_wide(value.mantissa, kPowersOf10[p]), -value.exponent,
                         result);
    }
    *result = value.mantissa << (value.exponent < 11 ? value.exponent : 0);
    return p == 0 && value.exponent < 11;
  }
  Limb dividend = value.mantissa;
  Limb divisor = kPowersOf10[-p];
  if (value.exponent >= 0) {
    if (value.exponent >= 11) return false;
    dividend <<= value.exponent;
  } else {
    if (-value.exponent >= std::countl_zero(divisor)) return false;
    divisor <<= -value.exponent;
  }
  const Limb quotient = dividend / divisor;
  const Limb rest = dividend % divisor;
  const bool up = rest > divisor - rest || (rest == divisor - rest && (quotient & 1) != 0);
  *result = quotient + up;
  return true;
}

std::size_t multiply_by_fives(Limb* r, std::size_t size, int count) {
  for (; count > 0; count -= kFivesInLimb) {
    Limb factor = kLargestFive;
    if (count < kFivesInLimb) {
      factor = 1;
      for (int i = 0; i < count; ++i) factor *= 5;
    }
    size = bigint::multiply_small(r, {r, size}, factor);
  }
  return size;
}

std::size_t round_up_if(bool up, Limb* r, std::size_t size) {
  if (up && bigint::add_limb(r, size, 1) != 0) r[size++] = 1;
  return size;
}

// As scale_small without a bound. r: kScaledLimbs limbs.
std::size_t scale_large(const DoubleParts& value, int p, Limb* r) {
  const int shift = value.exponent + p;
  r[0] = value.mantissa;
  if (p >= 0) {
    const std::size_t size = multiply_by_fives(r, 1, p);
    if (shift >= 0) return bigint::shift_left(r, {r, size}, static_cast<std::size_t>(shift));
    const auto lost = static_cast<std::size_t>(-shift);
    if (lost > bigint::bit_length({r, size})) return 0;
    const bool half = (r[(lost - 1) / 64] >> ((lost - 1) % 64) & 1) != 0;
    const bool sticky = bigint::any_low_bits(r, size, lost - 1);
    const std::size_t kept = bigint::shift_right(r, {r, size}, lost);
    const bool odd = kept != 0 && (r[0] & 1) != 0;
    return round_up_if(half && (sticky || odd), r, kept);
  }
  Limb divisor[kScaledLimbs];
  divisor[0] = 1;
  std::size_t divisor_n = multiply_by_fives(divisor, 1, -p);
  Limb dividend[kScaledLimbs];
  dividend[0] = value.mantissa;
  std::size_t dividend_n = 1;
  if (shift >= 0) {
    dividend_n = bigint::shift_left(dividend, {dividend, 1}, static_cast<std::size_t>(shift));
  } else {
    divisor_n = bigint::shift_left(divisor, {divisor, divisor_n}, static_cast<std::size_t>(-shift));
  }
  Limb rest[kScaledLimbs];
  StackScratch<4 * kScaledLimbs * sizeof(Limb)> scratch;
  const bigint::DivisionSizes sizes =
      bigint::divide(r, rest, {dividend, dividend_n}, {divisor, divisor_n}, scratch.allocator());
  // Compare twice the remainder with the divisor.
  const std::size_t doubled_n = bigint::shift_left(rest, {rest, sizes.remainder}, 1);
  const int order = bigint::compare({rest, doubled_n}, {divisor, divisor_n});
  const bool odd = sizes.quotient != 0 && (r[0] & 1) != 0;
  const bool up = order > 0 || (order == 0 && odd);
  return round_up_if(up, r, sizes.quotient);
}

char* print_limb_before(char* end, Limb value, int width) {
  char* p = end;
  for (; value != 0; value /= 10) *--p = static_cast<char>('0' + value % 10);
  while (end - p < width) *--p = '0';
  return p;
}

// Writes the digits of round(value * 10**p); zero has none.
std::size_t scaled_digits(char* out, const DoubleParts& value, int p) {
  char buffer[kExactDigitsMax];
  char* const end = buffer + sizeof(buffer);
  char* begin = end;
  Limb small;
  if (scale_small(value, p, &small)) {
    begin = print_limb_before(end, small, 0);
  } else {
    Limb limbs[kScaledLimbs];
    std::size_t size = scale_large(value, p, limbs);
    while (size > 0) {
      const Limb part = bigint::divide_small(limbs, {limbs, size}, kPowersOf10[19]);
      size = bigint::normalized_size(limbs, size);
      begin = print_limb_before(begin, part, size > 0 ? 19 : 0);
    }
  }
  const auto count = static_cast<std::size_t>(end - begin);
  if (count != 0) std::memcpy(out, begin, count);
  return count;
}

// floor(log10(2**exponent)), for |exponent| below 2000.
int floor_log10_of_power(int exponent) { return (exponent * 315653) >> 20; }

}  // namespace

std::size_t exact_digits(char* out, double value, DigitMode mode, std::int64_t count, int* point) {
  const DoubleParts parts = take_apart(value);
  // More digits than this are zeros.
  const std::int64_t last = parts.exponent < 0 ? -parts.exponent : 0;
  if (mode == DigitMode::kFraction) {
    // Nothing is left of a number below 10**310 when more than 311 digits before the point are
    // dropped.
    const std::int64_t limited = count < -311 ? -311 : count;
    const int p = static_cast<int>(limited < last ? limited : last);
    const std::size_t digits = scaled_digits(out, parts, p);
    *point = static_cast<int>(digits) - p;
    return digits;
  }
  if (count < 1) count = 1;
  // The logarithm of the leading bit is the number's own or one less, and rounding may carry into a
  // new digit.
  const int leading =
      floor_log10_of_power(parts.exponent + static_cast<int>(std::bit_width(parts.mantissa)) - 1);
  const std::int64_t wanted = count - 1 - leading;
  int p = static_cast<int>(wanted < last ? wanted : last);
  std::size_t digits = scaled_digits(out, parts, p);
  while (static_cast<std::int64_t>(digits) > count) digits = scaled_digits(out, parts, --p);
  *point = static_cast<int>(digits) - p;
  return digits;
}

bool round_decimal(double value, std::int64_t ndigits, double* result) {
  // Beyond these numbers of digits nothing changes, or nothing remains.
  constexpr std::int64_t kMostDigits = 323;
  constexpr std::int64_t kFewestDigits = -308;
  if (ndigits > kMostDigits || value == 0) {
    *result = value;
    return true;
  }
  const double zero = sign_bit(value) ? -0.0 : 0.0;
  *result = zero;
  if (ndigits < kFewestDigits) return true;
  char digits[kExactDigitsMax];
  int point;
  const std::size_t count = exact_digits(digits, value, DigitMode::kFraction, ndigits, &point);
  if (count == 0) return true;
  const double rounded = decimal_to_double(digits, count, point - static_cast<std::int64_t>(count));
  if (!is_finite(rounded)) return false;
  *result = sign_bit(value) ? -rounded : rounded;
  return true;
}

}  // namespace molt::common
