// range_iterator, for numbers of 64 bits, and longrange_iterator, for any.
#include "runtime/types/range_iterators.h"

#include "runtime/types/container_support.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/types/range.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct LongRangeIterator : Object {
  // Ints.
  Value next;
  Value step;
  Value remaining;
};

constexpr Value kZero = Value::from_small_int(0);
constexpr Value kOne = Value::from_small_int(1);

Owned new_iterator(int64_t start, int64_t step, int64_t length) {
  RangeIterator* iterator = allocate<RangeIterator>(molt_shape_range_iterator);
  if (iterator == nullptr) return kOwnedError;
  iterator->next = start;
  iterator->step = step;
  iterator->remaining = length;
  return owned_object(iterator);
}

// An iterator over `length` numbers from `start`; all are ints.
Owned iterate_from(Value start, Value step, Value length) {
  int64_t first, stride, count;
  if (int_as_int64(start, &first) && int_as_int64(step, &stride) && int_as_int64(length, &count)) {
    int64_t distance, last;
    if (count == 0 || (!__builtin_mul_overflow(count - 1, stride, &distance) &&
                       !__builtin_add_overflow(first, distance, &last))) {
      return new_iterator(first, stride, count);
    }
  }
  LongRangeIterator* iterator = allocate<LongRangeIterator>(molt_shape_longrange_iterator);
  if (iterator == nullptr) return kOwnedError;
  iterator->next = value_of(new_reference(start));
  iterator->step = value_of(new_reference(step));
  iterator->remaining = value_of(new_reference(length));
  return owned_object(iterator);
}

RangeIterator* as_iterator(Borrowed self) { return object_as<RangeIterator>(value_of(self)); }
LongRangeIterator* as_long_iterator(Borrowed self) {
  return object_as<LongRangeIterator>(value_of(self));
}

Owned range_iterator_next(Borrowed self) {
  RangeIterator* iterator = as_iterator(self);
  if (iterator->remaining <= 0) return owned_unbound();
  const Owned result = int_from_int64(iterator->next);
  if (is_failure(result)) return result;
  iterator->remaining--;
  // The step behind the last number may overflow; its result is never used.
  iterator->next = static_cast<int64_t>(static_cast<uint64_t>(iterator->next) +
                                        static_cast<uint64_t>(iterator->step));
  return result;
}

void longrange_destroy(Object* self) {
  LongRangeIterator* iterator = static_cast<LongRangeIterator*>(self);
  release(iterator->next);
  release(iterator->step);
  release(iterator->remaining);
}

Owned longrange_next(Borrowed self) {
  LongRangeIterator* iterator = as_long_iterator(self);
  if (iterator->remaining == kZero) return owned_unbound();
  MOLT_TRY(next, int_add(iterator->next, iterator->step));
  MOLT_TRY(remaining, int_subtract(iterator->remaining, kOne));
  release(std::exchange(iterator->remaining, value_of(remaining.take())));
  return owned_unchecked(std::exchange(iterator->next, value_of(next.take())));
}

constexpr Slots range_iterator_slots() {
  Slots slots{};
  slots.iterate = self_iterator;
  slots.next = range_iterator_next;
  return slots;
}

constexpr Slots longrange_slots() {
  Slots slots{};
  slots.destroy = longrange_destroy;
  slots.iterate = self_iterator;
  slots.next = longrange_next;
  return slots;
}

}  // namespace

Owned range_iterate(Borrowed self) {
  const Range* range = as_range(value_of(self));
  if (is_small_range(range)) {
    return new_iterator(range->start.as_int(), range->step.as_int(), range->length.as_int());
  }
  return iterate_from(range->start, range->step, range->length);
}

Owned range_iterate_reversed(Borrowed self) {
  const Range* range = as_range(value_of(self));
  MOLT_TRY(step, int_negate(range->step));
  MOLT_TRY(last, int_subtract(range->length, kOne));
  MOLT_TRY(start, range_item(range, last));
  return iterate_from(start, step, range->length);
}

}  // namespace molt::rt

MOLT_DEFINE_TYPE(range_iterator, "range_iterator", 0, sizeof(RangeIterator), 0,
                 range_iterator_slots())
MOLT_DEFINE_TYPE(longrange_iterator, "longrange_iterator", 0, sizeof(LongRangeIterator), 0,
                 longrange_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_range_iterator___length_hint__(Borrowed self) {
  return int_from_int64(as_iterator(self)->remaining);
}
Owned molt_m_longrange_iterator___length_hint__(Borrowed self) {
  return new_reference(as_long_iterator(self)->remaining);
}

}  // namespace molt::abi
}
