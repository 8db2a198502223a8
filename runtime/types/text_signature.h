// __text_signature__ of builtin functions, methods and types: what inspect.signature reads.
#pragma once

#include "abi/layout/method.h"
#include "runtime/core/slots.h"

namespace molt::rt {

// A str, or None where CPython's function has none. `owner` is the name of the type or module that
// has the row.
Owned row_text_signature(const MethodRow* row, const char* owner);
Owned slot_text_signature(const SlotRow& row);
Owned type_text_signature(const Type* type);

}  // namespace molt::rt
