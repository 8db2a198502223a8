// Calling values from the runtime, attribute access, and the protocols that several types need.
#pragma once

#include "runtime/core/names.h"

namespace molt::rt {

// The convention of Slots::call, construct and initialise, and of GenericEntry: `num_args` positional arguments, then one value
// for each name of `keyword_names`, a tuple of str, or kUnbound when there are none. All borrowed.

// Calls with positional arguments (borrowed).
Owned call_values(Value callee, const Value* args, int64_t num_args);
// Any call, in the convention above.
Owned call_any(Value callee, const Value* args, int64_t num_args, Value keyword_names);
template <typename... T>
Owned call(Value callee, T... args) {
  if constexpr (sizeof...(T) == 0) {
    return call_values(callee, nullptr, 0);
  } else {
    Value list[] = {value_of(args)...};
    return call_values(callee, list, sizeof...(T));
  }
}
// object.name(args...).
Owned call_method_values(Value object, Str* name, const Value* args, int64_t num_args);
template <typename... T>
Owned call_method(Value object, Str* name, T... args) {
  if constexpr (sizeof...(T) == 0) {
    return call_method_values(object, name, nullptr, 0);
  } else {
    Value list[] = {value_of(args)...};
    return call_method_values(object, name, list, sizeof...(T));
  }
}

// getattr; and the form that gives kUnbound instead of AttributeError.
Owned get_attribute(Value object, Str* name);
Owned find_attribute(Value object, Str* name);
// A special method looked up on the type only and bound; kUnbound when missing.
Owned find_special(Value object, Str* name);
// The raw attribute found along the type's MRO (no descriptor call); borrowed, kUnbound when missing. Cannot fail.
Value lookup_in_type(Type* type, Str* name);

// The protocols with CPython's checks and messages.
Owned repr_of(Value value);
Owned str_of(Value value);
Owned ascii_of(Value value);
// -1 never; kInt64Failed on failure.
Int64Result hash_of(Value value);
Tri is_equal(Value left, Value right);      // identity, then ==
Tri compare_truth(Value left, Value right, CompareOp op);
Owned compare(Value left, Value right, CompareOp op);
Tri truth_of(Value value);
Int64Result length_of(Value value);         // len()
// __length_hint__, or `fallback`.
Int64Result length_hint(Value value, int64_t fallback);
Owned iterate(Value value);                 // iter()
Owned next_of(Value iterator);              // kUnbound when exhausted
// next(iterator): like next_of, but an exhausted iterator raises StopIteration with its value.
Owned next_or_stop(Value iterator);
// operator.index() as an int value; and as int64, clipped to int64 or raising `overflow` (IndexError, OverflowError).
Owned index_of(Value value);
Int64Result index_int64_clipped(Value value);
Int64Result index_int64(Value value, Type& overflow);
// A list or tuple made from any iterable.
Owned list_from(Value iterable);
Owned tuple_from(Value iterable);
// Guards recursion in repr, compare, call chains that do not pass generated code: RecursionError when the stack is short.
Status check_stack();
// For repr of containers that may hold themselves: returns 1 when `object` is already being printed.
Tri enter_repr(Value object);
void leave_repr(Value object);

}  // namespace molt::rt
