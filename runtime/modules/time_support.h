// What the files of the module time share.
#pragma once

#include <cstdint>

namespace molt::rt {

inline constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

}  // namespace molt::rt
