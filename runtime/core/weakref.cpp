#include "runtime/core/weakref.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"

namespace molt::rt {

namespace {

// An open-addressing table from objects to the newest reference to them.
struct Entry {
  Object* target;
  WeakReference* first;
};

struct Table {
  Entry* entries = nullptr;
  int64_t capacity = 0;
  // Entries in use, deleted ones included.
  int64_t filled = 0;
  int64_t live = 0;
};
Table table;

// Marks a deleted entry: no object has this address.
Object* const kDeleted = reinterpret_cast<Object*>(uintptr_t{16});

uint64_t hash_address(const Object* object) {
  return static_cast<uint64_t>(reinterpret_cast<uintptr_t>(object) >> 4) * 0x9E3779B97F4A7C15u;
}

// The entry of `target`, or the free one where it belongs. The table is never full.
Entry* find_entry(const Table& in, const Object* target) {
  uint64_t mask = static_cast<uint64_t>(in.capacity - 1);
  Entry* deleted = nullptr;
  for (uint64_t i = hash_address(target) >> 20;; i++) {
    Entry* entry = &in.entries[i & mask];
    if (entry->target == target) return entry;
    if (entry->target == nullptr) return deleted != nullptr ? deleted : entry;
    if (entry->target == kDeleted && deleted == nullptr) deleted = entry;
  }
}

bool make_room() {
  if ((table.filled + 1) * 3 < table.capacity * 2) return true;
  Table bigger;
  bigger.capacity = 16;
  while (bigger.capacity < table.live * 4) bigger.capacity *= 2;
  bigger.entries = allocate_array<Entry>(bigger.capacity);
  if (bigger.entries == nullptr) return false;
  memset(static_cast<void*>(bigger.entries), 0,
         static_cast<size_t>(bigger.capacity) * sizeof(Entry));
  for (int64_t i = 0; i < table.capacity; i++) {
    const Entry& entry = table.entries[i];
    if (entry.target == nullptr || entry.target == kDeleted) continue;
    *find_entry(bigger, entry.target) = entry;
    bigger.filled++;
  }
  bigger.live = bigger.filled;
  free_raw(table.entries);
  table = bigger;
  return true;
}

Entry* existing_entry(Object* target) {
  if ((target->flags & kFlagWeaklyReferenced) == 0) return nullptr;
  return find_entry(table, target);
}

void drop_entry(Entry* entry) {
  entry->target->flags &= ~kFlagWeaklyReferenced;
  entry->target = kDeleted;
  entry->first = nullptr;
  table.live--;
}

}  // namespace

bool can_be_weakly_referenced(const Type* type) {
  for (; type != nullptr && (type->type_flags & kTypeHeap) != 0; type = type->base) {
    // Classes written in Python have __weakref__ unless __slots__ leaves it out.
    if ((type->type_flags & kTypeWeakReferable) != 0) return true;
  }
  return type != nullptr && (type->type_flags & kTypeWeakReferable) != 0;
}

bool link_weak_reference(WeakReference* reference, Object* target) {
  if (!make_room()) return false;
  Entry* entry = find_entry(table, target);
  if (entry->target != target) {
    if (entry->target == nullptr) table.filled++;
    table.live++;
    *entry = {target, nullptr};
    target->flags |= kFlagWeaklyReferenced;
  }
  reference->target = target;
  // The reference without a callback, which everybody shares, stays in front (weakref___new__).
  WeakReference* first = entry->first;
  const bool goes_behind =
      first != nullptr && first->callback.is_none() && !reference->callback.is_none();
  reference->previous = goes_behind ? first : nullptr;
  reference->next = goes_behind ? first->next.pointer : first;
  if (reference->next != nullptr) reference->next->previous = reference;
  if (goes_behind) {
    first->next = reference;
  } else {
    entry->first = reference;
  }
  return true;
}

void unlink_weak_reference(WeakReference* reference) {
  Object* target = reference->target;
  if (target == nullptr) return;
  reference->target = nullptr;
  WeakReference* next = reference->next;
  if (next != nullptr) next->previous = reference->previous;
  if (reference->previous != nullptr) {
    reference->previous->next = next;
  } else {
    Entry* entry = existing_entry(target);
    entry->first = next;
    if (next == nullptr) drop_entry(entry);
  }
  reference->previous = nullptr;
  reference->next = nullptr;
}

WeakReference* first_weak_reference(Object* target) {
  Entry* entry = existing_entry(target);
  return entry == nullptr ? nullptr : entry->first;
}

Object* weak_referent(const WeakReference* reference) {
  Object* target = reference->target;
  return target == nullptr || is_deallocating(target) ? nullptr : target;
}

void call_weak_callback(WeakReference* reference) {
  Ref callback = Ref::share(reference->callback);
  Ref result(call(callback.get(), Value::from_object(reference)));
  if (is_failure(result)) report_unraisable(callback.get());
}

// As PyObject_ClearWeakRefs: all references are cleared before the first callback runs. A reference
// whose own count has dropped to zero is on its way out and gets no call.
void clear_weak_references(Object* target) {
  WeakReference* pending = nullptr;
  WeakReference* last = nullptr;
  while (WeakReference* reference = first_weak_reference(target)) {
    unlink_weak_reference(reference);
    if (reference->callback.is_none() || is_deallocating(reference)) continue;
    retain_object(reference);
    // The list of those that wait for their call, in order, through `next`.
    if (pending == nullptr) {
      pending = reference;
    } else {
      last->next = reference;
    }
    last = reference;
  }
  if (pending == nullptr) return;
  Value saved = take_exception();
  while (pending != nullptr) {
    WeakReference* reference = pending;
    pending = reference->next;
    reference->next = nullptr;
    call_weak_callback(reference);
    Value callback = std::exchange(reference->callback, kNone);
    release(callback);
    release(Value::from_object(reference));
  }
  restore_exception(saved);
}

}  // namespace molt::rt
