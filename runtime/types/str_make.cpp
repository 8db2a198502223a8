// Making, reading and comparing str objects.
#include <cstring>

#include "common/siphash.h"
#include "common/utf.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/state.h"
#include "runtime/types/str.h"
#include "runtime/types/text_units.h"

namespace utf = molt::common::utf;

namespace molt::rt {

namespace {

constexpr Str static_header(int64_t length, bool is_ascii) {
  Str header{};
  header.shape.pointer = &molt_shape_str;
  header.count = kImmortalCount;
  header.flags = kFlagImmortal;
  header.length = length;
  header.kind = 1;
  header.is_ascii = is_ascii;
  return header;
}

constexpr Latin1Table latin1_table() {
  Latin1Table table{};
  for (int c = 0; c < 256; c++) {
    table.chars[c].header = static_header(1, c < 128);
    table.chars[c].units[0] = static_cast<uint8_t>(c);
  }
  return table;
}

template <typename Unit>
uint32_t max_class_of(const Unit* units, int64_t count) {
  // The union of all characters has the largest one's class: the classes end at powers of two.
  uint32_t all = 0;
  for (int64_t i = 0; i < count; i++) all |= units[i];
  return max_char_class(all);
}

Owned make_str_latin1_of(const uint8_t* units, int64_t length, uint32_t max_char) {
  if (length <= 1) return length == 0 ? empty_str() : make_char(units[0]);
  Str* text = allocate_str(length, max_char);
  if (text == nullptr) return kOwnedError;
  std::memcpy(text->data(), units, static_cast<size_t>(length));
  return owned_str(text);
}

// Decodes text in which some bytes are not valid UTF-8.
Owned decode_escaping(std::string_view text) {
  StrBuilder out;
  auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  size_t position = 0;
  while (position < text.size()) {
    utf::Step step = utf::decode_utf8(bytes + position, text.size() - position);
    if (step.error == nullptr) {
      out.append_char(step.code_point);
    } else {
      for (uint32_t i = 0; i < step.length; i++) {
        out.append_char(utf::escape_byte(bytes[position + i]));
      }
    }
    position += step.length;
  }
  return out.finish();
}

}  // namespace

Str* allocate_str(int64_t length, uint32_t max_char) {
  const int kind = kind_of_max_char(max_char);
  if (length > kMaxStrLength / kind) {
    raise_memory_error();
    return nullptr;
  }
  const int64_t size = static_cast<int64_t>(sizeof(Str)) + (length + 1) * kind;
  auto* text = static_cast<Str*>(allocate_object_uninitialised(&molt_shape_str, size));
  if (text == nullptr) return nullptr;
  text->length = length;
  text->hash = 0;
  text->kind = static_cast<uint8_t>(kind);
  text->is_ascii = max_char < 0x80;
  text->is_interned = 0;
  std::memset(text->data() + length * kind, 0, static_cast<size_t>(kind));
  return text;
}

Owned make_str_ascii(std::string_view text) {
  return make_str_latin1_of(reinterpret_cast<const uint8_t*>(text.data()),
                            static_cast<int64_t>(text.size()), 0x7F);
}

Owned make_str_latin1(const uint8_t* units, int64_t length) {
  return make_str_latin1_of(units, length, max_class_of(units, length));
}

Owned make_str_utf8(std::string_view text) {
  auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size();
  if (utf::ascii_prefix(bytes, size) == size) return make_str_ascii(text);
  const utf::Scan scan = utf::scan_utf8(bytes, size);
  if (scan.valid_bytes < size) return decode_escaping(text);
  if (scan.code_points == 1) return make_str_char(utf::decode_utf8(bytes, size).code_point);
  Str* result = allocate_str(static_cast<int64_t>(scan.code_points), scan.max_class);
  if (result == nullptr) return kOwnedError;
  if (result->kind == 1) {
    utf::decode_utf8_to_latin1(result->data(), bytes, size);
  } else if (result->kind == 2) {
    utf::decode_utf8_to_ucs2(reinterpret_cast<uint16_t*>(result->data()), bytes, size);
  } else {
    utf::decode_utf8_to_ucs4(reinterpret_cast<uint32_t*>(result->data()), bytes, size);
  }
  return owned_str(result);
}

Owned make_str_units(const void* units, int kind, int64_t length) {
  if (kind == 1) return make_str_latin1(static_cast<const uint8_t*>(units), length);
  if (length == 0) return empty_str();
  return with_unit_array(units, kind, [&](auto* data) -> Owned {
    if (length == 1) return make_str_char(data[0]);
    Str* text = allocate_str(length, max_class_of(data, length));
    if (text == nullptr) return kOwnedError;
    convert_units(text->data(), text->kind, data, length);
    return owned_str(text);
  });
}

Owned make_wide_char_slow(uint32_t c) {
  Str* text = allocate_str(1, c);
  if (text == nullptr) return kOwnedError;
  store_unit(text->data(), text->kind, 0, c);
  return owned_str(text);
}

Owned make_str_char(uint32_t code_point) { return make_char(code_point); }

Owned substring(Str* text, int64_t start, int64_t end) {
  const int64_t length = end - start;
  if (length == text->length) return exact_str(text);
  if (length <= 1) return length <= 0 ? empty_str() : make_char(char_at_unchecked(text, start));
  if (text->is_ascii) return make_str_latin1_of(text->data() + start, length, 0x7F);
  return make_str_units(text->data() + start * text->kind, text->kind, length);
}

Owned exact_str(Str* text) {
  if (text->shape == &molt_shape_str) return new_reference(value_of(text));
  if (text->length == 0) return empty_str();
  Str* copy = allocate_str(text->length, max_char_bound(text));
  if (copy == nullptr) return kOwnedError;
  std::memcpy(copy->data(), text->data(), static_cast<size_t>(text->length * text->kind));
  copy->hash = text->hash;
  return owned_str(copy);
}

void copy_units(void* out, int kind, const Str* text, int64_t start, int64_t count) {
  with_units(text, [&](auto* units) { convert_units(out, kind, units + start, count); });
}

int64_t str_hash(Str* text) {
  if (text->hash != 0) return static_cast<int64_t>(text->hash);
  const int64_t hash = common::hash_buffer(hash_secret(), text->data(),
                                           static_cast<size_t>(text->length * text->kind));
  text->hash = static_cast<uint64_t>(hash);
  return hash;
}

bool str_equal(const Str* left, const Str* right) {
  if (left == right) return true;
  // The narrowest kind is always used, so that equal texts have equal kinds.
  if (left->length != right->length || left->kind != right->kind) return false;
  if (left->hash != 0 && right->hash != 0 && left->hash != right->hash) return false;
  return std::memcmp(left->data(), right->data(), static_cast<size_t>(left->length * left->kind)) ==
         0;
}

bool str_equal_ascii(const Str* text, std::string_view ascii) {
  return text->is_ascii && ascii_view(text) == ascii;
}

int str_compare(const Str* left, const Str* right) {
  const int64_t common_length = left->length < right->length ? left->length : right->length;
  if (left->kind == 1 && right->kind == 1) {
    const int order = std::memcmp(left->data(), right->data(), static_cast<size_t>(common_length));
    if (order != 0) return order;
  } else {
    for (int64_t i = 0; i < common_length; i++) {
      const uint32_t a = char_at_unchecked(left, i);
      const uint32_t b = char_at_unchecked(right, i);
      if (a != b) return a < b ? -1 : 1;
    }
  }
  return left->length < right->length ? -1 : left->length > right->length;
}

Utf8Text::Utf8Text(const Str* text) : data_(nullptr), size_(0), buffer_(nullptr) {
  if (text->is_ascii) {
    data_ = reinterpret_cast<const char*>(text->data());
    size_ = text->length;
    return;
  }
  auto* out = static_cast<char*>(allocate_raw(text->length * 4 + 1));
  if (out == nullptr) return;
  buffer_ = out;
  data_ = out;
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    if (utf::is_escaped_byte(c)) {
      *out++ = static_cast<char>(utf::escaped_byte(c));
    } else {
      out += utf::encode_utf8(out, c);
    }
  }
  *out = 0;
  size_ = out - data_;
}

Utf8Text::~Utf8Text() {
  if (buffer_ != nullptr) free_raw(buffer_);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Latin1Table molt_latin1_chars = latin1_table();
constinit Latin1Char molt_empty_str{static_header(0, true), {}};
}  // namespace molt::rt
}
