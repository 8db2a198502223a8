// The docstrings of builtin types.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// Zero-terminated ASCII; null for types without one.
const char* type_doc(const Type* type);

}  // namespace molt::rt
