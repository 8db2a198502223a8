#include "common/utf.h"

#include <cstring>

namespace molt::common::utf {
namespace {

constexpr const char* kInvalidStart = "invalid start byte";
constexpr const char* kInvalidContinuation = "invalid continuation byte";
constexpr const char* kUnexpectedEnd = "unexpected end of data";
constexpr const char* kTruncated = "truncated data";
constexpr const char* kIllegalEncoding = "illegal encoding";
constexpr const char* kIllegalSurrogate = "illegal UTF-16 surrogate";
constexpr const char* kSurrogateRange = "code point in surrogate code point range(0xd800, 0xe000)";
constexpr const char* kOutOfRange = "code point not in range(0x110000)";

Step value(char32_t code_point, std::uint32_t length) {
  return {code_point, length, nullptr, false};
}
Step error(std::uint32_t length, const char* reason) { return {0, length, reason, false}; }
Step incomplete(std::size_t length, const char* reason) {
  return {0, static_cast<std::uint32_t>(length), reason, true};
}

// The bytes that may follow a lead byte: some leads narrow the second byte's range, which rules out
// overlong forms, surrogates and values beyond U+10FFFF (Unicode 15, table 3-7).
struct SecondByte {
  std::uint8_t low;
  std::uint8_t high;
};
SecondByte second_byte(std::uint8_t lead, Surrogates surrogates) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, static_cast<std::uint8_t>(surrogates == Surrogates::kAllow ? 0xBF : 0x9F)};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

std::uint64_t load_word(const std::uint8_t* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

}  // namespace

Step decode_utf8(const std::uint8_t* bytes, std::size_t size, Surrogates surrogates) {
  const std::uint8_t lead = bytes[0];
  if (lead < 0x80) return value(lead, 1);
  if (lead < 0xC2 || lead > 0xF4) return error(1, kInvalidStart);
  const std::uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const SecondByte range = second_byte(lead, surrogates);
  char32_t c = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (i >= size) return incomplete(size, kUnexpectedEnd);
    const bool good =
        i == 1 ? bytes[1] >= range.low && bytes[1] <= range.high : is_continuation(bytes[i]);
    if (!good) return error(i, kInvalidContinuation);
    c = (c << 6) | (bytes[i] & 0x3F);
  }
  return value(c, length);
}

std::size_t ascii_prefix(const std::uint8_t* bytes, std::size_t size) {
  std::size_t i = 0;
  while (i + 8 <= size && (load_word(bytes + i) & kHighBits) == 0) i += 8;
  while (i < size && bytes[i] < 0x80) ++i;
  return i;
}

Scan scan_utf8(const std::uint8_t* bytes, std::size_t size, Surrogates surrogates) {
  Scan scan;
  char32_t largest = 0;
  std::size_t i = 0;
  while (i < size) {
    const std::size_t ascii = ascii_prefix(bytes + i, size - i);
    i += ascii;
    scan.code_points += ascii;
    // Texts beyond ASCII mostly continue beyond ASCII.
    while (i < size && bytes[i] >= 0x80) {
      const Step step = decode_utf8(bytes + i, size - i, surrogates);
      if (step.error != nullptr) {
        size = i;
        break;
      }
      if (step.code_point > largest) largest = step.code_point;
      i += step.length;
      ++scan.code_points;
    }
  }
  scan.valid_bytes = i;
  scan.max_class = largest < 0x80      ? 0x7F
                   : largest < 0x100   ? 0xFF
                   : largest < 0x10000 ? 0xFFFF
                                       : kMaxCodePoint;
  return scan;
}

namespace {

// Decodes valid text; units are wide enough.
template <typename Unit>
std::size_t decode_valid(Unit* out, const std::uint8_t* p, std::size_t size) {
  Unit* const begin = out;
  const std::uint8_t* const end = p + size;
  while (p < end) {
    const char32_t lead = *p;
    if (lead < 0x80) {
      *out++ = static_cast<Unit>(lead);
      ++p;
      continue;
    }
    if (lead < 0xE0) {
      *out++ = static_cast<Unit>((lead & 0x1F) << 6 | (p[1] & 0x3Fu));
      p += 2;
    } else if (lead < 0xF0) {
      *out++ = static_cast<Unit>((lead & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu));
      p += 3;
    } else {
      *out++ = static_cast<Unit>((lead & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
                                 (p[3] & 0x3Fu));
      p += 4;
    }
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace

std::size_t decode_utf8_to_latin1(std::uint8_t* out, const std::uint8_t* bytes, std::size_t size) {
  return decode_valid(out, bytes, size);
}
std::size_t decode_utf8_to_ucs2(std::uint16_t* out, const std::uint8_t* bytes, std::size_t size) {
  return decode_valid(out, bytes, size);
}
std::size_t decode_utf8_to_ucs4(std::uint32_t* out, const std::uint8_t* bytes, std::size_t size) {
  return decode_valid(out, bytes, size);
}

namespace {

char32_t load_unit16(const std::uint8_t* bytes, ByteOrder order) {
  return order == ByteOrder::kLittle ? bytes[0] | bytes[1] << 8 : bytes[0] << 8 | bytes[1];
}

void store_unit16(char* out, char32_t unit, ByteOrder order) {
  const char low = static_cast<char>(unit);
  const char high = static_cast<char>(unit >> 8);
  out[0] = order == ByteOrder::kLittle ? low : high;
  out[1] = order == ByteOrder::kLittle ? high : low;
}

}  // namespace

Step decode_utf16(const std::uint8_t* bytes, std::size_t size, ByteOrder order,
                  Surrogates surrogates) {
  if (size < 2) return incomplete(size, kTruncated);
  const char32_t first = load_unit16(bytes, order);
  if (!is_surrogate(first)) return value(first, 2);
  const bool single = surrogates == Surrogates::kAllow;
  if (is_low_surrogate(first)) return single ? value(first, 2) : error(2, kIllegalEncoding);
  if (size < 4) return single && size == 2 ? value(first, 2) : incomplete(size, kUnexpectedEnd);
  const char32_t second = load_unit16(bytes + 2, order);
  if (is_low_surrogate(second)) return value(join_surrogates(first, second), 4);
  return single ? value(first, 2) : error(2, kIllegalSurrogate);
}

Step decode_utf32(const std::uint8_t* bytes, std::size_t size, ByteOrder order,
                  Surrogates surrogates) {
  if (size < 4) return incomplete(size, kTruncated);
  const bool little = order == ByteOrder::kLittle;
  const char32_t high = load_unit16(bytes + (little ? 2 : 0), order);
  const char32_t c = high << 16 | load_unit16(bytes + (little ? 0 : 2), order);
  if (c > kMaxCodePoint) return error(4, kOutOfRange);
  if (is_surrogate(c) && surrogates == Surrogates::kRefuse) return error(4, kSurrogateRange);
  return value(c, 4);
}

int encode_utf16(char* out, char32_t c, ByteOrder order) {
  if (c < 0x10000) {
    store_unit16(out, c, order);
    return 2;
  }
  store_unit16(out, high_surrogate(c), order);
  store_unit16(out + 2, low_surrogate(c), order);
  return 4;
}

int encode_utf32(char* out, char32_t c, ByteOrder order) {
  const bool little = order == ByteOrder::kLittle;
  store_unit16(out + (little ? 2 : 0), c >> 16, order);
  store_unit16(out + (little ? 0 : 2), c & 0xFFFF, order);
  return 4;
}

}  // namespace molt::common::utf
