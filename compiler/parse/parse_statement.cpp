#include "compiler/parse/parser.h"

namespace molt::parse {

bool Parser::parse_statements(List<ast::Stmt*>& out) {
  while (!at(TokenKind::EndMarker) && !at(TokenKind::Dedent)) {
    if (!parse_statement(out)) return false;
  }
  return true;
}

bool Parser::parse_statement(List<ast::Stmt*>& out) {
  ast::Stmt* compound = nullptr;
  switch (current().kind) {
    case TokenKind::KwIf:
      compound = parse_if();
      break;
    case TokenKind::KwWhile:
      compound = parse_while();
      break;
    case TokenKind::KwFor:
      compound = parse_for(current(), false);
      break;
    case TokenKind::KwWith:
      compound = parse_with(current(), false);
      break;
    case TokenKind::KwTry:
      compound = parse_try();
      break;
    case TokenKind::KwDef:
      compound = parse_function(current(), false, {});
      break;
    case TokenKind::KwClass:
      compound = parse_class({});
      break;
    case TokenKind::KwAsync:
      compound = parse_async();
      break;
    case TokenKind::At:
      compound = parse_decorated();
      break;
    case TokenKind::Name:
      if (current().symbol.text() == "match") {
        const size_t start = position_;
        compound = parse_match();
        if (!compound) {
          if (literals_.error()) return false;
          // The word is an ordinary name here.
          position_ = start;
          return parse_simple_line(out);
        }
        break;
      }
      return parse_simple_line(out);
    default:
      return parse_simple_line(out);
  }
  if (!compound) return false;
  out.add(compound);
  return true;
}

bool Parser::parse_simple_line(List<ast::Stmt*>& out) {
  do {
    ast::Stmt* statement = parse_simple_statement();
    if (!statement) return false;
    out.add(statement);
  } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
  return accept(TokenKind::Newline);
}

Seq<ast::Stmt*> Parser::parse_block() {
  List<ast::Stmt*> body(*this);
  if (!accept(TokenKind::Newline)) {
    if (!parse_simple_line(body)) return {};
    return body.finish();
  }
  if (!accept(TokenKind::Indent)) return {};
  if (!parse_statements(body) || !accept(TokenKind::Dedent)) return {};
  return body.finish();
}

Seq<ast::Stmt*> Parser::parse_colon_block() {
  if (!accept(TokenKind::Colon)) return {};
  return parse_block();
}

}  // namespace molt::parse
