// Functions of list that its files share.
#pragma once

#include "runtime/types/list.h"

namespace molt::rt {

// Makes room for `length` items with CPython's growth; never shrinks.
Status list_grow_to(List* list, int64_t length);
// Gives memory back after items were removed.
void list_shrink(List* list);

// list[key] and its store for slice keys; value is kUnbound for deletion.
Owned list_get_slice_py(List* list, Value slice);
Status list_set_slice_object_py(List* list, Value slice, Value value);

Owned list_iterate(Borrowed self);
Owned list_iterate_reversed(Borrowed self);

}  // namespace molt::rt
