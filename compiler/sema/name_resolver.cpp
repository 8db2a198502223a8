#include "compiler/sema/name_resolver.h"

#include <algorithm>

#include "compiler/support/sort.h"

namespace molt::sema {

NameResolver::NameResolver(Module& module, const std::vector<Directive>& directives,
                           DiagnosticSink& sink)
    : module_(module),
      directives_(directives),
      sink_(sink),
      class_cell_(module.interner.intern("__class__")),
      class_dict_(module.interner.intern("__classdict__")) {}

bool NameResolver::run() {
  if (!resolve_scope(*module_.root_)) return false;
  number_cells_and_free_variables();
  finish_accesses();
  return true;
}

bool NameResolver::fail_at_directive(DiagnosticId id, const Scope& scope, Symbol name) {
  Location loc;
  for (const Directive& directive : directives_) {
    if (directive.scope == &scope && directive.name == name) {
      loc = directive.loc;
      break;
    }
  }
  Diagnostic diagnostic = make_diagnostic(id, &module_.source, loc, {name.text()});
  diagnostic.columns_count_bytes = true;
  sink_.report(std::move(diagnostic));
  return false;
}

Variable* NameResolver::new_variable(Scope& scope, Symbol name, bool is_parameter) {
  Variable& variable = module_.variables_.emplace_back();
  variable.name = name;
  variable.scope = &scope;
  variable.is_parameter = is_parameter;
  variable.slot = Variable::kNoSlot;
  return &variable;
}

bool NameResolver::resolve_scope(Scope& scope) {
  // The resolution of children may add nothing here, so references into symbols_ stay valid.
  for (SymbolInfo& info : scope.symbols_)
    if (!resolve_symbol(scope, info)) return false;
  for (Scope* child : scope.children) {
    child->inlined = child->kind == ScopeKind::Comprehension &&
                     !ast::is<ast::GeneratorExp>(child->node) && !scope.can_see_class_scope;
    if (!resolve_scope(*child)) return false;
    if (child->is_generator && child->is_coroutine) {
      child->is_async_generator = true;
      child->is_generator = false;
      child->is_coroutine = false;
    }
  }
  return true;
}

bool NameResolver::resolve_symbol(Scope& scope, SymbolInfo& info) {
  if (info.has(kGlobalDeclared)) {
    if (info.has(kNonlocalDeclared))
      return fail_at_directive(DiagnosticId::NonlocalAndGlobal, scope, info.name);
    info.access = Access::GlobalExplicit;
    return true;
  }
  if (info.has(kNonlocalDeclared)) return resolve_nonlocal(scope, info);
  if (!(info.flags & kBound)) {
    resolve_unbound(scope, info);
    return true;
  }
  if (scope.is_function_like()) {
    info.access = Access::Local;
    // An inlined comprehension has no parameter: its iterable is at hand.
    if (scope.inlined && info.has(kParameter)) return true;
    info.variable = new_variable(scope, info.name, info.has(kParameter));
  } else {
    info.access = Access::Name;
  }
  return true;
}

bool NameResolver::resolve_nonlocal(Scope& scope, SymbolInfo& info) {
  if (scope.kind == ScopeKind::Module)
    return fail_at_directive(DiagnosticId::NonlocalAtModuleLevel, scope, info.name);
  const Binding binding = find_binding(scope, info.name);
  if (!binding.variable) {
    // A function at module level has an empty set of outer names, the module none at all.
    return fail_at_directive(DiagnosticId::NonlocalWithoutBinding, scope, info.name);
  }
  if (binding.is_type_parameter)
    return fail_at_directive(DiagnosticId::NonlocalTypeParameter, scope, info.name);
  reach(scope, info, binding.variable);
  // A class body reads its own namespace first even so, but stores to the variable.
  if (scope.kind == ScopeKind::Class) info.access = Access::ClassOrFree;
  return true;
}

void NameResolver::resolve_unbound(Scope& scope, SymbolInfo& info) {
  if (scope.kind == ScopeKind::Module) {
    info.access = Access::Name;
    return;
  }
  // An annotation scope in a class sees the names of the class before those of functions around it.
  if (scope.can_see_class_scope) {
    const Scope* cls = scope.parent;
    while (cls->kind != ScopeKind::Class) cls = cls->parent;
    const SymbolInfo* in_class = cls->find_mangled(info.name);
    if (in_class && in_class->has(kGlobalDeclared)) {
      info.access = Access::GlobalExplicit;
      return;
    }
    if (in_class && (in_class->flags & kBound) && !in_class->has(kNonlocalDeclared)) {
      info.access = Access::ClassOrGlobal;
      return;
    }
  }
  const Binding binding = find_binding(scope, info.name);
  if (binding.variable) {
    reach(scope, info, binding.variable);
    if (scope.kind == ScopeKind::Class || (scope.can_see_class_scope && info.name != class_dict_))
      info.access = Access::ClassOrFree;
    return;
  }
  if (scope.kind == ScopeKind::Class) {
    info.access = Access::Name;
  } else {
    info.access = scope.can_see_class_scope ? Access::ClassOrGlobal : Access::GlobalImplicit;
  }
}

NameResolver::Binding NameResolver::find_binding(const Scope& scope, Symbol name) {
  for (Scope* outer = scope.parent; outer; outer = outer->parent) {
    if (outer->kind == ScopeKind::Class) {
      // Methods see two names of a class body, both made by the compiler.
      if (name != class_cell_ && name != class_dict_) continue;
      SymbolInfo* info = nullptr;
      for (SymbolInfo& hidden : outer->hidden_symbols_)
        if (hidden.name == name) info = &hidden;
      if (!info) {
        info = &outer->hidden_symbols_.emplace_back();
        info->name = name;
        info->variable = new_variable(*outer, name, false);
        info->access = Access::Cell;
        (name == class_cell_ ? outer->needs_class_cell : outer->needs_class_dict) = true;
      }
      return {info->variable, false};
    }
    if (outer->kind == ScopeKind::Module) break;
    const SymbolInfo* info = outer->find_mangled(name);
    if (!info || info->has(kNonlocalDeclared)) continue;
    if (info->has(kGlobalDeclared)) break;
    if ((info->flags & kBound) && info->variable)
      return {info->variable, info->has(kTypeParameter)};
  }
  return {};
}

void NameResolver::reach(Scope& scope, SymbolInfo& info, Variable* variable) {
  info.variable = variable;
  if (variable->scope->frame() == scope.frame()) {
    info.access = Access::Local;
    return;
  }
  info.access = Access::Free;
  // Marks it as captured; the index follows when all are known.
  variable->cell_index = 0;
  for (Scope* frame = scope.frame(); frame != variable->scope->frame();
       frame = frame->parent->frame())
    capture(*frame, variable);
}

void NameResolver::capture(Scope& frame, Variable* variable) {
  std::vector<Variable*>& captured = frame.free_variables_;
  if (std::find(captured.begin(), captured.end(), variable) == captured.end())
    captured.push_back(variable);
}

void NameResolver::number_cells_and_free_variables() {
  auto by_name = [](const Variable* a, const Variable* b) {
    return a->name.text() < b->name.text();
  };
  for (Variable& variable : module_.variables_) {
    if (variable.is_cell()) variable.scope->frame()->cell_variables_.push_back(&variable);
  }
  for (const auto& scope : module_.scopes_) {
    insertion_sort(scope->free_variables_, by_name);
    std::vector<Variable*>& cells = scope->cell_variables_;
    // Parameters, which were made first and in their order, precede the others.
    insertion_sort(cells, [&](const Variable* a, const Variable* b) {
      if (a->is_parameter != b->is_parameter) return a->is_parameter;
      return !a->is_parameter && by_name(a, b);
    });
    for (size_t i = 0; i < cells.size(); ++i) cells[i]->cell_index = static_cast<int32_t>(i);
  }
}

void NameResolver::finish_accesses() {
  for (const auto& scope : module_.scopes_) {
    for (SymbolInfo& info : scope->symbols_) {
      if (info.access == Access::Local && info.variable && info.variable->is_cell())
        info.access = Access::Cell;
      if (info.access != Access::Free && info.access != Access::ClassOrFree) continue;
      const std::vector<Variable*>& captured = scope->frame()->free_variables_;
      const auto found = std::find(captured.begin(), captured.end(), info.variable);
      info.free_index = static_cast<int32_t>(found - captured.begin());
    }
  }
}

}  // namespace molt::sema
