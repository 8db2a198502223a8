#pragma once

// Broken invariants of the compiler itself. A user's mistake is never reported this way: it is a
// Diagnostic.

#include <string_view>

namespace molt {

// The exit code of a bug in Molt.
inline constexpr int kInternalErrorExitCode = 70;

// Names the Python function that the current thread compiles, for the text of an internal error.
// Restores the outer name when it goes out of scope. The text must outlive the object.
class CurrentFunctionScope {
 public:
  explicit CurrentFunctionScope(std::string_view qualified_name);
  ~CurrentFunctionScope();
  CurrentFunctionScope(const CurrentFunctionScope&) = delete;
  CurrentFunctionScope& operator=(const CurrentFunctionScope&) = delete;

 private:
  std::string_view previous_;
};

// The name set by the innermost CurrentFunctionScope of this thread, or an empty text.
std::string_view current_function_name();

// Called before the process ends because of an internal error, so that the driver can remove
// half-written output. May be called at most once; null removes it.
using InternalErrorHook = void (*)();
void set_internal_error_hook(InternalErrorHook hook);

// Prints the phase, the function that is compiled and the message on standard error, runs the hook
// and ends the process with kInternalErrorExitCode.
[[noreturn]] void internal_error(std::string_view phase, std::string_view message, const char* file,
                                 int line);

}  // namespace molt

// Checks an invariant in every build mode: MOLT_CHECK(block != nullptr, "build_mir", "no block for
// this loop").
#define MOLT_CHECK(condition, phase, message)                         \
  do {                                                                \
    if (!(condition)) [[unlikely]]                                    \
      ::molt::internal_error((phase), (message), __FILE__, __LINE__); \
  } while (0)

// Marks a place that no input can reach.
#define MOLT_UNREACHABLE(phase, message) \
  ::molt::internal_error((phase), (message), __FILE__, __LINE__)
