// The iterators of dict and its views.
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/iterators.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"

namespace molt::rt {

Owned make_dict_iterator(Shape& shape, Value dict) {
  DictIterator* iterator = allocate<DictIterator>(shape);
  if (iterator == nullptr) return kOwnedError;
  retain(dict);
  const Dict* source = as_dict(dict);
  const bool is_reversed = &shape == &molt_shape_dict_reversekeyiterator ||
                           &shape == &molt_shape_dict_reversevalueiterator ||
                           &shape == &molt_shape_dict_reverseitemiterator;
  iterator->dict = dict;
  iterator->position = !is_reversed ? 0 : is_variant(source) ? INT64_MAX : source->num_entries;
  iterator->expected_length = iterator->remaining = dict_length(source);
  iterator->pair = kUnbound;
  return owned_object(iterator);
}

Owned dict_iterate(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_keyiterator, value_of(self));
}

namespace {

DictIterator* as_iterator(Borrowed self) { return object_as<DictIterator>(value_of(self)); }

void dict_iterator_destroy(Object* self) {
  DictIterator* iterator = static_cast<DictIterator*>(self);
  drop_field(iterator->dict);
  drop_field(iterator->pair);
}

void dict_iterator_traverse(Object* self, Visitor visit, void* context) {
  DictIterator* iterator = static_cast<DictIterator*>(self);
  visit_value(iterator->dict, visit, context);
  visit_value(iterator->pair, visit, context);
}

using Step = bool (*)(const Dict* dict, int64_t* position, Value* key, Value* value);

// 1 with the next item (borrowed), 0 at the end, -1 when the dict was changed.
Tri advance(DictIterator* iterator, Step step, Value* key, Value* value) {
  if (!iterator->dict.is_pointer()) return kTriFalse;
  const Dict* dict = as_dict(iterator->dict);
  if (iterator->expected_length != dict_length(dict)) {
    // Stays in this state.
    iterator->expected_length = -1;
    return raise(messages::dict_changed_size);
  }
  int64_t position = iterator->position;
  if (!step(dict, &position, key, value)) {
    drop_field(iterator->dict);
    return kTriFalse;
  }
  if (iterator->remaining == 0) {
    drop_field(iterator->dict);
    return raise(messages::dict_changed_keys);
  }
  iterator->position = position;
  iterator->remaining--;
  return kTriTrue;
}

template <Step step>
Owned next_key(Borrowed self) {
  Value key, value;
  MOLT_TRY(found, advance(as_iterator(self), step, &key, &value));
  return found.code == 0 ? owned_unbound() : new_reference(key);
}

template <Step step>
Owned next_value(Borrowed self) {
  Value key, value;
  MOLT_TRY(found, advance(as_iterator(self), step, &key, &value));
  return found.code == 0 ? owned_unbound() : new_reference(value);
}

template <Step step>
Owned next_item(Borrowed self) {
  DictIterator* iterator = as_iterator(self);
  Value key, value;
  MOLT_TRY(found, advance(iterator, step, &key, &value));
  if (found.code == 0) return owned_unbound();
  retain(key);
  retain(value);
  return reuse_pair(&iterator->pair, key, value);
}

constexpr Slots dict_iterator_slots(Owned (*next)(Borrowed)) {
  Slots slots{};
  slots.destroy = dict_iterator_destroy;
  slots.traverse = dict_iterator_traverse;
  slots.clear = dict_iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = next;
  return slots;
}

Owned length_hint_of(Borrowed self) {
  const DictIterator* it = as_iterator(self);
  const bool is_valid =
      it->dict.is_pointer() && dict_length(as_dict(it->dict)) == it->expected_length;
  return owned_unchecked(Value::from_small_int(is_valid ? it->remaining : 0));
}

}  // namespace

}  // namespace molt::rt

#define MOLT_DEFINE_DICT_ITERATOR(identifier, next)                                             \
  MOLT_DEFINE_TYPE(identifier, #identifier, kTypeCollectable, sizeof(DictIterator), 0,          \
                   dict_iterator_slots(next))                                                   \
  extern "C" molt::abi::Owned molt_m_##identifier##___length_hint__(molt::abi::Borrowed self) { \
    return molt::rt::length_hint_of(self);                                                      \
  }

MOLT_DEFINE_DICT_ITERATOR(dict_keyiterator, next_key<dict_next>)
MOLT_DEFINE_DICT_ITERATOR(dict_valueiterator, next_value<dict_next>)
MOLT_DEFINE_DICT_ITERATOR(dict_itemiterator, next_item<dict_next>)
MOLT_DEFINE_DICT_ITERATOR(dict_reversekeyiterator, next_key<dict_previous>)
MOLT_DEFINE_DICT_ITERATOR(dict_reversevalueiterator, next_value<dict_previous>)
MOLT_DEFINE_DICT_ITERATOR(dict_reverseitemiterator, next_item<dict_previous>)
