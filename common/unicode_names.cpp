// Names of characters, found as CPython's unicodedata finds them. unicode_tables.h describes the
// tables.

#include <cstring>

#include "common/unicode.h"
#include "common/unicode_tables.h"

namespace molt::common::unicode {
namespace {

constexpr std::size_t kNone = SIZE_MAX;

// --- Numbers of names

std::size_t name_number(char32_t c) {
  std::size_t low = 0;
  std::size_t high = kNameRunCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kNameRuns[middle].code_point <= c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return kNone;
  const NameRun& run = kNameRuns[low - 1];
  const std::size_t end = low == kNameRunCount ? kNameCount : kNameRuns[low].number;
  const std::size_t number = run.number + (c - run.code_point);
  return number < end ? number : kNone;
}

char32_t named_code_point(std::size_t number) {
  std::size_t low = 0;
  std::size_t high = kNameRunCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kNameRuns[middle].number <= number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const NameRun& run = kNameRuns[low - 1];
  return run.code_point + static_cast<char32_t>(number - run.number);
}

// Adds the lengths from the start of the entry's group.
std::size_t grouped_start(const std::uint32_t* starts, const std::uint8_t* lengths,
                          std::size_t number) {
  std::size_t start = starts[number / kNameGroup];
  for (std::size_t i = number / kNameGroup * kNameGroup; i < number; ++i) start += lengths[i];
  return start;
}

std::size_t spell_name(std::size_t number, char* out) {
  const std::uint8_t* word = kNameWords + grouped_start(kNameStarts, kNameLengths, number);
  const std::uint8_t* const end = word + kNameLengths[number];
  char* p = out;
  while (word < end) {
    std::size_t index = *word++;
    if (index >= kShortWords) index = kShortWords + (index - kShortWords) * 256 + *word++;
    if (p != out) *p++ = ' ';
    std::memcpy(p, kWordText + grouped_start(kWordStarts, kWordLengths, index),
                kWordLengths[index]);
    p += kWordLengths[index];
  }
  return static_cast<std::size_t>(p - out);
}

// --- Hangul syllables

constexpr char32_t kHangulBase = 0xAC00;
constexpr char kLeads[19][3] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr char kVowels[21][4] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                 "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                 "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr char kTrails[28][3] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                 "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                 "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
constexpr char kHangulPrefix[] = "HANGUL SYLLABLE ";

char* append(char* out, const char* text) {
  const std::size_t size = std::strlen(text);
  std::memcpy(out, text, size);
  return out + size;
}

std::size_t spell_hangul(char32_t index, char* out) {
  char* p = append(out, kHangulPrefix);
  p = append(p, kLeads[index / (21 * 28)]);
  p = append(p, kVowels[index / 28 % 21]);
  p = append(p, kTrails[index % 28]);
  return static_cast<std::size_t>(p - out);
}

// The longest of the parts that the text starts with; `count` when none fits.
template <std::size_t kCount, std::size_t kSize>
std::size_t longest_part(const char (&parts)[kCount][kSize], const char* text, std::size_t size,
                         std::size_t* length) {
  std::size_t best = kCount;
  *length = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::size_t part = std::strlen(parts[i]);
    if (part > size || std::memcmp(parts[i], text, part) != 0) continue;
    if (best == kCount || part > *length) {
      best = i;
      *length = part;
    }
  }
  return best;
}

bool parse_hangul(const char* text, std::size_t size, char32_t* code_point) {
  std::size_t length;
  const std::size_t lead = longest_part(kLeads, text, size, &length);
  text += length;
  size -= length;
  const std::size_t vowel = longest_part(kVowels, text, size, &length);
  if (vowel == 21) return false;
  text += length;
  size -= length;
  const std::size_t trail = longest_part(kTrails, text, size, &length);
  if (length != size) return false;
  *code_point = kHangulBase + static_cast<char32_t>((lead * 21 + vowel) * 28 + trail);
  return true;
}

// --- Names made of a prefix and the code point

std::size_t spell_derived(const DerivedNames& range, char32_t c, char* out) {
  char* p = append(out, range.prefix);
  for (int shift = c >= 0x10000 ? 16 : 12; shift >= 0; shift -= 4)
    *p++ = "0123456789ABCDEF"[c >> shift & 15];
  return static_cast<std::size_t>(p - out);
}

// `name` is in upper case, and `original` as it was given.
bool parse_derived(const DerivedNames& range, const char* name, const char* original,
                   std::size_t size, char32_t* code_point) {
  const std::size_t prefix = std::strlen(range.prefix);
  if (size <= prefix || std::memcmp(name, range.prefix, prefix) != 0) return false;
  if (range.exact_case && std::memcmp(name, original, size) != 0) return false;
  const std::size_t digits = size - prefix;
  if (digits != 4 && digits != 5) return false;
  char32_t c = 0;
  for (std::size_t i = prefix; i < size; ++i) {
    const char digit = name[i];
    const bool decimal = digit >= '0' && digit <= '9';
    if (!decimal && (digit < 'A' || digit > 'F')) return false;
    c = c << 4 | static_cast<char32_t>(decimal ? digit - '0' : digit - 'A' + 10);
  }
  // Only unified ideographs may be written with a leading zero.
  if (!range.exact_case && digits != (c >= 0x10000 ? 5u : 4u)) return false;
  *code_point = c;
  return c >= range.first && c <= range.last;
}

// --- Searches

int compare_text(const char* a, std::size_t a_size, const char* b, std::size_t b_size) {
  const int order = std::memcmp(a, b, a_size < b_size ? a_size : b_size);
  if (order != 0) return order;
  return a_size < b_size ? -1 : a_size > b_size ? 1 : 0;
}

// Binary search over `count` entries; `order(i)` compares the wanted name with entry i. Returns
// kNone if there is none.
template <typename Order>
std::size_t search(std::size_t count, Order order) {
  std::size_t low = 0;
  std::size_t high = count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const int result = order(middle);
    if (result == 0) return middle;
    if (result < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return kNone;
}

// Upper-cases an ASCII name into `out`; false when it is too long to be a name.
bool fold_name(const char* name, std::size_t size, char* out) {
  if (size > kMaxName) return false;
  for (std::size_t i = 0; i < size; ++i) {
    out[i] = name[i] >= 'a' && name[i] <= 'z' ? static_cast<char>(name[i] - 'a' + 'A') : name[i];
  }
  return true;
}

}  // namespace

std::size_t character_name(char32_t c, char* out) {
  if (c - kHangulBase < 19 * 21 * 28) return spell_hangul(c - kHangulBase, out);
  for (std::size_t i = 0; i < kDerivedNameCount; ++i) {
    const DerivedNames& range = kDerivedNames[i];
    if (c >= range.first && c <= range.last) return spell_derived(range, c, out);
  }
  const std::size_t number = name_number(c);
  return number == kNone ? 0 : spell_name(number, out);
}

bool lookup_name(const char* name, std::size_t size, char32_t* code_point) {
  char folded[kMaxName];
  if (!fold_name(name, size, folded)) return false;
  constexpr std::size_t kPrefix = sizeof(kHangulPrefix) - 1;
  if (size >= kPrefix && std::memcmp(name, kHangulPrefix, kPrefix) == 0) {
    return parse_hangul(name + kPrefix, size - kPrefix, code_point);
  }
  for (std::size_t i = 0; i < kDerivedNameCount; ++i) {
    if (parse_derived(kDerivedNames[i], folded, name, size, code_point)) return true;
  }
  std::size_t found = search(kNameCount, [&](std::size_t i) {
    char spelled[kMaxName];
    const std::size_t length = spell_name(kNamesInOrder[i], spelled);
    return compare_text(folded, size, spelled, length);
  });
  if (found != kNone) {
    *code_point = named_code_point(kNamesInOrder[found]);
    return true;
  }
  found = search(kNameAliasCount, [&](std::size_t i) {
    return compare_text(folded, size, kAliasText + kNameAliases[i].text, kNameAliases[i].length);
  });
  if (found == kNone) return false;
  *code_point = kNameAliases[found].code_point;
  return true;
}

int lookup_named_sequence(const char* name, std::size_t size, char32_t out[4]) {
  char folded[kMaxName];
  if (!fold_name(name, size, folded)) return 0;
  const std::size_t found = search(kNamedSequenceCount, [&](std::size_t i) {
    return compare_text(folded, size, kAliasText + kNamedSequences[i].text,
                        kNamedSequences[i].length);
  });
  if (found == kNone) return 0;
  const NamedSequence& sequence = kNamedSequences[found];
  for (int i = 0; i < sequence.count; ++i) out[i] = sequence.code_points[i];
  return sequence.count;
}

}  // namespace molt::common::unicode
