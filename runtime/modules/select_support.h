// Timeouts of the module select.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/platform/platform.h"

namespace molt::rt {

// Time left of a timeout across calls that signals interrupt (PEP 475).
class Deadline {
 public:
  // Negative waits without end.
  explicit Deadline(int64_t timeout_ns)
      : timeout_(timeout_ns), start_(platform::clock_ns(platform::Clock::kMonotonic)) {}
  // Negative, or what is left, at least 0.
  int64_t left_ns() const {
    if (timeout_ < 0) return -1;
    const int64_t left = timeout_ - (platform::clock_ns(platform::Clock::kMonotonic) - start_);
    return left < 0 ? 0 : left;
  }
  // The same in milliseconds, rounded up.
  int left_ms() const {
    const int64_t left = left_ns();
    if (left < 0) return -1;
    const int64_t ms = (left + 999'999) / 1'000'000;
    return ms > INT32_MAX ? INT32_MAX : static_cast<int>(ms);
  }

 private:
  int64_t timeout_;
  int64_t start_;
};

}  // namespace molt::rt
