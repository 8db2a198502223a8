// float: values, conversions and arithmetic, from the runtime. A float is an unboxed double; only
// an instance of a subclass of float is an object. Follows CPython's Objects/floatobject.c.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/core/type.h"

namespace molt::rt {

// An instance of a subclass of float.
struct Float : Object {
  double value;
};

inline Owned float_from(double value) { return {Value::from_double(value).bits}; }
// Requires is_float(value).
inline double float_value(Value value) {
  return value.is_double() ? value.as_double()
                           : static_cast<const Float*>(value.as_object())->value;
}
// The double of a float or an int; OverflowError for an int out of range. Requires is_float or
// is_int.
Status real_as_double(Value value, double* out);
// As PyFloat_AsDouble: also takes objects with __float__ or __index__; TypeError "must be real
// number, not str".
Status number_as_double_py(Value value, double* out);
// float(value), as PyNumber_Float: text too.
Owned float_from_number_py(Value value);

// The quotient and remainder of Python's // and %; the divisor is not zero.
double float_floor_divide(double left, double right);
double float_modulo(double left, double right);
// left ** right: may be a complex number, ZeroDivisionError or OverflowError.
Owned float_power(double left, double right);
int64_t float_hash(double value);
Owned float_to_str(double value);
// round(value, ndigits) to a float; OverflowError when it is too large.
Owned float_round(double value, int64_t ndigits);
// value < other and so on for an int or a float; NotImplemented for other types.
Owned float_compare(double value, Value other, CompareOp op);

// format(value, spec).
Owned float_format(double value, Str* spec, Value self);

}  // namespace molt::rt
