// Allocation of objects and of raw memory.
//
// Objects up to kMaxSmallSize come from pages of one size class each (64 KiB, aligned); larger ones
// from the C allocator with a header that links them for the collector. A failed allocation sets
// MemoryError and returns null.
//
// An object of a heap type (kTypeHeap) owns a reference to its type: allocation takes it,
// deallocation gives it back, and the collector counts it. Assigning __class__ must move that
// reference.
//
// Deallocation runs in CPython's order: the finaliser (which may resurrect), weak references, then
// Slots::destroy, which releases what the object owns, depth first; from a nesting of
// kMaxNestedDeallocations on, objects wait in a list, so that no data structure overflows the
// stack.
#pragma once

#include <cstring>

#include "runtime/core/type.h"
#include "runtime/fast/alloc.h"

namespace molt::rt {

// An object with count 1, the given shape, flags from the type (kFlagCollectable); the bytes behind
// the header are zero.
Object* allocate_object(Shape* shape, int64_t size);
// The same, but the bytes behind the header are undefined.
Object* allocate_object_uninitialised(Shape* shape, int64_t size);
template <typename T>
T* allocate(Shape& shape, int64_t extra_bytes = 0) {
  if (__builtin_constant_p(extra_bytes) && extra_bytes == 0) {
    T* object = static_cast<T*>(allocate_object_uninitialised(&shape, sizeof(T)));
    if (object == nullptr) [[unlikely]] return nullptr;
    // A size that is known here is cleared without a call.
    memset(static_cast<void*>(static_cast<Object*>(object) + 1), 0, sizeof(T) - sizeof(Object));
    return object;
  }
  return static_cast<T*>(allocate_object(&shape, static_cast<int64_t>(sizeof(T)) + extra_bytes));
}
// Returns the memory of an object whose contents are gone.
void free_object(Object* object);

// Raw memory for item arrays, tables and buffers. Null with MemoryError set on failure; size 0
// gives a non-null pointer.
void* allocate_raw(int64_t size);
void* reallocate_raw(void* memory, int64_t new_size);
void free_raw(void* memory);
template <typename T>
T* allocate_array(int64_t count) {
  return static_cast<T*>(allocate_raw(count * static_cast<int64_t>(sizeof(T))));
}

// The size of an object's memory, header included.
int64_t allocated_size(Object* object);

// Calls visit(object, context) for every live heap object. The callback must not allocate or free
// objects.
void visit_heap(void (*visit)(Object* object, void* context), void* context);

// The number of live heap objects; the leak check prints it at exit when MOLT_CHECK_LEAKS is set.
int64_t live_object_count();
// Writes the number of live objects of each type to stderr; returns the total.
int64_t report_live_objects();

// What the collector keeps for deallocation: objects in this state are being destroyed and belong
// to nobody.
inline bool is_deallocating(const Object* object) {
  return (object->flags & kFlagDeallocating) != 0;
}

}  // namespace molt::rt
