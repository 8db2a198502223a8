// The match statement (PEP 634). `match`, `case` and `_` are ordinary names elsewhere.

#include "compiler/parse/parser.h"

namespace molt::parse {

ast::Stmt* Parser::parse_match() {
  const Token& start = advance();
  if (!starts_expression()) return nullptr;
  ast::Expr* subject = parse_subject();
  if (!subject || !accept(TokenKind::Colon) || !accept(TokenKind::Newline) ||
      !accept(TokenKind::Indent))
    return nullptr;
  List<ast::MatchCase*> cases(*this);
  while (at_name("case")) {
    ast::MatchCase* match_case = parse_case();
    if (!match_case) return nullptr;
    cases.add(match_case);
  }
  if (cases.size() == 0 || !accept(TokenKind::Dedent)) return nullptr;
  auto* statement = make<ast::Match>(from(start));
  statement->subject = subject;
  statement->cases = cases.finish();
  return statement;
}

ast::Expr* Parser::parse_subject() {
  const Token& start = current();
  const bool starred = at(TokenKind::Star);
  ast::Expr* first = parse_star_named_expression();
  if (!first) return nullptr;
  if (!at(TokenKind::Comma)) return starred ? nullptr : first;
  List<ast::Expr*> elements(*this);
  elements.add(first);
  while (accept(TokenKind::Comma) && starts_expression()) {
    ast::Expr* element = parse_star_named_expression();
    if (!element) return nullptr;
    elements.add(element);
  }
  auto* tuple = make<ast::Tuple>(from(start));
  tuple->elts = elements.finish();
  return tuple;
}

ast::MatchCase* Parser::parse_case() {
  advance();
  auto* match_case = make<ast::MatchCase>({});
  match_case->pattern = parse_patterns();
  if (!match_case->pattern) return nullptr;
  if (accept(TokenKind::KwIf)) {
    match_case->guard = parse_named_expression();
    if (!match_case->guard) return nullptr;
  }
  match_case->body = parse_colon_block();
  return match_case->body.empty() ? nullptr : match_case;
}

// A pattern or a sequence without brackets.
ast::Pattern* Parser::parse_patterns() {
  const Token& start = current();
  const bool starred = at(TokenKind::Star);
  ast::Pattern* first = parse_maybe_star_pattern();
  if (!first) return nullptr;
  if (!at(TokenKind::Comma)) return starred ? nullptr : first;
  List<ast::Pattern*> patterns(*this);
  patterns.add(first);
  while (accept(TokenKind::Comma)) {
    if (at(TokenKind::Colon) || at(TokenKind::KwIf)) break;
    ast::Pattern* pattern = parse_maybe_star_pattern();
    if (!pattern) return nullptr;
    patterns.add(pattern);
  }
  auto* sequence = make<ast::MatchSequence>(from(start));
  sequence->patterns = patterns.finish();
  return sequence;
}

ast::Pattern* Parser::parse_maybe_star_pattern() {
  if (!at(TokenKind::Star)) return parse_pattern();
  const Token& start = advance();
  Symbol name;
  if (at_name("_")) {
    advance();
  } else {
    if (!at_capture_name()) return nullptr;
    name = advance().symbol;
  }
  auto* pattern = make<ast::MatchStar>(from(start));
  pattern->name = name;
  return pattern;
}

ast::Pattern* Parser::parse_pattern() {
  const Depth depth(*this);
  if (!depth) return nullptr;
  const Token& start = current();
  ast::Pattern* inner = parse_or_pattern();
  if (!inner || !accept(TokenKind::KwAs)) return inner;
  if (at_name("_") || !at_capture_name()) return nullptr;
  const Symbol name = advance().symbol;
  auto* pattern = make<ast::MatchAs>(from(start));
  pattern->pattern = inner;
  pattern->name = name;
  return pattern;
}

ast::Pattern* Parser::parse_or_pattern() {
  const Token& start = current();
  ast::Pattern* first = parse_closed_pattern();
  if (!first || !at(TokenKind::VBar)) return first;
  List<ast::Pattern*> alternatives(*this);
  alternatives.add(first);
  while (accept(TokenKind::VBar)) {
    ast::Pattern* alternative = parse_closed_pattern();
    if (!alternative) return nullptr;
    alternatives.add(alternative);
  }
  auto* pattern = make<ast::MatchOr>(from(start));
  pattern->patterns = alternatives.finish();
  return pattern;
}

bool Parser::at_capture_name() const {
  if (!at(TokenKind::Name)) return false;
  const TokenKind next = token_ahead(1).kind;
  return next != TokenKind::Dot && next != TokenKind::LParen && next != TokenKind::Equal;
}

ast::Pattern* Parser::parse_closed_pattern() {
  switch (current().kind) {
    case TokenKind::Name:
      return parse_name_pattern();
    case TokenKind::LBracket:
    case TokenKind::LParen:
      return parse_sequence_pattern();
    case TokenKind::LBrace:
      return parse_mapping_pattern();
    default:
      return parse_literal_pattern();
  }
}

// A capture, a wildcard, a dotted value or a class.
ast::Pattern* Parser::parse_name_pattern() {
  const Token& name = current();
  if (at_capture_name()) {
    advance();
    auto* pattern = make<ast::MatchAs>(name.loc);
    if (name.symbol.text() != "_") pattern->name = name.symbol;
    return pattern;
  }
  if (token_ahead(1).kind == TokenKind::Equal) return nullptr;
  advance();
  ast::Expr* value = parse_pattern_attribute(name);
  if (!value) return nullptr;
  if (at(TokenKind::LParen)) return parse_class_pattern(name, value);
  if (at(TokenKind::Equal) || !ast::is<ast::Attribute>(value)) return nullptr;
  auto* pattern = make<ast::MatchValue>(value->loc);
  pattern->value = value;
  return pattern;
}

// The name has been read; attributes may follow.
ast::Expr* Parser::parse_pattern_attribute(const Token& name) {
  ast::Expr* value = make_name(name, ast::ExprContext::Load);
  while (accept(TokenKind::Dot)) {
    if (!at(TokenKind::Name)) return nullptr;
    const Symbol attr = advance().symbol;
    auto* attribute = make<ast::Attribute>(from(name));
    attribute->value = value;
    attribute->attr = attr;
    value = attribute;
  }
  return value;
}

ast::Pattern* Parser::parse_class_pattern(const Token& start, ast::Expr* cls) {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  advance();
  std::vector<ast::Pattern*> positional;
  std::vector<Symbol> attributes;
  std::vector<ast::Pattern*> keyword_patterns;
  while (!at(TokenKind::RParen)) {
    if (at(TokenKind::Name) && token_ahead(1).kind == TokenKind::Equal) {
      attributes.push_back(advance().symbol);
      advance();
      keyword_patterns.push_back(parse_pattern());
      if (!keyword_patterns.back()) return nullptr;
    } else {
      if (!attributes.empty()) return nullptr;
      positional.push_back(parse_pattern());
      if (!positional.back()) return nullptr;
    }
    if (!accept(TokenKind::Comma)) break;
  }
  if (!accept(TokenKind::RParen)) return nullptr;
  auto* pattern = make<ast::MatchClass>(from(start));
  pattern->cls = cls;
  pattern->patterns = arena_.copy_span(positional);
  pattern->kwd_attrs = arena_.copy_span(attributes);
  pattern->kwd_patterns = arena_.copy_span(keyword_patterns);
  return pattern;
}

// A sequence in brackets, or a group.
ast::Pattern* Parser::parse_sequence_pattern() {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  const Token& start = advance();
  const bool round = start.kind == TokenKind::LParen;
  const TokenKind closing = round ? TokenKind::RParen : TokenKind::RBracket;
  List<ast::Pattern*> patterns(*this);
  bool seen_comma = false;
  bool starred = false;
  while (!at(closing)) {
    starred |= at(TokenKind::Star);
    ast::Pattern* pattern = parse_maybe_star_pattern();
    if (!pattern) return nullptr;
    patterns.add(pattern);
    if (!accept(TokenKind::Comma)) break;
    seen_comma = true;
  }
  if (!accept(closing)) return nullptr;
  if (round && patterns.size() == 1 && !seen_comma) return starred ? nullptr : patterns[0];
  auto* sequence = make<ast::MatchSequence>(from(start));
  sequence->patterns = patterns.finish();
  return sequence;
}

ast::Pattern* Parser::parse_mapping_pattern() {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  const Token& start = advance();
  std::vector<ast::Expr*> keys;
  std::vector<ast::Pattern*> patterns;
  Symbol rest;
  while (!at(TokenKind::RBrace)) {
    if (rest) return nullptr;
    if (accept(TokenKind::DoubleStar)) {
      if (at_name("_") || !at_capture_name()) return nullptr;
      rest = advance().symbol;
    } else {
      ast::Expr* key = nullptr;
      if (at(TokenKind::Name)) {
        key = parse_pattern_attribute(advance());
        if (key && !ast::is<ast::Attribute>(key)) return nullptr;
      } else {
        key = parse_literal_expr();
      }
      if (!key || !accept(TokenKind::Colon)) return nullptr;
      ast::Pattern* pattern = parse_pattern();
      if (!pattern) return nullptr;
      keys.push_back(key);
      patterns.push_back(pattern);
    }
    if (!accept(TokenKind::Comma)) break;
  }
  if (!accept(TokenKind::RBrace)) return nullptr;
  auto* mapping = make<ast::MatchMapping>(from(start));
  mapping->keys = arena_.copy_span(keys);
  mapping->patterns = arena_.copy_span(patterns);
  mapping->rest = rest;
  return mapping;
}

ast::Pattern* Parser::parse_literal_pattern() {
  const Token& start = current();
  ast::Expr* value = parse_literal_expr();
  if (!value) return nullptr;
  if (auto* constant = ast::dyn_as<ast::Constant>(value);
      constant && constant->value.kind <= ast::ConstantKind::False) {
    auto* pattern = make<ast::MatchSingleton>(start.loc);
    pattern->value = constant->value;
    return pattern;
  }
  auto* pattern = make<ast::MatchValue>(from(start));
  pattern->value = value;
  return pattern;
}

ast::Expr* Parser::parse_signed_number() {
  const Token& start = current();
  const bool negative = accept(TokenKind::Minus);
  if (!at(TokenKind::Number)) return nullptr;
  ast::Expr* number = parse_atom();
  if (!number || !negative) return number;
  auto* result = make<ast::UnaryOp>(from(start));
  result->op = ast::UnaryOperator::USub;
  result->operand = number;
  return result;
}

ast::Expr* Parser::parse_literal_expr() {
  switch (current().kind) {
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::KwNone:
    case TokenKind::KwTrue:
    case TokenKind::KwFalse:
      return parse_atom();
    case TokenKind::Number:
    case TokenKind::Minus:
      break;
    default:
      return nullptr;
  }
  const Token& start = current();
  ast::Expr* left = parse_signed_number();
  if (!left || (!at(TokenKind::Plus) && !at(TokenKind::Minus))) return left;
  auto is_complex = [](const ast::Expr* expr) {
    if (const auto* minus = ast::dyn_as<ast::UnaryOp>(expr)) expr = minus->operand;
    return ast::as<ast::Constant>(expr)->value.kind == ast::ConstantKind::Complex;
  };
  if (is_complex(left)) {
    literals_.fail(DiagnosticId::RealNumberRequired, left->loc);
    return nullptr;
  }
  const bool plus = advance().kind == TokenKind::Plus;
  if (!at(TokenKind::Number)) return nullptr;
  ast::Expr* right = parse_atom();
  if (!right) return nullptr;
  if (!is_complex(right)) {
    literals_.fail(DiagnosticId::ImaginaryNumberRequired, right->loc);
    return nullptr;
  }
  auto* sum = make<ast::BinOp>(from(start));
  sum->left = left;
  sum->op = plus ? ast::Operator::Add : ast::Operator::Sub;
  sum->right = right;
  return sum;
}

}  // namespace molt::parse
