// Buffers of classes written in Python: `__buffer__` and `__release_buffer__` (PEP 688).
#pragma once

#include "runtime/core/type.h"

MOLT_DECLARE_TYPE(buffer_wrapper)

namespace molt::rt {

// memoryview(object) for an object whose class defines `__buffer__`; kUnbound for others.
Owned memoryview_by_method_py(Value object);

}  // namespace molt::rt
