#pragma once

// How digits become the text of a float. Internal to common/.

#include <cstddef>

namespace molt::common {

struct DigitLayout {
  // Digits of the number, 0.ddd * 10**point.
  const char* digits = nullptr;
  std::size_t count = 0;
  std::ptrdiff_t point = 0;
  // 'e' or 'E' for scientific notation, or NUL.
  char exponent_letter = '\0';
  // Digits to show after the decimal point at least, with zeros after the last one.
  std::ptrdiff_t fraction = 0;
  // A fixed-point number without a fraction gets ".0".
  bool add_dot_zero = false;
  // The decimal point stays even when nothing follows it.
  bool keep_point = false;
};

// Writes the unsigned number and returns the end.
char* write_layout(char* out, const DigitLayout& layout);

// "inf" or "nan" with its sign; a NaN's own sign is not shown. Returns the length.
std::size_t write_non_finite(char* out, double value, bool plus_sign, bool upper_case);

}  // namespace molt::common
