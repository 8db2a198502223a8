// ASCII classes and case, for the byte types and for the quick paths of str.
#pragma once

#include <cstdint>

namespace molt::rt {

constexpr bool ascii_is_lower(uint32_t c) { return c - 'a' < 26u; }
constexpr bool ascii_is_upper(uint32_t c) { return c - 'A' < 26u; }
constexpr bool ascii_is_alpha(uint32_t c) { return (c | 0x20) - 'a' < 26u; }
constexpr bool ascii_is_digit(uint32_t c) { return c - '0' < 10u; }
constexpr bool ascii_is_alnum(uint32_t c) { return ascii_is_alpha(c) || ascii_is_digit(c); }
constexpr bool ascii_is_space(uint32_t c) { return c == ' ' || c - '\t' < 5u; }
constexpr uint8_t ascii_upper(uint8_t c) {
  return static_cast<uint8_t>(c - (ascii_is_lower(c) ? 0x20 : 0));
}
constexpr uint8_t ascii_lower(uint8_t c) {
  return static_cast<uint8_t>(c + (ascii_is_upper(c) ? 0x20 : 0));
}
constexpr uint8_t ascii_swap(uint8_t c) {
  return static_cast<uint8_t>(ascii_is_alpha(c) ? c ^ 0x20 : c);
}

// Writes the text with the first letter of every word in upper case and the others in lower case.
inline void ascii_title(uint8_t* out, const uint8_t* text, int64_t length) {
  bool after_letter = false;
  for (int64_t i = 0; i < length; i++) {
    out[i] = after_letter ? ascii_lower(text[i]) : ascii_upper(text[i]);
    after_letter = ascii_is_alpha(text[i]);
  }
}
inline void ascii_capitalize(uint8_t* out, const uint8_t* text, int64_t length) {
  for (int64_t i = 0; i < length; i++)
    out[i] = i == 0 ? ascii_upper(text[i]) : ascii_lower(text[i]);
}

// Whether text is in one case (islower, isupper): at least one letter, none of the other case.
template <bool (*kIsWanted)(uint32_t), bool (*kIsOther)(uint32_t)>
bool ascii_has_case(const uint8_t* text, int64_t length) {
  bool found = false;
  for (int64_t i = 0; i < length; i++) {
    if (kIsOther(text[i])) return false;
    found |= kIsWanted(text[i]);
  }
  return found;
}

}  // namespace molt::rt
