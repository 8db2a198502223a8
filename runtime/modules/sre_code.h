// The codes that Lib/re/_compiler.py produces for _sre (Lib/re/_constants.py, MAGIC 20221023), and
// the state of a search.
//
// A program is an array of 32-bit words. Skips are relative to the word that holds them.
#pragma once

#include <cstdint>

#include "runtime/core/type.h"

namespace molt::rt::sre {

using Code = uint32_t;

inline constexpr Code kMagic = 20221023;
inline constexpr Code kMaxRepeat = 0xFFFFFFFF;
inline constexpr int64_t kMaxGroups = 0x3FFFFFFF;

enum Opcode : Code {
  kFailure,
  kSuccess,
  kAny,
  kAnyAll,
  kAssert,
  kAssertNot,
  kAt,
  kBranch,
  kCategory,
  kCharset,
  kBigCharset,
  kGroupRef,
  kGroupRefExists,
  kIn,
  kInfo,
  kJump,
  kLiteral,
  kMark,
  kMaxUntil,
  kMinUntil,
  kNotLiteral,
  kNegate,
  kRange,
  kRepeat,
  kRepeatOne,
  kSubpattern,
  kMinRepeatOne,
  kAtomicGroup,
  kPossessiveRepeat,
  kPossessiveRepeatOne,
  kGroupRefIgnore,
  kInIgnore,
  kLiteralIgnore,
  kNotLiteralIgnore,
  kGroupRefLocIgnore,
  kInLocIgnore,
  kLiteralLocIgnore,
  kNotLiteralLocIgnore,
  kGroupRefUniIgnore,
  kInUniIgnore,
  kLiteralUniIgnore,
  kNotLiteralUniIgnore,
  kRangeUniIgnore,
};

enum Position : Code {
  kAtBeginning,
  kAtBeginningLine,
  kAtBeginningString,
  kAtBoundary,
  kAtNonBoundary,
  kAtEnd,
  kAtEndLine,
  kAtEndString,
  kAtLocBoundary,
  kAtLocNonBoundary,
  kAtUniBoundary,
  kAtUniNonBoundary,
};

// Even categories; the odd number after each is its complement.
enum Category : Code {
  kCategoryDigit = 0,
  kCategorySpace = 2,
  kCategoryWord = 4,
  kCategoryLinebreak = 6,
  kCategoryLocWord = 8,
  kCategoryUniDigit = 10,
  kCategoryUniSpace = 12,
  kCategoryUniWord = 14,
  kCategoryUniLinebreak = 16,
  kNumCategories = 18,
};

enum Flag : uint32_t {
  kFlagTemplate = 1,
  kFlagIgnoreCase = 2,
  kFlagLocale = 4,
  kFlagMultiline = 8,
  kFlagDotAll = 16,
  kFlagUnicode = 32,
  kFlagVerbose = 64,
  kFlagDebug = 128,
  kFlagAscii = 256,
};

enum InfoFlag : Code { kInfoPrefix = 1, kInfoLiteral = 2, kInfoCharset = 4 };

// Which of the first 256 characters are in a set.
struct SmallSet {
  uint32_t words[8];
  bool has(uint32_t c) const { return (words[c >> 5] >> (c & 31)) & 1; }
};

// A program that check_program has accepted.
struct Program {
  const Code* code;
  // For each word that begins a set (IN and its relatives, INFO with a set): its number in `sets`.
  const uint16_t* set_numbers;
  const SmallSet* sets;
  const SmallSet& set_of(const Code* at) const { return sets[set_numbers[at - code]]; }
};

// Whether a character is in the set at `set`, which FAILURE ends.
bool set_contains(const Code* set, uint32_t c);

// Walks a program, `count` words. False when it is malformed. When `numbers` is not null it gets
// the number of each set and `sets` the sets themselves; *num_sets their number. The order is that
// of the code.
bool check_program(const Code* code, int64_t count, int64_t num_groups, uint16_t* numbers,
                   SmallSet* sets, int64_t* num_sets);

}  // namespace molt::rt::sre
