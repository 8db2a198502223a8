// The storage of lists: making, growing, appending, inserting, removing; Objects/listobject.c.
#include "runtime/types/list.h"

#include "runtime/core/messages/container.h"
#include "runtime/fast/iterate.h"
#include "runtime/fast/table_memory.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

constexpr int64_t kItemSize = static_cast<int64_t>(sizeof(Value));

// Changes the capacity to exactly `capacity` items, which must hold the current ones.
Status set_capacity(List* list, int64_t capacity) {
  if (capacity > INT64_MAX / 16) return raise_memory_error();
  void* items = reallocate_table(list->items, list->capacity * kItemSize, capacity * kItemSize);
  if (items == nullptr) return kFailed;
  list->items.pointer = static_cast<Value*>(items);
  list->capacity = capacity;
  return kOk;
}

}  // namespace

Owned list_new(int64_t capacity) {
  Ref list(owned_object(allocate<List>(molt_shape_list)));
  if (is_failure(list)) return kOwnedError;
  if (capacity > 0) MOLT_TRY_DISCARD(set_capacity(as_list(list), capacity));
  return list.take();
}

Owned list_new_sized(int64_t length) {
  MOLT_TRY(list, list_new(length));
  List* result = as_list(list);
  for (int64_t i = 0; i < length; i++) result->items.pointer[i] = kNone;
  result->length = length;
  return list.take();
}

Owned list_from_values(const Value* items, int64_t length) {
  MOLT_TRY(list, list_new(length));
  List* result = as_list(list);
  share_items(result->items, items, length);
  result->length = length;
  return list.take();
}

Owned list_from_consumed(const Value* items, int64_t length) {
  Ref list = list_new(length);
  if (is_failure(list)) {
    for (int64_t i = 0; i < length; i++) release(items[i]);
    return kOwnedError;
  }
  List* result = as_list(list);
  if (length > 0) {
    memcpy(result->items.pointer, items, static_cast<size_t>(length) * sizeof(Value));
  }
  result->length = length;
  return list.take();
}

Status list_grow_to(List* list, int64_t length) {
  if (length <= list->capacity) return kOk;
  int64_t capacity = (length + (length >> 3) + 6) & ~int64_t{3};
  // A big step at once is probably the final size.
  if (length - list->length > capacity - length) capacity = (length + 3) & ~int64_t{3};
  return set_capacity(list, capacity);
}

Status list_reserve(List* list, int64_t count) {
  if (count > INT64_MAX / 16) return raise_memory_error();
  return list_grow_to(list, list->length + count);
}

void list_shrink(List* list) {
  if (list->length >= list->capacity / 2) return;
  const int64_t capacity =
      list->length == 0 ? 0 : (list->length + (list->length >> 3) + 6) & ~int64_t{3};
  if (capacity >= list->capacity) return;
  if (capacity == 0) {
    free_table(list->items, list->capacity * kItemSize);
    list->items.pointer = nullptr;
    list->capacity = 0;
    return;
  }
  // Shrinking in place is an optimisation only.
  if (is_failure(set_capacity(list, capacity))) clear_exception();
}

Status list_append(List* list, Value item) {
  if (list->length >= list->capacity) [[unlikely]] {
    MOLT_TRY_DISCARD(list_grow_to(list, list->length + 1));
  }
  retain(item);
  list->items.pointer[list->length++] = item;
  return kOk;
}

Status list_append_slow(Borrowed list, Borrowed item) {
  return list_append(as_list(list), value_of(item));
}

Status list_append_consumed(List* list, Value item) {
  if (list->length >= list->capacity) [[unlikely]] {
    if (is_failure(list_grow_to(list, list->length + 1))) {
      release(item);
      return kFailed;
    }
  }
  list->items.pointer[list->length++] = item;
  return kOk;
}

Status list_insert(List* list, int64_t index, Value item) {
  MOLT_TRY_DISCARD(list_grow_to(list, list->length + 1));
  index = clip_bound(index, list->length);
  Value* items = list->items;
  memmove(items + index + 1, items + index,
          static_cast<size_t>(list->length - index) * sizeof(Value));
  retain(item);
  items[index] = item;
  list->length++;
  return kOk;
}

Owned list_take(List* list, int64_t index) {
  Value* items = list->items;
  const Value item = items[index];
  list->length--;
  memmove(items + index, items + index + 1,
          static_cast<size_t>(list->length - index) * sizeof(Value));
  list_shrink(list);
  return owned_unchecked(item);
}

void list_clear(List* list) {
  Value* items = list->items;
  const int64_t capacity = list->capacity;
  const int64_t length = list->length;
  if (items == nullptr) return;
  // Releasing an item may run code that looks at the list.
  list->items.pointer = nullptr;
  list->length = 0;
  list->capacity = 0;
  for (int64_t i = length; i-- > 0;) release(items[i]);
  free_table(items, capacity * kItemSize);
}

void list_reverse(List* list) {
  Value* items = list->items;
  for (int64_t low = 0, high = list->length - 1; low < high; low++, high--) {
    std::swap(items[low], items[high]);
  }
}

Owned list_slice(List* list, int64_t start, int64_t end) {
  return list_from_values(list->items.pointer + start, end - start);
}

namespace {

// Appends the items of a list or tuple, which may be the list itself.
Status extend_from_values(List* list, Value source) {
  const bool is_tuple_source = is_tuple(source);
  const int64_t count = is_tuple_source ? as_tuple(source)->length : as_list(source)->length;
  if (count == 0) return kOk;
  MOLT_TRY_DISCARD(list_reserve(list, count));
  const Value* items = is_tuple_source ? as_tuple(source)->items() : as_list(source)->items.pointer;
  share_items(list->items.pointer + list->length, items, count);
  list->length += count;
  return kOk;
}

}  // namespace

Status list_extend_py(List* list, Value iterable) {
  if (is_exact_list(iterable) || is_exact_tuple(iterable) || iterable == value_of(list)) {
    return extend_from_values(list, iterable);
  }
  MOLT_TRY(iterator, iterate(iterable));
  const Int64Result hint = length_hint(iterable, 8);
  if (hint.value == kInt64Failed) return kFailed;
  // A hint that is too large is no error: the items may be fewer.
  if (hint.value < INT64_MAX / 16 - list->length && is_failure(list_reserve(list, hint.value))) {
    clear_exception();
  }
  while (true) {
    const Owned item = iterate_next_inline(iterator);
    if (item.bits == kUnboundBits) break;
    if (is_failure(item)) return kFailed;
    MOLT_TRY_DISCARD(list_append_consumed(list, value_of(item)));
  }
  list_shrink(list);
  return kOk;
}

Owned list_from(Value iterable) {
  if (is_exact_list(iterable)) {
    List* source = as_list(iterable);
    return list_from_values(source->items, source->length);
  }
  MOLT_TRY(list, list_new());
  MOLT_TRY_DISCARD(list_extend_py(as_list(list), iterable));
  return list.take();
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_list(ConsumedArgs items, int64_t num_items) {
  return list_from_consumed(items.values, num_items);
}

// [*iterable]
Status molt_list_extend(Borrowed list, Borrowed iterable) {
  const Status status = list_extend_py(as_list(list), value_of(iterable));
  if (is_failure(status) && exception_is(molt_type_TypeError) && !is_iterable(value_of(iterable))) {
    clear_exception();
    return raise(messages::star_not_iterable, iterable);
  }
  return status;
}

}  // namespace molt::abi
}
