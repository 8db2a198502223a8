// range objects; Objects/rangeobject.c. The bounds are exact ints of any size; arithmetic on small
// ones stays in int64.
#include "runtime/types/range.h"

#include "common/numeric_hash.h"
#include "runtime/core/messages/container.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"
#include "runtime/types/range_iterators.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/range.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr Value kZero = Value::from_small_int(0);
constexpr Value kOne = Value::from_small_int(1);

// How many numbers the range has; all bounds are exact ints.
Owned compute_length(Value start, Value stop, Value step) {
  const bool is_backwards = int_sign(step) < 0;
  const Value low = is_backwards ? stop : start;
  const Value high = is_backwards ? start : stop;
  if (int_compare(low, high) >= 0) return owned_unchecked(kZero);
  if (start.is_int() && stop.is_int() && step.is_int()) {
    const int64_t stride = is_backwards ? -step.as_int() : step.as_int();
    return int_from_int64((high.as_int() - low.as_int() - 1) / stride + 1);
  }
  MOLT_TRY(stride, int_absolute(step));
  MOLT_TRY(distance, int_subtract(high, low));
  MOLT_TRY(last, int_subtract(distance, kOne));
  MOLT_TRY(steps, int_floor_divide(last, stride));
  return int_add(steps, kOne);
}

}  // namespace

Owned range_new(Value start, Value stop, Value step) {
  MOLT_TRY(length, compute_length(start, stop, step));
  Range* range = allocate<Range>(molt_shape_range);
  if (range == nullptr) return kOwnedError;
  retain(start);
  retain(stop);
  retain(step);
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = value_of(length.take());
  return owned_object(range);
}

Owned range_item(const Range* range, Value index) {
  if (is_small_range(range) && index.is_int()) {
    return int_from_int128(static_cast<__int128>(index.as_int()) * range->step.as_int() +
                           range->start.as_int());
  }
  MOLT_TRY(distance, int_multiply(index, range->step));
  return int_add(range->start, distance);
}

namespace {

bool is_exact_int_or_bool(Value value) { return is_exact_int(value) || value.is_bool(); }

void range_destroy(Object* self) {
  Range* range = static_cast<Range*>(self);
  release(range->start);
  release(range->stop);
  release(range->step);
  release(range->length);
}

Owned range_repr(Borrowed self) {
  const Range* range = as_range(value_of(self));
  StrBuilder out;
  out.append_ascii("range(");
  int_append_text(out, range->start);
  out.append_ascii(", ");
  int_append_text(out, range->stop);
  if (range->step != kOne) {
    out.append_ascii(", ");
    int_append_text(out, range->step);
  }
  out.append_ascii(")");
  return out.finish();
}

// Equal sequences have equal hashes: what does not matter for the sequence counts as None.
Int64Result range_hash(Borrowed self) {
  const Range* range = as_range(value_of(self));
  const bool is_empty = range->length == kZero;
  MOLT_TRY(key, tuple_of(range->length, is_empty ? kNone : range->start,
                         is_empty || range->length == kOne ? kNone : range->step));
  return hash_of(key);
}

bool are_equal_ranges(const Range* left, const Range* right) {
  if (left == right) return true;
  if (int_compare(left->length, right->length) != 0) return false;
  if (left->length == kZero) return true;
  if (int_compare(left->start, right->start) != 0) return false;
  return left->length == kOne || int_compare(left->step, right->step) == 0;
}

Owned range_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_range(value_of(other)) || (op != CompareOp::kEq && op != CompareOp::kNe)) {
    return not_implemented();
  }
  const bool equal = are_equal_ranges(as_range(value_of(self)), as_range(value_of(other)));
  return owned_bool(equal == (op == CompareOp::kEq));
}

Int64Result range_length(Borrowed self) {
  int64_t length;
  if (!int_as_int64(as_range(value_of(self))->length, &length)) {
    return raise(messages::length_too_large);
  }
  return {length};
}

Tri range_truth(Borrowed self) { return tri(as_range(value_of(self))->length != kZero); }

Owned range_slice(const Range* range, Value slice) {
  const Ref length = Ref::share(range->length);
  MOLT_TRY(indices, slice_indices_py(as_slice(slice), length));
  const Value* bounds = as_tuple(indices)->items();
  MOLT_TRY(start, range_item(range, bounds[0]));
  MOLT_TRY(stop, range_item(range, bounds[1]));
  MOLT_TRY(step, int_multiply(range->step, bounds[2]));
  return range_new(start, stop, step);
}

