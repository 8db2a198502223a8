#include <string>

#include "compiler/parse/parser.h"

namespace molt::parse {

namespace {

bool augmented_operator(TokenKind kind, ast::Operator* op) {
  using enum ast::Operator;
  switch (kind) {
    case TokenKind::PlusEqual:
      *op = Add;
      return true;
    case TokenKind::MinusEqual:
      *op = Sub;
      return true;
    case TokenKind::StarEqual:
      *op = Mult;
      return true;
    case TokenKind::AtEqual:
      *op = MatMult;
      return true;
    case TokenKind::SlashEqual:
      *op = Div;
      return true;
    case TokenKind::PercentEqual:
      *op = Mod;
      return true;
    case TokenKind::AmpersandEqual:
      *op = BitAnd;
      return true;
    case TokenKind::VBarEqual:
      *op = BitOr;
      return true;
    case TokenKind::CaretEqual:
      *op = BitXor;
      return true;
    case TokenKind::LeftShiftEqual:
      *op = LShift;
      return true;
    case TokenKind::RightShiftEqual:
      *op = RShift;
      return true;
    case TokenKind::DoubleStarEqual:
      *op = Pow;
      return true;
    case TokenKind::DoubleSlashEqual:
      *op = FloorDiv;
      return true;
    default:
      return false;
  }
}

}  // namespace

ast::Stmt* Parser::parse_simple_statement() {
  switch (current().kind) {
    case TokenKind::KwPass:
      return make<ast::Pass>(advance().loc);
    case TokenKind::KwBreak:
      return make<ast::Break>(advance().loc);
    case TokenKind::KwContinue:
      return make<ast::Continue>(advance().loc);
    case TokenKind::KwReturn:
      return parse_return();
    case TokenKind::KwRaise:
      return parse_raise();
    case TokenKind::KwDel:
      return parse_delete();
    case TokenKind::KwAssert:
      return parse_assert();
    case TokenKind::KwImport:
      return parse_import();
    case TokenKind::KwFrom:
      return parse_import_from();
    case TokenKind::KwGlobal: {
      const Token& start = advance();
      List<Symbol> names(*this);
      if (!parse_name_list(names)) return nullptr;
      auto* statement = make<ast::Global>(from(start));
      statement->names = names.finish();
      return statement;
    }
    case TokenKind::KwNonlocal: {
      const Token& start = advance();
      List<Symbol> names(*this);
      if (!parse_name_list(names)) return nullptr;
      auto* statement = make<ast::Nonlocal>(from(start));
      statement->names = names.finish();
      return statement;
    }
    case TokenKind::Name:
      if (current().symbol.text() == "type" && token_ahead(1).kind == TokenKind::Name)
        return parse_type_alias();
      return parse_expression_statement();
    default:
      return parse_expression_statement();
  }
}

bool Parser::parse_name_list(List<Symbol>& names) {
  do {
    if (!at(TokenKind::Name)) return false;
    names.add(advance().symbol);
  } while (accept(TokenKind::Comma));
  return true;
}

ast::Expr* Parser::parse_value() {
  return at(TokenKind::KwYield) ? parse_yield() : parse_star_expressions();
}

ast::Stmt* Parser::parse_expression_statement() {
  const Token& start = current();
  const bool is_yield = at(TokenKind::KwYield);
  ast::Expr* value = parse_value();
  if (!value) return nullptr;
  ast::Operator op;
  if (!is_yield) {
    if (at(TokenKind::Equal)) return parse_assignment(start, value);
    if (at(TokenKind::Colon)) return parse_annotated_assignment(start, value);
    if (augmented_operator(current().kind, &op)) {
      if (!is_single_target(value) || !make_target(value, ast::ExprContext::Store)) return nullptr;
      advance();
      ast::Expr* operand = parse_value();
      if (!operand) return nullptr;
      auto* statement = make<ast::AugAssign>(from(start));
      statement->target = value;
      statement->op = op;
      statement->value = operand;
      return statement;
    }
  }
  auto* statement = make<ast::ExprStmt>(from(start));
  statement->value = value;
  return statement;
}

ast::Stmt* Parser::parse_assignment(const Token& start, ast::Expr* first) {
  List<ast::Expr*> targets(*this);
  ast::Expr* value = first;
  bool value_is_yield = false;
  while (accept(TokenKind::Equal)) {
    if (value_is_yield || !make_target(value, ast::ExprContext::Store)) return nullptr;
    targets.add(value);
    value_is_yield = at(TokenKind::KwYield);
    value = parse_value();
    if (!value) return nullptr;
  }
  auto* statement = make<ast::Assign>(from(start));
  statement->targets = targets.finish();
  statement->value = value;
  return statement;
}

ast::Stmt* Parser::parse_annotated_assignment(const Token& start, ast::Expr* target) {
  if (!is_single_target(target) || !make_target(target, ast::ExprContext::Store)) return nullptr;
  advance();
  ast::Expr* annotation = parse_expression();
  if (!annotation) return nullptr;
  ast::Expr* value = nullptr;
  if (accept(TokenKind::Equal)) {
    value = parse_value();
    if (!value) return nullptr;
  }
  auto* statement = make<ast::AnnAssign>(from(start));
  statement->target = target;
  statement->annotation = annotation;
  statement->value = value;
  // A name in parentheses is not recorded as a variable's annotation.
  statement->simple = start.kind == TokenKind::Name && ast::is<ast::Name>(target);
  return statement;
}

ast::Stmt* Parser::parse_type_alias() {
  const Token& start = advance();
  ast::Name* name = make_name(advance(), ast::ExprContext::Store);
  Seq<ast::TypeParam*> type_params;
  if (!parse_type_params(&type_params) || !accept(TokenKind::Equal)) return nullptr;
  ast::Expr* value = parse_expression();
  if (!value) return nullptr;
  auto* statement = make<ast::TypeAlias>(from(start));
  statement->name = name;
  statement->type_params = type_params;
  statement->value = value;
  return statement;
}

ast::Stmt* Parser::parse_return() {
  const Token& start = advance();
  ast::Expr* value = nullptr;
  if (starts_expression()) {
    value = parse_star_expressions();
    if (!value) return nullptr;
  }
  auto* statement = make<ast::Return>(from(start));
  statement->value = value;
  return statement;
}

ast::Stmt* Parser::parse_raise() {
  const Token& start = advance();
  ast::Expr* exception = nullptr;
  ast::Expr* cause = nullptr;
  if (starts_expression()) {
    exception = parse_expression();
    if (!exception) return nullptr;
    if (accept(TokenKind::KwFrom)) {
      cause = parse_expression();
      if (!cause) return nullptr;
    }
  }
  auto* statement = make<ast::Raise>(from(start));
  statement->exc = exception;
  statement->cause = cause;
  return statement;
}

ast::Stmt* Parser::parse_delete() {
  const Token& start = advance();
  List<ast::Expr*> targets(*this);
  do {
    if (at(TokenKind::Semicolon) || at(TokenKind::Newline)) break;
    ast::Expr* target = parse_primary();
    if (!target || !make_target(target, ast::ExprContext::Del)) return nullptr;
    targets.add(target);
  } while (accept(TokenKind::Comma));
  if (targets.size() == 0) return nullptr;
  auto* statement = make<ast::Delete>(from(start));
  statement->targets = targets.finish();
  return statement;
}

ast::Stmt* Parser::parse_assert() {
  const Token& start = advance();
  ast::Expr* test = parse_expression();
  if (!test) return nullptr;
  ast::Expr* message = nullptr;
  if (accept(TokenKind::Comma)) {
    message = parse_expression();
    if (!message) return nullptr;
  }
  auto* statement = make<ast::Assert>(from(start));
  statement->test = test;
  statement->msg = message;
  return statement;
}

ast::Stmt* Parser::parse_import() {
  const Token& start = advance();
  List<ast::Alias*> names(*this);
  do {
    ast::Alias* name = parse_import_name(true);
    if (!name) return nullptr;
    names.add(name);
  } while (accept(TokenKind::Comma));
  auto* statement = make<ast::Import>(from(start));
  statement->names = names.finish();
  return statement;
}

ast::Stmt* Parser::parse_import_from() {
  const Token& start = advance();
  int32_t level = 0;
  while (at(TokenKind::Dot) || at(TokenKind::Ellipsis))
    level += advance().kind == TokenKind::Dot ? 1 : 3;
  Symbol module;
  if (at(TokenKind::Name)) {
    module = parse_dotted_name();
    if (!module) return nullptr;
  } else if (level == 0) {
    return nullptr;
  }
  if (!accept(TokenKind::KwImport)) return nullptr;
  List<ast::Alias*> names(*this);
  if (at(TokenKind::Star)) {
    auto* alias = make<ast::Alias>(advance().loc);
    alias->name = interner_.intern("*");
    names.add(alias);
  } else {
    const bool parenthesised = accept(TokenKind::LParen);
    do {
      if (parenthesised && names.size() != 0 && at(TokenKind::RParen)) break;
      ast::Alias* name = parse_import_name(false);
      if (!name) return nullptr;
      names.add(name);
    } while (accept(TokenKind::Comma));
    if (parenthesised && !accept(TokenKind::RParen)) return nullptr;
  }
  auto* statement = make<ast::ImportFrom>(from(start));
  statement->module = module;
  statement->names = names.finish();
  statement->level = level;
  return statement;
}

ast::Alias* Parser::parse_import_name(bool dotted) {
  const Token& start = current();
  if (!at(TokenKind::Name)) return nullptr;
  const Symbol name = dotted ? parse_dotted_name() : advance().symbol;
  if (!name) return nullptr;
  Symbol as_name;
  if (accept(TokenKind::KwAs)) {
    if (!at(TokenKind::Name)) return nullptr;
    as_name = advance().symbol;
  }
  auto* alias = make<ast::Alias>(from(start));
  alias->name = name;
  alias->asname = as_name;
  return alias;
}

Symbol Parser::parse_dotted_name() {
  Symbol first = advance().symbol;
  if (!at(TokenKind::Dot)) return first;
  std::string name(first.text());
  while (accept(TokenKind::Dot)) {
    if (!at(TokenKind::Name)) return {};
    name.push_back('.');
    name += advance().symbol.text();
  }
  return interner_.intern(name);
}

}  // namespace molt::parse
