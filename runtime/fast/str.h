// The inline half of str: what generated code and the runtime's hot loops do without a call.
#pragma once

#include "runtime/fast/count.h"

namespace molt::rt {

// A one-character str that is never freed. All 256 of them are static data, so that indexing and
// iterating over Latin-1 text allocates nothing.
struct Latin1Char {
  Str header;
  uint8_t units[8];
};
static_assert(sizeof(Latin1Char) == 48);

struct Latin1Table {
  // Indexed by code point.
  Latin1Char chars[256];
};

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
// The compiler may use the elements as its one-character literals.
extern Latin1Table molt_latin1_chars;
extern Latin1Char molt_empty_str;
extern molt::abi::Shape molt_shape_str;
}  // namespace molt::rt
}

namespace molt::rt {

inline Str* latin1_char(uint8_t c) { return &molt_latin1_chars.chars[c].header; }

// The code point at an index that is in range.
inline uint32_t char_at_unchecked(const Str* text, int64_t index) {
  const uint8_t* data = text->data();
  if (text->kind == 1) [[likely]]
    return data[index];
  if (text->kind == 2) return reinterpret_cast<const uint16_t*>(data)[index];
  return reinterpret_cast<const uint32_t*>(data)[index];
}

// A new str of one character beyond Latin-1.
Owned make_wide_char_slow(uint32_t c);

// A str of one character; static and therefore not counted for Latin-1.
inline Owned make_char(uint32_t c) {
  if (c < 256) [[likely]]
    return {Value::from_object(latin1_char(static_cast<uint8_t>(c))).bits};
  return make_wide_char_slow(c);
}

// text[index] for an exact str and a small int; kUnbound when the index is out of range or the
// operands are others.
inline Value str_index_fast(Value text, Value index) {
  if (!text.is_pointer() || !index.is_int()) return kUnbound;
  if (text.as_object()->shape != &molt_shape_str) return kUnbound;
  const Str* s = static_cast<const Str*>(text.as_object());
  int64_t i = index.as_int();
  if (i < 0) i += s->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(s->length)) return kUnbound;
  return {make_char(char_at_unchecked(s, i)).bits};
}

}  // namespace molt::rt
