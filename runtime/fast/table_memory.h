// Memory for the tables of containers: small blocks come from the size-class free lists, larger
// ones from the C allocator.
//
// A block in a size-class page must not look like an object, so its first word stays zero, as in a
// free cell; the memory given out starts behind that word. Blocks do not remember their size: the
// caller passes it when freeing.
#pragma once

#include "runtime/fast/alloc.h"

namespace molt::rt {

// Null with MemoryError set. `size` is in bytes.
void* allocate_table_slow(int64_t size);
void free_table_slow(void* table);

inline constexpr int64_t kTableWord = 8;

inline void* allocate_table(int64_t size) {
  if (size + kTableWord > kMaxSmallSize) [[unlikely]]
    return allocate_table_slow(size);
  const int size_class = size_class_of(size + kTableWord);
  FreeCell* cell = molt_state.free_lists[size_class];
  if (cell == nullptr) [[unlikely]]
    return allocate_table_slow(size);
  molt_state.free_lists[size_class] = cell->next;
  return reinterpret_cast<char*>(cell) + kTableWord;
}

inline void free_table(void* table, int64_t size) {
  if (size + kTableWord > kMaxSmallSize) [[unlikely]]
    return free_table_slow(table);
  Object* cell = reinterpret_cast<Object*>(static_cast<char*>(table) - kTableWord);
  free_cell(cell, size_class_of(size + kTableWord));
}

// Moves the first min(old_size, new_size) bytes. `table` may be null with old_size 0. On failure
// the old block stays.
void* reallocate_table(void* table, int64_t old_size, int64_t new_size);

}  // namespace molt::rt
