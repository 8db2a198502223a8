// The module gc, over runtime/core/collector.h.
#include "runtime/core/call.h"
#include "runtime/core/collector.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/gc.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned none() { return owned_unchecked(kNone); }
Owned small_int(int64_t n) { return owned_unchecked(Value::from_small_int(n)); }

bool is_tracked_object(Object* object) {
  return (object->flags & kFlagCollectable) != 0 && !is_deallocating(object);
}

// Lists are built in two steps, since the heap must not change during a walk: count, then fill.
struct ObjectSearch {
  Tuple* wanted = nullptr;
  Value* found = nullptr;
  int64_t count = 0;
  int64_t capacity = 0;
  bool matches = false;

  void add(Object* object) {
    if (found != nullptr && count < capacity) found[count] = Value::from_object(object);
    count++;
  }
};

void find_tracked(Object* object, void* context) {
  if (is_tracked_object(object)) static_cast<ObjectSearch*>(context)->add(object);
}

void find_referrer(Object* object, void* context) {
  ObjectSearch* search = static_cast<ObjectSearch*>(context);
  if (!is_tracked_object(object) || object == search->wanted) return;
  auto traverse = object_type(object)->slots.traverse;
  if (traverse == nullptr) return;
  search->matches = false;
  traverse(
      object,
      [](Value value, void* inner) {
        ObjectSearch* state = static_cast<ObjectSearch*>(inner);
        for (int64_t i = 0; i < state->wanted->length; i++) {
          if (state->wanted->items()[i] == value) state->matches = true;
        }
      },
      search);
  if (search->matches) search->add(object);
}

Owned search_heap(void (*visit)(Object*, void*), Tuple* wanted) {
  ObjectSearch search;
  search.wanted = wanted;
  visit_heap(visit, &search);
  MOLT_TRY(list, list_new(search.count));
  search.capacity = search.count;
  search.count = 0;
  search.found = allocate_array<Value>(search.capacity);
  if (search.found == nullptr) return Failure{};
  visit_heap(visit, &search);
  Status status = kOk;
  for (int64_t i = 0; i < search.count && i < search.capacity && !is_failure(status); i++) {
    if (search.found[i] != list.get()) status = list_append(as_list(list), search.found[i]);
  }
  free_raw(search.found);
  if (is_failure(status)) return Failure{};
  return list.take();
}

Status read_threshold(Value value, int64_t* out) {
  if (value.is_unbound()) return kOk;
  Int64Result number = index_int64(value, molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  *out = number.value;
  return kOk;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_gc_collect(Borrowed generation) {
  Int64Result number = index_int64(value_of(generation), molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  if (number.value < 0 || number.value > 2) return raise(messages::gc_invalid_generation);
  return small_int(collect_cycles());
}

Owned molt_f_gc_enable() {
  collector_state.is_enabled = true;
  return none();
}
Owned molt_f_gc_disable() {
  collector_state.is_enabled = false;
  return none();
}
Owned molt_f_gc_isenabled() {
  return owned_unchecked(Value::from_bool(collector_state.is_enabled));
}

Owned molt_f_gc_get_count() {
  return tuple_of(Value::from_small_int(molt_state.allocation_count), Value::from_small_int(0),
                  Value::from_small_int(0));
}

Owned molt_f_gc_get_threshold() {
  const int64_t* thresholds = collector_state.thresholds;
  return tuple_of(Value::from_small_int(thresholds[0]), Value::from_small_int(thresholds[1]),
                  Value::from_small_int(thresholds[2]));
}

// A first threshold of 0 turns automatic collections off, as in CPython.
Owned molt_f_gc_set_threshold(Borrowed threshold0, Borrowed threshold1, Borrowed threshold2) {
  int64_t* thresholds = collector_state.thresholds;
  MOLT_TRY_DISCARD(read_threshold(value_of(threshold0), &thresholds[0]));
  MOLT_TRY_DISCARD(read_threshold(value_of(threshold1), &thresholds[1]));
  MOLT_TRY_DISCARD(read_threshold(value_of(threshold2), &thresholds[2]));
  collector_state.next_collection = next_collection_after(collector_state.live_containers);
  return none();
}

Owned molt_f_gc_get_debug() { return small_int(0); }

Owned molt_f_gc_is_tracked(Borrowed obj) {
  Value value = value_of(obj);
  return owned_unchecked(
      Value::from_bool(value.is_pointer() && is_tracked_object(value.as_object())));
}

Owned molt_f_gc_is_finalized(Borrowed obj) {
  Value value = value_of(obj);
  const bool is_finalized = value.is_pointer() && (value.as_object()->flags & kFlagFinalized) != 0;
  return owned_unchecked(Value::from_bool(is_finalized));
}

Owned molt_f_gc_get_objects() { return search_heap(find_tracked, nullptr); }

Owned molt_f_gc_get_referrers(Borrowed objs) { return search_heap(find_referrer, as_tuple(objs)); }

Owned molt_f_gc_get_referents(Borrowed objs) {
  MOLT_TRY(list, list_new());
  struct Appending {
    List* list;
    Status status = kOk;
  } appending{as_list(list)};
  for (int64_t i = 0; i < as_tuple(objs)->length; i++) {
    Value value = as_tuple(objs)->items()[i];
    if (!value.is_pointer()) continue;
    auto traverse = object_type(value.as_object())->slots.traverse;
    if (traverse == nullptr) continue;
    traverse(
        value.as_object(),
        [](Value item, void* context) {
          Appending* state = static_cast<Appending*>(context);
          if (item.is_unbound() || is_failure(state->status)) return;
          state->status = list_append(state->list, item);
        },
        &appending);
  }
  if (is_failure(appending.status)) return Failure{};
  return list.take();
}

Owned molt_c_gc_garbage() { return list_new(); }
Owned molt_c_gc_callbacks() { return list_new(); }
Owned molt_c_gc_DEBUG_STATS() { return small_int(1); }
Owned molt_c_gc_DEBUG_COLLECTABLE() { return small_int(2); }
Owned molt_c_gc_DEBUG_UNCOLLECTABLE() { return small_int(4); }
Owned molt_c_gc_DEBUG_SAVEALL() { return small_int(32); }
Owned molt_c_gc_DEBUG_LEAK() { return small_int(38); }

}  // namespace molt::abi
}
