// The codecs of the runtime as functions of the module _codecs: each gives (result, length used).
#include "runtime/core/messages/str.h"
#include "runtime/modules/codecs.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

using common::utf::ByteOrder;

constexpr auto kLittle = ByteOrder::kLittle;
constexpr auto kBig = ByteOrder::kBig;

Owned encode(const char* function, const CodecName& codec, Borrowed str, Borrowed errors) {
  Str* text = nullptr;
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::str_argument(function, 1, str, &text));
  MOLT_TRY_DISCARD(codecs::errors_argument(function, errors, &handler));
  return codecs::result_tuple(encode_str_with(text, codec, handler), text->length);
}

// *codec gets the byte order that the data begin with.
Owned decode(const char* function, CodecName* codec, Borrowed data, Borrowed errors, Value final,
             int64_t* used) {
  Str* handler = nullptr;
  MOLT_TRY(is_final, truth_of(final));
  MOLT_TRY_DISCARD(codecs::errors_argument(function, errors, &handler));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  const int64_t size = view.size;
  // A mark alone may still be incomplete.
  const int64_t mark = codec->has_order ? 0 : codec->codec == Codec::kUtf16 ? 2 : 4;
  if (is_final.code == 0 && size < mark) {
    *used = 0;
    return empty_str();
  }
  return decode_bytes_with(value_of(data), view, codec, handler, is_final.code != 0, used);
}

Owned decode_pair(const char* function, CodecName codec, Borrowed data, Borrowed errors,
                  Value final) {
  int64_t used = 0;
  MOLT_TRY(text, decode(function, &codec, data, errors, final, &used));
  return codecs::result_tuple(text.take(), used);
}

// A byte order argument: negative for little, positive for big, 0 for a mark.
CodecName ordered(CodecName codec, int64_t order) {
  if (order == 0) return codec;
  codec.has_order = true;
  codec.order = order < 0 ? kLittle : kBig;
  const bool is_little = order < 0;
  codec.name = codec.codec == Codec::kUtf16 ? (is_little ? "utf-16-le" : "utf-16-be")
                                            : (is_little ? "utf-32-le" : "utf-32-be");
  return codec;
}

Owned encode_ordered(const char* function, CodecName codec, Borrowed str, Borrowed errors,
                     Borrowed byteorder) {
  int64_t order = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(byteorder), &order));
  return encode(function, ordered(codec, order), str, errors);
}

// Gives the byte order found as a third item.
Owned decode_ordered(const char* function, CodecName codec, Borrowed data, Borrowed errors,
                     Borrowed byteorder, Borrowed final) {
  int64_t order = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(byteorder), &order));
  codec = ordered(codec, order);
  int64_t used = 0;
  MOLT_TRY(text, decode(function, &codec, data, errors, value_of(final), &used));
  const int64_t found = !codec.has_order ? 0 : codec.order == kLittle ? -1 : 1;
  return tuple_of(text.get(), Value::from_small_int(used), Value::from_small_int(found));
}

constexpr CodecName kAsciiCodec{Codec::kAscii, true, kLittle, "ascii"};
constexpr CodecName kLatin1Codec{Codec::kLatin1, true, kLittle, "latin-1"};
constexpr CodecName kUtf8Codec{Codec::kUtf8, true, kLittle, "utf-8"};
constexpr CodecName kUtf16LeCodec{Codec::kUtf16, true, kLittle, "utf-16-le"};
constexpr CodecName kUtf16BeCodec{Codec::kUtf16, true, kBig, "utf-16-be"};
constexpr CodecName kUtf32LeCodec{Codec::kUtf32, true, kLittle, "utf-32-le"};
constexpr CodecName kUtf32BeCodec{Codec::kUtf32, true, kBig, "utf-32-be"};
constexpr CodecName kUtf16Codec{Codec::kUtf16, false, kLittle, "utf-16"};
constexpr CodecName kUtf32Codec{Codec::kUtf32, false, kLittle, "utf-32"};

}  // namespace

