// The module _heapq (Modules/_heapqmodule.c, whose order of comparisons this keeps). A comparison
// may run Python code that changes the list, so that items are held while they are compared and
// the length is checked after it.
#include "runtime/core/messages/heapq.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/list.h"

#define MOLT_ROWS "abi/modules/heapq.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Whether `left` must stand above `right`: the smaller one, or the larger one of a max heap.
struct MinOrder {
  static Tri is_above(Value left, Value right) {
    return compare_truth(left, right, CompareOp::kLt);
  }
};
struct MaxOrder {
  static Tri is_above(Value left, Value right) {
    return compare_truth(right, left, CompareOp::kLt);
  }
};

template <typename Order>
Tri compare_items(List* heap, int64_t left, int64_t right) {
  const int64_t length = heap->length;
  Ref left_item = Ref::share(heap->items.pointer[left]);
  Ref right_item = Ref::share(heap->items.pointer[right]);
  const Tri result = Order::is_above(left_item, right_item);
  if (!is_failure(result) && heap->length != length) return raise(messages::heap_changed_size);
  return result;
}

void swap_items(List* heap, int64_t left, int64_t right) {
  Value* items = heap->items;
  std::swap(items[left], items[right]);
}

// Moves the item at `position` towards the root, at most to `start`.
template <typename Order>
Status sift_down(List* heap, int64_t start, int64_t position) {
  if (position >= heap->length) return raise(messages::heap_index);
  while (position > start) {
    const int64_t parent = (position - 1) >> 1;
    MOLT_TRY(is_above, compare_items<Order>(heap, position, parent));
    if (is_above.code == 0) break;
    swap_items(heap, position, parent);
    position = parent;
  }
  return kOk;
}

// Moves the item at `position` to a leaf, and then up again to its place.
template <typename Order>
Status sift_up(List* heap, int64_t position) {
  const int64_t end = heap->length;
  const int64_t start = position;
  if (position >= end) return raise(messages::heap_index);
  const int64_t limit = end >> 1;
  while (position < limit) {
    int64_t child = 2 * position + 1;
    if (child + 1 < end) {
      // A min heap compares the left child with the right one, a max heap the other way round.
      MOLT_TRY(is_left, compare_items<Order>(heap, child, child + 1));
      if (is_left.code == 0) child++;
    }
    swap_items(heap, child, position);
    position = child;
  }
  return sift_down<Order>(heap, start, position);
}

template <typename Order>
Owned pop(List* heap) {
  if (heap->length == 0) return raise(messages::heap_index);
  Ref last(list_take(heap, heap->length - 1));
  if (is_failure(last) || heap->length == 0) return last.take();
  Ref top(owned_unchecked(std::exchange(heap->items.pointer[0], value_of(last.take()))));
  MOLT_TRY_DISCARD(sift_up<Order>(heap, 0));
  return top.take();
}

template <typename Order>
Owned replace(List* heap, Value item) {
  if (heap->length == 0) return raise(messages::heap_index);
  Ref top(owned_unchecked(std::exchange(heap->items.pointer[0], value_of(new_reference(item)))));
  MOLT_TRY_DISCARD(sift_up<Order>(heap, 0));
  return top.take();
}

template <typename Order>
Owned make_heap(List* heap) {
  for (int64_t i = (heap->length >> 1) - 1; i >= 0; i--) MOLT_TRY_DISCARD(sift_up<Order>(heap, i));
  return {kNoneBits};
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_heapq_heappush(Borrowed heap, Borrowed item) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument_1, "heappush", heap);
  MOLT_TRY_DISCARD(list_append(as_list(heap), value_of(item)));
  MOLT_TRY_DISCARD(sift_down<MinOrder>(as_list(heap), 0, as_list(heap)->length - 1));
  return {kNoneBits};
}

Owned molt_f_heapq_heappushpop(Borrowed heap, Borrowed item) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument_1, "heappushpop", heap);
  List* list = as_list(heap);
  if (list->length == 0) return new_reference(value_of(item));
  Ref top = Ref::share(list->items.pointer[0]);
  MOLT_TRY(is_less, compare_truth(top, value_of(item), CompareOp::kLt));
  if (is_less.code == 0) return new_reference(value_of(item));
  return replace<MinOrder>(list, value_of(item));
}

Owned molt_f_heapq_heappop(Borrowed heap) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument, "heappop", heap);
  return pop<MinOrder>(as_list(heap));
}
Owned molt_f_heapq_heapreplace(Borrowed heap, Borrowed item) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument_1, "heapreplace", heap);
  return replace<MinOrder>(as_list(heap), value_of(item));
}
Owned molt_f_heapq_heapify(Borrowed heap) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument, "heapify", heap);
  return make_heap<MinOrder>(as_list(heap));
}
Owned molt_f_heapq__heappop_max(Borrowed heap) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument, "_heappop_max", heap);
  return pop<MaxOrder>(as_list(heap));
}
Owned molt_f_heapq__heapreplace_max(Borrowed heap, Borrowed item) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument_1, "_heapreplace_max", heap);
  return replace<MaxOrder>(as_list(heap), value_of(item));
}
Owned molt_f_heapq__heapify_max(Borrowed heap) {
  if (!is_list(value_of(heap))) return raise(messages::heap_argument, "_heapify_max", heap);
  return make_heap<MaxOrder>(as_list(heap));
}

}  // namespace molt::abi
}
