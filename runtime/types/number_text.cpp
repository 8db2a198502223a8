#include "runtime/types/number_text.h"

#include "common/unicode.h"
#include "runtime/types/bytes.h"

namespace molt::rt {

AsciiNumber::AsciiNumber(const Str* text) {
  if (text->is_ascii) {
    view_ = ascii_view(text);
    return;
  }
  const int64_t length = text->length;
  if (length > kInline) data_ = static_cast<char*>(allocate_raw(length));
  if (data_ == nullptr) return;
  for (int64_t i = 0; i < length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    const int digit = c < 128 ? -1 : common::unicode::decimal_value(c);
    data_[i] = c < 128                        ? static_cast<char>(c)
               : common::unicode::is_space(c) ? ' '
               : digit >= 0                   ? static_cast<char>('0' + digit)
                                              : '?';
  }
  view_ = {data_, static_cast<size_t>(length)};
}

bool number_bytes(Value value, std::string_view* view) {
  ByteView bytes;
  if (!get_byte_view(value, &bytes)) return false;
  *view = {reinterpret_cast<const char*>(bytes.data), static_cast<size_t>(bytes.size)};
  return true;
}

}  // namespace molt::rt
