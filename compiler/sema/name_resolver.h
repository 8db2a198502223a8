#pragma once

// Second step of name resolution: how each scope reaches each of its names (analyze_block in
// CPython's Python/symtable.c). Internal to sema/.
//
// CPython merges the names of an inlined comprehension into the scope around it. Here a
// comprehension keeps its own variables, and inlining only means that they live in the outer frame;
// so a name that both use needs no renaming.

#include <vector>

#include "compiler/sema/sema.h"
#include "compiler/sema/symbol_collector.h"

namespace molt::sema {

class NameResolver {
 public:
  NameResolver(Module& module, const std::vector<Directive>& directives, DiagnosticSink& sink);

  // False if an error was reported.
  bool run();

 private:
  // The variable that a name not bound in a scope refers to.
  struct Binding {
    // Null if it is global.
    Variable* variable = nullptr;
    // The name is a type parameter there.
    bool is_type_parameter = false;
  };

  bool resolve_scope(Scope& scope);
  bool resolve_symbol(Scope& scope, SymbolInfo& info);
  void resolve_unbound(Scope& scope, SymbolInfo& info);
  bool resolve_nonlocal(Scope& scope, SymbolInfo& info);
  Binding find_binding(const Scope& scope, Symbol name);
  // Makes `scope` reach a variable, which becomes a cell if it is in another frame.
  void reach(Scope& scope, SymbolInfo& info, Variable* variable);
  // The index of a captured variable in a frame's free variables, in all frames up to its own.
  void capture(Scope& frame, Variable* variable);
  Variable* new_variable(Scope& scope, Symbol name, bool is_parameter);
  void number_cells_and_free_variables();
  void finish_accesses();
  bool fail_at_directive(DiagnosticId id, const Scope& scope, Symbol name);

  Module& module_;
  const std::vector<Directive>& directives_;
  DiagnosticSink& sink_;
  const Symbol class_cell_;
  const Symbol class_dict_;
};

}  // namespace molt::sema
