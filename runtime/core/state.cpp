#include "runtime/core/state.h"

#include "runtime/core/call.h"
#include "runtime/core/collector.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/platform/platform.h"

extern "C" {
namespace molt::abi {
constinit ThreadState molt_state{
    .stack_limit = 0,
    .raised = kUnbound,
    .handled = kNone,
    .boxed_result = kUnbound,
    .poll_requested = 0,
    .depth = 0,
    .depth_limit = 1000,
    .reserved = 0,
    .free_lists = {},
    .allocation_count = 0,
};
}  // namespace molt::abi
}

namespace molt::rt {

RuntimeState runtime_state;

namespace {

// A Python frame holds at least a return address and the caller's frame pointer.
constexpr int64_t kSmallestFrame = 16;
// Left for the runtime's own functions below the last Python frame.
constexpr uint64_t kReservedStack = 512 * 1024;
// What the runtime may use of a stack whose bounds nobody tells.
constexpr uint64_t kMaxRuntimeStack = 2 << 20;
// C_RECURSION_LIMIT of CPython 3.12.1 less what its start-up has on the stack.
constexpr int kMaxRuntimeDepth = 1496;

struct StackState {
  int64_t limit = 1000;
  // The value of ThreadState::stack_limit while no poll is requested.
  uint64_t stack_limit = 0;
  // Where the stack was when the program started, for targets that do not tell the stack's bounds.
  uint64_t start = 0;
};
StackState stack_state;

constexpr uint64_t kPollNow = UINT64_MAX;

void set_stack_limit(uint64_t limit) {
  stack_state.stack_limit = limit;
  if (molt_state.poll_requested == 0) molt_state.stack_limit = limit;
}

uint64_t lowest_stack_limit() {
  platform::StackBounds bounds = platform::stack_bounds();
  return bounds.low + kReservedStack;
}

// The limit for `frames` more frames of the smallest size, the first of which has its frame pointer
// at `address` at most: the frame after them is below it.
uint64_t stack_limit_below(uint64_t address, int64_t frames) {
  const uint64_t lowest = lowest_stack_limit();
  const uint64_t room = address > lowest ? address - lowest : 0;
  const uint64_t wanted = static_cast<uint64_t>(frames) * kSmallestFrame;
  return wanted < room ? address - wanted + 1 : lowest;
}

void handle_interrupt() { request_poll(kPollInterrupt); }

Failure raise_recursion_error() {
  // The next recursion may have smaller frames above this point: start to count again.
  if (platform::stack_bounds().high != 0) {
    set_stack_limit(stack_limit_below(platform::stack_bounds().high, stack_state.limit));
  }
  return raise(messages::recursion_depth, "");
}

// Whether the function entry whose frame lies above `frame` may go on.
Status check_frames(const void* frame) {
  platform::StackBounds bounds = platform::stack_bounds();
  if (bounds.high == 0) {
    return molt_state.depth > stack_state.limit ? Status(raise_recursion_error()) : kOk;
  }
  // The first word of a frame is the frame pointer of its caller, here the function that is
  // entered. A function that it calls has its frame where this one is, or lower.
  const uint64_t entered = *static_cast<const uint64_t*>(frame);
  if (entered >= stack_state.stack_limit) return kOk;
  const uint64_t address = reinterpret_cast<uint64_t>(frame);
  const int64_t frames = platform::count_python_frames(frame, stack_state.limit + 1);
  if (frames > stack_state.limit || address < lowest_stack_limit()) return raise_recursion_error();
  set_stack_limit(stack_limit_below(address, stack_state.limit - frames));
  return kOk;
}

}  // namespace

void request_poll(uint32_t reason) {
  molt_state.poll_requested |= reason;
  molt_state.stack_limit = kPollNow;
  molt_state.depth_limit = -1;
}

int64_t recursion_limit() { return stack_state.limit; }

bool set_recursion_limit(int64_t limit) {
  platform::StackBounds bounds = platform::stack_bounds();
  const int64_t active = bounds.high == 0
                             ? molt_state.depth
                             : platform::count_python_frames(__builtin_frame_address(0), limit + 1);
  if (active >= limit) return false;
  stack_state.limit = limit;
  if (bounds.high != 0) {
    set_stack_limit(stack_limit_below(bounds.high, limit));
  } else if (molt_state.poll_requested == 0) {
    molt_state.depth_limit = static_cast<int32_t>(limit < INT32_MAX ? limit : INT32_MAX);
  }
  return true;
}

void start_stack_checks() {
  stack_state.start = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  platform::StackBounds bounds = platform::stack_bounds();
  if (bounds.high != 0) set_stack_limit(stack_limit_below(bounds.high, stack_state.limit));
  if (platform::interrupts_are_enabled()) platform::install_interrupt_handler(handle_interrupt);
}

int RecursionGuard::depth_ = 0;

RecursionGuard::RecursionGuard(const char* where) : failed_(false) {
  if (++depth_ > kMaxRuntimeDepth) {
    raise(messages::recursion_depth, where);
    failed_ = true;
  }
}

Status check_stack() {
  const uint64_t address = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  const bool is_deep = platform::stack_bounds().high == 0
                           ? stack_state.start - address > kMaxRuntimeStack
                           : address < lowest_stack_limit();
  if (is_deep) return raise_recursion_error();
  return kOk;
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Status molt_poll() {
  const uint32_t reasons = molt_state.poll_requested;
  if (reasons == 0) return kOk;
  molt_state.poll_requested = 0;
  molt_state.stack_limit = stack_state.stack_limit;
  molt_state.depth_limit =
      static_cast<int32_t>(stack_state.limit < INT32_MAX ? stack_state.limit : INT32_MAX);
  if ((reasons & kPollCollection) != 0) collect_if_due();
  if ((reasons & kPollInterrupt) != 0) {
    if (runtime_state.run_signal_handlers != nullptr) return runtime_state.run_signal_handlers();
    return raise(messages::keyboard_interrupt);
  }
  return kOk;
}

Status molt_stack_check() {
  if (molt_state.poll_requested != 0) MOLT_TRY_DISCARD(molt_poll());
  return check_frames(__builtin_frame_address(0));
}

}  // namespace molt::abi
}
