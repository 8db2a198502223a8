// Arguments of the methods of str and the byte types, with CPython's checks and texts.
#pragma once

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/container_support.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"

namespace molt::rt {

// The name that argument errors give to a value's type (_PyArg_BadArgument).
inline const char* argument_type_name(Value value) {
  return value.is_none() ? "None" : static_cast<const char*>(type_of(value)->c_name);
}

// A size or count: OverflowError when it does not fit the platform's index type.
Status size_argument_py(Value value, int64_t* result);
// The same for a C int.
Status int_argument_py(Value value, int64_t* result);
// The optional start and end of a search (None for absent), fitted to a length; start may stay
// beyond the end.
Status search_range_py(Value start, Value end, int64_t length, int64_t* first, int64_t* last);

// A str argument; TypeError "must be str, not ..." for others.
Status require_str_operand(Value value);
// "{function}() argument {which} must be str, not ...". `which` may be null: "argument must be
// str".
Status require_str_argument(const char* function, const char* which, Value value);

}  // namespace molt::rt
