// list: making and changing lists from the runtime.
#pragma once

#include "runtime/core/type.h"
#include "runtime/fast/list.h"

namespace molt::rt {

inline List* as_list(Value value) { return static_cast<List*>(value.as_object()); }
inline List* as_list(Borrowed value) { return as_list(value_of(value)); }
inline List* as_list(const Ref& value) { return as_list(value.get()); }
inline Value value_of(const List* list) { return Value::from_object(list); }
inline bool is_exact_list(Value value) { return has_type(value, molt_shape_list); }

// An empty list with room for `capacity` items. list_new_sized has `length` items, all None.
Owned list_new(int64_t capacity = 0);
Owned list_new_sized(int64_t length);
// The items are shared, or taken over.
Owned list_from_values(const Value* items, int64_t length);
Owned list_from_consumed(const Value* items, int64_t length);

// Appends; the item is shared, or taken over (also on failure).
Status list_append(List* list, Value item);
Status list_append_consumed(List* list, Value item);
// Inserts before an index, which is clipped as list.insert does.
Status list_insert(List* list, int64_t index, Value item);
// list.extend; the iterable may be the list itself.
Status list_extend_py(List* list, Value iterable);
// Room for `count` more items.
Status list_reserve(List* list, int64_t count);
// Removes the item at a valid index and gives it.
Owned list_take(List* list, int64_t index);
void list_clear(List* list);
// list[start:end] for 0 <= start <= end <= length.
Owned list_slice(List* list, int64_t start, int64_t end);
// list[start:end] = items (any iterable; kUnbound deletes); bounds are clipped.
Status list_set_slice_py(List* list, int64_t start, int64_t end, Value items);
// list.sort(key=key, reverse=reverse); key may be kNone.
Status list_sort_py(List* list, Value key, bool reverse);
void list_reverse(List* list);

}  // namespace molt::rt
