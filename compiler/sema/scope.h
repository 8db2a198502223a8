#pragma once

// Scopes and names as CPython's symbol table and code generator see them (Python/symtable.c, PEP
// 227, 695, 709).
//
// A *frame scope* is one that runs in a frame of its own: every scope except an inlined
// comprehension. Variables of an inlined comprehension live in the frame of the nearest enclosing
// frame scope, but are variables of their own: a comprehension's target never shares storage with a
// name of the code around it.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/support/interner.h"

namespace molt::sema {

class Scope;
class Module;

enum class ScopeKind : uint8_t {
  Module,
  Class,
  Function,
  Lambda,
  // ListComp, SetComp, DictComp and GeneratorExp.
  Comprehension,
  // The hidden function around a generic function, class or type alias (PEP 695).
  TypeParameters,
  // The lazily evaluated value of a `type` statement.
  TypeAliasValue,
  // The lazily evaluated bound or constraints of a type variable.
  TypeVarBound,
};

// Facts about a name in one scope, as in CPython's symbol flags.
enum SymbolFlag : uint32_t {
  kGlobalDeclared = 1u << 0,
  kNonlocalDeclared = 1u << 1,
  // Bound in this scope by assignment, def, class, for, with, except, walrus, match, del or `type`;
  // a type parameter, too.
  kAssigned = 1u << 2,
  kParameter = 1u << 3,
  kImported = 1u << 4,
  kUsed = 1u << 5,
  kAnnotated = 1u << 6,
  // A type parameter.
  kTypeParameter = 1u << 7,
  // The target of a comprehension's `for`.
  kComprehensionTarget = 1u << 8,
  // Any of the flags that make a name local.
  kBound = kAssigned | kParameter | kImported | kTypeParameter,
};

// How the code of a scope reaches a name.
enum class Access : uint8_t {
  // A local variable of the frame: variable->slot. May be unbound.
  Local,
  // A variable of this frame that an inner function captures: variable->cell_index.
  Cell,
  // A variable of an enclosing frame: index into frame()->free_variables().
  Free,
  // Declared `global`: module namespace, then builtins.
  GlobalExplicit,
  // Not bound in any enclosing function: module namespace, then builtins.
  GlobalImplicit,
  // Bound in a class body or at module level: that namespace, then module namespace, then builtins.
  // Stores and deletions
  // go to the namespace.
  Name,
  // Read in a class body or in an annotation scope directly inside a class: the class namespace
  // first, then the free
  // variable.
  ClassOrFree,
  // Read in an annotation scope directly inside a class: the class namespace first, then as
  // GlobalImplicit.
  ClassOrGlobal,
};

// A variable that lives in a frame.
struct Variable {
  static constexpr uint32_t kNoSlot = UINT32_MAX;

  Symbol name;
  // The scope whose name it is; may be an inlined comprehension.
  Scope* scope = nullptr;
  // Index into the frame's variables().
  uint32_t slot = 0;
  // Index into the frame's cell_variables() if it is captured, else -1.
  int32_t cell_index = -1;
  bool is_parameter = false;
  // Some code of the frame loads, stores or deletes it.
  bool is_used = false;

  bool is_cell() const { return cell_index >= 0; }
};

struct SymbolInfo {
  // Mangled.
  Symbol name;
  uint32_t flags = 0;
  Access access = Access::GlobalImplicit;
  // For Local and Cell the variable; for Free and ClassOrFree the variable of the enclosing frame
  // that is captured.
  Variable* variable = nullptr;
  // For Free and ClassOrFree: index into frame()->free_variables().
  int32_t free_index = -1;

  bool has(SymbolFlag flag) const { return (flags & flag) != 0; }
};

class Scope {
 public:
  Scope(ScopeKind scope_kind, const ast::Node* scope_node, Scope* parent_scope, Module* owner)
      : kind(scope_kind), node(scope_node), parent(parent_scope), module(owner) {}

  const ScopeKind kind;
  // Module, FunctionDef, ..., the comprehension; for type parameters the statement that has them,
  // for bounds the TypeVar.
  const ast::Node* const node;
  Scope* const parent;
  Module* const module;
  // In source order.
  std::vector<Scope*> children;

