// What the modules above the core have to do when a program ends. A module that is not linked
// leaves its hook null.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct ExitHooks {
  // Runs the functions that atexit registered, last first.
  void (*run_exit_functions)() = nullptr;
  // Flushes sys.stdout and sys.stderr; -1 when that failed (reported already).
  int (*flush_streams)() = nullptr;
  // Releases the stream objects, after the modules are gone.
  void (*release_streams)() = nullptr;
  // Prints an uncaught exception where the program replaced sys.excepthook or sys.stderr; false to
  // print as usual.
  bool (*print_uncaught)(Value exception) = nullptr;
  // The same for exceptions that cannot be raised, and sys.unraisablehook.
  // `text` is what report_unraisable was given, and may be null.
  bool (*print_unraisable)(Value exception, Value where, const char* text) = nullptr;
  // Writes to sys.stderr if the program replaced it; false to write to the descriptor.
  bool (*write_error)(Value text) = nullptr;
};
extern ExitHooks exit_hooks;

// Prints an exception that nothing caught, or handles SystemExit; returns the exit status. Takes
// the exception over.
int report_uncaught(Value exception);

}  // namespace molt::rt
