#pragma once

// Unicode encoding forms: one code point at a time, and whole buffers.
//
// Decoding reports errors as CPython's codecs do (Objects/stringlib/codecs.h,
// Objects/unicodeobject.c): the bytes of an ill-formed sequence are its maximal subpart (Unicode
// 15, section 3.9), and the reason is CPython's text. The caller applies the error handler and
// continues after the reported bytes.

#include <cstddef>
#include <cstdint>

namespace molt::common::utf {

inline constexpr char32_t kMaxCodePoint = 0x10FFFF;

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }
constexpr bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }
constexpr char32_t join_surrogates(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}
constexpr char16_t high_surrogate(char32_t c) { return static_cast<char16_t>(0xD7C0 + (c >> 10)); }
constexpr char16_t low_surrogate(char32_t c) { return static_cast<char16_t>(0xDC00 + (c & 0x3FF)); }

// What one step of a decoder found.
struct Step {
  char32_t code_point = 0;
  // Bytes used, or on an error the bytes that the error covers; at least 1 unless the input is
  // empty.
  std::uint32_t length = 0;
  // nullptr, or the reason of the UnicodeDecodeError.
  const char* error = nullptr;
  // The error is only that the input ends inside a sequence: an incremental decoder waits for more.
  bool incomplete = false;
};

// --- UTF-8

// Which code points beyond scalar values a UTF-8 decoder or encoder accepts.
enum class Surrogates : std::uint8_t {
  kRefuse,
  // Three-byte sequences for single surrogates (WTF-8, the surrogatepass handler).
  kAllow,
};

// `size` is at least 1.
Step decode_utf8(const std::uint8_t* bytes, std::size_t size,
                 Surrogates surrogates = Surrogates::kRefuse);

constexpr int utf8_length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// Writes any code point, surrogates included; returns the number of bytes (1 to 4).
inline int encode_utf8(char* out, char32_t c) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | (c >> 6));
    out[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | (c >> 12));
    out[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out[2] = static_cast<char>(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | (c >> 18));
  out[1] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
  out[2] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  out[3] = static_cast<char>(0x80 | (c & 0x3F));
  return 4;
}

// How far a text is well formed and what storage it needs.
struct Scan {
  // Bytes of the well-formed prefix; equal to the input's size when all of it is.
  std::size_t valid_bytes = 0;
  // Code points in that prefix, and the largest of them rounded up to 0x7F, 0xFF, 0xFFFF or
  // 0x10FFFF.
  std::size_t code_points = 0;
  char32_t max_class = 0x7F;
};
Scan scan_utf8(const std::uint8_t* bytes, std::size_t size,
               Surrogates surrogates = Surrogates::kRefuse);

// Length of the ASCII prefix.
std::size_t ascii_prefix(const std::uint8_t* bytes, std::size_t size);

// Decode text that scan_utf8 found valid into units that hold its max_class; return the number of
// units.
std::size_t decode_utf8_to_latin1(std::uint8_t* out, const std::uint8_t* bytes, std::size_t size);
std::size_t decode_utf8_to_ucs2(std::uint16_t* out, const std::uint8_t* bytes, std::size_t size);
std::size_t decode_utf8_to_ucs4(std::uint32_t* out, const std::uint8_t* bytes, std::size_t size);

// Bytes that encode_units needs for the code points.
template <typename Unit>
std::size_t utf8_size(const Unit* units, std::size_t count) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) size += static_cast<std::size_t>(utf8_length(units[i]));
  return size;
}
struct EncodeResult {
  // Units encoded: less than the input when a surrogate was refused ("surrogates not allowed").
  std::size_t units = 0;
  std::size_t bytes = 0;
};
// Encodes code points held in Latin-1, UCS-2 or UCS-4 units. out: utf8_size() bytes.
template <typename Unit>
EncodeResult encode_units(char* out, const Unit* units, std::size_t count,
                          Surrogates surrogates = Surrogates::kRefuse) {
  char* const begin = out;
  std::size_t i = 0;
  for (; i < count; ++i) {
    const char32_t c = units[i];
    if (c < 0x80) {
      *out++ = static_cast<char>(c);
      continue;
    }
    if (is_surrogate(c) && surrogates == Surrogates::kRefuse) break;
    out += encode_utf8(out, c);
  }
  return {i, static_cast<std::size_t>(out - begin)};
}

// --- Error handlers

// surrogateescape: an undecodable byte (0x80 to 0xFF) as a lone low surrogate, and back.
constexpr char32_t escape_byte(std::uint8_t byte) { return 0xDC00 + byte; }
constexpr bool is_escaped_byte(char32_t c) { return c >= 0xDC80 && c <= 0xDCFF; }
constexpr std::uint8_t escaped_byte(char32_t c) { return static_cast<std::uint8_t>(c - 0xDC00); }

// --- UTF-16 and UTF-32

enum class ByteOrder : std::uint8_t { kLittle, kBig };

// `size` is at least 1. With Surrogates::kAllow single surrogates are decoded (surrogatepass).
Step decode_utf16(const std::uint8_t* bytes, std::size_t size, ByteOrder order,
                  Surrogates surrogates = Surrogates::kRefuse);
Step decode_utf32(const std::uint8_t* bytes, std::size_t size, ByteOrder order,
                  Surrogates surrogates = Surrogates::kRefuse);
// Write one code point; return the number of bytes (2 or 4; always 4).
int encode_utf16(char* out, char32_t c, ByteOrder order);
int encode_utf32(char* out, char32_t c, ByteOrder order);

}  // namespace molt::common::utf
