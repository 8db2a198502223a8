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
  // As __qualname__; empty for the module's top-level code. The body of a class belongs to the
  // function, or the top-level code, that the class statement stands in.
  std::string qualname;
  // As mir::Function::symbol, of a function that can be called by others.
  std::string symbol;
  // Its body runs in a resume function.
  bool is_generator = false;
  // The function object goes elsewhere than under its name, such as into a registry by a decorator:
  // it may be called though nothing loads the name.
  bool escapes = false;
  // Names that it loads from the module or from the builtins.
  std::set<std::string> globals;
  // Names that it looks up as attributes, or holds as str constants, for getattr and its like.
  std::set<std::string> attributes;
  std::vector<mir::Import> imports;
};

struct NameUse {
  // The names that the module may look up in a builtin type or native module.
  std::set<std::string> names;
  // A name may be computed: everything is used.
  bool everything = false;
  // Native modules that are imported with *, which takes what no name tells.
  std::set<std::string> whole_modules;
  // As mir::Module::imports.
  std::set<std::string> imports;
  // For a library module, which is linked in parts. `names` and `imports` then hold only what
  // belongs to none of them.
  std::vector<FunctionUse> functions;

  void add(const NameUse& other);
};

// Of a module that becomes part of the program as a whole.
NameUse name_use(const mir::Module& module);

// Of a library module.
NameUse name_use_by_function(const mir::Module& module);

// Whether a str constant may be an attribute's name, for getattr and its like. Such strs are
// interned: there is one static object for each in a program.
bool may_be_name(std::string_view text);

// A library module's, a line for each fact; `read` returns false when the text is not one that
// `write` made.
std::string write_name_use(const NameUse& use);
bool read_name_use(std::string_view text, NameUse* use);

}  // namespace molt::analysis
