// Decomposition, composition and quick checks: Unicode Standard Annex 15, and section 3.12 for
// Hangul syllables, which are computed.

#include "common/unicode.h"
#include "common/unicode_tables.h"
#include "common/utf.h"

namespace molt::common::unicode {
namespace {

constexpr char32_t kHangulBase = 0xAC00;
constexpr char32_t kLeadBase = 0x1100;
constexpr char32_t kVowelBase = 0x1161;
constexpr char32_t kTrailBase = 0x11A7;
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTrailCount = 28;
constexpr char32_t kHangulCount = kLeadCount * kVowelCount * kTrailCount;

bool is_hangul_syllable(char32_t c) { return c - kHangulBase < kHangulCount; }

constexpr const char* kDecompositionTags[] = {
    nullptr,      "<font>",   "<noBreak>", "<initial>",  "<medial>",   "<final>",
    "<isolated>", "<circle>", "<super>",   "<sub>",      "<vertical>", "<wide>",
    "<narrow>",   "<small>",  "<square>",  "<fraction>", "<compat>"};

bool is_compatibility(Form form) { return form == Form::kNfkc || form == Form::kNfkd; }
bool is_composing(Form form) { return form == Form::kNfc || form == Form::kNfkc; }

// Calls sink(code_point) for the full decomposition of c, in order and without canonical
// reordering.
template <typename Sink>
void decompose_fully(char32_t c, bool compatibility, Sink sink) {
  if (c < 0x80) {
    sink(c);
    return;
  }
  if (is_hangul_syllable(c)) {
    const char32_t index = c - kHangulBase;
    sink(kLeadBase + index / (kVowelCount * kTrailCount));
    sink(kVowelBase + index / kTrailCount % kVowelCount);
    if (index % kTrailCount != 0) sink(kTrailBase + index % kTrailCount);
    return;
  }
  char32_t parts[kMaxDecomposition];
  const Decomposition step = decomposition(c, parts);
  if (step.count == 0 || (step.tag != nullptr && !compatibility)) {
    sink(c);
    return;
  }
  for (int i = 0; i < step.count; ++i) decompose_fully(parts[i], compatibility, sink);
}

// Sorts every run of combining marks by class, equal classes in their order.
void reorder(std::uint32_t* text, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint32_t mark = text[i];
    if (mark < 0x80) continue;
    const int mark_class = combining_class(mark);
    if (mark_class == 0) continue;
    std::size_t k = i;
    while (k > 0 && combining_class(text[k - 1]) > mark_class) {
      text[k] = text[k - 1];
      --k;
    }
    text[k] = mark;
  }
}

// The primary composite of two code points, or 0.
char32_t compose_pair(char32_t first, char32_t second) {
  if (first - kLeadBase < kLeadCount && second - kVowelBase < kVowelCount) {
    return kHangulBase + ((first - kLeadBase) * kVowelCount + (second - kVowelBase)) * kTrailCount;
  }
  if (is_hangul_syllable(first) && (first - kHangulBase) % kTrailCount == 0 &&
      second > kTrailBase && second < kTrailBase + kTrailCount) {
    return first + (second - kTrailBase);
  }
  std::size_t low = 0;
  std::size_t high = kCompositionCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const Composition& entry = kCompositions[middle];
    if (entry.first == first && entry.second == second) return entry.composite;
    if (entry.first < first || (entry.first == first && entry.second < second)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}

// Composes in place; returns the new length.
std::size_t compose(std::uint32_t* text, std::size_t count) {
  std::size_t written = 0;
  // The last starter written, which following marks may join, and the class of the last character
  // written after it.
  std::size_t starter = count;
  int last_class = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t c = text[i];
    const int c_class = c < 0x300 ? 0 : combining_class(c);
    if (starter != count) {
      const bool adjacent = written == starter + 1;
      const bool blocked = !adjacent && (last_class >= c_class);
      const char32_t composite = blocked ? 0 : compose_pair(text[starter], c);
      if (composite != 0) {
        text[starter] = composite;
        continue;
      }
    }
    if (c_class == 0) starter = written;
    last_class = c_class;
    text[written++] = c;
  }
  return written;
}

template <typename Unit>
QuickCheck quick_check(Form form, const Unit* units, std::size_t count) {
  const int shift = 2 * static_cast<int>(form);
  QuickCheck result = QuickCheck::kYes;
  int last_class = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char32_t c = units[i];
    if (c < 0x80) {
      last_class = 0;
      continue;
    }
    const DatabaseRecord& record = kDatabaseRecords[database_index(c)];
    if (record.combining != 0 && last_class > record.combining) return QuickCheck::kNo;
    const auto check = static_cast<QuickCheck>(record.quick_checks >> shift & 3);
    if (check == QuickCheck::kNo) return check;
    if (check == QuickCheck::kMaybe) result = check;
    last_class = record.combining;
  }
  return result;
}

}  // namespace

Decomposition decomposition(char32_t c, char32_t storage[kMaxDecomposition]) {
  const std::uint16_t* entry = kDecompositions + decomposition_offset(c);
  const int units = *entry & 0xFF;
  Decomposition result;
  result.tag = kDecompositionTags[*entry >> 8];
  result.code_points = storage;
  for (int i = 1; i <= units; ++i) {
    char32_t part = entry[i];
    if (utf::is_high_surrogate(part)) part = utf::join_surrogates(part, entry[++i]);
    storage[result.count++] = part;
  }
  return result;
}

QuickCheck normal_form_quick_check(Form form, const std::uint8_t* units, std::size_t count) {
  return quick_check(form, units, count);
}
QuickCheck normal_form_quick_check(Form form, const std::uint16_t* units, std::size_t count) {
  return quick_check(form, units, count);
}
QuickCheck normal_form_quick_check(Form form, const std::uint32_t* units, std::size_t count) {
  return quick_check(form, units, count);
}

std::size_t normalize_bound(Form form, const std::uint32_t* code_points, std::size_t count) {
  std::size_t bound = 0;
  for (std::size_t i = 0; i < count; ++i) {
    decompose_fully(code_points[i], is_compatibility(form), [&](char32_t) { ++bound; });
  }
  return bound;
}

std::size_t normalize(Form form, std::uint32_t* out, const std::uint32_t* code_points,
                      std::size_t count) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) {
    decompose_fully(code_points[i], is_compatibility(form), [&](char32_t c) { out[length++] = c; });
  }
  reorder(out, length);
  return is_composing(form) ? compose(out, length) : length;
}

}  // namespace molt::common::unicode
