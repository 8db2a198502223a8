// StreamMethods for objects of any type (Modules/_io/bufferedio.c and textio.c, where they call
// what is below). Linked only where a program names the constructor of a file's layer.
#pragma once

#include "runtime/core/names.h"
#include "runtime/types/file.h"

namespace molt::rt {

// What a BufferedFile asks of a raw stream: readinto() with a memoryview, write() with a
// memoryview.
extern const StreamMethods raw_stream_methods;
// What a TextFile asks of a buffered stream: read1() with a size where it exists, else read(),
// write() with bytes.
extern const StreamMethods buffer_stream_methods;

// Whether stream.name() is true: AttributeError when there is no such method.
Tri stream_can_py(Value stream, Str* name);

}  // namespace molt::rt
