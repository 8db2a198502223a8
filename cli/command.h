// A command of the command line.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace molt::cli {

inline constexpr int kUsageError = 2;

class Command {
 public:
  virtual ~Command() = default;
  // Declares options; called once, before parsing.
  virtual void define(CLI::App& app) = 0;
  // Whether the command runs a program, whose arguments follow its own.
  virtual bool has_program_arguments() const { return false; }
  virtual void set_program_arguments(std::vector<std::string>) {}
  // The exit status.
  virtual int run() = 0;
};

#define MOLT_COMMAND(name, summary) std::unique_ptr<Command> make_##name();
#include "cli/commands.def"
#undef MOLT_COMMAND

}  // namespace molt::cli