extern "C" Owned molt_f_codecs_ascii_encode(Borrowed str, Borrowed errors) {
  return encode("ascii_encode", kAsciiCodec, str, errors);
}
extern "C" Owned molt_f_codecs_ascii_decode(Borrowed data, Borrowed errors) {
  return decode_pair("ascii_decode", kAsciiCodec, data, errors, kTrue);
}
extern "C" Owned molt_f_codecs_latin_1_encode(Borrowed str, Borrowed errors) {
  return encode("latin_1_encode", kLatin1Codec, str, errors);
}
extern "C" Owned molt_f_codecs_latin_1_decode(Borrowed data, Borrowed errors) {
  return decode_pair("latin_1_decode", kLatin1Codec, data, errors, kTrue);
}
extern "C" Owned molt_f_codecs_utf_8_encode(Borrowed str, Borrowed errors) {
  return encode("utf_8_encode", kUtf8Codec, str, errors);
}
extern "C" Owned molt_f_codecs_utf_8_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_8_decode", kUtf8Codec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_16_le_encode(Borrowed str, Borrowed errors) {
  return encode("utf_16_le_encode", kUtf16LeCodec, str, errors);
}
extern "C" Owned molt_f_codecs_utf_16_le_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_16_le_decode", kUtf16LeCodec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_16_be_encode(Borrowed str, Borrowed errors) {
  return encode("utf_16_be_encode", kUtf16BeCodec, str, errors);
}
extern "C" Owned molt_f_codecs_utf_16_be_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_16_be_decode", kUtf16BeCodec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_32_le_encode(Borrowed str, Borrowed errors) {
  return encode("utf_32_le_encode", kUtf32LeCodec, str, errors);
}
extern "C" Owned molt_f_codecs_utf_32_le_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_32_le_decode", kUtf32LeCodec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_32_be_encode(Borrowed str, Borrowed errors) {
  return encode("utf_32_be_encode", kUtf32BeCodec, str, errors);
}
extern "C" Owned molt_f_codecs_utf_32_be_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_32_be_decode", kUtf32BeCodec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_16_encode(Borrowed str, Borrowed errors, Borrowed byteorder) {
  return encode_ordered("utf_16_encode", kUtf16Codec, str, errors, byteorder);
}
extern "C" Owned molt_f_codecs_utf_16_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_16_decode", kUtf16Codec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_16_ex_decode(Borrowed data, Borrowed errors, Borrowed byteorder,
                                                Borrowed final) {
  return decode_ordered("utf_16_ex_decode", kUtf16Codec, data, errors, byteorder, final);
}
extern "C" Owned molt_f_codecs_utf_32_encode(Borrowed str, Borrowed errors, Borrowed byteorder) {
  return encode_ordered("utf_32_encode", kUtf32Codec, str, errors, byteorder);
}
extern "C" Owned molt_f_codecs_utf_32_decode(Borrowed data, Borrowed errors, Borrowed final) {
  return decode_pair("utf_32_decode", kUtf32Codec, data, errors, value_of(final));
}
extern "C" Owned molt_f_codecs_utf_32_ex_decode(Borrowed data, Borrowed errors, Borrowed byteorder,
                                                Borrowed final) {
  return decode_ordered("utf_32_ex_decode", kUtf32Codec, data, errors, byteorder, final);
}

extern "C" Owned molt_f_codecs_readbuffer_encode(Borrowed data, Borrowed errors) {
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::errors_argument("readbuffer_encode", errors, &handler));
  if (is_str(data)) {
    const Utf8Text text(as_str(data));
    if (text.failed()) return kOwnedError;
    return codecs::result_tuple(make_bytes({text.data(), static_cast<size_t>(text.size())}),
                                text.size());
  }
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  return codecs::result_tuple(
      make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}),
      view.size);
}

}  // namespace molt::rt
