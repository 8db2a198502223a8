// The phases in order: what the commands call.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/options.h"

namespace molt::driver {

// One error or warning. Lines count from 1, columns from 0 in UTF-8 bytes.
struct Problem {
  std::string file;
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  bool is_warning = false;
  std::string error_class;
  std::string message;
};

struct Outcome {
  // 0, or 1 when the program is wrong or a file cannot be read or written.
  int exit_code = 0;
  // For standard error: errors and warnings, as CPython words them.
  std::string messages;
  std::vector<Problem> problems;
  // What was asked for when it is a text (every kind of output but a program and an object file
  // that go to a path).
  std::string text;
};

// Compiles, or takes the finished program from the cache, and writes it to `output`.
Outcome build(const Options& options, const std::string& output);

// Compiles for running at once: the program stays in the cache, at `program`. Without a cache it is
// a temporary file that the caller removes.
struct RunnableProgram {
  Outcome outcome;
  std::string path;
  bool is_temporary = false;
};
RunnableProgram build_to_run(const Options& options);

// Errors and warnings only.
Outcome check(const Options& options);

}  // namespace molt::driver
