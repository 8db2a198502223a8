// The shortest digits of a double, from the packaged Dragonbox with its small table (0.6 KB instead
// of 10 KB).

#include <dragonbox/dragonbox.h>

#include <cstring>

#include "common/float_bits.h"
#include "common/float_layout.h"
#include "common/float_text.h"

namespace molt::common {

ShortestDecimal shortest_decimal(double value) {
  ShortestDecimal result;
  if (value == 0) {
    result.digits[0] = '0';
    result.count = 1;
    result.point = 1;
    return result;
  }
  namespace policy = jkj::dragonbox::policy;
  const auto decimal = jkj::dragonbox::to_decimal(
      value, policy::sign::ignore, policy::trailing_zero::remove, policy::cache::compact);
  char digits[20];
  char* p = digits + sizeof(digits);
  for (std::uint64_t rest = decimal.significand; rest != 0; rest /= 10) {
    *--p = static_cast<char>('0' + rest % 10);
  }
  const std::size_t count = static_cast<std::size_t>(digits + sizeof(digits) - p);
  std::memcpy(result.digits, p, count);
  result.count = static_cast<std::uint8_t>(count);
  result.point = static_cast<std::int16_t>(decimal.exponent + static_cast<int>(count));
  return result;
}

std::size_t float_repr(char* out, double value) {
  if (!is_finite(value)) return write_non_finite(out, value, false, false);
  const ShortestDecimal decimal = shortest_decimal(value);
  DigitLayout layout;
  layout.digits = decimal.digits;
  layout.count = decimal.count;
  layout.point = decimal.point;
  layout.exponent_letter = decimal.point <= -4 || decimal.point > 16 ? 'e' : '\0';
  layout.add_dot_zero = true;
  char* p = out;
  if (sign_bit(value)) *p++ = '-';
  return static_cast<std::size_t>(write_layout(p, layout) - out);
}

}  // namespace molt::common
