#include "runtime/core/collector.h"

#include <stdlib.h>

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/state.h"
#include "runtime/core/weakref.h"

namespace molt::rt {

CollectorState collector_state;

namespace {

// A growing array of objects outside the heap that is being walked.
struct ObjectList {
  Object** items = nullptr;
  int64_t count = 0;
  int64_t capacity = 0;

  bool push(Object* object) {
    if (count == capacity) {
      int64_t bigger = capacity == 0 ? 1024 : capacity * 2;
      void* moved = realloc(items, static_cast<size_t>(bigger) * sizeof(Object*));
      if (moved == nullptr) return false;
      items = static_cast<Object**>(moved);
      capacity = bigger;
    }
    items[count++] = object;
    return true;
  }
  void free_items() { free(items); }
};

bool is_candidate(const Object* object) {
  return (object->flags & (kFlagCollectable | kFlagImmortal | kFlagDeallocating)) ==
         kFlagCollectable;
}

Object* candidate_of(Value value) {
  if (!value.is_pointer()) return nullptr;
  Object* object = value.as_object();
  return is_candidate(object) ? object : nullptr;
}

// Visits everything that an object owns: what its type tells, and the type of an instance of a heap
// type.
void visit_references(Object* object, Visitor visit, void* context) {
  Type* type = object_type(object);
  if (type->slots.traverse != nullptr) type->slots.traverse(object, visit, context);
  if ((type->type_flags & kTypeHeap) != 0) visit(Value::from_object(type), context);
}

// One marking of the heap. While it runs, counts hold only references from outside (plus those
// restored so far); afterwards they are as before, and the objects without kFlagGcReached are
// unreachable.
struct Marking {
  ObjectList stack;
  int64_t candidates = 0;
  // The stack could not grow: the heap is walked again.
  bool overflowed = false;
  // Only objects with this flag take part, if it is set.
  uint32_t within = 0;

