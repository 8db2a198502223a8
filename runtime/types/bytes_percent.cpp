// format % args of bytes and bytearray (PEP 461).
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/int.h"
#include "runtime/types/text_percent.h"

namespace molt::rt {

namespace {

struct BytesFormat {
  ByteView view;
  int64_t length() const { return view.size; }
  uint32_t char_at(int64_t index) const { return view.data[index]; }
  Owned key(int64_t start, int64_t end) const {
    return make_bytes(
        {reinterpret_cast<const char*>(view.data) + start, static_cast<size_t>(end - start)});
  }
};

Status append_char_py(ByteBuilder& out, Value value) {
  if (is_bytes(value) || is_bytearray(value)) {
    const ByteView view = view_of(value);
    if (view.size != 1) return raise(messages::bytes_percent_char);
    return out.append_byte(view.data[0]);
  }
  Ref number(is_int(value) ? new_reference(value) : index_of(value));
  if (is_failure(number)) {
    clear_exception();
    return raise(messages::bytes_percent_char);
  }
  int64_t byte;
  if (!int_as_int64(number, &byte) || byte < 0 || byte > 255) {
    return raise(messages::bytes_percent_char_range);
  }
  return out.append_byte(static_cast<uint8_t>(byte));
}

Status append_bytes_py(ByteBuilder& out, Value value) {
  ByteView view;
  if (get_byte_view(value, &view)) return out.append(view.data, view.size);
  MOLT_TRY(method, find_special(value, MOLT_STR(__bytes__)));
  if (method.get().is_unbound()) return raise(messages::bytes_percent_bytes, value);
  MOLT_TRY(result, call(method.get()));
  if (!is_bytes(result)) return raise(messages::bytes_method_result, result.get());
  view = view_of(result.get());
  return out.append(view.data, view.size);
}

Status append_str(ByteBuilder& out, Owned text) {
  MOLT_TRY(held, text);
  return out.append(ascii_view(as_str(held)));
}

// The converted text without padding.
Status append_converted_py(ByteBuilder& out, const PercentSpec& spec, Value value, int64_t index) {
  if (is_int_conversion(spec.type) || is_float_conversion(spec.type)) {
    StrBuilder number;
    PercentSpec number_spec = spec;
    // Errors speak of %d.
    if (spec.type == 'i') number_spec.type = 'd';
    MOLT_TRY_DISCARD(append_percent_number_py(number, value, number_spec, true));
    return append_str(out, number.finish());
  }
  switch (spec.type) {
    case 's':
    case 'b':
      return append_bytes_py(out, value);
    case 'a':
    case 'r':
      return append_str(out, ascii_of(value));
    case 'c':
      return append_char_py(out, value);
    default:
      break;
  }
  if (spec.type > 127) return raise(messages::bytes_percent_unsupported);
  const char text[2] = {static_cast<char>(spec.type), 0};
  return raise(messages::percent_unsupported, text, hex_text(spec.type).text, index);
}

void append_laid_out(ByteBuilder& out, const PercentSpec& spec, ByteView text) {
  const PercentLayout layout = lay_out_percent(spec, text.size > 0 ? text.data[0] : 0, text.size);
  out.append_repeated(' ', layout.spaces_before);
  if (layout.sign != 0) out.append_byte(static_cast<uint8_t>(layout.sign));
  out.append(text.data + layout.start, layout.prefix);
  out.append_repeated('0', layout.zeros);
  out.append(text.data + layout.start + layout.prefix, layout.end - layout.start - layout.prefix);
  out.append_repeated(' ', layout.spaces_after);
}

}  // namespace

Owned percent_bytes_py(Value format, Value args) {
  // The format may be a bytearray, which a conversion can change.
  MOLT_TRY(copy, make_bytes({reinterpret_cast<const char*>(view_of(format).data),
                             static_cast<size_t>(view_of(format).size)}));
  const BytesFormat source{view_of(copy.get())};
  PercentReader<BytesFormat> reader(source, args);
  ByteBuilder out;
  while (!reader.at_end()) {
    const uint32_t c = reader.take();
    if (c != '%') {
      out.append_byte(static_cast<uint8_t>(c));
      continue;
    }
    if (!reader.at_end() && source.char_at(reader.position()) == '%') {
      reader.take();
      out.append_byte('%');
      continue;
    }
    PercentSpec spec;
    MOLT_TRY_DISCARD(reader.read_py(&spec));
    const Value argument = reader.next_argument();
    if (argument.is_error()) return Failure{};
    const Ref held = Ref::share(argument);
    ByteBuilder text;
    MOLT_TRY_DISCARD(append_converted_py(text, spec, held, reader.position() - 1));
    append_laid_out(out, spec, text.view());
    if (reader.has_mapping() && reader.has_unused_argument()) {
      return raise(messages::percent_not_all, "bytes");
    }
  }
  if (reader.has_unused_argument() && !reader.has_mapping()) {
    return raise(messages::percent_not_all, "bytes");
  }
  return finish_like(format, out);
}

Owned bytes_modulo_slot(Borrowed left, Borrowed right) {
  if (!is_bytes(value_of(left)) && !is_bytearray(value_of(left))) return {kNotImplementedBits};
  return percent_bytes_py(value_of(left), value_of(right));
}

}  // namespace molt::rt
