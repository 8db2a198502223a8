// The formats of PyOS_double_to_string.

#include "common/float_bits.h"
#include "common/float_layout.h"
#include "common/float_text.h"

namespace molt::common {

std::size_t float_format_bound(double value, const FloatFormat& format) {
  // A sign, 309 digits of the largest double or the zeros of the smallest repr, the point and an
  // exponent.
  constexpr std::size_t kFixedPart = 330;
  static_cast<void>(value);
  return kFixedPart + (format.type == 'r' ? 0 : format.precision);
}

namespace {

bool is_upper(char type) { return type == 'E' || type == 'F' || type == 'G'; }

// Fills the layout for a value that is not zero. Returns nothing that depends on the sign.
void lay_out(DigitLayout* layout, char* digits, double value, const FloatFormat& format) {
  const auto precision = static_cast<std::ptrdiff_t>(format.precision);
  const char letter = is_upper(format.type) ? 'E' : 'e';
  int point = 1;
  layout->digits = digits;
  layout->count = 1;
  digits[0] = '0';
  switch (format.type) {
    case 'e':
    case 'E':
      if (value != 0) {
        layout->count = exact_digits(digits, value, DigitMode::kSignificant, precision + 1, &point);
      }
      layout->exponent_letter = letter;
      layout->fraction = precision;
      break;
    case 'f':
    case 'F':
      if (value != 0)
        layout->count = exact_digits(digits, value, DigitMode::kFraction, precision, &point);
      layout->fraction = precision;
      break;
    default: {
      const std::ptrdiff_t significant = precision == 0 ? 1 : precision;
      if (value != 0) {
        layout->count = exact_digits(digits, value, DigitMode::kSignificant, significant, &point);
      }
      // Trailing zeros go, unless the alternate form asks for all digits.
      while (layout->count > 1 && digits[layout->count - 1] == '0') --layout->count;
      const std::ptrdiff_t limit = significant - (format.add_dot_zero ? 1 : 0);
      if (point <= -4 || point > limit) layout->exponent_letter = letter;
      if (format.alternate) {
        layout->fraction = significant - (layout->exponent_letter != '\0' ? 1 : point);
      }
      break;
    }
  }
  layout->point = point;
}

}  // namespace

std::size_t float_format(char* out, double value, const FloatFormat& format) {
  if (!is_finite(value))
    return write_non_finite(out, value, format.plus_sign, is_upper(format.type));
  char digits[kExactDigitsMax];
  DigitLayout layout;
  ShortestDecimal shortest;
  if (format.type == 'r') {
    shortest = shortest_decimal(value);
    layout.digits = shortest.digits;
    layout.count = shortest.count;
    layout.point = shortest.point;
    if (shortest.point <= -4 || shortest.point > 16) layout.exponent_letter = 'e';
  } else {
    lay_out(&layout, digits, value, format);
  }
  layout.add_dot_zero = format.add_dot_zero;
  layout.keep_point = format.alternate;
  const bool shows_zero = layout.count == 0 || value == 0;
  char* p = out;
  if (sign_bit(value) && !(format.no_negative_zero && shows_zero)) {
    *p++ = '-';
  } else if (format.plus_sign) {
    *p++ = '+';
  }
  return static_cast<std::size_t>(write_layout(p, layout) - out);
}

}  // namespace molt::common
