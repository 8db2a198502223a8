// Allocation of objects and of raw memory.
//
// Objects up to kMaxSmallSize come from pages of one size class each (64 KiB, aligned); larger ones from the C allocator
// with a header that links them for the collector. A failed allocation sets MemoryError and returns null.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// An object with count 1, the given shape, flags from the type (kFlagCollectable); the bytes behind the header are zero.
Object* allocate_object(Shape* shape, int64_t size);
template <typename T>
T* allocate(Shape& shape, int64_t extra_bytes = 0) {
  return static_cast<T*>(allocate_object(&shape, static_cast<int64_t>(sizeof(T)) + extra_bytes));
}
// Returns the memory of an object whose contents are gone.
void free_object(Object* object);

// Raw memory for item arrays, tables and buffers. Null with MemoryError set on failure; size 0 gives a non-null pointer.
void* allocate_raw(int64_t size);
void* reallocate_raw(void* memory, int64_t new_size);
void free_raw(void* memory);
template <typename T>
T* allocate_array(int64_t count) {
  return static_cast<T*>(allocate_raw(count * static_cast<int64_t>(sizeof(T))));
}

// The number of live heap objects; the leak check prints it at exit when MOLT_CHECK_LEAKS is set.
int64_t live_object_count();

}  // namespace molt::rt
