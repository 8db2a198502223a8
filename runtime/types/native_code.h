// Functions written in Python that stand for functions of C: parts of the library that CPython has
// in C and Molt compiles from Python. They behave as builtin functions do where a program sees the
// difference: no entry in tracebacks, and the texts of Argument Clinic for wrong calls.
#pragma once

#include "abi/layout/code.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct NativeCode {
  const FunctionCode* code;
  // What messages call the function instead of its own name, or null; interned. "function" is
  // what CPython says where C code gives no name to the parser of its arguments.
  Str* shown_name;
  // The first parameter is the object or the class, which messages do not count.
  bool is_method;
};

// Null for code that nobody marked.
const NativeCode* find_native_code(const FunctionCode* code);
// `code` lives for ever, as that of compiled functions does.
Status mark_native_code(const NativeCode& entry);

// Raises the TypeError of a call that does not fit the function's parameters; the call is known to
// be wrong. `args` starts with the object of a method.
Failure raise_native_call(const NativeCode& entry, const Function* function, const Value* args,
                          int64_t num_args, Value keyword_names);

// Whether the parameters are few enough for raise_native_call.
inline bool has_native_texts(const FunctionCode* code) {
  return code->arg_count + code->keyword_only_count <= 10;
}

// Marks the function below properties, class methods and static methods too; does nothing with what
// is no function.
Status mark_native_function(Value function, Str* shown_name, bool is_method);

}  // namespace molt::rt
