// The table of the code that stands for C functions: open addressing by the code's address. Only
// failing calls look at it.
#include "runtime/types/native_code.h"

#include "runtime/core/memory.h"
#include "runtime/types/function.h"

namespace molt::rt {

namespace {

NativeCode* entries = nullptr;
int64_t num_entries = 0;
// A power of two, or 0.
int64_t capacity = 0;

NativeCode* place_of(NativeCode* table, int64_t size, const FunctionCode* code) {
  auto index = static_cast<int64_t>(reinterpret_cast<uintptr_t>(code) >> 3);
  while (true) {
    NativeCode* place = &table[index++ & (size - 1)];
    if (place->code == nullptr || place->code == code) return place;
  }
}

Status grow() {
  const int64_t size = capacity == 0 ? 64 : capacity * 2;
  auto* table = allocate_array<NativeCode>(size);
  if (table == nullptr) return kFailed;
  for (int64_t i = 0; i < size; i++) table[i] = {};
  for (int64_t i = 0; i < capacity; i++) {
    if (entries[i].code != nullptr) *place_of(table, size, entries[i].code) = entries[i];
  }
  free_raw(std::exchange(entries, table));
  capacity = size;
  return kOk;
}

}  // namespace

const NativeCode* find_native_code(const FunctionCode* code) {
  if (capacity == 0) return nullptr;
  const NativeCode* place = place_of(entries, capacity, code);
  return place->code == nullptr ? nullptr : place;
}

Status mark_native_code(const NativeCode& entry) {
  if (num_entries * 2 >= capacity) MOLT_TRY_DISCARD(grow());
  NativeCode* place = place_of(entries, capacity, entry.code);
  num_entries += place->code == nullptr;
  *place = entry;
  return kOk;
}

Status mark_native_function(Value function, Str* shown_name, bool is_method) {
  if (is_function(function))
    return mark_native_code({object_as<Function>(function)->code, shown_name, is_method});
  if (has_type(function, molt_shape_staticmethod))
    return mark_native_function(object_as<StaticMethod>(function)->callable, shown_name, false);
  if (has_type(function, molt_shape_classmethod))
    return mark_native_function(object_as<ClassMethod>(function)->callable, shown_name, is_method);
  if (!has_type(function, molt_shape_property)) return kOk;
  const auto* property = object_as<Property>(function);
  for (Value accessor : {property->getter, property->setter, property->deleter})
    MOLT_TRY_DISCARD(mark_native_function(accessor, shown_name, is_method));
  return kOk;
}

}  // namespace molt::rt
