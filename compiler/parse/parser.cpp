#include "compiler/parse/parser.h"

namespace molt::parse {

Parser::Parser(const SourceFile& source, const std::vector<Token>& tokens, Arena& arena,
               Interner& interner)
    : source_(source),
      tokens_(tokens),
      arena_(arena),
      interner_(interner),
      literals_(source, arena) {}

Parser::Depth::Depth(Parser& parser, int levels) : parser_(parser), levels_(levels) {
  parser_.depth_ += levels_;
  if (parser_.depth_ > kMaxDepth) parser_.literals_.fail(DiagnosticId::TooComplex, {});
}

ast::Module* Parser::parse_file() {
  List<ast::Stmt*> body(*this);
  if (!parse_statements(body) || !at(TokenKind::EndMarker)) return nullptr;
  auto* module = make<ast::Module>({});
  module->body = body.finish();
  return module;
}

ast::Expression* Parser::parse_eval() {
  const Token& start = current();
  ast::Expr* body = parse_expression();
  if (!body) return nullptr;
  if (at(TokenKind::Comma)) {
    List<ast::Expr*> elements(*this);
    elements.add(body);
    while (accept(TokenKind::Comma) && starts_expression()) {
      ast::Expr* element = parse_expression();
      if (!element) return nullptr;
      elements.add(element);
    }
    auto* tuple = make<ast::Tuple>(from(start));
    tuple->elts = elements.finish();
    body = tuple;
  }
  while (accept(TokenKind::Newline)) {
  }
  if (!at(TokenKind::EndMarker)) return nullptr;
  auto* expression = make<ast::Expression>({});
  expression->body = body;
  return expression;
}

bool Parser::starts_expression() const {
  switch (current().kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::KwFalse:
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwAwait:
    case TokenKind::KwLambda:
    case TokenKind::KwNot:
    case TokenKind::LParen:
    case TokenKind::LBracket:
    case TokenKind::LBrace:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Tilde:
    case TokenKind::Star:
    case TokenKind::Ellipsis:
      return true;
    default:
      return false;
  }
}

ast::Name* Parser::make_name(const Token& token, ast::ExprContext context) {
  auto* name = make<ast::Name>(token.loc);
  name->id = token.symbol;
  name->ctx = context;
  return name;
}

}  // namespace molt::parse
