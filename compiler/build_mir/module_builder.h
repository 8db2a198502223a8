// What the functions of one module share while they are built.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "compiler/build_mir/build_mir.h"

namespace molt::build_mir {

class ModuleBuilder {
 public:
  ModuleBuilder(const sema::Module& sema, mir::Module& mir, DiagnosticSink& sink)
      : sema(sema), mir(mir), sink(sink) {}

  const sema::Module& sema;
  mir::Module& mir;
  DiagnosticSink& sink;

  // A new function for a scope, its CodeInfo filled in. The symbol is unique in the program.
  mir::Function* new_function(sema::Scope* scope, const ast::Arguments* args, const Location& loc);
  // The name is used as an attribute somewhere: its builtin methods must be linked.
  void note_attribute(std::string_view name);
  void note_import(mir::Function& importer, mir::Import import);
  // Reports a construct that Molt does not support; the module is then not built.
  void unsupported(const Location& loc, std::string_view what);
  bool failed() const { return failed_; }

 private:
  std::unordered_set<std::string> attributes_;
  std::unordered_set<std::string> imports_;
  std::unordered_map<std::string, int> symbols_;
  bool failed_ = false;
};

}  // namespace molt::build_mir
