// Opening files below open().
#pragma once

#include "runtime/core/ref.h"

namespace molt::rt {

// FileIO(file, mode, closefd, opener); the mode is a str.
Owned open_raw_file_py(Value file, Value mode_text, bool closes, Value opener);

// The constructors of FileIO and of the buffered files, in the convention of Slots::construct. The
// module io puts them into their types when a program names these.
Owned raw_file_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
Owned buffered_file_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);

}  // namespace molt::rt
