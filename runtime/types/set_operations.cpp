// The set algebra; Objects/setobject.c. Which operand is walked, and when a copy is made, decides
// the order of the result.
#include "runtime/types/set_operations.h"

#include "runtime/types/iterators.h"
#include "runtime/types/set_table.h"

namespace molt::rt {

namespace {

// Calls body(item, hash) for each item of a set. The body may run Python, which may change the set.
template <typename Body>
Status for_each_entry_py(const Set* set, Body body) {
  int64_t position = 0;
  while (const SetEntry* entry = set_next(set, &position)) {
    const int64_t hash = entry->hash;
    const Ref item = Ref::share(entry->key);
    MOLT_TRY_DISCARD(body(item.get(), hash));
  }
  return kOk;
}

Status add_if_contained(Set* result, Set* set, Value item, int64_t hash, bool wanted) {
  MOLT_TRY(is_there, set_contains_known_hash_py(set, item, hash));
  if ((is_there.code != 0) != wanted) return kOk;
  return set_add_known_hash_py(result, item, hash);
}

Owned copy_and_subtract(Set* set, Value other) {
  MOLT_TRY(result, set_copy(set));
  MOLT_TRY_DISCARD(set_difference_update_py(as_set(result), other));
  return result.take();
}

}  // namespace

Owned set_intersection_py(Set* set, Value other) {
  if (other == value_of(set)) return set_copy(set);
  MOLT_TRY(result, set_new_like(set));
  Set* out = as_set(result);
  if (is_any_set(other)) {
    Set* walked = as_set(other);
    Set* searched = set;
    if (walked->used > searched->used) std::swap(walked, searched);
    MOLT_TRY_DISCARD(for_each_entry_py(walked, [&](Value item, int64_t hash) {
      return add_if_contained(out, searched, item, hash, true);
    }));
    return result.take();
  }
  MOLT_TRY(iterator, iterate(other));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kOwnedError;
    if (item.get().is_unbound()) return result.take();
    const Int64Result hash = key_hash_inline_py(item);
    if (hash_failed(hash)) return kOwnedError;
    MOLT_TRY(is_there, set_contains_known_hash_py(set, item, hash.value));
    if (is_there.code == 0) continue;
    MOLT_TRY_DISCARD(set_add_known_hash_py(out, item, hash.value));
    // Nothing more can be found.
    if (out->used >= set->used) return result.take();
  }
}

Owned set_difference_py(Set* set, Value other) {
  const bool is_dict_other = is_exact_dict(other);
  if (!is_any_set(other) && !is_dict_other) return copy_and_subtract(set, other);
  const int64_t other_size = is_dict_other ? dict_length(as_dict(other)) : as_set(other)->used;
  if (set->used / 4 > other_size) return copy_and_subtract(set, other);
  MOLT_TRY(result, set_new_like(set));
  Set* out = as_set(result);
  MOLT_TRY_DISCARD(for_each_entry_py(set, [&](Value item, int64_t hash) -> Status {
    if (!is_dict_other) return add_if_contained(out, as_set(other), item, hash, false);
    MOLT_TRY(is_there, dict_contains_known_hash_py(as_dict(other), item, hash));
    return is_there.code != 0 ? kOk : set_add_known_hash_py(out, item, hash);
  }));
  return result.take();
}

Status set_difference_update_py(Set* set, Value other) {
  if (other == value_of(set)) {
    set_clear(set);
    return kOk;
  }
  const auto discard = [set](Value item, int64_t hash) -> Status {
    return is_failure(set_discard_known_hash_py(set, item, hash)) ? kFailed : kOk;
  };
  if (is_any_set(other)) {
    Ref walked = Ref::share(other);
    if (as_set(other)->used / 8 > set->used) {
      walked = Ref(set_intersection_py(set, other));
      if (is_failure(walked)) return kFailed;
    }
    MOLT_TRY_DISCARD(for_each_entry_py(as_set(walked), discard));
  } else {
    MOLT_TRY(iterator, iterate(other));
    while (true) {
      const Ref item = iterate_next_inline(iterator);
      if (is_failure(item)) return kFailed;
      if (item.get().is_unbound()) break;
      const Int64Result hash = key_hash_inline_py(item);
      if (hash_failed(hash)) return kFailed;
      MOLT_TRY_DISCARD(discard(item, hash.value));
    }
  }
  if (set->fill - set->used <= set->mask / 4) return kOk;
  return set_resize(set, set_growth(set));
}

Status set_symmetric_difference_update_py(Set* set, Value other) {
  if (other == value_of(set)) {
    set_clear(set);
    return kOk;
  }
  const auto toggle = [set](Value item, int64_t hash) -> Status {
    MOLT_TRY(was_there, set_discard_known_hash_py(set, item, hash));
    return was_there.code != 0 ? kOk : set_add_known_hash_py(set, item, hash);
  };
  if (is_exact_dict(other)) {
    int64_t position = 0;
    Value key, value;
    int64_t hash;
    while (dict_next_with_hash(as_dict(other), &position, &key, &value, &hash)) {
      const Ref held = Ref::share(key);
      MOLT_TRY_DISCARD(toggle(key, hash));
    }
    return kOk;
  }
  MOLT_TRY(walked, is_any_set(other) ? new_reference(other) : set_from_like_py(set, other));
  return for_each_entry_py(as_set(walked), toggle);
}

Owned set_symmetric_difference_py(Set* set, Value other) {
  MOLT_TRY(result, set_from_like_py(set, other));
  MOLT_TRY_DISCARD(set_symmetric_difference_update_py(as_set(result), value_of(set)));
  return result.take();
}

Tri set_is_subset_py(Set* set, Value other) {
  if (!is_any_set(other)) {
    MOLT_TRY(common, set_intersection_py(set, other));
    return tri(as_set(common)->used == set->used);
  }
  Set* searched = as_set(other);
  if (set->used > searched->used) return kTriFalse;
  int64_t position = 0;
  while (const SetEntry* entry = set_next(set, &position)) {
    const int64_t hash = entry->hash;
    const Ref item = Ref::share(entry->key);
    const Tri is_there = set_contains_known_hash_py(searched, item, hash);
    if (is_there.code <= 0) return is_there;
  }
  return kTriTrue;
}

Tri set_is_superset_py(Set* set, Value other) {
  if (is_any_set(other)) return set_is_subset_py(as_set(other), value_of(set));
  MOLT_TRY(iterator, iterate(other));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kTriError;
    if (item.get().is_unbound()) return kTriTrue;
    const Tri is_there = set_contains_py(set, item);
    if (is_there.code <= 0) return is_there;
  }
}

Tri set_is_disjoint_py(Set* set, Value other) {
  if (other == value_of(set)) return tri(set->used == 0);
  if (is_exact_set(other) || is_exact_frozenset(other)) {
    Set* walked = as_set(other);
    Set* searched = set;
    if (walked->used > searched->used) std::swap(walked, searched);
    int64_t position = 0;
    while (const SetEntry* entry = set_next(walked, &position)) {
      const int64_t hash = entry->hash;
      const Ref item = Ref::share(entry->key);
      MOLT_TRY(is_there, set_contains_known_hash_py(searched, item, hash));
      if (is_there.code != 0) return kTriFalse;
    }
    return kTriTrue;
  }
  MOLT_TRY(iterator, iterate(other));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kTriError;
    if (item.get().is_unbound()) return kTriTrue;
    MOLT_TRY(is_there, set_contains_py(set, item));
    if (is_there.code != 0) return kTriFalse;
  }
}

}  // namespace molt::rt
