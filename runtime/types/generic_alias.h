// list[int] and int | str.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct GenericAlias : Object {
  Value origin;
  // A tuple.
  Value args;
  // The type parameters in the arguments, a tuple; kUnbound until somebody asks for them.
  Value parameters;
  // *list[int].
  uint64_t is_unpacked;
};
struct UnionType : Object {
  // A tuple.
  Value args;
};

// The type parameters that occur in arguments, each once: a tuple.
Owned type_parameters_in(Value args);
// The arguments with `item` (one value or a tuple) in the place of the type parameters; `self` is
// the object that is subscribed.
Owned substitute_type_parameters(Value self, Value args, Value parameters, Value item);

// `args` is one argument or a tuple of them.
Owned new_generic_alias(Value origin, Value args);

}  // namespace molt::rt
