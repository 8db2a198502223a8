#include "common/escapes.h"

#include "common/unicode.h"

namespace molt::common::escapes {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Escape value(char32_t c, std::size_t length) {
  return {EscapeKind::kValue, c, static_cast<std::uint32_t>(length), nullptr};
}
Escape error(const char* reason, std::size_t length) {
  return {EscapeKind::kError, 0, static_cast<std::uint32_t>(length), reason};
}

// The escapes that str and bytes share, apart from \x. kError means "none of them".
Escape read_common(std::string_view text) {
  switch (text[1]) {
    case '\n':
      return {EscapeKind::kNothing, 0, 2, nullptr};
    case '\\':
    case '\'':
    case '"':
      return value(static_cast<unsigned char>(text[1]), 2);
    case 'a':
      return value('\a', 2);
    case 'b':
      return value('\b', 2);
    case 'f':
      return value('\f', 2);
    case 'n':
      return value('\n', 2);
    case 'r':
      return value('\r', 2);
    case 't':
      return value('\t', 2);
    case 'v':
      return value('\v', 2);
    default:
      break;
  }
  if (text[1] < '0' || text[1] > '7') return {};
  char32_t c = 0;
  std::size_t i = 1;
  for (; i < 4 && i < text.size() && text[i] >= '0' && text[i] <= '7'; ++i) {
    c = c * 8 + static_cast<char32_t>(text[i] - '0');
  }
  Escape escape = value(c, i);
  if (c > 0377) escape.kind = EscapeKind::kInvalidOctal;
  return escape;
}

// Exactly `digits` hexadecimal digits after the escape's letter.
Escape read_hex(std::string_view text, std::size_t digits, const char* truncated) {
  char32_t c = 0;
  for (std::size_t i = 2; i < 2 + digits; ++i) {
    const int digit = i < text.size() ? hex_value(text[i]) : -1;
    if (digit < 0) return error(truncated, i);
    c = c << 4 | static_cast<char32_t>(digit);
  }
  if (c > 0x10FFFF) return error("illegal Unicode character", 2 + digits);
  return value(c, 2 + digits);
}

Escape read_named(std::string_view text, NameLookup lookup_name) {
  constexpr const char* kMalformed = "malformed \\N character escape";
  if (text.size() < 3 || text[2] != '{') return error(kMalformed, 2);
  const std::size_t end = text.find('}', 3);
  if (end == std::string_view::npos) return error(kMalformed, text.size());
  if (end == 3) return error(kMalformed, 3);
  char32_t c;
  if (lookup_name != nullptr && lookup_name(text.data() + 3, end - 3, &c)) return value(c, end + 1);
  return error("unknown Unicode character name", end + 1);
}

constexpr Escape kInvalidEscape{EscapeKind::kInvalid, 0, 1, nullptr};

}  // namespace

Escape read_str_escape(std::string_view text, NameLookup lookup_name) {
  if (text.size() < 2) return error("\\ at end of string", 1);
  const Escape common = read_common(text);
  if (common.kind != EscapeKind::kError) return common;
  switch (text[1]) {
    case 'x':
      return read_hex(text, 2, "truncated \\xXX escape");
    case 'u':
      return read_hex(text, 4, "truncated \\uXXXX escape");
    case 'U':
      return read_hex(text, 8, "truncated \\UXXXXXXXX escape");
    case 'N':
      return read_named(text, lookup_name);
    default:
      return kInvalidEscape;
  }
}

Escape read_bytes_escape(std::string_view text) {
  if (text.size() < 2) return error("Trailing \\ in string", 1);
  Escape common = read_common(text);
  if (common.kind != EscapeKind::kError) {
    // A byte keeps the low eight bits of a large octal number.
    common.value &= 0xFF;
    return common;
  }
  if (text[1] == 'x') return read_hex(text, 2, "invalid \\x escape");
  return kInvalidEscape;
}

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

std::size_t write_hex(char* out, char letter, char32_t c, int digits) {
  out[0] = '\\';
  out[1] = letter;
  for (int i = 0; i < digits; ++i) out[2 + i] = kHexDigits[c >> (4 * (digits - 1 - i)) & 15];
  return static_cast<std::size_t>(2 + digits);
}

std::size_t write_wide(char* out, char32_t c) {
  if (c < 0x100) return write_hex(out, 'x', c, 2);
  if (c < 0x10000) return write_hex(out, 'u', c, 4);
  return write_hex(out, 'U', c, 8);
}

// The escape of an ASCII character, or 0.
std::size_t write_ascii(char* out, char32_t c, char quote) {
  char letter;
  switch (c) {
    case '\t':
      letter = 't';
      break;
    case '\n':
      letter = 'n';
      break;
    case '\r':
      letter = 'r';
      break;
    case '\\':
      letter = '\\';
      break;
    default:
      if (c < ' ' || c == 0x7F) return write_hex(out, 'x', c, 2);
      if (c != static_cast<unsigned char>(quote)) return 0;
      letter = quote;
      break;
  }
  out[0] = '\\';
  out[1] = letter;
  return 2;
}

}  // namespace

std::size_t write_str_escape(char* out, char32_t c, char quote) {
  if (c < 0x80) return write_ascii(out, c, quote);
  return unicode::is_printable(c) ? 0 : write_wide(out, c);
}

std::size_t write_ascii_escape(char* out, char32_t c, char quote) {
  return c < 0x80 ? write_ascii(out, c, quote) : write_wide(out, c);
}

std::size_t write_bytes_escape(char* out, std::uint8_t byte, char quote) {
  return byte < 0x80 ? write_ascii(out, byte, quote) : write_hex(out, 'x', byte, 2);
}

namespace {

char bytes_quote(const std::uint8_t* bytes, std::size_t size) {
  bool has_single = false;
  bool has_double = false;
  for (std::size_t i = 0; i < size; ++i) {
    has_single |= bytes[i] == '\'';
    has_double |= bytes[i] == '"';
  }
  return choose_quote(has_single, has_double);
}

}  // namespace

std::size_t bytes_repr_size(const std::uint8_t* bytes, std::size_t size) {
  const char quote = bytes_quote(bytes, size);
  std::size_t length = 3;
  char buffer[kEscapeMax];
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t escape = write_bytes_escape(buffer, bytes[i], quote);
    length += escape == 0 ? 1 : escape;
  }
  return length;
}

std::size_t write_bytes_repr(char* out, const std::uint8_t* bytes, std::size_t size) {
  const char quote = bytes_quote(bytes, size);
  char* p = out;
  *p++ = 'b';
  *p++ = quote;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t escape = write_bytes_escape(p, bytes[i], quote);
    if (escape == 0) *p = static_cast<char>(bytes[i]);
    p += escape == 0 ? 1 : escape;
  }
  *p++ = quote;
  return static_cast<std::size_t>(p - out);
}

}  // namespace molt::common::escapes
