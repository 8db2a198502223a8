#include "compiler/driver/build.h"

#include <llvm/Support/Process.h>

#include <filesystem>
#include <set>

#include "compiler/driver/cache.h"
#include "compiler/driver/files.h"
#include "compiler/driver/library.h"
#include "compiler/driver/object_code.h"
#include "compiler/driver/program.h"
#include "compiler/lower/lower.h"
#include "compiler/mir/printer.h"
#include "compiler/mir/verifier.h"
#include "compiler/passes/passes.h"
#include "compiler/support/check.h"
#include "compiler/target/codegen.h"
#include "compiler/target/link.h"

namespace molt::driver {

namespace {

Problem problem_of(const Diagnostic& diagnostic) {
  const Location& place = diagnostic.location;
  return {diagnostic.source != nullptr ? diagnostic.source->name() : "",
          place.lineno,
          place.col_offset,
          place.end_lineno,
          place.end_col_offset,
          diagnostic.is_warning(),
          std::string(error_class_name(diagnostic.error_class)),
          diagnostic.message};
}

// One compilation, phase by phase. Each phase returns false when the program is wrong, and leaves
// the messages in the outcome.
class Compilation {
 public:
  explicit Compilation(const Options& options) : options_(options), loader_(options, sink_) {}

  const ProgramLoader& loader() const { return loader_; }
  Outcome& outcome() { return outcome_; }

  // The program's own modules.
  bool load() {
    std::string error;
    bool loaded = loader_.load(&error);
    return report(loaded, error);
  }

  // The modules, by the names that import statements give, in which computed names are looked up.
  static void add_modules_looked_into(const mir::Module& module, std::set<std::string>* whole) {
    for (const auto& function : module.functions) {
      for (const mir::Import& import : function->imports) {
        for (size_t k = 0; k < import.bound.size(); k++) {
          if (!module.computed_lookups.contains(import.bound[k])) continue;
          whole->insert(import.names.empty() ? import.module
                                             : mir::submodule(import.module, import.names[k]));
        }
      }
    }
  }

  // What they need of the library.
  bool load_library() {
    std::string error;
    while (true) {
      std::set<std::string> names;
      std::set<std::string> whole(options_.includes.begin(), options_.includes.end());
      for (const auto& module : loader_.modules()) {
        const analysis::NameUse use = analysis::name_use(*module);
        names.insert(use.names.begin(), use.names.end());
        add_modules_looked_into(*module, &whole);
      }
      // Names alone can bring modules along, which the runtime imports.
      if (library_ == nullptr) library_ = std::make_unique<Library>(options_, loader_.finder());
      if (!library_->add(loader_.library_imports(), names, whole, &error)) return fail(error);
      const size_t num_modules = loader_.modules().size();
      const bool added = loader_.add_modules(library_->take_program_imports(), &error);
      // The warnings of the first load are reported already.
      if (!added) return report(false, error);
      if (loader_.modules().size() == num_modules) break;
    }
    loader_.add_dependencies(library_->dependencies());
    return true;
  }

  bool dump_tree() {
    std::string error;
    bool parsed = loader_.dump_entry_tree(&outcome_.text, &error);
    return report(parsed, error);
  }

  void print_mir() {
    for (const auto& module : loader_.modules()) outcome_.text += mir::print(*module);
  }

  // As the passes find it.
  void verify_mir() {
    for (const auto& module : loader_.modules()) {
      for (const auto& function : module->functions) {
        CurrentFunctionScope scope(function->code.qualname);
        const std::string problem = mir::verify(*function);
        MOLT_CHECK(problem.empty(), "build_mir", problem);
      }
    }
  }

  void run_passes() {
    passes::Options pass_options;
    pass_options.optimisation_level = options_.optimisation_level;
    pass_options.stress_exits = options_.stress_exits;
#ifndef NDEBUG
    pass_options.verify = true;
#endif
    passes::run_pipeline(loader_.module_pointers(), pass_options);
  }

  bool generate() {
    code_ = std::make_unique<ObjectCode>(options_, target::Aim::kSpeed);
    lower::Program program;
    for (mir::Module* module : loader_.module_pointers()) program.modules.push_back(module);
    if (library_ != nullptr) program.library = library_->modules();
    code_->lower([&](llvm::LLVMContext& context, const lower::Options& lower_options) {
      return lower::lower_program(context, program, lower_options);
    });
    std::string error;
    return code_->optimise(&error) || fail(error);
  }

