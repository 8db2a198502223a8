// float.hex and float.fromhex.

#include <cstring>

#include "common/bigint_text.h"
#include "common/float_bits.h"
#include "common/float_text.h"

namespace molt::common {

std::size_t float_hex(char* out, double value) {
  if (!is_finite(value)) return float_repr(out, value);
  const DoubleParts parts = take_apart(value);
  char* p = out;
  if (parts.negative) *p++ = '-';
  *p++ = '0';
  *p++ = 'x';
  if (parts.mantissa == 0) {
    std::memcpy(p, "0.0p+0", 6);
    return static_cast<std::size_t>(p + 6 - out);
  }
  *p++ = (parts.mantissa >> 52) != 0 ? '1' : '0';
  *p++ = '.';
  for (int shift = 48; shift >= 0; shift -= 4)
    *p++ = "0123456789abcdef"[(parts.mantissa >> shift) & 15];
  *p++ = 'p';
  int exponent = parts.exponent + 52;
  *p++ = exponent < 0 ? '-' : '+';
  if (exponent < 0) exponent = -exponent;
  if (exponent >= 1000) *p++ = static_cast<char>('0' + exponent / 1000);
  if (exponent >= 100) *p++ = static_cast<char>('0' + exponent / 100 % 10);
  if (exponent >= 10) *p++ = static_cast<char>('0' + exponent / 10 % 10);
  *p++ = static_cast<char>('0' + exponent % 10);
  return static_cast<std::size_t>(p - out);
}

namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct HexNumber {
  std::uint64_t mantissa = 0;
  std::int64_t exponent = 0;
  bool sticky = false;
  bool any = false;

  void add(int digit, bool after_point) {
    any = true;
    if (mantissa >> 60 == 0) {
      mantissa = mantissa << 4 | static_cast<std::uint64_t>(digit);
      if (after_point) exponent -= 4;
    } else {
      sticky |= digit != 0;
      if (!after_point) exponent += 4;
    }
  }
};

}  // namespace

FromHexStatus parse_float_hex(const char* text, std::size_t size, double* value) {
  const char* p = text;
  const char* end = text + size;
  while (p < end && is_ascii_space(*p)) ++p;
  while (end > p && is_ascii_space(end[-1])) --end;
  // Names of infinities and NaNs are the same as in decimal texts.
  const char* const letter = p < end && (*p == '-' || *p == '+') ? p + 1 : p;
  if (letter < end && ((*letter | 0x20) == 'i' || (*letter | 0x20) == 'n')) {
    const auto count = static_cast<std::size_t>(end - p);
    return parse_float_prefix(p, count, value) == count ? FromHexStatus::kOk
                                                        : FromHexStatus::kInvalid;
  }
  const bool negative = p < end && *p == '-';
  p = letter;
  if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
  HexNumber number;
  for (; p < end && bigint::digit_value(*p) < 16; ++p) number.add(bigint::digit_value(*p), false);
  if (p < end && *p == '.') {
    for (++p; p < end && bigint::digit_value(*p) < 16; ++p)
      number.add(bigint::digit_value(*p), true);
  }
  if (!number.any) return FromHexStatus::kInvalid;
  if (p < end && (*p | 0x20) == 'p') {
    ++p;
    bool minus = false;
    if (p < end && (*p == '-' || *p == '+')) minus = *p++ == '-';
    if (p >= end) return FromHexStatus::kInvalid;
    constexpr std::int64_t kLimit = std::int64_t{1} << 50;
    std::int64_t exponent = 0;
    for (; p < end && *p >= '0' && *p <= '9'; ++p) {
      if (exponent < kLimit) exponent = exponent * 10 + (*p - '0');
    }
    // A sign or letter without digits leaves p in front of something that is not a digit.
    if (p[-1] < '0' || p[-1] > '9') return FromHexStatus::kInvalid;
    number.exponent += minus ? -exponent : exponent;
  }
  const double result = assemble_double(number.mantissa, number.sticky, number.exponent, negative);
  // CPython looks at the size before it looks at what follows the number.
  if (!is_finite(result)) return FromHexStatus::kTooLarge;
  if (p != end) return FromHexStatus::kInvalid;
  *value = result;
  return FromHexStatus::kOk;
}

}  // namespace molt::common
