#include "compiler/sema/code_walker.h"

namespace molt::sema {

bool CodeWalker::expressions(ast::Seq<ast::Expr*> list) {
  for (const ast::Expr* node : list)
    if (!expression(node)) return false;
  return true;
}

bool CodeWalker::expression(const ast::Expr* node) {
  if (!node) return true;
  switch (node->kind) {
    case ast::NodeKind::Constant:
      return true;
    case ast::NodeKind::Name: {
      const auto* name = ast::as<ast::Name>(node);
      return use_name(name->id, name->ctx, node->loc);
    }
    case ast::NodeKind::NamedExpr: {
      const auto* named = ast::as<ast::NamedExpr>(node);
      return expression(named->value) && expression(named->target);
    }
    case ast::NodeKind::Lambda:
      return lambda(*ast::as<ast::Lambda>(node));
    case ast::NodeKind::Dict: {
      const auto* dict = ast::as<ast::Dict>(node);
      for (size_t i = 0; i < dict->values.size(); ++i)
        if (!expression(dict->keys[i]) || !expression(dict->values[i])) return false;
      return true;
    }
    case ast::NodeKind::Set:
      return elements(ast::as<ast::Set>(node)->elts);
    case ast::NodeKind::ListComp: {
      const auto* list = ast::as<ast::ListComp>(node);
      return comprehension(node, list->generators, list->elt, nullptr);
    }
    case ast::NodeKind::SetComp: {
      const auto* set = ast::as<ast::SetComp>(node);
      return comprehension(node, set->generators, set->elt, nullptr);
    }
    case ast::NodeKind::DictComp: {
      const auto* dict = ast::as<ast::DictComp>(node);
      return comprehension(node, dict->generators, dict->key, dict->value);
    }
    case ast::NodeKind::GeneratorExp: {
      const auto* generator = ast::as<ast::GeneratorExp>(node);
      return comprehension(node, generator->generators, generator->elt, nullptr);
    }
    case ast::NodeKind::Await:
      return await(*ast::as<ast::Await>(node));
    case ast::NodeKind::Yield:
      return yield(node, ast::as<ast::Yield>(node)->value, false);
    case ast::NodeKind::YieldFrom:
      return yield(node, ast::as<ast::YieldFrom>(node)->value, true);
    case ast::NodeKind::Compare:
      warn_comparison(*ast::as<ast::Compare>(node));
      break;
    case ast::NodeKind::Call:
      return call(*ast::as<ast::Call>(node));
    case ast::NodeKind::Attribute:
      return attribute(*ast::as<ast::Attribute>(node));
    case ast::NodeKind::Subscript: {
      const auto* subscript = ast::as<ast::Subscript>(node);
      if (subscript->ctx == ast::ExprContext::Load) warn_subscript(*subscript);
      break;
    }
    case ast::NodeKind::Starred:
      return fail(ast::as<ast::Starred>(node)->ctx == ast::ExprContext::Store
                      ? DiagnosticId::StarredTargetOutside
                      : DiagnosticId::StarredOutside,
                  node->loc);
    case ast::NodeKind::List: {
      const auto* list = ast::as<ast::List>(node);
      return sequence(list->elts, list->ctx, node->loc);
    }
    case ast::NodeKind::Tuple: {
      const auto* tuple = ast::as<ast::Tuple>(node);
      return sequence(tuple->elts, tuple->ctx, node->loc);
    }
    default:
      break;
  }
  // The other expressions evaluate their parts in the order of the fields.
  bool walked = true;
  ast::for_each_child(node, [&](const ast::Node* child) {
    if (walked) walked = expression(static_cast<const ast::Expr*>(child));
  });
  return walked;
}

bool CodeWalker::elements(ast::Seq<ast::Expr*> list) {
  for (const ast::Expr* element : list) {
    const auto* starred = ast::dyn_as<ast::Starred>(element);
    if (!expression(starred ? starred->value : element)) return false;
  }
  return true;
}

bool CodeWalker::sequence(ast::Seq<ast::Expr*> list, ast::ExprContext context,
                          const Location& loc) {
  switch (context) {
    case ast::ExprContext::Load:
      return elements(list);
    case ast::ExprContext::Store:
      return target_elements(list, loc);
    case ast::ExprContext::Del:
      return expressions(list);
  }
  return true;
}

bool CodeWalker::target_elements(ast::Seq<ast::Expr*> list, const Location& loc) {
  bool seen_star = false;
  for (size_t i = 0; i < list.size(); ++i) {
    if (!ast::is<ast::Starred>(list[i])) continue;
    if (seen_star) return fail(DiagnosticId::MultipleStarred, loc);
    if (i >= kMaxBeforeStar) return fail(DiagnosticId::TooManyBeforeStar, loc);
    seen_star = true;
  }
  return elements(list);
}

bool CodeWalker::attribute(const ast::Attribute& node) {
  if (!expression(node.value)) return false;
  note_name(node.attr);
  return check_forbidden(node.attr, node.ctx, node.loc);
}

// --- Calls and functions

bool CodeWalker::call(const ast::Call& node) {
  if (!validate_keywords(node.keywords)) return false;
  warn_call(node);
  return expression(node.func) && elements(node.args) && keywords(node.keywords);
}

bool CodeWalker::keywords(ast::Seq<ast::Keyword*> list) {
  for (const ast::Keyword* keyword : list)
    if (!expression(keyword->value)) return false;
  return true;
}

bool CodeWalker::validate_keywords(ast::Seq<ast::Keyword*> list) {
  for (size_t i = 0; i < list.size(); ++i) {
    const Symbol name = list[i]->arg;
    if (!name) continue;
    if (!check_forbidden(name, ast::ExprContext::Store, list[i]->loc)) return false;
    for (size_t j = i + 1; j < list.size(); ++j)
      if (list[j]->arg == name)
        return fail(DiagnosticId::KeywordRepeated, list[j]->loc, {name.text()});
  }
  return true;
}

bool CodeWalker::parameter_names(const ast::Arguments& args) {
  auto check = [&](const ast::Arg* arg) {
    return !arg || check_forbidden(arg->arg, ast::ExprContext::Store, arg->loc);
  };
  auto check_all = [&](ast::Seq<ast::Arg*> list) {
    for (const ast::Arg* arg : list)
      if (!check(arg)) return false;
    return true;
  };
  return check_all(args.posonlyargs) && check_all(args.args) && check(args.vararg) &&
         check_all(args.kwonlyargs) && check(args.kwarg);
}

bool CodeWalker::defaults(const ast::Arguments& args) {
  return expressions(args.defaults) && expressions(args.kw_defaults);
}

bool CodeWalker::lambda(const ast::Lambda& node) {
  if (!parameter_names(*node.args) || !defaults(*node.args)) return false;
  Scope* const outer = scope_;
  begin_unit(module_.scope_of(&node), node.args);
  if (!expression(node.body)) return false;
  end_unit();
  scope_ = outer;
  return true;
}

bool CodeWalker::yield(const ast::Expr* node, const ast::Expr* value, bool from) {
  if (!in_function()) return fail(DiagnosticId::YieldOutside, node->loc);
  if (from && unit().is_async_function) return fail(DiagnosticId::YieldFromInAsync, node->loc);
  return expression(value);
}

bool CodeWalker::await(const ast::Await& node) {
  if (!in_function()) return fail(DiagnosticId::AwaitOutsideFunction, node.loc);
  if (!unit().is_async_function && !unit().is_comprehension)
    return fail(DiagnosticId::AwaitOutsideAsync, node.loc);
  return expression(node.value);
}

// --- Comprehensions

bool CodeWalker::comprehension(const ast::Expr* node, ast::Seq<ast::Comprehension*> generators,
                               const ast::Expr* element, const ast::Expr* value) {
  Scope* const scope = module_.scope_of(node);
  Scope* const outer = scope_;
  const bool is_generator = ast::is<ast::GeneratorExp>(node);
  const bool is_async = scope->is_coroutine || scope->is_async_generator;
  if (is_async && !is_generator && !unit().is_async_function && !unit().is_comprehension)
    return fail(DiagnosticId::AsyncComprehensionOutside, node->loc);
  if (scope->inlined) {
    if (!expression(generators[0]->iter)) return false;
    scope_ = scope;
    // All its own variables are saved before it runs.
    for (const SymbolInfo& info : scope->symbols())
      if (info.access == Access::Local && info.variable && info.variable->scope == scope)
        assign_slot(info.variable);
    if (!comprehension_parts(generators, element, value)) return false;
    scope_ = outer;
    return true;
  }
  begin_unit(scope, nullptr);
  if (!comprehension_parts(generators, element, value)) return false;
  end_unit();
  scope_ = outer;
  return expression(generators[0]->iter);
}

bool CodeWalker::comprehension_parts(ast::Seq<ast::Comprehension*> generators,
                                     const ast::Expr* element, const ast::Expr* value) {
  size_t blocks = 0;
  for (size_t i = 0; i < generators.size(); ++i) {
    const ast::Comprehension& clause = *generators[i];
    if (i != 0 && !expression(clause.iter)) return false;
    if (clause.is_async) {
      if (!push_block(Block::AsyncComprehension, element->loc)) return false;
      ++blocks;
    }
    if (!expression(clause.target) || !expressions(clause.ifs)) return false;
  }
  if (!expression(element) || !expression(value)) return false;
  for (; blocks != 0; --blocks) pop_block();
  return true;
}

}  // namespace molt::sema
