// Results on their way out of functions that return unboxed numbers.
#include "runtime/core/type.h"

namespace molt::rt {

extern "C" Int64Result molt_unbox_result_int64(Consumed value) {
  Value result = value_of(value);
  if (result.is_error()) return {kInt64Failed};
  if (result.is_int()) return {result.as_int()};
  if (has_type(result, molt_shape_int)) {
    Int64Result number = molt_unbox_big_int({result.bits});
    if (number.value != kInt64Failed) {
      release(result);
      return number;
    }
  }
  molt_state.boxed_result = result;
  return {kInt64Failed};
}

extern "C" Float64Result molt_unbox_result_float64(Consumed value) {
  Value result = value_of(value);
  if (result.is_double()) return {result.as_double()};
  if (!result.is_error()) molt_state.boxed_result = result;
  return {std::bit_cast<double>(kErrorBits)};
}

}  // namespace molt::rt
