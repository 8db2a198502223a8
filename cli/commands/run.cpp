// molt run FILE [ARGS], molt run -c CODE [ARGS], molt run -m MODULE [ARGS]

#include <unistd.h>

#include <cstdio>

#include "cli/command.h"
#include "cli/compile_flags.h"
#include "cli/process.h"
#include "compiler/driver/build.h"

namespace molt::cli {

namespace {

class RunCommand : public Command {
 public:
  void define(CLI::App& app) override {
    app_ = &app;
    flags_.define(app);
    app.add_option("-c", code_, "Run this text")->type_name("CODE");
    app.add_option("-m", module_, "Run this module")->type_name("MODULE");
    app.footer("After the options comes FILE, CODE or MODULE, then the program's own arguments.");
  }

  bool has_program_arguments() const override { return true; }
  void set_program_arguments(std::vector<std::string> arguments) override {
    program_arguments_ = std::move(arguments);
  }

  int run() override {
    driver::Options options = flags_.options();
    std::vector<std::string> argv = program_arguments_;
    if (!choose_entry(options, argv)) {
      std::fputs("molt run: give one of FILE, -c CODE and -m MODULE\n", stderr);
      return kUsageError;
    }
    driver::RunnableProgram program = driver::build_to_run(options);
    std::fputs(program.outcome.messages.c_str(), stderr);
    if (program.outcome.exit_code != 0) return program.outcome.exit_code;
    return execute(options, program, argv);
  }

 private:
  // argv[0] becomes what sys.argv[0] shows.
  bool choose_entry(driver::Options& options, std::vector<std::string>& argv) const {
    bool has_code = app_->count("-c") != 0;
    bool has_module = app_->count("-m") != 0;
    if (has_code && has_module) return false;
    if (has_code) {
      options.entry = {driver::Entry::Kind::kCode, code_ + "\n"};
      argv.insert(argv.begin(), "-c");
    } else if (has_module) {
      options.entry = {driver::Entry::Kind::kModule, module_};
      argv.insert(argv.begin(), module_);
    } else {
      if (argv.empty()) return false;
      options.entry = {driver::Entry::Kind::kFile, argv[0]};
    }
    return true;
  }

  static int execute(const driver::Options& options, const driver::RunnableProgram& program,
                     std::vector<std::string> argv) {
    std::string path = program.path;
    if (options.target == target::TargetKind::kWasm) {
      std::string shim = target::support_folder() + "/wasi_shim.mjs";
      path = find_command("node");
      if (path.empty()) {
        std::fputs("molt: Node.js is needed to run wasm programs (command 'node')\n", stderr);
        return 1;
      }
      std::string name = argv[0];
      argv.erase(argv.begin());
      argv.insert(argv.begin(), {"node", shim, "--name", name, program.path});
    }
    if (program.is_temporary) return execute_temporary(program.path, path, argv);
    replace_process(path, argv);
    std::fprintf(stderr, "molt: cannot run %s\n", path.c_str());
    return 1;
  }

  static int execute_temporary(const std::string& file, const std::string& path,
                               const std::vector<std::string>& argv) {
    int status = run_inherited(path, argv);
    unlink(file.c_str());
    return status;
  }

  // FILE, unless there is code or a module, and what the program gets.
  std::vector<std::string> program_arguments_;
  CLI::App* app_ = nullptr;
  CompileFlags flags_;
  std::string code_;
  std::string module_;
};

}  // namespace

std::unique_ptr<Command> make_run() { return std::make_unique<RunCommand>(); }

}  // namespace molt::cli
