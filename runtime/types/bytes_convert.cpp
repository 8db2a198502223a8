// replace, translate, maketrans, decode, hex and fromhex of bytes and bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/text_ascii.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

void append_interleaved(ByteBuilder& out, ByteView text, ByteView part, int64_t count) {
  for (int64_t i = 0; i <= text.size; i++) {
    if (i < count) out.append(part.data, part.size);
    if (i < text.size) out.append_byte(text.data[i]);
  }
}

Owned replace_py(Borrowed self, Borrowed old_part, Borrowed new_part, Borrowed count) {
  ByteView old_view, new_view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(old_part), &old_view));
  MOLT_TRY_DISCARD(require_byte_view(value_of(new_part), &new_view));
  int64_t limit;
  MOLT_TRY_DISCARD(size_argument_py(value_of(count), &limit));
  if (limit < 0) limit = INT64_MAX;
  const ByteView view = view_of(self);
  const int64_t found =
      limit == 0 ? 0 : count_units(view.data, view.size, old_view.data, old_view.size, limit);
  if (found == 0) return whole_like(value_of(self));
  ByteBuilder out;
  if (old_view.size == 0) {
    append_interleaved(out, view, new_view, found);
    return finish_like(value_of(self), out);
  }
  int64_t start = 0;
  for (int64_t i = 0; i < found; i++) {
    const int64_t at =
        find_units(view.data + start, view.size - start, old_view.data, old_view.size);
    out.append(view.data + start, at);
    out.append(new_view.data, new_view.size);
    start += at + old_view.size;
  }
  out.append(view.data + start, view.size - start);
  return finish_like(value_of(self), out);
}

Owned translate_py(Borrowed self, Borrowed table, Borrowed deleted) {
  ByteView map{nullptr, 0};
  if (!value_of(table).is_none()) {
    MOLT_TRY_DISCARD(require_byte_view(value_of(table), &map));
    if (map.size != 256) return raise(messages::translation_table_size);
  }
  ByteView dropped{nullptr, 0};
  if (!value_of(deleted).is_unbound()) {
    MOLT_TRY_DISCARD(require_byte_view(value_of(deleted), &dropped));
  }
  bool is_dropped[256] = {};
  for (int64_t i = 0; i < dropped.size; i++) is_dropped[dropped.data[i]] = true;
  const ByteView view = view_of(self);
  ByteBuilder out;
  for (int64_t i = 0; i < view.size; i++) {
    const uint8_t byte = view.data[i];
    if (!is_dropped[byte]) out.append_byte(map.data == nullptr ? byte : map.data[byte]);
  }
  return finish_like(value_of(self), out);
}

Owned maketrans_py(Borrowed from, Borrowed to) {
  ByteView from_view, to_view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(from), &from_view));
  MOLT_TRY_DISCARD(require_byte_view(value_of(to), &to_view));
  if (from_view.size != to_view.size) return raise(messages::bytes_maketrans_lengths);
  uint8_t table[256];
  for (int i = 0; i < 256; i++) table[i] = static_cast<uint8_t>(i);
  for (int64_t i = 0; i < from_view.size; i++) table[from_view.data[i]] = to_view.data[i];
  return make_bytes({reinterpret_cast<const char*>(table), sizeof(table)});
}

Owned decode_py(Borrowed self, Borrowed encoding, Borrowed errors) {
  if (!is_str(encoding)) {
    return raise(messages::named_argument_must_be_str, "decode", "encoding",
                 argument_type_name(value_of(encoding)));
  }
  if (!is_str(errors)) {
    return raise(messages::named_argument_must_be_str, "decode", "errors",
                 argument_type_name(value_of(errors)));
  }
  return decode_bytes(value_of(self), view_of(self), as_str(encoding), as_str(errors));
}

// The separator of hex(); 0 for none.
Status hex_separator_py(Value separator, uint8_t* result) {
  *result = 0;
  if (separator.is_unbound()) return kOk;
  const Int64Result length = length_of(separator);
  if (length.value == kInt64Failed) return Failure{};
  if (length.value != 1) return raise(messages::hex_separator_length);
  uint32_t c;
  if (is_str(separator)) {
    c = char_at_unchecked(as_str(separator), 0);
  } else if (is_bytes(separator)) {
    c = as_bytes(separator)->data()[0];
  } else {
    return raise(messages::hex_separator_type);
  }
  if (c > 127) return raise(messages::hex_separator_ascii);
  *result = static_cast<uint8_t>(c);
  return kOk;
}

