// Opening files below open().
#pragma once

#include "runtime/types/file.h"

namespace molt::rt {

// Opens what FileIO(file, mode, closefd, opener) opens; the mode is a str, `raw` a closed file.
Status open_raw_file_py(RawFile* raw, Value file, Value mode_text, bool closes, Value opener);

// Put the constructors into the types. The module io does it when a program names these.
void enable_raw_file_constructor();
void enable_buffered_file_constructors();

}  // namespace molt::rt
