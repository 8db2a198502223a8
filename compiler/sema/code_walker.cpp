#include "compiler/sema/code_walker.h"

namespace molt::sema {

bool CodeWalker::run() {
  begin_unit(module_.root_, nullptr);
  if (!body(module_.root_, module_.tree->body)) return false;
  end_unit();
  // Captured variables, and those of code that is never generated, follow the others.
  for (Variable& variable : module_.variables_) give_slot(&variable);
  return true;
}

bool CodeWalker::fail(DiagnosticId id, const Location& loc,
                      std::initializer_list<std::string_view> arguments) {
  Diagnostic diagnostic = make_diagnostic(id, &module_.source, loc, arguments);
  diagnostic.columns_count_bytes = true;
  sink_.report(std::move(diagnostic));
  return false;
}

void CodeWalker::warn(DiagnosticId id, const Location& loc,
                      std::initializer_list<std::string_view> arguments) {
  sink_.report(make_diagnostic(id, &module_.source, loc, arguments));
}

void CodeWalker::begin_unit(Scope* scope, const ast::Arguments* args) {
  Unit unit{scope, false, false, {}};
  unit.is_async_function = ast::is<ast::AsyncFunctionDef>(scope->node);
  unit.is_comprehension = scope->kind == ScopeKind::Comprehension;
  units_.push_back(std::move(unit));
  scope_ = scope;
  if (args) {
    for (const ast::Arg* arg : args->posonlyargs) assign_parameter(scope, arg->arg);
    for (const ast::Arg* arg : args->args) assign_parameter(scope, arg->arg);
    for (const ast::Arg* arg : args->kwonlyargs) assign_parameter(scope, arg->arg);
    if (args->vararg) assign_parameter(scope, args->vararg->arg);
    if (args->kwarg) assign_parameter(scope, args->kwarg->arg);
  } else if (scope->is_function_like()) {
    for (const SymbolInfo& info : scope->symbols())
      if (info.has(kParameter)) assign_parameter(scope, info.name);
  }
}

void CodeWalker::end_unit() {
  scope_ = units_.back().scope->parent;
  units_.pop_back();
}

bool CodeWalker::push_block(Block block, const Location& loc) {
  if (unit().blocks.size() >= kMaxBlocks) return fail(DiagnosticId::TooManyBlocks, loc);
  unit().blocks.push_back(block);
  return true;
}

void CodeWalker::assign_slot(Variable* variable) {
  variable->is_used = true;
  give_slot(variable);
}

void CodeWalker::give_slot(Variable* variable) {
  if (variable->slot != Variable::kNoSlot) return;
  std::vector<Variable*>& slots = variable->scope->frame()->variables_;
  variable->slot = static_cast<uint32_t>(slots.size());
  slots.push_back(variable);
}

void CodeWalker::assign_parameter(Scope* scope, Symbol name) {
  assign_slot(scope->lookup(name).variable);
  ++scope->parameter_count_;
}

bool CodeWalker::check_forbidden(Symbol name, ast::ExprContext context, const Location& loc) {
  if (context == ast::ExprContext::Load || name.text() != "__debug__") return true;
  return fail(
      context == ast::ExprContext::Store ? DiagnosticId::AssignToDebug : DiagnosticId::DeleteDebug,
      loc);
}

bool CodeWalker::use_name(Symbol name, ast::ExprContext context, const Location& loc) {
  if (!check_forbidden(name, context, loc)) return false;
  // A postponed annotation is no code; its names may be unknown to the scope.
  const SymbolInfo* info = scope_->find(name);
  if (info && info->access == Access::Local && info->variable) assign_slot(info->variable);
  const bool is_by_name = info && !info->variable && name.text() != "__debug__";
  if (is_by_name) note_name(name);
  return true;
}

void CodeWalker::note_name(Symbol name) {
  Scope* const owner = unit().scope;
  const Symbol mangled = owner->mangle(name);
  if (owner->known_names_.insert(mangled).second) owner->names_.push_back(mangled);
}

void CodeWalker::note_name(std::string_view text) { note_name(module_.interner.intern(text)); }

}  // namespace molt::sema
