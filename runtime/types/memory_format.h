// The native single-character formats of buffers: items of memoryview (Objects/memoryobject.c).
// Format 'e' (half-precision floats) is not among them.
#pragma once

#include "runtime/core/ref.h"

namespace molt::rt {

// array.array('u'): no format to cast to, and its items cannot be read.
inline constexpr char kCharacterFormat = 'w';
// The size of an item in bytes; 0 when there is no such format.
int memory_item_size(char format);
inline bool is_byte_format(char format) { return format == 'B' || format == 'b' || format == 'c'; }
// The item at an address of any alignment.
Owned memory_item(const uint8_t* item, char format);
// Stores an item: TypeError or ValueError "memoryview: invalid type for format 'B'".
Status set_memory_item_py(uint8_t* item, char format, Value value);

}  // namespace molt::rt
