// The command line of Molt. Exit status: 0; 1 for an error in a program or a file; 2 for wrong
// usage; 70 for a bug in Molt.

#include <cstdio>
#include <string>
#include <vector>

#include "cli/command.h"

namespace {

constexpr const char* kVersion = "molt 0.1.0 (Python 3.12)";

struct Row {
  CLI::App* app;
  std::unique_ptr<molt::cli::Command> command;
};

int run_main(int argc, char** argv) {
  CLI::App app("Compiles Python programs ahead of time.", "molt");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  app.footer("'molt COMMAND --help' explains a command.");
  std::vector<Row> rows;
#define MOLT_COMMAND(name, summary) \
  rows.push_back({app.add_subcommand(#name, summary), molt::cli::make_##name()});
#include "cli/commands.def"
#undef MOLT_COMMAND
  for (Row& row : rows) row.command->define(*row.app);
  try {
    app.parse(argc, argv);
    for (Row& row : rows) {
      if (row.app->parsed()) return row.command->run();
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : molt::cli::kUsageError;
  }
  return molt::cli::kUsageError;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stderr, nullptr, _IOLBF, 1 << 12);
  return run_main(argc, argv);
}
