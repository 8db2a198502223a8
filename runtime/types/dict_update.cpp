// Filling dicts from others, from mappings and from pairs; copying.
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// Whether the items of a dict or instance of a subclass may be read from its table.
bool iterates_as_dict(Value value) {
  return is_dict(value) && slot_of<&Slots::iterate>(type_of(value)) == dict_iterate;
}

Status store_py(Dict* dict, Value key, int64_t hash, Value value, Duplicates duplicates) {
  if (duplicates == Duplicates::kKeep) {
    MOLT_TRY(is_there, dict_contains_known_hash_py(dict, key, hash));
    if (is_there.code != 0) return kOk;
  }
  return dict_set_known_hash_py(dict, key, hash, value);
}

Status merge_dict_py(Dict* dict, Dict* source, Duplicates duplicates) {
  const int64_t count = dict_length(source);
  if (source == dict || count == 0) return kOk;
  if (!is_variant(dict)) MOLT_TRY_DISCARD(dict_reserve(dict, count));
  const int64_t num_entries = source->num_entries;
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(source, &position, &key, &value, &hash)) {
    const Ref held_key = Ref::share(key);
    const Ref held_value = Ref::share(value);
    MOLT_TRY_DISCARD(store_py(dict, key, hash, value, duplicates));
    if (source->num_entries != num_entries) return raise(messages::dict_mutated_during_update);
  }
  return kOk;
}

// mapping.keys() as a list.
Owned keys_of_py(Value mapping) {
  MOLT_TRY(keys, call_method(mapping, MOLT_STR(keys)));
  const Ref iterator = iterate(keys);
  if (is_failure(iterator)) {
    if (!clear_exception_if(molt_type_TypeError)) return kOwnedError;
    return raise(messages::keys_not_iterable, type_of(mapping), keys.get());
  }
  return list_from(iterator);
}

// One pair of an iterable, as a sequence of two.
Status store_pair_py(Dict* dict, Value pair, int64_t number, Duplicates duplicates) {
  Ref items;
  if (is_list(pair) || is_tuple(pair)) {
    items = Ref::share(pair);
  } else {
    items = Ref(list_from(pair));
    if (is_failure(items)) {
      if (!is_iterable(pair) && clear_exception_if(molt_type_TypeError)) {
        return raise(messages::dict_element_no_sequence, number);
      }
      return kFailed;
    }
  }
  const bool is_tuple_pair = is_tuple(items);
  const int64_t length = is_tuple_pair ? as_tuple(items)->length : as_list(items)->length;
  if (length != 2) return raise(messages::dict_element_length, number, length);
  const Value* values = is_tuple_pair ? as_tuple(items)->items() : as_list(items)->items.pointer;
  const Ref key = Ref::share(values[0]);
  const Ref value = Ref::share(values[1]);
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kFailed;
  return store_py(dict, key, hash.value, value, duplicates);
}

}  // namespace

Status dict_merge_pairs_py(Dict* dict, Value pairs, Duplicates duplicates) {
  MOLT_TRY(iterator, iterate(pairs));
  for (int64_t number = 0;; number++) {
    const Ref pair = iterate_next_inline(iterator);
    if (is_failure(pair)) return kFailed;
    if (pair.get().is_unbound()) return kOk;
    MOLT_TRY_DISCARD(store_pair_py(dict, pair, number, duplicates));
  }
}

Status dict_merge_py(Dict* dict, Value mapping, Duplicates duplicates) {
  if (iterates_as_dict(mapping)) return merge_dict_py(dict, as_dict(mapping), duplicates);
  MOLT_TRY(keys, keys_of_py(mapping));
  const List* list = as_list(keys);
  for (int64_t i = 0; i < list->length; i++) {
    const Value key = list->items.pointer[i];
    const Int64Result hash = key_hash_inline_py(key);
    if (hash_failed(hash)) return kFailed;
    if (duplicates == Duplicates::kKeep) {
      MOLT_TRY(is_there, dict_contains_known_hash_py(dict, key, hash.value));
      if (is_there.code != 0) continue;
    }
    MOLT_TRY(value, molt_get_item(borrowed(mapping), borrowed(key)));
    MOLT_TRY_DISCARD(dict_set_known_hash_py(dict, key, hash.value, value));
  }
  return kOk;
}

Status dict_update_py(Dict* dict, Value source) {
  if (is_exact_dict(source)) return merge_dict_py(dict, as_dict(source), Duplicates::kReplace);
  MOLT_TRY(keys, find_attribute(source, MOLT_STR(keys)));
  if (!keys.get().is_unbound()) return dict_merge_py(dict, source, Duplicates::kReplace);
  return dict_merge_pairs_py(dict, source, Duplicates::kReplace);
}

Owned dict_copy(Dict* dict) {
  MOLT_TRY(copy, dict_new_sized(dict_length(dict)));
  Dict* target = as_dict(copy);
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(dict, &position, &key, &value, &hash)) {
    MOLT_TRY_DISCARD(dict_insert_new(target, key, hash, value));
  }
  return copy.take();
}

}  // namespace molt::rt
