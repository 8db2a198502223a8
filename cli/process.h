// Child processes.
#pragma once

#include <string>
#include <vector>

namespace molt::cli {

struct Finished {
  // The exit status; 128 + n for signal n; 127 when the program could not be started.
  int code = 0;
  std::string out;
  std::string err;
  double seconds = 0;
};

// Runs a program to its end with the given standard input.
Finished run_captured(const std::vector<std::string>& argv, const std::string& input);

// Runs a program to its end on this process's own streams; the exit status as in Finished.
int run_inherited(const std::string& path, const std::vector<std::string>& argv);

// Replaces this process. `path` is what is executed, argv[0] what the program sees. Returns only on
// failure.
void replace_process(const std::string& path, const std::vector<std::string>& argv);

// The path of a command of $PATH, or an empty string.
std::string find_command(const std::string& name);

}  // namespace molt::cli
