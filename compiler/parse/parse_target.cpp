#include "compiler/parse/parser.h"

namespace molt::parse {

ast::Expr* Parser::parse_star_target() {
  if (!at(TokenKind::Star)) {
    ast::Expr* target = parse_primary();
    return target && make_target(target, ast::ExprContext::Store) ? target : nullptr;
  }
  const Token& star = advance();
  if (at(TokenKind::Star)) return nullptr;
  ast::Expr* value = parse_star_target();
  if (!value) return nullptr;
  auto* target = make<ast::Starred>(from(star));
  target->value = value;
  target->ctx = ast::ExprContext::Store;
  return target;
}

ast::Expr* Parser::parse_star_targets() {
  const Token& start = current();
  ast::Expr* first = parse_star_target();
  if (!first || !at(TokenKind::Comma)) return first;
  List<ast::Expr*> elements(*this);
  elements.add(first);
  while (accept(TokenKind::Comma) && starts_expression()) {
    ast::Expr* element = parse_star_target();
    if (!element) return nullptr;
    elements.add(element);
  }
  auto* tuple = make<ast::Tuple>(from(start));
  tuple->elts = elements.finish();
  tuple->ctx = ast::ExprContext::Store;
  return tuple;
}

bool Parser::is_single_target(const ast::Expr* expr) {
  return ast::is<ast::Name>(expr) || ast::is<ast::Attribute>(expr) || ast::is<ast::Subscript>(expr);
}

bool Parser::make_target(ast::Expr* expr, ast::ExprContext context) {
  auto make_targets = [&](Seq<ast::Expr*> elements) {
    for (ast::Expr* element : elements)
      if (!make_target(element, context)) return false;
    return true;
  };
  switch (expr->kind) {
    case ast::NodeKind::Name:
      ast::as<ast::Name>(expr)->ctx = context;
      return true;
    case ast::NodeKind::Attribute:
      ast::as<ast::Attribute>(expr)->ctx = context;
      return true;
    case ast::NodeKind::Subscript:
      ast::as<ast::Subscript>(expr)->ctx = context;
      return true;
    case ast::NodeKind::Starred: {
      if (context == ast::ExprContext::Del) return false;
      auto* starred = ast::as<ast::Starred>(expr);
      starred->ctx = context;
      return make_target(starred->value, context);
    }
    case ast::NodeKind::Tuple:
      ast::as<ast::Tuple>(expr)->ctx = context;
      return make_targets(ast::as<ast::Tuple>(expr)->elts);
    case ast::NodeKind::List:
      ast::as<ast::List>(expr)->ctx = context;
      return make_targets(ast::as<ast::List>(expr)->elts);
    default:
      return false;
  }
}

}  // namespace molt::parse