Owned range_get_item(Borrowed self, Borrowed key) {
  const Range* range = as_range(value_of(self));
  if (!can_index(value_of(key))) {
    if (is_slice(value_of(key))) return range_slice(range, value_of(key));
    return raise(messages::range_indices, key);
  }
  Ref index = index_of(value_of(key));
  if (is_failure(index)) return kOwnedError;
  if (int_sign(index) < 0) {
    index = Ref(int_add(index, range->length));
    if (is_failure(index)) return kOwnedError;
  }
  if (int_sign(index) < 0 || int_compare(index, range->length) >= 0) {
    return raise(messages::range_index);
  }
  return range_item(range, index);
}

// Whether the range holds an int.
Tri holds_int(const Range* range, Value number) {
  const bool is_backwards = int_sign(range->step) < 0;
  const int from_start = int_compare(number, range->start);
  const int from_stop = int_compare(number, range->stop);
  if (is_backwards ? (from_start > 0 || from_stop <= 0) : (from_start < 0 || from_stop >= 0)) {
    return kTriFalse;
  }
  if (number.is_int() && range->start.is_int() && range->step.is_int()) {
    return tri((number.as_int() - range->start.as_int()) % range->step.as_int() == 0);
  }
  MOLT_TRY(distance, int_subtract(number, range->start));
  MOLT_TRY(rest, int_modulo(distance, range->step));
  return tri(rest.get() == kZero);
}

// Calls body(index) for every number that equals `item`; it returns false to stop.
template <typename Body>
Status search_py(Borrowed self, Value item, Body body) {
  MOLT_TRY(iterator, range_iterate(self));
  for (int64_t index = 0;; index++) {
    const Ref number = iterate_next_inline(iterator);
    if (is_failure(number)) return kFailed;
    if (number.get().is_unbound()) return kOk;
    MOLT_TRY(equal, items_equal_py(number, item));
    if (equal.code != 0 && !body(index)) return kOk;
  }
}

Tri range_contains(Borrowed self, Borrowed item) {
  if (is_exact_int_or_bool(value_of(item))) {
    return holds_int(as_range(value_of(self)), value_of(item));
  }
  bool is_found = false;
  MOLT_TRY_DISCARD(search_py(self, value_of(item), [&](int64_t) {
    is_found = true;
    return false;
  }));
  return tri(is_found);
}

Owned range_construct(Type*, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_arguments("range", num_args, keyword_names, 1, 3));
  if (num_args == 1) {
    MOLT_TRY(stop, index_of(args[0]));
    return range_new(kZero, stop, kOne);
  }
  MOLT_TRY(start, index_of(args[0]));
  MOLT_TRY(stop, index_of(args[1]));
  if (num_args == 2) return range_new(start, stop, kOne);
  MOLT_TRY(step, index_of(args[2]));
  if (step.get() == kZero) return raise(messages::range_step_zero);
  return range_new(start, stop, step);
}

constexpr Slots range_slots() {
  Slots slots{};
  slots.destroy = range_destroy;
  slots.repr = range_repr;
  slots.hash = range_hash;
  slots.compare = range_compare;
  slots.iterate = range_iterate;
  slots.construct = range_construct;
  slots.truth = range_truth;
  slots.length = range_length;
  slots.get_item = range_get_item;
  slots.contains = range_contains;
  return slots;
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(range, "range", kTypeSequencePattern, sizeof(Range), 0, range_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_range_start(Borrowed self) { return new_reference(as_range(value_of(self))->start); }
Owned molt_g_range_stop(Borrowed self) { return new_reference(as_range(value_of(self))->stop); }
Owned molt_g_range_step(Borrowed self) { return new_reference(as_range(value_of(self))->step); }

Owned molt_m_range_count(Borrowed self, Borrowed value) {
  int64_t count = 0;
  if (is_exact_int_or_bool(value_of(value))) {
    MOLT_TRY(is_held, holds_int(as_range(value_of(self)), value_of(value)));
    count = is_held.code;
  } else {
    MOLT_TRY_DISCARD(search_py(self, value_of(value), [&](int64_t) {
      count++;
      return true;
    }));
  }
  return owned_unchecked(Value::from_small_int(count));
}

Owned molt_m_range_index(Borrowed self, Borrowed value) {
  const Range* range = as_range(value_of(self));
  if (is_exact_int_or_bool(value_of(value))) {
    MOLT_TRY(is_held, holds_int(range, value_of(value)));
    if (is_held.code == 0) return raise(messages::range_index_missing, value);
    MOLT_TRY(distance, int_subtract(value_of(value), range->start));
    return int_floor_divide(distance, range->step);
  }
  int64_t found = -1;
  MOLT_TRY_DISCARD(search_py(self, value_of(value), [&](int64_t index) {
    found = index;
    return false;
  }));
  if (found < 0) return raise(messages::sequence_index_missing);
  return int_from_int64(found);
}

Owned molt_m_range___reversed__(Borrowed self) { return range_iterate_reversed(self); }

}  // namespace molt::abi
}
