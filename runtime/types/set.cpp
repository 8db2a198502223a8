// Making and filling sets.
#include "runtime/types/set.h"

#include "runtime/core/call.h"
#include "runtime/types/iterators.h"
#include "runtime/types/set_table.h"

namespace molt::rt {

namespace {

Owned new_of_shape(Shape& shape) {
  Set* set = allocate<Set>(shape);
  if (set == nullptr) return kOwnedError;
  set_start(set);
  return owned_object(set);
}

Status update_from_dict_py(Set* set, Dict* dict) {
  const int64_t count = dict_length(dict);
  if ((set->fill + count) * 5 >= set->mask * 3) {
    MOLT_TRY_DISCARD(set_resize(set, (set->used + count) * 2));
  }
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(dict, &position, &key, &value, &hash)) {
    MOLT_TRY_DISCARD(set_add_known_hash_py(set, key, hash));
  }
  return kOk;
}

// A set for an item that is a set and therefore unhashable, as CPython allows in `in`, remove and
// discard: a frozenset of the same items. kUnbound when the exception that is set is to stay.
Owned frozen_item(Value item) {
  if (!is_any_set(item) || !exception_is(molt_type_TypeError)) return owned_unbound();
  clear_exception();
  return frozenset_from_py(item);
}

}  // namespace

Owned set_new() { return new_of_shape(molt_shape_set); }

Owned set_new_like(const Set* like) {
  const Value value = value_of(like);
  return new_of_shape(is_subtype(type_of(value), &molt_type_frozenset) ? molt_shape_frozenset
                                                                       : molt_shape_set);
}

Owned set_from_like_py(const Set* like, Value iterable) {
  MOLT_TRY(result, set_new_like(like));
  MOLT_TRY_DISCARD(set_update_py(as_set(result), iterable));
  return result.take();
}

Owned set_copy(Set* set) { return set_from_like_py(set, value_of(set)); }

Owned set_from_py(Value iterable) {
  MOLT_TRY(result, set_new());
  MOLT_TRY_DISCARD(set_update_py(as_set(result), iterable));
  return result.take();
}

Owned frozenset_from_py(Value iterable) {
  MOLT_TRY(result, new_of_shape(molt_shape_frozenset));
  MOLT_TRY_DISCARD(set_update_py(as_set(result), iterable));
  return result.take();
}

Status set_add_py(Set* set, Value item) {
  const Int64Result hash = key_hash_inline_py(item);
  if (hash_failed(hash)) return kFailed;
  return set_add_known_hash_py(set, item, hash.value);
}

Tri set_contains_py(Set* set, Value item) {
  const Int64Result hash = key_hash_inline_py(item);
  if (!hash_failed(hash)) return set_contains_known_hash_py(set, item, hash.value);
  MOLT_TRY(frozen, frozen_item(item));
  if (frozen.get().is_unbound()) return kTriError;
  return set_contains_py(set, frozen);
}

Tri set_discard_py(Set* set, Value item) {
  const Int64Result hash = key_hash_inline_py(item);
  if (!hash_failed(hash)) return set_discard_known_hash_py(set, item, hash.value);
  MOLT_TRY(frozen, frozen_item(item));
  if (frozen.get().is_unbound()) return kTriError;
  return set_discard_py(set, frozen);
}

Status set_update_py(Set* set, Value iterable) {
  if (is_any_set(iterable)) return set_merge_py(set, as_set(iterable));
  if (is_exact_dict(iterable)) return update_from_dict_py(set, as_dict(iterable));
  MOLT_TRY(iterator, iterate(iterable));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kFailed;
    if (item.get().is_unbound()) return kOk;
    MOLT_TRY_DISCARD(set_add_py(set, item));
  }
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_set(Args items, int64_t num_items) {
  MOLT_TRY(result, set_new());
  for (int64_t i = 0; i < num_items; i++) {
    MOLT_TRY_DISCARD(set_add_py(as_set(result), items.values[i]));
  }
  return result.take();
}

Owned molt_make_constant_set(Borrowed items_tuple) {
  // CPython's compiler makes the frozenset from the items as written, and once more when it merges
  // equal constants; both decide the order of the elements.
  MOLT_TRY(written, frozenset_from_py(value_of(items_tuple)));
  MOLT_TRY(merged_items, list_from(written));
  MOLT_TRY(merged, frozenset_from_py(merged_items));
  return set_from_py(merged);
}

Status molt_set_add(Borrowed set, Borrowed item) { return set_add_py(as_set(set), value_of(item)); }

Status molt_set_update(Borrowed set, Borrowed iterable) {
  return set_update_py(as_set(set), value_of(iterable));
}

}  // namespace molt::abi
}
