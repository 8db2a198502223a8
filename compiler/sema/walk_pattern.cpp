#include <algorithm>
#include <string>

#include "compiler/sema/code_walker.h"

namespace molt::sema {

namespace {

// A text that is the same for keys that are equal in Python: 1, 1.0 and True are one key.
std::string key_of(const ast::Expr* node) {
  bool negative = false;
  if (const auto* unary = ast::dyn_as<ast::UnaryOp>(node)) {
    negative = unary->op == ast::UnaryOperator::USub;
    node = unary->operand;
  }
  const auto* constant = ast::dyn_as<ast::Constant>(node);
  if (!constant) return {};
  ast::ConstantValue value = constant->value;
  constexpr double kExactIntegers = 9007199254740992.0;
  if (value.kind == ast::ConstantKind::True || value.kind == ast::ConstantKind::False) {
    value.number = value.kind == ast::ConstantKind::True;
    value.kind = ast::ConstantKind::Float;
  } else if (value.kind == ast::ConstantKind::Int && value.limbs.size() <= 1) {
    const double number = value.limbs.empty() ? 0 : static_cast<double>(value.limbs[0]);
    if (number <= kExactIntegers) {
      value.kind = ast::ConstantKind::Float;
      value.number = number;
    }
  }
  return (negative ? "-" : "") + ast::repr(value);
}

std::string key_repr(const ast::Expr* node) {
  if (const auto* unary = ast::dyn_as<ast::UnaryOp>(node)) return "-" + key_repr(unary->operand);
  return ast::repr(ast::as<ast::Constant>(node)->value);
}

}  // namespace

bool CodeWalker::match(const ast::Match& node) {
  if (!expression(node.subject)) return false;
  for (size_t i = 0; i < node.cases.size(); ++i) {
    const ast::MatchCase& match_case = *node.cases[i];
    PatternNames names;
    names.allow_irrefutable = match_case.guard != nullptr || i + 1 == node.cases.size();
    if (!pattern(match_case.pattern, names)) return false;
    for (Symbol name : names.names)
      if (!use_name(name, ast::ExprContext::Store, match_case.pattern->loc)) return false;
    if (!expression(match_case.guard) || !statements(match_case.body)) return false;
  }
  return true;
}

bool CodeWalker::pattern(const ast::Pattern* node, PatternNames& names) {
  switch (node->kind) {
    case ast::NodeKind::MatchValue: {
      const ast::Expr* value = ast::as<ast::MatchValue>(node)->value;
      if (!ast::is<ast::Attribute>(value) && !is_folded_constant(value))
        return fail(DiagnosticId::PatternValue, node->loc);
      return expression(value);
    }
    case ast::NodeKind::MatchSequence:
      return sequence_pattern(*ast::as<ast::MatchSequence>(node), names);
    case ast::NodeKind::MatchMapping:
      return mapping_pattern(*ast::as<ast::MatchMapping>(node), names);
    case ast::NodeKind::MatchClass:
      return class_pattern(*ast::as<ast::MatchClass>(node), names);
    case ast::NodeKind::MatchStar:
      return capture(ast::as<ast::MatchStar>(node)->name, node->loc, names);
    case ast::NodeKind::MatchAs:
      return as_pattern(*ast::as<ast::MatchAs>(node), names);
    case ast::NodeKind::MatchOr:
      return or_pattern(*ast::as<ast::MatchOr>(node), names);
    default:
      return true;
  }
}

bool CodeWalker::subpattern(const ast::Pattern* node, PatternNames& names) {
  const bool allow_irrefutable = names.allow_irrefutable;
  names.allow_irrefutable = true;
  if (!pattern(node, names)) return false;
  names.allow_irrefutable = allow_irrefutable;
  return true;
}

bool CodeWalker::subpatterns(ast::Seq<ast::Pattern*> list, PatternNames& names) {
  for (const ast::Pattern* node : list)
    if (!subpattern(node, names)) return false;
  return true;
}

bool CodeWalker::capture(Symbol name, const Location& loc, PatternNames& names) {
  if (!name) return true;
  if (!check_forbidden(name, ast::ExprContext::Store, loc)) return false;
  if (std::find(names.names.begin(), names.names.end(), name) != names.names.end())
    return fail(DiagnosticId::PatternNameRepeated, loc, {name.text()});
  names.names.push_back(name);
  return true;
}

bool CodeWalker::sequence_pattern(const ast::MatchSequence& node, PatternNames& names) {
  bool seen_star = false;
  for (size_t i = 0; i < node.patterns.size(); ++i) {
    if (!ast::is<ast::MatchStar>(node.patterns[i])) continue;
    if (seen_star) return fail(DiagnosticId::MultipleStarredInPattern, node.loc);
    if (i >= kMaxBeforeStar) return fail(DiagnosticId::TooManyInStarPattern, node.loc);
    seen_star = true;
  }
  return subpatterns(node.patterns, names);
}

bool CodeWalker::mapping_pattern(const ast::MatchMapping& node, PatternNames& names) {
  std::vector<std::string> seen;
  for (const ast::Expr* key : node.keys) {
    if (is_folded_constant(key)) {
      std::string text = key_of(key);
      if (!text.empty() && std::find(seen.begin(), seen.end(), text) != seen.end())
        return fail(DiagnosticId::PatternKeyRepeated, node.loc, {key_repr(key)});
      seen.push_back(std::move(text));
    } else if (!ast::is<ast::Attribute>(key)) {
      return fail(DiagnosticId::PatternKey, node.loc);
    }
    if (!expression(key)) return false;
  }
  return subpatterns(node.patterns, names) && capture(node.rest, node.loc, names);
}

bool CodeWalker::class_pattern(const ast::MatchClass& node, PatternNames& names) {
  for (size_t i = 0; i < node.kwd_attrs.size(); ++i) {
    if (!check_forbidden(node.kwd_attrs[i], ast::ExprContext::Store, node.kwd_patterns[i]->loc))
      return false;
    for (size_t j = i + 1; j < node.kwd_attrs.size(); ++j) {
      if (node.kwd_attrs[i] == node.kwd_attrs[j])
        return fail(DiagnosticId::PatternAttributeRepeated, node.kwd_patterns[j]->loc,
                    {node.kwd_attrs[i].text()});
    }
  }
  return expression(node.cls) && subpatterns(node.patterns, names) &&
         subpatterns(node.kwd_patterns, names);
}

bool CodeWalker::as_pattern(const ast::MatchAs& node, PatternNames& names) {
  if (node.pattern) return pattern(node.pattern, names) && capture(node.name, node.loc, names);
  if (!names.allow_irrefutable) {
    if (node.name) return fail(DiagnosticId::CaptureNotLast, node.loc, {node.name.text()});
    return fail(DiagnosticId::WildcardNotLast, node.loc);
  }
  return capture(node.name, node.loc, names);
}

bool CodeWalker::or_pattern(const ast::MatchOr& node, PatternNames& names) {
  std::vector<Symbol> first;
  for (size_t i = 0; i < node.patterns.size(); ++i) {
    PatternNames alternative;
    alternative.allow_irrefutable = i + 1 == node.patterns.size() && names.allow_irrefutable;
    if (!pattern(node.patterns[i], alternative)) return false;
    if (i == 0) {
      first = std::move(alternative.names);
    } else if (!std::is_permutation(first.begin(), first.end(), alternative.names.begin(),
                                    alternative.names.end())) {
      return fail(DiagnosticId::AlternativesBindDifferently, node.loc);
    }
  }
  for (Symbol name : first)
    if (!capture(name, node.loc, names)) return false;
  return true;
}

}  // namespace molt::sema
