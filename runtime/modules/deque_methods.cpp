// The methods of collections.deque.
#include "runtime/core/messages/call.h"
#include "runtime/core/messages/collections.h"
#include "runtime/modules/deque.h"
#include "runtime/types/object_state.h"
#include "runtime/types/int.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned popped(Owned item) {
  if (item.bits == kUnboundBits) return raise(messages::deque_empty);
  return item;
}

Value max_length_value(const Deque* deque) {
  return deque->max_length < 0 ? kNone : Value::from_small_int(deque->max_length);
}

}  // namespace

extern "C" Owned molt_m_deque_append(Borrowed self, Borrowed item) {
  MOLT_TRY_DISCARD(deque_append(as_deque(self), value_of(item)));
  return owned_none();
}

extern "C" Owned molt_m_deque_appendleft(Borrowed self, Borrowed item) {
  MOLT_TRY_DISCARD(deque_append_left(as_deque(self), value_of(item)));
  return owned_none();
}

extern "C" Owned molt_m_deque_pop(Borrowed self) { return popped(deque_pop(as_deque(self))); }

extern "C" Owned molt_m_deque_popleft(Borrowed self) {
  return popped(deque_pop_left(as_deque(self)));
}

extern "C" Owned molt_m_deque_clear(Borrowed self) {
  deque_clear(as_deque(self));
  return owned_none();
}

extern "C" Owned molt_m_deque_copy(Borrowed self) {
  const Deque* deque = as_deque(self);
  Type* type = type_of(value_of(self));
  if (type == &molt_type_deque) {
    MOLT_TRY(result, make_deque(type, deque->max_length));
    MOLT_TRY_DISCARD(deque_extend_py(as_deque(result), value_of(self)));
    return result.take();
  }
  const Value cls = Value::from_object(type);
  const bool is_bounded = deque->max_length >= 0;
  MOLT_TRY(result, is_bounded ? call(cls, value_of(self), max_length_value(deque))
                              : call(cls, value_of(self)));
  if (!is_deque(result)) return raise(messages::deque_copy, type, result.get());
  return result.take();
}

extern "C" Owned molt_m_deque___copy__(Borrowed self) { return molt_m_deque_copy(self); }

extern "C" Owned molt_m_deque_count(Borrowed self, Borrowed value) {
  Deque* deque = as_deque(self);
  const uint64_t state = deque->state;
  int64_t count = 0;
  for (int64_t i = 0; i < deque->length; i++) {
    const Ref candidate = Ref::share(deque_item(deque, i));
    MOLT_TRY(equal, is_equal(candidate, value_of(value)));
    if (deque->state != state) return raise(messages::deque_mutated);
    count += equal.code;
  }
  return int_from_int64(count);
}

extern "C" Owned molt_m_deque_extend(Borrowed self, Borrowed iterable) {
  MOLT_TRY_DISCARD(deque_extend_py(as_deque(self), value_of(iterable)));
  return owned_none();
}

extern "C" Owned molt_m_deque_extendleft(Borrowed self, Borrowed iterable) {
  Ref source = Ref::share(value_of(iterable));
  if (value_of(iterable) == value_of(self)) {
    source = Ref(list_from(value_of(iterable)));
    if (is_failure(source)) return kOwnedError;
  }
  MOLT_TRY(iterator, iterate(source));
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) return owned_none();
    MOLT_TRY_DISCARD(deque_append_left(as_deque(self), item));
  }
}

extern "C" Owned molt_m_deque_index(Borrowed self, Borrowed value, Borrowed start, Borrowed stop) {
  Deque* deque = as_deque(self);
  const uint64_t state = deque->state;
  int64_t first = 0;
  int64_t last = 0;
  MOLT_TRY_DISCARD(search_bounds_py(value_of(start), value_of(stop), deque->length, &first, &last));
  for (int64_t i = first; i < last && i < deque->length; i++) {
    const Ref candidate = Ref::share(deque_item(deque, i));
    MOLT_TRY(equal, is_equal(candidate, value_of(value)));
    if (equal.code != 0) return int_from_int64(i);
    if (deque->state != state) return raise(messages::deque_mutated);
  }
  return raise(messages::deque_not_in, value_of(value));
}

// CPython parses these arguments in an older way than others, which shows in the message.
extern "C" Owned molt_m_deque_insert(Borrowed self, Borrowed args) {
  const Tuple* given = as_tuple(args);
  if (given->length != 2)
    return raise(messages::builtin_takes, "insert", "()", "exactly", 2, "", "s", given->length);
  const Value value = given->items()[1];
  const Int64Result number = ssize_argument_py(given->items()[0]);
  if (number.value == kInt64Failed) return kOwnedError;
  Deque* deque = as_deque(self);
  if (deque->max_length == deque->length) return raise(messages::deque_full);
  int64_t place = number.value < 0 ? number.value + deque->length : number.value;
  if (place < 0) place = 0;
  if (place > deque->length) place = deque->length;
  MOLT_TRY_DISCARD(deque_insert(deque, place, value));
  return owned_none();
}

extern "C" Owned molt_m_deque_remove(Borrowed self, Borrowed value) {
  Deque* deque = as_deque(self);
  const uint64_t state = deque->state;
  for (int64_t i = 0; i < deque->length; i++) {
    const Ref candidate = Ref::share(deque_item(deque, i));
    MOLT_TRY(equal, is_equal(candidate, value_of(value)));
    if (deque->state != state) return raise(messages::deque_mutated_remove);
    if (equal.code == 0) continue;
    release(value_of(deque_take(deque, i)));
    return owned_none();
  }
  return raise(messages::deque_not_in, value_of(value));
}

extern "C" Owned molt_m_deque_reverse(Borrowed self) {
  Deque* deque = as_deque(self);
  for (int64_t i = 0, j = deque->length - 1; i < j; i++, j--) {
    std::swap(deque_item(deque, i), deque_item(deque, j));
  }
  return owned_none();
}

extern "C" Owned molt_m_deque_rotate(Borrowed self, Borrowed n) {
  const Int64Result number = ssize_argument_py(value_of(n));
  if (number.value == kInt64Failed) return kOwnedError;
  deque_rotate(as_deque(self), number.value);
  return owned_none();
}

extern "C" Owned molt_m_deque___reduce__(Borrowed self) {
  MOLT_TRY(state, object_state(value_of(self)));
  MOLT_TRY(items, iterate(value_of(self)));
  const Deque* deque = as_deque(self);
  MOLT_TRY(arguments, deque->max_length < 0 ? empty_tuple()
                                            : tuple_of(Value::from_object(&molt_empty_tuple),
                                                       max_length_value(deque)));
  return tuple_of(Value::from_object(type_of(value_of(self))), arguments.get(), state.get(),
                  items.get());
}

extern "C" Owned molt_g_deque_maxlen(Borrowed self) {
  return new_reference(max_length_value(as_deque(self)));
}

}  // namespace molt::rt
