// The next item of an iterator, inline for the iterators of list, tuple, range and dict.
#pragma once

#include "runtime/fast/dict.h"

namespace molt::rt {

// The iterators of list (both directions), tuple and of sequences by __getitem__; and reversed().
struct SequenceIterator : Object {
  // kUnbound once exhausted.
  Value sequence;
  int64_t index;
};

// range_iterator: numbers that fit 64 bits.
struct RangeIterator : Object {
  int64_t next;
  int64_t step;
  int64_t remaining;
};

// The six iterators of dict and its views.
struct DictIterator : Object {
  // kUnbound once exhausted.
  Value dict;
  // The next entry number; see dict_next and dict_previous.
  int64_t position;
  // The dict's size when the iteration began; -1 after an error.
  int64_t expected_length;
  // What __length_hint__ gives.
  int64_t remaining;
  // dict_itemiterator: the pair given last, used again when nobody else holds it.
  Value pair;
};

// Everything else: the other iterators, and exhaustion. Owned; kUnbound at the end.
Owned iterate_next_slow(Borrowed iterator);
// iterate_next_inline as a function.
Owned iterate_next_any(Borrowed iterator);

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
extern molt::abi::Shape molt_shape_list_iterator;
extern molt::abi::Shape molt_shape_tuple_iterator;
extern molt::abi::Shape molt_shape_range_iterator;
extern molt::abi::Shape molt_shape_dict_keyiterator;
extern molt::abi::Shape molt_shape_dict_valueiterator;
}  // namespace molt::rt
}

namespace molt::rt {

// The entry that a dict iterator is at and steps over; null when the slow function must decide.
// Removed entries are rare enough to be left to it too.
inline const DictEntry* dict_iterator_step(DictIterator* iterator) {
  if (!iterator->dict.is_pointer()) return nullptr;
  const Dict* dict = static_cast<const Dict*>(iterator->dict.as_object());
  if (dict->used != iterator->expected_length || iterator->position >= dict->num_entries ||
      iterator->remaining == 0) {
    return nullptr;
  }
  const DictEntry* entry = dict->entries.pointer + iterator->position;
  if (entry->key.is_unbound()) return nullptr;
  iterator->position++;
  iterator->remaining--;
  return entry;
}

// The next item of a list's iterator, owned; kUnbound for other iterators and at the end.
inline Value list_iterator_next_fast(Value iterator) {
  if (!iterator.is_pointer() || iterator.as_object()->shape != &molt_shape_list_iterator) {
    return kUnbound;
  }
  SequenceIterator* it = static_cast<SequenceIterator*>(iterator.as_object());
  if (!it->sequence.is_pointer()) return kUnbound;
  const List* list = static_cast<const List*>(it->sequence.as_object());
  if (it->index >= list->length) return kUnbound;
  const Value item = list->items.pointer[it->index++];
  retain(item);
  return item;
}

inline Owned iterate_next_inline(Borrowed iterator) {
  const Value value{iterator.bits};
  if (!value.is_pointer()) return iterate_next_slow(iterator);
  Object* object = value.as_object();
  const Shape* shape = object->shape;
  if (shape == &molt_shape_list_iterator) {
    const Value item = list_iterator_next_fast(value);
    if (!item.is_unbound()) return {item.bits};
  } else if (shape == &molt_shape_range_iterator) {
    RangeIterator* it = static_cast<RangeIterator*>(object);
    if (it->remaining > 0 && Value::fits_small_int(it->next)) {
      const Value item = Value::from_small_int(it->next);
      it->remaining--;
      // The last step may overflow; its result is never used.
      it->next =
          static_cast<int64_t>(static_cast<uint64_t>(it->next) + static_cast<uint64_t>(it->step));
      return {item.bits};
    }
  } else if (shape == &molt_shape_tuple_iterator) {
    SequenceIterator* it = static_cast<SequenceIterator*>(object);
    if (it->sequence.is_pointer()) {
      const Tuple* tuple = static_cast<const Tuple*>(it->sequence.as_object());
      if (it->index < tuple->length) {
        const Value item = tuple->items()[it->index++];
        retain(item);
        return {item.bits};
      }
    }
  } else if (shape == &molt_shape_dict_keyiterator) {
    if (const DictEntry* entry = dict_iterator_step(static_cast<DictIterator*>(object))) {
      retain(entry->key);
      return {entry->key.bits};
    }
  } else if (shape == &molt_shape_dict_valueiterator) {
    if (const DictEntry* entry = dict_iterator_step(static_cast<DictIterator*>(object))) {
      retain(entry->value);
      return {entry->value.bits};
    }
  }
  return iterate_next_slow(iterator);
}

}  // namespace molt::rt
