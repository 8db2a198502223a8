#include "runtime/types/sequence.h"
#include "runtime/core/messages/container.h"

namespace molt::rt {

Tri items_equal_slow_py(Value left, Value right) {
  if (left.is_double() && right.is_double()) return tri(left.as_double() == right.as_double());
  if (left.is_int() && right.is_double()) {
    return tri(static_cast<double>(left.as_int()) == right.as_double());
  }
  if (left.is_double() && right.is_int()) {
    return tri(left.as_double() == static_cast<double>(right.as_int()));
  }
  return is_equal(left, right);
}

Owned compare_lengths(int64_t left, int64_t right, CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return owned_bool(left < right);
    case CompareOp::kLe:
      return owned_bool(left <= right);
    case CompareOp::kEq:
      return owned_bool(left == right);
    case CompareOp::kNe:
      return owned_bool(left != right);
    case CompareOp::kGt:
      return owned_bool(left > right);
    case CompareOp::kGe:
      return owned_bool(left >= right);
  }
  return not_implemented();
}

void repeat_items(Value* out, const Value* items, int64_t length, int64_t count) {
  for (int64_t i = 0; i < length; i++) {
    if (items[i].is_pointer()) {
      items[i].as_object()->count += static_cast<int32_t>(count);
    }
  }
  if (length == 1) {
    const Value item = items[0];
    for (int64_t i = 0; i < count; i++) out[i] = item;
    return;
  }
  for (int64_t copied = 0; copied < count; copied++) {
    memmove(out + copied * length, items, static_cast<size_t>(length) * sizeof(Value));
  }
}

Status search_bounds_py(Value start, Value stop, int64_t length, int64_t* first, int64_t* last) {
  *first = 0;
  *last = INT64_MAX;
  if (!start.is_unbound()) {
    if (!can_index(start)) return raise(messages::search_bounds);
    const Int64Result bound = index_int64_clipped(start);
    if (bound.value == kInt64Failed && exception_is_set()) return kFailed;
    *first = bound.value;
  }
  if (!stop.is_unbound()) {
    if (!can_index(stop)) return raise(messages::search_bounds);
    const Int64Result bound = index_int64_clipped(stop);
    if (bound.value == kInt64Failed && exception_is_set()) return kFailed;
    *last = bound.value;
  }
  *first = clip_bound(*first, length);
  if (*last < 0) *last = *last + length < 0 ? 0 : *last + length;
  return kOk;
}

}  // namespace molt::rt
