#pragma once

// Doubles from and to text, independent of any locale and exact: digits are those of the exact
// binary value, rounded half to even, and parsing is correctly rounded. The formats are CPython's
// (Python/pystrtod.c, Objects/floatobject.c). Nothing here allocates.
//
// Source of the shortest digits: Junekey Jeon, Dragonbox (2020), with the compact table.

#include <cstddef>
#include <cstdint>

namespace molt::common {

// --- Printing

// The shortest decimal that reads back as the same double: 0.d1d2...dn * 10**point.
struct ShortestDecimal {
  // Digits without leading or trailing zeros ("0" for zero), not terminated.
  char digits[17];
  std::uint8_t count = 0;
  std::int16_t point = 0;
};
// `value` is finite; its sign is ignored.
ShortestDecimal shortest_decimal(double value);

inline constexpr std::size_t kFloatReprMax = 32;
// repr(value): "1.0", "1e+16", "-0.0", "inf", "nan". Writes at most kFloatReprMax characters,
// returns the count.
std::size_t float_repr(char* out, double value);

struct FloatFormat {
  // 'e', 'E', 'f', 'F', 'g', 'G', or 'r' for the shortest repr digits.
  char type = 'r';
  // Digits after the point for e and f, significant digits for g (0 counts as 1); ignored for r.
  std::uint32_t precision = 6;
  // '#': always a decimal point, and g keeps trailing zeros.
  bool alternate = false;
  // Adds ".0" to a result that would otherwise look like an integer ('r' as repr uses it).
  bool add_dot_zero = false;
  // A '+' before numbers that are not negative.
  bool plus_sign = false;
  // The 'z' option: a result that rounds to zero loses its minus sign.
  bool no_negative_zero = false;
};
// Upper bound of what float_format writes.
std::size_t float_format_bound(double value, const FloatFormat& format);
// PyOS_double_to_string: sign, digits, exponent of at least two digits; "inf" and "nan" (upper case
// for E, F, G). Returns the number of characters. out: float_format_bound() characters.
std::size_t float_format(char* out, double value, const FloatFormat& format);

// The exact digits of a finite value other than zero, rounded half to even.
//  - kSignificant: `count` digits in all (at least 1);
//  - kFraction: `count` digits after the decimal point (before it when negative); there may be no
//    digits at all when the value rounds to zero.
enum class DigitMode : std::uint8_t { kSignificant, kFraction };
inline constexpr std::size_t kExactDigitsMax = 1400;
// Writes the digits, stores the position of the decimal point relative to the first digit in *point
// (2 for "12.5" written as "125") and returns how many digits there are. There are fewer than were
// asked for when the exact expansion ends before: what follows are zeros.
// out: kExactDigitsMax characters.
std::size_t exact_digits(char* out, double value, DigitMode mode, std::int64_t count, int* point);

inline constexpr std::size_t kFloatHexMax = 32;
// float.hex(). Writes at most kFloatHexMax characters, returns the count.
std::size_t float_hex(char* out, double value);

// --- Reading

// Reads the longest prefix that is a number: [sign] digits [. digits] [e [sign] digits], inf,
// infinity or nan in any case. Returns its length, or 0 when there is none. Overflow gives an
// infinity, as float() does.
std::size_t parse_float_prefix(const char* text, std::size_t size, double* value);

// float(text): the whole text, with ASCII white space around it and single underscores between
// digits. The text is ASCII (the caller has replaced Unicode decimal digits and spaces). False when
// it is not a float.
bool parse_float(const char* text, std::size_t size, double* value);

// Correctly rounded digits * 10**exponent, for decimal digit characters ("significand" without a
// point).
double decimal_to_double(const char* digits, std::size_t count, std::int64_t exponent);

enum class FromHexStatus : std::uint8_t {
  kOk,
  // ValueError "invalid hexadecimal floating-point string".
  kInvalid,
  // OverflowError "hexadecimal value too large to represent as a float".
  kTooLarge,
};
// float.fromhex(text).
FromHexStatus parse_float_hex(const char* text, std::size_t size, double* value);

// --- Rounding

// round(value, ndigits) for finite values: correctly rounded in decimal, half to even. False when
// the result overflows ("rounded value too large to represent").
bool round_decimal(double value, std::int64_t ndigits, double* result);

}  // namespace molt::common
