// The hash table of dict: lookup, insertion, removal and growth; Objects/dictobject.c.
#include "runtime/types/dict_table.h"

#include "runtime/fast/table_memory.h"
#include "runtime/types/sequence.h"

namespace molt::rt {

namespace {

int index_width_of(int log2_size) { return log2_size < 8 ? 1 : log2_size < 16 ? 2 : 4; }

// Entries are a multiple of 8 bytes, so the index needs no padding.
int64_t table_bytes(int log2_size) {
  return dict_usable_of(log2_size) * static_cast<int64_t>(sizeof(DictEntry)) +
         (int64_t{index_width_of(log2_size)} << log2_size);
}

uint64_t mask_of(const Dict* dict) { return (uint64_t{1} << dict->log2_size) - 1; }

void set_index(Dict* dict, uint64_t slot, int64_t number) {
  void* index = dict->index;
  if (dict->index_width == 1) {
    static_cast<int8_t*>(index)[slot] = static_cast<int8_t>(number);
  } else if (dict->index_width == 2) {
    static_cast<int16_t*>(index)[slot] = static_cast<int16_t>(number);
  } else {
    static_cast<int32_t*>(index)[slot] = static_cast<int32_t>(number);
  }
}

// Steps through the slots of a hash.
class Probe {
 public:
  Probe(const Dict* dict, int64_t hash)
      : mask_(mask_of(dict)), perturb_(static_cast<uint64_t>(hash)), slot_(perturb_ & mask_) {}
  uint64_t slot() const { return slot_; }
  void advance() {
    perturb_ >>= kDictPerturbShift;
    slot_ = (slot_ * 5 + perturb_ + 1) & mask_;
  }

