// Statements: the dispatch, and those that have no family of their own.
#include "compiler/build_mir/function_builder.h"
#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::Instruction;

void FunctionBuilder::statements(ast::Seq<ast::Stmt*> body) {
  for (const ast::Stmt* node : body) {
    // Code that cannot be reached is not built (its names are resolved already).
    if (!is_open()) return;
    statement(node);
  }
}

void FunctionBuilder::statement(const ast::Stmt* node) {
  At at(*this, node->loc);
  using K = ast::NodeKind;
  switch (node->kind) {
    case K::FunctionDef: {
      const auto* f = ast::as<ast::FunctionDef>(node);
      function_def(node, f->name, *f->args, f->body, f->decorator_list, f->returns, f->type_params);
      return;
    }
    case K::AsyncFunctionDef: {
      const auto* f = ast::as<ast::AsyncFunctionDef>(node);
      function_def(node, f->name, *f->args, f->body, f->decorator_list, f->returns, f->type_params);
      return;
    }
    case K::ClassDef:
      class_def(*ast::as<ast::ClassDef>(node));
      return;
    case K::Return:
      return_statement(*ast::as<ast::Return>(node));
      return;
    case K::Delete:
      for (const ast::Expr* target : ast::as<ast::Delete>(node)->targets) delete_target(target);
      return;
    case K::Assign: {
      const auto* assignment = ast::as<ast::Assign>(node);
      Value* value = expression(assignment->value);
      for (const ast::Expr* target : assignment->targets) assign(target, value);
      return;
    }
    case K::TypeAlias:
      type_alias(*ast::as<ast::TypeAlias>(node));
      return;
    case K::AugAssign:
      augmented_assignment(*ast::as<ast::AugAssign>(node));
      return;
    case K::AnnAssign:
      annotated_assignment(*ast::as<ast::AnnAssign>(node));
      return;
    case K::For:
      for_statement(*ast::as<ast::For>(node));
      return;
    case K::AsyncFor:
      async_for(*ast::as<ast::AsyncFor>(node));
      return;
    case K::While:
      while_statement(*ast::as<ast::While>(node));
      return;
    case K::If:
      if_statement(*ast::as<ast::If>(node));
      return;
    case K::With: {
      const auto* with = ast::as<ast::With>(node);
      with_statement(with->items, 0, with->body, false, node->loc);
      return;
    }
    case K::AsyncWith: {
      const auto* with = ast::as<ast::AsyncWith>(node);
      with_statement(with->items, 0, with->body, true, node->loc);
      return;
    }
    case K::Match:
      match_statement(*ast::as<ast::Match>(node));
      return;
    case K::Raise:
      raise_statement(*ast::as<ast::Raise>(node));
      return;
    case K::Try: {
      const auto* t = ast::as<ast::Try>(node);
      try_statement(t->body, t->handlers, t->orelse, t->finalbody, false);
      return;
    }
    case K::TryStar: {
      const auto* t = ast::as<ast::TryStar>(node);
      try_statement(t->body, t->handlers, t->orelse, t->finalbody, true);
      return;
    }
    case K::Assert:
      assert_statement(*ast::as<ast::Assert>(node));
      return;
    case K::Import:
      import_statement(*ast::as<ast::Import>(node));
      return;
    case K::ImportFrom:
      import_from_statement(*ast::as<ast::ImportFrom>(node));
      return;
    case K::ExprStmt:
      // A constant alone (a docstring) does nothing.
      if (!ast::is<ast::Constant>(ast::as<ast::ExprStmt>(node)->value))
        expression(ast::as<ast::ExprStmt>(node)->value);
      return;
    case K::Break:
      leave_loop(true);
      return;
    case K::Continue:
      leave_loop(false);
      return;
    case K::Global:
    case K::Nonlocal:
    case K::Pass:
      return;
    default:
      break;
  }
  MOLT_UNREACHABLE("build_mir", "not a statement");
}

// `if __name__ == "__main__":` in a module that is not the entry.
bool FunctionBuilder::is_main_check(const ast::Expr* test) const {
  if (function_->kind != mir::Function::Kind::kModuleBody || module_.mir.name == "__main__") {
    return false;
  }
  const auto* compare = ast::dyn_as<ast::Compare>(test);
  if (compare == nullptr || compare->ops.size() != 1 ||
      compare->ops[0] != ast::CompareOperator::Eq) {
    return false;
  }
  const auto* name = ast::dyn_as<ast::Name>(compare->left);
  const auto* text = ast::dyn_as<ast::Constant>(compare->comparators[0]);
  return name != nullptr && name->id.text() == "__name__" && text != nullptr &&
         text->value.text == "__main__";
}

