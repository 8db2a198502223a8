// Iterators that are not tied to one container.
#pragma once

#include "runtime/fast/iterate.h"
#include "runtime/types/container_support.h"

namespace molt::rt {

struct CallableIterator : Object {
  // Both kUnbound once exhausted.
  Value callable;
  Value sentinel;
};

// iter(sequence) by __getitem__, and iter(callable, sentinel).
Owned sequence_iterator_new(Value sequence);
Owned callable_iterator_new(Value callable, Value sentinel);
// An iterator over a list, tuple or any sequence of the given shape, starting at an index.
Owned make_sequence_iterator(Shape& shape, Value sequence, int64_t index);

// Slot functions of SequenceIterator.
void sequence_iterator_destroy(Object* self);
void sequence_iterator_traverse(Object* self, Visitor visit, void* context);
// The end: gives up the sequence.
Owned exhaust(SequenceIterator* iterator);
constexpr Slots sequence_iterator_slots(Owned (*next)(Borrowed)) {
  Slots slots{};
  slots.destroy = sequence_iterator_destroy;
  slots.traverse = sequence_iterator_traverse;
  slots.clear = sequence_iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = next;
  return slots;
}

// A tuple that an iterator gives out again when nobody else holds it, as enumerate, zip and
// dict.items() of CPython do. Takes over the references to both values; *pair may be kUnbound.
Owned reuse_pair(Value* pair, Value first, Value second);

// The iterable operand of a constructor; a Ref so that it can be stored.
inline Value take(Ref& reference) { return value_of(reference.take()); }

}  // namespace molt::rt
