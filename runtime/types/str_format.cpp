// str.format and str.format_map (Objects/stringlib/unicode_format.h).
#include "common/unicode.h"
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/dict.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace unicode = molt::common::unicode;

namespace molt::rt {

namespace {

// A part of the format.
struct Part {
  int64_t start = 0;
  int64_t end = 0;
  bool empty() const { return start >= end; }
};

struct Field {
  Part name;
  Part spec;
  uint32_t conversion = 0;
  bool spec_has_fields = false;
};

class Formatter {
 public:
  // `args` is a tuple or kUnbound (format_map); `names` is a dict or any mapping.
  Formatter(Str* format, Value args, Value names) : format_(format), args_(args), names_(names) {}

  Status append_all_py(StrBuilder& out, Part part, int depth) {
    if (depth == 0) return raise(messages::format_recursion);
    int64_t i = part.start;
    while (i < part.end) {
      const int64_t brace = find_brace(i, part.end);
      out.append_range(format_, i, brace);
      if (brace == part.end) break;
      const uint32_t c = at(brace);
      i = brace + 1;
      if (i < part.end && at(i) == c) {
        out.append_char(c);
        i++;
        continue;
      }
      if (c == '}') return raise(messages::format_single_close);
      if (i == part.end) return raise(messages::format_single_open);
      Field field;
      MOLT_TRY_DISCARD(read_field(&i, part.end, &field));
      MOLT_TRY_DISCARD(append_field_py(out, field, depth));
    }
    return out.failed() ? kFailed : kOk;
  }

 private:
  enum class Numbering : uint8_t { kUndecided, kAutomatic, kManual };

  uint32_t at(int64_t i) const { return char_at_unchecked(format_, i); }

  int64_t find_brace(int64_t start, int64_t end) const {
    while (start < end && at(start) != '{' && at(start) != '}') start++;
    return start;
  }

