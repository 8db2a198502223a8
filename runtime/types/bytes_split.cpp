// split, partition, splitlines, strip and join of bytes and bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/list.h"
#include "runtime/types/text_ascii.h"
#include "runtime/types/text_split.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr auto kIsSpace = [](uint32_t c) { return ascii_is_space(c); };
constexpr auto kIsLinebreak = [](uint32_t c) { return c == '\n' || c == '\r'; };

// Collects pieces of `self` in a list.
class Pieces {
 public:
  explicit Pieces(Value self) : self_(self), list_(list_new()) {}
  bool failed() const { return is_failure(list_); }
  bool operator()(int64_t start, int64_t end) {
    const ByteView view = view_of(self_);
    const bool is_whole = start == 0 && end == view.size;
    const Owned piece =
        is_whole ? whole_like(self_) : make_like(self_, view.data + start, end - start);
    if (is_failure(piece)) return false;
    return !is_failure(list_append_consumed(as_list(list_), value_of(piece)));
  }
  List* list() { return as_list(list_); }
  Owned take() { return list_.take(); }

 private:
  Value self_;
  Ref list_;
};

enum class Direction : bool { kForwards, kBackwards };

Owned split_py(Borrowed self, Borrowed separator, Borrowed max_splits, Direction direction) {
  int64_t limit;
  MOLT_TRY_DISCARD(size_argument_py(value_of(max_splits), &limit));
  Pieces pieces(value_of(self));
  if (pieces.failed()) return Failure{};
  const bool forwards = direction == Direction::kForwards;
  bool good;
  if (value_of(separator).is_none()) {
    const ByteView view = view_of(self);
    good = forwards ? split_at_spaces(view.data, view.size, limit, kIsSpace, pieces)
                    : split_at_spaces_backwards(view.data, view.size, limit, kIsSpace, pieces);
  } else {
    ByteView part;
    MOLT_TRY_DISCARD(require_byte_view(value_of(separator), &part));
    if (part.size == 0) return raise(messages::empty_separator);
    const ByteView view = view_of(self);
    good = forwards ? split_at(view.data, view.size, part.data, part.size, limit, pieces)
                    : split_at_backwards(view.data, view.size, part.data, part.size, limit, pieces);
  }
  if (!good) return Failure{};
  if (!forwards) list_reverse(pieces.list());
  return pieces.take();
}

Owned partition_py(Borrowed self, Borrowed separator, Direction direction) {
  ByteView part;
  MOLT_TRY_DISCARD(require_byte_view(value_of(separator), &part));
  if (part.size == 0) return raise(messages::empty_separator);
  const Value text = value_of(self);
  const ByteView view = view_of(text);
  const bool forwards = direction == Direction::kForwards;
  const int64_t at = forwards ? find_units(view.data, view.size, part.data, part.size)
                              : find_units_backwards(view.data, view.size, part.data, part.size);
  if (at < 0) {
    MOLT_TRY(whole, whole_like(text));
    MOLT_TRY(first_empty, make_like(text, nullptr, 0));
    MOLT_TRY(second_empty, make_like(text, nullptr, 0));
    if (forwards) return tuple_of(whole.get(), first_empty.get(), second_empty.get());
    return tuple_of(first_empty.get(), second_empty.get(), whole.get());
  }
  MOLT_TRY(before, make_like(text, view.data, at));
  MOLT_TRY(middle, make_like(text, part));
  const int64_t rest = at + part.size;
  MOLT_TRY(after, make_like(text, view.data + rest, view.size - rest));
  return tuple_of(before.get(), middle.get(), after.get());
}

Owned split_lines_py(Borrowed self, Borrowed keepends) {
  MOLT_TRY(keep, truth_of(value_of(keepends)));
  Pieces pieces(value_of(self));
  if (pieces.failed()) return Failure{};
  const ByteView view = view_of(self);
  if (!split_lines(view.data, view.size, keep.code != 0, kIsLinebreak, pieces)) return Failure{};
  return pieces.take();
}

Owned strip_py(Borrowed self, Borrowed bytes, Strip side) {
  const Value text = value_of(self);
  int64_t start = 0;
  ByteView members{nullptr, 0};
  const bool is_default = value_of(bytes).is_none();
  if (!is_default) MOLT_TRY_DISCARD(require_byte_view(value_of(bytes), &members));
  const ByteView view = view_of(text);
  int64_t end = view.size;
  strip_units(view.data, side, &start, &end, [&](uint32_t c) {
    return is_default ? ascii_is_space(c) : find_unit(members.data, members.size, c) >= 0;
  });
  if (end - start == view.size) return whole_like(text);
  return make_like(text, view.data + start, end - start);
}

Owned join_py(Borrowed self, Borrowed iterable) {
  Ref iterator(iterate(value_of(iterable)));
  if (is_failure(iterator)) {
    if (!clear_exception_if(molt_type_TypeError)) return Failure{};
    return raise(messages::join_not_iterable);
  }
  MOLT_TRY(items, list_from(iterator));
  const List* list = as_list(items);
  if (list->length == 1 && has_type(list->items[0], molt_shape_bytes) && is_bytes(value_of(self))) {
    return new_reference(list->items[0]);
  }
  const ByteView separator = view_of(self);
  ByteBuilder out;
  for (int64_t i = 0; i < list->length; i++) {
    ByteView part;
    if (!get_byte_view(list->items[i], &part)) {
      return raise(messages::bytes_join_item, i, list->items[i]);
    }
    if (i > 0) out.append(separator.data, separator.size);
    out.append(part.data, part.size);
  }
  return finish_like(value_of(self), out);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

MOLT_BYTE_METHOD(split, (Borrowed self, Borrowed sep, Borrowed maxsplit),
                 split_py(self, sep, maxsplit, Direction::kForwards))
MOLT_BYTE_METHOD(rsplit, (Borrowed self, Borrowed sep, Borrowed maxsplit),
                 split_py(self, sep, maxsplit, Direction::kBackwards))
MOLT_BYTE_METHOD(partition, (Borrowed self, Borrowed sep),
                 partition_py(self, sep, Direction::kForwards))
MOLT_BYTE_METHOD(rpartition, (Borrowed self, Borrowed sep),
                 partition_py(self, sep, Direction::kBackwards))
MOLT_BYTE_METHOD(splitlines, (Borrowed self, Borrowed keepends), split_lines_py(self, keepends))
MOLT_BYTE_METHOD(strip, (Borrowed self, Borrowed bytes), strip_py(self, bytes, Strip::kBoth))
MOLT_BYTE_METHOD(lstrip, (Borrowed self, Borrowed bytes), strip_py(self, bytes, Strip::kLeft))
MOLT_BYTE_METHOD(rstrip, (Borrowed self, Borrowed bytes), strip_py(self, bytes, Strip::kRight))
MOLT_BYTE_METHOD(join, (Borrowed self, Borrowed iterable_of_bytes),
                 join_py(self, iterable_of_bytes))

}  // namespace molt::rt
}
