// The inline half of list: index, store and append on exact lists without a call.
#pragma once

#include "runtime/fast/count.h"

extern "C" {
namespace molt::rt {
extern molt::abi::Shape molt_shape_list;
}  // namespace molt::rt
}

namespace molt::rt {

Status list_append_slow(Borrowed list, Borrowed item);

// list[index] for an exact list and a small int in range: owned; kUnbound otherwise.
inline Value list_get_fast(Value container, Value index) {
  if (!container.is_pointer() || !index.is_int()) return kUnbound;
  const List* list = static_cast<const List*>(container.as_object());
  if (list->shape != &molt_shape_list) return kUnbound;
  int64_t i = index.as_int();
  if (i < 0) i += list->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(list->length)) return kUnbound;
  const Value item = list->items.pointer[i];
  retain(item);
  return item;
}

// list[index] = value under the same conditions; false when they do not hold.
inline bool list_set_fast(Value container, Value index, Value value) {
  if (!container.is_pointer() || !index.is_int()) return false;
  List* list = static_cast<List*>(container.as_object());
  if (list->shape != &molt_shape_list) return false;
  int64_t i = index.as_int();
  if (i < 0) i += list->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(list->length)) return false;
  retain(value);
  const Value old = list->items.pointer[i];
  list->items.pointer[i] = value;
  release(old);
  return true;
}

// Appends when there is room; the item is shared. Requires a list.
inline bool list_append_fast(Value container, Value item) {
  List* list = static_cast<List*>(container.as_object());
  if (list->length >= list->capacity) return false;
  retain(item);
  list->items.pointer[list->length++] = item;
  return true;
}

}  // namespace molt::rt
