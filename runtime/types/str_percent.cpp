// format % args of str.
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/int.h"
#include "runtime/types/str_slots.h"
#include "runtime/types/text_percent.h"

namespace molt::rt {

namespace {

struct StrFormat {
  Str* text;
  int64_t length() const { return text->length; }
  uint32_t char_at(int64_t index) const { return char_at_unchecked(text, index); }
  Owned key(int64_t start, int64_t end) const { return substring(text, start, end); }
};

// The argument of %c as a str.
Owned char_argument_py(Value value) {
  if (is_str(value)) {
    if (as_str(value)->length != 1) return raise(messages::percent_char);
    return exact_str(as_str(value));
  }
  Ref number(is_int(value) ? new_reference(value) : index_of(value));
  if (is_failure(number)) {
    clear_exception();
    return raise(messages::percent_char);
  }
  int64_t code;
  if (!int_as_int64(number, &code) || code < 0 || code > 0x10FFFF) {
    return raise(messages::percent_char_range);
  }
  return make_str_char(static_cast<uint32_t>(code));
}

Owned text_argument_py(Value value, uint32_t type) {
  if (type == 's') return str_of(value);
  if (type == 'r') return repr_of(value);
  if (type == 'a') return ascii_of(value);
  return char_argument_py(value);
}

Failure raise_unsupported(uint32_t type, int64_t index) {
  const char text[2] = {type >= 31 && type <= 126 ? static_cast<char>(type) : '?', 0};
  return raise(messages::percent_unsupported, text, hex_text(type).text, index);
}

void append_laid_out(StrBuilder& out, const PercentSpec& spec, const Str* text) {
  const uint32_t first = text->length > 0 ? char_at_unchecked(text, 0) : 0;
  const PercentLayout layout = lay_out_percent(spec, first, text->length);
  out.append_repeated(' ', layout.spaces_before);
  if (layout.sign != 0) out.append_char(static_cast<uint8_t>(layout.sign));
  out.append_range(text, layout.start, layout.start + layout.prefix);
  out.append_repeated('0', layout.zeros);
  out.append_range(text, layout.start + layout.prefix, layout.end);
  out.append_repeated(' ', layout.spaces_after);
}

Status append_converted_py(StrBuilder& out, const PercentSpec& spec, Value value, int64_t index) {
  const bool is_plain = spec.width < 0 && !spec.sign && !spec.blank;
  if (is_int_conversion(spec.type) || is_float_conversion(spec.type)) {
    if (is_plain) return append_percent_number_py(out, value, spec, false);
    StrBuilder number;
    MOLT_TRY_DISCARD(append_percent_number_py(number, value, spec, false));
    MOLT_TRY(text, number.finish());
    append_laid_out(out, spec, as_str(text));
    return kOk;
  }
  if (spec.type != 's' && spec.type != 'r' && spec.type != 'a' && spec.type != 'c') {
    return raise_unsupported(spec.type, index);
  }
  MOLT_TRY(text, text_argument_py(value, spec.type));
  append_laid_out(out, spec, as_str(text));
  return kOk;
}

Owned percent_py(Str* format, Value args) {
  const StrFormat source{format};
  PercentReader<StrFormat> reader(source, args);
  StrBuilder out;
  while (!reader.at_end()) {
    const int64_t start = reader.position();
    const int64_t percent = str_find(format, latin1_char('%'), start, format->length);
    if (percent != start) {
      const int64_t end = percent < 0 ? format->length : percent;
      out.append_range(format, start, end);
      reader.skip_to(end);
      continue;
    }
    reader.skip_to(start + 1);
    if (!reader.at_end() && source.char_at(reader.position()) == '%') {
      reader.take();
      out.append_char('%');
      continue;
    }
    PercentSpec spec;
    MOLT_TRY_DISCARD(reader.read_py(&spec));
    const Value argument = reader.next_argument();
    if (argument.is_error()) return Failure{};
    const Ref held = Ref::share(argument);
    MOLT_TRY_DISCARD(append_converted_py(out, spec, held, reader.position() - 1));
    if (reader.has_mapping() && reader.has_unused_argument()) {
      return raise(messages::percent_not_all, "string");
    }
  }
  if (reader.has_unused_argument() && !reader.has_mapping()) {
    return raise(messages::percent_not_all, "string");
  }
  return out.finish();
}

}  // namespace

Owned str_modulo_slot(Borrowed left, Borrowed right) {
  if (!is_str(left)) return {kNotImplementedBits};
  return percent_py(as_str(left), value_of(right));
}

}  // namespace molt::rt
