// Algorithms that tuple and list share. A list may change whenever an item is compared, so its
// length and items are read again after every comparison, as CPython does.
#pragma once

#include "runtime/types/container_support.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"

namespace molt::rt {

inline Value* items_of(Tuple* tuple) { return tuple->items(); }
inline Value* items_of(List* list) { return list->items; }

// left == right of two items: identity first, then the values of builtin types inline, then __eq__.
Tri items_equal_slow_py(Value left, Value right);
inline Tri items_equal_py(Value left, Value right) {
  if (left.bits == right.bits) return kTriTrue;
  if (left.is_int() && right.is_int()) return kTriFalse;
  if (left.is_pointer() && right.is_pointer() && left.as_object()->shape == &molt_shape_str &&
      right.as_object()->shape == &molt_shape_str) {
    return tri(str_equal(static_cast<const Str*>(left.as_object()),
                         static_cast<const Str*>(right.as_object())));
  }
  return items_equal_slow_py(left, right);
}

// The first index in [start, stop) whose item equals `item`; -1 when there is none, kInt64Failed on
// failure.
template <typename Sequence>
int64_t sequence_find_py(Sequence* sequence, Value item, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop && i < sequence->length; i++) {
    const Value candidate = items_of(sequence)[i];
    if (candidate.bits == item.bits) return i;
    const Ref held = Ref::share(candidate);
    const Tri equal = items_equal_py(candidate, item);
    if (equal.code < 0) return kInt64Failed;
    if (equal.code > 0) return i;
  }
  return -1;
}

template <typename Sequence>
Owned sequence_count_py(Sequence* sequence, Value item) {
  int64_t count = 0;
  for (int64_t i = 0; i < sequence->length; i++) {
    const Ref candidate = Ref::share(items_of(sequence)[i]);
    MOLT_TRY(equal, items_equal_py(candidate, item));
    count += equal.code;
  }
  return owned_unchecked(Value::from_small_int(count));
}

Owned compare_lengths(int64_t left, int64_t right, CompareOp op);

// Lexicographic comparison: the first pair that differs decides.
template <typename Sequence>
Owned sequence_compare_py(Sequence* left, Sequence* right, CompareOp op) {
  for (int64_t i = 0; i < left->length && i < right->length; i++) {
    const Value l = items_of(left)[i];
    const Value r = items_of(right)[i];
    if (l.bits == r.bits) continue;
    const Ref held_left = Ref::share(l);
    const Ref held_right = Ref::share(r);
    MOLT_TRY(equal, items_equal_py(l, r));
    if (equal.code != 0) continue;
    if (op == CompareOp::kEq) return owned_bool(false);
    if (op == CompareOp::kNe) return owned_bool(true);
    return compare(l, r, op);
  }
  return compare_lengths(left->length, right->length, op);
}

// The items' reprs between brackets, separated by ", ".
template <typename Sequence>
Owned sequence_repr_py(Sequence* sequence, const char* open, const char* close) {
  const Value self = Value::from_object(sequence);
  MOLT_TRY(is_nested, enter_repr(self));
  StrBuilder out;
  out.append_ascii(open);
  if (is_nested.code != 0) {
    out.append_ascii("...");
    // "(...)", also where ",)" ends a tuple of one item.
    out.append_ascii(close[0] == ',' ? close + 1 : close);
    return out.finish();
  }
  bool failed = false;
  for (int64_t i = 0; i < sequence->length && !failed; i++) {
    if (i > 0) out.append_ascii(", ");
    const Ref item = Ref::share(items_of(sequence)[i]);
    const Ref text = repr_of(item);
    failed = is_failure(text) || is_failure(out.append(text.get()));
  }
  leave_repr(self);
  if (failed) return Failure{};
  out.append_ascii(close);
  return out.finish();
}

// The index operand of sequence[index] as an int64 that may be out of range; IndexError when it
// does not fit.
inline Int64Result sequence_index_py(Value key) {
  if (key.is_int()) return {key.as_int()};
  return index_int64(key, molt_type_IndexError);
}
// The count operand of sequence * count; OverflowError when it does not fit.
inline Int64Result repeat_count_py(Value count) {
  if (count.is_int()) return {count.as_int()};
  return index_int64(count, molt_type_OverflowError);
}
// Fills count copies of items[0..length) behind each other and retains them. `out` may be `items`.
void repeat_items(Value* out, const Value* items, int64_t length, int64_t count);

// Copies and retains.
inline void share_items(Value* out, const Value* items, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    retain(items[i]);
    out[i] = items[i];
  }
}

// The optional start and stop of sequence.index(item, start, stop), clipped to the length; kUnbound
// when not given.
Status search_bounds_py(Value start, Value stop, int64_t length, int64_t* first, int64_t* last);

}  // namespace molt::rt