  // __name__: "f", "<lambda>", "<listcomp>", "<module>", "<generic parameters of f>".
  Symbol name;
  // __qualname__: "outer.<locals>.inner".
  std::string qualname;
  // The class whose name mangles private names here; absent outside classes.
  Symbol private_name;

  // Runs inside a function, directly or not.
  bool nested = false;
  // A comprehension whose code runs in the enclosing frame (PEP 709).
  bool inlined = false;
  bool is_generator = false;
  bool is_coroutine = false;
  // Both a generator and a coroutine in the sense of async generators; is_generator and
  // is_coroutine are false then.
  bool is_async_generator = false;
  bool has_varargs = false;
  bool has_varkeywords = false;
  // Has a `return` with a value.
  bool returns_value = false;
  // Class: a method uses super() or __class__, so that the body must provide the cell "__class__".
  bool needs_class_cell = false;
  // Class: an annotation scope inside reads the class namespace, through the cell "__classdict__".
  bool needs_class_dict = false;
  // Annotation scope directly inside a class, or inside another such scope: reads the class's
  // namespace.
  bool can_see_class_scope = false;
  // Module: has `from m import *`.
  bool has_import_star = false;
  // Contains annotated assignments in its own block (the body needs __annotations__).
  bool has_annotations = false;
  // The docstring's Constant, or null.
  const ast::Constant* docstring = nullptr;

  bool is_function_like() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }

  // The scope in whose frame this one runs: itself unless inlined.
  Scope* frame() {
    Scope* scope = this;
    while (scope->inlined) scope = scope->parent;
    return scope;
  }
  const Scope* frame() const { return const_cast<Scope*>(this)->frame(); }

  // The private form `_Class__name` where the name is private and this code is in a class, else the
  // name.
  Symbol mangle(Symbol name) const;

  // How this scope reaches a name used in it. Every Name node, parameter, bound identifier and
  // `global` of the scope has an entry. The name may be given mangled or not. Null if the scope
  // never mentions it.
  const SymbolInfo* find(Symbol name) const;

  // The same for a name that is mangled already.
  const SymbolInfo* find_mangled(Symbol name) const;

  // The same; a name that is not mentioned is an internal error.
  const SymbolInfo& lookup(Symbol name) const;

  // All names of the scope in order of first mention.
  const std::vector<SymbolInfo>& symbols() const { return symbols_; }

  // The three lists below are for frame scopes.

  // Everything that needs a slot in this frame, in slot order: parameters (positional,
  // keyword-only, *args, **kwargs), then locals in the order of CPython's co_varnames, each inlined
  // comprehension's variables where it first runs.
  const std::vector<Variable*>& variables() const { return variables_; }
  // The captured ones, in the order of CPython's co_cellvars. Those of an inlined comprehension
  // need a fresh cell each time the comprehension runs.
  const std::vector<Variable*>& cell_variables() const { return cell_variables_; }
  // Captured from outside, sorted by name as in CPython's co_freevars.
  const std::vector<Variable*>& free_variables() const { return free_variables_; }
  uint32_t parameter_count() const { return parameter_count_; }
  // CPython's code.co_names: globals, attributes and imported modules in order of first use,
  // mangled.
  const std::vector<Symbol>& co_names() const { return names_; }

  // CPython's code.co_varnames: variables() without those captured (parameters stay) and without
  // repeated names.
  std::vector<Symbol> co_varnames() const;

 private:
  friend class SymbolCollector;
  friend class NameResolver;
  friend class CodeWalker;

  // The entry of a name, made if it is missing. Valid until the next entry is made.
  SymbolInfo& entry(Symbol mangled);

  std::vector<SymbolInfo> symbols_;
  // Class: "__class__" and "__classdict__" where inner scopes use them. A class body that itself
  // mentions such a name means its own.
  std::vector<SymbolInfo> hidden_symbols_;
  std::unordered_map<Symbol, uint32_t> index_;
  std::vector<Variable*> variables_;
  std::vector<Variable*> cell_variables_;
  std::vector<Variable*> free_variables_;
  std::vector<Symbol> names_;
  std::unordered_set<Symbol> known_names_;
  uint32_t parameter_count_ = 0;
};

}  // namespace molt::sema
