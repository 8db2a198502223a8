// The operations of dict that the runtime uses, over the table or the variant;
// Objects/dictobject.c.
#include "runtime/types/dict.h"

#include "runtime/types/dict_table.h"
#include "runtime/types/list.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

Owned dict_new() { return owned_object(allocate<Dict>(molt_shape_dict)); }

Owned dict_new_sized(int64_t count) {
  MOLT_TRY(dict, dict_new());
  if (count > dict_usable_of(kDictMinLog2Size)) {
    MOLT_TRY_DISCARD(dict_reserve(as_dict(dict), count));
  }
  return dict.take();
}

Int64Result key_hash_py(Value key) { return key_hash_inline_py(key); }

int64_t dict_length(const Dict* dict) {
  return is_variant(dict) ? dict->variant->length(dict->owner) : dict->used;
}

Value dict_get_known_hash_py(Dict* dict, Value key, int64_t hash) {
  if (is_variant(dict)) [[unlikely]]
    return dict->variant->get(dict->owner, key, hash);
  const int64_t number = dict_find_py(dict, key, hash);
  if (number >= 0) return dict->entries.pointer[number].value;
  return number == kDictEmpty ? kUnbound : kError;
}

Value dict_get_py(Dict* dict, Value key) {
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kError;
  return dict_get_known_hash_py(dict, key, hash.value);
}

Value dict_get_str(Dict* dict, Str* key) {
  const int64_t hash = str_hash(key);
  if (is_variant(dict)) return dict->variant->get(dict->owner, value_of(key), hash);
  const int64_t number = dict_find_str(dict, key, hash);
  return number >= 0 ? dict->entries.pointer[number].value : kUnbound;
}

Tri dict_contains_known_hash_py(Dict* dict, Value key, int64_t hash) {
  const Value value = dict_get_known_hash_py(dict, key, hash);
  if (value.is_error()) return kTriError;
  return tri(!value.is_unbound());
}

Tri dict_contains_py(Dict* dict, Value key) {
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kTriError;
  return dict_contains_known_hash_py(dict, key, hash.value);
}

Status dict_set_known_hash_py(Dict* dict, Value key, int64_t hash, Value value) {
  if (is_variant(dict)) [[unlikely]] {
    return dict->variant->set(dict, dict->owner, key, hash, value);
  }
  const int64_t number = dict_find_py(dict, key, hash);
  if (number == kDictFailed) return kFailed;
  if (number == kDictEmpty) return dict_insert_new(dict, key, hash, value);
  retain(value);
  release(std::exchange(dict->entries.pointer[number].value, value));
  return kOk;
}

Status dict_set_py(Dict* dict, Value key, Value value) {
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kFailed;
  return dict_set_known_hash_py(dict, key, hash.value, value);
}

Status dict_set_str(Dict* dict, Str* key, Value value) {
  const int64_t hash = str_hash(key);
  if (is_variant(dict)) {
    return dict->variant->set(dict, dict->owner, value_of(key), hash, value);
  }
  const int64_t number = dict_find_str(dict, key, hash);
  if (number < 0) return dict_insert_new(dict, value_of(key), hash, value);
  retain(value);
  release(std::exchange(dict->entries.pointer[number].value, value));
  return kOk;
}

Value dict_set_default_py(Dict* dict, Value key, Value value) {
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kError;
  const Value found = dict_get_known_hash_py(dict, key, hash.value);
  if (!found.is_unbound()) return found;
  if (is_variant(dict)) {
    MOLT_TRY_DISCARD(dict_set_known_hash_py(dict, key, hash.value, value));
  } else {
    MOLT_TRY_DISCARD(dict_insert_new(dict, key, hash.value, value));
  }
  return value;
}

Tri dict_remove_known_hash_py(Dict* dict, Value key, int64_t hash) {
  if (is_variant(dict)) return dict->variant->remove(dict, dict->owner, key, hash);
  const int64_t number = dict_find_py(dict, key, hash);
  if (number == kDictFailed) return kTriError;
  if (number == kDictEmpty) return kTriFalse;
  Value old_key, old_value;
  dict_detach_entry(dict, number, &old_key, &old_value);
  release_item(old_key, old_value);
  return kTriTrue;
}

Tri dict_remove_py(Dict* dict, Value key) {
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kTriError;
  return dict_remove_known_hash_py(dict, key, hash.value);
}

Tri dict_remove_str(Dict* dict, Str* key) {
  return dict_remove_known_hash_py(dict, value_of(key), str_hash(key));
}

Owned dict_take_known_hash_py(Dict* dict, Value key, int64_t hash) {
  if (is_variant(dict)) {
    const Ref value = Ref::share(dict->variant->get(dict->owner, key, hash));
    if (is_failure(value) || value.get().is_unbound()) return new_reference(value.get());
    MOLT_TRY_DISCARD(dict->variant->remove(dict, dict->owner, key, hash));
    return new_reference(value.get());
  }
  const int64_t number = dict_find_py(dict, key, hash);
  if (number == kDictFailed) return kOwnedError;
  if (number == kDictEmpty) return owned_unbound();
  Value old_key, old_value;
  dict_detach_entry(dict, number, &old_key, &old_value);
  release(old_key);
  return owned_unchecked(old_value);
}

