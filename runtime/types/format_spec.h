// The format specification mini-language (PEP 3101), shared by the __format__ methods of str, int,
// float and complex, and the layout of numbers that they and the % operator have in common. Follows
// CPython's Python/formatter_unicode.c.
#pragma once

#include "runtime/types/str.h"

namespace molt::rt {

struct FormatSpec {
  uint32_t fill = ' ';
  // '<', '>', '=' or '^'.
  char align = '>';
  // The alignment stands in the specification.
  bool has_align = false;
  // '#'
  bool alternate = false;
  // 'z'
  bool no_negative_zero = false;
  // '+', '-', ' ' or 0.
  char sign = 0;
  // ',' or '_' or 0.
  char thousands = 0;
  // -1 when absent.
  int64_t width = -1;
  int64_t precision = -1;
  // The presentation type; the default type when absent.
  uint32_t type = 0;
};

// Parses `text`. Raises CPython's ValueErrors; `value` is the object being formatted, whose type
// they name.
Status parse_format_spec(Str* text, uint32_t default_type, char default_align, Value value,
                         FormatSpec* spec);

// The hexadecimal digits of a character, zero-terminated.
struct HexText {
  char text[9];
};
HexText hex_text(uint32_t c);

// ValueError "Unknown format code 'x' for object of type 'int'".
Failure raise_unknown_format_code(uint32_t code, Value value);

// The parts of a number, all ASCII: [sign][prefix][integer digits with separators][rest].
struct NumberText {
  bool is_negative = false;
  // "0x" and the like.
  std::string_view prefix;
  // Digits that take thousands separators; empty for inf and nan, which are `rest`.
  std::string_view digits;
  // From the decimal point on: fraction, exponent, percent sign.
  std::string_view rest;
};
// The separators of type 'n' come from the locale, which is always "C": none.
Owned layout_number(const NumberText& number, const FormatSpec& spec);
// The same, appended to a builder (complex numbers have two parts).
Status append_number(StrBuilder& out, const NumberText& number, const FormatSpec& spec);

// Pads `text` to spec.width; the default alignment has been put into the spec.
Owned pad_text(Str* text, const FormatSpec& spec);

// str.__format__ of a str or an instance of a subclass.
Owned format_str(Value text, Str* spec);

// format(value, spec): calls type(value).__format__ ; fast for exact str, int and float.
Owned format_of(Value value, Str* spec);

}  // namespace molt::rt
