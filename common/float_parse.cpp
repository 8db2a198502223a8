// Decimal text to doubles, correctly rounded.
//
// Most inputs have at most 19 digits and need one 64 x 128 bit product with a power of ten that is
// known within a small error: when both ends of the error interval round to the same double, that
// is the answer. The rest (ties and near-ties, many digits, extreme exponents) is decided with
// limbs.

#include <dragonbox/dragonbox.h>

#include <cstring>

#include "common/bigint.h"
#include "common/bigint_kernels.h"
#include "common/float_bits.h"
#include "common/float_text.h"

namespace molt::common {
namespace {

using bigint::Limb;
using bigint::WideLimb;

constexpr double kExactPowersOf10[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                         1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Digits that can matter: a tie between two doubles has at most 768. Later ones only say "a little
// more".
constexpr std::size_t kMostDigits = 772;

struct Product {
  Limb high, middle, low;
};

Product multiply_192(Limb a, Limb high, Limb low) {
  const WideLimb lower = bigint::multiply_wide(a, low);
  WideLimb upper = bigint::multiply_wide(a, high);
  upper.high += __builtin_add_overflow(upper.low, lower.high, &upper.low);
  return {upper.high, upper.low, lower.low};
}

// The product * 2**exponent as a double; `more` says that the true value is a little larger.
double round_product(Product product, std::int64_t exponent, bool more) {
  if (product.high >> 63 == 0) {
    product.high = (product.high << 1) | (product.middle >> 63);
    product.middle <<= 1;
    --exponent;
  }
  return assemble_double(product.high, more || product.middle != 0 || product.low != 0,
                         exponent + 128);
}

// (w + a fraction if `truncated`) * 10**q; false when the product's error could change the result.
bool convert_fast(Limb w, std::int64_t q, bool truncated, double* result) {
  using Cache = jkj::dragonbox::detail::cache_holder<jkj::dragonbox::ieee754_binary64>;
  using Compact = jkj::dragonbox::detail::policy_impl::cache::compact;
  if (q < Cache::min_k || q > Cache::max_k) return false;
  const int k = static_cast<int>(q);
  // The entry is 10**k scaled to 128 bits, between the true value and 4 more.
  const auto power = Compact::get_cache<jkj::dragonbox::ieee754_binary64>(k);
  const std::int64_t exponent = jkj::dragonbox::detail::log::floor_log2_pow10(k) - 127;
  const int lead = std::countl_zero(w);
  const Limb scaled = w << lead;
  Product low = multiply_192(scaled, power.high(), power.low());
  Product high = low;
  // Subtract scaled * 4 for the lower end.
  Limb borrow = 0;
  low.low = bigint::subtract_borrow(low.low, scaled << 2, &borrow);
  low.middle = bigint::subtract_borrow(low.middle, scaled >> 62, &borrow);
  low.high -= borrow;
  if (truncated) {
    if (scaled + (Limb{1} << lead) < scaled) return false;
    high = multiply_192(scaled + (Limb{1} << lead), power.high(), power.low());
  }
  const double lower = round_product(low, exponent - lead, true);
  const double upper = round_product(high, exponent - lead, false);
  *result = lower;
  return lower == upper;
}

constexpr std::size_t kLimbs = 144;

std::size_t multiply_by_fives(Limb* r, std::size_t size, std::int64_t count) {
  constexpr Limb kFive27 = 7450580596923828125ull;
  for (; count >= 27; count -= 27) size = bigint::multiply_small(r, {r, size}, kFive27);
  Limb rest = 1;
  for (; count > 0; --count) rest *= 5;
  return bigint::multiply_small(r, {r, size}, rest);
}

// The limbs' leading 64 bits with the rest as sticky bit.
double round_limbs(const Limb* limbs, std::size_t size, bool sticky, std::int64_t exponent) {
  const std::size_t bits = bigint::bit_length({limbs, size});
  if (bits <= 64) return assemble_double(limbs[0], sticky, exponent);
  const std::size_t low = bits - 64;
  Limb leading = limbs[low / 64] >> (low % 64);
  if (low % 64 != 0) leading |= limbs[low / 64 + 1] << (64 - low % 64);
  sticky |= bigint::any_low_bits(limbs, size, low);
  return assemble_double(leading, sticky, exponent + static_cast<std::int64_t>(low));
}

// digits * 10**q for at most kMostDigits + 1 digits, with q such that the value is within the range
// of doubles or a few powers of ten outside.
double convert_exactly(const char* digits, std::size_t count, std::int64_t q) {
  Limb value[kLimbs];
  value[0] = 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < count;) {
    Limb part = 0;
    Limb scale = 1;
    for (int k = 0; k < 19 && i < count; ++k, ++i) {
      part = part * 10 + static_cast<Limb>(digits[i] - '0');
      scale *= 10;
    }
    size = bigint::multiply_small(value, {value, size}, scale, part);
  }
  if (q >= 0) {
    size = multiply_by_fives(value, size, q);
    return round_limbs(value, size, false, q);
  }
  // Scale so that the quotient has 65 or 66 bits and the remainder is the sticky bit.
  Limb divisor[kLimbs];
  divisor[0] = 1;
  const std::size_t divisor_n = multiply_by_fives(divisor, 1, -q);
  const auto value_bits = static_cast<std::int64_t>(bigint::bit_length({value, size}));
  const auto divisor_bits = static_cast<std::int64_t>(bigint::bit_length({divisor, divisor_n}));
  std::int64_t shift = 65 + divisor_bits - value_bits;
  if (shift < 0) shift = 0;
  size = bigint::shift_left(value, {value, size}, static_cast<std::size_t>(shift));
  Limb quotient[kLimbs];
  StackScratch<3 * kLimbs * sizeof(Limb)> scratch;
  const bigint::DivisionSizes sizes =
      bigint::divide(quotient, nullptr, {value, size}, {divisor, divisor_n}, scratch.allocator());
  return round_limbs(quotient, sizes.quotient, sizes.remainder != 0, q - shift);
}

}  // namespace

double decimal_to_double(const char* digits, std::size_t count, std::int64_t exponent) {
  while (count > 0 && *digits == '0') {
    ++digits;
    --count;
  }
  while (count > 0 && digits[count - 1] == '0') {
    --count;
    ++exponent;
  }
  if (count == 0) return 0.0;
  const std::int64_t magnitude = exponent + static_cast<std::int64_t>(count);
  if (magnitude > 310) return std::bit_cast<double>(std::uint64_t{0x7FF} << 52);
  if (magnitude < -326) return 0.0;

  const std::size_t used = count < 19 ? count : 19;
  Limb w = 0;
  for (std::size_t i = 0; i < used; ++i) w = w * 10 + static_cast<Limb>(digits[i] - '0');
  const std::int64_t q = exponent + static_cast<std::int64_t>(count - used);
  if (count == used && w >> kDoubleMantissaBits == 0 && q >= -22 && q <= 22) {
    // Both operands are exact, so the one operation rounds correctly.
    const double value = static_cast<double>(w);
    return q < 0 ? value / kExactPowersOf10[-q] : value * kExactPowersOf10[q];
  }
  double result;
  if (convert_fast(w, q, count != used, &result)) return result;
  if (count <= kMostDigits) return convert_exactly(digits, count, exponent);
  char shortened[kMostDigits + 1];
  std::memcpy(shortened, digits, kMostDigits);
  // Trailing zeros are gone, so something that is not zero follows.
  shortened[kMostDigits] = '1';
  return convert_exactly(shortened, kMostDigits + 1,
                         exponent + static_cast<std::int64_t>(count - kMostDigits - 1));
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Length of the word if the text starts with it in any case, else 0. `word` is lower case.
std::size_t match_word(const char* text, std::size_t size, const char* word) {
  std::size_t i = 0;
  for (; word[i] != '\0'; ++i) {
    if (i >= size || (text[i] | 0x20) != word[i]) return 0;
  }
  return i;
}

// Collects the digits of a number on both sides of the point. Leading zeros are left out, and
// digits that cannot matter are replaced by one digit that says whether any of them was not zero.
class DigitCollector {
 public:
  void add(char digit, bool after_point) {
    any_ = true;
    if (after_point) --exponent_;
    if (count_ == 0 && digit == '0') return;
    if (count_ < kMostDigits) {
      digits_[count_++] = digit;
    } else {
      ++exponent_;
      sticky_ |= digit != '0';
    }
  }
  bool any() const { return any_; }
  double convert(std::int64_t exponent) {
    exponent += exponent_;
    if (sticky_) {
      digits_[count_++] = '1';
      --exponent;
    }
    return decimal_to_double(digits_, count_, exponent);
  }

 private:
  char digits_[kMostDigits + 1];
  std::size_t count_ = 0;
  std::int64_t exponent_ = 0;
  bool any_ = false;
  bool sticky_ = false;
};

// Reads text; with `underscores`, single ones between digits are skipped.
class NumberReader {
 public:
  NumberReader(const char* text, std::size_t size, bool underscores)
      : text_(text), size_(size), underscores_(underscores) {}

  std::size_t read(double* value) {
    std::size_t i = 0;
    bool negative = false;
    if (i < size_ && (text_[i] == '+' || text_[i] == '-')) negative = text_[i++] == '-';
    const double sign = negative ? -1.0 : 1.0;
    if (i < size_ && (text_[i] | 0x20) >= 'a' && (text_[i] | 0x20) <= 'z') {
      std::size_t word = match_word(text_ + i, size_ - i, "infinity");
      if (word == 0) word = match_word(text_ + i, size_ - i, "inf");
      const std::size_t nan = match_word(text_ + i, size_ - i, "nan");
      if (word == 0 && nan == 0) return 0;
      *value = __builtin_copysign(word != 0 ? __builtin_inf() : __builtin_nan(""), sign);
      return i + word + nan;
    }
    DigitCollector digits;
    i = skip_digits(i, [&](char c) { digits.add(c, false); });
    if (i < size_ && text_[i] == '.') {
      i = skip_digits(i + 1, [&](char c) { digits.add(c, true); });
    }
    if (!digits.any()) return 0;
    std::int64_t exponent = 0;
    i = read_exponent(i, &exponent);
    *value = __builtin_copysign(digits.convert(exponent), sign);
    return i;
  }

 private:
  template <typename Sink>
  std::size_t skip_digits(std::size_t i, Sink sink) {
    while (i < size_) {
      if (is_digit(text_[i])) {
        sink(text_[i++]);
      } else if (underscores_ && text_[i] == '_' && i > 0 && is_digit(text_[i - 1]) &&
                 i + 1 < size_ && is_digit(text_[i + 1])) {
        ++i;
      } else {
        break;
      }
    }
    return i;
  }

  // An exponent without digits is not part of the number.
  std::size_t read_exponent(std::size_t begin, std::int64_t* exponent) {
    std::size_t i = begin;
    if (i >= size_ || (text_[i] | 0x20) != 'e') return begin;
    ++i;
    bool negative = false;
    if (i < size_ && (text_[i] == '+' || text_[i] == '-')) negative = text_[i++] == '-';
    if (i >= size_ || !is_digit(text_[i])) return begin;
    // Far enough outside the range, even against all the digits that fit into memory.
    constexpr std::int64_t kLimit = std::int64_t{1} << 50;
    std::int64_t value = 0;
    i = skip_digits(i, [&](char c) {
      if (value < kLimit) value = value * 10 + (c - '0');
    });
    *exponent = negative ? -value : value;
    return i;
  }

  const char* text_;
  std::size_t size_;
  bool underscores_;
};

}  // namespace

std::size_t parse_float_prefix(const char* text, std::size_t size, double* value) {
  return NumberReader(text, size, false).read(value);
}

bool parse_float(const char* text, std::size_t size, double* value) {
  while (size > 0 && is_ascii_space(text[0])) {
    ++text;
    --size;
  }
  while (size > 0 && is_ascii_space(text[size - 1])) --size;
  return size > 0 && NumberReader(text, size, true).read(value) == size;
}

}  // namespace molt::common