  bool takes_part(const Object* object) const {
    return is_candidate(object) && (object->flags & within) == within;
  }
};

void subtract_reference(Value value, void* context) {
  Object* object = candidate_of(value);
  if (object != nullptr && static_cast<Marking*>(context)->takes_part(object)) object->count--;
}

void reach(Marking* marking, Object* object) {
  if ((object->flags & kFlagGcReached) != 0) return;
  if (!marking->stack.push(object)) {
    marking->overflowed = true;
    return;
  }
  object->flags |= kFlagGcReached;
}

void restore_and_reach(Value value, void* context) {
  Marking* marking = static_cast<Marking*>(context);
  Object* object = candidate_of(value);
  if (object == nullptr || !marking->takes_part(object)) return;
  object->count++;
  reach(marking, object);
}

void restore_reference(Value value, void* context) {
  Object* object = candidate_of(value);
  if (object != nullptr && static_cast<Marking*>(context)->takes_part(object)) object->count++;
}

void reach_all(Marking* marking, Object* root) {
  reach(marking, root);
  while (marking->stack.count > 0) {
    Object* object = marking->stack.items[--marking->stack.count];
    visit_references(object, restore_and_reach, marking);
  }
}

// Finds the unreachable objects of the whole heap and appends them to `garbage`. False when there
// is no memory for the list.
bool find_garbage(ObjectList* garbage) {
  Marking marking;
  visit_heap(
      [](Object* object, void* context) {
        if (!is_candidate(object)) return;
        static_cast<Marking*>(context)->candidates++;
        visit_references(object, subtract_reference, context);
      },
      &marking);
  do {
    marking.overflowed = false;
    visit_heap(
        [](Object* object, void* context) {
          if (is_candidate(object) && object->count > 0 && (object->flags & kFlagGcReached) == 0) {
            reach_all(static_cast<Marking*>(context), object);
          }
        },
        &marking);
  } while (marking.overflowed);
  marking.stack.free_items();
  struct Sweep {
    Marking* marking;
    ObjectList* garbage;
    bool failed = false;
  } sweep{&marking, garbage};
  visit_heap(
      [](Object* object, void* context) {
        Sweep* state = static_cast<Sweep*>(context);
        if (!is_candidate(object)) return;
        if ((object->flags & kFlagGcReached) != 0) {
          object->flags &= ~kFlagGcReached;
          return;
        }
        visit_references(object, restore_reference, state->marking);
        if (!state->garbage->push(object)) state->failed = true;
      },
      &sweep);
  collector_state.live_containers = marking.candidates - garbage->count;
  return !sweep.failed;
}

// Clears the weak references to garbage; those outside it that have a callback are appended to
// `calls` with a new reference.
void clear_garbage_references(const ObjectList& garbage, ObjectList* calls) {
  for (int64_t i = 0; i < garbage.count; i++) garbage.items[i]->flags |= kFlagGcMark;
  for (int64_t i = 0; i < garbage.count; i++) {
    while (WeakReference* reference = first_weak_reference(garbage.items[i])) {
      unlink_weak_reference(reference);
      if (reference->callback.is_none() || (reference->flags & kFlagGcMark) != 0) continue;
      if (calls->push(reference)) retain_object(reference);
    }
  }
  for (int64_t i = 0; i < garbage.count; i++) garbage.items[i]->flags &= ~kFlagGcMark;
}

void run_callbacks_py(const ObjectList& calls) {
  for (int64_t i = 0; i < calls.count; i++) {
    WeakReference* reference = static_cast<WeakReference*>(calls.items[i]);
    call_weak_callback(reference);
    release(Value::from_object(reference));
  }
}

// Returns whether any finaliser ran.
bool run_finalisers_py(const ObjectList& garbage) {
  bool any = false;
  for (int64_t i = 0; i < garbage.count; i++) {
    Object* object = garbage.items[i];
    auto finalise = object_type(object)->slots.finalise;
    if (finalise == nullptr || (object->flags & kFlagFinalized) != 0) continue;
    object->flags |= kFlagFinalized;
    any = true;
    finalise(borrowed(Value::from_object(object)));
  }
  return any;
}

// Finalisers may have made garbage reachable again. Drops those objects from the list (and their
// held reference).
void drop_resurrected(ObjectList* garbage) {
  Marking marking;
  marking.within = kFlagGcMark;
  for (int64_t i = 0; i < garbage->count; i++) {
    garbage->items[i]->flags |= kFlagGcMark;
    // The reference that the list holds.
    garbage->items[i]->count--;
  }
  for (int64_t i = 0; i < garbage->count; i++) {
    visit_references(garbage->items[i], subtract_reference, &marking);
  }
  do {
    marking.overflowed = false;
    for (int64_t i = 0; i < garbage->count; i++) {
      Object* object = garbage->items[i];
      if (object->count > 0 && (object->flags & kFlagGcReached) == 0) reach_all(&marking, object);
    }
  } while (marking.overflowed);
  marking.stack.free_items();
  for (int64_t i = 0; i < garbage->count; i++) {
    Object* object = garbage->items[i];
    if ((object->flags & kFlagGcReached) == 0)
      visit_references(object, restore_reference, &marking);
  }
  int64_t kept = 0;
  for (int64_t i = 0; i < garbage->count; i++) {
    Object* object = garbage->items[i];
    const bool is_alive = (object->flags & kFlagGcReached) != 0;
    object->flags &= ~(kFlagGcMark | kFlagGcReached);
    if (is_alive) continue;
    object->count++;
    garbage->items[kept++] = object;
  }
  garbage->count = kept;
}

// What finalisers have already freed, but for the list's own reference, is no part of the result.
void drop_dead(ObjectList* garbage) {
  bool any = true;
  while (any) {
    any = false;
    int64_t kept = 0;
    for (int64_t i = 0; i < garbage->count; i++) {
      Object* object = garbage->items[i];
      if (object->count > 1) {
        garbage->items[kept++] = object;
        continue;
      }
      any = true;
      release(Value::from_object(object));
    }
    garbage->count = kept;
  }
}

void clear_garbage(const ObjectList& garbage) {
  for (int64_t i = 0; i < garbage.count; i++) {
    Object* object = garbage.items[i];
    Type* type = object_type(object);
    if (type->slots.clear != nullptr) type->slots.clear(object);
    release(Value::from_object(object));
  }
}

}  // namespace

int64_t collect_cycles() {
  if (collector_state.is_collecting) return 0;
  collector_state.is_collecting = true;
  collector_state.collections++;
  Value saved = take_exception();
  ObjectList garbage;
  int64_t found = 0;
  if (find_garbage(&garbage) && garbage.count > 0) {
    for (int64_t i = 0; i < garbage.count; i++) retain_object(garbage.items[i]);
    ObjectList calls;
    clear_garbage_references(garbage, &calls);
    run_callbacks_py(calls);
    bool may_be_alive = calls.count > 0;
    calls.free_items();
    may_be_alive |= run_finalisers_py(garbage);
    if (may_be_alive) {
      drop_dead(&garbage);
      drop_resurrected(&garbage);
    }
    found = garbage.count;
    clear_garbage(garbage);
  }
  garbage.free_items();
  collector_state.collected += found;
  molt_state.allocation_count = 0;
  collector_state.next_collection = next_collection_after(collector_state.live_containers);
  restore_exception(saved);
  collector_state.is_collecting = false;
  return found;
}

int64_t next_collection_after(int64_t live_containers) {
  if (collector_state.thresholds[0] == 0) return INT64_MAX;
  return live_containers < kSmallestGrowth ? kSmallestGrowth : live_containers;
}

void request_collection() {
  if (!collector_state.is_enabled || collector_state.is_collecting) return;
  request_poll(kPollCollection);
}

void collect_if_due() {
  if (collector_state.is_enabled && molt_state.allocation_count > collector_state.next_collection) {
    collect_cycles();
  }
}

}  // namespace molt::rt
