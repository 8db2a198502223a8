// The module _signal (Modules/signalmodule.c). Handlers run at polls of the main thread.
#include <cmath>

#include "runtime/core/messages/exception.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/os.h"
#include "runtime/core/state.h"
#include "runtime/modules/library_exception.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/file_system.h"
#include "runtime/platform/signals.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/signal.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(itimer_error)
MOLT_DEFINE_NAME(default_int_handler)

namespace molt::rt {

namespace {

using platform::kNumSignals;
using platform::SignalAction;

constexpr int kInterrupt = 2;
constexpr Value kDefaultHandler = Value::from_small_int(0);
constexpr Value kIgnoreHandler = Value::from_small_int(1);

// What getsignal gives for each signal; kUnbound stands for default_int_handler, which the runtime
// itself behaves like.
Value handlers[kNumSignals];
bool has_started = false;

void request_signal_poll() { request_poll(kPollInterrupt); }

Status run_handlers() {
  for (int i = 1; i < kNumSignals; i++) {
    if (!platform::take_signal(i)) continue;
    const Ref handler = Ref::share(handlers[i]);
    if (handler.get().is_unbound()) {
      // The signals after this one wait for the next poll.
      request_signal_poll();
      return raise(messages::keyboard_interrupt);
    }
    if (slot_of<&Slots::call>(type_of(handler)) == nullptr) continue;
    const Ref result(call(handler, Value::from_small_int(i), kNone));
    if (is_failure(result)) {
      request_signal_poll();
      return kFailed;
    }
  }
  return kOk;
}

// Takes over from the runtime's own treatment of SIGINT.
void start() {
  if (has_started) return;
  has_started = true;
  for (int i = 1; i < kNumSignals; i++) {
    const SignalAction action = platform::signal_action(i);
    handlers[i] = action == SignalAction::kDefault  ? kDefaultHandler
                  : action == SignalAction::kIgnore ? kIgnoreHandler
                                                    : kNone;
  }
  platform::set_signal_notify(request_signal_poll);
  runtime_state.run_signal_handlers = run_handlers;
  if (handlers[kInterrupt].is_none()) {
    handlers[kInterrupt] = kUnbound;
    (void)platform::set_signal_action(kInterrupt, SignalAction::kHandle);
  }
}

Status signal_argument_py(Borrowed value, int* number) {
  MOLT_TRY_DISCARD(c_int_argument_py(value, number));
  if (*number < 1 || *number >= kNumSignals) return raise(messages::signal_range);
  start();
  return kOk;
}

// The module's own function object.
Owned default_handler() {
  MOLT_TRY(name, intern_ascii("_signal"));
  MOLT_TRY(module, import_module(as_str(name)));
  return get_attribute(module, MOLT_STR(default_int_handler));
}

Owned shown_handler(Value handler) {
  return handler.is_unbound() ? default_handler() : new_reference(handler);
}

}  // namespace

extern "C" Owned molt_f_signal_default_int_handler(Borrowed signalnum, Borrowed) {
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(signalnum, &number));
  return raise(messages::keyboard_interrupt);
}

extern "C" Owned molt_f_signal_signal(Borrowed signalnum, Borrowed handler_value) {
  int number = 0;
  MOLT_TRY_DISCARD(signal_argument_py(signalnum, &number));
  Value handler = value_of(handler_value);
  SignalAction action = SignalAction::kHandle;
  int64_t special = -1;
  if (is_int(handler) && int_as_int64(handler, &special) && (special == 0 || special == 1)) {
    action = special == 0 ? SignalAction::kDefault : SignalAction::kIgnore;
    handler = special == 0 ? kDefaultHandler : kIgnoreHandler;
  } else if (slot_of<&Slots::call>(type_of(handler)) == nullptr) {
    return raise(messages::signal_handler);
  } else {
    MOLT_TRY_DISCARD(check_signals());
  }
  const int done = platform::set_signal_action(number, action);
  if (done < 0) return raise_errno(done);
  MOLT_TRY(old, shown_handler(handlers[number]));
  const Value previous = std::exchange(handlers[number], value_of(new_reference(handler)));
  release(previous);
  return old.take();
}

extern "C" Owned molt_f_signal_getsignal(Borrowed signalnum) {
  int number = 0;
  MOLT_TRY_DISCARD(signal_argument_py(signalnum, &number));
  return shown_handler(handlers[number]);
}

extern "C" Owned molt_f_signal_siginterrupt(Borrowed signalnum, Borrowed flag) {
  int number = 0;
  MOLT_TRY_DISCARD(signal_argument_py(signalnum, &number));
  int interrupts = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flag, &interrupts));
  const int done = platform::set_interrupts_calls(number, interrupts != 0);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_signal_strsignal(Borrowed signalnum) {
  int number = 0;
  MOLT_TRY_DISCARD(signal_argument_py(signalnum, &number));
  const char* text = platform::signal_text(number);
  return text == nullptr ? owned_none() : make_str_utf8(text);
}

extern "C" Owned molt_f_signal_raise_signal(Borrowed signalnum) {
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(signalnum, &number));
  const int done = platform::raise_signal(number);
  if (done < 0) return raise_errno(done);
  MOLT_TRY_DISCARD(check_signals());
  return owned_none();
}

