// The runtime's own state beyond abi's ThreadState, and what polls and stack checks share.
#pragma once

#include "abi/layout/program.h"
#include "common/siphash.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct RuntimeState {
  const Program* program = nullptr;
  int argc = 0;
  char** argv = nullptr;
  // The key of str and bytes hashes, and whether PYTHONHASHSEED chose it.
  common::SipKey hash_key;
  // Runs the handlers of the signals that came; null while KeyboardInterrupt is all there is (the
  // module _signal sets it, so that only its programs hold it).
  Status (*run_signal_handlers)() = nullptr;
  // Modules are being torn down: sys.is_finalizing().
  bool is_finalizing = false;
  // The modules' globals are being cleared: CPython cannot read sources any more.
  bool modules_are_gone = false;
};
extern RuntimeState runtime_state;

inline common::SipKey hash_secret() { return runtime_state.hash_key; }

// Bits of ThreadState::poll_requested.
inline constexpr uint32_t kPollInterrupt = 1u << 0;
inline constexpr uint32_t kPollCollection = 1u << 1;

// Makes the next function entry or loop poll. Safe in a signal handler.
void request_poll(uint32_t reason);

// sys.getrecursionlimit() and sys.setrecursionlimit(); the new limit must be positive.
// set_recursion_limit returns false when more frames than that are active.
int64_t recursion_limit();
bool set_recursion_limit(int64_t limit);

// Sets up ThreadState::stack_limit; called on the main stack.
void start_stack_checks();

// Guards a recursion that passes no generated code, with CPython's own count of C frames and
// message:
//   RecursionGuard guard(" while getting the repr of an object");
//   if (guard.failed()) return Failure{};
class [[nodiscard]] RecursionGuard {
 public:
  explicit RecursionGuard(const char* where);
  ~RecursionGuard() { depth_--; }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  bool failed() const { return failed_; }

 private:
  static int depth_;
  bool failed_;
};

}  // namespace molt::rt
