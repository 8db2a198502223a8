#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "runtime/platform/file_system.h"
#include "runtime/platform/platform.h"

extern char** environ;

namespace molt::platform {

namespace {

constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

clockid_t clock_id(Clock clock) {
  switch (clock) {
    case Clock::kRealtime:
      return CLOCK_REALTIME;
    case Clock::kMonotonic:
      return CLOCK_MONOTONIC;
    case Clock::kProcess:
      return CLOCK_PROCESS_CPUTIME_ID;
    case Clock::kThread:
      return CLOCK_THREAD_CPUTIME_ID;
  }
  return CLOCK_REALTIME;
}

void (*interrupt_handler)() = nullptr;

void handle_interrupt(int) { interrupt_handler(); }

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
  return clock_nanosleep(CLOCK_MONOTONIC, 0, &duration, nullptr) != EINTR;
}

bool random_bytes(void* buffer, int64_t size) {
  char* bytes = static_cast<char*>(buffer);
  while (size > 0) {
    ssize_t count = getrandom(bytes, static_cast<size_t>(size), 0);
    if (count < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes += count;
    size -= count;
  }
  return true;
}

int64_t read_random(void* buffer, int64_t size, uint32_t flags) {
  const ssize_t count = getrandom(buffer, static_cast<size_t>(size), flags);
  return count < 0 ? -errno : count;
}

const char* environment(const char* name) { return getenv(name); }
char** environment_list() { return environ; }

int64_t executable_path(char* buffer, int64_t size) {
  const ssize_t length = readlink("/proc/self/exe", buffer, static_cast<size_t>(size));
  return length < 0 ? -errno : length;
}

const char* name() { return "linux"; }

bool has_processes() { return true; }

void abort_process() { abort(); }
void exit_process(int status) { _exit(status); }

int exit_by_interrupt() {
  signal(SIGINT, SIG_DFL);
  kill(getpid(), SIGINT);
  return 128 + SIGINT;
}

bool interrupts_are_enabled() {
  struct sigaction current;
  return sigaction(SIGINT, nullptr, &current) == 0 && current.sa_handler != SIG_IGN;
}

void install_interrupt_handler(void (*handler)()) {
  interrupt_handler = handler;
  struct sigaction action{};
  action.sa_handler = handle_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

}  // namespace molt::platform
