// molt diff FILE...: the same program under CPython and under Molt.

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <sstream>

#include "cli/command.h"
#include "cli/compile_flags.h"
#include "cli/json.h"
#include "cli/oracle.h"
#include "cli/process.h"
#include "compiler/driver/build.h"

namespace molt::cli {

namespace {

// The first line in which two texts differ, or nothing.
std::string first_difference(const char* stream, const std::string& want, const std::string& have) {
  if (want == have) return "";
  std::istringstream left(want);
  std::istringstream right(have);
  std::string a;
  std::string b;
  for (int line = 1;; line++) {
    bool has_a = bool(std::getline(left, a));
    bool has_b = bool(std::getline(right, b));
    if (has_a && has_b && a == b) continue;
    std::string text = std::string(stream) + " differs at line " + std::to_string(line) + "\n";
    text += "  CPython: " + (has_a ? a : std::string("(end)")) + "\n";
    text += "  Molt:    " + (has_b ? b : std::string("(end)")) + "\n";
    return text;
  }
}

class DiffCommand : public Command {
 public:
  void define(CLI::App& app) override {
    app.add_option("FILE", files_, "Programs")->required();
    app.add_flag("--json", json_, "Report as JSON");
    flags_.define(app);
  }

  int run() override {
    oracle_ = find_oracle();
    if (oracle_.empty()) {
      std::fputs("molt: CPython 3.12 is needed (command python3.12, or MOLT_ORACLE)\n", stderr);
      return 1;
    }
    if (isatty(0) == 0) {
      input_.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
    }
    int status = 0;
    for (const std::string& file : files_) {
      std::string difference = compare(file);
      if (!difference.empty()) status = 1;
      if (json_) {
        std::printf("{\"file\": %s, \"same\": %s, \"difference\": %s}\n", json_string(file).c_str(),
                    difference.empty() ? "true" : "false", json_string(difference).c_str());
      } else {
        std::printf("%s: %s\n%s", file.c_str(), difference.empty() ? "same" : "different",
                    difference.c_str());
      }
    }
    return status;
  }

 private:
  std::string compare(const std::string& file) {
    Finished want = run_captured({oracle_, file}, input_);
    Finished have = run_molt(file);
    std::string text = first_difference("stdout", want.out, have.out);
    text += first_difference("stderr", want.err, have.err);
    if (want.code != have.code) {
      text += "exit status: CPython " + std::to_string(want.code) + ", Molt " +
              std::to_string(have.code) + "\n";
    }
    return text;
  }

  Finished run_molt(const std::string& file) {
    driver::Options options = flags_.options();
    options.entry = {driver::Entry::Kind::kFile, file};
    driver::RunnableProgram program = driver::build_to_run(options);
    if (program.outcome.exit_code != 0) {
      return {program.outcome.exit_code, "", program.outcome.messages, 0};
    }
    std::vector<std::string> argv = {program.path};
    if (options.target == target::TargetKind::kWasm) {
      argv = {"node", target::support_folder() + "/wasi_shim.mjs", program.path};
    }
    Finished result = run_captured(argv, input_);
    result.err = program.outcome.messages + result.err;
    if (program.is_temporary) unlink(program.path.c_str());
    return result;
  }

  std::vector<std::string> files_;
  std::string oracle_;
  std::string input_;
  bool json_ = false;
  CompileFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_diff() { return std::make_unique<DiffCommand>(); }

}  // namespace molt::cli
