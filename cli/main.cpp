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

// Where the program's own part of `run`'s arguments starts: at FILE, or after CODE or MODULE, as
// with python itself. The parser sees only what comes before.
size_t find_program_arguments(CLI::App& run, const std::vector<std::string>& args) {
  for (size_t k = 1; k < args.size(); k++) {
    if (args[k] == "--") return k + 1;
    if (args[k].empty() || args[k][0] != '-') return k;
    const CLI::Option* option = run.get_option_no_throw(args[k]);
    bool takes_value = option != nullptr && option->get_items_expected_min() > 0;
    if (takes_value) k++;
    if (args[k - takes_value] == "-c" || args[k - takes_value] == "-m") return k + 1;
  }
  return args.size();
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
    std::vector<std::string> args(argv + 1, argv + argc);
    for (Row& row : rows) {
      if (!row.command->has_program_arguments()) continue;
      if (args.empty() || args[0] != row.app->get_name()) continue;
      size_t end = std::min(find_program_arguments(*row.app, args), args.size());
      row.command->set_program_arguments({args.begin() + static_cast<ptrdiff_t>(end), args.end()});
      args.resize(end);
      if (args.back() == "--") args.pop_back();
    }
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
