// molt bench [DIR]: each program's best time of a few runs, under CPython and under Molt, in turn.

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "cli/compile_flags.h"
#include "cli/json.h"
#include "cli/oracle.h"
#include "cli/process.h"
#include "compiler/driver/build.h"

namespace molt::cli {

namespace {

namespace fs = std::filesystem;

struct Times {
  double oracle = 1e9;
  double molt = 1e9;
  bool same_output = true;
};

class BenchCommand : public Command {
 public:
  void define(CLI::App& app) override {
    app.add_option("DIR", folder_, "A folder of programs, or one program")->capture_default_str();
    app.add_option("--runs", runs_, "Runs of each program")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    app.add_flag("--json", json_, "Report as JSON");
    flags_.define(app);
  }

  int run() override {
    std::string oracle = find_oracle();
    if (oracle.empty()) {
      std::fputs("molt: CPython 3.12 is needed (command python3.12, or MOLT_ORACLE)\n", stderr);
      return 1;
    }
    std::vector<std::string> programs = find_programs();
    if (programs.empty()) {
      std::fprintf(stderr, "molt: no programs in %s\n", folder_.c_str());
      return 1;
    }
    int status = 0;
    double logarithms = 0;
    int count = 0;
    for (const std::string& program : programs) {
      Times times;
      if (!measure(oracle, program, &times)) {
        status = 1;
        continue;
      }
      print(program, times);
      if (!times.same_output) status = 1;
      logarithms += std::log(times.oracle / times.molt);
      count++;
    }
    if (!json_ && count > 1) {
      std::printf("%-40s %27.2fx\n", "geometric mean", std::exp(logarithms / count));
    }
    return status;
  }

 private:
  std::vector<std::string> find_programs() const {
    if (fs::is_regular_file(folder_)) return {folder_};
    std::vector<std::string> programs;
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder_, error)) {
      if (file.path().extension() == ".py") programs.push_back(file.path());
    }
    std::sort(programs.begin(), programs.end());
    return programs;
  }

  bool measure(const std::string& oracle, const std::string& program, Times* times) {
    driver::Options options = flags_.options();
    options.entry = {driver::Entry::Kind::kFile, program};
    driver::RunnableProgram built = driver::build_to_run(options);
    std::fputs(built.outcome.messages.c_str(), stderr);
    if (built.outcome.exit_code != 0) return false;
    std::vector<std::string> argv = {built.path};
    if (options.target == target::TargetKind::kWasm) {
      argv = {"node", target::support_folder() + "/wasi_shim.mjs", built.path};
    }
    for (int k = 0; k < runs_; k++) {
      Finished want = run_captured({oracle, program}, "");
      Finished have = run_captured(argv, "");
      times->oracle = std::min(times->oracle, want.seconds);
      times->molt = std::min(times->molt, have.seconds);
      times->same_output &= want.out == have.out && want.code == have.code;
    }
    if (built.is_temporary) unlink(built.path.c_str());
    return true;
  }

  void print(const std::string& program, const Times& times) const {
    std::string name = fs::path(program).stem();
    if (json_) {
      std::printf("{\"program\": %s, \"cpython\": %.6f, \"molt\": %.6f, \"same_output\": %s}\n",
                  json_string(name).c_str(), times.oracle, times.molt,
                  times.same_output ? "true" : "false");
    } else {
      std::printf("%-40s %8.3f s %8.3f s %7.2fx%s\n", name.c_str(), times.oracle, times.molt,
                  times.oracle / times.molt, times.same_output ? "" : "  output differs");
    }
    std::fflush(stdout);
  }

  std::string folder_ = "bench";
  int runs_ = 3;
  bool json_ = false;
  CompileFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_bench() { return std::make_unique<BenchCommand>(); }

}  // namespace molt::cli
