#include "compiler/sema/symbol_collector.h"

#include <string>

namespace molt::sema {

SymbolCollector::SymbolCollector(Module& module, DiagnosticSink& sink)
    : module_(module),
      sink_(sink),
      super_(intern("super")),
      class_cell_(intern("__class__")),
      class_dict_(intern("__classdict__")),
      type_params_(intern(".type_params")),
      generic_base_(intern(".generic_base")) {}

bool SymbolCollector::run() {
  module_.root_ = enter(ScopeKind::Module, module_.tree, intern("<module>"));
  const bool collected = statements(module_.tree->body);
  leave();
  return collected;
}

bool SymbolCollector::fail(DiagnosticId id, const Location& loc,
                           std::initializer_list<std::string_view> arguments) {
  Diagnostic diagnostic = make_diagnostic(id, &module_.source, loc, arguments);
  diagnostic.columns_count_bytes = true;
  sink_.report(std::move(diagnostic));
  return false;
}

// --- Scopes

Scope* SymbolCollector::enter(ScopeKind kind, const ast::Node* node, Symbol name) {
  Scope* parent = frames_.empty() ? nullptr : current();
  auto owned = std::make_unique<Scope>(kind, node, parent, &module_);
  Scope* scope = owned.get();
  scope->name = name;
  scope->private_name = private_name_;
  // What a postponed annotation contains is checked, but is no code.
  const bool discarded = parent && (frames_.back().is_annotation || frames_.back().discarded);
  if (discarded) {
    discarded_scopes_.push_back(std::move(owned));
  } else {
    module_.scopes_.push_back(std::move(owned));
    if (parent) parent->children.push_back(scope);
    (kind == ScopeKind::TypeParameters ? module_.type_parameters_scope_of_
                                       : module_.scope_of_)[node] = scope;
  }
  if (parent) scope->nested = parent->nested || parent->is_function_like();
  name_scope(*scope);
  Frame frame;
  frame.scope = scope;
  frame.discarded = discarded;
  if (!frames_.empty()) frame.iterable_depth = frames_.back().iterable_depth;
  frames_.push_back(frame);
  return scope;
}

void SymbolCollector::leave() { frames_.pop_back(); }

// __qualname__: where a function or class is declared global in the scope around it, its name
// stands alone.
void SymbolCollector::name_scope(Scope& scope) {
  const std::string name(scope.name.text());
  scope.qualname = name;
  const Scope* parent = scope.parent;
  // A comprehension that will be inlined has no place in the chain.
  while (parent && parent->kind == ScopeKind::Comprehension &&
         !ast::is<ast::GeneratorExp>(parent->node))
    parent = parent->parent;
  if (parent &&
      (parent->kind == ScopeKind::TypeParameters || parent->kind == ScopeKind::TypeVarBound))
    parent = parent->parent;
  if (!parent || parent->kind == ScopeKind::Module) return;
  if (scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Class) {
    const SymbolInfo* info = parent->find(scope.name);
    if (info && info->has(kGlobalDeclared)) return;
  }
  const bool in_function = parent->kind == ScopeKind::Function ||
                           parent->kind == ScopeKind::Lambda ||
                           parent->kind == ScopeKind::TypeAliasValue;
  scope.qualname = parent->qualname + (in_function ? ".<locals>." : ".") + name;
}

bool SymbolCollector::enter_type_parameters(const ast::Node* statement, Symbol name,
                                            bool has_defaults, bool has_keyword_defaults,
                                            const Location& loc) {
  const bool in_class = current()->kind == ScopeKind::Class;
  const std::string title = "<generic parameters of " + std::string(name.text()) + ">";
  Scope* scope = enter(ScopeKind::TypeParameters, statement, intern(title));
  if (in_class) {
    scope->can_see_class_scope = true;
    if (!add(class_dict_, kUsed, loc)) return false;
  }
  if (ast::is<ast::ClassDef>(statement)) {
    if (!add(type_params_, kAssigned | kUsed, loc)) return false;
    private_name_ = name;
    scope->private_name = name;
    if (!add(generic_base_, kAssigned | kUsed, loc)) return false;
  }
  if (has_defaults && !add(intern(".defaults"), kParameter, loc)) return false;
  return !has_keyword_defaults || add(intern(".kwdefaults"), kParameter, loc);
}

// --- Names

bool SymbolCollector::add_to(Frame& frame, Symbol name, uint32_t flags, const Location& loc) {
  // Names in a postponed annotation belong to no scope.
  if (frame.is_annotation) return true;
  Scope& scope = *frame.scope;
  const Symbol mangled = frames_.back().scope->mangle(name);
  SymbolInfo& info = scope.entry(mangled);
  if (flags & info.flags & kParameter)
    return fail(DiagnosticId::DuplicateArgument, loc, {name.text()});
  if (flags & info.flags & kTypeParameter)
    return fail(DiagnosticId::DuplicateTypeParameter, loc, {name.text()});
  info.flags |= flags;
  if (frame.in_comprehension_target) {
    if (info.flags & (kGlobalDeclared | kNonlocalDeclared))
      return fail(DiagnosticId::TargetRebindsWalrus, loc, {name.text()});
    info.flags |= kComprehensionTarget;
  }
  return true;
}

// --- Statements

bool SymbolCollector::statements(ast::Seq<ast::Stmt*> list) {
  for (const ast::Stmt* node : list)
    if (!statement(node)) return false;
  return true;
}

bool SymbolCollector::statement(const ast::Stmt* node) {
  if (++depth_ > kMaxDepth) return fail(DiagnosticId::TooDeep, {});
  const bool visited = visit_statement(node);
  --depth_;
  return visited;
}

bool SymbolCollector::visit_statement(const ast::Stmt* node) {
  switch (node->kind) {
    case ast::NodeKind::FunctionDef:
      return function(*ast::as<ast::FunctionDef>(node), false);
    case ast::NodeKind::AsyncFunctionDef:
      return function(*ast::as<ast::AsyncFunctionDef>(node), true);
    case ast::NodeKind::ClassDef:
      return class_def(*ast::as<ast::ClassDef>(node));
    case ast::NodeKind::TypeAlias:
      return type_alias(*ast::as<ast::TypeAlias>(node));
    case ast::NodeKind::AnnAssign:
      return annotated_assignment(*ast::as<ast::AnnAssign>(node));
    case ast::NodeKind::Return: {
      const ast::Expr* value = ast::as<ast::Return>(node)->value;
      if (value) current()->returns_value = true;
      return expression(value);
    }
    case ast::NodeKind::Delete:
      return expressions(ast::as<ast::Delete>(node)->targets);
    case ast::NodeKind::Assign: {
      const auto* assign = ast::as<ast::Assign>(node);
      return expressions(assign->targets) && expression(assign->value);
    }
    case ast::NodeKind::AugAssign: {
      const auto* assign = ast::as<ast::AugAssign>(node);
      return expression(assign->target) && expression(assign->value);
    }
    case ast::NodeKind::For:
      return for_loop(*ast::as<ast::For>(node));
    case ast::NodeKind::AsyncFor:
      return for_loop(*ast::as<ast::AsyncFor>(node));
    case ast::NodeKind::While: {
      const auto* loop = ast::as<ast::While>(node);
      return expression(loop->test) && statements(loop->body) && statements(loop->orelse);
    }
    case ast::NodeKind::If: {
      const auto* branch = ast::as<ast::If>(node);
      return expression(branch->test) && statements(branch->body) && statements(branch->orelse);
    }
    case ast::NodeKind::With:
      return with(*ast::as<ast::With>(node));
    case ast::NodeKind::AsyncWith:
      return with(*ast::as<ast::AsyncWith>(node));
    case ast::NodeKind::Match:
      return match(*ast::as<ast::Match>(node));
    case ast::NodeKind::Raise: {
      const auto* raise = ast::as<ast::Raise>(node);
      return expression(raise->exc) && expression(raise->cause);
    }
    case ast::NodeKind::Try:
      return try_statement(*ast::as<ast::Try>(node));
    case ast::NodeKind::TryStar:
      return try_statement(*ast::as<ast::TryStar>(node));
    case ast::NodeKind::Assert: {
      const auto* assertion = ast::as<ast::Assert>(node);
      return expression(assertion->test) && expression(assertion->msg);
    }
    case ast::NodeKind::Import:
      for (const ast::Alias* alias : ast::as<ast::Import>(node)->names)
        if (!import_alias(*alias)) return false;
      return true;
    case ast::NodeKind::ImportFrom:
      for (const ast::Alias* alias : ast::as<ast::ImportFrom>(node)->names)
        if (!import_alias(*alias)) return false;
      return true;
    case ast::NodeKind::Global:
      return declaration(ast::as<ast::Global>(node)->names, node->loc, true);
    case ast::NodeKind::Nonlocal:
      return declaration(ast::as<ast::Nonlocal>(node)->names, node->loc, false);
    case ast::NodeKind::ExprStmt:
      return expression(ast::as<ast::ExprStmt>(node)->value);
    default:
      return true;
  }
}

template <class T>
bool SymbolCollector::function(const T& node, bool is_async) {
  if (!add(node.name, kAssigned, node.loc) || !defaults(*node.args) ||
      !expressions(node.decorator_list))
    return false;
  const bool generic = !node.type_params.empty();
  if (generic) {
    bool keyword_defaults = false;
    for (const ast::Expr* value : node.args->kw_defaults) keyword_defaults |= value != nullptr;
    if (!enter_type_parameters(&node, node.name, !node.args->defaults.empty(), keyword_defaults,
                               node.loc))
      return false;
    for (const ast::TypeParam* parameter : node.type_params)
      if (!type_param(parameter)) return false;
  }
  if (!annotations(*node.args, node.returns)) return false;
  Scope* scope = enter(ScopeKind::Function, &node, node.name);
  scope->is_coroutine = is_async;
  if (!parameters(*node.args) || !statements(node.body)) return false;
  leave();
  if (generic) leave();
  return true;
}

bool SymbolCollector::class_def(const ast::ClassDef& node) {
  if (!add(node.name, kAssigned, node.loc) || !expressions(node.decorator_list)) return false;
  const Symbol outer_private_name = private_name_;
  const bool generic = !node.type_params.empty();
  if (generic) {
    if (!enter_type_parameters(&node, node.name, false, false, node.loc)) return false;
    for (const ast::TypeParam* parameter : node.type_params)
      if (!type_param(parameter)) return false;
  }
  if (!expressions(node.bases)) return false;
  for (const ast::Keyword* keyword : node.keywords)
    if (!expression(keyword->value)) return false;
  Scope* scope = enter(ScopeKind::Class, &node, node.name);
  private_name_ = node.name;
  scope->private_name = node.name;
  if (generic &&
      (!add(intern("__type_params__"), kAssigned, node.loc) || !add(type_params_, kUsed, node.loc)))
    return false;
  if (!statements(node.body)) return false;
  leave();
  if (generic) leave();
  private_name_ = outer_private_name;
  return true;
}

bool SymbolCollector::type_alias(const ast::TypeAlias& node) {
  if (!expression(node.name)) return false;
  const Symbol alias_name = ast::as<ast::Name>(node.name)->id;
  const bool in_class = current()->kind == ScopeKind::Class;
  const bool generic = !node.type_params.empty();
  if (generic) {
    if (!enter_type_parameters(&node, alias_name, false, false, node.loc)) return false;
    for (const ast::TypeParam* parameter : node.type_params)
      if (!type_param(parameter)) return false;
  }
  Scope* scope = enter(ScopeKind::TypeAliasValue, &node, alias_name);
  if (in_class) {
    scope->can_see_class_scope = true;
    if (!add(class_dict_, kUsed, node.value->loc)) return false;
  }
  if (!expression(node.value)) return false;
  leave();
  if (generic) leave();
  return true;
}

bool SymbolCollector::type_param(const ast::TypeParam* node) {
  switch (node->kind) {
    case ast::NodeKind::ParamSpec:
      return add(ast::as<ast::ParamSpec>(node)->name, kTypeParameter | kAssigned, node->loc);
    case ast::NodeKind::TypeVarTuple:
      return add(ast::as<ast::TypeVarTuple>(node)->name, kTypeParameter | kAssigned, node->loc);
    default:
      break;
  }
  const auto* variable = ast::as<ast::TypeVar>(node);
  if (!add(variable->name, kTypeParameter | kAssigned, node->loc)) return false;
  if (!variable->bound) return true;
  const bool in_class = current()->can_see_class_scope;
  Scope* scope = enter(ScopeKind::TypeVarBound, node, variable->name);
  scope->can_see_class_scope = in_class;
  if (in_class && !add(class_dict_, kUsed, variable->bound->loc)) return false;
  if (!expression(variable->bound)) return false;
  leave();
  return true;
}

bool SymbolCollector::annotated_assignment(const ast::AnnAssign& node) {
  if (const auto* target = ast::dyn_as<ast::Name>(node.target)) {
    const SymbolInfo* info = current()->find_mangled(frames_.back().scope->mangle(target->id));
    if (info && node.simple && current() != module_.root_ &&
        (info->flags & (kGlobalDeclared | kNonlocalDeclared))) {
      return fail(DiagnosticId::AnnotatedCannotBe, node.loc,
                  {target->id.text(), info->has(kGlobalDeclared) ? "global" : "nonlocal"});
    }
    if (node.simple) {
      if (!add(target->id, kAnnotated | kAssigned, target->loc)) return false;
      current()->has_annotations = true;
    } else if (node.value && !add(target->id, kAssigned, target->loc)) {
      return false;
    }
  } else if (!expression(node.target)) {
    return false;
  }
  return annotation(node.annotation) && expression(node.value);
}

bool SymbolCollector::declaration(ast::Seq<Symbol> names, const Location& loc, bool global) {
  const std::string_view word = global ? "global" : "nonlocal";
  for (Symbol name : names) {
    const SymbolInfo* info = current()->find_mangled(frames_.back().scope->mangle(name));
    if (info) {
      if (info->has(kParameter))
        return fail(DiagnosticId::ParameterAndGlobal, loc, {name.text(), word});
      if (info->has(kUsed))
        return fail(DiagnosticId::UsedBeforeDeclaration, loc, {name.text(), word});
      if (info->has(kAnnotated))
        return fail(DiagnosticId::AnnotatedCannotBe, loc, {name.text(), word});
      if (info->has(kAssigned))
        return fail(DiagnosticId::AssignedBeforeDeclaration, loc, {name.text(), word});
    }
    if (!add(name, global ? kGlobalDeclared : kNonlocalDeclared, loc)) return false;
    directives_.push_back({current(), frames_.back().scope->mangle(name), loc});
  }
  return true;
}

template <class T>
bool SymbolCollector::for_loop(const T& node) {
  return expression(node.target) && expression(node.iter) && statements(node.body) &&
         statements(node.orelse);
}

template <class T>
bool SymbolCollector::with(const T& node) {
  for (const ast::WithItem* item : node.items)
    if (!expression(item->context_expr) || !expression(item->optional_vars)) return false;
  return statements(node.body);
}

template <class T>
bool SymbolCollector::try_statement(const T& node) {
  if (!statements(node.body) || !statements(node.orelse)) return false;
  for (const ast::ExceptHandler* handler : node.handlers) {
    if (!expression(handler->type)) return false;
    if (handler->name && !add(handler->name, kAssigned, handler->loc)) return false;
    if (!statements(handler->body)) return false;
  }
  return statements(node.finalbody);
}

bool SymbolCollector::match(const ast::Match& node) {
  if (!expression(node.subject)) return false;
  for (const ast::MatchCase* match_case : node.cases) {
    if (!pattern(match_case->pattern) || !expression(match_case->guard) ||
        !statements(match_case->body))
      return false;
  }
  return true;
}

bool SymbolCollector::pattern(const ast::Pattern* node) {
  auto patterns = [&](ast::Seq<ast::Pattern*> list) {
    for (const ast::Pattern* item : list)
      if (!pattern(item)) return false;
    return true;
  };
  auto capture = [&](Symbol name) { return !name || add(name, kAssigned, node->loc); };
  switch (node->kind) {
    case ast::NodeKind::MatchValue:
      return expression(ast::as<ast::MatchValue>(node)->value);
    case ast::NodeKind::MatchSequence:
      return patterns(ast::as<ast::MatchSequence>(node)->patterns);
    case ast::NodeKind::MatchStar:
      return capture(ast::as<ast::MatchStar>(node)->name);
    case ast::NodeKind::MatchMapping: {
      const auto* mapping = ast::as<ast::MatchMapping>(node);
      return expressions(mapping->keys) && patterns(mapping->patterns) && capture(mapping->rest);
    }
    case ast::NodeKind::MatchClass: {
      const auto* cls = ast::as<ast::MatchClass>(node);
      return expression(cls->cls) && patterns(cls->patterns) && patterns(cls->kwd_patterns);
    }
    case ast::NodeKind::MatchAs: {
      const auto* as = ast::as<ast::MatchAs>(node);
      return (!as->pattern || pattern(as->pattern)) && capture(as->name);
    }
    case ast::NodeKind::MatchOr:
      return patterns(ast::as<ast::MatchOr>(node)->patterns);
    default:
      return true;
  }
}

bool SymbolCollector::import_alias(const ast::Alias& alias) {
  if (alias.asname) return add(alias.asname, kImported, alias.loc);
  const std::string_view text = alias.name.text();
  if (text == "*") {
    if (current()->kind != ScopeKind::Module)
      return fail(DiagnosticId::ImportStarInside, alias.loc);
    current()->has_import_star = true;
    return true;
  }
  // `import a.b` binds a.
  return add(intern(text.substr(0, text.find('.'))), kImported, alias.loc);
}

}  // namespace molt::sema
