// What generated code with unboxed numbers needs: results on their way out, and objects that side
// exits make up.
#include "runtime/core/call.h"

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

extern "C" Owned molt_make_range_iterator(int64_t start, int64_t stop, int64_t step) {
  MOLT_TRY(first, molt_box_int64(start));
  MOLT_TRY(last, molt_box_int64(stop));
  MOLT_TRY(stride, molt_box_int64(step));
  MOLT_TRY(range, call(value_of_type(molt_type_range), first.get(), last.get(), stride.get()));
  return iterate(range);
}

}  // namespace molt::rt
