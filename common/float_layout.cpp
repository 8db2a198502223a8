#include "common/float_layout.h"

#include <cstring>

#include "common/float_bits.h"

namespace molt::common {
namespace {

char* write_zeros(char* out, std::ptrdiff_t count) {
  if (count <= 0) return out;
  std::memset(out, '0', static_cast<std::size_t>(count));
  return out + count;
}

char* write_text(char* out, const char* text, std::size_t count) {
  std::memcpy(out, text, count);
  return out + count;
}

// The sign and at least two digits.
char* write_exponent(char* out, std::ptrdiff_t exponent) {
  *out++ = exponent < 0 ? '-' : '+';
  const auto magnitude = static_cast<unsigned>(exponent < 0 ? -exponent : exponent);
  if (magnitude >= 100) *out++ = static_cast<char>('0' + magnitude / 100);
  *out++ = static_cast<char>('0' + magnitude / 10 % 10);
  *out++ = static_cast<char>('0' + magnitude % 10);
  return out;
}

}  // namespace

char* write_layout(char* out, const DigitLayout& layout) {
  const bool scientific = layout.exponent_letter != '\0';
  const std::ptrdiff_t point = scientific ? 1 : layout.point;
  const auto count = static_cast<std::ptrdiff_t>(layout.count);
  std::ptrdiff_t fraction = layout.fraction;
  if (!scientific && layout.add_dot_zero && fraction < 1) fraction = 1;

  // Digits before the point, then those after it; zeros stand where there are none.
  const std::ptrdiff_t whole = point < 0 ? 0 : point < count ? point : count;
  if (point <= 0) {
    *out++ = '0';
  } else {
    out = write_text(out, layout.digits, static_cast<std::size_t>(whole));
    out = write_zeros(out, point - count);
  }
  const std::ptrdiff_t rest = count - whole;
  std::ptrdiff_t leading = point < 0 ? -point : 0;
  if (rest == 0 && leading > fraction) leading = fraction;
  if (rest > 0 || fraction > 0 || layout.keep_point) *out++ = '.';
  if (rest > 0 || fraction > 0) {
    out = write_zeros(out, leading);
    if (rest > 0) out = write_text(out, layout.digits + whole, static_cast<std::size_t>(rest));
    out = write_zeros(out, fraction - leading - rest);
  }
  if (scientific) {
    *out++ = layout.exponent_letter;
    out = write_exponent(out, layout.point - 1);
  }
  return out;
}

std::size_t write_non_finite(char* out, double value, bool plus_sign, bool upper_case) {
  char* p = out;
  const bool nan = is_nan(value);
  if (!nan && value < 0) {
    *p++ = '-';
  } else if (plus_sign) {
    *p++ = '+';
  }
  const char* const text = nan ? (upper_case ? "NAN" : "nan") : (upper_case ? "INF" : "inf");
  return static_cast<std::size_t>(write_text(p, text, 3) - out);
}

}  // namespace molt::common
