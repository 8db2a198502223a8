// iter() and next(), and the iterators of sequences; Objects/iterobject.c and the iterators in
// Objects/listobject.c and Objects/tupleobject.c.
#include "runtime/types/iterators.h"

#include "runtime/core/messages/container.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"
#include "runtime/types/tuple_slots.h"

#define MOLT_ROWS "abi/types/iterators.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/list.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/tuple.def"
#include "abi/types/rows.inc"

namespace molt::rt {

Owned make_sequence_iterator(Shape& shape, Value sequence, int64_t index) {
  SequenceIterator* iterator = allocate<SequenceIterator>(shape);
  if (iterator == nullptr) return kOwnedError;
  retain(sequence);
  iterator->sequence = sequence;
  iterator->index = index;
  return owned_object(iterator);
}

void sequence_iterator_destroy(Object* self) {
  drop_field(static_cast<SequenceIterator*>(self)->sequence);
}

void sequence_iterator_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<SequenceIterator*>(self)->sequence, visit, context);
}

Owned exhaust(SequenceIterator* iterator) {
  drop_field(iterator->sequence);
  return owned_unbound();
}

Owned reuse_pair(Value* pair, Value first, Value second) {
  if (pair->is_pointer() && pair->as_object()->count == 1) {
    Tuple* tuple = as_tuple(*pair);
    const Value result = *pair;
    retain(result);
    tuple->flags &= ~kFlagHashCached;
    const Value old_first = std::exchange(tuple->items()[0], first);
    const Value old_second = std::exchange(tuple->items()[1], second);
    release(old_first);
    release(old_second);
    return owned_unchecked(result);
  }
  const Value items[] = {first, second};
  const Owned result = tuple_from_consumed(items, 2);
  if (is_failure(result)) return result;
  retain(value_of(result));
  release(std::exchange(*pair, value_of(result)));
  return result;
}

Owned list_iterate(Borrowed self) {
  return make_sequence_iterator(molt_shape_list_iterator, value_of(self), 0);
}
Owned list_iterate_reversed(Borrowed self) {
  return make_sequence_iterator(molt_shape_list_reverseiterator, value_of(self),
                                as_list(self)->length - 1);
}
Owned tuple_iterate(Borrowed self) {
  return make_sequence_iterator(molt_shape_tuple_iterator, value_of(self), 0);
}
Owned sequence_iterator_new(Value sequence) {
  return make_sequence_iterator(molt_shape_iterator, sequence, 0);
}

namespace {

SequenceIterator* as_iterator(Borrowed value) {
  return object_as<SequenceIterator>(value_of(value));
}

Owned list_iterator_next(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  if (!it->sequence.is_pointer()) return owned_unbound();
  const List* list = as_list(it->sequence);
  if (it->index >= list->length) return exhaust(it);
  return new_reference(list->items.pointer[it->index++]);
}

Owned list_reverseiterator_next(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  if (!it->sequence.is_pointer()) return owned_unbound();
  const List* list = as_list(it->sequence);
  if (it->index >= 0 && it->index < list->length) {
    return new_reference(list->items.pointer[it->index--]);
  }
  it->index = -1;
  return exhaust(it);
}

Owned tuple_iterator_next(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  if (!it->sequence.is_pointer()) return owned_unbound();
  Tuple* tuple = as_tuple(it->sequence);
  if (it->index >= tuple->length) return exhaust(it);
  return new_reference(tuple->items()[it->index++]);
}

Owned iterator_next(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  if (!it->sequence.is_pointer()) return owned_unbound();
  const Ref sequence = Ref::share(it->sequence);
  const Owned item =
      type_of(sequence)->slots.get_item(sequence, borrowed(Value::from_small_int(it->index)));
  if (!is_failure(item)) {
    it->index++;
    return item;
  }
  if (!clear_exception_if(molt_type_IndexError) && !clear_exception_if(molt_type_StopIteration)) {
    return kOwnedError;
  }
  return exhaust(it);
}

// What is left of a list or tuple.
Owned remaining_hint(Borrowed self, int64_t length) {
  const int64_t left = length - as_iterator(self)->index;
  return owned_unchecked(Value::from_small_int(left < 0 ? 0 : left));
}

void callable_iterator_destroy(Object* self) {
  CallableIterator* it = static_cast<CallableIterator*>(self);
  drop_field(it->callable);
  drop_field(it->sentinel);
}

void callable_iterator_traverse(Object* self, Visitor visit, void* context) {
  CallableIterator* it = static_cast<CallableIterator*>(self);
  visit_value(it->callable, visit, context);
  visit_value(it->sentinel, visit, context);
}

Owned callable_iterator_next(Borrowed self) {
  CallableIterator* it = object_as<CallableIterator>(value_of(self));
  if (it->callable.is_unbound()) return owned_unbound();
  const Ref callable = Ref::share(it->callable);
  Ref result = call(callable.get());
  if (is_failure(result)) {
    if (!clear_exception_if(molt_type_StopIteration)) return kOwnedError;
  } else if (it->callable.is_unbound()) {
    // The call exhausted this iterator.
    return owned_unbound();
  } else {
    const Ref sentinel = Ref::share(it->sentinel);
    MOLT_TRY(is_end, items_equal_py(sentinel, result));
    if (is_end.code == 0) return result.take();
  }
  callable_iterator_destroy(it);
  return owned_unbound();
}

constexpr Slots callable_iterator_slots() {
  Slots slots{};
  slots.destroy = callable_iterator_destroy;
  slots.traverse = callable_iterator_traverse;
  slots.clear = callable_iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = callable_iterator_next;
  return slots;
}

}  // namespace

