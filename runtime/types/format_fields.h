// Reading the fields of the formats of str.format and string.Formatter
// (Objects/stringlib/unicode_format.h).
#pragma once

#include "common/unicode.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/str.h"

namespace molt::rt {

// A part of a format, by its positions.
struct FormatPart {
  int64_t start = 0;
  int64_t end = 0;
  bool empty() const { return start >= end; }
};

struct FormatField {
  FormatPart name;
  FormatPart spec;
  // The character after "!", or 0.
  uint32_t conversion = 0;
  bool spec_has_fields = false;
};

// What stands at a place of a format: text, and a field behind it if is_field is set.
struct FormatStep {
  // A doubled brace is the last character of the text.
  FormatPart text;
  bool is_field = false;
  FormatField field;
};

class FormatReader {
 public:
  explicit FormatReader(Str* format) : format_(format) {}

  uint32_t at(int64_t i) const { return char_at_unchecked(format_, i); }
  Str* format() const { return format_; }

  // Reads text and a field from *position on, which must be before the end.
  Status read_step(int64_t* position, int64_t end, FormatStep* step) const {
    int64_t i = *position;
    step->text.start = i;
    while (i < end && at(i) != '{' && at(i) != '}') i++;
    step->text.end = *position = i;
    if (i == end) return kOk;
    const uint32_t brace = at(i++);
    *position = i;
    if (i < end && at(i) == brace) {
      step->text.end = i;
      ++*position;
      return kOk;
    }
    if (brace == '}') return raise(messages::format_single_close);
    if (i == end) return raise(messages::format_single_open);
    step->is_field = true;
    return read_field(position, end, &step->field);
  }

  // The number that a part spells, or -1; -2 on failure.
  int64_t number_of(FormatPart part) const {
    if (part.empty()) return -1;
    int64_t value = 0;
    const int64_t limit = sizeof(void*) == 8 ? INT64_MAX : INT32_MAX;
    for (int64_t i = part.start; i < part.end; i++) {
      const uint32_t c = at(i);
      const int digit = c < 0x80 ? (c - '0' < 10u ? static_cast<int>(c - '0') : -1)
                                 : common::unicode::decimal_value(c);
      if (digit < 0) return -1;
      if (value > (limit - digit) / 10) {
        raise(messages::too_many_digits);
        return -2;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  // The part of a field's name before the first "." or "[".
  FormatPart first_of(FormatPart name) const {
    FormatPart first{name.start, name.start};
    while (first.end < name.end && at(first.end) != '.' && at(first.end) != '[') first.end++;
    return first;
  }

  // One ".name" or "[item]" after that.
  Status read_access(int64_t* position, int64_t end, FormatPart* part, bool* is_attribute) const {
    const uint32_t c = at((*position)++);
    *part = {*position, *position};
    *is_attribute = c == '.';
    if (c == '.') {
      while (part->end < end && at(part->end) != '.' && at(part->end) != '[') part->end++;
      *position = part->end;
    } else if (c == '[') {
      while (part->end < end && at(part->end) != ']') part->end++;
      if (part->end == end) return raise(messages::format_missing_bracket);
      *position = part->end + 1;
    } else {
      return raise(messages::format_after_bracket);
    }
    return part->empty() ? raise(messages::format_empty_attribute) : kOk;
  }

 private:
  // Reads a field after its opening brace.
  Status read_field(int64_t* position, int64_t end, FormatField* field) const {
    int64_t i = *position;
    uint32_t c = 0;
    field->name.start = i;
    while (i < end) {
      c = at(i++);
      if (c == '{') return raise(messages::format_unexpected_open);
      if (c == '[') {
        while (i < end && at(i) != ']') i++;
        continue;
      }
      if (c == '}' || c == ':' || c == '!') break;
    }
    field->name.end = i - 1;
    *position = i;
    if (c == '}') return kOk;
    if (c != '!' && c != ':') return raise(messages::format_expected_close);
    if (c == '!') {
      if (i >= end) return raise(messages::format_no_conversion);
      field->conversion = at(i++);
      if (i < end) {
        c = at(i++);
        *position = i;
        if (c == '}') return kOk;
        if (c != ':') return raise(messages::format_expected_colon);
      }
    }
    return read_spec(position, i, end, field);
  }

  Status read_spec(int64_t* position, int64_t i, int64_t end, FormatField* field) const {
    field->spec.start = i;
    for (int depth = 1; i < end; i++) {
      const uint32_t c = at(i);
      if (c == '{') {
        field->spec_has_fields = true;
        depth++;
      } else if (c == '}' && --depth == 0) {
        field->spec.end = i;
        *position = i + 1;
        return kOk;
      }
    }
    return raise(messages::format_unmatched);
  }

  Str* format_;
};

}  // namespace molt::rt
