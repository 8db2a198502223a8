// Operators that have no entry of their own.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

Owned divmod_of(Value left, Value right);
// pow(left, right, modulus); kNone for no modulus.
Owned power_of(Value left, Value right, Value modulus);
Owned absolute_of(Value operand);
// Whether a builtin function is print, for the hint about `print >> file`.
bool is_print_function(Value function);

}  // namespace molt::rt
