// The library modules that a program needs: found by following imports, compiled in parallel where
// the cache does not have them.
//
// Only what may run is linked. Top-level code always is; a function when it may be called: when its
// name, and those of the functions and classes around it, are used, or when its object goes
// elsewhere than under its name. The name of a module's function is used by the module itself, by
// those that import it, and by those that hold the module and look the name up as an attribute; a
// method's name may be used anywhere. What is not reached in this way raises RuntimeError when it
// is called after all, and imports inside it do not count.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "compiler/driver/codec_names.h"
#include "compiler/driver/library_unit.h"

namespace molt::driver {

class Library {
 public:
  Library(const Options& options, ModuleFinder& finder);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  // Adds what the program imports and all that this needs. `used` are the names that the program
  // uses so far, `whole` the modules of which everything belongs to it. False, with the reason,
  // when a file cannot be read or written.
  bool add(const std::vector<std::string>& imports, const std::set<std::string>& used,
           const std::set<std::string>& whole, std::string* error);

  // Names of modules that belong to the program, but which library modules import.
  std::vector<std::string> take_program_imports();

  // In the order in which imports lead to them.
  std::vector<const lower::LibraryModule*> modules() const;
  std::vector<std::string> object_paths() const;
  std::vector<Dependency> dependencies() const;

 private:
  struct Module {
    FoundModule found;
    LibraryUnit unit;
    bool has_use = false;
    // Of the functions of `unit.module.use`, in order.
    std::vector<bool> is_reached;
    // Their qualified names.
    std::set<std::string> reached;
    // What its reached functions use.
    std::set<std::string> globals;
    std::set<std::string> attributes;
    // Taken from it by `from` imports.
    std::set<std::string> imported_names;
    // The modules that its globals, or it as a package, hold by name.
    std::map<std::string, Module*> bound;
    // Whose code may have the module object.
    std::set<Module*> holders;
    // Who imports it with *.
    std::set<Module*> star_importers;
    // All of it belongs to the program.
    bool is_open = false;
  };

  // Makes a module and its packages members; returns the module, or null when there is none.
  Module* require(const std::string& dotted_name);
  void reach();
  bool reach_functions(Module& module);
  bool may_be_called(const Module& module, const analysis::FunctionUse& function) const;
  bool is_used(const Module& module, const std::string& name, int depth = 0) const;
  bool is_method_used(const std::string& name) const;
  bool add_implied_imports();
  bool add_named_codecs();
  static CodecNames read_codec_names(ModuleFinder& finder);
  bool add_imports(Module& importer);
  bool add_import(Module& importer, const mir::Import& import);
  bool hold(Module& holder, Module* module, const std::string& bound_name);
  bool hold_what_is_held(Module& module);
  void describe(Module& module) const;
  void order_from(Module* module, std::set<const Module*>* seen);

  void start(Module* module);
  void work();
  void wait_for_uses();
  bool wait_for_objects(std::string* error);
  void show_progress(const std::string& name);

  ModuleFinder& finder_;
  // Whether the folder of the units goes with this object. Set while `context_` is made.
  bool is_temporary_ = false;
  UnitContext context_;
  CodecNames codec_names_;
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<Module*> ordered_;
  // Stands for the program: what it uses and imports.
  Module program_;
  std::set<std::string> program_imports_seen_;
  std::set<std::string> method_names_;
  // Strs that may name codecs: not those of the library's top-level code, where tables such as that
  // of locales name them all.
  std::set<std::string> codec_strs_;
  std::vector<std::string> program_imports_;

  // Shared with the workers.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Module*> jobs_;
  size_t num_without_use_ = 0;
  size_t num_unfinished_ = 0;
  size_t num_compiled_ = 0;
  size_t num_to_compile_ = 0;
  bool is_stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace molt::driver
