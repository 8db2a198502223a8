// The hash table of set and frozenset; Objects/setobject.c. Probing looks at up to kLinearProbes
// neighbours before it jumps; when and how the table grows decides the order of iteration, so all
// of it follows CPython step by step.
#include "runtime/types/set_table.h"

#include "runtime/fast/table_memory.h"
#include "runtime/types/sequence.h"

namespace molt::rt {

namespace {

constexpr uint64_t kLinearProbes = 9;
constexpr int kPerturbShift = 5;
constexpr Value kRemoved = kError;
constexpr SetEntry kUnusedEntry{kUnbound, 0};

int64_t table_bytes(int64_t size) { return size * static_cast<int64_t>(sizeof(SetEntry)); }

bool owns_table(const Set* set) { return set->table.pointer != set->small; }

bool is_unused(const SetEntry& entry) { return entry.key.is_unbound(); }

// Puts an item that is not there into a table without removed entries.
void insert_clean(SetEntry* table, uint64_t mask, Value key, int64_t hash) {
  uint64_t perturb = static_cast<uint64_t>(hash);
  uint64_t i = perturb & mask;
  while (true) {
    SetEntry* entry = table + i;
    const SetEntry* last = i + kLinearProbes <= mask ? entry + kLinearProbes : entry;
    for (; entry <= last; entry++) {
      if (is_unused(*entry)) {
        *entry = {key, hash};
        return;
      }
    }
    perturb >>= kPerturbShift;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

enum class Found : uint8_t { kNo, kYes, kChanged, kFailed };

// Compares a candidate of the same hash; the comparison may change the set.
Found compare_entry_py(const Set* set, const SetEntry* entry, Value item) {
  const Value key = entry->key;
  if (key.bits == item.bits) return Found::kYes;
  const SetEntry* table = set->table;
  const Ref held = Ref::share(key);
  const Tri equal = items_equal_py(key, item);
  if (equal.code < 0) return Found::kFailed;
  if (equal.code > 0) return Found::kYes;
  if (table != set->table.pointer || entry->key.bits != key.bits) return Found::kChanged;
  return Found::kNo;
}

void reset_table(Set* set, SetEntry* table, int64_t size) {
  for (int64_t i = 0; i < size; i++) table[i] = kUnusedEntry;
  set->table.pointer = table;
  set->mask = size - 1;
}

}  // namespace

void set_start(Set* set) {
  // As in CPython, clearing leaves `finger` where it is.
  set->fill = set->used = 0;
  reset_table(set, set->small, kSetMinSize);
}

namespace {

// The place of an item, or the unused place where the search ended; null on failure. `removed`,
// unless null, gets the last removed place on the way, or null.
SetEntry* find_place_py(Set* set, Value item, int64_t hash, SetEntry** removed) {
restart:
  if (removed != nullptr) *removed = nullptr;
  const uint64_t mask = static_cast<uint64_t>(set->mask);
  uint64_t perturb = static_cast<uint64_t>(hash);
  uint64_t i = perturb & mask;
  while (true) {
    SetEntry* entry = set->table.pointer + i;
    const SetEntry* last = i + kLinearProbes <= mask ? entry + kLinearProbes : entry;
    for (; entry <= last; entry++) {
      if (is_unused(*entry)) return entry;
      if (entry->hash != hash) {
        if (removed != nullptr && entry->key.is_error()) *removed = entry;
        continue;
      }
      switch (compare_entry_py(set, entry, item)) {
        case Found::kYes:
          return entry;
        case Found::kFailed:
          return nullptr;
        case Found::kChanged:
          goto restart;
        case Found::kNo:
          break;
      }
    }
    perturb >>= kPerturbShift;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

}  // namespace

SetEntry* set_find_py(Set* set, Value item, int64_t hash) {
  return find_place_py(set, item, hash, nullptr);
}

Status set_add_known_hash_py(Set* set, Value item, int64_t hash) {
  // Keeps the item alive while comparisons run.
  const Ref held = Ref::share(item);
  SetEntry* removed;
  SetEntry* entry = find_place_py(set, item, hash, &removed);
  if (entry == nullptr) return kFailed;
  if (!is_unused(*entry)) return kOk;
  retain(item);
  set->used++;
  if (removed != nullptr) {
    *removed = {item, hash};
    return kOk;
  }
  set->fill++;
  *entry = {item, hash};
  if (set->fill * 5 < set->mask * 3) return kOk;
  return set_resize(set, set_growth(set));
}

Status set_resize(Set* set, int64_t min_used) {
  int64_t size = kSetMinSize;
  while (size <= min_used) size *= 2;
  SetEntry* old_table = set->table;
  const int64_t old_size = set->mask + 1;
  const bool was_own = owns_table(set);
  SetEntry small_copy[kSetMinSize];
  SetEntry* table = set->small;
  if (size == kSetMinSize) {
    if (!was_own) {
      if (set->fill == set->used) return kOk;
      memcpy(small_copy, set->small, sizeof(small_copy));
      old_table = small_copy;
    }
  } else {
    table = static_cast<SetEntry*>(allocate_table(table_bytes(size)));
    if (table == nullptr) return kFailed;
  }
  reset_table(set, table, size);
  set->fill = set->used;
  for (int64_t i = 0; i < old_size; i++) {
    const SetEntry& entry = old_table[i];
    if (is_item(entry)) {
      insert_clean(table, static_cast<uint64_t>(set->mask), entry.key, entry.hash);
    }
  }
  if (was_own) free_table(old_table, table_bytes(old_size));
  return kOk;
}

Tri set_contains_known_hash_py(Set* set, Value item, int64_t hash) {
  const SetEntry* entry = set_find_py(set, item, hash);
  if (entry == nullptr) return kTriError;
  return tri(is_item(*entry));
}

Tri set_discard_known_hash_py(Set* set, Value item, int64_t hash) {
  SetEntry* entry = set_find_py(set, item, hash);
  if (entry == nullptr) return kTriError;
  if (is_unused(*entry)) return kTriFalse;
  const Value key = entry->key;
  // No item has the hash -1.
  *entry = {kRemoved, -1};
  set->used--;
  release(key);
  return kTriTrue;
}

Status set_merge_py(Set* set, const Set* other) {
  if (other == set || other->used == 0) return kOk;
  if ((set->fill + other->used) * 5 >= set->mask * 3) {
    MOLT_TRY_DISCARD(set_resize(set, (set->used + other->used) * 2));
  }
  if (set->fill == 0) {
    const bool is_same_size = set->mask == other->mask && other->fill == other->used;
    const uint64_t mask = static_cast<uint64_t>(set->mask);
    for (int64_t i = 0; i <= other->mask; i++) {
      const SetEntry& entry = other->table.pointer[i];
      if (!is_item(entry)) continue;
      retain(entry.key);
      if (is_same_size) {
        set->table.pointer[i] = entry;
      } else {
        insert_clean(set->table, mask, entry.key, entry.hash);
      }
    }
    set->fill = set->used = other->used;
    return kOk;
  }
  for (int64_t i = 0; i <= other->mask; i++) {
    const SetEntry entry = other->table.pointer[i];
    if (is_item(entry)) MOLT_TRY_DISCARD(set_add_known_hash_py(set, entry.key, entry.hash));
  }
  return kOk;
}

const SetEntry* set_next(const Set* set, int64_t* position) {
  for (int64_t i = *position; i <= set->mask; i++) {
    const SetEntry* entry = set->table.pointer + i;
    if (!is_item(*entry)) continue;
    *position = i + 1;
    return entry;
  }
  *position = set->mask + 1;
  return nullptr;
}

void set_clear(Set* set) {
  SetEntry* table = set->table;
  const int64_t size = set->mask + 1;
  const bool was_own = owns_table(set);
  SetEntry small_copy[kSetMinSize];
  if (!was_own) {
    if (set->fill == 0) return;
    memcpy(small_copy, set->small, sizeof(small_copy));
    table = small_copy;
  }
  // Releasing an item may run code that looks at the set.
  set_start(set);
  for (int64_t i = 0; i < size; i++) {
    if (is_item(table[i])) release(table[i].key);
  }
  if (was_own) free_table(table, table_bytes(size));
}

void set_swap_contents(Set* a, Set* b) {
  const bool a_owns = owns_table(a);
  const bool b_owns = owns_table(b);
  std::swap(a->fill, b->fill);
  std::swap(a->used, b->used);
  std::swap(a->mask, b->mask);
  SetEntry* a_table = a->table;
  SetEntry* b_table = b->table;
  SetEntry copy[kSetMinSize];
  memcpy(copy, a->small, sizeof(copy));
  memcpy(a->small, b->small, sizeof(copy));
  memcpy(b->small, copy, sizeof(copy));
  a->table.pointer = b_owns ? b_table : a->small;
  b->table.pointer = a_owns ? a_table : b->small;
}

}  // namespace molt::rt
