// molt check FILE

#include <cstdio>

#include "cli/command.h"
#include "cli/compile_flags.h"
#include "cli/json.h"
#include "compiler/driver/build.h"

namespace molt::cli {

namespace {

std::string json_of(const driver::Problem& problem) {
  return "{\"file\": " + json_string(problem.file) + ", \"line\": " + std::to_string(problem.line) +
         ", \"column\": " + std::to_string(problem.column) +
         ", \"end_line\": " + std::to_string(problem.end_line) +
         ", \"end_column\": " + std::to_string(problem.end_column) +
         ", \"is_warning\": " + (problem.is_warning ? "true" : "false") +
         ", \"class\": " + json_string(problem.error_class) +
         ", \"message\": " + json_string(problem.message) + "}";
}

class CheckCommand : public Command {
 public:
  void define(CLI::App& app) override {
    app.add_option("FILE", file_, "The program's main file")->required();
    app.add_flag("--json", json_, "Report as JSON");
    flags_.define(app);
  }

  int run() override {
    driver::Options options = flags_.options();
    options.entry = {driver::Entry::Kind::kFile, file_};
    driver::Outcome outcome = driver::check(options);
    if (!json_) {
      std::fputs(outcome.messages.c_str(), stderr);
      return outcome.exit_code;
    }
    std::string list;
    for (const driver::Problem& problem : outcome.problems) {
      list += (list.empty() ? "\n  " : ",\n  ") + json_of(problem);
    }
    std::printf("{\"ok\": %s, \"problems\": [%s%s]}\n", outcome.exit_code == 0 ? "true" : "false",
                list.c_str(), list.empty() ? "" : "\n");
    return outcome.exit_code;
  }

 private:
  std::string file_;
  bool json_ = false;
  CompileFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace molt::cli
