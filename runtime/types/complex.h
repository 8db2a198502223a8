// complex: making and reading complex numbers from the runtime. Follows CPython's
// Objects/complexobject.c.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct ComplexParts {
  double real;
  double imag;
};

struct Complex : Object {
  ComplexParts value;
};

inline bool is_complex(Value value) {
  return value.is_pointer() && (has_type(value, molt_shape_complex) ||
                                is_subtype(object_type(value.as_object()), &molt_type_complex));
}
inline ComplexParts complex_value(Value value) {
  return static_cast<const Complex*>(value.as_object())->value;
}
Owned complex_from(ComplexParts value);
// left ** right: ZeroDivisionError for 0 to a negative or complex power, OverflowError.
Owned complex_power(ComplexParts left, ComplexParts right);
// The complex value of any number (complex(), cmath): __complex__, __float__, __index__. TypeError
// "must be real number, not str".
Status number_as_complex_py(Value value, ComplexParts* out);

}  // namespace molt::rt
