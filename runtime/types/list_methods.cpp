// The methods of list: the rows of abi/types/list.def but sort.
#include "runtime/core/messages/container.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"

#define MOLT_ROWS "abi/types/list.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_list_append(Borrowed self, Borrowed object) {
  MOLT_TRY_DISCARD(list_append(as_list(self), value_of(object)));
  return owned_none();
}

Owned molt_m_list_extend(Borrowed self, Borrowed iterable) {
  MOLT_TRY_DISCARD(list_extend_py(as_list(self), value_of(iterable)));
  return owned_none();
}

Owned molt_m_list_insert(Borrowed self, Borrowed index, Borrowed object) {
  const Int64Result at = ssize_argument_py(value_of(index));
  if (at.value == kInt64Failed && exception_is_set()) return kOwnedError;
  MOLT_TRY_DISCARD(list_insert(as_list(self), at.value, value_of(object)));
  return owned_none();
}

Owned molt_m_list_pop(Borrowed self, Borrowed index) {
  List* list = as_list(self);
  int64_t i = -1;
  if (!value_of(index).is_unbound()) {
    const Int64Result at = ssize_argument_py(value_of(index));
    if (at.value == kInt64Failed && exception_is_set()) return kOwnedError;
    i = at.value;
  }
  if (list->length == 0) return raise(messages::list_pop_empty);
  if (i < 0) i += list->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(list->length)) {
    return raise(messages::list_pop_index);
  }
  return list_take(list, i);
}

Owned molt_m_list_remove(Borrowed self, Borrowed value) {
  List* list = as_list(self);
  const int64_t found = sequence_find_py(list, value_of(value), 0, INT64_MAX);
  if (found == kInt64Failed) return kOwnedError;
  if (found < 0) return raise(messages::list_remove_missing);
  // The comparison may have shortened the list.
  MOLT_TRY_DISCARD(list_set_slice_py(list, found, found + 1, kUnbound));
  return owned_none();
}

Owned molt_m_list_clear(Borrowed self) {
  list_clear(as_list(self));
  return owned_none();
}

Owned molt_m_list_copy(Borrowed self) {
  List* list = as_list(self);
  return list_from_values(list->items, list->length);
}

Owned molt_m_list_reverse(Borrowed self) {
  list_reverse(as_list(self));
  return owned_none();
}

Owned molt_m_list_count(Borrowed self, Borrowed value) {
  return sequence_count_py(as_list(self), value_of(value));
}

Owned molt_m_list_index(Borrowed self, Borrowed value, Borrowed start, Borrowed stop) {
  List* list = as_list(self);
  int64_t first, last;
  MOLT_TRY_DISCARD(search_bounds_py(value_of(start), value_of(stop), list->length, &first, &last));
  const int64_t found = sequence_find_py(list, value_of(value), first, last);
  if (found == kInt64Failed) return kOwnedError;
  if (found < 0) return raise(messages::list_index_missing, value);
  return owned_unchecked(Value::from_small_int(found));
}

Owned molt_m_list___reversed__(Borrowed self) { return list_iterate_reversed(self); }

Owned molt_m_list_sort(Borrowed self, Borrowed key, Borrowed reverse) {
  MOLT_TRY(descending, truth_of(value_of(reverse)));
  MOLT_TRY_DISCARD(list_sort_py(as_list(self), value_of(key), descending.code != 0));
  return owned_none();
}

}  // namespace molt::abi
}