// Reads two digits for each byte, with white space between bytes; -1, or the position of a wrong
// character.
int64_t parse_hex(const Str* text, ByteBuilder& out) {
  auto digit_at = [&](int64_t i) -> int {
    if (i >= text->length) return -1;
    const uint32_t c = char_at_unchecked(text, i);
    if (ascii_is_digit(c)) return static_cast<int>(c - '0');
    const uint32_t lower = c | 0x20;
    return c < 0x80 && lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a') + 10 : -1;
  };
  for (int64_t i = 0; i < text->length;) {
    if (ascii_is_space(char_at_unchecked(text, i))) {
      i++;
      continue;
    }
    const int high = digit_at(i);
    if (high < 0) return i;
    const int low = digit_at(i + 1);
    if (low < 0) return i + 1;
    out.append_byte(static_cast<uint8_t>(high << 4 | low));
    i += 2;
  }
  return -1;
}

Owned fromhex_py(Borrowed cls, Borrowed string, Type* exact, Value like) {
  MOLT_TRY_DISCARD(require_str_argument("fromhex", nullptr, value_of(string)));
  ByteBuilder out;
  const int64_t wrong = parse_hex(as_str(string), out);
  if (wrong >= 0) return raise(messages::fromhex_digit, wrong);
  MOLT_TRY(result, finish_like(like, out));
  if (as_type(cls) == exact) return result.take();
  return call(value_of(cls), result.get());
}

}  // namespace

Owned hex_text_py(ByteView view, Value separator, Value bytes_per_separator) {
  uint8_t sep;
  MOLT_TRY_DISCARD(hex_separator_py(separator, &sep));
  int64_t group;
  MOLT_TRY_DISCARD(int_argument_py(bytes_per_separator, &group));
  const bool from_left = group < 0;
  if (from_left) group = -group;
  const bool is_grouped = sep != 0 && group != 0 && view.size > 0;
  const int64_t separators = is_grouped ? (view.size - 1) / group : 0;
  if (view.size == 0) return empty_str();
  Str* text = allocate_str(view.size * 2 + separators, 0x7F);
  if (text == nullptr) return kOwnedError;
  uint8_t* out = text->data();
  for (int64_t i = 0; i < view.size; i++) {
    const int64_t distance = from_left ? i : view.size - i;
    if (is_grouped && i > 0 && distance % group == 0) *out++ = sep;
    *out++ = static_cast<uint8_t>("0123456789abcdef"[view.data[i] >> 4]);
    *out++ = static_cast<uint8_t>("0123456789abcdef"[view.data[i] & 15]);
  }
  return owned_str(text);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

MOLT_BYTE_METHOD(replace, (Borrowed self, Borrowed old, Borrowed new_, Borrowed count),
                 replace_py(self, old, new_, count))
MOLT_BYTE_METHOD(translate, (Borrowed self, Borrowed table, Borrowed delete_),
                 translate_py(self, table, delete_))
MOLT_BYTE_METHOD(maketrans, (Borrowed frm, Borrowed to), maketrans_py(frm, to))
MOLT_BYTE_METHOD(decode, (Borrowed self, Borrowed encoding, Borrowed errors),
                 decode_py(self, encoding, errors))
MOLT_BYTE_METHOD(hex, (Borrowed self, Borrowed sep, Borrowed bytes_per_sep),
                 hex_text_py(view_of(self), value_of(sep), value_of(bytes_per_sep)))

Owned molt_m_bytes_fromhex(Borrowed cls, Borrowed string) {
  return fromhex_py(cls, string, &molt_type_bytes, Value::from_object(&molt_empty_bytes.header));
}
Owned molt_m_bytearray_fromhex(Borrowed cls, Borrowed string) {
  MOLT_TRY(like, bytearray_from(nullptr, 0));
  return fromhex_py(cls, string, &molt_type_bytearray, like);
}

Owned molt_m_bytes___bytes__(Borrowed self) {
  const ByteView view = view_of(self);
  if (has_type(value_of(self), molt_shape_bytes)) return new_reference(value_of(self));
  return make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)});
}

Owned molt_m_bytes___getnewargs__(Borrowed self) {
  MOLT_TRY(bytes, molt_m_bytes___bytes__(self));
  return tuple_of(bytes.get());
}

}  // namespace molt::rt
}
