#pragma once

// Last step of name resolution: a walk in the order in which CPython generates code
// (Python/compile.c). It finds the mistakes that CPython finds there, and gives every local
// variable its slot where it is first used, which is the order of co_varnames. Internal to sema/.

#include <string>
#include <vector>

#include "compiler/sema/sema.h"

namespace molt::sema {

class CodeWalker {
 public:
  CodeWalker(Module& module, DiagnosticSink& sink) : module_(module), sink_(sink) {}

  // False if an error was reported.
  bool run();

 private:
  // CO_MAXBLOCKS in CPython's Include/cpython/code.h.
  static constexpr size_t kMaxBlocks = 20;
  // Targets before a starred one are counted in one byte.
  static constexpr size_t kMaxBeforeStar = 256;

  enum class Block : uint8_t {
    Loop,
    Try,
    Finally,
    With,
    Handler,
    // The body of an `except*`, which no jump may leave.
    StarHandler,
    AsyncComprehension,
  };

  // The code that is generated as one piece.
  struct Unit {
    Scope* scope;
    bool is_async_function = false;
    bool is_comprehension = false;
    std::vector<Block> blocks;
  };

  // --- Units (code_walker.cpp)
  void begin_unit(Scope* scope, const ast::Arguments* args);
  void end_unit();
  bool push_block(Block block, const Location& loc);
  void pop_block() { unit().blocks.pop_back(); }
  Unit& unit() { return units_.back(); }
  bool in_function() { return unit().scope->is_function_like(); }
  // For a variable that is used here.
  void assign_slot(Variable* variable);
  void give_slot(Variable* variable);
  void assign_parameter(Scope* scope, Symbol name);
  // A use of a name: checks it and gives it a slot.
  bool use_name(Symbol name, ast::ExprContext context, const Location& loc);
  // The code of the unit refers to the name by its text: for co_names.
  void note_name(Symbol name);
  void note_name(std::string_view text);
  bool check_forbidden(Symbol name, ast::ExprContext context, const Location& loc);
  bool fail(DiagnosticId id, const Location& loc,
            std::initializer_list<std::string_view> arguments = {});
  void warn(DiagnosticId id, const Location& loc,
            std::initializer_list<std::string_view> arguments = {});

  // --- Statements (walk_statement.cpp)
  bool body(Scope* scope, ast::Seq<ast::Stmt*> statements_in_body);
  bool statements(ast::Seq<ast::Stmt*> list);
  bool statement(const ast::Stmt* node);
  template <class T>
  bool function(const T& node, bool is_async);
  bool class_def(const ast::ClassDef& node);
  bool type_alias(const ast::TypeAlias& node);
  bool type_params(ast::Seq<ast::TypeParam*> list);
  bool annotations(const ast::Arguments& args, const ast::Expr* returns);
  bool annotated_assignment(const ast::AnnAssign& node);
  bool augmented_assignment(const ast::AugAssign& node);
  bool return_statement(const ast::Return& node);
  bool jump(const ast::Stmt* node);
  template <class T>
  bool for_loop(const T& node);
  bool while_loop(const ast::While& node);
  template <class T>
  bool with(const T& node, size_t first_item);
  template <class T>
  bool try_statement(const T& node, bool star);
  template <class T>
  bool try_except(const T& node, bool star);
  bool handlers(ast::Seq<ast::ExceptHandler*> list, bool star);
  bool import(const ast::Import& node);
  bool import_from(const ast::ImportFrom& node);

  // --- match (walk_pattern.cpp)
  struct PatternNames {
    std::vector<Symbol> names;
    bool allow_irrefutable = false;
  };
  bool match(const ast::Match& node);
  bool pattern(const ast::Pattern* node, PatternNames& names);
  bool subpattern(const ast::Pattern* node, PatternNames& names);
  bool subpatterns(ast::Seq<ast::Pattern*> list, PatternNames& names);
  bool capture(Symbol name, const Location& loc, PatternNames& names);
  bool sequence_pattern(const ast::MatchSequence& node, PatternNames& names);
  bool mapping_pattern(const ast::MatchMapping& node, PatternNames& names);
  bool class_pattern(const ast::MatchClass& node, PatternNames& names);
  bool as_pattern(const ast::MatchAs& node, PatternNames& names);
  bool or_pattern(const ast::MatchOr& node, PatternNames& names);

  // --- Expressions (walk_expression.cpp)
  bool expressions(ast::Seq<ast::Expr*> list);
  // Null is nothing to visit.
  bool expression(const ast::Expr* node);
  // Elements of a display or arguments of a call, where a starred expression is allowed.
  bool elements(ast::Seq<ast::Expr*> list);
  bool target_elements(ast::Seq<ast::Expr*> list, const Location& loc);
  bool sequence(ast::Seq<ast::Expr*> list, ast::ExprContext context, const Location& loc);
  bool attribute(const ast::Attribute& node);
  bool call(const ast::Call& node);
  bool keywords(ast::Seq<ast::Keyword*> list);
  bool validate_keywords(ast::Seq<ast::Keyword*> list);
  bool parameter_names(const ast::Arguments& args);
  bool defaults(const ast::Arguments& args);
  bool lambda(const ast::Lambda& node);
  bool yield(const ast::Expr* node, const ast::Expr* value, bool from);
  bool await(const ast::Await& node);
  bool comprehension(const ast::Expr* node, ast::Seq<ast::Comprehension*> generators,
                     const ast::Expr* element, const ast::Expr* value);
  bool comprehension_parts(ast::Seq<ast::Comprehension*> generators, const ast::Expr* element,
                           const ast::Expr* value);

  // --- Warnings (walk_warnings.cpp)
  void warn_comparison(const ast::Compare& node);
  void warn_call(const ast::Call& node);
  void warn_subscript(const ast::Subscript& node);
  void warn_assert(const ast::Assert& node);

  Module& module_;
  DiagnosticSink& sink_;
  std::vector<Unit> units_;
  // The innermost scope, which may be an inlined comprehension.
  Scope* scope_ = nullptr;
};

// Defined for patterns and warnings: the constant that an expression is after CPython's folding of
// signs and complex literals, or false.
bool is_folded_constant(const ast::Expr* node);

}  // namespace molt::sema
