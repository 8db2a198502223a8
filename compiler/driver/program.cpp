#include "compiler/analysis/native_modules.h"
#include "compiler/driver/program.h"

#include <algorithm>
#include <filesystem>

#include "compiler/ast/ast.h"
#include "compiler/driver/files.h"
#include "compiler/driver/front_end.h"
#include "compiler/driver/python_library.h"
#include "compiler/parse/parse.h"
#include "compiler/support/arena.h"
#include "compiler/support/interner.h"

namespace molt::driver {

namespace fs = std::filesystem;

std::vector<std::string> program_roots(const Options& options) {
  std::vector<std::string> roots;
  std::string own;
  if (options.entry.kind == Entry::Kind::kFile) own = fs::path(options.entry.text).parent_path();
  roots.push_back(own);
  roots.insert(roots.end(), options.paths.begin(), options.paths.end());
  return roots;
}

std::vector<std::string> library_roots() {
  std::vector<std::string> roots = {target::support_folder() + "/stdlib"};
  if (std::string library = python_library(); !library.empty()) roots.push_back(library);
  return roots;
}

ProgramLoader::ProgramLoader(const Options& options, DiagnosticSink& sink)
    : options_(options), sink_(sink), finder_(program_roots(options), library_roots()) {}

std::vector<mir::Module*> ProgramLoader::module_pointers() const {
  std::vector<mir::Module*> pointers;
  for (const auto& module : modules_) pointers.push_back(module.get());
  return pointers;
}

bool ProgramLoader::is_loaded(const std::string& name) const {
  for (const auto& module : modules_) {
    if (module->name == name) return true;
  }
  return false;
}

bool ProgramLoader::find_entry_module(EntrySource* entry, std::string* error) {
  const std::string& name = options_.entry.text;
  std::optional<FoundModule> found = finder_.find(name);
  if (found && found->is_package) {
    entry->package = name;
    found = finder_.find(name + ".__main__");
    if (!found) {
      *error = "No module named " + name + ".__main__; '" + name +
               "' is a package and cannot be directly executed";
      return false;
    }
  } else if (found) {
    size_t dot = name.rfind('.');
    if (dot != std::string::npos) entry->package = name.substr(0, dot);
  }
  if (!found) {
    *error = "No module named " + name;
    return false;
  }
  entry->path = found->path;
  entry->shown_path = found->shown_path;
  entry->error_path = found->path;
  return true;
}

bool ProgramLoader::read_entry(EntrySource* entry, std::string* error) {
  switch (options_.entry.kind) {
    case Entry::Kind::kCode:
      entry->shown_path = entry->error_path = "<string>";
      entry->content = options_.entry.text;
      return true;
    case Entry::Kind::kModule:
      if (!find_entry_module(entry, error)) return false;
      break;
    case Entry::Kind::kFile:
      entry->path = entry->error_path = options_.entry.text;
      // Relative to the program's own folder, so that the result does not depend on where it lies.
      entry->shown_path = fs::path(options_.entry.text).filename();
      break;
  }
  std::optional<std::string> content = read_file(entry->path);
  if (!content) {
    *error = "can't open file '" + entry->path + "'";
    return false;
  }
  dependencies_.push_back({entry->path, content_hash(*content)});
  entry->content = std::move(*content);
  return true;
}

bool ProgramLoader::add_source(const std::string& name, const std::string& shown_path,
                               const std::string& error_path, std::string content,
                               bool is_package) {
  std::unique_ptr<mir::Module> module =
      build_source(sources_, {error_path, content}, {name, shown_path, is_package}, sink_);
  if (module == nullptr) return false;
  modules_.push_back(std::move(module));
  return true;
}

void ProgramLoader::add_namespace_package(const std::string& name, const std::string& shown_path) {
  auto module = std::make_unique<mir::Module>();
  module->name = name;
  module->filename = shown_path;
  module->is_package = true;
  modules_.push_back(std::move(module));
}

bool ProgramLoader::add_module(const std::string& name, const FoundModule& found,
                               std::string* error) {
  if (found.path.empty()) {
    add_namespace_package(name, found.shown_path);
    return true;
  }
  std::optional<std::string> content = read_file(found.path);
  if (!content) {
    *error = "can't open file '" + found.path + "'";
    return false;
  }
  dependencies_.push_back({found.path, content_hash(*content)});
  return add_source(name, found.shown_path, found.path, std::move(*content), found.is_package);
}

// A module that is not found is no error here: the import statement raises ModuleNotFoundError when
// it runs, as in CPython.
bool ProgramLoader::add_import(const std::string& dotted_name, std::string* error) {
  for (size_t end = 0; end != std::string::npos;) {
    end = dotted_name.find('.', end + 1);
    std::string name = dotted_name.substr(0, end);
    if (name.empty()) return true;
    if (is_loaded(name) || analysis::is_native_module(name)) continue;
    std::optional<FoundModule> found = finder_.find(name);
    if (!found) return true;
    if (found->is_library) {
      library_imports_.push_back(dotted_name);
      return true;
    }
    if (!add_module(name, *found, error)) return false;
    if (!found->is_package) return true;
  }
  return true;
}

bool ProgramLoader::add_imports(const mir::Module& importer, std::string* error) {
  std::string from = importer.name;
  bool is_package = importer.is_package;
  if (from == "__main__") {
    from = entry_package_;
    is_package = !from.empty();
  }
  for (const std::string& noted : importer.imports) {
    if (!add_import(resolve_import(noted, from, is_package), error)) return false;
  }
  return true;
}

bool ProgramLoader::load(std::string* error) {
  EntrySource entry;
  if (!read_entry(&entry, error)) return false;
  entry_package_ = entry.package;
  if (!add_source("__main__", entry.shown_path, entry.error_path, std::move(entry.content),
                  false)) {
    return false;
  }
  for (const std::string& name : options_.includes) {
    if (!add_import(name, error)) return false;
    const bool is_known = is_loaded(name) || analysis::is_native_module(name) || finder_.find(name);
    if (!is_known) {
      *error = "no module named '" + name + "' to include";
      return false;
    }
  }
  if (!entry_package_.empty() && !add_import(entry_package_, error)) return false;
  return follow_imports(error);
}

// The list grows while imports are followed.
bool ProgramLoader::follow_imports(std::string* error) {
  do {
    for (; num_followed_ < modules_.size(); num_followed_++) {
      if (!add_imports(*modules_[num_followed_], error)) return false;
    }
    if (!add_computed_imports(error)) return false;
  } while (num_followed_ < modules_.size());
  return true;
}

// A file that nothing is known to import must not fail the build.
bool ProgramLoader::can_be_built(const std::string& name, const FoundModule& found) const {
  const std::optional<std::string> content = read_file(found.path);
  if (!content) return false;
  DiagnosticSink no_problems;
  std::deque<SourceFile> sources;
  return build_source(sources, {found.path, *content},
                      {name, found.shown_path, found.is_package}, no_problems) != nullptr;
}

// A program that computes names of modules means, as far as one can tell, the modules of its own
// packages: its plugins.
bool ProgramLoader::add_computed_imports(std::string* error) {
  if (std::ranges::none_of(modules_, [](const auto& m) { return m->computes_imports; })) return true;
  for (size_t k = 0; k < modules_.size(); k++) {
    if (!modules_[k]->is_package) continue;
    const std::string package = modules_[k]->name;
    for (const std::string& part : finder_.submodules(package)) {
      const std::string name = package + "." + part;
      const std::optional<FoundModule> found = finder_.find(name);
      if (is_loaded(name) || part == "__main__" || !found || found->is_library) continue;
      if (!found->path.empty() && !can_be_built(name, *found)) continue;
      if (!add_import(name, error)) return false;
    }
  }
  return true;
}

bool ProgramLoader::add_modules(const std::vector<std::string>& names, std::string* error) {
  for (const std::string& name : names) {
    if (!add_import(name, error)) return false;
  }
  return follow_imports(error);
}

bool ProgramLoader::dump_entry_tree(std::string* text, std::string* error) {
  EntrySource entry;
  if (!read_entry(&entry, error)) return false;
  DecodeProblem problem;
  const SourceFile& source =
      sources_.emplace_back(SourceFile::decode(entry.error_path, entry.content, &problem));
  if (parse::report_decode_problem(source, problem, sink_)) return false;
  Arena arena;
  Interner interner;
  ast::Module* tree = parse::parse_module(source, arena, interner, sink_);
  if (tree == nullptr) return false;
  *text = ast::dump(tree);
  return true;
}

}  // namespace molt::driver
