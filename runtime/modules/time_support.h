// What the files of the module time share.
#pragma once

#include <cstdint>

#include "runtime/core/ref.h"

namespace molt::rt {

inline constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

// A duration in seconds, as an int or a float, in nanoseconds rounded away from zero.
Status duration_argument_py(Value value, int64_t* nanoseconds);

}  // namespace molt::rt