  // Reads a field after its opening brace.
  Status read_field(int64_t* position, int64_t end, Field* field) {
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

  Status read_spec(int64_t* position, int64_t i, int64_t end, Field* field) {
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

  // The number that a part spells, or -1; -2 on failure.
  int64_t number_of(Part part) {
    if (part.empty()) return -1;
    int64_t value = 0;
    const int64_t limit = sizeof(void*) == 8 ? INT64_MAX : INT32_MAX;
    for (int64_t i = part.start; i < part.end; i++) {
      const uint32_t c = at(i);
      const int digit =
          c < 0x80 ? (c - '0' < 10u ? static_cast<int>(c - '0') : -1) : unicode::decimal_value(c);
      if (digit < 0) return -1;
      if (value > (limit - digit) / 10) {
        raise(messages::too_many_digits);
        return -2;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  // Decides between "{}" and "{0}" fields, which do not mix.
  Status choose_numbering(bool is_empty, int64_t* index) {
    if (numbering_ == Numbering::kUndecided) {
      numbering_ = is_empty ? Numbering::kAutomatic : Numbering::kManual;
    }
    if (numbering_ == Numbering::kManual && is_empty) {
      return raise(messages::format_manual_to_automatic);
    }
    if (numbering_ == Numbering::kAutomatic && !is_empty) {
      return raise(messages::format_automatic_to_manual);
    }
    if (is_empty) *index = next_index_++;
    return kOk;
  }

  Owned look_up_name_py(Part name) {
    MOLT_TRY(key, substring(format_, name.start, name.end));
    if (!args_.is_unbound() && is_exact_dict(names_)) {
      const Value found = dict_get_str(as_dict(names_), as_str(key));
      if (found.is_unbound()) return raise_key_error(key);
      return new_reference(found);
    }
    return molt_get_item(borrowed(names_), key);
  }

  Owned first_value_py(Part name) {
    int64_t index = number_of(name);
    if (index == -2) return Failure{};
    if (name.empty() || index >= 0) {
      MOLT_TRY_DISCARD(choose_numbering(name.empty(), &index));
    }
    if (index < 0) return look_up_name_py(name);
    if (args_.is_unbound()) return raise(messages::format_positional);
    const Tuple* args = as_tuple(args_);
    if (index >= args->length) return raise(messages::format_index, index);
    return new_reference(args->items()[index]);
  }

  // One ".name" or "[item]" after the first part of a field name.
  Owned step_py(Value value, int64_t* position, int64_t end) {
    const uint32_t c = at((*position)++);
    Part part{*position, *position};
    if (c == '.') {
      while (part.end < end && at(part.end) != '.' && at(part.end) != '[') part.end++;
      *position = part.end;
      if (part.empty()) return raise(messages::format_empty_attribute);
      MOLT_TRY(text, substring(format_, part.start, part.end));
      MOLT_TRY(name, intern_str(as_str(text)));
      return get_attribute(value, as_str(name));
    }
    if (c != '[') return raise(messages::format_after_bracket);
    while (part.end < end && at(part.end) != ']') part.end++;
    if (part.end == end) return raise(messages::format_missing_bracket);
    *position = part.end + 1;
    const int64_t index = number_of(part);
    if (index == -2) return Failure{};
    if (part.empty()) return raise(messages::format_empty_attribute);
    if (index >= 0) {
      MOLT_TRY(number, molt_box_int64(index));
      return molt_get_item(borrowed(value), number);
    }
    MOLT_TRY(key, substring(format_, part.start, part.end));
    return molt_get_item(borrowed(value), key);
  }

  Owned field_value_py(Part name) {
    Part first{name.start, name.start};
    while (first.end < name.end && at(first.end) != '.' && at(first.end) != '[') first.end++;
    MOLT_TRY(value, first_value_py(first));
    int64_t position = first.end;
    while (position < name.end) {
      Ref next(step_py(value, &position, name.end));
      if (is_failure(next)) return Failure{};
      value = std::move(next);
    }
    return value.take();
  }

  static Owned convert_py(Value value, uint32_t conversion) {
    switch (conversion) {
      case 0:
        return new_reference(value);
      case 'r':
        return repr_of(value);
      case 's':
        return str_of(value);
      case 'a':
        return ascii_of(value);
      default:
        break;
    }
    if (conversion > 32 && conversion < 127) {
      const char text[2] = {static_cast<char>(conversion), 0};
      return raise(messages::format_unknown_conversion, text);
    }
    return raise(messages::format_unknown_conversion_hex, hex_text(conversion).text);
  }

  Owned spec_text_py(const Field& field, int depth) {
    if (!field.spec_has_fields) return substring(format_, field.spec.start, field.spec.end);
    StrBuilder out;
    MOLT_TRY_DISCARD(append_all_py(out, field.spec, depth - 1));
    return out.finish();
  }

  Status append_field_py(StrBuilder& out, const Field& field, int depth) {
    MOLT_TRY(value, field_value_py(field.name));
    MOLT_TRY(converted, convert_py(value, field.conversion));
    if (field.spec.empty()) {
      if (is_exact_str(converted)) return out.append(converted.get());
      if (converted.get().is_int()) return out.append_int(converted.get().as_int());
    }
    MOLT_TRY(spec, spec_text_py(field, depth));
    MOLT_TRY(text, format_of(converted, as_str(spec)));
    return out.append(text.get());
  }

  Str* format_;
  Value args_;
  Value names_;
  int64_t next_index_ = 0;
  Numbering numbering_ = Numbering::kUndecided;
};

Owned format_text_py(Str* format, Value args, Value names) {
  StrBuilder out;
  Formatter formatter(format, args, names);
  MOLT_TRY_DISCARD(formatter.append_all_py(out, {0, format->length}, 2));
  return out.finish();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_format(Borrowed self, Borrowed args, Borrowed kwargs) {
  return format_text_py(as_str(self), value_of(args), value_of(kwargs));
}

Owned molt_m_str_format_map(Borrowed self, Borrowed mapping) {
  return format_text_py(as_str(self), kUnbound, value_of(mapping));
}

}  // namespace molt::rt
}
