// Buffers that library functions write to.
#pragma once

#include "runtime/types/bytes.h"
#include "runtime/types/file_arguments.h"

namespace molt::rt {

// False, without an exception, when the object is no writable bytes-like object.
inline bool get_writable_view(Value object, WritableView* view) {
  ByteView bytes;
  if (is_bytes(object) || !get_byte_view(object, &bytes)) return false;
  if (has_type(object, molt_shape_memoryview) &&
      static_cast<const MemoryView*>(object.as_object())->is_readonly != 0) {
    return false;
  }
  *view = {const_cast<uint8_t*>(bytes.data), bytes.size};
  return true;
}

}  // namespace molt::rt
