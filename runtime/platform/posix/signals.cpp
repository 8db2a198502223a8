#include "runtime/platform/signals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int64_t value) { return value < 0 ? last_error() : static_cast<int>(value); }

volatile sig_atomic_t arrived[kNumSignals];
volatile sig_atomic_t wakeup_descriptor = -1;
void (*notify_arrival)() = nullptr;

void note_signal(int signal_number) {
  const int saved_errno = errno;
  arrived[signal_number] = 1;
  notify_arrival();
  const int descriptor = wakeup_descriptor;
  if (descriptor >= 0) {
    const unsigned char byte = static_cast<unsigned char>(signal_number);
    // A full pipe wakes its reader as well.
    [[maybe_unused]] const ssize_t written = write(descriptor, &byte, 1);
  }
  errno = saved_errno;
}

sigset_t to_set(uint64_t signals) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 1; i < kNumSignals; i++) {
    if ((signals >> (i - 1) & 1) != 0) sigaddset(&set, i);
  }
  return set;
}

uint64_t from_set(const sigset_t& set) {
  uint64_t signals = 0;
  for (int i = 1; i < kNumSignals; i++) {
    if (sigismember(&set, i) == 1) signals |= uint64_t{1} << (i - 1);
  }
  return signals;
}

timeval to_timeval(double seconds) {
  timeval time;
  time.tv_sec = static_cast<time_t>(seconds);
  time.tv_usec = static_cast<suseconds_t>((seconds - static_cast<double>(time.tv_sec)) * 1e6);
  return time;
}

double from_timeval(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

IntervalTimer from_timer(const itimerval& timer) {
  return {from_timeval(timer.it_value), from_timeval(timer.it_interval)};
}

}  // namespace

SignalAction signal_action(int signal_number) {
  struct sigaction current;
  if (sigaction(signal_number, nullptr, &current) < 0) return SignalAction::kUnknown;
  if (current.sa_handler == SIG_DFL) return SignalAction::kDefault;
  if (current.sa_handler == SIG_IGN) return SignalAction::kIgnore;
  return SignalAction::kUnknown;
}

int set_signal_action(int signal_number, SignalAction action) {
  struct sigaction wanted{};
  wanted.sa_handler = action == SignalAction::kDefault  ? SIG_DFL
                      : action == SignalAction::kIgnore ? SIG_IGN
                                                        : note_signal;
  sigemptyset(&wanted.sa_mask);
  return result(sigaction(signal_number, &wanted, nullptr));
}

void set_signal_notify(void (*notify)()) { notify_arrival = notify; }

bool take_signal(int signal_number) {
  if (arrived[signal_number] == 0) return false;
  arrived[signal_number] = 0;
  return true;
}

int set_wakeup_descriptor(int descriptor) {
  const int old = wakeup_descriptor;
  wakeup_descriptor = descriptor;
  return old;
}

int raise_signal(int signal_number) { return ::raise(signal_number) != 0 ? last_error() : 0; }

int set_interrupts_calls(int signal_number, bool interrupts) {
  struct sigaction current;
  if (sigaction(signal_number, nullptr, &current) < 0) return last_error();
  if (interrupts) {
    current.sa_flags &= ~SA_RESTART;
  } else {
    current.sa_flags |= SA_RESTART;
  }
  return result(sigaction(signal_number, &current, nullptr));
}

const char* signal_text(int signal_number) {
  const char* text = strsignal(signal_number);
  return text == nullptr || strncmp(text, "Unknown signal", 14) == 0 ? nullptr : text;
}

int64_t set_alarm(uint32_t seconds) { return alarm(seconds); }
void pause_process() { pause(); }

int interval_timer(int which, IntervalTimer* timer) {
  itimerval found;
  if (getitimer(static_cast<__itimer_which_t>(which), &found) < 0) return last_error();
  *timer = from_timer(found);
  return 0;
}

int set_interval_timer(int which, const IntervalTimer& timer, IntervalTimer* old) {
  const itimerval wanted{to_timeval(timer.interval), to_timeval(timer.value)};
  itimerval before;
  if (setitimer(static_cast<__itimer_which_t>(which), &wanted, &before) < 0) return last_error();
  *old = from_timer(before);
  return 0;
}

int change_signal_mask(int how, uint64_t signals, uint64_t* old) {
  const sigset_t wanted = to_set(signals);
  sigset_t before;
  const int error = pthread_sigmask(how, &wanted, &before);
  if (error != 0) return -error;
  *old = from_set(before);
  return 0;
}

int pending_signals(uint64_t* signals) {
  sigset_t pending;
  if (sigpending(&pending) < 0) return last_error();
  *signals = from_set(pending);
  return 0;
}

uint64_t valid_signals() {
  sigset_t all;
  sigfillset(&all);
  return from_set(all);
}

int wait_for_signal(uint64_t signals) {
  const sigset_t set = to_set(signals);
  int found = 0;
  const int error = sigwait(&set, &found);
  return error != 0 ? -error : found;
}

int send_signal_to_thread(uint64_t thread, int signal_number) {
  return -pthread_kill(static_cast<pthread_t>(thread), signal_number);
}
uint64_t current_thread() { return static_cast<uint64_t>(pthread_self()); }

}  // namespace molt::platform
