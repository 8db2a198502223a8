// The codecs unicode_escape, raw_unicode_escape and escape of the module _codecs.
#include "common/escapes.h"
#include "runtime/modules/codecs.h"
#include "runtime/modules/unicode_name_hook.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace escapes = molt::common::escapes;

namespace molt::rt {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

// Data to decode: a bytes-like object, or a str that stands for its UTF-8.
class EscapeInput {
 public:
  Status read(Borrowed data) {
    if (!is_str(data)) {
      object_ = Ref::share(value_of(data));
    } else {
      object_ = Ref(encode_str(as_str(data), nullptr, nullptr));
      if (is_failure(object_)) return kFailed;
    }
    return require_byte_view(object_, &view_);
  }
  Value object() const { return object_; }
  ByteView view() const { return view_; }
  std::string_view rest(int64_t position) const {
    return {reinterpret_cast<const char*>(view_.data + position),
            static_cast<size_t>(view_.size - position)};
  }

 private:
  Ref object_;
  ByteView view_;
};

void append_hex(ByteBuilder* out, const char* prefix, uint32_t value, int num_digits) {
  out->append(prefix);
  for (int shift = 4 * (num_digits - 1); shift >= 0; shift -= 4) {
    out->append_byte(static_cast<uint8_t>(kHexDigits[value >> shift & 15]));
  }
}

void append_unicode_escape(ByteBuilder* out, uint32_t c) {
  if (c >= 0x10000) {
    append_hex(out, "\\U", c, 8);
  } else if (c >= 0x100) {
    append_hex(out, "\\u", c, 4);
  } else if (c == '\\') {
    out->append("\\\\");
  } else if (c == '\t' || c == '\n' || c == '\r') {
    out->append(c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
  } else if (c >= ' ' && c < 0x7F) {
    out->append_byte(static_cast<uint8_t>(c));
  } else {
    append_hex(out, "\\x", c, 2);
  }
}

void append_raw_escape(ByteBuilder* out, uint32_t c) {
  if (c >= 0x10000) {
    append_hex(out, "\\U", c, 8);
  } else if (c >= 0x100) {
    append_hex(out, "\\u", c, 4);
  } else {
    out->append_byte(static_cast<uint8_t>(c));
  }
}

Owned encode_each(const char* function, Borrowed str, Borrowed errors,
                  void (*append)(ByteBuilder*, uint32_t)) {
  Str* text = nullptr;
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::str_argument(function, 1, str, &text));
  MOLT_TRY_DISCARD(codecs::errors_argument(function, errors, &handler));
  ByteBuilder out;
  for (int64_t i = 0; i < text->length; i++) append(&out, char_at_unchecked(text, i));
  return codecs::result_tuple(out.finish(), text->length);
}

// An escape that the end of the data cuts off.
bool is_cut_off(const EscapeInput& input, int64_t position, const escapes::Escape& escape) {
  return position + static_cast<int64_t>(escape.length) >= input.view().size;
}

using ReadEscape = escapes::Escape (*)(std::string_view);

escapes::Escape read_unicode_escape(std::string_view text) {
  return escapes::read_str_escape(text, find_character_name);
}

// "\uXXXX" and "\UXXXXXXXX" alone, after an odd number of backslashes.
escapes::Escape read_raw_escape(std::string_view text) {
  const char kind = text.size() > 1 ? text[1] : 0;
  const size_t num_digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  escapes::Escape escape;
  if (num_digits == 0) {
    escape.kind = escapes::EscapeKind::kInvalid;
    escape.length = 1;
    return escape;
  }
  uint32_t value = 0;
  size_t i = 2;
  for (; i < text.size() && i < 2 + num_digits; i++) {
    const char c = text[i];
    const char lower = static_cast<char>(c | 0x20);
    const bool is_decimal = c >= '0' && c <= '9';
    if (!is_decimal && (lower < 'a' || lower > 'f')) break;
    value = value << 4 | static_cast<uint32_t>(is_decimal ? c - '0' : lower - 'a' + 10);
  }
  escape.length = static_cast<uint32_t>(i);
  if (i < 2 + num_digits) {
    escape.error = kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
  } else if (value > 0x10FFFF) {
    escape.error = "\\Uxxxxxxxx out of range";
  } else {
    escape.kind = escapes::EscapeKind::kValue;
    escape.value = value;
  }
  return escape;
}

Owned decode_escapes_py(const char* function, const char* codec, Borrowed data, Borrowed errors,
                        Borrowed final, ReadEscape read) {
  Str* handler = nullptr;
  MOLT_TRY(is_final, truth_of(value_of(final)));
  MOLT_TRY_DISCARD(codecs::errors_argument(function, errors, &handler));
  EscapeInput input;
  MOLT_TRY_DISCARD(input.read(data));
  const bool is_raw = read == read_raw_escape;
  StrBuilder out;
  int64_t i = 0;
  while (i < input.view().size) {
    const uint8_t byte = input.view().data[i];
    if (byte != '\\') {
      out.append_char(byte);
      i++;
      continue;
    }
    const bool is_last = i + 1 == input.view().size;
    if (is_last && is_final.code == 0) break;
    if (is_raw && (is_last || input.view().data[i + 1] == '\\')) {
      // In raw text a pair of backslashes stays a pair.
      out.append_char('\\');
      if (!is_last) out.append_char('\\');
      i += is_last ? 1 : 2;
      continue;
    }
    const escapes::Escape escape = read(input.rest(i));
    if (escape.kind == escapes::EscapeKind::kError) {
      if (is_final.code == 0 && is_cut_off(input, i, escape)) break;
      CodecReplacement replacement;
      MOLT_TRY_DISCARD(codecs::replace_decoding_py(codec, input.object(), input.view(), i,
                                                   i + escape.length, escape.error, handler,
                                                   &replacement));
      out.append(replacement.text.get());
      i = replacement.position;
      continue;
    }
    if (escape.kind == escapes::EscapeKind::kInvalid) {
      out.append_char('\\');
    } else if (escape.kind != escapes::EscapeKind::kNothing) {
      out.append_char(escape.value);
    }
    i += escape.length;
  }
  return codecs::result_tuple(out.finish(), i);
}

// What escape_decode does with an escape that is none: the handlers are names alone.
Status handle_bad_escape(ByteBuilder* out, const Str* handler, int64_t position) {
  if (handler == nullptr || str_equal_ascii(handler, "strict"))
    return raise(messages::escape_invalid_x, position);
  if (str_equal_ascii(handler, "replace")) return out->append_byte('?');
  if (str_equal_ascii(handler, "ignore")) return kOk;
  return raise(messages::escape_handler, value_of(handler));
}

}  // namespace

