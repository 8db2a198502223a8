#include "compiler/parse/parser.h"

namespace molt::parse {

namespace {

struct BinaryOperator {
  // 0: not a binary operator.
  int precedence = 0;
  ast::Operator op = ast::Operator::Add;
};

BinaryOperator binary_operator(TokenKind kind) {
  using enum ast::Operator;
  switch (kind) {
    case TokenKind::VBar:
      return {1, BitOr};
    case TokenKind::Caret:
      return {2, BitXor};
    case TokenKind::Ampersand:
      return {3, BitAnd};
    case TokenKind::LeftShift:
      return {4, LShift};
    case TokenKind::RightShift:
      return {4, RShift};
    case TokenKind::Plus:
      return {5, Add};
    case TokenKind::Minus:
      return {5, Sub};
    case TokenKind::Star:
      return {6, Mult};
    case TokenKind::Slash:
      return {6, Div};
    case TokenKind::DoubleSlash:
      return {6, FloorDiv};
    case TokenKind::Percent:
      return {6, Mod};
    case TokenKind::At:
      return {6, MatMult};
    default:
      return {};
  }
}

}  // namespace

ast::Expr* Parser::parse_star_expressions() {
  const Token& start = current();
  ast::Expr* first = parse_star_expression();
  if (!first || !at(TokenKind::Comma)) return first;
  List<ast::Expr*> elements(*this);
  elements.add(first);
  while (accept(TokenKind::Comma) && starts_expression()) {
    ast::Expr* element = parse_star_expression();
    if (!element) return nullptr;
    elements.add(element);
  }
  auto* tuple = make<ast::Tuple>(from(start));
  tuple->elts = elements.finish();
  return tuple;
}

ast::Expr* Parser::parse_starred() {
  const Token& star = advance();
  ast::Expr* value = parse_bitwise_or();
  if (!value) return nullptr;
  auto* starred = make<ast::Starred>(from(star));
  starred->value = value;
  return starred;
}

ast::Expr* Parser::parse_star_expression() {
  return at(TokenKind::Star) ? parse_starred() : parse_expression();
}

ast::Expr* Parser::parse_star_named_expression() {
  return at(TokenKind::Star) ? parse_starred() : parse_named_expression();
}

ast::Expr* Parser::parse_named_expression() {
  if (!at(TokenKind::Name) || token_ahead(1).kind != TokenKind::ColonEqual)
    return parse_expression();
  const Token& name = advance();
  advance();
  ast::Expr* value = parse_expression();
  if (!value) return nullptr;
  auto* named = make<ast::NamedExpr>(from(name));
  named->target = make_name(name, ast::ExprContext::Store);
  named->value = value;
  return named;
}

ast::Expr* Parser::parse_expression() {
  const Depth depth(*this);
  if (!depth) return nullptr;
  if (at(TokenKind::KwLambda)) return parse_lambda();
  const Token& start = current();
  ast::Expr* body = parse_disjunction();
  if (!body || !accept(TokenKind::KwIf)) return body;
  ast::Expr* test = parse_disjunction();
  if (!test || !accept(TokenKind::KwElse)) return nullptr;
  ast::Expr* orelse = parse_expression();
  if (!orelse) return nullptr;
  auto* conditional = make<ast::IfExp>(from(start));
  conditional->test = test;
  conditional->body = body;
  conditional->orelse = orelse;
  return conditional;
}

ast::Expr* Parser::parse_lambda() {
  const Token& start = advance();
  ast::Arguments* args = parse_parameters(TokenKind::Colon, false);
  if (!args || !accept(TokenKind::Colon)) return nullptr;
  ast::Expr* body = parse_expression();
  if (!body) return nullptr;
  auto* lambda = make<ast::Lambda>(from(start));
  lambda->args = args;
  lambda->body = body;
  return lambda;
}

ast::Expr* Parser::parse_yield() {
  const Token& start = advance();
  if (accept(TokenKind::KwFrom)) {
    ast::Expr* value = parse_expression();
    if (!value) return nullptr;
    auto* yield = make<ast::YieldFrom>(from(start));
    yield->value = value;
    return yield;
  }
  ast::Expr* value = nullptr;
  if (starts_expression()) {
    value = parse_star_expressions();
    if (!value) return nullptr;
  }
  auto* yield = make<ast::Yield>(from(start));
  yield->value = value;
  return yield;
}

ast::Expr* Parser::parse_disjunction() {
  const Token& start = current();
  ast::Expr* first = parse_conjunction();
  if (!first || !at(TokenKind::KwOr)) return first;
  List<ast::Expr*> values(*this);
  values.add(first);
  while (accept(TokenKind::KwOr)) {
    ast::Expr* value = parse_conjunction();
    if (!value) return nullptr;
    values.add(value);
  }
  auto* result = make<ast::BoolOp>(from(start));
  result->op = ast::BoolOperator::Or;
  result->values = values.finish();
  return result;
}

ast::Expr* Parser::parse_conjunction() {
  const Token& start = current();
  ast::Expr* first = parse_inversion();
  if (!first || !at(TokenKind::KwAnd)) return first;
  List<ast::Expr*> values(*this);
  values.add(first);
  while (accept(TokenKind::KwAnd)) {
    ast::Expr* value = parse_inversion();
    if (!value) return nullptr;
    values.add(value);
  }
  auto* result = make<ast::BoolOp>(from(start));
  result->op = ast::BoolOperator::And;
  result->values = values.finish();
  return result;
}

ast::Expr* Parser::parse_inversion() {
  if (!at(TokenKind::KwNot)) return parse_comparison();
  const Depth depth(*this);
  if (!depth) return nullptr;
  const Token& start = advance();
  ast::Expr* operand = parse_inversion();
  if (!operand) return nullptr;
  auto* result = make<ast::UnaryOp>(from(start));
  result->op = ast::UnaryOperator::Not;
  result->operand = operand;
  return result;
}

bool Parser::take_comparison_operator(ast::CompareOperator* op) {
  using enum ast::CompareOperator;
  switch (current().kind) {
    case TokenKind::EqEqual:
      *op = Eq;
      break;
    case TokenKind::NotEqual:
      *op = NotEq;
      break;
    case TokenKind::Less:
      *op = Lt;
      break;
    case TokenKind::LessEqual:
      *op = LtE;
      break;
    case TokenKind::Greater:
      *op = Gt;
      break;
    case TokenKind::GreaterEqual:
      *op = GtE;
      break;
    case TokenKind::KwIn:
      *op = In;
      break;
    case TokenKind::KwNot:
      if (token_ahead(1).kind != TokenKind::KwIn) return false;
      advance();
      *op = NotIn;
      break;
    case TokenKind::KwIs:
      *op = Is;
      if (token_ahead(1).kind == TokenKind::KwNot) {
        advance();
        *op = IsNot;
      }
      break;
    default:
      return false;
  }
  advance();
  return true;
}

ast::Expr* Parser::parse_comparison() {
  const Token& start = current();
  ast::Expr* left = parse_bitwise_or();
  ast::CompareOperator op;
  if (!left || !take_comparison_operator(&op)) return left;
  // Operators and comparators in turn: two lists could not grow at the same time.
  List<uintptr_t> links(*this);
  do {
    links.add(static_cast<uintptr_t>(op));
    ast::Expr* comparator = parse_bitwise_or();
    if (!comparator) return nullptr;
    links.add(reinterpret_cast<uintptr_t>(comparator));
  } while (take_comparison_operator(&op));
  auto* result = make<ast::Compare>(from(start));
  result->left = left;
  result->ops = arena_.make_span<ast::CompareOperator>(links.size() / 2);
  result->comparators = arena_.make_span<ast::Expr*>(links.size() / 2);
  for (size_t i = 0; i < links.size() / 2; ++i) {
    result->ops[i] = static_cast<ast::CompareOperator>(links[2 * i]);
    result->comparators[i] = reinterpret_cast<ast::Expr*>(links[2 * i + 1]);
  }
  return result;
}

ast::Expr* Parser::parse_binary(int lowest_precedence) {
  const Token& start = current();
  ast::Expr* left = parse_factor();
  while (left) {
    const BinaryOperator found = binary_operator(current().kind);
    if (found.precedence < lowest_precedence || found.precedence == 0) break;
    advance();
    ast::Expr* right = parse_binary(found.precedence + 1);
    if (!right) return nullptr;
    auto* operation = make<ast::BinOp>(from(start));
    operation->left = left;
    operation->op = found.op;
    operation->right = right;
    left = operation;
  }
  return left;
}

ast::Expr* Parser::parse_factor() {
  ast::UnaryOperator op;
  switch (current().kind) {
    case TokenKind::Plus:
      op = ast::UnaryOperator::UAdd;
      break;
    case TokenKind::Minus:
      op = ast::UnaryOperator::USub;
      break;
    case TokenKind::Tilde:
      op = ast::UnaryOperator::Invert;
      break;
    default:
      return parse_power();
  }
  const Depth depth(*this);
  if (!depth) return nullptr;
  const Token& start = advance();
  ast::Expr* operand = parse_factor();
  if (!operand) return nullptr;
  auto* result = make<ast::UnaryOp>(from(start));
  result->op = op;
  result->operand = operand;
  return result;
}

ast::Expr* Parser::parse_power() {
  const Token& start = current();
  ast::Expr* base = nullptr;
  if (accept(TokenKind::KwAwait)) {
    ast::Expr* value = parse_primary();
    if (!value) return nullptr;
    auto* await = make<ast::Await>(from(start));
    await->value = value;
    base = await;
  } else {
    base = parse_primary();
  }
  if (!base || !accept(TokenKind::DoubleStar)) return base;
  const Depth depth(*this, 2);
  if (!depth) return nullptr;
  ast::Expr* exponent = parse_factor();
  if (!exponent) return nullptr;
  auto* operation = make<ast::BinOp>(from(start));
  operation->left = base;
  operation->op = ast::Operator::Pow;
  operation->right = exponent;
  return operation;
}

}  // namespace molt::parse
