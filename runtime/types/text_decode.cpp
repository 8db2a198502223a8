// Decoding bytes: the codecs and what the error handlers put in place of bytes.
#include "common/utf.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/exception.h"
#include "runtime/types/text_codec_hooks.h"
#include "runtime/types/text_codec_names.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/text_units.h"

namespace utf = molt::common::utf;

namespace molt::rt {

namespace {

// One run of the decoder over bytes that are not all plain.
class Decoder {
 public:
  Decoder(Value object, ByteView bytes, const CodecName& codec, const Str* errors, bool is_final)
      : object_(object),
        bytes_(bytes),
        codec_(codec),
        handler_(find_error_handler(errors)),
        errors_(errors),
        is_final_(is_final) {}

  Owned run() {
    int64_t i = 0;
    if (!codec_.has_order) i = read_byte_order_mark();
    while (i < bytes_.size) {
      const utf::Step step = decode_one(i);
      if (step.incomplete && !is_final_) break;
      if (step.error == nullptr) {
        out_.append_char(step.code_point);
        i += step.length;
        continue;
      }
      int64_t used = step.length;
      MOLT_TRY_DISCARD(handle(i, &used, step.error));
      i += used;
    }
    used_ = i;
    return out_.finish();
  }

  int64_t used() const { return used_; }
  // The codec, with its byte order if the bytes began with a mark.
  CodecName codec() const {
    CodecName found = codec_;
    found.has_order |= found_order_;
    return found;
  }

 private:
  int64_t read_byte_order_mark() {
    const int64_t width = codec_.codec == Codec::kUtf16 ? 2 : 4;
    if (bytes_.size < width) return 0;
    for (const auto order : {utf::ByteOrder::kLittle, utf::ByteOrder::kBig}) {
      char mark[4];
      if (width == 2) {
        utf::encode_utf16(mark, 0xFEFF, order);
      } else {
        utf::encode_utf32(mark, 0xFEFF, order);
      }
      if (std::memcmp(mark, bytes_.data, static_cast<size_t>(width)) != 0) continue;
      codec_.order = order;
      found_order_ = true;
      return width;
    }
    return 0;
  }

  utf::Step decode_one(int64_t i) const {
    return decode(bytes_.data + i, static_cast<size_t>(bytes_.size - i), utf::Surrogates::kRefuse);
  }

  utf::Step decode(const uint8_t* bytes, size_t size, utf::Surrogates surrogates) const {
    switch (codec_.codec) {
      case Codec::kUtf16:
        return utf::decode_utf16(bytes, size, codec_.order, surrogates);
      case Codec::kUtf32:
        return utf::decode_utf32(bytes, size, codec_.order, surrogates);
      case Codec::kUtf8:
      case Codec::kUtf8Sig:
        return utf::decode_utf8(bytes, size, surrogates);
      case Codec::kAscii:
        if (bytes[0] >= 0x80) return {0, 1, "ordinal not in range(128)", false};
        [[fallthrough]];
      default:
        return {bytes[0], 1, nullptr, false};
    }
  }

  // Errors name the byte order that was found.
  const char* codec_name() const {
    if (codec_.has_order) return codec_.name;
    const bool is_little = codec_.order == utf::ByteOrder::kLittle;
    if (codec_.codec == Codec::kUtf16) return is_little ? "utf-16-le" : "utf-16-be";
    return is_little ? "utf-32-le" : "utf-32-be";
  }

  // What a registered handler puts in place of bytes.
  Status handle_registered_py(int64_t start, int64_t* used, const char* reason) {
    if (call_error_handler_py == nullptr) return raise_unknown_handler(errors_);
    const Status failed = fail(start, start + *used, reason);
    const Ref exception{owned_unchecked(take_exception())};
    if (!is_instance(exception, &molt_type_UnicodeDecodeError)) {
      restore_exception(value_of(new_reference(exception)));
      return failed;
    }
    CodecReplacement replacement;
    MOLT_TRY_DISCARD(call_error_handler_py(errors_, exception, bytes_.size, &replacement));
    *used = replacement.position - start;
    return out_.append(replacement.text.get());
  }

  Failure fail(int64_t start, int64_t end, const char* reason) {
    Ref copy;
    if (!is_bytes(object_)) {
      copy = Ref(make_bytes(
          {reinterpret_cast<const char*>(bytes_.data), static_cast<size_t>(bytes_.size)}));
      if (is_failure(copy)) return Failure{};
    }
    return raise_unicode_error(molt_type_UnicodeDecodeError, codec_name(),
                               is_bytes(object_) ? object_ : copy.get(), start, end, reason);
  }

