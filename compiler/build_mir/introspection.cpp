// Calls of the builtin functions that look at the frame of their caller: globals(), and locals(),
// vars() and dir() without arguments. The caller's code passes what they need.
#include "compiler/build_mir/function_builder.h"

namespace molt::build_mir {

using sema::Access;
using sema::ScopeKind;

namespace {

// The comprehension is part of the code that runs now: its variables are alive.
bool encloses(const sema::Scope* scope, const sema::Scope* inner) {
  for (; inner != nullptr; inner = inner->parent) {
    if (inner == scope) return true;
    if (!inner->inlined) return false;
  }
  return false;
}

}  // namespace

// The name of a builtin that the module does not bind itself.
bool FunctionBuilder::is_builtin_name(const ast::Expr* node, std::string_view text) const {
  const auto* name = ast::dyn_as<ast::Name>(node);
  if (name == nullptr || name->id.text() != text) return false;
  const sema::SymbolInfo& info = scope_->lookup(name->id);
  const Access access = info.access;
  // A class body that does not bind the name means the global one.
  const bool is_unbound_here = (info.flags & sema::kBound) == 0;
  const bool is_global =
      access == Access::GlobalImplicit || access == Access::GlobalExplicit ||
      (access == Access::Name && (frame_->kind == ScopeKind::Module || is_unbound_here));
  if (!is_global) return false;
  const sema::SymbolInfo* global = module_.sema.root()->find(name->id);
  return global == nullptr || (global->flags & sema::kBound) == 0;
}

Value* FunctionBuilder::globals_dict() {
  return entry(Entry::globals_dict, {b_.module_ref(&module_.mir)});
}

// A dict of the variables that are bound, in the order of CPython's fast locals.
Value* FunctionBuilder::locals_dict() {
  if (frame_->kind == ScopeKind::Module) return globals_dict();
  if (frame_->kind == ScopeKind::Class) return class_namespace();
  std::vector<const mir::Constant*> names;
  std::vector<Value*> values;
  auto add = [&](const sema::Variable* variable, Value* value) {
    names.push_back(module_.mir.str_constant(variable->name.text()));
    values.push_back(value);
  };
  for (const sema::Variable* variable : frame_->variables()) {
    if (!encloses(variable->scope, scope_)) continue;
    if (!variable->is_cell()) {
      add(variable, read(variable->slot));
    } else if (variable->is_parameter) {
      add(variable, emit(Opcode::cell_get, {cell_of(variable)}));
    }
  }
  for (const sema::Variable* variable : frame_->cell_variables()) {
    if (variable->is_parameter || !encloses(variable->scope, scope_)) continue;
    add(variable, emit(Opcode::cell_get, {cell_of(variable)}));
  }
  for (size_t i = 0; i < frame_->free_variables().size(); i++) {
    mir::Instruction* cell = emit(Opcode::closure_cell, {function_object_});
    cell->number = static_cast<int64_t>(i);
    cell->type = mir::Type::of(mir::kCellKind);
    add(frame_->free_variables()[i], emit(Opcode::cell_get, {cell}));
  }
  values.insert(
      values.begin(),
      b_.constant(module_.mir.constant({mir::Constant::Kind::kTuple, "", 0, 0, names, 0})));
  return entry_list(Entry::locals_dict, values);
}

Value* FunctionBuilder::introspection_call(const ast::Call& node) {
  if (!node.args.empty() || !node.keywords.empty()) return nullptr;
  if (is_builtin_name(node.func, "globals")) return globals_dict();
  if (is_builtin_name(node.func, "locals") || is_builtin_name(node.func, "vars")) {
    return locals_dict();
  }
  if (!is_builtin_name(node.func, "dir")) return nullptr;
  module_.note_attribute("sorted");
  Value* sorted = entry(Entry::load_builtin, {b_.name_ref("sorted")});
  return entry(Entry::call, {sorted, locals_dict()});
}

}  // namespace molt::build_mir