 private:
  uint64_t mask_;
  uint64_t perturb_;
  uint64_t slot_;
};

uint64_t find_free_slot(const Dict* dict, int64_t hash) {
  Probe probe(dict, hash);
  while (dict_index_at(dict, probe.slot()) >= 0) probe.advance();
  return probe.slot();
}

uint64_t find_slot_of_entry(const Dict* dict, int64_t number) {
  Probe probe(dict, dict->entries.pointer[number].hash);
  while (dict_index_at(dict, probe.slot()) != number) probe.advance();
  return probe.slot();
}

// Gives the dict an empty table; the old one stays the caller's.
Status new_table(Dict* dict, int log2_size) {
  char* memory = static_cast<char*>(allocate_table(table_bytes(log2_size)));
  if (memory == nullptr) return kFailed;
  const int64_t usable = dict_usable_of(log2_size);
  dict->entries.pointer = reinterpret_cast<DictEntry*>(memory);
  dict->index.pointer = memory + usable * static_cast<int64_t>(sizeof(DictEntry));
  dict->log2_size = static_cast<uint8_t>(log2_size);
  dict->index_width = static_cast<uint8_t>(index_width_of(log2_size));
  dict->num_entries = 0;
  dict->first_live = 0;
  dict->usable = usable;
  // All ones in every width is kDictEmpty.
  memset(dict->index.pointer, 0xFF, static_cast<size_t>(dict->index_width) << log2_size);
  return kOk;
}

int log2_size_for(int64_t min_size) {
  int log2_size = kDictMinLog2Size;
  while ((int64_t{1} << log2_size) < min_size) log2_size++;
  return log2_size;
}

// Rebuilds the table without its removed entries.
Status resize(Dict* dict, int log2_size) {
  if (log2_size > 31) return raise_memory_error();
  DictEntry* old_entries = dict->entries;
  const int64_t num_old = dict->num_entries;
  const int old_log2_size = dict->log2_size;
  MOLT_TRY_DISCARD(new_table(dict, log2_size));
  DictEntry* entries = dict->entries;
  int64_t number = 0;
  for (int64_t i = 0; i < num_old; i++) {
    if (old_entries[i].key.is_unbound()) continue;
    entries[number] = old_entries[i];
    set_index(dict, find_free_slot(dict, entries[number].hash), number);
    number++;
  }
  dict->num_entries = number;
  dict->usable -= number;
  if (old_entries != nullptr) free_table(old_entries, table_bytes(old_log2_size));
  return kOk;
}

Status grow(Dict* dict) { return resize(dict, log2_size_for(dict->used * 3)); }

// Inline, as most texts used as keys are shorter than a call of memcmp is worth. A str's memory
// holds at least 8 bytes of text.
inline bool are_equal_units(const uint8_t* a, const uint8_t* b, int64_t size) {
  uint64_t left, right;
  if (size <= 8) {
    memcpy(&left, a, 8);
    memcpy(&right, b, 8);
    return size == 0 || (left ^ right) << (64 - 8 * size) == 0;
  }
  for (int64_t i = 0; i + 8 < size; i += 8) {
    memcpy(&left, a + i, 8);
    memcpy(&right, b + i, 8);
    if (left != right) return false;
  }
  memcpy(&left, a + size - 8, 8);
  memcpy(&right, b + size - 8, 8);
  return left == right;
}

inline bool is_same_text(const Str* left, const Str* right) {
  return left->length == right->length && left->kind == right->kind &&
         are_equal_units(left->data(), right->data(), left->length * left->kind);
}

bool is_plain_str(Value value) {
  return value.is_pointer() && value.as_object()->shape == &molt_shape_str;
}

}  // namespace

int64_t dict_find_str(const Dict* dict, const Str* key, int64_t hash) {
  if (dict->entries == nullptr) return kDictEmpty;
  const DictEntry* entries = dict->entries;
  const bool only_str_keys = dict->only_str_keys != 0;
  for (Probe probe(dict, hash);; probe.advance()) {
    const int32_t number = dict_index_at(dict, probe.slot());
    if (number < 0) {
      if (number == kDictEmpty) return kDictEmpty;
      continue;
    }
    // The hash first: when it is equal, the key nearly always is, too.
    const DictEntry& entry = entries[number];
    if (entry.hash != hash || (!only_str_keys && !is_str(entry.key))) continue;
    const Str* candidate = as_str(entry.key);
    if (candidate == key || is_same_text(candidate, key)) return number;
  }
}

// A comparison may change the dict: the lookup then starts again if the table was replaced or the
// entry holds another key.
int64_t dict_find_py(Dict* dict, Value key, int64_t hash) {
  if (is_plain_str(key) && dict->only_str_keys != 0) return dict_find_str(dict, as_str(key), hash);
restart:
  if (dict->entries == nullptr) return kDictEmpty;
  for (Probe probe(dict, hash);; probe.advance()) {
    const int32_t number = dict_index_at(dict, probe.slot());
    if (number == kDictEmpty) return kDictEmpty;
    if (number < 0) continue;
    const DictEntry* entries = dict->entries;
    const Value candidate = entries[number].key;
    if (candidate.bits == key.bits) return number;
    if (entries[number].hash != hash) continue;
    const Ref held = Ref::share(candidate);
    const Tri equal = items_equal_py(candidate, key);
    if (equal.code < 0) return kDictFailed;
    if (dict->entries != entries || entries[number].key.bits != candidate.bits) goto restart;
    if (equal.code > 0) return number;
  }
}

Status dict_insert_new(Dict* dict, Value key, int64_t hash, Value value) {
  if (dict->entries == nullptr) {
    MOLT_TRY_DISCARD(new_table(dict, kDictMinLog2Size));
    dict->only_str_keys = is_plain_str(key);
  } else if (dict->num_entries == 0) {
    dict->only_str_keys = is_plain_str(key);
  } else if (dict->only_str_keys != 0 && !is_plain_str(key)) {
    // CPython changes to a table of another kind here, which compacts the entries.
    MOLT_TRY_DISCARD(grow(dict));
    dict->only_str_keys = 0;
  }
  if (dict->usable <= 0) MOLT_TRY_DISCARD(grow(dict));
  retain(key);
  retain(value);
  const int64_t number = dict->num_entries;
  set_index(dict, find_free_slot(dict, hash), number);
  dict->entries.pointer[number] = {hash, key, value};
  dict->num_entries++;
  dict->usable--;
  dict->used++;
  return kOk;
}

void dict_detach_entry(Dict* dict, int64_t number, Value* key, Value* value) {
  set_index(dict, find_slot_of_entry(dict, number), kDictRemoved);
  DictEntry& entry = dict->entries.pointer[number];
  *key = std::exchange(entry.key, kUnbound);
  *value = std::exchange(entry.value, kUnbound);
  dict->used--;
}

int64_t dict_first_entry(Dict* dict) {
  int64_t number = dict->first_live;
  while (number < dict->num_entries && dict->entries.pointer[number].key.is_unbound()) number++;
  dict->first_live = static_cast<uint32_t>(number);
  return number < dict->num_entries ? number : kDictEmpty;
}

Status dict_move_to_front(Dict* dict, int64_t number) {
  const int64_t first = dict_first_entry(dict);
  if (first == number) return kOk;
  DictEntry* entries = dict->entries;
  const DictEntry moved = entries[number];
  const uint64_t slot = find_slot_of_entry(dict, number);
  if (first > 0) {
    // There is room before the first item.
    entries[number].key = entries[number].value = kUnbound;
    entries[first - 1] = moved;
    set_index(dict, slot, first - 1);
    dict->first_live = static_cast<uint32_t>(first - 1);
    return kOk;
  }
  // All items before it move up by one place, from the last of them on, so that every slot is found
  // while its entry still lies there.
  set_index(dict, slot, kDictRemoved);
  for (int64_t i = number; i > 0; i--) {
    if (!entries[i - 1].key.is_unbound()) set_index(dict, find_slot_of_entry(dict, i - 1), i);
    entries[i] = entries[i - 1];
  }
  entries[0] = moved;
  set_index(dict, slot, 0);
  return kOk;
}

void dict_free_table(Dict* dict) {
  if (dict->entries != nullptr) free_table(dict->entries, table_bytes(dict->log2_size));
  dict->entries.pointer = nullptr;
  dict->index.pointer = nullptr;
  dict->used = dict->num_entries = dict->usable = 0;
  dict->first_live = 0;
  dict->log2_size = dict->index_width = dict->only_str_keys = 0;
}

Status dict_reserve(Dict* dict, int64_t count) {
  const int64_t needed = dict->used + count;
  if (dict->entries == nullptr) {
    if (needed > INT32_MAX) return kOk;
    MOLT_TRY_DISCARD(new_table(dict, log2_size_for((needed * 3 + 1) / 2)));
    dict->only_str_keys = 1;
    return kOk;
  }
  if (dict->usable >= count) return kOk;
  return resize(dict, log2_size_for((needed * 3 + 1) / 2));
}

}  // namespace molt::rt
