// The iterators of range.
#pragma once

#include "runtime/fast/iterate.h"
#include "runtime/types/range.h"

namespace molt::rt {

Owned range_iterate(Borrowed self);
Owned range_iterate_reversed(Borrowed self);
// start + index * step.
Owned range_item(const Range* range, Value index);

}  // namespace molt::rt
