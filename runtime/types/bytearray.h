// Changing bytearray objects from the runtime.
#pragma once

#include "runtime/types/bytes.h"

namespace molt::rt {

// New bytes are undefined. BufferError while a memoryview looks at the data.
Status bytearray_resize(ByteArray* array, int64_t length);
// The tail may be the array's own data.
Status bytearray_append(ByteArray* array, ByteView tail);
// array[start:end] = replacement, which is not the array's own data.
Status bytearray_splice(ByteArray* array, int64_t start, int64_t end, ByteView replacement);

}  // namespace molt::rt