Owned callable_iterator_new(Value callable, Value sentinel) {
  CallableIterator* iterator = allocate<CallableIterator>(molt_shape_callable_iterator);
  if (iterator == nullptr) return kOwnedError;
  retain(callable);
  retain(sentinel);
  iterator->callable = callable;
  iterator->sentinel = sentinel;
  return owned_object(iterator);
}

Owned iterate_next_any(Borrowed iterator) { return iterate_next_inline(iterator); }

Owned iterate_next_slow(Borrowed iterator) {
  const auto next = slot_of<&Slots::next>(type_of(value_of(iterator)));
  if (next == nullptr) return raise(messages::not_an_iterator, iterator);
  return next(iterator);
}

}  // namespace molt::rt

MOLT_DEFINE_TYPE(list_iterator, "list_iterator", kTypeCollectable, sizeof(SequenceIterator), 0,
                 sequence_iterator_slots(list_iterator_next))
MOLT_DEFINE_TYPE(list_reverseiterator, "list_reverseiterator", kTypeCollectable,
                 sizeof(SequenceIterator), 0, sequence_iterator_slots(list_reverseiterator_next))
MOLT_DEFINE_TYPE(tuple_iterator, "tuple_iterator", kTypeCollectable, sizeof(SequenceIterator), 0,
                 sequence_iterator_slots(tuple_iterator_next))
MOLT_DEFINE_TYPE(iterator, "iterator", kTypeCollectable, sizeof(SequenceIterator), 0,
                 sequence_iterator_slots(iterator_next))
MOLT_DEFINE_TYPE(callable_iterator, "callable_iterator", kTypeCollectable, sizeof(CallableIterator),
                 0, callable_iterator_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_get_iterator(Borrowed iterable) {
  const Value value = value_of(iterable);
  if (const auto iterate_slot = slot_of<&Slots::iterate>(type_of(value))) {
    MOLT_TRY(iterator, iterate_slot(iterable));
    if (slot_of<&Slots::next>(type_of(iterator)) == nullptr) {
      return raise(messages::iter_not_iterator, iterator.get());
    }
    return iterator.take();
  }
  if (!is_iterable(value)) return raise(messages::not_iterable, iterable);
  return sequence_iterator_new(value);
}

Owned molt_m_list_iterator___length_hint__(Borrowed self) {
  const Value sequence = as_iterator(self)->sequence;
  return remaining_hint(self, sequence.is_pointer() ? as_list(sequence)->length : 0);
}

Owned molt_m_tuple_iterator___length_hint__(Borrowed self) {
  const Value sequence = as_iterator(self)->sequence;
  return remaining_hint(self, sequence.is_pointer() ? as_tuple(sequence)->length : 0);
}

Owned molt_m_list_reverseiterator___length_hint__(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  const bool is_over = !it->sequence.is_pointer() || as_list(it->sequence)->length < it->index + 1;
  return owned_unchecked(Value::from_small_int(is_over ? 0 : it->index + 1));
}

Owned molt_m_iterator___length_hint__(Borrowed self) {
  SequenceIterator* it = as_iterator(self);
  if (!it->sequence.is_pointer()) return owned_unchecked(Value::from_small_int(0));
  if (slot_of<&Slots::length>(type_of(it->sequence)) == nullptr) return not_implemented();
  const Int64Result length = length_of(it->sequence);
  if (length.value == kInt64Failed) return kOwnedError;
  return remaining_hint(self, length.value);
}

}  // namespace molt::abi
}
