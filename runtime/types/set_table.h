// The hash table of sets, as the files of set see it.
#pragma once

#include "runtime/types/container_support.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/set.h"

namespace molt::rt {

inline bool is_item(const SetEntry& entry) {
  return !entry.key.is_unbound() && !entry.key.is_error();
}

// Gives a zeroed set its empty table.
void set_start(Set* set);
// An empty set or frozenset, as `like` is.
Owned set_new_like(const Set* like);
// A set or frozenset of the base type of `like` with the items of any iterable.
Owned set_from_like_py(const Set* like, Value iterable);
// The place of an item, or the unused place where the search ended; null on failure.
SetEntry* set_find_py(Set* set, Value item, int64_t hash);
// Rebuilds the table with more than `min_used` places, without removed entries.
Status set_resize(Set* set, int64_t min_used);
// CPython's new size after an insertion filled 3/5 of the table.
inline int64_t set_growth(const Set* set) {
  return set->used > 50000 ? set->used * 2 : set->used * 4;
}
// Adds all items of another set.
Status set_merge_py(Set* set, const Set* other);
// Exchanges the contents of two sets.
void set_swap_contents(Set* a, Set* b);

}  // namespace molt::rt
