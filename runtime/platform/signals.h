// Signals, as the module _signal sees them. Only posix/ implements this header; see
// process_control.h.
//
// Functions that return int give 0 or a negative errno unless they say otherwise.
#pragma once

#include <cstdint>

namespace molt::platform {

// Signals are numbered from 1 to kNumSignals - 1.
inline constexpr int kNumSignals = 65;

enum class SignalAction : uint8_t { kDefault, kIgnore, kHandle, kUnknown };
SignalAction signal_action(int signal_number);
// kHandle notes the signal, writes its number to the wakeup descriptor and calls `notify` in signal
// context. System calls are interrupted.
int set_signal_action(int signal_number, SignalAction action);
void set_signal_notify(void (*notify)());
// Whether a noted signal has come since the last call.
bool take_signal(int signal_number);
// -1 for none; gives the one before.
int set_wakeup_descriptor(int descriptor);

int raise_signal(int signal_number);
// Whether the signal interrupts system calls.
int set_interrupts_calls(int signal_number, bool interrupts);
// Null when the system does not know it.
const char* signal_text(int signal_number);
// Seconds that were left of the alarm before.
int64_t set_alarm(uint32_t seconds);
// Sleeps until a signal comes.
void pause_process();

struct IntervalTimer {
  double value;
  double interval;
};
int interval_timer(int which, IntervalTimer* timer);
int set_interval_timer(int which, const IntervalTimer& timer, IntervalTimer* old);

// Sets of signals: bit n - 1 is signal n.
int change_signal_mask(int how, uint64_t signals, uint64_t* old);
int pending_signals(uint64_t* signals);
uint64_t valid_signals();
// The signal, or a negative errno.
int wait_for_signal(uint64_t signals);
int send_signal_to_thread(uint64_t thread, int signal_number);
uint64_t current_thread();

}  // namespace molt::platform
