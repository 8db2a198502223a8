// The inline half of dict: lookups by str and small-int key without a call.
#pragma once

#include "runtime/fast/count.h"

namespace molt::rt {

struct DictVariant;

struct DictEntry {
  int64_t hash;
  // kUnbound when the entry was removed.
  Value key;
  Value value;
};

struct Dict : Object {
  // Items; 0 for a variant.
  int64_t used;
  // Null while nothing was ever stored; the memory block starts here and also holds `index`.
  Field<DictEntry*> entries;
  // 1 << log2_size entry numbers of index_width bytes, or kDictEmpty, kDictRemoved.
  Field<void*> index;
  // Entries in use, removed ones included.
  int64_t num_entries;
  // How many more entries fit before the table is rebuilt.
  int64_t usable;
  uint8_t log2_size;
  uint8_t index_width;
  // Every key is an exact str.
  uint8_t only_str_keys;
  uint8_t reserved;
  // Every entry before this one was removed; what finds the first item may raise it.
  uint32_t first_live;
  // Null for an ordinary dict; see runtime/types/dict_variant.h.
  Field<const DictVariant*> variant;
  Field<Object*> owner;
};
static_assert(sizeof(Dict) == 80);

inline constexpr int32_t kDictEmpty = -1;
inline constexpr int32_t kDictRemoved = -2;
inline constexpr int kDictPerturbShift = 5;

inline int32_t dict_index_at(const Dict* dict, uint64_t slot) {
  const void* index = dict->index;
  if (dict->index_width == 1) [[likely]]
    return static_cast<const int8_t*>(index)[slot];
  if (dict->index_width == 2) return static_cast<const int16_t*>(index)[slot];
  return static_cast<const int32_t*>(index)[slot];
}

// The entry of an exact str among keys of any type, by text: its number or kDictEmpty.
int64_t dict_find_str(const Dict* dict, const Str* key, int64_t hash);

// The result of a lookup that could not be decided without a comparison that the fast path does not
// do.
inline constexpr int64_t kDictUndecided = -3;

// The entry whose key has exactly these bits, kDictEmpty when no key has this hash, or
// kDictUndecided. Requires a table.
inline int64_t dict_find_identical(const Dict* dict, Value key, int64_t hash) {
  const uint64_t mask = (uint64_t{1} << dict->log2_size) - 1;
  uint64_t perturb = static_cast<uint64_t>(hash);
  uint64_t slot = perturb & mask;
  const DictEntry* entries = dict->entries;
  while (true) {
    const int32_t number = dict_index_at(dict, slot);
    if (number >= 0) [[likely]] {
      const DictEntry& entry = entries[number];
      if (entry.key.bits == key.bits) return number;
      if (entry.hash == hash) return kDictUndecided;
    } else if (number == kDictEmpty) {
      return kDictEmpty;
    }
    perturb >>= kDictPerturbShift;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
extern molt::abi::Shape molt_shape_dict;
extern molt::abi::Shape molt_shape_str;
}  // namespace molt::rt
}

namespace molt::rt {

// hash(n) of a small int: itself, as it is below the modulus of numeric hashes, but -1 means an
// error in CPython.
inline int64_t small_int_hash(int64_t n) { return n == -1 ? -2 : n; }

// dict[key] of an exact dict for small ints and strs: owned; kUnbound when missing or undecided.
inline Value dict_get_fast(Value container, Value key) {
  if (!container.is_pointer()) return kUnbound;
  const Dict* dict = static_cast<const Dict*>(container.as_object());
  if (dict->shape != &molt_shape_dict || dict->used == 0) return kUnbound;
  int64_t number;
  if (key.is_int()) {
    number = dict_find_identical(dict, key, small_int_hash(key.as_int()));
  } else if (dict->only_str_keys != 0 && key.is_pointer() &&
             key.as_object()->shape == &molt_shape_str) {
    const Str* text = static_cast<const Str*>(key.as_object());
    if (text->hash == 0) return kUnbound;
    number = dict_find_str(dict, text, static_cast<int64_t>(text->hash));
  } else {
    return kUnbound;
  }
  if (number < 0) return kUnbound;
  const Value value = dict->entries.pointer[number].value;
  retain(value);
  return value;
}

}  // namespace molt::rt