bool dict_pop_last(Dict* dict, Value* key, Value* value) {
  if (is_variant(dict)) {
    int64_t position = INT64_MAX;
    if (!dict->variant->previous(dict->owner, &position, key, value)) return false;
    retain(*key);
    retain(*value);
    dict_remove_py(dict, *key);
    return true;
  }
  if (dict->used == 0) return false;
  int64_t number = dict->num_entries - 1;
  while (dict->entries.pointer[number].key.is_unbound()) number--;
  dict_detach_entry(dict, number, key, value);
  // The places behind are free again, but the index still counts them as removed: `usable` stays.
  dict->num_entries = number;
  if (dict->first_live > number) dict->first_live = static_cast<uint32_t>(number);
  return true;
}

Status dict_clear(Dict* dict) {
  if (is_variant(dict)) return dict->variant->clear(dict, dict->owner);
  // Releasing an item may run code that looks at the dict, so the table goes first.
  Dict old = *dict;
  dict->entries.pointer = nullptr;
  dict_free_table(dict);
  for (int64_t i = 0; i < old.num_entries; i++) {
    const DictEntry& entry = old.entries.pointer[i];
    if (entry.key.is_unbound()) continue;
    release(entry.key);
    release(entry.value);
  }
  dict_free_table(&old);
  return kOk;
}

bool dict_next_with_hash(const Dict* dict, int64_t* position, Value* key, Value* value,
                         int64_t* hash) {
  if (is_variant(dict)) {
    if (!dict->variant->next(dict->owner, position, key, value)) return false;
    *hash = is_exact_str(*key) ? str_hash(as_str(*key)) : hash_of(*key).value;
    return true;
  }
  const DictEntry* entries = dict->entries;
  for (int64_t i = *position; i < dict->num_entries; i++) {
    if (entries[i].key.is_unbound()) continue;
    *key = entries[i].key;
    *value = entries[i].value;
    *hash = entries[i].hash;
    *position = i + 1;
    return true;
  }
  *position = dict->num_entries;
  return false;
}

bool dict_next(const Dict* dict, int64_t* position, Value* key, Value* value) {
  if (is_variant(dict)) return dict->variant->next(dict->owner, position, key, value);
  int64_t hash;
  return dict_next_with_hash(dict, position, key, value, &hash);
}

bool dict_previous(const Dict* dict, int64_t* position, Value* key, Value* value) {
  if (is_variant(dict)) return dict->variant->previous(dict->owner, position, key, value);
  const DictEntry* entries = dict->entries;
  int64_t i = *position < dict->num_entries ? *position : dict->num_entries;
  while (i-- > 0) {
    if (entries[i].key.is_unbound()) continue;
    *key = entries[i].key;
    *value = entries[i].value;
    *position = i;
    return true;
  }
  *position = 0;
  return false;
}

Owned dict_new_variant(const DictVariant* variant, Object* owner) {
  MOLT_TRY(result, dict_new());
  Dict* dict = as_dict(result);
  dict->variant.pointer = variant;
  dict->owner.pointer = owner;
  if (variant->owns_owner) retain_object(owner);
  return result.take();
}

Status dict_detach_variant(Dict* dict) {
  const DictVariant* variant = dict->variant;
  Object* owner = dict->owner;
  int64_t position = 0;
  Value key, value;
  while (variant->next(owner, &position, &key, &value)) {
    const Int64Result hash = key_hash_inline_py(key);
    if (hash_failed(hash)) return kFailed;
    MOLT_TRY_DISCARD(dict_insert_new(dict, key, hash.value, value));
  }
  dict->variant.pointer = nullptr;
  dict->owner.pointer = nullptr;
  if (variant->owns_owner) release(Value::from_object(owner));
  return kOk;
}

Owned dict_keys_list(Dict* dict) {
  MOLT_TRY(result, list_new(dict_length(dict)));
  int64_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    MOLT_TRY_DISCARD(list_append(as_list(result), key));
  }
  return result.take();
}

Owned dict_values_list(Dict* dict) {
  MOLT_TRY(result, list_new(dict_length(dict)));
  int64_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    MOLT_TRY_DISCARD(list_append(as_list(result), value));
  }
  return result.take();
}

Owned dict_items_list(Dict* dict) {
  MOLT_TRY(result, list_new(dict_length(dict)));
  int64_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    MOLT_TRY(pair, tuple_of(key, value));
    MOLT_TRY_DISCARD(list_append(as_list(result), pair));
  }
  return result.take();
}

// CPython compares the values of one dict with what the other holds for the same key.
Tri dict_equal_py(Dict* left, Dict* right) {
  if (dict_length(left) != dict_length(right)) return kTriFalse;
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(left, &position, &key, &value, &hash)) {
    const Ref held_key = Ref::share(key);
    const Ref held_value = Ref::share(value);
    const Value found = dict_get_known_hash_py(right, key, hash);
    if (found.is_error()) return kTriError;
    if (found.is_unbound()) return kTriFalse;
    const Ref other = Ref::share(found);
    const Tri equal = items_equal_py(other, held_value);
    if (equal.code <= 0) return equal;
  }
  return kTriTrue;
}

Failure raise_key_error(Value key) { return raise_with(molt_type_KeyError, key); }

}  // namespace molt::rt