extern "C" Owned molt_f_codecs_unicode_escape_encode(Borrowed str, Borrowed errors) {
  return encode_each("unicode_escape_encode", str, errors, append_unicode_escape);
}
extern "C" Owned molt_f_codecs_raw_unicode_escape_encode(Borrowed str, Borrowed errors) {
  return encode_each("raw_unicode_escape_encode", str, errors, append_raw_escape);
}
extern "C" Owned molt_f_codecs_unicode_escape_decode(Borrowed data, Borrowed errors,
                                                     Borrowed final) {
  return decode_escapes_py("unicode_escape_decode", "unicodeescape", data, errors, final,
                           read_unicode_escape);
}
extern "C" Owned molt_f_codecs_raw_unicode_escape_decode(Borrowed data, Borrowed errors,
                                                         Borrowed final) {
  return decode_escapes_py("raw_unicode_escape_decode", "rawunicodeescape", data, errors, final,
                           read_raw_escape);
}

extern "C" Owned molt_f_codecs_escape_encode(Borrowed data, Borrowed errors) {
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::errors_argument("escape_encode", errors, &handler));
  if (!is_bytes(value_of(data)))
    return raise(messages::escape_encode_type, argument_type_name(value_of(data)));
  const Bytes* bytes = as_bytes(value_of(data));
  ByteBuilder out;
  for (int64_t i = 0; i < bytes->length; i++) {
    const uint8_t byte = bytes->data()[i];
    if (byte == '\'') {
      out.append("\\'");
    } else {
      append_unicode_escape(&out, byte);
    }
  }
  return codecs::result_tuple(out.finish(), bytes->length);
}

extern "C" Owned molt_f_codecs_escape_decode(Borrowed data, Borrowed errors) {
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::errors_argument("escape_decode", errors, &handler));
  EscapeInput input;
  MOLT_TRY_DISCARD(input.read(data));
  ByteBuilder out;
  int64_t i = 0;
  while (i < input.view().size) {
    const uint8_t byte = input.view().data[i];
    if (byte != '\\') {
      out.append_byte(byte);
      i++;
      continue;
    }
    if (i + 1 == input.view().size) return raise(messages::escape_trailing);
    const escapes::Escape escape = escapes::read_bytes_escape(input.rest(i));
    if (escape.kind == escapes::EscapeKind::kError) {
      MOLT_TRY_DISCARD(handle_bad_escape(&out, handler, i));
    } else if (escape.kind == escapes::EscapeKind::kInvalid) {
      out.append_byte('\\');
    } else if (escape.kind != escapes::EscapeKind::kNothing) {
      out.append_byte(static_cast<uint8_t>(escape.value));
    }
    i += escape.length;
  }
  return codecs::result_tuple(out.finish(), i);
}

}  // namespace molt::rt
