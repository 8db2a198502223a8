// The methods of set and frozenset: the rows of abi/types/set.def.
#include "runtime/core/messages/container.h"
#include "runtime/types/set_operations.h"
#include "runtime/types/set_table.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/set.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned copy_of(Borrowed self) {
  if (is_exact_frozenset(value_of(self))) return new_reference(value_of(self));
  return set_copy(as_set(self));
}

Owned union_of(Borrowed self, Borrowed others) {
  Tuple* args = as_tuple(others);
  MOLT_TRY(result, set_copy(as_set(self)));
  for (int64_t i = 0; i < args->length; i++) {
    if (args->items()[i] == value_of(self)) continue;
    MOLT_TRY_DISCARD(set_update_py(as_set(result), args->items()[i]));
  }
  return result.take();
}

Owned intersection_of(Borrowed self, Borrowed others) {
  Tuple* args = as_tuple(others);
  if (args->length == 0) return copy_of(self);
  Ref result = Ref::share(value_of(self));
  for (int64_t i = 0; i < args->length; i++) {
    result = Ref(set_intersection_py(as_set(result), args->items()[i]));
    if (is_failure(result)) return kOwnedError;
  }
  return result.take();
}

Owned difference_of(Borrowed self, Borrowed others) {
  Tuple* args = as_tuple(others);
  if (args->length == 0) return copy_of(self);
  MOLT_TRY(result, set_difference_py(as_set(self), args->items()[0]));
  for (int64_t i = 1; i < args->length; i++) {
    MOLT_TRY_DISCARD(set_difference_update_py(as_set(result), args->items()[i]));
  }
  return result.take();
}

Owned truth_result(Tri result) {
  if (result.code < 0) return kOwnedError;
  return owned_bool(result.code != 0);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

// What set and frozenset have in common.
#define MOLT_SET_METHODS(type)                                                                   \
  Owned molt_m_##type##_copy(Borrowed self) { return copy_of(self); }                            \
  Owned molt_m_##type##_union(Borrowed self, Borrowed others) { return union_of(self, others); } \
  Owned molt_m_##type##_intersection(Borrowed self, Borrowed others) {                           \
    return intersection_of(self, others);                                                        \
  }                                                                                              \
  Owned molt_m_##type##_difference(Borrowed self, Borrowed others) {                             \
    return difference_of(self, others);                                                          \
  }                                                                                              \
  Owned molt_m_##type##_symmetric_difference(Borrowed self, Borrowed other) {                    \
    return set_symmetric_difference_py(as_set(self), value_of(other));                           \
  }                                                                                              \
  Owned molt_m_##type##_isdisjoint(Borrowed self, Borrowed other) {                              \
    return truth_result(set_is_disjoint_py(as_set(self), value_of(other)));                      \
  }                                                                                              \
  Owned molt_m_##type##_issubset(Borrowed self, Borrowed other) {                                \
    return truth_result(set_is_subset_py(as_set(self), value_of(other)));                        \
  }                                                                                              \
  Owned molt_m_##type##_issuperset(Borrowed self, Borrowed other) {                              \
    return truth_result(set_is_superset_py(as_set(self), value_of(other)));                      \
  }

MOLT_SET_METHODS(set)
MOLT_SET_METHODS(frozenset)

Owned molt_m_set_add(Borrowed self, Borrowed item) {
  MOLT_TRY_DISCARD(set_add_py(as_set(self), value_of(item)));
  return owned_none();
}

Owned molt_m_set_discard(Borrowed self, Borrowed item) {
  MOLT_TRY_DISCARD(set_discard_py(as_set(self), value_of(item)));
  return owned_none();
}

Owned molt_m_set_remove(Borrowed self, Borrowed item) {
  MOLT_TRY(was_there, set_discard_py(as_set(self), value_of(item)));
  if (was_there.code == 0) return raise_key_error(value_of(item));
  return owned_none();
}

Owned molt_m_set_pop(Borrowed self) {
  Set* set = as_set(self);
  if (set->used == 0) return raise(messages::set_pop_empty);
  int64_t i = set->finger & set->mask;
  while (!is_item(set->table.pointer[i])) i = i == set->mask ? 0 : i + 1;
  SetEntry& entry = set->table.pointer[i];
  const Value item = entry.key;
  entry = {kError, -1};
  set->used--;
  set->finger = i + 1;
  return owned_unchecked(item);
}

Owned molt_m_set_clear(Borrowed self) {
  set_clear(as_set(self));
  return owned_none();
}

Owned molt_m_set_update(Borrowed self, Borrowed others) {
  Tuple* args = as_tuple(others);
  for (int64_t i = 0; i < args->length; i++) {
    MOLT_TRY_DISCARD(set_update_py(as_set(self), args->items()[i]));
  }
  return owned_none();
}

Owned molt_m_set_intersection_update(Borrowed self, Borrowed others) {
  MOLT_TRY(result, intersection_of(self, others));
  set_swap_contents(as_set(self), as_set(result));
  return owned_none();
}

Owned molt_m_set_difference_update(Borrowed self, Borrowed others) {
  Tuple* args = as_tuple(others);
  for (int64_t i = 0; i < args->length; i++) {
    MOLT_TRY_DISCARD(set_difference_update_py(as_set(self), args->items()[i]));
  }
  return owned_none();
}

Owned molt_m_set_symmetric_difference_update(Borrowed self, Borrowed other) {
  MOLT_TRY_DISCARD(set_symmetric_difference_update_py(as_set(self), value_of(other)));
  return owned_none();
}

}  // namespace molt::abi
}
