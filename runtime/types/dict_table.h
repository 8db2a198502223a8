// The table of a dict, as its files see it; the layout is in runtime/fast/dict.h.
#pragma once

#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace molt::rt {

inline constexpr int kDictMinLog2Size = 3;

inline bool is_variant(const Dict* dict) { return dict->variant.pointer != nullptr; }
inline int64_t dict_usable_of(int log2_size) { return (int64_t{2} << log2_size) / 3; }

// The entry of a key: its number, kDictEmpty when there is none, or kDictFailed. Not for variants.
inline constexpr int64_t kDictFailed = -4;
int64_t dict_find_py(Dict* dict, Value key, int64_t hash);
// Adds an entry for a key that is not there. Shares both. Fails for lack of memory only.
Status dict_insert_new(Dict* dict, Value key, int64_t hash, Value value);
// Takes an entry out of the index; the caller owns its key and value, which the entry no longer
// holds.
void dict_detach_entry(Dict* dict, int64_t number, Value* key, Value* value);
// The entry of the first item, kDictEmpty when there is none. Not for variants.
int64_t dict_first_entry(Dict* dict);
// Makes an entry the first one. Takes time in the number of items unless places at the front are
// free.
Status dict_move_to_front(Dict* dict, int64_t number);
// Gives up the table without releasing the items.
void dict_free_table(Dict* dict);
// Room for `count` more items, as CPython presizes before an update.
Status dict_reserve(Dict* dict, int64_t count);

// The cached or computed hash of a key; kInt64Failed on failure.
inline Int64Result key_hash_inline_py(Value key) {
  if (key.is_int()) return {small_int_hash(key.as_int())};
  if (key.is_pointer() && key.as_object()->shape == &molt_shape_str) {
    Str* text = static_cast<Str*>(key.as_object());
    return {text->hash != 0 ? static_cast<int64_t>(text->hash) : str_hash(text)};
  }
  return hash_of(key);
}

// Of an item that the dict no longer holds.
inline void release_item(Value key, Value value) {
  release(key);
  release(value);
}

// A hash result as the value of a `Tri`-like test: hashes are never INT64_MIN but by failure (or
// chance, then no exception is set).
inline bool hash_failed(Int64Result hash) {
  return hash.value == kInt64Failed && exception_is_set();
}

}  // namespace molt::rt
