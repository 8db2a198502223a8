// Searching in str: contains, find, index, count, startswith, endswith, removeprefix, removesuffix.
#include "runtime/core/messages/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Searches in text[start:end] for a part that fits. `Search` is given units of one type.
template <typename Search>
int64_t search_units(const Str* text, const Str* part, int64_t start, int64_t end,
                     Search&& search) {
  if (part->kind > text->kind || part->length > end - start) return -1;
  const UnitsAs wide(part, text->kind);
  if (wide.failed()) return kInt64Failed;
  return with_units(text, [&](auto* units) -> int64_t {
    using Unit = std::remove_cvref_t<decltype(*units)>;
    return search(units + start, end - start, wide.as<Unit>(), part->length);
  });
}

constexpr auto kForwards = [](auto* text, int64_t length, auto* part, int64_t part_length) {
  return find_units(text, length, part, part_length);
};
constexpr auto kBackwards = [](auto* text, int64_t length, auto* part, int64_t part_length) {
  return find_units_backwards(text, length, part, part_length);
};
constexpr auto kCount = [](auto* text, int64_t length, auto* part, int64_t part_length) {
  return count_units(text, length, part, part_length, INT64_MAX);
};

// Checks the operands, runs the search and gives the index in the text, or -1.
template <typename Search>
Int64Result search_py(Borrowed self, Borrowed part, Borrowed start, Borrowed end, Search&& search) {
  MOLT_TRY_DISCARD(require_str_operand(value_of(part)));
  const Str* text = as_str(self);
  int64_t first, last;
  MOLT_TRY_DISCARD(search_range_py(value_of(start), value_of(end), text->length, &first, &last));
  if (first > last) return {-1};
  const int64_t at = search_units(text, as_str(part), first, last, search);
  return {at < 0 ? at : at + first};
}

Owned index_result(Int64Result at) {
  if (at.value == kInt64Failed) return Failure{};
  return {Value::from_small_int(at.value).bits};
}

Owned required_index(Int64Result at) {
  if (at.value == -1) return raise(messages::substring_not_found);
  return index_result(at);
}

bool range_equals(const Str* text, int64_t at, const Str* part) {
  if (part->kind > text->kind) return false;
  if (part->kind == text->kind) {
    return std::memcmp(text->data() + at * text->kind, part->data(),
                       static_cast<size_t>(part->length * part->kind)) == 0;
  }
  for (int64_t i = 0; i < part->length; i++) {
    if (char_at_unchecked(text, at + i) != char_at_unchecked(part, i)) return false;
  }
  return true;
}

enum class Side : uint8_t { kStart, kEnd };

bool matches_side(const Str* text, const Str* part, int64_t first, int64_t last, Side side) {
  if (first > last || part->length > last - first) return false;
  return range_equals(text, side == Side::kStart ? first : last - part->length, part);
}

Owned matches_py(Borrowed self, Borrowed part, Borrowed start, Borrowed end, Side side) {
  const Str* text = as_str(self);
  const char* name = side == Side::kStart ? "startswith" : "endswith";
  int64_t first, last;
  MOLT_TRY_DISCARD(search_range_py(value_of(start), value_of(end), text->length, &first, &last));
  if (is_tuple(value_of(part))) {
    const Tuple* parts = as_tuple(part);
    for (int64_t i = 0; i < parts->length; i++) {
      const Value item = parts->items()[i];
      if (!is_str(item)) return raise(messages::affix_tuple_item, name, item);
      if (matches_side(text, as_str(item), first, last, side)) return {kTrueBits};
    }
    return {kFalseBits};
  }
  if (!is_str(part)) return raise(messages::affix_argument, name, part);
  return owned_bool(matches_side(text, as_str(part), first, last, side));
}

}  // namespace

int64_t str_find(const Str* text, const Str* part, int64_t start, int64_t end) {
  if (start > end) return -1;
  const int64_t at = search_units(text, part, start, end, kForwards);
  return at < 0 ? at : at + start;
}

bool str_contains(const Str* text, const Str* part) {
  if (part->length == 1) return str_has_char(text, char_at_unchecked(part, 0));
  return str_find(text, part, 0, text->length) >= 0;
}

bool str_has_char(const Str* text, uint32_t c) {
  if (kind_of_max_char(c) > text->kind) return false;
  return with_units(text, [&](auto* units) { return find_unit(units, text->length, c) >= 0; });
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str_find(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  return index_result(search_py(self, sub, start, end, kForwards));
}
Owned molt_m_str_rfind(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  return index_result(search_py(self, sub, start, end, kBackwards));
}
Owned molt_m_str_index(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  return required_index(search_py(self, sub, start, end, kForwards));
}
Owned molt_m_str_rindex(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  return required_index(search_py(self, sub, start, end, kBackwards));
}

Owned molt_m_str_count(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  MOLT_TRY_DISCARD(require_str_operand(value_of(sub)));
  const Str* text = as_str(self);
  int64_t first, last;
  MOLT_TRY_DISCARD(search_range_py(value_of(start), value_of(end), text->length, &first, &last));
  if (first > last) return {Value::from_small_int(0).bits};
  const int64_t count = search_units(text, as_str(sub), first, last, kCount);
  if (count == kInt64Failed) return Failure{};
  return {Value::from_small_int(count < 0 ? 0 : count).bits};
}

Owned molt_m_str_startswith(Borrowed self, Borrowed prefix, Borrowed start, Borrowed end) {
  return matches_py(self, prefix, start, end, Side::kStart);
}
Owned molt_m_str_endswith(Borrowed self, Borrowed suffix, Borrowed start, Borrowed end) {
  return matches_py(self, suffix, start, end, Side::kEnd);
}

Owned molt_m_str_removeprefix(Borrowed self, Borrowed prefix) {
  MOLT_TRY_DISCARD(require_str_argument("removeprefix", nullptr, value_of(prefix)));
  Str* text = as_str(self);
  const Str* part = as_str(prefix);
  const bool found = matches_side(text, part, 0, text->length, Side::kStart);
  return substring(text, found ? part->length : 0, text->length);
}
Owned molt_m_str_removesuffix(Borrowed self, Borrowed suffix) {
  MOLT_TRY_DISCARD(require_str_argument("removesuffix", nullptr, value_of(suffix)));
  Str* text = as_str(self);
  const Str* part = as_str(suffix);
  const bool found = matches_side(text, part, 0, text->length, Side::kEnd);
  return substring(text, 0, text->length - (found ? part->length : 0));
}

}  // namespace molt::rt
}
