// The module _bisect (Modules/_bisectmodule.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/heapq.h"
#include "runtime/core/names.h"
#include "runtime/core/slots.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

#define MOLT_ROWS "abi/modules/bisect.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(insert)

namespace molt::rt {

namespace {

// PySequence_GetItem for an index that is not negative.
Owned item_at_py(Value sequence, int64_t index) {
  if (has_type(sequence, molt_shape_list)) {
    const List* list = as_list(sequence);
    if (index < list->length) return new_reference(list->items.pointer[index]);
  }
  auto* slot = slot_of<&Slots::get_item>(type_of(sequence));
  if (slot == nullptr) return raise(messages::bisect_no_indexing, sequence);
  MOLT_TRY(number, int_from_int64(index));
  return slot(borrowed(sequence), number);
}

struct Search {
  Value sequence;
  // The item, or the key of the item that insort inserts.
  Value item;
  Value key;
  bool is_left;
};

// Where the item belongs between `lo` and `hi`, which are still Python values.
Int64Result search_py(const Search& search, Value lo, Value hi) {
  const Int64Result first = index_int64(lo, molt_type_OverflowError);
  if (first.value == kInt64Failed) return Failure{};
  int64_t low = first.value;
  int64_t high = -1;
  if (!hi.is_none()) {
    if (!hi.is_int() && slot_of<&Slots::to_index>(type_of(hi)) == nullptr)
      return raise(messages::bisect_hi, hi);
    const Int64Result last = index_int64(hi, molt_type_OverflowError);
    if (last.value == kInt64Failed) return Failure{};
    high = last.value;
  }
  if (low < 0) return raise(messages::bisect_lo);
  if (high == -1) {
    if (is_dict(search.sequence)) return raise(messages::bisect_no_sequence, search.sequence);
    const Int64Result length = length_of(search.sequence);
    if (length.value == kInt64Failed) return Failure{};
    high = length.value;
  }
  while (low < high) {
    const auto middle =
        static_cast<int64_t>((static_cast<uint64_t>(low) + static_cast<uint64_t>(high)) / 2);
    Ref found(item_at_py(search.sequence, middle));
    if (is_failure(found)) return Failure{};
    if (!search.key.is_none()) {
      MOLT_TRY(key, call(search.key, found.get()));
      found = Ref(key.take());
    }
    MOLT_TRY(is_less, search.is_left ? compare_truth(found, search.item, CompareOp::kLt)
                                     : compare_truth(search.item, found, CompareOp::kLt));
    if ((is_less.code != 0) == search.is_left) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {low};
}

Owned bisect(const Search& search, Borrowed lo, Borrowed hi) {
  const Int64Result index = search_py(search, value_of(lo), value_of(hi));
  if (index.value == kInt64Failed) return Failure{};
  return int_from_int64(index.value);
}

Owned insort(Search search, Borrowed lo, Borrowed hi) {
  const Value item = search.item;
  Ref item_key;
  if (!search.key.is_none()) {
    item_key = Ref(call(search.key, item));
    if (is_failure(item_key)) return kOwnedError;
    search.item = item_key;
  }
  const Int64Result index = search_py(search, value_of(lo), value_of(hi));
  if (index.value == kInt64Failed) return Failure{};
  if (is_exact_list(search.sequence)) {
    MOLT_TRY_DISCARD(list_insert(as_list(search.sequence), index.value, item));
    return {kNoneBits};
  }
  MOLT_TRY(number, int_from_int64(index.value));
  MOLT_TRY_DISCARD(call_method(search.sequence, MOLT_STR(insert), number.get(), item));
  return {kNoneBits};
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

#define MOLT_BISECT(name, function, is_left)                                                   \
  Owned molt_f_bisect_##name(Borrowed a, Borrowed x, Borrowed lo, Borrowed hi, Borrowed key) { \
    return function({value_of(a), value_of(x), value_of(key), is_left}, lo, hi);               \
  }
MOLT_BISECT(bisect_right, bisect, false)
MOLT_BISECT(bisect_left, bisect, true)
MOLT_BISECT(insort_right, insort, false)
MOLT_BISECT(insort_left, insort, true)
#undef MOLT_BISECT

}  // namespace molt::abi
}
