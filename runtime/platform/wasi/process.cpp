#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "runtime/platform/file_system.h"
#include "runtime/platform/platform.h"
#include "runtime/platform/shared/last_error.h"

extern char** environ;

// clang_rt's builtins expect the two symbols of the stack protector.
extern "C" {
uintptr_t __stack_chk_guard = 0x5bd1e995;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }
}

namespace molt::platform {

namespace {

constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

// Process time is not part of WASI; the monotonic clock stands in for it.
clockid_t clock_id(Clock clock) {
  return clock == Clock::kRealtime ? CLOCK_REALTIME : CLOCK_MONOTONIC;
}

}  // namespace

int64_t clock_ns(Clock clock) {
  timespec now;
  if (clock_gettime(clock_id(clock), &now) != 0) return -1;
  return int64_t{now.tv_sec} * kNanosecondsPerSecond + now.tv_nsec;
}

int64_t clock_resolution_ns(Clock clock) {
  timespec resolution;
  if (clock_getres(clock_id(clock), &resolution) != 0) return -1;
  return int64_t{resolution.tv_sec} * kNanosecondsPerSecond + resolution.tv_nsec;
}

bool sleep_ns(int64_t nanoseconds) {
  timespec duration{static_cast<time_t>(nanoseconds / kNanosecondsPerSecond),
                    static_cast<long>(nanoseconds % kNanosecondsPerSecond)};
  return nanosleep(&duration, nullptr) == 0;
}

bool random_bytes(void* buffer, int64_t size) {
  // getentropy gives at most 256 bytes a call.
  char* bytes = static_cast<char*>(buffer);
  while (size > 0) {
    int64_t part = size < 256 ? size : 256;
    if (getentropy(bytes, static_cast<size_t>(part)) != 0) return false;
    bytes += part;
    size -= part;
  }
  return true;
}

int64_t read_random(void* buffer, int64_t size, uint32_t) {
  return random_bytes(buffer, size) ? size : error_not_implemented();
}

int duplicate(int) { return error_not_implemented(); }
// The number that wasi-libc's emulation gives.
int process_id() { return 42; }

const char* environment(const char* name) { return getenv(name); }
char** environment_list() { return environ; }

int64_t executable_path(char*, int64_t) { return -ENOSYS; }
const char* name() { return "wasi"; }

bool has_processes() { return false; }

void abort_process() { abort(); }
void exit_process(int status) { _Exit(status); }
int exit_by_interrupt() { return 130; }
bool interrupts_are_enabled() { return false; }
void install_interrupt_handler(void (*)()) {}

}  // namespace molt::platform
