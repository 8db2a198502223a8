// Encoding str: the codecs and what the error handlers put in place of characters.
#include "common/utf.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/exception.h"
#include "runtime/types/text_codec_hooks.h"
#include "runtime/types/text_codec_names.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/text_units.h"

namespace utf = molt::common::utf;

namespace molt::rt {

namespace {

// One run of the encoder.
class Encoder {
 public:
  Encoder(Str* text, const CodecName& codec, const Str* errors)
      : text_(text), codec_(codec), errors_(errors) {}

  Owned run() {
    if (codec_.codec == Codec::kUtf8Sig) out_.append("\xEF\xBB\xBF");
    if (!codec_.has_order) put_plain(0xFEFF);
    for (int64_t i = 0; i < text_->length;) {
      const uint32_t c = char_at_unchecked(text_, i);
      if (can_encode(c)) {
        put_plain(c);
        i++;
        continue;
      }
      int64_t end = i + 1;
      while (end < text_->length && !can_encode(char_at_unchecked(text_, end))) end++;
      MOLT_TRY_DISCARD(handle(i, &end));
      i = end;
    }
    return out_.finish();
  }

 private:
  bool can_encode(uint32_t c) const {
    switch (codec_.codec) {
      case Codec::kAscii:
        return c < 0x80;
      case Codec::kLatin1:
        return c < 0x100;
      default:
        return !utf::is_surrogate(c);
    }
  }

  // A character that can be encoded, or a surrogate in one of the UTFs.
  void put_plain(uint32_t c) {
    char* out = reinterpret_cast<char*>(out_.reserve(4));
    if (out == nullptr) return;
    switch (codec_.codec) {
      case Codec::kUtf16:
        out_.advance(utf::encode_utf16(out, c, codec_.order));
        break;
      case Codec::kUtf32:
        out_.advance(utf::encode_utf32(out, c, codec_.order));
        break;
      case Codec::kUtf8:
      case Codec::kUtf8Sig:
        out_.advance(utf::encode_utf8(out, c));
        break;
      default:
        *out = static_cast<char>(c);
        out_.advance(1);
    }
  }

  void put_ascii(std::string_view text) {
    for (const char c : text) put_plain(static_cast<uint8_t>(c));
  }

  void put_number(uint32_t value, uint32_t base, int min_digits) {
    char buffer[12];
    int at = sizeof(buffer);
    for (; value != 0 || min_digits > 0; min_digits--) {
      buffer[--at] = "0123456789abcdef"[value % base];
      value /= base;
    }
    put_ascii({buffer + at, sizeof(buffer) - static_cast<size_t>(at)});
  }

  void put_backslash(uint32_t c) {
    put_ascii(c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U");
    put_number(c, 16, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
  }

  Failure fail(int64_t start, int64_t end) {
    const char* reason = codec_.codec == Codec::kAscii    ? "ordinal not in range(128)"
                         : codec_.codec == Codec::kLatin1 ? "ordinal not in range(256)"
                                                          : "surrogates not allowed";
    return raise_unicode_error(molt_type_UnicodeEncodeError, codec_.name, value_of(text_), start,
                               end, reason);
  }

  // What a registered handler puts in place of characters.
  Status handle_registered_py(int64_t start, int64_t* end) {
    if (call_error_handler_py == nullptr) return raise_unknown_handler(errors_);
    const Status failed = fail(start, *end);
    const Ref exception{owned_unchecked(take_exception())};
    if (!is_instance(exception, &molt_type_UnicodeEncodeError)) {
      restore_exception(value_of(new_reference(exception)));
      return failed;
    }
    CodecReplacement replacement;
    MOLT_TRY_DISCARD(call_error_handler_py(errors_, exception, text_->length, &replacement));
    ByteView bytes;
    if (get_byte_view(replacement.text, &bytes)) {
      out_.append(bytes.data, bytes.size);
    } else {
      const Str* text = as_str(replacement.text);
      for (int64_t i = 0; i < text->length; i++) {
        const uint32_t c = char_at_unchecked(text, i);
        if (!can_encode(c)) return fail(start, *end);
        put_plain(c);
      }
    }
    *end = replacement.position;
    return kOk;
  }

  // The characters [start, *end_position) cannot be encoded.
  Status handle(int64_t start, int64_t* end_position) {
    const int64_t end = *end_position;
    const ErrorHandler handler = find_error_handler(errors_);
    for (int64_t i = start; i < end; i++) {
      const uint32_t c = char_at_unchecked(text_, i);
      switch (handler) {
        case ErrorHandler::kStrict:
          return fail(start, end);
        case ErrorHandler::kIgnore:
          break;
        case ErrorHandler::kReplace:
          put_plain('?');
          break;
        case ErrorHandler::kBackslashReplace:
          put_backslash(c);
          break;
        case ErrorHandler::kXmlCharRefReplace:
          put_ascii("&#");
          put_number(c, 10, 1);
          put_ascii(";");
          break;
        case ErrorHandler::kSurrogateEscape:
          if (!utf::is_escaped_byte(c)) return fail(i, end);
          out_.append_byte(utf::escaped_byte(c));
          break;
        case ErrorHandler::kSurrogatePass:
          if (codec_.codec == Codec::kAscii || codec_.codec == Codec::kLatin1) {
            return fail(start, end);
          }
          put_plain(c);
          break;
        case ErrorHandler::kUnknown:
          return handle_registered_py(start, end_position);
      }
    }
    return kOk;
  }

  Str* text_;
  CodecName codec_;
  const Str* errors_;
  ByteBuilder out_;
};

Owned encode_plain_utf8(Str* text) {
  return with_units(text, [&](auto* units) -> Owned {
    const auto count = static_cast<size_t>(text->length);
    Bytes* bytes = allocate_bytes(static_cast<int64_t>(utf::utf8_size(units, count)));
    if (bytes == nullptr) return kOwnedError;
    Ref held{Owned{Value::from_object(bytes).bits}};
    const auto result = utf::encode_units(reinterpret_cast<char*>(bytes->data()), units, count);
    if (result.units < count) return {kUnboundBits};
    return held.take();
  });
}

}  // namespace

Owned encode_str(Str* text, Str* encoding, Str* errors) {
  CodecName codec;
  if (!is_own_codec(encoding, &codec)) {
    MOLT_TRY_DISCARD(bring_codec_registry_py());
    if (encode_by_registry_py != nullptr) return encode_by_registry_py(text, encoding, errors);
  }
  MOLT_TRY_DISCARD(find_codec(encoding, &codec));
  return encode_str_with(text, codec, errors);
}

Owned encode_str_with(Str* text, const CodecName& codec, Str* errors) {
  const bool is_byte_codec = codec.codec == Codec::kAscii || codec.codec == Codec::kLatin1;
  if (text->is_ascii && (is_byte_codec || codec.codec == Codec::kUtf8)) {
    return make_bytes(ascii_view(text));
  }
  if (codec.codec == Codec::kLatin1 && text->kind == 1) {
    return make_bytes(
        {reinterpret_cast<const char*>(text->data()), static_cast<size_t>(text->length)});
  }
  if (codec.codec == Codec::kUtf8) {
    MOLT_TRY(bytes, encode_plain_utf8(text));
    if (!bytes.get().is_unbound()) return bytes.take();
  }
  return Encoder(text, codec, errors).run();
}

}  // namespace molt::rt
