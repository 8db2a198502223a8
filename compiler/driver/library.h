// The library modules that a program needs: found by following imports, compiled in parallel where
// the cache does not have them.
//
// Top-level code is always reached. An import inside a function counts only when the function may
// be called, or nearly every program would hold the whole library: its name, and those of the
// functions and classes around it, must be used. Who can use the name of a module's function is the
// module itself, the modules that import it, and the program; a method's name may be used anywhere.
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

#include "compiler/driver/library_unit.h"

namespace molt::driver {

class Library {
 public:
  Library(const Options& options, ModuleFinder& finder);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  // Adds the modules with these dotted names and all that they need. `used` is what the program
  // uses so far. False, with the reason, when a file cannot be read or written.
  bool add(const std::vector<std::string>& imports, const std::set<std::string>& used,
           std::string* error);

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
    // Of the functions of `unit.module.use`, in order.
    std::vector<bool> is_reached;
    // What its reached functions use, and who imports it.
    std::set<std::string> names;
    std::set<Module*> importers;
    // Imported by import *, so that everybody may use its names.
    bool is_open = false;
    bool has_use = false;
  };

  // Makes a module and its packages members; returns the last one that there is.
  Module* require(const std::string& dotted_name);
  void reach();
  bool reach_functions(Module& module);
  bool may_be_called(const Module& module, const std::string& qualname) const;
  bool is_used(const Module& module, const std::string& name) const;
  void import(Module& importer, const std::string& noted);
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
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<Module*> ordered_;
  std::set<std::string> program_names_;
  std::set<std::string> method_names_;
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
