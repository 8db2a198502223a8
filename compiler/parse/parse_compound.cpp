#include "compiler/parse/parser.h"

namespace molt::parse {

bool Parser::parse_else(Seq<ast::Stmt*>* out) {
  if (!accept(TokenKind::KwElse)) return true;
  *out = parse_colon_block();
  return !out->empty();
}

ast::Stmt* Parser::parse_if() {
  // A chain of elif clauses is nested in the tree, but not on the stack.
  ast::If* first = nullptr;
  Seq<ast::Stmt*>* rest = nullptr;
  std::vector<ast::If*> chain;
  std::vector<const Token*> starts;
  for (;;) {
    starts.push_back(&advance());
    auto* statement = make<ast::If>({});
    statement->test = parse_named_expression();
    if (!statement->test) return nullptr;
    statement->body = parse_colon_block();
    if (statement->body.empty()) return nullptr;
    if (!first) {
      first = statement;
    } else {
      *rest = arena_.copy_span<ast::Stmt*>({statement});
    }
    chain.push_back(statement);
    rest = &statement->orelse;
    if (!at(TokenKind::KwElif)) break;
  }
  if (!parse_else(rest)) return nullptr;
  for (size_t i = 0; i < chain.size(); ++i) chain[i]->loc = from(*starts[i]);
  return first;
}

ast::Stmt* Parser::parse_while() {
  const Token& start = advance();
  auto* statement = make<ast::While>({});
  statement->test = parse_named_expression();
  if (!statement->test) return nullptr;
  statement->body = parse_colon_block();
  if (statement->body.empty() || !parse_else(&statement->orelse)) return nullptr;
  statement->loc = from(start);
  return statement;
}

ast::Stmt* Parser::parse_for(const Token& start, bool is_async) {
  advance();
  ast::Expr* target = parse_star_targets();
  if (!target || !accept(TokenKind::KwIn)) return nullptr;
  ast::Expr* iter = parse_star_expressions();
  if (!iter) return nullptr;
  const Seq<ast::Stmt*> body = parse_colon_block();
  Seq<ast::Stmt*> orelse;
  if (body.empty() || !parse_else(&orelse)) return nullptr;
  auto fill = [&](auto* statement) {
    statement->target = target;
    statement->iter = iter;
    statement->body = body;
    statement->orelse = orelse;
    return static_cast<ast::Stmt*>(statement);
  };
  return is_async ? fill(make<ast::AsyncFor>(from(start))) : fill(make<ast::For>(from(start)));
}

// The items up to ")" or ":", which is left.
bool Parser::parse_with_items(List<ast::WithItem*>& items, bool parenthesised) {
  const TokenKind closing = parenthesised ? TokenKind::RParen : TokenKind::Colon;
  do {
    if (parenthesised && items.size() != 0 && at(closing)) break;
    auto* item = make<ast::WithItem>({});
    item->context_expr = parse_expression();
    if (!item->context_expr) return false;
    if (accept(TokenKind::KwAs)) {
      item->optional_vars = parse_star_target();
      if (!item->optional_vars) return false;
    }
    items.add(item);
  } while (accept(TokenKind::Comma));
  return at(closing);
}

ast::Stmt* Parser::parse_with(const Token& start, bool is_async) {
  advance();
  if (at(TokenKind::LParen)) {
    // The bracket belongs either to the statement or to the first expression; only what follows its
    // end tells.
    const size_t bracket = position_;
    List<ast::WithItem*> items(*this);
    advance();
    if (parse_with_items(items, true) && accept(TokenKind::RParen) && at(TokenKind::Colon))
      return finish_with(start, is_async, items.finish());
    if (literals_.error()) return nullptr;
    position_ = bracket;
  }
  List<ast::WithItem*> items(*this);
  if (!parse_with_items(items, false)) return nullptr;
  return finish_with(start, is_async, items.finish());
}

ast::Stmt* Parser::finish_with(const Token& start, bool is_async, Seq<ast::WithItem*> items) {
  const Seq<ast::Stmt*> body = parse_colon_block();
  if (body.empty()) return nullptr;
  auto fill = [&](auto* statement) {
    statement->items = items;
    statement->body = body;
    return static_cast<ast::Stmt*>(statement);
  };
  return is_async ? fill(make<ast::AsyncWith>(from(start))) : fill(make<ast::With>(from(start)));
}

ast::Stmt* Parser::parse_try() {
  const Token& start = advance();
  const Seq<ast::Stmt*> body = parse_colon_block();
  if (body.empty()) return nullptr;
  List<ast::ExceptHandler*> handlers(*this);
  bool is_star = false;
  if (!parse_handlers(handlers, &is_star)) return nullptr;
  Seq<ast::Stmt*> orelse;
  Seq<ast::Stmt*> finalbody;
  if (handlers.size() != 0 && !parse_else(&orelse)) return nullptr;
  if (accept(TokenKind::KwFinally)) {
    finalbody = parse_colon_block();
    if (finalbody.empty()) return nullptr;
  } else if (handlers.size() == 0) {
    return nullptr;
  }
  auto fill = [&](auto* statement) {
    statement->body = body;
    statement->handlers = handlers.finish();
    statement->orelse = orelse;
    statement->finalbody = finalbody;
    return static_cast<ast::Stmt*>(statement);
  };
  return is_star ? fill(make<ast::TryStar>(from(start))) : fill(make<ast::Try>(from(start)));
}

bool Parser::parse_handlers(List<ast::ExceptHandler*>& handlers, bool* is_star) {
  while (at(TokenKind::KwExcept)) {
    const Token& start = advance();
    const bool star = accept(TokenKind::Star);
    if (handlers.size() != 0 && star != *is_star) return false;
    *is_star = star;
    auto* handler = make<ast::ExceptHandler>({});
    if (!at(TokenKind::Colon)) {
      handler->type = parse_expression();
      if (!handler->type) return false;
      if (accept(TokenKind::KwAs)) {
        if (!at(TokenKind::Name)) return false;
        handler->name = advance().symbol;
      }
    } else if (star) {
      return false;
    }
    handler->body = parse_colon_block();
    if (handler->body.empty()) return false;
    handler->loc = from(start);
    handlers.add(handler);
    // A handler for everything must be the last; whether it is, the code generator checks.
  }
  return true;
}

ast::Stmt* Parser::parse_async() {
  const Token& start = advance();
  switch (current().kind) {
    case TokenKind::KwDef:
      return parse_function(start, true, {});
    case TokenKind::KwFor:
      return parse_for(start, true);
    case TokenKind::KwWith:
      return parse_with(start, true);
    default:
      return nullptr;
  }
}

ast::Stmt* Parser::parse_decorated() {
  List<ast::Expr*> decorators(*this);
  while (accept(TokenKind::At)) {
    ast::Expr* decorator = parse_named_expression();
    if (!decorator || !accept(TokenKind::Newline)) return nullptr;
    decorators.add(decorator);
  }
  const Token& start = current();
  if (at(TokenKind::KwClass)) return parse_class(decorators.finish());
  const bool is_async = accept(TokenKind::KwAsync);
  if (!at(TokenKind::KwDef)) return nullptr;
  return parse_function(start, is_async, decorators.finish());
}

ast::Stmt* Parser::parse_function(const Token& start, bool is_async, Seq<ast::Expr*> decorators) {
  advance();
  if (!at(TokenKind::Name)) return nullptr;
  const Symbol name = advance().symbol;
  Seq<ast::TypeParam*> type_params;
  if (!parse_type_params(&type_params) || !accept(TokenKind::LParen)) return nullptr;
  ast::Arguments* args = parse_parameters(TokenKind::RParen, true);
  if (!args || !accept(TokenKind::RParen)) return nullptr;
  ast::Expr* returns = nullptr;
  if (accept(TokenKind::Arrow)) {
    returns = parse_expression();
    if (!returns) return nullptr;
  }
  const Seq<ast::Stmt*> body = parse_colon_block();
  if (body.empty()) return nullptr;
  auto fill = [&](auto* statement) {
    statement->name = name;
    statement->args = args;
    statement->body = body;
    statement->decorator_list = decorators;
    statement->returns = returns;
    statement->type_params = type_params;
    return static_cast<ast::Stmt*>(statement);
  };
  return is_async ? fill(make<ast::AsyncFunctionDef>(from(start)))
                  : fill(make<ast::FunctionDef>(from(start)));
}

ast::Stmt* Parser::parse_class(Seq<ast::Expr*> decorators) {
  const Token& start = advance();
  if (!at(TokenKind::Name)) return nullptr;
  const Symbol name = advance().symbol;
  Seq<ast::TypeParam*> type_params;
  if (!parse_type_params(&type_params)) return nullptr;
  Seq<ast::Expr*> bases;
  Seq<ast::Keyword*> keywords;
  if (at(TokenKind::LParen)) {
    const Token& open = advance();
    if (!parse_call_arguments(open, &bases, &keywords)) return nullptr;
    // Unlike a call, a list of bases has no place for a bare generator expression.
    if (bases.size() == 1 && ast::is<ast::GeneratorExp>(bases[0]) &&
        bases[0]->loc.lineno == open.loc.lineno && bases[0]->loc.col_offset == open.loc.col_offset)
      return nullptr;
  }
  const Seq<ast::Stmt*> body = parse_colon_block();
  if (body.empty()) return nullptr;
  auto* statement = make<ast::ClassDef>(from(start));
  statement->name = name;
  statement->bases = bases;
  statement->keywords = keywords;
  statement->body = body;
  statement->decorator_list = decorators;
  statement->type_params = type_params;
  return statement;
}

bool Parser::parse_type_params(Seq<ast::TypeParam*>* out) {
  if (!accept(TokenKind::LBracket)) return true;
  List<ast::TypeParam*> parameters(*this);
  do {
    if (parameters.size() != 0 && at(TokenKind::RBracket)) break;
    ast::TypeParam* parameter = parse_type_param();
    if (!parameter) return false;
    parameters.add(parameter);
  } while (accept(TokenKind::Comma));
  *out = parameters.finish();
  return accept(TokenKind::RBracket);
}

ast::TypeParam* Parser::parse_type_param() {
  const Token& start = current();
  const bool star = accept(TokenKind::Star);
  const bool double_star = !star && accept(TokenKind::DoubleStar);
  if (!at(TokenKind::Name)) return nullptr;
  const Symbol name = advance().symbol;
  if (star) {
    auto* parameter = make<ast::TypeVarTuple>(from(start));
    parameter->name = name;
    return parameter;
  }
  if (double_star) {
    auto* parameter = make<ast::ParamSpec>(from(start));
    parameter->name = name;
    return parameter;
  }
  ast::Expr* bound = nullptr;
  if (accept(TokenKind::Colon)) {
    bound = parse_expression();
    if (!bound) return nullptr;
  }
  auto* parameter = make<ast::TypeVar>(from(start));
  parameter->name = name;
  parameter->bound = bound;
  return parameter;
}

}  // namespace molt::parse
