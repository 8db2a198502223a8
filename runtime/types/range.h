// range objects.
#pragma once

#include "runtime/core/type.h"
#include "runtime/types/slice.h"

namespace molt::rt {

inline bool is_range(Value value) { return has_type(value, molt_shape_range); }
inline Range* as_range(Value value) { return static_cast<Range*>(value.as_object()); }

// range(start, stop, step) of ints.
Owned range_new(Value start, Value stop, Value step);
// Whether all four numbers are small ints.
inline bool is_small_range(const Range* range) {
  return range->start.is_int() && range->stop.is_int() && range->step.is_int() &&
         range->length.is_int();
}

}  // namespace molt::rt
