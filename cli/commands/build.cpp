// molt build FILE -o OUT

#include "compiler/driver/build.h"

#include <cstdio>
#include <filesystem>
#include <map>

#include "cli/command.h"
#include "cli/compile_flags.h"
#include "compiler/target/link.h"

namespace molt::cli {

namespace {

const std::map<std::string, driver::Emit> kEmitNames = {
    {"program", driver::Emit::kProgram}, {"ast", driver::Emit::kAst},   {"mir", driver::Emit::kMir},
    {"mir-opt", driver::Emit::kMirOpt},  {"llvm", driver::Emit::kLlvm}, {"asm", driver::Emit::kAsm},
    {"obj", driver::Emit::kObject},
};

class BuildCommand : public Command {
 public:
  void define(CLI::App& app) override {
    app.add_option("FILE", file_, "The program's main file")->required();
    app.add_option("-o,--output", output_, "The file to write")->type_name("OUT");
    app.add_option("--emit", emit_, "What to write: program, ast, mir, mir-opt, llvm, asm, obj")
        ->check(CLI::IsMember({"program", "ast", "mir", "mir-opt", "llvm", "asm", "obj"}))
        ->capture_default_str();
    flags_.define(app);
  }

  int run() override {
    driver::Options options = flags_.options();
    options.entry = {driver::Entry::Kind::kFile, file_};
    options.emit = kEmitNames.at(emit_);
    std::string output = output_name(options);
    driver::Outcome outcome = driver::build(options, output);
    std::fputs(outcome.messages.c_str(), stderr);
    if (outcome.exit_code != 0 || options.emit == driver::Emit::kProgram) return outcome.exit_code;
    if (output.empty()) {
      std::fwrite(outcome.text.data(), 1, outcome.text.size(), stdout);
      return 0;
    }
    std::string error;
    if (target::write_file(output, outcome.text, false, &error)) return 0;
    std::fprintf(stderr, "molt: %s\n", error.c_str());
    return 1;
  }

 private:
  // Texts go to standard output by default, the others beside the source.
  std::string output_name(const driver::Options& options) const {
    if (!output_.empty()) return output_;
    std::string stem = std::filesystem::path(file_).stem();
    if (options.emit == driver::Emit::kObject) return stem + ".o";
    if (options.emit != driver::Emit::kProgram) return "";
    bool is_wasm = options.target == target::TargetKind::kWasm;
    if (is_wasm) return stem + ".wasm";
    return stem == file_ ? stem + ".out" : stem;
  }

  std::string file_;
  std::string output_;
  std::string emit_ = "program";
  CompileFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_build() { return std::make_unique<BuildCommand>(); }

}  // namespace molt::cli
