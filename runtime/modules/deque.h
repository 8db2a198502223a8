// collections.deque: a ring buffer.
//
// Every change of its length counts in `state`, by which iterators and searches notice it. Only the
// functions of this header move items; they run no Python but for __del__ of what they drop.
#pragma once

#include "runtime/modules/library_type.h"

MOLT_DECLARE_TYPE(deque)
MOLT_DECLARE_TYPE(deque_iterator)
MOLT_DECLARE_TYPE(deque_reverse_iterator)

namespace molt::rt {

struct Deque : Object {
  Field<Value*> items;
  // A power of two, or 0.
  int64_t capacity;
  // The place of the first item.
  int64_t head;
  int64_t length;
  // -1 for none.
  int64_t max_length;
  uint64_t state;
};

struct DequeIterator : Object {
  // kUnbound once exhausted.
  Value deque;
  int64_t index;
  int64_t remaining;
  uint64_t state;
};

inline Deque* as_deque(Borrowed value) { return object_as<Deque>(value_of(value)); }
inline bool is_deque(Value value) {
  return has_type(value, molt_shape_deque) || is_instance(value, &molt_type_deque);
}

// The place of item i, which must be there.
inline Value& deque_item(Deque* deque, int64_t i) {
  return deque->items.pointer[(deque->head + i) & (deque->capacity - 1)];
}

Owned make_deque(Type* cls, int64_t max_length);
// Shares the item; a deque at its maximum length drops one at the other end.
Status deque_append(Deque* deque, Value item);
Status deque_append_left(Deque* deque, Value item);
// kUnbound from an empty deque.
Owned deque_pop(Deque* deque);
Owned deque_pop_left(Deque* deque);
// Inserts before a valid index, or removes and gives the item at one.
Status deque_insert(Deque* deque, int64_t index, Value item);
Owned deque_take(Deque* deque, int64_t index);
void deque_rotate(Deque* deque, int64_t n);
void deque_clear(Deque* deque);
Status deque_extend_py(Deque* deque, Value iterable);

}  // namespace molt::rt
