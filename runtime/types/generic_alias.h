// list[int] and int | str.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct GenericAlias : Object {
  Value origin;
  // A tuple.
  Value args;
};
struct UnionType : Object {
  // A tuple.
  Value args;
};

// Whether a builtin class can be subscribed: list, dict, tuple, type, ...
bool is_generic_builtin(const Type* type);
// `args` is one argument or a tuple of them.
Owned new_generic_alias(Value origin, Value args);

}  // namespace molt::rt