void FunctionBuilder::note_import(mir::Import import) {
  if (!is_idle_) module_.note_import(*function_, std::move(import));
}

void FunctionBuilder::if_statement(const ast::If& node) {
  Block* if_true = new_block("then");
  Block* if_false = new_block("else");
  Block* done = new_block("if end");
  condition(node.test, if_true, if_false);
  start(if_true);
  const bool was_idle = std::exchange(is_idle_, is_idle_ || is_main_check(node.test));
  if_true->is_idle = is_idle_;
  statements(node.body);
  is_idle_ = was_idle;
  jump(done);
  start(if_false);
  statements(node.orelse);
  jump(done);
  if (state(done).predecessors.empty()) {
    // Both branches leave: nothing follows.
    return;
  }
  start(done);
}

void FunctionBuilder::return_statement(const ast::Return& node) {
  Value* value = node.value != nullptr ? expression(node.value) : b_.none();
  unwind_contexts(0);
  if (is_open()) return_from(value);
}

void FunctionBuilder::raise_statement(const ast::Raise& node) {
  if (node.exc == nullptr) {
    entry(Entry::reraise_handled);
    return;
  }
  Value* exception = expression(node.exc);
  Value* cause = node.cause != nullptr ? expression(node.cause) : b_.unbound();
  entry(Entry::raise, {exception, cause});
}

void FunctionBuilder::assert_statement(const ast::Assert& node) {
  Block* failed = new_block("assert failed");
  Block* done = new_block("assert end");
  failed->is_cold = true;
  condition(node.test, done, failed);
  start(failed);
  Value* message = node.msg != nullptr ? expression(node.msg) : b_.unbound();
  {
    At at(*this, node.loc);
    entry(Entry::raise_assertion, {message});
  }
  start(done);
}

void FunctionBuilder::import_statement(const ast::Import& node) {
  for (const ast::Alias* alias : node.names) {
    std::string_view dotted = alias->name.text();
    const std::string_view bound =
        alias->asname ? alias->asname.text() : dotted.substr(0, dotted.find('.'));
    note_import({std::string(dotted), {}, {std::string(bound)}});
    Value* module = entry(Entry::import_name, {b_.module_ref(&module_.mir), b_.name_ref(dotted),
                                               b_.none(), b_.int64(0)});
    size_t dot = dotted.find('.');
    if (alias->asname) {
      // import a.b.c as d: bind the last part.
      while (dot != std::string_view::npos) {
        dotted = dotted.substr(dot + 1);
        dot = dotted.find('.');
        std::string_view part = dotted.substr(0, dot);
        module_.note_attribute(part);
        module = entry(Entry::import_submodule, {module, b_.name_ref(part)});
      }
      store_name(alias->asname, module);
    } else {
      // import a.b.c: bind a.
      store_name(module_.sema.interner.intern(dotted.substr(0, dot)), module);
    }
  }
}

void FunctionBuilder::import_from_statement(const ast::ImportFrom& node) {
  if (node.module && node.module.text() == "__future__" && node.level == 0) return;
  std::string base(static_cast<size_t>(node.level), '.');
  base += node.module.text();
  std::vector<const mir::Constant*> names;
  mir::Import noted{base, {}, {}};
  for (const ast::Alias* alias : node.names) {
    names.push_back(module_.mir.str_constant(alias->name.text()));
    noted.names.emplace_back(alias->name.text());
    noted.bound.emplace_back((alias->asname ? alias->asname : alias->name).text());
    if (noted.names.back() != "*") module_.note_attribute(noted.names.back());
  }
  note_import(std::move(noted));
  Value* from_list =
      b_.constant(module_.mir.constant({mir::Constant::Kind::kTuple, "", 0, 0, names, 0}));
  Value* module =
      entry(Entry::import_name, {b_.module_ref(&module_.mir), b_.name_ref(node.module.text()),
                                 from_list, b_.int64(node.level)});
  for (const ast::Alias* alias : node.names) {
    if (alias->name.text() == "*") {
      module_.mir.uses_dynamic_attributes = true;
      entry(Entry::import_star, {b_.module_ref(&module_.mir), module});
      continue;
    }
    Value* value = entry(Entry::import_from, {module, b_.name_ref(alias->name.text())});
    store_name(alias->asname ? alias->asname : alias->name, value);
  }
}

}  // namespace molt::build_mir
