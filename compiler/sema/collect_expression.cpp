#include <string>

#include "compiler/sema/symbol_collector.h"

namespace molt::sema {

bool SymbolCollector::parameters(const ast::Arguments& args) {
  auto add_all = [&](ast::Seq<ast::Arg*> list) {
    for (const ast::Arg* arg : list)
      if (!add(arg->arg, kParameter, arg->loc)) return false;
    return true;
  };
  if (!add_all(args.posonlyargs) || !add_all(args.args) || !add_all(args.kwonlyargs)) return false;
  if (args.vararg) {
    if (!add(args.vararg->arg, kParameter, args.vararg->loc)) return false;
    current()->has_varargs = true;
  }
  if (args.kwarg) {
    if (!add(args.kwarg->arg, kParameter, args.kwarg->loc)) return false;
    current()->has_varkeywords = true;
  }
  return true;
}

bool SymbolCollector::defaults(const ast::Arguments& args) {
  return expressions(args.defaults) && expressions(args.kw_defaults);
}

bool SymbolCollector::annotations(const ast::Arguments& args, const ast::Expr* returns) {
  auto annotate_all = [&](ast::Seq<ast::Arg*> list) {
    for (const ast::Arg* arg : list)
      if (arg->annotation && !annotation(arg->annotation)) return false;
    return true;
  };
  auto annotate = [&](const ast::Arg* arg) {
    return !arg || !arg->annotation || annotation(arg->annotation);
  };
  return annotate_all(args.posonlyargs) && annotate_all(args.args) && annotate(args.vararg) &&
         annotate(args.kwarg) && annotate_all(args.kwonlyargs) && (!returns || annotation(returns));
}

bool SymbolCollector::annotation(const ast::Expr* node) {
  if (!module_.future.annotations) return expression(node);
  Frame frame = frames_.back();
  frame.is_annotation = true;
  frames_.push_back(frame);
  const bool visited = expression(node);
  frames_.pop_back();
  return visited;
}

bool SymbolCollector::expressions(ast::Seq<ast::Expr*> list) {
  for (const ast::Expr* node : list)
    if (!expression(node)) return false;
  return true;
}

bool SymbolCollector::expression(const ast::Expr* node) {
  if (!node) return true;
  if (++depth_ > kMaxDepth) return fail(DiagnosticId::TooDeep, {});
  const bool visited = visit_expression(node);
  --depth_;
  return visited;
}

bool SymbolCollector::visit_expression(const ast::Expr* node) {
  switch (node->kind) {
    case ast::NodeKind::Name:
      return name(*ast::as<ast::Name>(node));
    case ast::NodeKind::Constant:
      return true;
    case ast::NodeKind::NamedExpr:
      return named_expression(*ast::as<ast::NamedExpr>(node));
    case ast::NodeKind::Lambda:
      return lambda(*ast::as<ast::Lambda>(node));
    case ast::NodeKind::GeneratorExp: {
      const auto& generator = *ast::as<ast::GeneratorExp>(node);
      return comprehension(generator, intern("<genexpr>"), generator.elt, nullptr);
    }
    case ast::NodeKind::ListComp: {
      const auto& list = *ast::as<ast::ListComp>(node);
      return comprehension(list, intern("<listcomp>"), list.elt, nullptr);
    }
    case ast::NodeKind::SetComp: {
      const auto& set = *ast::as<ast::SetComp>(node);
      return comprehension(set, intern("<setcomp>"), set.elt, nullptr);
    }
    case ast::NodeKind::DictComp: {
      const auto& dict = *ast::as<ast::DictComp>(node);
      return comprehension(dict, intern("<dictcomp>"), dict.key, dict.value);
    }
    case ast::NodeKind::Yield:
      return yield(node, ast::as<ast::Yield>(node)->value);
    case ast::NodeKind::YieldFrom:
      return yield(node, ast::as<ast::YieldFrom>(node)->value);
    case ast::NodeKind::Await:
      if (!refuse_in_annotation("await expression", node->loc)) return false;
      if (!expression(ast::as<ast::Await>(node)->value)) return false;
      current()->is_coroutine = true;
      return true;
    default:
      break;
  }
  // The other expressions have their parts in the order in which CPython visits them.
  bool visited = true;
  ast::for_each_child(node, [&](const ast::Node* child) {
    if (!visited) return;
    const auto* keyword = ast::dyn_as<ast::Keyword>(child);
    visited = expression(keyword ? keyword->value : static_cast<const ast::Expr*>(child));
  });
  return visited;
}

bool SymbolCollector::name(const ast::Name& node) {
  const bool load = node.ctx == ast::ExprContext::Load;
  if (!add(node.id, load ? kUsed : kAssigned, node.loc)) return false;
  // super() without arguments finds its class through this cell.
  if (load && node.id == super_ && current()->is_function_like())
    return add(class_cell_, kUsed, node.loc);
  return true;
}

bool SymbolCollector::named_expression(const ast::NamedExpr& node) {
  if (!refuse_in_annotation("named expression", node.loc)) return false;
  if (frames_.back().iterable_depth > 0) return fail(DiagnosticId::WalrusInIterable, node.loc);
  if (frames_.back().is_comprehension() && !bind_walrus_target(*ast::as<ast::Name>(node.target)))
    return false;
  return expression(node.value) && expression(node.target);
}

// PEP 572: the target of a walrus in a comprehension belongs to the nearest scope that is none.
bool SymbolCollector::bind_walrus_target(const ast::Name& target) {
  for (size_t i = frames_.size(); i-- > 0;) {
    Frame& frame = frames_[i];
    const Symbol mangled = frame.scope->mangle(target.id);
    const SymbolInfo* info = frame.scope->find_mangled(mangled);
    switch (frame.scope->kind) {
      case ScopeKind::Comprehension:
        if (info && info->has(kComprehensionTarget) && info->has(kAssigned))
          return fail(DiagnosticId::WalrusRebindsTarget, target.loc, {target.id.text()});
        continue;
      case ScopeKind::Function:
      case ScopeKind::Lambda: {
        const bool global = info && info->has(kGlobalDeclared);
        if (!add(target.id, global ? kGlobalDeclared : kNonlocalDeclared, target.loc)) return false;
        directives_.push_back({current(), mangled, target.loc});
        return add_to(frame, target.id, kAssigned, target.loc);
      }
      case ScopeKind::Module:
        if (!add(target.id, kGlobalDeclared, target.loc)) return false;
        directives_.push_back({current(), mangled, target.loc});
        return add_to(frame, target.id, kGlobalDeclared, target.loc);
      case ScopeKind::Class:
        return fail(DiagnosticId::WalrusInClassComprehension, target.loc);
      case ScopeKind::TypeVarBound:
        return fail(DiagnosticId::WalrusInBoundComprehension, target.loc);
      case ScopeKind::TypeAliasValue:
        return fail(DiagnosticId::WalrusInAliasComprehension, target.loc);
      case ScopeKind::TypeParameters:
        return fail(DiagnosticId::WalrusInGenericComprehension, target.loc);
    }
  }
  MOLT_UNREACHABLE("sema", "no module scope");
}

bool SymbolCollector::lambda(const ast::Lambda& node) {
  if (current()->can_see_class_scope)
    return fail(DiagnosticId::NestedScopeInClassAnnotation, node.loc, {"lambda"});
  if (!defaults(*node.args)) return false;
  enter(ScopeKind::Lambda, &node, intern("<lambda>"));
  if (!parameters(*node.args) || !expression(node.body)) return false;
  leave();
  return true;
}

bool SymbolCollector::yield(const ast::Expr* node, const ast::Expr* value) {
  if (!refuse_in_annotation("yield expression", node->loc) || !expression(value)) return false;
  current()->is_generator = true;
  if (!frames_.back().is_comprehension()) return true;
  const ast::NodeKind kind = current()->node->kind;
  return fail(DiagnosticId::YieldInComprehension, node->loc,
              {kind == ast::NodeKind::ListComp   ? "list comprehension"
               : kind == ast::NodeKind::SetComp  ? "set comprehension"
               : kind == ast::NodeKind::DictComp ? "dict comprehension"
                                                 : "generator expression"});
}

bool SymbolCollector::refuse_in_annotation(std::string_view what, const Location& loc) {
  if (frames_.back().is_annotation) return fail(DiagnosticId::NotInAnnotation, loc, {what});
  switch (current()->kind) {
    case ScopeKind::TypeVarBound:
      return fail(DiagnosticId::NotInTypeVarBound, loc, {what});
    case ScopeKind::TypeAliasValue:
      return fail(DiagnosticId::NotInTypeAlias, loc, {what});
    case ScopeKind::TypeParameters:
      return fail(DiagnosticId::NotInTypeParameters, loc, {what});
    default:
      return true;
  }
}

template <class T>
bool SymbolCollector::comprehension(const T& node, Symbol name, const ast::Expr* element,
                                    const ast::Expr* value) {
  if (current()->can_see_class_scope)
    return fail(DiagnosticId::NestedScopeInClassAnnotation, node.loc, {"comprehension"});
  const bool is_generator = T::kKind == ast::NodeKind::GeneratorExp;
  const ast::Comprehension& outermost = *node.generators[0];
  // The outermost iterable is evaluated outside.
  ++frames_.back().iterable_depth;
  if (!expression(outermost.iter)) return false;
  --frames_.back().iterable_depth;
  Scope* scope = enter(ScopeKind::Comprehension, &node, name);
  scope->is_coroutine = outermost.is_async != 0;
  if (!add(intern(".0"), kParameter, node.loc)) return false;
  frames_.back().in_comprehension_target = true;
  if (!expression(outermost.target)) return false;
  frames_.back().in_comprehension_target = false;
  if (!expressions(outermost.ifs)) return false;
  for (const ast::Comprehension* clause : node.generators.subspan(1))
    if (!comprehension_clause(*clause)) return false;
  if (!expression(value) || !expression(element)) return false;
  scope->is_generator = is_generator;
  const bool is_async = scope->is_coroutine && !is_generator;
  leave();
  if (is_async) current()->is_coroutine = true;
  return true;
}

bool SymbolCollector::comprehension_clause(const ast::Comprehension& clause) {
  frames_.back().in_comprehension_target = true;
  if (!expression(clause.target)) return false;
  frames_.back().in_comprehension_target = false;
  ++frames_.back().iterable_depth;
  if (!expression(clause.iter)) return false;
  --frames_.back().iterable_depth;
  if (!expressions(clause.ifs)) return false;
  if (clause.is_async) current()->is_coroutine = true;
  return true;
}

}  // namespace molt::sema
