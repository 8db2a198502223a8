#pragma once

// Character properties of Unicode 15.0, as CPython's str methods and unicodedata report them
// (Tools/unicode/makeunicodedata.py says how each follows from the character database).
//
// The tables are generated at build time by tools/unicode from Debian's unicode-data. Each group of
// functions has its own table in its own object file, so that a program carries only the tables it
// uses; questions about Latin-1 are answered from 512 bytes.

#include <cstddef>
#include <cstdint>

namespace molt::common::unicode {

// --- Properties

// Bits of properties().
inline constexpr std::uint16_t kAlpha = 1 << 0;
inline constexpr std::uint16_t kDecimal = 1 << 1;
inline constexpr std::uint16_t kDigit = 1 << 2;
inline constexpr std::uint16_t kNumeric = 1 << 3;
inline constexpr std::uint16_t kLower = 1 << 4;
inline constexpr std::uint16_t kUpper = 1 << 5;
inline constexpr std::uint16_t kTitle = 1 << 6;
inline constexpr std::uint16_t kSpace = 1 << 7;
inline constexpr std::uint16_t kLinebreak = 1 << 8;
inline constexpr std::uint16_t kPrintable = 1 << 9;
inline constexpr std::uint16_t kXidStart = 1 << 10;
inline constexpr std::uint16_t kXidContinue = 1 << 11;
inline constexpr std::uint16_t kCased = 1 << 12;
inline constexpr std::uint16_t kCaseIgnorable = 1 << 13;
inline constexpr std::uint16_t kMirrored = 1 << 14;

// Generated: the properties of U+0000 to U+00FF.
extern const std::uint16_t kLatin1Properties[256];
// The same for any code point; values above 0x10FFFF have none.
std::uint16_t properties_slow(char32_t c);

inline std::uint16_t properties(char32_t c) {
  return c < 256 ? kLatin1Properties[c] : properties_slow(c);
}

inline bool is_alpha(char32_t c) { return properties(c) & kAlpha; }
inline bool is_decimal(char32_t c) { return properties(c) & kDecimal; }
inline bool is_digit(char32_t c) { return properties(c) & kDigit; }
inline bool is_numeric(char32_t c) { return properties(c) & kNumeric; }
inline bool is_alnum(char32_t c) { return properties(c) & (kAlpha | kDecimal | kDigit | kNumeric); }
inline bool is_lower(char32_t c) { return properties(c) & kLower; }
inline bool is_upper(char32_t c) { return properties(c) & kUpper; }
inline bool is_title(char32_t c) { return properties(c) & kTitle; }
inline bool is_xid_start(char32_t c) { return properties(c) & kXidStart; }
inline bool is_xid_continue(char32_t c) { return properties(c) & kXidContinue; }
inline bool is_cased(char32_t c) { return properties(c) & kCased; }
inline bool is_case_ignorable(char32_t c) { return properties(c) & kCaseIgnorable; }
inline bool is_mirrored(char32_t c) { return properties(c) & kMirrored; }

// White space and line ends are few: no table beyond Latin-1.
inline bool is_space(char32_t c) {
  if (c < 256) return kLatin1Properties[c] & kSpace;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}
inline bool is_linebreak(char32_t c) {
  if (c < 256) return kLatin1Properties[c] & kLinebreak;
  return c == 0x2028 || c == 0x2029;
}

// repr() asks for this one alone, so it has a small table of its own.
bool is_printable_slow(char32_t c);
inline bool is_printable(char32_t c) {
  return c < 256 ? (kLatin1Properties[c] & kPrintable) != 0 : is_printable_slow(c);
}

// --- Case

// Simple (one to one) mappings.
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
char32_t to_title(char32_t c);

// Full mappings without context or locale: write up to three code points, return how many. The rule
// for a final sigma is the caller's (str.lower): see is_cased and is_case_ignorable.
int to_lower_full(char32_t c, char32_t out[3]);
int to_upper_full(char32_t c, char32_t out[3]);
int to_title_full(char32_t c, char32_t out[3]);
int to_casefold_full(char32_t c, char32_t out[3]);

// --- Numbers

// The value of a decimal digit (category Nd), or -1.
int decimal_value(char32_t c);
// The value of a digit (superscripts and the like too), or -1.
int digit_value(char32_t c);
// True and the value for every numeric character, fractions included (unicodedata.numeric).
bool numeric_value(char32_t c, double* value);

// --- unicodedata

// "Lu", "Ll", ...; "Cn" for unassigned code points. Static text.
const char* category(char32_t c);
// "L", "R", "AL", ...; "" for unassigned code points. Static text.
const char* bidirectional(char32_t c);
// "N", "Na", "W", "F", "H" or "A". Static text.
const char* east_asian_width(char32_t c);
// Canonical combining class, 0 to 240.
int combining_class(char32_t c);

// --- Decomposition and normalisation (unicode_normalize.cpp)

struct Decomposition {
  // nullptr for canonical mappings, else the tag with its brackets, "<compat>". Static text.
  const char* tag = nullptr;
  // The mapping as the database has it (one step, Hangul syllables excluded); empty when there is
  // none.
  const char32_t* code_points = nullptr;
  int count = 0;
};
// Valid until the next call on the same `storage`, which the code points are written to.
inline constexpr int kMaxDecomposition = 18;
Decomposition decomposition(char32_t c, char32_t storage[kMaxDecomposition]);

enum class Form : std::uint8_t { kNfc, kNfkc, kNfd, kNfkd };

enum class QuickCheck : std::uint8_t { kYes, kMaybe, kNo };
// The quick check of UAX #15 over `count` code points in units of 1, 2 or 4 bytes.
QuickCheck normal_form_quick_check(Form form, const std::uint8_t* units, std::size_t count);
QuickCheck normal_form_quick_check(Form form, const std::uint16_t* units, std::size_t count);
QuickCheck normal_form_quick_check(Form form, const std::uint32_t* units, std::size_t count);

// Code points that normalize() may write for `count` code points of input.
std::size_t normalize_bound(Form form, const std::uint32_t* code_points, std::size_t count);
// Writes the normal form and returns its length; composing forms use the same storage. out:
// normalize_bound() units, apart from the input.
std::size_t normalize(Form form, std::uint32_t* out, const std::uint32_t* code_points,
                      std::size_t count);

// --- Names (unicode_names.cpp)

inline constexpr std::size_t kMaxName = 128;
// unicodedata.name(): writes the name and returns its length, or 0 when the character has none.
// out: kMaxName characters.
std::size_t character_name(char32_t c, char* out);
// The character of \N{name}: names and aliases, in any case, without named sequences. Usable as
// escapes::NameLookup.
bool lookup_name(const char* name, std::size_t size, char32_t* code_point);
// A named sequence of unicodedata.lookup: writes up to four code points, returns how many, or 0.
int lookup_named_sequence(const char* name, std::size_t size, char32_t out[4]);

}  // namespace molt::common::unicode
