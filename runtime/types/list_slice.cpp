// Slices of lists: reading, assignment and deletion.
#include "runtime/core/messages/container.h"
#include "runtime/fast/table_memory.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// The items to store as a list or tuple that does not change meanwhile: a copy if `items` is the
// list itself.
Owned items_to_store(List* list, Value items, Message not_iterable) {
  if (items == value_of(list)) return list_from_values(list->items, list->length);
  if (is_list(items) || is_tuple(items)) return new_reference(items);
  const Owned result = list_from(items);
  if (is_failure(result) && exception_is(molt_type_TypeError) && !is_iterable(items)) {
    clear_exception();
    return raise(not_iterable);
  }
  return result;
}

const Value* stored_items(Value source, int64_t* count) {
  if (is_tuple(source)) {
    *count = as_tuple(source)->length;
    return as_tuple(source)->items();
  }
  *count = as_list(source)->length;
  return as_list(source)->items;
}

// Values that were taken out of a list and wait for their release, which may run Python.
class Discarded {
 public:
  ~Discarded() {
    for (int64_t i = count_; i-- > 0;) release(values_[i]);
    if (values_ != inline_) free_raw(values_);
  }
  // False with MemoryError set.
  bool reserve(int64_t count) {
    if (count <= kInline) return true;
    values_ = allocate_array<Value>(count);
    if (values_ != nullptr) return true;
    values_ = inline_;
    return false;
  }
  void add(Value value) { values_[count_++] = value; }

 private:
  static constexpr int64_t kInline = 16;
  Value inline_[kInline];
  Value* values_ = inline_;
  int64_t count_ = 0;
};

// Replaces [start, end) by `count` shared items.
Status replace_items(List* list, int64_t start, int64_t end, const Value* source, int64_t count) {
  Discarded discarded;
  if (!discarded.reserve(end - start)) return kFailed;
  const int64_t growth = count - (end - start);
  if (growth > 0) MOLT_TRY_DISCARD(list_reserve(list, growth));
  Value* items = list->items;
  for (int64_t i = start; i < end; i++) discarded.add(items[i]);
  if (growth != 0) {
    memmove(items + end + growth, items + end,
            static_cast<size_t>(list->length - end) * sizeof(Value));
  }
  share_items(items + start, source, count);
  list->length += growth;
  if (growth < 0) list_shrink(list);
  return kOk;
}

Status delete_steps(List* list, SliceBounds bounds, int64_t count) {
  if (count == 0) return kOk;
  if (bounds.step < 0) {
    bounds.start = bounds.start + (count - 1) * bounds.step;
    bounds.step = -bounds.step;
  }
  Discarded discarded;
  if (!discarded.reserve(count)) return kFailed;
  Value* items = list->items;
  int64_t to = bounds.start;
  int64_t next_removed = bounds.start;
  int64_t num_removed = 0;
  for (int64_t from = bounds.start; from < list->length; from++) {
    if (num_removed < count && from == next_removed) {
      discarded.add(items[from]);
      num_removed++;
      // The last step may leave the range of an int64.
      if (num_removed < count) next_removed += bounds.step;
    } else {
      items[to++] = items[from];
    }
  }
  list->length = to;
  list_shrink(list);
  return kOk;
}

Status store_steps(List* list, SliceBounds bounds, Value value) {
  MOLT_TRY(source, items_to_store(list, value, messages::extended_slice_not_iterable));
  // Making a list of the items may have run code that changed this one; CPython, too, works with
  // the count from before.
  const int64_t count = bounds.adjust(list->length);
  int64_t num_items;
  const Value* items = stored_items(source, &num_items);
  if (num_items != count) return raise(messages::extended_slice_size, num_items, count);
  Discarded discarded;
  if (!discarded.reserve(count)) return kFailed;
  for (int64_t i = 0; i < count; i++) {
    Value& place = list->items.pointer[bounds.start + i * bounds.step];
    discarded.add(place);
    retain(items[i]);
    place = items[i];
  }
  return kOk;
}

}  // namespace

Status list_set_slice_py(List* list, int64_t start, int64_t end, Value items) {
  if (items.is_unbound()) {
    start = clip_bound(start, list->length);
    end = clip_bound(end, list->length);
    return end <= start ? kOk : replace_items(list, start, end, nullptr, 0);
  }
  MOLT_TRY(source, items_to_store(list, items, messages::slice_assign_not_iterable));
  start = clip_bound(start, list->length);
  end = clip_bound(end, list->length);
  if (end < start) end = start;
  int64_t count;
  const Value* values = stored_items(source, &count);
  return replace_items(list, start, end, values, count);
}

Owned list_get_slice_py(List* list, Value slice) {
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(slice, &bounds));
  const int64_t count = bounds.adjust(list->length);
  if (count == 0) return list_new();
  if (bounds.step == 1) return list_slice(list, bounds.start, bounds.start + count);
  MOLT_TRY(result, list_new(count));
  List* out = as_list(result);
  for (int64_t i = 0; i < count; i++) {
    const Value item = list->items.pointer[bounds.start + i * bounds.step];
    retain(item);
    out->items.pointer[i] = item;
  }
  out->length = count;
  return result.take();
}

Status list_set_slice_object_py(List* list, Value slice, Value value) {
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(slice, &bounds));
  if (bounds.step == 1) return list_set_slice_py(list, bounds.start, bounds.stop, value);
  if (!value.is_unbound()) return store_steps(list, bounds, value);
  const int64_t count = bounds.adjust(list->length);
  return delete_steps(list, bounds, count);
}

}  // namespace molt::rt
