#pragma once

// The tables that tools/unicode generates, one object file for each group. Internal to common/.

#include <cstddef>
#include <cstdint>

#include "common/unicode.h"

namespace molt::common::unicode {

// --- Properties (unicode_properties_table.cpp, unicode_printable_table.cpp)

// Flags in the low 16 bits, the category's number above them.
extern const std::uint32_t kPropertyRecords[];
unsigned property_index(char32_t c);
// Eight characters per value: index c / 8, bit c % 8.
unsigned printable_bits(char32_t index);

// --- Case (unicode_case_table.cpp)

// Differences to the first character of each mapping; `extended` says that there is more in
// kExtendedCases.
struct CaseRecord {
  std::int32_t lower, upper, title;
  bool extended;
};
extern const CaseRecord kCaseRecords[];
unsigned case_index(char32_t c);
// The mappings follow one another in the pool from `offset` on: lower, upper, title, fold.
struct ExtendedCase {
  std::uint32_t code_point;
  std::uint16_t offset;
  std::uint8_t lower, upper, title, fold;
};
// Sorted by code point.
extern const ExtendedCase kExtendedCases[];
extern const std::size_t kExtendedCaseCount;
extern const std::uint32_t kExtendedCasePool[];

// --- Numbers (unicode_numbers_table.cpp)

struct NumberRecord {
  std::int8_t decimal, digit;
  bool has_numeric;
  double numeric;
};
extern const NumberRecord kNumberRecords[];
unsigned number_index(char32_t c);

// --- unicodedata's other columns (unicode_database_table.cpp)

struct DatabaseRecord {
  std::uint8_t bidirectional, east_asian_width, combining;
  // Two bits for each Form, in its order, with the values of QuickCheck.
  std::uint8_t quick_checks;
};
extern const DatabaseRecord kDatabaseRecords[];
unsigned database_index(char32_t c);

// --- Normalisation (unicode_normalization_table.cpp)

// Entries of a header (tag number << 8 | count of units) and UTF-16 units; offset 0 is an empty
// entry.
extern const std::uint16_t kDecompositions[];
unsigned decomposition_offset(char32_t c);
struct Composition {
  char32_t first, second, composite;
};
// Sorted by first and second.
extern const Composition kCompositions[];
extern const std::size_t kCompositionCount;

// --- Names (unicode_names_table.cpp)

// Words are numbered; numbers below kShortWords take one byte in a name, the others two:
// kShortWords + high, low.
inline constexpr std::size_t kShortWords = 203;
// Starts are given for every kNameGroup-th word and name; lengths lead to the others.
inline constexpr std::size_t kNameGroup = 16;
extern const char kWordText[];
extern const std::uint32_t kWordStarts[];
extern const std::uint8_t kWordLengths[];
extern const std::uint8_t kNameWords[];
extern const std::uint32_t kNameStarts[];
extern const std::uint8_t kNameLengths[];
extern const std::size_t kNameCount;
// Named characters are numbered in the order of their code points; a run is consecutive.
struct NameRun {
  std::uint32_t code_point;
  std::uint32_t number;
};
extern const NameRun kNameRuns[];
extern const std::size_t kNameRunCount;
// The numbers sorted by name.
extern const std::uint16_t kNamesInOrder[];
// Names made of a prefix and the code point.
struct DerivedNames {
  std::uint32_t first, last;
  const char* prefix;
  // CPython finds CJK unified ideographs only in upper case.
  bool exact_case;
};
extern const DerivedNames kDerivedNames[];
extern const std::size_t kDerivedNameCount;
struct NameAlias {
  std::uint16_t text, length;
  std::uint32_t code_point;
};
// Aliases and sequences are sorted by name; their text is in kAliasText.
extern const NameAlias kNameAliases[];
extern const std::size_t kNameAliasCount;
struct NamedSequence {
  std::uint16_t text, length;
  std::uint8_t count;
  std::uint32_t code_points[4];
};
extern const NamedSequence kNamedSequences[];
extern const std::size_t kNamedSequenceCount;
extern const char kAliasText[];

}  // namespace molt::common::unicode
