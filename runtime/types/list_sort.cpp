// list.sort and sorted(): keys, the choice of the comparison, and the list's state meanwhile.
#include "runtime/core/messages/container.h"
#include "runtime/types/list_merge.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// Keys that are all of one builtin type, whose comparison runs no Python.
struct IntLess {
  int operator()(Value a, Value b) const {
    return static_cast<int64_t>(a.bits << kPayloadShift) <
           static_cast<int64_t>(b.bits << kPayloadShift);
  }
};
struct FloatLess {
  int operator()(Value a, Value b) const { return a.as_double() < b.as_double(); }
};
struct StrLess {
  int operator()(Value a, Value b) const {
    const Str* left = static_cast<const Str*>(a.as_object());
    const Str* right = static_cast<const Str*>(b.as_object());
    if (left->kind != 1 || right->kind != 1) return str_compare(left, right) < 0;
    const int64_t length = left->length < right->length ? left->length : right->length;
    const int order = memcmp(left->data(), right->data(), static_cast<size_t>(length));
    return order != 0 ? order < 0 : left->length < right->length;
  }
};

int less_py(Value a, Value b);

int tuple_less_py(Tuple* a, Tuple* b) {
  for (int64_t i = 0; i < a->length && i < b->length; i++) {
    const Tri equal = items_equal_py(a->items()[i], b->items()[i]);
    if (equal.code < 0) return -1;
    if (equal.code == 0) return less_py(a->items()[i], b->items()[i]);
  }
  return a->length < b->length;
}

int less_py(Value a, Value b) {
  if (a.is_int() && b.is_int()) return IntLess{}(a, b);
  if (a.is_double() && b.is_double()) return FloatLess{}(a, b);
  if (a.is_pointer() && b.is_pointer()) {
    const Shape* shape = a.as_object()->shape;
    if (shape == b.as_object()->shape.pointer) {
      if (shape == &molt_shape_str) return StrLess{}(a, b);
      if (shape == &molt_shape_tuple && !is_failure(check_stack())) {
        return tuple_less_py(as_tuple(a), as_tuple(b));
      }
      if (exception_is_set()) return -1;
    }
  }
  return compare_truth(a, b, CompareOp::kLt).code;
}

struct AnyLess {
  int operator()(Value a, Value b) const { return less_py(a, b); }
};

template <typename Less>
bool sort_with(SortSlice items, int64_t length) {
  MergeSort<Less> sort(items, length);
  return sort.sort();
}

bool sort_items(SortSlice items, int64_t length) {
  bool all_ints = true;
  bool all_floats = true;
  bool all_strs = true;
  for (int64_t i = 0; i < length && (all_ints || all_floats || all_strs); i++) {
    const Value key = items.keys[i];
    all_ints = all_ints && key.is_int();
    all_floats = all_floats && key.is_double();
    all_strs = all_strs && is_exact_str(key);
  }
  if (all_ints) return sort_with<IntLess>(items, length);
  if (all_floats) return sort_with<FloatLess>(items, length);
  if (all_strs) return sort_with<StrLess>(items, length);
  return sort_with<AnyLess>(items, length);
}

// The keys of all items; released when the sort is over.
class SortKeys {
 public:
  ~SortKeys() {
    for (int64_t i = 0; i < count_; i++) release(keys_[i]);
    if (keys_ != nullptr) free_table(keys_, bytes_);
  }
  // False with an exception set.
  bool compute_py(Value function, const Value* items, int64_t length) {
    bytes_ = length * static_cast<int64_t>(sizeof(Value));
    keys_ = static_cast<Value*>(allocate_table(bytes_));
    if (keys_ == nullptr) return false;
    for (; count_ < length; count_++) {
      const Owned key = call(function, items[count_]);
      if (is_failure(key)) return false;
      keys_[count_] = value_of(key);
    }
    return true;
  }
  Value* keys() const { return keys_; }

 private:
  Value* keys_ = nullptr;
  int64_t count_ = 0;
  int64_t bytes_ = 0;
};

// The capacity of a list that is being sorted; any growth replaces it.
constexpr int64_t kBeingSorted = -1;

bool sort_values_py(Value* values, int64_t length, Value key, bool is_reversed) {
  SortKeys keys;
  if (!key.is_none() && !keys.compute_py(key, values, length)) return false;
  if (length < 2) return true;
  SortSlice items{values, nullptr};
  if (keys.keys() != nullptr) items = {keys.keys(), values};
  // Reversing before and after keeps the sort stable.
  if (is_reversed) {
    reverse_values(values, values + length);
    if (keys.keys() != nullptr) reverse_values(keys.keys(), keys.keys() + length);
  }
  const bool succeeded = sort_items(items, length);
  if (is_reversed) reverse_values(values, values + length);
  return succeeded;
}

}  // namespace

Status list_sort_py(List* list, Value key, bool is_reversed) {
  Value* values = list->items;
  const int64_t length = list->length;
  const int64_t capacity = list->capacity;
  // The list is empty for whoever looks at it meanwhile.
  list->items.pointer = nullptr;
  list->length = 0;
  list->capacity = kBeingSorted;
  Status result = sort_values_py(values, length, key, is_reversed) ? kOk : kFailed;
  if (list->capacity != kBeingSorted && !is_failure(result)) {
    result = raise(messages::list_modified_during_sort);
  }
  List stored = *list;
  list->items.pointer = values;
  list->length = length;
  list->capacity = capacity;
  // What was stored into the list by others is gone.
  if (stored.items != nullptr) list_clear(&stored);
  return result;
}

}  // namespace molt::rt
