#pragma once

// First step of name resolution: the scopes, and what each does with each name (the pass over the
// tree in CPython's Python/symtable.c). Visits in CPython's order, so that the first mistake found
// is the one that CPython reports. Internal to sema/.

#include <vector>

#include "compiler/sema/sema.h"

namespace molt::sema {

// Where a `global` or `nonlocal` statement (or a walrus in a comprehension) declares a name.
struct Directive {
  const Scope* scope;
  Symbol name;
  Location loc;
};

class SymbolCollector {
 public:
  SymbolCollector(Module& module, DiagnosticSink& sink);

  // False if an error was reported.
  bool run();

  const std::vector<Directive>& directives() const { return directives_; }

 private:
  // CPython stops compiling trees that are nested deeper than this.
  static constexpr int kMaxDepth = 2996;

  // What a scope is besides its kind, while its code is visited.
  struct Frame {
    Scope* scope = nullptr;
    // An annotation under `from __future__ import annotations`: names in it are checked and then
    // forgotten.
    bool is_annotation = false;
    // Inside such an annotation.
    bool discarded = false;
    // Inside the iterable of a comprehension.
    int iterable_depth = 0;
    // The names visited are targets of a comprehension's `for`.
    bool in_comprehension_target = false;
    bool is_comprehension() const { return scope->kind == ScopeKind::Comprehension; }
  };

  // --- Scopes
  Scope* enter(ScopeKind kind, const ast::Node* node, Symbol name);
  void leave();
  Scope* current() { return frames_.back().scope; }
  bool enter_type_parameters(const ast::Node* statement, Symbol name, bool has_defaults,
                             bool has_keyword_defaults, const Location& loc);
  void name_scope(Scope& scope);

  // --- Names
  bool add(Symbol name, uint32_t flags, const Location& loc) {
    return add_to(frames_.back(), name, flags, loc);
  }
  bool add_to(Frame& frame, Symbol name, uint32_t flags, const Location& loc);
  bool fail(DiagnosticId id, const Location& loc,
            std::initializer_list<std::string_view> arguments = {});

  // --- Statements (symbol_collector.cpp)
  bool statements(ast::Seq<ast::Stmt*> list);
  bool statement(const ast::Stmt* node);
  bool visit_statement(const ast::Stmt* node);
  template <class T>
  bool function(const T& node, bool is_async);
  bool class_def(const ast::ClassDef& node);
  bool type_alias(const ast::TypeAlias& node);
  bool annotated_assignment(const ast::AnnAssign& node);
  bool declaration(ast::Seq<Symbol> names, const Location& loc, bool global);
  template <class T>
  bool for_loop(const T& node);
  template <class T>
  bool with(const T& node);
  template <class T>
  bool try_statement(const T& node);
  bool match(const ast::Match& node);
  bool pattern(const ast::Pattern* node);
  bool import_alias(const ast::Alias& alias);
  bool type_param(const ast::TypeParam* node);

  // --- Functions and expressions (collect_expression.cpp)
  bool parameters(const ast::Arguments& args);
  bool defaults(const ast::Arguments& args);
  bool annotations(const ast::Arguments& args, const ast::Expr* returns);
  bool annotation(const ast::Expr* node);
  bool expressions(ast::Seq<ast::Expr*> list);
  // Null is nothing to visit.
  bool expression(const ast::Expr* node);
  bool visit_expression(const ast::Expr* node);
  bool name(const ast::Name& node);
  bool named_expression(const ast::NamedExpr& node);
  bool bind_walrus_target(const ast::Name& target);
  bool lambda(const ast::Lambda& node);
  bool yield(const ast::Expr* node, const ast::Expr* value);
  template <class T>
  bool comprehension(const T& node, Symbol name, const ast::Expr* element, const ast::Expr* value);
  bool comprehension_clause(const ast::Comprehension& clause);
  // Refuses what annotations, bounds and type parameters may not contain.
  bool refuse_in_annotation(std::string_view what, const Location& loc);

  Symbol intern(std::string_view text) { return module_.interner.intern(text); }

  Module& module_;
  DiagnosticSink& sink_;
  std::vector<Frame> frames_;
  std::vector<std::unique_ptr<Scope>> discarded_scopes_;
  std::vector<Directive> directives_;
  // The class whose private names are mangled at the current place.
  Symbol private_name_;
  int depth_ = 0;
  const Symbol super_;
  const Symbol class_cell_;
  const Symbol class_dict_;
  const Symbol type_params_;
  const Symbol generic_base_;
};

}  // namespace molt::sema
