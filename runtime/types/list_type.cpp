// The slots of list and its type object.
#include "runtime/core/messages/container.h"
#include "runtime/fast/table_memory.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"

namespace molt::rt {

namespace {

void list_destroy(Object* self) { list_clear(static_cast<List*>(self)); }

void list_traverse(Object* self, Visitor visit, void* context) {
  List* list = static_cast<List*>(self);
  for (int64_t i = 0; i < list->length; i++) visit_value(list->items.pointer[i], visit, context);
}

Owned list_repr(Borrowed self) {
  List* list = as_list(self);
  if (list->length == 0) return make_str_ascii("[]");
  return sequence_repr_py(list, "[", "]");
}

Owned list_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_list(value_of(other))) return not_implemented();
  List* left = as_list(self);
  List* right = as_list(other);
  if (left->length != right->length && (op == CompareOp::kEq || op == CompareOp::kNe)) {
    return owned_bool(op == CompareOp::kNe);
  }
  return sequence_compare_py(left, right, op);
}

Int64Result list_length(Borrowed self) { return {as_list(self)->length}; }

Owned list_get_item(Borrowed self, Borrowed key) {
  List* list = as_list(self);
  if (!can_index(value_of(key))) {
    if (is_slice(value_of(key))) return list_get_slice_py(list, value_of(key));
    return raise(messages::list_indices, key);
  }
  const Int64Result index = sequence_index_py(value_of(key));
  if (index.value == kInt64Failed && exception_is_set()) return kOwnedError;
  int64_t i = index.value;
  if (i < 0) i += list->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(list->length)) {
    return raise(messages::list_index);
  }
  return new_reference(list->items.pointer[i]);
}

Status list_set_item(Borrowed self, Borrowed key, Borrowed value) {
  List* list = as_list(self);
  if (!can_index(value_of(key))) {
    if (is_slice(value_of(key))) {
      return list_set_slice_object_py(list, value_of(key), value_of(value));
    }
    return raise(messages::list_indices, key);
  }
  const Int64Result index = sequence_index_py(value_of(key));
  if (index.value == kInt64Failed && exception_is_set()) return kFailed;
  int64_t i = index.value;
  if (i < 0) i += list->length;
  if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(list->length)) {
    return raise(messages::list_assignment_index);
  }
  if (value_of(value).is_unbound()) {
    const Ref removed = list_take(list, i);
    return kOk;
  }
  retain(value_of(value));
  release(std::exchange(list->items.pointer[i], value_of(value)));
  return kOk;
}

Tri list_contains(Borrowed self, Borrowed item) {
  const int64_t found = sequence_find_py(as_list(self), value_of(item), 0, INT64_MAX);
  if (found == kInt64Failed) return kTriError;
  return tri(found >= 0);
}

Owned list_concatenate(Borrowed left, Borrowed right) {
  if (!is_list(value_of(right))) return raise(messages::list_concatenate, right);
  const List* a = as_list(left);
  const List* b = as_list(right);
  MOLT_TRY(result, list_new(a->length + b->length));
  List* out = as_list(result);
  share_items(out->items, a->items, a->length);
  share_items(out->items.pointer + a->length, b->items, b->length);
  out->length = a->length + b->length;
  return result.take();
}

Owned list_inplace_concatenate(Borrowed self, Borrowed other) {
  MOLT_TRY_DISCARD(list_extend_py(as_list(self), value_of(other)));
  return new_reference(value_of(self));
}

Owned list_repeat(Borrowed self, Borrowed count) {
  const List* list = as_list(self);
  const Int64Result times = repeat_count_py(value_of(count));
  if (times.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if (list->length == 0 || times.value <= 0) return list_new();
  if (times.value > INT64_MAX / 16 / list->length) return raise_memory_error();
  MOLT_TRY(result, list_new(list->length * times.value));
  List* out = as_list(result);
  repeat_items(out->items, list->items, list->length, times.value);
  out->length = list->length * times.value;
  return result.take();
}

Owned list_inplace_repeat(Borrowed self, Borrowed count) {
  List* list = as_list(self);
  const Int64Result times = repeat_count_py(value_of(count));
  if (times.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if (times.value <= 0) {
    list_clear(list);
  } else if (list->length > 0 && times.value > 1) {
    if (times.value > INT64_MAX / 16 / list->length) return raise_memory_error();
    const int64_t length = list->length;
    MOLT_TRY_DISCARD(list_grow_to(list, length * times.value));
    Value* items = list->items;
    repeat_items(items + length, items, length, times.value - 1);
    list->length = length * times.value;
  }
  return new_reference(value_of(self));
}

Owned list_construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(allocate_instance_of<List>(cls));
}

Status list_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  List* list = as_list(self);
  if (is_exact_list(value_of(self))) MOLT_TRY_DISCARD(check_no_keywords("list", keyword_names));
  MOLT_TRY_DISCARD(check_positional("list", num_args, 0, 1));
  if (list->items != nullptr) list_clear(list);
  return num_args == 0 ? kOk : list_extend_py(list, args[0]);
}

constexpr Slots list_slots() {
  Slots slots{};
  slots.destroy = list_destroy;
  slots.traverse = list_traverse;
  slots.clear = list_destroy;
  slots.repr = list_repr;
  slots.hash = hash_not_implemented;
  slots.compare = list_compare;
  slots.iterate = list_iterate;
  slots.construct = list_construct;
  slots.initialise = list_initialise;
  slots.length = list_length;
  slots.get_item = list_get_item;
  slots.set_item = list_set_item;
  slots.contains = list_contains;
  slots.concatenate = list_concatenate;
  slots.repeat = list_repeat;
  slots.inplace_concatenate = list_inplace_concatenate;
  slots.inplace_repeat = list_inplace_repeat;
  return slots;
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(list, "list",
                 kTypeBaseAllowed | kTypeListSubclass | kTypeGeneric | kTypeCollectable |
                     kTypeSequencePattern,
                 sizeof(List), 0, list_slots())
