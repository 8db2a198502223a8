// What the files of the module binascii share.
#pragma once

#include "runtime/core/messages/binascii.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/str.h"

namespace molt::rt::binascii {

// Text to decode: a bytes-like object or an ASCII str.
inline Status encoded_view(Borrowed data, ByteView* view) {
  const Value value = value_of(data);
  if (is_str(value)) {
    const Str* text = as_str(value);
    if (text->is_ascii == 0) return raise(messages::binascii_not_ascii);
    *view = {text->data(), text->length};
    return kOk;
  }
  if (!get_byte_view(value, view)) return raise(messages::binascii_type, value);
  return kOk;
}

// The value of a hexadecimal digit, or -1.
inline int hex_value(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace molt::rt::binascii
