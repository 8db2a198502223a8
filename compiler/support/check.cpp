#include "compiler/support/check.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace molt {

namespace {

thread_local std::string_view current_function;
InternalErrorHook internal_error_hook = nullptr;

}  // namespace

CurrentFunctionScope::CurrentFunctionScope(std::string_view qualified_name)
    : previous_(std::exchange(current_function, qualified_name)) {}

CurrentFunctionScope::~CurrentFunctionScope() { current_function = previous_; }

std::string_view current_function_name() { return current_function; }

void set_internal_error_hook(InternalErrorHook hook) { internal_error_hook = hook; }

void internal_error(std::string_view phase, std::string_view message, const char* file, int line) {
  std::fprintf(stderr, "molt: internal error in %.*s", static_cast<int>(phase.size()),
               phase.data());
  if (!current_function.empty()) {
    std::fprintf(stderr, " while compiling %.*s", static_cast<int>(current_function.size()),
                 current_function.data());
  }
  std::fprintf(stderr, ": %.*s (%s:%d)\n", static_cast<int>(message.size()), message.data(), file,
               line);
  // Cleared first: the hook may itself run into an internal error.
  if (InternalErrorHook hook = std::exchange(internal_error_hook, nullptr)) hook();
  std::fflush(nullptr);
  std::_Exit(kInternalErrorExitCode);
}

}  // namespace molt
