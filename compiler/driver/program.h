// The program: the entry module and all modules that it imports, directly or not, as MIR.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/module_finder.h"
#include "compiler/driver/options.h"
#include "compiler/mir/mir.h"
#include "compiler/support/source.h"

namespace molt::driver {

// A file that the result depends on.
struct Dependency {
  std::string path;
  std::string hash;
};

class ProgramLoader {
 public:
  ProgramLoader(const Options& options, DiagnosticSink& sink);

  // False when something is wrong: the sink, or `error` for what has no place in a source, says
  // what.
  bool load(std::string* error);
  // Only the entry file: parses it and gives the tree as text.
  bool dump_entry_tree(std::string* text, std::string* error);
  // Parses and resolves the entry and its imports without building anything else from them.
  const std::vector<std::unique_ptr<mir::Module>>& modules() const { return modules_; }
  std::vector<mir::Module*> module_pointers() const;

  // Adds modules of the program that something in the library imports. Same results as load.
  bool add_modules(const std::vector<std::string>& names, std::string* error);
  // The modules of the library that the program imports, in order of first appearance.
  const std::vector<std::string>& library_imports() const { return library_imports_; }

  ModuleFinder& finder() { return finder_; }
  const std::vector<Dependency>& dependencies() const { return dependencies_; }
  void add_dependencies(const std::vector<Dependency>& files) {
    dependencies_.insert(dependencies_.end(), files.begin(), files.end());
  }
  const std::vector<std::string>& missing_files() const { return finder_.missing_files(); }

 private:
  struct EntrySource {
    std::string path;
    std::string shown_path;
    // Shown in compile errors.
    std::string error_path;
    std::string content;
    // For -m: the package that the entry's relative imports start from.
    std::string package;
  };

  bool read_entry(EntrySource* entry, std::string* error);
  bool find_entry_module(EntrySource* entry, std::string* error);
  bool add_module(const std::string& name, const FoundModule& found, std::string* error);
  bool add_source(const std::string& name, const std::string& shown_path,
                  const std::string& error_path, std::string content, bool is_package);
  void add_namespace_package(const std::string& name, const std::string& shown_path);
  bool add_imports(const mir::Module& importer, std::string* error);
  bool add_import(const std::string& dotted_name, std::string* error);
  bool is_loaded(const std::string& name) const;
  bool follow_imports(std::string* error);
  bool add_computed_imports(std::string* error);
  bool can_be_built(const std::string& name, const FoundModule& found) const;

  const Options& options_;
  DiagnosticSink& sink_;
  ModuleFinder finder_;
  std::string entry_package_;
  // Diagnostics point into the sources.
  std::deque<SourceFile> sources_;
  std::vector<std::unique_ptr<mir::Module>> modules_;
  // How many of them had their imports followed.
  size_t num_followed_ = 0;
  std::vector<std::string> library_imports_;
  std::vector<Dependency> dependencies_;
};

// The folders that are searched for modules: the entry's own and --path.
std::vector<std::string> program_roots(const Options& options);
// After them: Molt's own library, then CPython's.
std::vector<std::string> library_roots();

}  // namespace molt::driver
