#include <string>

#include "compiler/sema/code_walker.h"

namespace molt::sema {

bool CodeWalker::body(Scope* scope, ast::Seq<ast::Stmt*> list) {
  if (!list.empty()) {
    const auto* first = ast::dyn_as<ast::ExprStmt>(list[0]);
    const auto* constant = first ? ast::dyn_as<ast::Constant>(first->value) : nullptr;
    if (constant && constant->value.kind == ast::ConstantKind::Str) {
      scope->docstring = constant;
      if (!scope->is_function_like()) note_name("__doc__");
    }
  }
  return statements(list);
}

bool CodeWalker::statements(ast::Seq<ast::Stmt*> list) {
  for (const ast::Stmt* node : list)
    if (!statement(node)) return false;
  return true;
}

bool CodeWalker::statement(const ast::Stmt* node) {
  switch (node->kind) {
    case ast::NodeKind::FunctionDef:
      return function(*ast::as<ast::FunctionDef>(node), false);
    case ast::NodeKind::AsyncFunctionDef:
      return function(*ast::as<ast::AsyncFunctionDef>(node), true);
    case ast::NodeKind::ClassDef:
      return class_def(*ast::as<ast::ClassDef>(node));
    case ast::NodeKind::TypeAlias:
      return type_alias(*ast::as<ast::TypeAlias>(node));
    case ast::NodeKind::Return:
      return return_statement(*ast::as<ast::Return>(node));
    case ast::NodeKind::Delete:
      return expressions(ast::as<ast::Delete>(node)->targets);
    case ast::NodeKind::Assign: {
      const auto* assign = ast::as<ast::Assign>(node);
      return expression(assign->value) && expressions(assign->targets);
    }
    case ast::NodeKind::AugAssign:
      return augmented_assignment(*ast::as<ast::AugAssign>(node));
    case ast::NodeKind::AnnAssign:
      return annotated_assignment(*ast::as<ast::AnnAssign>(node));
    case ast::NodeKind::For:
      return for_loop(*ast::as<ast::For>(node));
    case ast::NodeKind::AsyncFor:
      if (!unit().is_async_function)
        return fail(DiagnosticId::AsyncStatementOutside, node->loc, {"for"});
      return for_loop(*ast::as<ast::AsyncFor>(node));
    case ast::NodeKind::While:
      return while_loop(*ast::as<ast::While>(node));
    case ast::NodeKind::If: {
      const auto* branch = ast::as<ast::If>(node);
      return expression(branch->test) && statements(branch->body) && statements(branch->orelse);
    }
    case ast::NodeKind::With:
      return with(*ast::as<ast::With>(node), 0);
    case ast::NodeKind::AsyncWith:
      if (!unit().is_async_function)
        return fail(DiagnosticId::AsyncStatementOutside, node->loc, {"with"});
      return with(*ast::as<ast::AsyncWith>(node), 0);
    case ast::NodeKind::Match:
      return match(*ast::as<ast::Match>(node));
    case ast::NodeKind::Raise: {
      const auto* raise = ast::as<ast::Raise>(node);
      return expression(raise->exc) && expression(raise->cause);
    }
    case ast::NodeKind::Try:
      return try_statement(*ast::as<ast::Try>(node), false);
    case ast::NodeKind::TryStar:
      return try_statement(*ast::as<ast::TryStar>(node), true);
    case ast::NodeKind::Assert: {
      const auto* assertion = ast::as<ast::Assert>(node);
      warn_assert(*assertion);
      return expression(assertion->test) && expression(assertion->msg);
    }
    case ast::NodeKind::Import:
      return import(*ast::as<ast::Import>(node));
    case ast::NodeKind::ImportFrom:
      return import_from(*ast::as<ast::ImportFrom>(node));
    case ast::NodeKind::ExprStmt:
      return expression(ast::as<ast::ExprStmt>(node)->value);
    case ast::NodeKind::Break:
    case ast::NodeKind::Continue:
      return jump(node);
    default:
      return true;
  }
}

// --- Definitions

template <class T>
bool CodeWalker::function(const T& node, bool) {
  if (!parameter_names(*node.args) || !expressions(node.decorator_list) || !defaults(*node.args))
    return false;
  Scope* parameters_scope = module_.type_parameters_scope_of(&node);
  if (parameters_scope) {
    begin_unit(parameters_scope, nullptr);
    if (!type_params(node.type_params)) return false;
  }
  if (!annotations(*node.args, node.returns)) return false;
  Scope* scope = module_.scope_of(&node);
  begin_unit(scope, node.args);
  if (!body(scope, node.body)) return false;
  end_unit();
  if (parameters_scope) end_unit();
  return use_name(node.name, ast::ExprContext::Store, node.loc);
}

bool CodeWalker::class_def(const ast::ClassDef& node) {
  if (!expressions(node.decorator_list)) return false;
  Scope* parameters_scope = module_.type_parameters_scope_of(&node);
  if (parameters_scope) {
    begin_unit(parameters_scope, nullptr);
    if (!type_params(node.type_params)) return false;
  }
  Scope* scope = module_.scope_of(&node);
  begin_unit(scope, nullptr);
  for (const char* name : {"__name__", "__module__", "__qualname__"}) note_name(name);
  if (parameters_scope) note_name("__type_params__");
  if (!body(scope, node.body)) return false;
  if (scope->needs_class_dict) note_name("__classdictcell__");
  if (scope->needs_class_cell) note_name("__classcell__");
  end_unit();
  if (!elements(node.bases) || !validate_keywords(node.keywords) || !keywords(node.keywords))
    return false;
  if (parameters_scope) {
    // The base Generic[...] is kept here until the class is made.
    const Symbol generic_base = module_.interner.intern(".generic_base");
    if (!use_name(generic_base, ast::ExprContext::Store, node.loc)) return false;
    end_unit();
  }
  return use_name(node.name, ast::ExprContext::Store, node.loc);
}

bool CodeWalker::type_alias(const ast::TypeAlias& node) {
  Scope* parameters_scope = module_.type_parameters_scope_of(&node);
  if (parameters_scope) {
    begin_unit(parameters_scope, nullptr);
    if (!type_params(node.type_params)) return false;
  }
  begin_unit(module_.scope_of(&node), nullptr);
  if (!expression(node.value)) return false;
  end_unit();
  if (parameters_scope) end_unit();
  return expression(node.name);
}

bool CodeWalker::type_params(ast::Seq<ast::TypeParam*> list) {
  for (const ast::TypeParam* parameter : list) {
    Symbol name;
    if (const auto* variable = ast::dyn_as<ast::TypeVar>(parameter)) {
      name = variable->name;
      if (variable->bound) {
        begin_unit(module_.scope_of(parameter), nullptr);
        if (!expression(variable->bound)) return false;
        end_unit();
      }
    } else if (const auto* specification = ast::dyn_as<ast::ParamSpec>(parameter)) {
      name = specification->name;
    } else {
      name = ast::as<ast::TypeVarTuple>(parameter)->name;
    }
    if (!use_name(name, ast::ExprContext::Store, parameter->loc)) return false;
  }
  return true;
}

bool CodeWalker::annotations(const ast::Arguments& args, const ast::Expr* returns) {
  if (module_.future.annotations) return true;
  auto annotate = [&](const ast::Arg* arg) {
    if (!arg || !arg->annotation) return true;
    // `*args: *Ts`
    const auto* starred = ast::dyn_as<ast::Starred>(arg->annotation);
    return expression(starred ? starred->value : arg->annotation);
  };
  auto annotate_all = [&](ast::Seq<ast::Arg*> list) {
    for (const ast::Arg* arg : list)
      if (!annotate(arg)) return false;
    return true;
  };
  return annotate_all(args.args) && annotate_all(args.posonlyargs) && annotate(args.vararg) &&
         annotate_all(args.kwonlyargs) && annotate(args.kwarg) && expression(returns);
}

// --- Assignments

bool CodeWalker::augmented_assignment(const ast::AugAssign& node) {
  if (const auto* target = ast::dyn_as<ast::Name>(node.target)) {
    return use_name(target->id, ast::ExprContext::Load, target->loc) && expression(node.value) &&
           use_name(target->id, ast::ExprContext::Store, target->loc);
  }
  if (const auto* target = ast::dyn_as<ast::Attribute>(node.target)) {
    if (!expression(target->value)) return false;
    note_name(target->attr);
    return expression(node.value) &&
           check_forbidden(target->attr, ast::ExprContext::Store, target->loc);
  }
  const auto* target = ast::as<ast::Subscript>(node.target);
  return expression(target->value) && expression(target->slice) && expression(node.value);
}

bool CodeWalker::annotated_assignment(const ast::AnnAssign& node) {
  if (node.value && (!expression(node.value) || !expression(node.target))) return false;
  // Local variables' annotations are not evaluated.
  const bool evaluated = !in_function();
  switch (node.target->kind) {
    case ast::NodeKind::Name:
      if (!check_forbidden(ast::as<ast::Name>(node.target)->id, ast::ExprContext::Store, node.loc))
        return false;
      if (node.simple && evaluated) {
        if (!module_.future.annotations && !expression(node.annotation)) return false;
        note_name("__annotations__");
        return true;
      }
      break;
    case ast::NodeKind::Attribute: {
      const auto* target = ast::as<ast::Attribute>(node.target);
      if (!check_forbidden(target->attr, ast::ExprContext::Store, node.loc)) return false;
      if (!node.value && !expression(target->value)) return false;
      break;
    }
    default: {
      const auto* target = ast::as<ast::Subscript>(node.target);
      if (!node.value && (!expression(target->value) || !expression(target->slice))) return false;
      break;
    }
  }
  if (!node.simple && evaluated && !module_.future.annotations) return expression(node.annotation);
  return true;
}

bool CodeWalker::import(const ast::Import& node) {
  for (const ast::Alias* alias : node.names) {
    const std::string_view text = alias->name.text();
    note_name(alias->name);
    if (alias->asname) {
      // The parts behind the first are read from the package.
      for (size_t dot = text.find('.'); dot != std::string_view::npos;) {
        const size_t start = dot + 1;
        dot = text.find('.', start);
        note_name(text.substr(start, dot - start));
      }
    }
    const Symbol bound =
        alias->asname ? alias->asname : module_.interner.intern(text.substr(0, text.find('.')));
    if (!use_name(bound, ast::ExprContext::Store, node.loc)) return false;
  }
  return true;
}

bool CodeWalker::import_from(const ast::ImportFrom& node) {
  if (node.level == 0 && node.module.text() == "__future__" &&
      node.loc.lineno > module_.future.last_line)
    return fail(DiagnosticId::FutureNotFirst, node.loc);
  note_name(node.module ? node.module : module_.interner.intern(""));
  for (const ast::Alias* alias : node.names) {
    if (alias->name.text() == "*") continue;
    note_name(alias->name);
    if (!use_name(alias->asname ? alias->asname : alias->name, ast::ExprContext::Store, node.loc))
      return false;
  }
  return true;
}

// --- Control flow

bool CodeWalker::return_statement(const ast::Return& node) {
  if (!in_function()) return fail(DiagnosticId::ReturnOutside, node.loc);
  if (node.value && unit().scope->is_async_generator)
    return fail(DiagnosticId::ReturnValueInAsyncGenerator, node.loc);
  if (!expression(node.value)) return false;
  for (Block block : unit().blocks)
    if (block == Block::StarHandler)
      return fail(DiagnosticId::JumpInExceptStar, node.value ? node.value->loc : node.loc);
  return true;
}

bool CodeWalker::jump(const ast::Stmt* node) {
  const std::vector<Block>& blocks = unit().blocks;
  for (size_t i = blocks.size(); i-- > 0;) {
    if (blocks[i] == Block::Loop) return true;
    if (blocks[i] == Block::StarHandler) return fail(DiagnosticId::JumpInExceptStar, node->loc);
  }
  return fail(
      ast::is<ast::Break>(node) ? DiagnosticId::BreakOutside : DiagnosticId::ContinueOutside,
      node->loc);
}

template <class T>
bool CodeWalker::for_loop(const T& node) {
  // CPython enters the loop first, so that even the iterable is inside it.
  if (!push_block(Block::Loop, node.loc) || !expression(node.iter) || !expression(node.target) ||
      !statements(node.body))
    return false;
  pop_block();
  return statements(node.orelse);
}

bool CodeWalker::while_loop(const ast::While& node) {
  if (!push_block(Block::Loop, node.loc) || !expression(node.test) || !statements(node.body))
    return false;
  pop_block();
  return statements(node.orelse);
}

template <class T>
bool CodeWalker::with(const T& node, size_t first_item) {
  if (first_item == node.items.size()) return statements(node.body);
  const ast::WithItem* item = node.items[first_item];
  if (!expression(item->context_expr) || !push_block(Block::With, node.loc) ||
      !expression(item->optional_vars) || !with(node, first_item + 1))
    return false;
  pop_block();
  return true;
}

template <class T>
bool CodeWalker::try_statement(const T& node, bool star) {
  if (node.finalbody.empty()) return try_except(node, star);
  if (!push_block(Block::Finally, node.loc)) return false;
  if (node.handlers.empty() ? !statements(node.body) : !try_except(node, star)) return false;
  pop_block();
  if (!push_block(Block::Finally, node.loc) || !statements(node.finalbody)) return false;
  pop_block();
  return true;
}

template <class T>
bool CodeWalker::try_except(const T& node, bool star) {
  if (!push_block(Block::Try, node.loc) || !statements(node.body)) return false;
  pop_block();
  if (!statements(node.orelse)) return false;
  if (!push_block(star ? Block::StarHandler : Block::Handler, node.loc)) return false;
  if (!handlers(node.handlers, star)) return false;
  pop_block();
  return true;
}

bool CodeWalker::handlers(ast::Seq<ast::ExceptHandler*> list, bool star) {
  for (size_t i = 0; i < list.size(); ++i) {
    const ast::ExceptHandler* handler = list[i];
    if (!star && !handler->type && i + 1 < list.size())
      return fail(DiagnosticId::DefaultExceptNotLast, handler->loc);
    if (!expression(handler->type)) return false;
    if (handler->name && !use_name(handler->name, ast::ExprContext::Store, handler->loc))
      return false;
    if (!push_block(Block::Handler, handler->loc) || !statements(handler->body)) return false;
    pop_block();
  }
  return true;
}

}  // namespace molt::sema
