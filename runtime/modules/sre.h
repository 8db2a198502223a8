// The objects of the module _sre: Pattern, Match, Scanner and Template (Modules/_sre/sre.c).
#pragma once

#include "runtime/modules/library_type.h"
#include "runtime/modules/sre_search.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

MOLT_DECLARE_TYPE(sre_pattern)
MOLT_DECLARE_TYPE(sre_match)
MOLT_DECLARE_TYPE(sre_scanner)
MOLT_DECLARE_TYPE(sre_template)

namespace molt::rt::sre {

struct Pattern : Object {
  // str, bytes-like, or None.
  Value pattern;
  // A dict from names to numbers, and the tuple of names by number.
  Value group_index;
  Value index_group;
  // Raw memory that holds the code, the set numbers and the sets.
  Field<Code*> code;
  Field<uint16_t*> set_numbers;
  Field<SmallSet*> sets;
  int64_t code_size;
  int64_t num_groups;
  uint32_t flags;
  uint32_t is_bytes;

  Program program() const { return {code.pointer, set_numbers.pointer, sets.pointer}; }
};

struct Match : Object {
  // What was searched; None after its release (Scanner).
  Value string;
  Value pattern;
  // The tuple of spans, kUnbound until asked for.
  Value regs;
  int64_t start_limit;
  int64_t end_limit;
  // -1 for none.
  int64_t last_index;
  // The whole match is group 0.
  int64_t num_groups;
  // Bounds of each group, -1 when it did not take part.
  int64_t* marks() { return reinterpret_cast<int64_t*>(this + 1); }
};

struct Scanner : Object {
  Value pattern;
  Value string;
  int64_t position;
  int64_t start_limit;
  int64_t end_limit;
  uint32_t must_advance;
  uint32_t is_done;
};

// A compiled replacement: its literal, then `count` groups, each with the literal behind it.
struct Template : Object {
  Value literal;
  int64_t count;
  struct Item {
    int64_t group;
    // kUnbound when empty.
    Value literal;
  };
  Item* items() { return reinterpret_cast<Item*>(this + 1); }
};

inline Pattern* as_pattern(Value value) { return object_as<Pattern>(value); }
inline Match* as_match(Value value) { return object_as<Match>(value); }
inline Template* as_template(Value value) { return object_as<Template>(value); }

// The units of a str or bytes-like object. Keeps a bytearray from changing its size meanwhile.
class Text {
 public:
  Text() = default;
  ~Text();
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  // False, without an exception, for other objects.
  bool open(Value string);

  const void* units = nullptr;
  int kind = 1;
  int64_t length = 0;
  bool is_bytes = false;

 private:
  Object* exporter_ = nullptr;
};

// A search of a string by a pattern.
class PatternSearch : public Search {
 public:
  PatternSearch() = default;
  ~PatternSearch();
  // TypeErrors for a string that does not fit the pattern. The bounds are clipped.
  Status open(const Pattern* pattern, Value string, int64_t first, int64_t last);
  bool is_bytes() const { return text_.is_bytes; }
  // Goes on behind the match.
  void advance() {
    must_advance = position == start;
    start = position;
  }
  int64_t start_limit() const { return start_limit_; }
  Value string() const { return string_; }
  // string[first:last].
  Owned slice(int64_t first, int64_t last) const;
  // Group number `group` (from 1) of the match, or `missing`.
  Owned group(int64_t group, Value missing) const;

 private:
  static constexpr int64_t kInlineMarks = 32;
  Text text_;
  Value string_ = kUnbound;
  int64_t start_limit_ = 0;
  int64_t inline_marks_[kInlineMarks];
};

// string[first:last] of a str or bytes-like object, whose length may have shrunk.
Owned slice_text(Value string, int64_t first, int64_t last);
// `search` found a match: its object.
Owned new_match(Value pattern, PatternSearch& search);
// The match of a search, or None.
Owned match_result(Value pattern, PatternSearch& search, Found found);
// The number of a group given as an index or a name; IndexError.
Int64Result group_number_py(Match* match, Value group);
// The text of a group, or `missing`.
Owned match_group(Match* match, int64_t group, Value missing);
// What a replacement string gives: a Template, by re._compile_template.
Owned compile_template_py(Value pattern, Value text);
Owned expand_template(Value template_object, Match* match);
// The empty str or bytes of the kind, and kind().join(list).
Owned join_texts(bool is_bytes, Value list);
Owned new_scanner(Value pattern, Value string, Value first, Value last);

}  // namespace molt::rt::sre
