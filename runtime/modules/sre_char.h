// Questions that patterns ask about single characters.
#pragma once

#include "common/unicode.h"
#include "runtime/modules/sre_code.h"

namespace molt::rt::sre {

namespace unicode = common::unicode;

inline uint32_t lower_ascii(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
// The locale is always C.
inline uint32_t upper_ascii(uint32_t c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }
inline uint32_t lower_unicode(uint32_t c) {
  return c < 128 ? lower_ascii(c) : static_cast<uint32_t>(unicode::to_lower(c));
}
inline uint32_t upper_unicode(uint32_t c) {
  return c < 128 ? upper_ascii(c) : static_cast<uint32_t>(unicode::to_upper(c));
}

inline bool is_ascii_digit(uint32_t c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }
inline bool is_ascii_word(uint32_t c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_unicode_word(uint32_t c) { return c == '_' || unicode::is_alnum(c); }

inline bool in_category(Code category, uint32_t c) {
  bool is_in = false;
  switch (category & ~Code{1}) {
    case kCategoryDigit:
      is_in = is_ascii_digit(c);
      break;
    case kCategorySpace:
      is_in = is_ascii_space(c);
      break;
    case kCategoryWord:
    case kCategoryLocWord:
      is_in = is_ascii_word(c);
      break;
    case kCategoryLinebreak:
      is_in = c == '\n';
      break;
    case kCategoryUniDigit:
      is_in = unicode::is_decimal(c);
      break;
    case kCategoryUniSpace:
      is_in = unicode::is_space(c);
      break;
    case kCategoryUniWord:
      is_in = is_unicode_word(c);
      break;
    case kCategoryUniLinebreak:
      is_in = unicode::is_linebreak(c);
      break;
    default:
      break;
  }
  return is_in != ((category & 1) != 0);
}

// How an opcode that ignores case folds the characters of the text.
enum class Folding : uint8_t { kNone, kAscii, kLocale, kUnicode };
template <Folding kFolding>
inline uint32_t fold(uint32_t c) {
  if constexpr (kFolding == Folding::kUnicode) return lower_unicode(c);
  if constexpr (kFolding == Folding::kNone) return c;
  return lower_ascii(c);
}

}  // namespace molt::rt::sre
