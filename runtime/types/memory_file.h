// StringIO and BytesIO: files in memory.
#pragma once

#include "runtime/types/instance.h"
#include "runtime/types/text_file_layout.h"

MOLT_DECLARE_TYPE(bytes_io)
MOLT_DECLARE_TYPE(bytes_io_buffer)
MOLT_DECLARE_TYPE(string_io)

namespace molt::rt {

struct StringIO : Object {
  Field<InstanceExtra*> extra;
  // `length` units of `kind` bytes; null while nothing was ever written.
  Field<uint8_t*> data;
  int64_t length;
  // In units.
  int64_t capacity;
  int64_t position;
  uint8_t kind;
  Newlines newlines;
  uint8_t is_closed;
  uint8_t seen_newlines;
  uint8_t reserved[4];
};

struct BytesIO : Object {
  Field<InstanceExtra*> extra;
  Field<uint8_t*> data;
  int64_t length;
  int64_t capacity;
  int64_t position;
  uint64_t is_closed;
  // The number of memoryviews: while there are any, the memory stays where it is.
  int64_t num_exports;
};

// What getbuffer() gives a view of.
struct BytesIOBuffer : Object {
  Value file;
};

inline StringIO* as_string_io(Borrowed self) {
  return static_cast<StringIO*>(value_of(self).as_object());
}
inline BytesIO* as_bytes_io(Borrowed self) {
  return static_cast<BytesIO*>(value_of(self).as_object());
}

// Binds the arguments of a constructor with two optional parameters, in the convention of
// Slots::initialise. Absent ones are kUnbound. `names` has `count` names.
Status bind_optional(const char* function, const char* const* names, int64_t count,
                     const Value* args, int64_t num_args, Value keyword_names, Value* values);

}  // namespace molt::rt
