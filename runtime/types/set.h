// set and frozenset: the hash table of CPython's Objects/setobject.c, whose order of iteration is
// observable.
//
// Functions whose name ends in _py may run Python through __hash__ or __eq__ of an item.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct SetEntry {
  // kUnbound: never used. kError: removed.
  Value key;
  int64_t hash;
};

inline constexpr int64_t kSetMinSize = 8;

struct Set : Object {
  // Entries used, removed ones included; and items.
  int64_t fill;
  int64_t used;
  // The table has mask + 1 entries, a power of two.
  int64_t mask;
  // `small` or a block of its own.
  Field<SetEntry*> table;
  // frozenset: valid with kFlagHashCached.
  int64_t hash;
  // Where pop() looks next.
  int64_t finger;
  SetEntry small[kSetMinSize];
};
static_assert(sizeof(Set) == 16 + 48 + 128);

inline Set* as_set(Value value) { return static_cast<Set*>(value.as_object()); }
inline Set* as_set(Borrowed value) { return as_set(value_of(value)); }
inline Set* as_set(const Ref& value) { return as_set(value.get()); }
inline Value value_of(const Set* set) { return Value::from_object(set); }
inline bool is_any_set(Value value) { return has_type_flag(value, kTypeSetSubclass); }
inline bool is_exact_set(Value value) { return has_type(value, molt_shape_set); }
inline bool is_exact_frozenset(Value value) { return has_type(value, molt_shape_frozenset); }

Owned set_new();
// A set or frozenset of the items of any iterable.
Owned set_from_py(Value iterable);
Owned frozenset_from_py(Value iterable);
// A set or frozenset (of `other`'s base type) with the same items.
Owned set_copy(Set* set);

Status set_add_py(Set* set, Value item);
Status set_add_known_hash_py(Set* set, Value item, int64_t hash);
Tri set_contains_py(Set* set, Value item);
Tri set_contains_known_hash_py(Set* set, Value item, int64_t hash);
// 1 when the item was there and is gone.
Tri set_discard_py(Set* set, Value item);
Tri set_discard_known_hash_py(Set* set, Value item, int64_t hash);
void set_clear(Set* set);
// set.update with one iterable.
Status set_update_py(Set* set, Value iterable);
// Steps through the items (borrowed): `int64_t position = 0; while (const SetEntry* e =
// set_next(set, &position)) ...`.
const SetEntry* set_next(const Set* set, int64_t* position);

}  // namespace molt::rt
