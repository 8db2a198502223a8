// slice objects and the arithmetic of slice bounds (Objects/sliceobject.c).
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

inline bool is_slice(Value value) { return has_type(value, molt_shape_slice); }
inline Slice* as_slice(Value value) { return static_cast<Slice*>(value.as_object()); }

Owned slice_new(Value start, Value stop, Value step);

// A slice's three numbers. After unpack_slice_py they are clipped to int64 and `stop`/`start` may
// lie outside a sequence; adjust() fits them to a length.
struct SliceBounds {
  int64_t start;
  int64_t stop;
  int64_t step;
  // The number of items selected from a sequence of this length.
  int64_t adjust(int64_t length);
};
// Evaluates the bounds (__index__); ValueError for a zero step.
Status unpack_slice_py(Value slice, SliceBounds* bounds);
// slice.indices(length) for an int of any size: a tuple of start, stop and step.
Owned slice_indices_py(const Slice* slice, const Ref& length);
// One bound of container[start:stop] as int64; `fallback` for None.
Status slice_bound_py(Value bound, int64_t fallback, int64_t* result);
// The bound clipped into [0, length], negative ones counted from the end.
int64_t clip_bound(int64_t bound, int64_t length);

}  // namespace molt::rt
