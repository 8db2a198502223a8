// What a module uses by name: which rows of builtin types it may reach, and which modules its
// functions import. The linker's step decides with it what belongs to a program; a library module's
// is stored beside its object code.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::analysis {

struct FunctionUse {
  // As __qualname__; empty for the module's top-level code, class bodies included.
  std::string qualname;
  // Names that it loads, looks up as attributes or holds as str constants.
  std::set<std::string> names;
  // As mir::Function::imports.
  std::set<std::string> imports;
};

struct NameUse {
  // The names that the module may look up in a builtin type or native module.
  std::set<std::string> names;
  // A name may be computed: everything is used.
  bool everything = false;
  // import * takes what no name tells.
  bool every_module_row = false;
  std::set<std::string> imports;
  std::vector<FunctionUse> functions;

  void add(const NameUse& other);
};

NameUse name_use(const mir::Module& module);

// Whether a str constant may be an attribute's name, for getattr and its like. Such strs are
// interned: there is one static object for each in a program.
bool may_be_name(std::string_view text);

// A line for each fact; `read` returns false when the text is not one that `write` made.
std::string write_name_use(const NameUse& use);
bool read_name_use(std::string_view text, NameUse* use);

}  // namespace molt::analysis
