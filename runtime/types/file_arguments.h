// Arguments and errors of the methods of files. Private to the files' methods, the module io and
// open().
#pragma once

#include "runtime/core/error.h"
#include "runtime/types/bytes.h"
#include "runtime/types/file.h"

namespace molt::rt {

// 0, 1 or 2; `message` is raised for other numbers.
Status whence_py(Value value, Message message, platform::SeekFrom* from);
// The whence as a number.
Status whence_number_py(Value value, int64_t* whence);

// The memory of a bytearray or a writable memoryview.
struct WritableView {
  uint8_t* data;
  int64_t size;
};
// TypeError "{function}() argument must be read-write bytes-like object, not ..." for others.
Status require_writable_view(const char* function, Value object, WritableView* view);

// AttributeError "'_io.FileIO' object has no attribute 'name'".
Failure raise_no_file_attribute(Value file, const char* name);

// "I/O operation on closed file." for a closed file of any kind, also one written in Python.
Status check_any_open_py(Value file);

// ftruncate; gives the length back.
Int64Result raw_file_truncate(RawFile* file, int64_t length);

}  // namespace molt::rt
