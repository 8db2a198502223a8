// int.__format__ (Python/formatter_unicode.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/int.h"

namespace molt::rt {

namespace {

Owned format_as_char(Value value, FormatSpec spec) {
  if (spec.sign != 0) return raise(messages::format_char_sign);
  if (spec.alternate) return raise(messages::format_char_alternate);
  int64_t code;
  if (!int_as_int64(value, &code)) return raise(messages::int_too_large_for_long);
  if (code < 0 || code > 0x10FFFF) return raise(messages::format_char_range);
  MOLT_TRY(text, make_str_char(static_cast<uint32_t>(code)));
  if (spec.align == '=') spec.align = '>';
  return pad_text(as_str(text), spec);
}

int base_of(uint32_t type) {
  if (type == 'b') return 2;
  if (type == 'o') return 8;
  return type == 'x' || type == 'X' ? 16 : 10;
}

std::string_view prefix_of(uint32_t type) {
  if (type == 'b') return "0b";
  if (type == 'o') return "0o";
  if (type == 'x') return "0x";
  return type == 'X' ? "0X" : "";
}

// Upper-case digits of a text that is ours alone.
void to_upper(Str* text) {
  uint8_t* units = text->data();
  for (int64_t i = 0; i < text->length; i++) {
    if (units[i] >= 'a') units[i] = static_cast<uint8_t>(units[i] - ('a' - 'A'));
  }
}

Owned format_as_int(Value value, const FormatSpec& spec) {
  if (spec.precision >= 0) return raise(messages::format_precision_in_int);
  if (spec.no_negative_zero) return raise(messages::format_int_negative_zero);
  if (spec.type == 'c') return format_as_char(value, spec);
  // A zero in front keeps the text from being one of the shared strs of one character.
  StrBuilder builder;
  builder.append_char('0');
  MOLT_TRY_DISCARD(int_append_digits(builder, value, base_of(spec.type)));
  MOLT_TRY(digits, builder.finish());
  if (spec.type == 'X') to_upper(as_str(digits));
  NumberText number;
  number.is_negative = int_sign(value) < 0;
  if (spec.alternate) number.prefix = prefix_of(spec.type);
  number.digits = ascii_view(as_str(digits)).substr(1);
  return layout_number(number, spec);
}

}  // namespace

Owned int_format(Value value, Str* text) {
  if (text->length == 0) return is_exact_int(value) ? int_to_str(value) : str_of(value);
  FormatSpec spec;
  MOLT_TRY_DISCARD(parse_format_spec(text, 'd', '>', value, &spec));
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'n':
    case 'o':
    case 'x':
    case 'X':
      return format_as_int(value, spec);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      double number;
      MOLT_TRY_DISCARD(int_as_double(value, &number));
      return float_format(number, text, value);
    }
    default:
      return raise_unknown_format_code(spec.type, value);
  }
}

}  // namespace molt::rt
