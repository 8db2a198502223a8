// The parser of format specifications, padding, and the layout of numbers.
#include "runtime/types/format_spec.h"

#include "common/unicode.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"

namespace unicode = molt::common::unicode;

namespace molt::rt {

namespace {

bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Walks over the characters of a specification.
class SpecReader {
 public:
  explicit SpecReader(const Str* text) : text_(text) {}
  int64_t left() const { return text_->length - position_; }
  uint32_t peek(int64_t ahead = 0) const {
    return ahead < left() ? char_at_unchecked(text_, position_ + ahead) : 0;
  }
  bool accept(uint32_t c) {
    if (left() == 0 || peek() != c) return false;
    position_++;
    return true;
  }
  uint32_t take() { return char_at_unchecked(text_, position_++); }

  // A decimal number in any digits; *result stays when there is none. False when it is too large.
  bool take_number(int64_t* result) {
    int64_t value = 0;
    bool found = false;
    for (; left() > 0; position_++) {
      const uint32_t c = peek();
      const int digit = c < 0x80 ? (c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1)
                                 : unicode::decimal_value(c);
      if (digit < 0) break;
      if (value > (kMaxNumber - digit) / 10) return false;
      value = value * 10 + digit;
      found = true;
    }
    if (found) *result = value;
    return true;
  }

 private:
  static constexpr int64_t kMaxNumber = sizeof(void*) == 8 ? INT64_MAX : INT32_MAX;
  const Str* text_;
  int64_t position_ = 0;
};

Status read_thousands(SpecReader& reader, FormatSpec* spec) {
  if (reader.accept(',')) spec->thousands = ',';
  if (reader.accept('_')) {
    if (spec->thousands != 0) return raise(messages::both_separators);
    spec->thousands = '_';
  }
  if (reader.left() > 0 && reader.peek() == ',' && spec->thousands == '_') {
    return raise(messages::both_separators);
  }
  return kOk;
}

// The presentation types for which separators make sense.
Status check_thousands(const FormatSpec& spec) {
  if (spec.thousands == 0) return kOk;
  switch (spec.type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0:
      return kOk;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec.thousands == '_') return kOk;
      break;
    default:
      break;
  }
  const char separator[2] = {spec.thousands, 0};
  if (spec.type > 32 && spec.type < 128) {
    const char type[2] = {static_cast<char>(spec.type), 0};
    return raise(messages::separator_with_type, separator, type);
  }
  return raise(messages::separator_with_type_code, separator, hex_text(spec.type).text);
}

// The digits with separators after every group, padded with zeros to at least `min_width`
// characters.
Status append_grouped(StrBuilder& out, std::string_view digits, char separator, int group,
                      int64_t min_width) {
  const int64_t count = static_cast<int64_t>(digits.size());
  if (separator == 0) {
    out.append_repeated('0', min_width - count);
    return out.append_ascii(digits);
  }
  // The number of digits, zeros included, whose grouped form is at least min_width long. A group is
  // never empty, and no separator stands in front.
  int64_t total = count;
  while (total + (total - 1) / group < min_width) total++;
  for (int64_t left = total; left > 0; left--) {
    out.append_char(left > count ? '0'
                                 : static_cast<uint8_t>(digits[static_cast<size_t>(count - left)]));
    if (left > 1 && (left - 1) % group == 0) out.append_char(static_cast<uint8_t>(separator));
  }
  return out.failed() ? kFailed : kOk;
}

int64_t grouped_length(int64_t count, char separator, int group) {
  return separator == 0 || count == 0 ? count : count + (count - 1) / group;
}

}  // namespace

HexText hex_text(uint32_t c) {
  HexText result{};
  int digits = 1;
  while (digits < 8 && (c >> (digits * 4)) != 0) digits++;
  for (int i = 0; i < digits; i++) {
    result.text[i] = "0123456789abcdef"[(c >> ((digits - 1 - i) * 4)) & 15];
  }
  return result;
}

Failure raise_unknown_format_code(uint32_t code, Value value) {
  const Type* type = type_of(value);
  if (code > 32 && code < 128) {
    const char text[2] = {static_cast<char>(code), 0};
    return raise(messages::unknown_format_code, text, type);
  }
  return raise(messages::unknown_format_code_hex, hex_text(code).text, type);
}

Status parse_format_spec(Str* text, uint32_t default_type, char default_align, Value value,
                         FormatSpec* spec) {
  *spec = FormatSpec{};
  spec->align = default_align;
  spec->type = default_type;
  SpecReader reader(text);
  bool has_fill = false;
  if (reader.left() >= 2 && is_align(reader.peek(1))) {
    spec->fill = reader.take();
    has_fill = true;
  }
  if (is_align(reader.peek())) {
    spec->align = static_cast<char>(reader.take());
    spec->has_align = true;
  }
  const uint32_t sign = reader.peek();
  if (sign == '+' || sign == '-' || sign == ' ') spec->sign = static_cast<char>(reader.take());
  spec->no_negative_zero = reader.accept('z');
  spec->alternate = reader.accept('#');
  if (!has_fill && reader.peek() == '0') {
    spec->fill = '0';
    if (!spec->has_align && default_align == '>') spec->align = '=';
    reader.take();
  }
  if (!reader.take_number(&spec->width)) return raise(messages::too_many_digits);
  MOLT_TRY_DISCARD(read_thousands(reader, spec));
  if (reader.accept('.')) {
    if (!reader.take_number(&spec->precision)) return raise(messages::too_many_digits);
    if (spec->precision < 0) return raise(messages::missing_precision);
  }
  if (reader.left() > 1) return raise(messages::invalid_format_spec, text, type_of(value));
  if (reader.left() == 1) spec->type = reader.take();
  return check_thousands(*spec);
}

Status append_number(StrBuilder& out, const NumberText& number, const FormatSpec& spec) {
  char sign = 0;
  if (number.is_negative) {
    sign = '-';
  } else if (spec.sign == '+' || spec.sign == ' ') {
    sign = spec.sign;
  }
  const int group =
      spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X' ? 4 : 3;
  const int64_t outside = (sign != 0) + static_cast<int64_t>(number.prefix.size()) +
                          static_cast<int64_t>(number.rest.size());
  const bool zero_padded = spec.fill == '0' && spec.align == '=' && !number.digits.empty();
  const int64_t digits_width = zero_padded ? spec.width - outside : 0;
  int64_t length =
      grouped_length(static_cast<int64_t>(number.digits.size()), spec.thousands, group);
  int64_t padding = zero_padded ? 0 : spec.width - outside - length;
  if (padding < 0) padding = 0;
  int64_t before = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  out.append_repeated(spec.fill, before);
  if (sign != 0) out.append_char(static_cast<uint8_t>(sign));
  out.append_ascii(number.prefix);
  if (spec.align == '=') {
    out.append_repeated(spec.fill, padding);
    padding = 0;
  }
  if (!number.digits.empty()) {
    append_grouped(out, number.digits, spec.thousands, group, digits_width);
  }
  out.append_ascii(number.rest);
  return out.append_repeated(spec.fill, padding - before);
}

Owned layout_number(const NumberText& number, const FormatSpec& spec) {
  StrBuilder out;
  append_number(out, number, spec);
  return out.finish();
}

Owned pad_text(Str* text, const FormatSpec& spec) {
  const int64_t padding = spec.width - text->length;
  if (padding <= 0) return exact_str(text);
  const int64_t before = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  StrBuilder out;
  out.append_repeated(spec.fill, before);
  out.append(text);
  out.append_repeated(spec.fill, padding - before);
  return out.finish();
}

}  // namespace molt::rt
