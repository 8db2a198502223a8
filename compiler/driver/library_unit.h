// One module of the library as an object file of its own, made once and kept in the cache.
//
// The name of its files is a hash of everything that they depend on: compiler, target, options, the
// module's name and source. Nothing of the program that wants it is among that.
#pragma once

#include <functional>
#include <string>

#include "compiler/driver/module_finder.h"
#include "compiler/driver/options.h"
#include "compiler/driver/program.h"
#include "compiler/lower/lower.h"

namespace molt::driver {

struct LibraryUnit {
  lower::LibraryModule module;
  std::string object_path;
  // The module's file, and its overlay when there is one.
  std::vector<Dependency> sources;
  // Not empty when the file cannot be read or written.
  std::string error;
};

// What all units of one compilation share.
struct UnitContext {
  const Options& options;
  // Where their files are; exists.
  std::string folder;
  // compiler_stamp of the target.
  std::string stamp;
};

// Takes the unit from the cache or compiles it. `on_use` is called as soon as `unit->module.use` is
// known, before the object code is made; it says whether that has to be made. A module that Molt
// cannot compile raises when it is imported. May run in several threads.
void make_library_unit(const UnitContext& context, const std::string& name,
                       const FoundModule& found, LibraryUnit* unit,
                       const std::function<void(bool is_compiled)>& on_use);

}  // namespace molt::driver