  ObjectCode& code() { return *code_; }
  std::vector<std::string> library_objects() const {
    return library_ != nullptr ? library_->object_paths() : std::vector<std::string>();
  }

  bool fail(const std::string& message) {
    outcome_.messages += "molt: " + message + "\n";
    outcome_.exit_code = 1;
    return false;
  }

 private:
  bool report(bool succeeded, const std::string& error) {
    for (const Diagnostic& diagnostic : sink_.diagnostics()) {
      outcome_.messages += render(diagnostic);
      outcome_.problems.push_back(problem_of(diagnostic));
    }
    if (succeeded) return true;
    if (!error.empty()) {
      outcome_.problems.push_back({"", 0, 0, 0, 0, false, "Error", error});
      return fail(error);
    }
    outcome_.exit_code = 1;
    return false;
  }

  const Options& options_;
  DiagnosticSink sink_;
  ProgramLoader loader_;
  Outcome outcome_;
  std::unique_ptr<Library> library_;
  std::unique_ptr<ObjectCode> code_;
};

bool write_program(Compilation& compilation, const Options& options, const std::string& output) {
  target::LinkOptions link_options{options.target, options.debug};
  std::string error;
  if (target::link(compilation.code().object(), compilation.library_objects(), output, link_options,
                   &error))
    return true;
  return compilation.fail(error);
}

bool emit_text(Compilation& compilation, const Options& options) {
  if (options.emit == Emit::kAst) return compilation.dump_tree();
  if (!compilation.load()) return false;
  if (options.emit == Emit::kMir) return compilation.print_mir(), true;
  if (options.emit != Emit::kMirOpt && !compilation.load_library()) return false;
  compilation.run_passes();
  if (options.emit == Emit::kMirOpt) return compilation.print_mir(), true;
  if (!compilation.generate()) return false;
  ObjectCode& code = compilation.code();
  compilation.outcome().text = options.emit == Emit::kLlvm  ? code.llvm_text()
                               : options.emit == Emit::kAsm ? code.assembly()
                                                            : code.object();
  return true;
}

bool compile_program(Compilation& compilation) {
  if (!compilation.load() || !compilation.load_library()) return false;
  compilation.run_passes();
  return compilation.generate();
}

// Copies a finished program; links it where the file system can.
bool copy_program(const std::string& from, const std::string& to, std::string* error) {
  std::optional<std::string> content = read_file(from);
  if (!content) {
    *error = "cannot read " + from;
    return false;
  }
  return target::write_file(to, *content, true, error);
}

}  // namespace

Outcome build(const Options& options, const std::string& output) {
  if (options.emit != Emit::kProgram) {
    Compilation compilation(options);
    emit_text(compilation, options);
    return compilation.outcome();
  }
  Cache cache(options);
  std::string error;
  if (std::optional<Cache::Hit> hit = cache.find()) {
    Outcome outcome;
    outcome.messages = hit->warnings;
    if (copy_program(hit->program, output, &error)) return outcome;
  }
  Compilation compilation(options);
  if (!compile_program(compilation)) return compilation.outcome();
  if (!write_program(compilation, options, output)) return compilation.outcome();
  if (options.use_cache && !target::is_special_file(output)) {
    std::string cached = cache.program_path(compilation.loader(), compilation.outcome().messages);
    if (!cached.empty() && copy_program(output, cached, &error)) cache.store();
  }
  return compilation.outcome();
}

RunnableProgram build_to_run(const Options& options) {
  Cache cache(options);
  RunnableProgram result;
  if (std::optional<Cache::Hit> hit = cache.find()) {
    result.outcome.messages = hit->warnings;
    result.path = hit->program;
    return result;
  }
  Compilation compilation(options);
  if (compile_program(compilation)) {
    if (options.use_cache) {
      result.path = cache.program_path(compilation.loader(), compilation.outcome().messages);
    }
    if (result.path.empty()) {
      result.is_temporary = true;
      result.path =
          std::filesystem::temp_directory_path() /
          ("molt-" + std::to_string(static_cast<unsigned>(llvm::sys::Process::getProcessId())));
    }
    bool written = write_program(compilation, options, result.path);
    if (written && !result.is_temporary) cache.store();
  }
  result.outcome = compilation.outcome();
  return result;
}

Outcome check(const Options& options) {
  Compilation compilation(options);
  if (compilation.load()) compilation.verify_mir();
  return compilation.outcome();
}

}  // namespace molt::driver
