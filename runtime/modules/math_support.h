// What the files of the module math share.
#pragma once

#include <cmath>

#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"

namespace molt::rt {

// A finite operand that gives a NaN, or an infinite result that is not an overflow.
inline Failure raise_math_domain() { return raise(messages::math_domain); }
inline Failure raise_math_range() { return raise(messages::math_range); }

// An argument as a double; TypeError "must be real number, not str".
inline Status argument_as_double_py(Borrowed value, double* out) {
  if (value_of(value).is_double()) [[likely]] {
    *out = value_of(value).as_double();
    return kOk;
  }
  return number_as_double_py(value_of(value), out);
}

double gamma_function(double x);
double log_gamma_function(double x);

}  // namespace molt::rt
