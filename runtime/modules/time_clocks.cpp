// The clocks of the module time, and sleep.
#include <cmath>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/modules/time_support.h"
#include "runtime/platform/platform.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/time.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

using platform::Clock;

// The values of Linux.
constexpr int64_t kClockRealtime = 0;
constexpr int64_t kClockMonotonic = 1;
constexpr int64_t kClockProcess = 2;
constexpr int64_t kClockThread = 3;

Owned seconds(int64_t nanoseconds) {
  return {Value::from_double(static_cast<double>(nanoseconds) / kNanosecondsPerSecond).bits};
}

Owned clock_seconds(Clock clock) { return seconds(platform::clock_ns(clock)); }
Owned clock_nanoseconds(Clock clock) { return int_from_int64(platform::clock_ns(clock)); }

Status clock_argument_py(Value value, Clock* clock) {
  int64_t id = 0;
  MOLT_TRY_DISCARD(int_argument_py(value, &id));
  switch (id) {
    case kClockRealtime:
      *clock = Clock::kRealtime;
      return kOk;
    case kClockMonotonic:
      *clock = Clock::kMonotonic;
      return kOk;
    case kClockProcess:
      *clock = Clock::kProcess;
      return kOk;
    case kClockThread:
      *clock = Clock::kThread;
      return kOk;
    default:
      return raise_os_error(platform::error_invalid_argument(), kUnbound);
  }
}

struct ClockInfo {
  std::string_view name;
  Clock clock;
  const char* implementation;
  bool is_monotonic;
};
constexpr ClockInfo kClocks[] = {
    {"time", Clock::kRealtime, "clock_gettime(CLOCK_REALTIME)", false},
    {"monotonic", Clock::kMonotonic, "clock_gettime(CLOCK_MONOTONIC)", true},
    {"perf_counter", Clock::kMonotonic, "clock_gettime(CLOCK_MONOTONIC)", true},
    {"process_time", Clock::kProcess, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true},
    {"thread_time", Clock::kThread, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true},
};

}  // namespace

Status duration_argument_py(Value value, int64_t* nanoseconds) {
  if (is_float(value)) {
    const double number = float_value(value);
    if (std::isnan(number)) return raise(messages::time_nan);
    const double scaled = number * kNanosecondsPerSecond;
    const double rounded = scaled < 0 ? std::floor(scaled) : std::ceil(scaled);
    if (!(rounded >= -9223372036854775808.0 && rounded < 9223372036854775808.0)) {
      return raise(messages::timestamp_range);
    }
    *nanoseconds = static_cast<int64_t>(rounded);
    return kOk;
  }
  MOLT_TRY(number, index_of(value));
  int64_t whole = 0;
  if (!int_as_int64(number, &whole) ||
      __builtin_mul_overflow(whole, kNanosecondsPerSecond, nanoseconds)) {
    return raise(messages::timestamp_too_large);
  }
  return kOk;
}

extern "C" Owned molt_f_time_time() { return clock_seconds(Clock::kRealtime); }
extern "C" Owned molt_f_time_time_ns() { return clock_nanoseconds(Clock::kRealtime); }
extern "C" Owned molt_f_time_monotonic() { return clock_seconds(Clock::kMonotonic); }
extern "C" Owned molt_f_time_monotonic_ns() { return clock_nanoseconds(Clock::kMonotonic); }
extern "C" Owned molt_f_time_perf_counter() { return clock_seconds(Clock::kMonotonic); }
extern "C" Owned molt_f_time_perf_counter_ns() { return clock_nanoseconds(Clock::kMonotonic); }
extern "C" Owned molt_f_time_process_time() { return clock_seconds(Clock::kProcess); }
extern "C" Owned molt_f_time_process_time_ns() { return clock_nanoseconds(Clock::kProcess); }
extern "C" Owned molt_f_time_thread_time() { return clock_seconds(Clock::kThread); }
extern "C" Owned molt_f_time_thread_time_ns() { return clock_nanoseconds(Clock::kThread); }

extern "C" Owned molt_f_time_clock_gettime(Borrowed clk_id) {
  Clock clock;
  MOLT_TRY_DISCARD(clock_argument_py(value_of(clk_id), &clock));
  return clock_seconds(clock);
}

extern "C" Owned molt_f_time_clock_gettime_ns(Borrowed clk_id) {
  Clock clock;
  MOLT_TRY_DISCARD(clock_argument_py(value_of(clk_id), &clock));
  return clock_nanoseconds(clock);
}

extern "C" Owned molt_f_time_clock_getres(Borrowed clk_id) {
  Clock clock;
  MOLT_TRY_DISCARD(clock_argument_py(value_of(clk_id), &clock));
  return seconds(platform::clock_resolution_ns(clock));
}

extern "C" Owned molt_f_time_get_clock_info(Borrowed name) {
  MOLT_TRY_DISCARD(require_str_argument("get_clock_info", "1", value_of(name)));
  for (const ClockInfo& info : kClocks) {
    if (!str_equal_ascii(as_str(name), info.name)) continue;
    MOLT_TRY(implementation_key, intern_ascii("implementation"));
    MOLT_TRY(monotonic_key, intern_ascii("monotonic"));
    MOLT_TRY(adjustable_key, intern_ascii("adjustable"));
    MOLT_TRY(resolution_key, intern_ascii("resolution"));
    MOLT_TRY(names, tuple_of(implementation_key.get(), monotonic_key.get(), adjustable_key.get(),
                             resolution_key.get()));
    MOLT_TRY(implementation, make_str_ascii(info.implementation));
    MOLT_TRY(resolution, seconds(platform::clock_resolution_ns(info.clock)));
    const Value values[] = {implementation, Value::from_bool(info.is_monotonic),
                            Value::from_bool(!info.is_monotonic), resolution};
    return call_any(value_of_type(molt_type_simple_namespace), values, 0, names);
  }
  return raise(messages::unknown_clock);
}

// Sleeps the whole time across signals whose handlers do not raise (PEP 475).
extern "C" Owned molt_f_time_sleep(Borrowed seconds_argument) {
  int64_t left = 0;
  MOLT_TRY_DISCARD(duration_argument_py(value_of(seconds_argument), &left));
  if (left < 0) return raise(messages::sleep_negative);
  const int64_t start = platform::clock_ns(Clock::kMonotonic);
  const int64_t total = left;
  while (!platform::sleep_ns(left)) {
    MOLT_TRY_DISCARD(check_signals());
    left = total - (platform::clock_ns(Clock::kMonotonic) - start);
    if (left <= 0) break;
  }
  return owned_none();
}

extern "C" Owned molt_c_time_CLOCK_REALTIME() { return int_from_int64(kClockRealtime); }
extern "C" Owned molt_c_time_CLOCK_MONOTONIC() { return int_from_int64(kClockMonotonic); }
extern "C" Owned molt_c_time_CLOCK_PROCESS_CPUTIME_ID() { return int_from_int64(kClockProcess); }
extern "C" Owned molt_c_time_CLOCK_THREAD_CPUTIME_ID() { return int_from_int64(kClockThread); }

}  // namespace molt::rt
