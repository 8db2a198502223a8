// str: making, reading and comparing strings from the runtime.
//
// A Str is immutable and holds the narrowest code units that fit (PEP 393, abi/layout/object.h).
// Functions that return Owned give kError with MemoryError set when there is no memory; `const
// Str*` arguments are borrowed. A subclass's instance has the same layout followed by the field for
// its attributes, and is accepted wherever a Str* is.
#pragma once

#include <cstring>
#include <string_view>

#include "runtime/core/type.h"
#include "runtime/fast/str.h"

namespace molt::rt {

inline Str* as_str(Value value) { return static_cast<Str*>(value.as_object()); }
inline Str* as_str(Borrowed value) { return as_str(value_of(value)); }
inline Str* as_str(const Ref& value) { return as_str(value.get()); }
inline Value value_of(const Str* text) { return Value::from_object(text); }
inline bool is_str(Borrowed value) { return is_str(value_of(value)); }

inline const uint8_t* latin1_units(const Str* text) { return text->data(); }
inline const uint16_t* ucs2_units(const Str* text) {
  return reinterpret_cast<const uint16_t*>(text->data());
}
inline const uint32_t* ucs4_units(const Str* text) {
  return reinterpret_cast<const uint32_t*>(text->data());
}

// Calls function(const Unit* units) with the string's own unit type.
template <typename Function>
inline auto with_units(const Str* text, Function&& function) {
  if (text->kind == 1) return function(latin1_units(text));
  if (text->kind == 2) return function(ucs2_units(text));
  return function(ucs4_units(text));
}

// The bytes of an ASCII str, which are also its UTF-8. Requires text->is_ascii.
inline std::string_view ascii_view(const Str* text) {
  return {reinterpret_cast<const char*>(text->data()), static_cast<size_t>(text->length)};
}

// The storage class of a character: 0x7F, 0xFF, 0xFFFF or 0x10FFFF. max_char_bound of a str is an
// upper bound of its characters of that form, found without looking at them.
inline uint32_t max_char_class(uint32_t c) {
  return c < 0x80 ? 0x7F : c < 0x100 ? 0xFF : c < 0x10000 ? 0xFFFF : 0x10FFFF;
}
inline uint32_t max_char_bound(const Str* text) {
  return text->is_ascii ? 0x7F : text->kind == 1 ? 0xFF : text->kind == 2 ? 0xFFFF : 0x10FFFF;
}

// --- Making (str.cpp)

// A str with undefined units that the caller fills; `max_char` chooses the kind and must be the
// class of the largest character. The empty str and one-character Latin-1 strs are fresh objects
// too. Null with MemoryError set.
Str* allocate_str(int64_t length, uint32_t max_char);
inline Owned empty_str() { return {Value::from_object(&molt_empty_str.header).bits}; }
Owned make_str_ascii(std::string_view text);
Owned make_str_latin1(const uint8_t* units, int64_t length);
// UTF-8; bytes that are not valid become lone surrogates as with the error handler surrogateescape.
Owned make_str_utf8(std::string_view text);
// Units of any width (1, 2 or 4 bytes), narrowed to the kind that fits.
Owned make_str_units(const void* units, int kind, int64_t length);
Owned make_str_char(uint32_t code_point);
// text[start:end] for 0 <= start <= end <= length. The whole of an exact str is the str itself.
Owned substring(Str* text, int64_t start, int64_t end);
// The text as an exact str: itself, or a copy of a subclass's instance.
Owned exact_str(Str* text);

// --- Reading

// Copies characters [start, start + count) to units of `kind` bytes, which must be wide enough.
void copy_units(void* out, int kind, const Str* text, int64_t start, int64_t count);

// hash(text); computed once. Never -1.
int64_t str_hash(Str* text);
bool str_equal(const Str* left, const Str* right);
bool str_equal_ascii(const Str* text, std::string_view ascii);
// Negative, 0 or positive, by code points.
int str_compare(const Str* left, const Str* right);
// The first index >= start where `part` begins, with the whole of it before `end`; -1 when there is
// none.
int64_t str_find(const Str* text, const Str* part, int64_t start, int64_t end);
bool str_contains(const Str* text, const Str* part);
bool str_has_char(const Str* text, uint32_t c);

// The interned str with this text: of all strs that went through here, one object for each text
// (PyUnicode_InternInPlace). A str that nobody else holds leaves the table when it dies.
Owned intern_str(Str* text);
Owned intern_ascii(std::string_view text);
// Enters static strs (the names of compiled code) into the table; a text that is already there
// keeps its object.
Status register_interned(Str* const* names, int64_t count);
// Called when an interned heap str dies.
void forget_interned(Str* text);

// UTF-8 text of a str for the operating system: lone surrogates U+DC80..U+DCFF become the bytes
// they stand for, others are encoded as they are. Zero-terminated; lives as long as the object.
// ASCII text is not copied.
class Utf8Text {
 public:
  explicit Utf8Text(const Str* text);
  ~Utf8Text();
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;
  // MemoryError is set.
  bool failed() const { return data_ == nullptr; }
  const char* data() const { return data_; }
  int64_t size() const { return size_; }

 private:
  const char* data_;
  int64_t size_;
  void* buffer_;
};

// --- Operations

Owned concat(Str* left, Str* right);
// left + right, where the reference to `left` is taken over: grows a str that nobody else holds in
// place.
Owned append_consumed(Consumed left, Str* right);
// The same where the caller releases its reference to `left` right after.
Owned append_last(Str* left, Str* right);
Owned repeat_str(Str* text, int64_t count);
// separator.join(items) over any iterable.
Owned join_str(Str* separator, Value iterable);
Owned str_repr(Str* text);
Owned str_ascii(Str* text);
Owned str_replace(Str* text, Str* old_part, Str* new_part, int64_t max_count);

// Builds a str piece by piece, in the narrowest units so far. A failed append is remembered: the
// result of append may be ignored, finish() then fails.
class StrBuilder {
 public:
  StrBuilder() : data_(inline_) {}
  ~StrBuilder();
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;

  Status append_char(uint32_t c) {
    if (c < 0x80 && kind_ == 1 && length_ < capacity_) [[likely]] {
      static_cast<uint8_t*>(data_)[length_++] = static_cast<uint8_t>(c);
      return kOk;
    }
    return append_char_slow(c);
  }
  Status append(const Str* text) { return append_range(text, 0, text->length); }
  Status append(Value text) { return append(as_str(text)); }
  // text[start:end]
  Status append_range(const Str* text, int64_t start, int64_t end);
  Status append_ascii(std::string_view text);
  Status append_repeated(uint32_t c, int64_t count);
  // The decimal text of a number.
  Status append_int(int64_t value);
  // `count` units of `kind` bytes.
  Status append_units(const void* units, int kind, int64_t count, uint32_t max_char);
  // Room for `count` more characters up to `max_char`.
  Status reserve(int64_t count, uint32_t max_char);

  int64_t length() const { return length_; }
  uint32_t char_at(int64_t index) const;
  // Drops what follows the first `length` characters.
  void truncate(int64_t length) { length_ = length; }
  bool failed() const { return failed_; }
  // The text as a str; the builder is empty afterwards.
  Owned finish();

 private:
  Status append_char_slow(uint32_t c);

  static constexpr int64_t kInlineBytes = 256;
  void* data_;
  int64_t length_ = 0;
  // In units of the current kind.
  int64_t capacity_ = kInlineBytes;
  uint32_t max_char_ = 0x7F;
  int kind_ = 1;
  bool failed_ = false;
  alignas(8) uint8_t inline_[kInlineBytes];
};

}  // namespace molt::rt
