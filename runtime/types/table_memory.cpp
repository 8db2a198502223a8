#include "runtime/fast/table_memory.h"

#include "runtime/core/error.h"
#include "runtime/core/memory.h"

namespace molt::rt {

void* allocate_table_slow(int64_t size) {
  if (size + kTableWord > kMaxSmallSize) return allocate_raw(size);
  Object* cell = allocate_cell(size_class_of(size + kTableWord));
  if (cell == nullptr) {
    raise_memory_error();
    return nullptr;
  }
  reinterpret_cast<FreeCell*>(cell)->null_shape = 0;
  return reinterpret_cast<char*>(cell) + kTableWord;
}

void free_table_slow(void* table) { free_raw(table); }

void* reallocate_table(void* table, int64_t old_size, int64_t new_size) {
  const bool was_small = old_size + kTableWord <= kMaxSmallSize;
  const bool is_small = new_size + kTableWord <= kMaxSmallSize;
  if (table != nullptr && !was_small && !is_small) return reallocate_raw(table, new_size);
  if (table != nullptr && was_small && is_small &&
      size_class_of(old_size + kTableWord) == size_class_of(new_size + kTableWord)) {
    return table;
  }
  void* moved = allocate_table(new_size);
  if (moved == nullptr || table == nullptr) return moved;
  memcpy(moved, table, static_cast<size_t>(old_size < new_size ? old_size : new_size));
  free_table(table, old_size);
  return moved;
}

}  // namespace molt::rt
