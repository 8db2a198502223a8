// Character maps of the module _codecs: codecs by a table, which is a str, a dict or any mapping.
#include "runtime/modules/codecs.h"
#include "runtime/types/dict.h"

#define MOLT_ROWS "abi/modules/codecs.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr const char* kUndefined = "character maps to <undefined>";

// mapping[number], or None where it has no such key.
Owned look_up_py(Value mapping, int64_t number) {
  MOLT_TRY(key, int_from_int64(number));
  Ref found(molt_get_item(borrowed(mapping), key));
  if (is_failure(found)) {
    if (clear_exception_if(molt_type_LookupError)) return owned_none();
    return kOwnedError;
  }
  return found.take();
}

// 1 when the byte has a character or a text, which is appended.
Tri decode_byte_py(StrBuilder* out, Value mapping, uint8_t byte) {
  if (mapping.is_none()) {
    out->append_char(byte);
    return kTriTrue;
  }
  if (is_exact_str(mapping)) {
    const Str* table = as_str(mapping);
    const uint32_t c = byte < table->length ? char_at_unchecked(table, byte) : 0xFFFE;
    if (c != 0xFFFE) out->append_char(c);
    return tri(c != 0xFFFE);
  }
  MOLT_TRY(found, look_up_py(mapping, byte));
  if (found.get().is_none()) return kTriFalse;
  if (is_int(found)) {
    int64_t c = 0;
    if (!int_as_int64(found, &c) || c < 0 || c > 0x10FFFF) return raise(messages::codec_map_range);
    if (c != 0xFFFE) out->append_char(static_cast<uint32_t>(c));
    return tri(c != 0xFFFE);
  }
  if (!is_str(found.get())) return raise(messages::codec_map_type);
  const Str* text = as_str(found);
  if (text->length == 1 && char_at_unchecked(text, 0) == 0xFFFE) return kTriFalse;
  out->append(text);
  return kTriTrue;
}

// 1 when the character has a byte or bytes, which are appended.
Tri encode_char_py(ByteBuilder* out, Value mapping, uint32_t c) {
  if (mapping.is_none()) {
    if (c < 0x100) out->append_byte(static_cast<uint8_t>(c));
    return tri(c < 0x100);
  }
  MOLT_TRY(found, look_up_py(mapping, c));
  if (found.get().is_none()) return kTriFalse;
  if (is_int(found)) {
    int64_t byte = 0;
    if (!int_as_int64(found, &byte) || byte < 0 || byte > 255)
      return raise(messages::codec_encode_map_range);
    out->append_byte(static_cast<uint8_t>(byte));
    return kTriTrue;
  }
  if (!is_bytes(found)) return raise(messages::codec_encode_map_type, found.get());
  out->append(bytes_view(as_bytes(found)));
  return kTriTrue;
}

// The run of characters from `start` on that the map does not have.
int64_t end_of_undefined_py(Str* text, int64_t start, Value mapping) {
  ByteBuilder unused;
  int64_t end = start + 1;
  for (; end < text->length; end++) {
    const Tri is_known = encode_char_py(&unused, mapping, char_at_unchecked(text, end));
    if (is_failure(is_known)) return -1;
    if (is_known.code != 0) break;
  }
  return end;
}

// A replacement is encoded by the map as well.
Status append_replacement_py(ByteBuilder* out, const CodecReplacement& replacement, Value mapping,
                             const char* codec, Str* text, int64_t start, int64_t end,
                             const char* reason) {
  if (is_bytes(replacement.text)) return out->append(bytes_view(as_bytes(replacement.text)));
  const Str* characters = as_str(replacement.text);
  for (int64_t i = 0; i < characters->length; i++) {
    MOLT_TRY(is_known, encode_char_py(out, mapping, char_at_unchecked(characters, i)));
    if (is_known.code == 0) {
      return raise_unicode_error(molt_type_UnicodeEncodeError, codec, value_of(text), start, end,
                                 reason);
    }
  }
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_codecs_charmap_decode(Borrowed data, Borrowed errors, Borrowed mapping) {
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::errors_argument("charmap_decode", errors, &handler));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  StrBuilder out;
  for (int64_t i = 0; i < view.size;) {
    MOLT_TRY(is_known, decode_byte_py(&out, value_of(mapping), view.data[i]));
    if (is_known.code != 0) {
      i++;
      continue;
    }
    CodecReplacement replacement;
    MOLT_TRY_DISCARD(codecs::replace_decoding_py("charmap", value_of(data), view, i, i + 1,
                                                 kUndefined, handler, &replacement));
    out.append(replacement.text.get());
    i = replacement.position;
  }
  return codecs::result_tuple(out.finish(), view.size);
}

extern "C" Owned molt_f_codecs_charmap_encode(Borrowed str, Borrowed errors, Borrowed mapping) {
  Str* text = nullptr;
  Str* handler = nullptr;
  MOLT_TRY_DISCARD(codecs::str_argument("charmap_encode", 1, str, &text));
  MOLT_TRY_DISCARD(codecs::errors_argument("charmap_encode", errors, &handler));
  // Without a map it is Latin-1.
  const bool has_map = !value_of(mapping).is_none();
  const char* codec = has_map ? "charmap" : "latin-1";
  const char* reason = has_map ? kUndefined : "ordinal not in range(256)";
  ByteBuilder out;
  for (int64_t i = 0; i < text->length;) {
    MOLT_TRY(is_known, encode_char_py(&out, value_of(mapping), char_at_unchecked(text, i)));
    if (is_known.code != 0) {
      i++;
      continue;
    }
    const int64_t end = end_of_undefined_py(text, i, value_of(mapping));
    if (end < 0) return kOwnedError;
    CodecReplacement replacement;
    MOLT_TRY_DISCARD(
        codecs::replace_encoding_py(codec, text, i, end, reason, handler, &replacement));
    MOLT_TRY_DISCARD(
        append_replacement_py(&out, replacement, value_of(mapping), codec, text, i, end, reason));
    i = replacement.position;
  }
  return codecs::result_tuple(out.finish(), text->length);
}

// The map for charmap_encode that undoes a decoding table. U+FFFE marks bytes without a character
// in tables that begin as ASCII does; CPython has a compact form for these alone.
extern "C" Owned molt_f_codecs_charmap_build(Borrowed map) {
  Str* table = nullptr;
  MOLT_TRY_DISCARD(codecs::str_argument("charmap_build", 1, map, &table));
  MOLT_TRY(result, dict_new());
  const bool is_compact = table->length > 0 && char_at_unchecked(table, 0) == 0;
  for (int64_t i = 0; i < table->length && i < 256; i++) {
    const uint32_t c = char_at_unchecked(table, i);
    if (is_compact && c == 0xFFFE) continue;
    MOLT_TRY_DISCARD(
        dict_set_py(as_dict(result), Value::from_small_int(c), Value::from_small_int(i)));
  }
  return result.take();
}

}  // namespace molt::rt
