// Case conversions of str: full Unicode mappings, with Python's rule for the final sigma.
#include "common/unicode.h"
#include "runtime/types/text_ascii.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace unicode = molt::common::unicode;

namespace molt::rt {

namespace {

constexpr uint32_t kCapitalSigma = 0x3A3;
constexpr uint32_t kSmallSigma = 0x3C3;
constexpr uint32_t kFinalSigma = 0x3C2;

// An ASCII str made character by character.
template <typename Convert>
Owned map_ascii(Str* text, Convert&& convert) {
  Str* result = allocate_str(text->length, 0x7F);
  if (result == nullptr) return kOwnedError;
  const uint8_t* from = text->data();
  uint8_t* to = result->data();
  const int64_t length = text->length;
  for (int64_t i = 0; i < length; i++) to[i] = convert(from[i]);
  return owned_str(result);
}

// A capital sigma at the end of a word: after a cased letter and not before one, ignoring marks
// between.
bool is_final_sigma(const Str* text, int64_t index) {
  int64_t i = index - 1;
  while (i >= 0 && unicode::is_case_ignorable(char_at_unchecked(text, i))) i--;
  if (i < 0 || !unicode::is_cased(char_at_unchecked(text, i))) return false;
  i = index + 1;
  while (i < text->length && unicode::is_case_ignorable(char_at_unchecked(text, i))) i++;
  return i == text->length || !unicode::is_cased(char_at_unchecked(text, i));
}

int lower_at(const Str* text, int64_t index, char32_t out[3]) {
  const uint32_t c = char_at_unchecked(text, index);
  if (c != kCapitalSigma) return unicode::to_lower_full(c, out);
  out[0] = is_final_sigma(text, index) ? kFinalSigma : kSmallSigma;
  return 1;
}

// Builds a str from convert(index, out) of every character.
template <typename Convert>
Owned map_chars(Str* text, Convert&& convert) {
  StrBuilder out;
  out.reserve(text->length, 0x7F);
  char32_t mapped[3];
  for (int64_t i = 0; i < text->length; i++) {
    const int count = convert(i, mapped);
    for (int k = 0; k < count; k++) out.append_char(mapped[k]);
  }
  return out.finish();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_upper(Borrowed self) {
  Str* text = as_str(self);
  if (text->is_ascii) return map_ascii(text, ascii_upper);
  return map_chars(text, [&](int64_t i, char32_t* out) {
    return unicode::to_upper_full(char_at_unchecked(text, i), out);
  });
}

Owned molt_m_str_lower(Borrowed self) {
  Str* text = as_str(self);
  if (text->is_ascii) return map_ascii(text, ascii_lower);
  return map_chars(text, [&](int64_t i, char32_t* out) { return lower_at(text, i, out); });
}

Owned molt_m_str_casefold(Borrowed self) {
  Str* text = as_str(self);
  if (text->is_ascii) return map_ascii(text, ascii_lower);
  return map_chars(text, [&](int64_t i, char32_t* out) {
    return unicode::to_casefold_full(char_at_unchecked(text, i), out);
  });
}

Owned molt_m_str_swapcase(Borrowed self) {
  Str* text = as_str(self);
  if (text->is_ascii) return map_ascii(text, ascii_swap);
  return map_chars(text, [&](int64_t i, char32_t* out) {
    const uint32_t c = char_at_unchecked(text, i);
    if (unicode::is_upper(c)) return lower_at(text, i, out);
    if (unicode::is_lower(c)) return unicode::to_upper_full(c, out);
    out[0] = c;
    return 1;
  });
}

Owned molt_m_str_title(Borrowed self) {
  Str* text = as_str(self);
  bool after_cased = false;
  return map_chars(text, [&](int64_t i, char32_t* out) {
    const uint32_t c = char_at_unchecked(text, i);
    const int count = after_cased ? lower_at(text, i, out) : unicode::to_title_full(c, out);
    after_cased = unicode::is_cased(c);
    return count;
  });
}

Owned molt_m_str_capitalize(Borrowed self) {
  Str* text = as_str(self);
  if (text->length == 0) return empty_str();
  return map_chars(text, [&](int64_t i, char32_t* out) {
    return i == 0 ? unicode::to_title_full(char_at_unchecked(text, i), out)
                  : lower_at(text, i, out);
  });
}

}  // namespace molt::rt
}
