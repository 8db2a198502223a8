// The command line of Molt. Exit status: 0; 1 for an error in a program or a file; 2 for wrong
// usage; 70 for a bug in Molt.

#include <algorithm>
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

// What follows `run -c CODE` and `run -m MODULE` is the program's, as with python itself: a "--"
// says so to the parser.
std::vector<std::string> separate_arguments(std::vector<std::string> args) {
  if (args.empty() || args[0] != "run") return args;
  for (size_t k = 1; k + 1 < args.size(); k++) {
    if (args[k] == "--" || args[k].empty() || args[k][0] != '-') break;
    if (args[k] == "-c" || args[k] == "-m") {
      args.insert(args.begin() + static_cast<ptrdiff_t>(k) + 2, "--");
      break;
    }
    bool takes_value =
        args[k] == "--target" || args[k] == "--path" || args[k] == "--include" || args[k] == "-O";
    if (takes_value) k++;
  }
  return args;
}

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
    std::vector<std::string> args = separate_arguments({argv + 1, argv + argc});
    // The parser takes them from the back.
    std::reverse(args.begin(), args.end());
    app.parse(std::move(args));
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
