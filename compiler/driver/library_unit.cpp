#include "compiler/driver/library_unit.h"

#include <llvm/Support/MemoryBuffer.h>

#include <deque>

#include "compiler/driver/files.h"
#include "compiler/driver/front_end.h"
#include "compiler/driver/object_code.h"
#include "compiler/driver/overlay.h"
#include "compiler/passes/passes.h"
#include "compiler/support/check.h"
#include "compiler/target/link.h"

namespace molt::driver {

namespace {

// The library's code is the same for all programs, whatever their own level is. Most of it runs once
// or never, so what counts are its size and the time to compile it: MIR stays generic, and LLVM makes
// small code of it, which is half as large as without any optimisation.
constexpr int kLibraryLevel = 0;

std::string key_of(const UnitContext& context, const LibraryUnit& unit,
                   const std::string& content) {
  const Options& options = context.options;
  std::string question = "unit 3\n" + context.stamp;
  question += std::to_string(static_cast<int>(options.target)) + std::to_string(options.debug) +
              std::to_string(options.strip_source) + "\n";
  question += unit.module.name + "\n" + unit.module.filename + "\n" + content_hash(content) + "\n";
  return content_hash(question);
}

std::string python_string(const std::string& text) {
  std::string quoted = "'";
  for (char c : text) {
    if (c == '\\' || c == '\'') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + "'";
}

// A module that cannot be compiled raises when it is imported, as one with a wrong source does in
// CPython: a program that never imports it is not hurt.
std::string refusal(const DiagnosticSink& sink, const std::string& filename) {
  for (const Diagnostic& problem : sink.diagnostics()) {
    if (problem.is_warning()) continue;
    const bool is_refused = problem.error_class == ErrorClass::NotSupported;
    const std::string place =
        " (" + filename + ", line " + std::to_string(problem.location.lineno) + ")";
    return "raise " +
           std::string(is_refused ? "ImportError" : error_class_name(problem.error_class)) + "(" +
           python_string(problem.message + place) + ")\n";
  }
  MOLT_UNREACHABLE("driver", "a module failed without a reason");
}

std::unique_ptr<mir::Module> build_unit(const lower::LibraryModule& module, const std::string& path,
                                        std::string content) {
  const build_mir::ModuleOptions options{module.name, module.filename, module.is_package};
  DiagnosticSink sink;
  std::deque<SourceFile> sources;
  auto built = build_source(sources, {path, std::move(content)}, options, sink);
  if (built != nullptr) return built;
  DiagnosticSink no_problems;
  return build_source(sources, {path, refusal(sink, module.filename)}, options, no_problems);
}

bool compile(const UnitContext& context, mir::Module& module, LibraryUnit* unit) {
  passes::Options pass_options;
  pass_options.optimisation_level = kLibraryLevel;
#ifndef NDEBUG
  pass_options.verify = true;
#endif
  passes::run_pipeline({&module}, pass_options);
  Options options = context.options;
  options.optimisation_level = kLibraryLevel;
  ObjectCode code(options, target::Aim::kSize);
  code.lower([&](llvm::LLVMContext& llvm, const lower::Options& lower_options) {
    return lower::lower_library_module(llvm, module, lower_options, &unit->module.interned);
  });
  return code.optimise(&unit->error) &&
         target::write_file(unit->object_path, code.object(), false, &unit->error);
}

bool read_unit(const std::string& path, LibraryUnit* unit) {
  std::optional<std::string> text = read_file(path);
  if (!text) return false;
  std::string_view rest = *text;
  const size_t strs = rest.find("strs\n");
  if (strs == std::string_view::npos) return false;
  if (!analysis::read_name_use(rest.substr(0, strs), &unit->module.use)) return false;
  rest.remove_prefix(strs + 5);
  for (size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    unit->module.interned.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return true;
}

bool write_unit(const std::string& path, LibraryUnit* unit) {
  std::string text = analysis::write_name_use(unit->module.use) + "strs\n";
  for (const std::string& str : unit->module.interned) text += str + "\n";
  return target::write_file(path, text, false, &unit->error);
}

}  // namespace

void make_library_unit(const UnitContext& context, const std::string& name,
                       const FoundModule& found, LibraryUnit* unit,
                       const std::function<void(bool)>& on_use) {
  std::optional<std::string> content = read_file(found.path);
  if (!content) {
    unit->error = "can't open file '" + found.path + "'";
    return on_use(false);
  }
  unit->module.name = name;
  unit->module.filename = found.shown_path;
  unit->module.is_package = found.is_package;
  unit->sources = {{found.path, content_hash(*content)}};
  const std::string overlay_path = overlay_of(found.shown_path);
  if (const std::optional<std::string> overlay = read_file(overlay_path)) {
    unit->sources.push_back({overlay_path, content_hash(*overlay)});
    content = replace_lines(std::move(*content), *overlay);
  }
  const std::string base = context.folder + "/" + key_of(context, *unit, *content);
  unit->object_path = base + ".o";
  if (is_file(unit->object_path) && read_unit(base + ".unit", unit)) return on_use(false);
  unit->module.use = {};
  unit->module.interned.clear();
  std::unique_ptr<mir::Module> module = build_unit(unit->module, found.path, std::move(*content));
  unit->module.use = analysis::name_use_by_function(*module);
  on_use(true);
  if (compile(context, *module, unit)) write_unit(base + ".unit", unit);
}

}  // namespace molt::driver
