// Calls that take over the references to their arguments (abi/layout/owned_args.h): a Python
// function may let them die before it returns.
#pragma once

#include "abi/layout/owned_args.h"
#include "runtime/types/function.h"

namespace molt::rt {

// The conventions of call_any and call_function; everything in `args`, the values of keywords
// included, is consumed.
Owned call_any_owned(Value callee, const Value* args, int64_t num_args, Value keyword_names);
Owned call_function_owned(Function* function, const Value* args, int64_t num_args,
                          Value keyword_names);

// The number of arguments without the mark, and the mark.
inline int64_t count_of(int64_t num_args) { return num_args & ~kArgsOwned; }
inline bool owns_args(int64_t num_args) { return (num_args & kArgsOwned) != 0; }

}  // namespace molt::rt
