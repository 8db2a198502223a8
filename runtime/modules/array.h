// array.array (Modules/arraymodule.c): items of one machine type in a row.
#pragma once

#include "runtime/core/messages/array.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(array)
MOLT_DECLARE_TYPE(array_iterator)

namespace molt::rt::array {

struct Array : Object {
  int64_t length;
  Field<uint8_t*> items;
  // In items.
  int64_t capacity;
  uint8_t typecode;
  uint8_t item_size;
  uint8_t reserved[6];
  // The number of memoryviews: while there are any, the length cannot change.
  int64_t num_exports;
};

inline Array* as_array(Value value) { return object_as<Array>(value); }
inline Array* as_array(Borrowed value) { return as_array(value_of(value)); }
inline bool is_array(Value value) { return is_instance(value, &molt_type_array); }

// The bytes of an item of a type; 0 for an unknown code.
int item_size_of(uint32_t typecode);
// An item as a value.
Owned get_item(const Array* array, int64_t index);
// A value as the bytes of an item of a type, for which there is room for eight. Runs __index__ and
// __float__ of the value.
Status encode_item_py(uint8_t typecode, Value value, uint8_t* bytes);

Owned make_array(Type* cls, uint8_t typecode, int64_t length);
// Changes the length; new items are undefined.
Status resize(Array* array, int64_t length);
Status append_item(Array* array, const uint8_t* bytes);
Status append_py(Array* array, Value value);
Status append_bytes(Array* array, const uint8_t* bytes, int64_t size);
Status append_text(Array* array, const Str* text);
// Makes room for, or takes away, items at an index.
Status open_gap(Array* array, int64_t index, int64_t count);
Status close_gap(Array* array, int64_t index, int64_t count);
// Any iterable, or an array of the same kind.
Status extend_py(Array* array, Value iterable);
// array[start:end:step] as a new array.
Owned slice_of(const Array* array, int64_t start, int64_t step, int64_t count);

inline uint8_t* item_at(const Array* array, int64_t index) {
  return array->items.pointer + index * array->item_size;
}

}  // namespace molt::rt::array