  // The bytes [start, start + *used) are not valid.
  Status handle(int64_t start, int64_t* used, const char* reason) {
    switch (handler_) {
      case ErrorHandler::kStrict:
        return fail(start, start + *used, reason);
      case ErrorHandler::kSurrogatePass:
        return pass_surrogate(start, used, reason);
      case ErrorHandler::kIgnore:
        return kOk;
      case ErrorHandler::kReplace:
        return out_.append_char(0xFFFD);
      case ErrorHandler::kBackslashReplace:
        for (int64_t i = start; i < start + *used; i++) {
          out_.append_ascii("\\x");
          out_.append_char(static_cast<uint8_t>("0123456789abcdef"[bytes_.data[i] >> 4]));
          out_.append_char(static_cast<uint8_t>("0123456789abcdef"[bytes_.data[i] & 15]));
        }
        return kOk;
      case ErrorHandler::kSurrogateEscape:
        return escape(start, used, reason);
      case ErrorHandler::kXmlCharRefReplace:
        return raise(messages::handler_not_for_decoding);
      case ErrorHandler::kUnknown:
        return handle_registered_py(start, used, reason);
    }
    __builtin_unreachable();
  }

  // One encoded surrogate stands for itself.
  Status pass_surrogate(int64_t start, int64_t* used, const char* reason) {
    const int64_t width = codec_.codec == Codec::kUtf16   ? 2
                          : codec_.codec == Codec::kUtf32 ? 4
                          : codec_.codec == Codec::kAscii ? INT64_MAX
                                                          : 3;
    if (width > bytes_.size - start) return fail(start, start + *used, reason);
    const utf::Step step =
        decode(bytes_.data + start, static_cast<size_t>(width), utf::Surrogates::kAllow);
    if (step.error != nullptr || step.length != width || !utf::is_surrogate(step.code_point)) {
      return fail(start, start + *used, reason);
    }
    *used = width;
    return out_.append_char(step.code_point);
  }

  // Up to four bytes become surrogates; ASCII bytes among them are decoded again.
  Status escape(int64_t start, int64_t* used, const char* reason) {
    int64_t count = 0;
    while (count < *used && count < 4 && bytes_.data[start + count] >= 0x80) {
      out_.append_char(utf::escape_byte(bytes_.data[start + count]));
      count++;
    }
    if (count == 0) return fail(start, start + *used, reason);
    *used = count;
    return kOk;
  }

  Value object_;
  ByteView bytes_;
  CodecName codec_;
  ErrorHandler handler_;
  const Str* errors_;
  bool is_final_;
  bool found_order_ = false;
  int64_t used_ = 0;
  StrBuilder out_;
};

}  // namespace

Owned decode_bytes(Value object, ByteView bytes, Str* encoding, Str* errors) {
  CodecName codec;
  if (!is_own_codec(encoding, &codec)) {
    MOLT_TRY_DISCARD(bring_codec_registry_py());
    if (decode_by_registry_py != nullptr) return decode_by_registry_py(object, encoding, errors);
  }
  MOLT_TRY_DISCARD(find_codec(encoding, &codec));
  int64_t used = 0;
  return decode_bytes_with(object, bytes, &codec, errors, true, &used);
}

Owned decode_bytes_with(Value object, ByteView bytes, CodecName* codec, Str* errors, bool is_final,
                        int64_t* used) {
  const auto size = static_cast<size_t>(bytes.size);
  if (codec->codec == Codec::kUtf8Sig && size >= 3 &&
      std::memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) {
    return decode_bytes(object, {bytes.data + 3, bytes.size - 3}, nullptr, errors);
  }
  *used = bytes.size;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data), size);
  if (codec->codec == Codec::kLatin1) return make_str_latin1(bytes.data, bytes.size);
  if (codec->codec == Codec::kUtf8 || codec->codec == Codec::kAscii ||
      codec->codec == Codec::kUtf8Sig) {
    if (utf::ascii_prefix(bytes.data, size) == size) return make_str_ascii(text);
    if (codec->codec != Codec::kAscii && utf::scan_utf8(bytes.data, size).valid_bytes == size) {
      return make_str_utf8(text);
    }
  }
  Decoder decoder(object, bytes, *codec, errors, is_final);
  MOLT_TRY(result, decoder.run());
  *used = decoder.used();
  *codec = decoder.codec();
  return result.take();
}

}  // namespace molt::rt
