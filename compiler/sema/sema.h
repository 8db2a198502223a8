#pragma once

// Name resolution and the checks that CPython makes after parsing: symbol table errors, misplaced
// return, yield, break, await, future statements, and so on.

#include <deque>
#include <memory>
#include <unordered_map>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/sema/scope.h"

namespace molt::sema {

// What `from __future__ import ...` changes in 3.12.
struct FutureFeatures {
  // PEP 563: annotations are kept as text and not evaluated.
  bool annotations = false;
  // The line of the last future statement; 0 if there is none.
  int32_t last_line = 0;
};

// All scopes of one module. Refers to the tree, the arena's memory, the source and the interner
// given to analyse().
class Module {
 public:
  Module(const ast::Module* tree, const SourceFile& source, Interner& interner);
  ~Module();

  const ast::Module* const tree;
  const SourceFile& source;
  Interner& interner;
  FutureFeatures future;

  Scope* root() const { return root_; }

  // The scope of a Module, FunctionDef, AsyncFunctionDef, ClassDef, Lambda, comprehension,
  // TypeAlias (its value) or TypeVar with a bound (the bound). Null for other nodes.
  Scope* scope_of(const ast::Node* node) const;

  // The scope that holds the type parameters of a generic function, class or type alias; null if it
  // has none.
  Scope* type_parameters_scope_of(const ast::Node* node) const;

  // In order of creation, parents first.
  const std::vector<std::unique_ptr<Scope>>& scopes() const { return scopes_; }

 private:
  friend class SymbolCollector;
  friend class NameResolver;
  friend class CodeWalker;

  Scope* root_ = nullptr;
  std::vector<std::unique_ptr<Scope>> scopes_;
  std::deque<Variable> variables_;
  std::unordered_map<const ast::Node*, Scope*> scope_of_;
  std::unordered_map<const ast::Node*, Scope*> type_parameters_scope_of_;
};

// Null if an error was reported; CPython's own first error is the one reported.
std::unique_ptr<Module> analyse(const ast::Module* tree, const SourceFile& source,
                                Interner& interner, DiagnosticSink& sink);

}  // namespace molt::sema