extern "C" Owned molt_f_signal_pthread_kill(Borrowed thread_id, Borrowed signalnum) {
  MOLT_TRY(index, index_of(value_of(thread_id)));
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(signalnum, &number));
  // All there is, is the main thread; other numbers are no threads.
  const int done = platform::send_signal_to_thread(platform::current_thread(), number);
  if (done < 0) return raise_errno(done);
  MOLT_TRY_DISCARD(check_signals());
  return owned_none();
}

extern "C" Owned molt_f_signal_pause() {
  platform::pause_process();
  MOLT_TRY_DISCARD(check_signals());
  return owned_none();
}

extern "C" Owned molt_f_signal_alarm(Borrowed seconds_value) {
  int seconds = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(seconds_value, &seconds));
  return int_from_int64(platform::set_alarm(static_cast<uint32_t>(seconds)));
}

namespace {

// ItimerError for a negative errno.
Failure raise_timer_error(int result) {
  MOLT_TRY(text, make_str_utf8(platform::error_text(-result)));
  MOLT_TRY(number, int_from_int64(-result));
  const Value args[] = {number, text};
  MOLT_TRY(error, call_values(value_of_type(molt_type_itimer_error), args, 2));
  return raise_instance(error.consume());
}

Owned timer_pair(const platform::IntervalTimer& timer) {
  return tuple_of(Value::from_double(timer.value), Value::from_double(timer.interval));
}

Status timer_seconds_py(Borrowed value, double* seconds) {
  if (is_float(value_of(value))) {
    *seconds = float_value(value_of(value));
    if (std::isnan(*seconds)) return raise(messages::time_nan);
    return kOk;
  }
  MOLT_TRY(number, index_of(value_of(value)));
  return int_as_double(number, seconds);
}

}  // namespace

extern "C" Owned molt_f_signal_setitimer(Borrowed which_value, Borrowed seconds,
                                         Borrowed interval) {
  int which = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(which_value, &which));
  platform::IntervalTimer timer{};
  MOLT_TRY_DISCARD(timer_seconds_py(seconds, &timer.value));
  MOLT_TRY_DISCARD(timer_seconds_py(interval, &timer.interval));
  platform::IntervalTimer old{};
  const int done = platform::set_interval_timer(which, timer, &old);
  if (done < 0) return raise_timer_error(done);
  return timer_pair(old);
}

extern "C" Owned molt_f_signal_getitimer(Borrowed which_value) {
  int which = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(which_value, &which));
  platform::IntervalTimer timer{};
  const int done = platform::interval_timer(which, &timer);
  if (done < 0) return raise_timer_error(done);
  return timer_pair(timer);
}

extern "C" Owned molt_f_signal_set_wakeup_fd(Borrowed fd, Borrowed) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  start();
  if (descriptor != -1) {
    const int blocks = platform::is_blocking(descriptor);
    if (blocks < 0) return raise_errno(blocks);
    if (blocks != 0) return raise(messages::signal_wakeup_blocking, descriptor);
  }
  return int_from_int64(platform::set_wakeup_descriptor(descriptor));
}

// --- Sets of signals

namespace {

Status signals_argument_py(Borrowed value, uint64_t* signals) {
  *signals = 0;
  MOLT_TRY(iterator, iterate(value_of(value)));
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) return kOk;
    int number = 0;
    MOLT_TRY_DISCARD(c_int_argument_py(item, &number));
    if (number < 1 || number >= kNumSignals) return raise(messages::signal_set_range, number);
    *signals |= uint64_t{1} << (number - 1);
  }
}

Owned set_of_signals(uint64_t signals) {
  MOLT_TRY(set, set_new());
  for (int i = 1; i < kNumSignals; i++) {
    if ((signals >> (i - 1) & 1) == 0) continue;
    MOLT_TRY_DISCARD(set_add_py(as_set(set), Value::from_small_int(i)));
  }
  return set.take();
}

}  // namespace

extern "C" Owned molt_f_signal_pthread_sigmask(Borrowed how_value, Borrowed mask) {
  int how = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(how_value, &how));
  uint64_t signals = 0;
  MOLT_TRY_DISCARD(signals_argument_py(mask, &signals));
  uint64_t old = 0;
  const int done = platform::change_signal_mask(how, signals, &old);
  if (done < 0) return raise_errno(done);
  // Signals that were let through have come by now.
  MOLT_TRY_DISCARD(check_signals());
  return set_of_signals(old);
}

extern "C" Owned molt_f_signal_sigpending() {
  uint64_t signals = 0;
  const int done = platform::pending_signals(&signals);
  if (done < 0) return raise_errno(done);
  return set_of_signals(signals);
}

extern "C" Owned molt_f_signal_sigwait(Borrowed sigset) {
  uint64_t signals = 0;
  MOLT_TRY_DISCARD(signals_argument_py(sigset, &signals));
  MOLT_OS_TRY(number, platform::wait_for_signal(signals));
  return int_from_int64(number);
}

extern "C" Owned molt_f_signal_valid_signals() { return set_of_signals(platform::valid_signals()); }

extern "C" Owned molt_c_signal_SIG_DFL() { return int_from_int64(0); }
extern "C" Owned molt_c_signal_SIG_IGN() { return int_from_int64(1); }
extern "C" Owned molt_c_signal_NSIG() { return int_from_int64(kNumSignals); }
extern "C" Owned molt_c_signal_ItimerError() { return type_constant(molt_type_itimer_error); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_OS_ERROR(itimer_error, "itimer_error", "signal")
