// Allocation from the size-class free lists: the inline half of runtime/core/memory.cpp.
#pragma once

#include "abi/functions/entries.h"

namespace molt::rt {

using namespace molt::abi;

constexpr int size_class_of(int64_t size) { return static_cast<int>((size + 15) / 16) - 1; }

// Refills the free list of a class and takes a cell from it; null when there is no memory. Sets no
// exception.
Object* allocate_cell_slow(int size_class);

// A cell whose contents are undefined.
inline Object* allocate_cell(int size_class) {
  FreeCell* cell = molt_state.free_lists[size_class];
  if (cell == nullptr) [[unlikely]]
    return allocate_cell_slow(size_class);
  molt_state.free_lists[size_class] = cell->next;
  return reinterpret_cast<Object*>(cell);
}

inline void free_cell(Object* object, int size_class) {
  FreeCell* cell = reinterpret_cast<FreeCell*>(object);
  cell->null_shape = 0;
  cell->next = molt_state.free_lists[size_class];
  molt_state.free_lists[size_class] = cell;
}

}  // namespace molt::rt
