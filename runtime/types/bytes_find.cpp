// Searching in bytes and bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/text_search.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

enum class Direction : bool { kForwards, kBackwards };
enum class Side : uint8_t { kStart, kEnd };

// Checks the operands; *first is greater than *last when nothing can be found.
Status search_arguments_py(Borrowed self, Borrowed sub, Borrowed start, Borrowed end,
                           BytePart* part, int64_t* first, int64_t* last) {
  MOLT_TRY_DISCARD(part_argument_py(value_of(sub), part));
  return search_range_py(value_of(start), value_of(end), view_of(self).size, first, last);
}

Int64Result search_py(Borrowed self, Borrowed sub, Borrowed start, Borrowed end,
                      Direction direction) {
  BytePart part;
  int64_t first, last;
  MOLT_TRY_DISCARD(search_arguments_py(self, sub, start, end, &part, &first, &last));
  if (first > last) return {-1};
  const ByteView view = view_of(self);
  const uint8_t* text = view.data + first;
  const int64_t at = direction == Direction::kForwards
                         ? find_units(text, last - first, part.view.data, part.view.size)
                         : find_units_backwards(text, last - first, part.view.data, part.view.size);
  return {at < 0 ? at : at + first};
}

Owned find_py(Borrowed self, Borrowed sub, Borrowed start, Borrowed end, Direction direction) {
  const Int64Result at = search_py(self, sub, start, end, direction);
  if (at.value == kInt64Failed) return Failure{};
  return {Value::from_small_int(at.value).bits};
}

Owned index_py(Borrowed self, Borrowed sub, Borrowed start, Borrowed end, Direction direction) {
  const Int64Result at = search_py(self, sub, start, end, direction);
  if (at.value == kInt64Failed) return Failure{};
  if (at.value < 0) return raise(messages::subsection_not_found);
  return {Value::from_small_int(at.value).bits};
}

Owned count_py(Borrowed self, Borrowed sub, Borrowed start, Borrowed end) {
  BytePart part;
  int64_t first, last;
  MOLT_TRY_DISCARD(search_arguments_py(self, sub, start, end, &part, &first, &last));
  if (first > last) return {Value::from_small_int(0).bits};
  const ByteView view = view_of(self);
  const int64_t count =
      count_units(view.data + first, last - first, part.view.data, part.view.size, INT64_MAX);
  return {Value::from_small_int(count).bits};
}

bool matches_side(ByteView view, ByteView part, int64_t first, int64_t last, Side side) {
  if (first > last || part.size > last - first) return false;
  const int64_t at = side == Side::kStart ? first : last - part.size;
  return units_equal(view.data + at, part.data, part.size);
}

Owned matches_py(Borrowed self, Borrowed part, Borrowed start, Borrowed end, Side side) {
  const ByteView view = view_of(self);
  int64_t first, last;
  MOLT_TRY_DISCARD(search_range_py(value_of(start), value_of(end), view.size, &first, &last));
  ByteView affix;
  if (is_tuple(value_of(part))) {
    const Tuple* parts = as_tuple(part);
    for (int64_t i = 0; i < parts->length; i++) {
      MOLT_TRY_DISCARD(require_byte_view(parts->items()[i], &affix));
      if (matches_side(view, affix, first, last, side)) return {kTrueBits};
    }
    return {kFalseBits};
  }
  if (!get_byte_view(value_of(part), &affix)) {
    return raise(messages::bytes_affix_argument, side == Side::kStart ? "startswith" : "endswith",
                 part);
  }
  return owned_bool(matches_side(view, affix, first, last, side));
}

Owned remove_affix(Borrowed self, Borrowed affix, Side side) {
  ByteView part;
  MOLT_TRY_DISCARD(require_byte_view(value_of(affix), &part));
  const ByteView view = view_of(self);
  if (part.size == 0 || !matches_side(view, part, 0, view.size, side)) {
    return whole_like(value_of(self));
  }
  return make_like(value_of(self), view.data + (side == Side::kStart ? part.size : 0),
                   view.size - part.size);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

MOLT_BYTE_METHOD(find, (Borrowed self, Borrowed sub, Borrowed start, Borrowed end),
                 find_py(self, sub, start, end, Direction::kForwards))
MOLT_BYTE_METHOD(rfind, (Borrowed self, Borrowed sub, Borrowed start, Borrowed end),
                 find_py(self, sub, start, end, Direction::kBackwards))
MOLT_BYTE_METHOD(index, (Borrowed self, Borrowed sub, Borrowed start, Borrowed end),
                 index_py(self, sub, start, end, Direction::kForwards))
MOLT_BYTE_METHOD(rindex, (Borrowed self, Borrowed sub, Borrowed start, Borrowed end),
                 index_py(self, sub, start, end, Direction::kBackwards))
MOLT_BYTE_METHOD(count, (Borrowed self, Borrowed sub, Borrowed start, Borrowed end),
                 count_py(self, sub, start, end))
MOLT_BYTE_METHOD(startswith, (Borrowed self, Borrowed prefix, Borrowed start, Borrowed end),
                 matches_py(self, prefix, start, end, Side::kStart))
MOLT_BYTE_METHOD(endswith, (Borrowed self, Borrowed suffix, Borrowed start, Borrowed end),
                 matches_py(self, suffix, start, end, Side::kEnd))
MOLT_BYTE_METHOD(removeprefix, (Borrowed self, Borrowed prefix),
                 remove_affix(self, prefix, Side::kStart))
MOLT_BYTE_METHOD(removesuffix, (Borrowed self, Borrowed suffix),
                 remove_affix(self, suffix, Side::kEnd))

}  // namespace molt::rt
}
