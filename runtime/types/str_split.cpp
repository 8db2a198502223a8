// The split family, partition, splitlines and strip of str.
#include "common/unicode.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/list.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_split.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace unicode = molt::common::unicode;

namespace molt::rt {

namespace {

constexpr auto kIsSpace = [](uint32_t c) { return unicode::is_space(c); };
constexpr auto kIsLinebreak = [](uint32_t c) { return unicode::is_linebreak(c); };

// Collects pieces of a text in a list.
class Pieces {
 public:
  explicit Pieces(Str* text) : text_(text), list_(list_new()) {}
  bool failed() const { return is_failure(list_); }
  bool operator()(int64_t start, int64_t end) {
    const Owned piece = substring(text_, start, end);
    if (is_failure(piece)) return false;
    return !is_failure(list_append_consumed(as_list(list_), value_of(piece)));
  }
  List* list() { return as_list(list_); }
  Owned take() { return list_.take(); }

 private:
  Str* text_;
  Ref list_;
};

enum class Direction : bool { kForwards, kBackwards };

bool split_whitespace(Str* text, int64_t max_splits, Direction direction, Pieces& pieces) {
  return with_units(text, [&](auto* units) {
    if (direction == Direction::kForwards) {
      return split_at_spaces(units, text->length, max_splits, kIsSpace, pieces);
    }
    return split_at_spaces_backwards(units, text->length, max_splits, kIsSpace, pieces);
  });
}

bool split_separator(Str* text, const Str* separator, int64_t max_splits, Direction direction,
                     Pieces& pieces) {
  if (separator->kind > text->kind) return pieces(0, text->length);
  const UnitsAs wide(separator, text->kind);
  if (wide.failed()) return false;
  return with_units(text, [&](auto* units) {
    using Unit = std::remove_cvref_t<decltype(*units)>;
    const auto* part = wide.template as<Unit>();
    if (direction == Direction::kForwards) {
      return split_at(units, text->length, part, separator->length, max_splits, pieces);
    }
    return split_at_backwards(units, text->length, part, separator->length, max_splits, pieces);
  });
}

Owned split_py(Borrowed self, Borrowed separator, Borrowed max_splits, Direction direction) {
  Str* text = as_str(self);
  const Value sep = value_of(separator);
  int64_t limit;
  MOLT_TRY_DISCARD(size_argument_py(value_of(max_splits), &limit));
  if (!sep.is_none() && !is_str(sep)) return raise(messages::separator_not_str, sep);
  Pieces pieces(text);
  if (pieces.failed()) return Failure{};
  bool good;
  if (sep.is_none()) {
    good = split_whitespace(text, limit, direction, pieces);
  } else {
    if (as_str(sep)->length == 0) return raise(messages::empty_separator);
    good = split_separator(text, as_str(sep), limit, direction, pieces);
  }
  if (!good) return Failure{};
  if (direction == Direction::kBackwards) list_reverse(pieces.list());
  return pieces.take();
}

Owned three_pieces(Str* text, Str* separator, int64_t at) {
  MOLT_TRY(before, substring(text, 0, at));
  MOLT_TRY(middle, exact_str(separator));
  MOLT_TRY(after, substring(text, at + separator->length, text->length));
  return tuple_of(before.get(), middle.get(), after.get());
}

Owned partition_py(Borrowed self, Borrowed separator, Direction direction) {
  MOLT_TRY_DISCARD(require_str_operand(value_of(separator)));
  Str* text = as_str(self);
  Str* sep = as_str(separator);
  if (sep->length == 0) return raise(messages::empty_separator);
  int64_t at = -1;
  if (sep->kind <= text->kind) {
    const UnitsAs wide(sep, text->kind);
    if (wide.failed()) return Failure{};
    at = with_units(text, [&](auto* units) {
      using Unit = std::remove_cvref_t<decltype(*units)>;
      const auto* part = wide.template as<Unit>();
      if (direction == Direction::kForwards) {
        return find_units(units, text->length, part, sep->length);
      }
      return find_units_backwards(units, text->length, part, sep->length);
    });
  }
  if (at >= 0) return three_pieces(text, sep, at);
  MOLT_TRY(whole, exact_str(text));
  MOLT_TRY(empty, empty_str());
  if (direction == Direction::kForwards) return tuple_of(whole.get(), empty.get(), empty.get());
  return tuple_of(empty.get(), empty.get(), whole.get());
}

Owned strip_py(Borrowed self, Borrowed chars, Strip side, const char* name) {
  Str* text = as_str(self);
  const Value set = value_of(chars);
  int64_t start = 0;
  int64_t end = text->length;
  if (set.is_none()) {
    with_units(text, [&](auto* units) { strip_units(units, side, &start, &end, kIsSpace); });
  } else if (is_str(set)) {
    const Str* members = as_str(set);
    with_units(text, [&](auto* units) {
      strip_units(units, side, &start, &end, [&](uint32_t c) { return str_has_char(members, c); });
    });
  } else {
    return raise(messages::strip_argument, name);
  }
  return substring(text, start, end);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_split(Borrowed self, Borrowed sep, Borrowed maxsplit) {
  return split_py(self, sep, maxsplit, Direction::kForwards);
}
Owned molt_m_str_rsplit(Borrowed self, Borrowed sep, Borrowed maxsplit) {
  return split_py(self, sep, maxsplit, Direction::kBackwards);
}
Owned molt_m_str_partition(Borrowed self, Borrowed sep) {
  return partition_py(self, sep, Direction::kForwards);
}
Owned molt_m_str_rpartition(Borrowed self, Borrowed sep) {
  return partition_py(self, sep, Direction::kBackwards);
}

Owned molt_m_str_splitlines(Borrowed self, Borrowed keepends) {
  MOLT_TRY(keep, truth_of(value_of(keepends)));
  Str* text = as_str(self);
  Pieces pieces(text);
  if (pieces.failed()) return Failure{};
  const bool good = with_units(text, [&](auto* units) {
    return split_lines(units, text->length, keep.code != 0, kIsLinebreak, pieces);
  });
  if (!good) return Failure{};
  return pieces.take();
}

Owned molt_m_str_strip(Borrowed self, Borrowed chars) {
  return strip_py(self, chars, Strip::kBoth, "strip");
}
Owned molt_m_str_lstrip(Borrowed self, Borrowed chars) {
  return strip_py(self, chars, Strip::kLeft, "lstrip");
}
Owned molt_m_str_rstrip(Borrowed self, Borrowed chars) {
  return strip_py(self, chars, Strip::kRight, "rstrip");
}

}  // namespace molt::rt
}
