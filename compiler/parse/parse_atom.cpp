#include "compiler/parse/parser.h"

namespace molt::parse {

ast::Expr* Parser::parse_primary() {
  const Token& start = current();
  ast::Expr* value = parse_atom();
  while (value) {
    switch (current().kind) {
      case TokenKind::Dot: {
        advance();
        if (!at(TokenKind::Name)) return nullptr;
        const Symbol attr = advance().symbol;
        auto* attribute = make<ast::Attribute>(from(start));
        attribute->value = value;
        attribute->attr = attr;
        value = attribute;
        break;
      }
      case TokenKind::LParen: {
        const Token& open = advance();
        Seq<ast::Expr*> args;
        Seq<ast::Keyword*> keywords;
        if (!parse_call_arguments(open, &args, &keywords)) return nullptr;
        auto* call = make<ast::Call>(from(start));
        call->func = value;
        call->args = args;
        call->keywords = keywords;
        value = call;
        break;
      }
      case TokenKind::LBracket:
        value = parse_subscript(start, value);
        break;
      default:
        return value;
    }
  }
  return nullptr;
}

ast::Expr* Parser::parse_atom() {
  auto constant = [&](ast::ConstantKind kind) {
    auto* result = make<ast::Constant>(advance().loc);
    result->value.kind = kind;
    return result;
  };
  switch (current().kind) {
    case TokenKind::Name:
      return make_name(advance(), ast::ExprContext::Load);
    case TokenKind::KwTrue:
      return constant(ast::ConstantKind::True);
    case TokenKind::KwFalse:
      return constant(ast::ConstantKind::False);
    case TokenKind::KwNone:
      return constant(ast::ConstantKind::None);
    case TokenKind::Ellipsis:
      return constant(ast::ConstantKind::Ellipsis);
    case TokenKind::String:
    case TokenKind::FStringStart:
      return parse_strings();
    case TokenKind::Number: {
      const Token& token = advance();
      auto* result = make<ast::Constant>(token.loc);
      return literals_.number(token, &result->value) ? result : nullptr;
    }
    case TokenKind::LParen:
      return parse_parenthesised();
    case TokenKind::LBracket:
      return parse_bracketed();
    case TokenKind::LBrace:
      return parse_braced();
    default:
      return nullptr;
  }
}

bool Parser::parse_elements(List<ast::Expr*>& elements, TokenKind closing) {
  while (accept(TokenKind::Comma)) {
    if (at(closing)) break;
    ast::Expr* element = parse_star_named_expression();
    if (!element) return false;
    elements.add(element);
  }
  return at(closing);
}

// A group, a tuple or a generator expression.
ast::Expr* Parser::parse_parenthesised() {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  const Token& start = advance();
  List<ast::Expr*> elements(*this);
  if (!at(TokenKind::RParen)) {
    if (at(TokenKind::KwYield)) {
      ast::Expr* yield = parse_yield();
      return yield && accept(TokenKind::RParen) ? yield : nullptr;
    }
    const bool starred = at(TokenKind::Star);
    ast::Expr* first = parse_star_named_expression();
    if (!first) return nullptr;
    if (!starred && at_comprehension()) {
      const Seq<ast::Comprehension*> generators = parse_for_if_clauses();
      if (generators.empty() || !accept(TokenKind::RParen)) return nullptr;
      auto* generator = make<ast::GeneratorExp>(from(start));
      generator->elt = first;
      generator->generators = generators;
      return generator;
    }
    if (!at(TokenKind::Comma)) return !starred && accept(TokenKind::RParen) ? first : nullptr;
    elements.add(first);
    if (!parse_elements(elements, TokenKind::RParen)) return nullptr;
  }
  advance();
  auto* tuple = make<ast::Tuple>(from(start));
  tuple->elts = elements.finish();
  return tuple;
}

// A list or a list comprehension.
ast::Expr* Parser::parse_bracketed() {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  const Token& start = advance();
  List<ast::Expr*> elements(*this);
  if (!at(TokenKind::RBracket)) {
    const bool starred = at(TokenKind::Star);
    ast::Expr* first = parse_star_named_expression();
    if (!first) return nullptr;
    if (!starred && at_comprehension()) {
      const Seq<ast::Comprehension*> generators = parse_for_if_clauses();
      if (generators.empty() || !accept(TokenKind::RBracket)) return nullptr;
      auto* comprehension = make<ast::ListComp>(from(start));
      comprehension->elt = first;
      comprehension->generators = generators;
      return comprehension;
    }
    elements.add(first);
    if (!parse_elements(elements, TokenKind::RBracket)) return nullptr;
  }
  advance();
  auto* list = make<ast::List>(from(start));
  list->elts = elements.finish();
  return list;
}

// A dict, a set or one of their comprehensions.
ast::Expr* Parser::parse_braced() {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  const Token& start = advance();
  if (at(TokenKind::RBrace) || at(TokenKind::DoubleStar)) return parse_dict(start, nullptr);
  const bool starred = at(TokenKind::Star);
  const bool named = at(TokenKind::Name) && token_ahead(1).kind == TokenKind::ColonEqual;
  ast::Expr* first = parse_star_named_expression();
  if (!first) return nullptr;
  if (at(TokenKind::Colon)) return starred || named ? nullptr : parse_dict(start, first);
  if (!starred && at_comprehension()) {
    const Seq<ast::Comprehension*> generators = parse_for_if_clauses();
    if (generators.empty() || !accept(TokenKind::RBrace)) return nullptr;
    auto* comprehension = make<ast::SetComp>(from(start));
    comprehension->elt = first;
    comprehension->generators = generators;
    return comprehension;
  }
  List<ast::Expr*> elements(*this);
  elements.add(first);
  if (!parse_elements(elements, TokenKind::RBrace)) return nullptr;
  advance();
  auto* set = make<ast::Set>(from(start));
  set->elts = elements.finish();
  return set;
}

// `first_key` has been read, unless the dict is empty or begins with "**".
ast::Expr* Parser::parse_dict(const Token& start, ast::Expr* first_key) {
  // Keys and values in turn; a null key stands for "**".
  List<ast::Expr*> items(*this);
  ast::Expr* key = first_key;
  while (!at(TokenKind::RBrace)) {
    ast::Expr* value = nullptr;
    if (!key && accept(TokenKind::DoubleStar)) {
      value = parse_bitwise_or();
    } else {
      if (!key) key = parse_expression();
      if (!key || !accept(TokenKind::Colon)) return nullptr;
      value = parse_expression();
      if (value && items.size() == 0 && at_comprehension()) {
        const Seq<ast::Comprehension*> generators = parse_for_if_clauses();
        if (generators.empty() || !accept(TokenKind::RBrace)) return nullptr;
        auto* comprehension = make<ast::DictComp>(from(start));
        comprehension->key = key;
        comprehension->value = value;
        comprehension->generators = generators;
        return comprehension;
      }
    }
    if (!value) return nullptr;
    items.add(key);
    items.add(value);
    key = nullptr;
    if (!accept(TokenKind::Comma)) break;
  }
  if (!accept(TokenKind::RBrace)) return nullptr;
  auto* dict = make<ast::Dict>(from(start));
  dict->keys = arena_.make_span<ast::Expr*>(items.size() / 2);
  dict->values = arena_.make_span<ast::Expr*>(items.size() / 2);
  for (size_t i = 0; i < items.size() / 2; ++i) {
    dict->keys[i] = items[2 * i];
    dict->values[i] = items[2 * i + 1];
  }
  return dict;
}

ast::Expr* Parser::parse_subscript(const Token& start, ast::Expr* value) {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return nullptr;
  advance();
  const Token& slice_start = current();
  const bool starred = at(TokenKind::Star);
  ast::Expr* slice = parse_slice();
  if (!slice) return nullptr;
  if (starred || at(TokenKind::Comma)) {
    List<ast::Expr*> elements(*this);
    elements.add(slice);
    while (accept(TokenKind::Comma) && !at(TokenKind::RBracket)) {
      ast::Expr* element = parse_slice();
      if (!element) return nullptr;
      elements.add(element);
    }
    auto* tuple = make<ast::Tuple>(from(slice_start));
    tuple->elts = elements.finish();
    slice = tuple;
  }
  if (!accept(TokenKind::RBracket)) return nullptr;
  auto* subscript = make<ast::Subscript>(from(start));
  subscript->value = value;
  subscript->slice = slice;
  return subscript;
}

ast::Expr* Parser::parse_slice() {
  if (at(TokenKind::Star)) return parse_starred();
  const Token& start = current();
  ast::Expr* lower = nullptr;
  if (!at(TokenKind::Colon)) {
    const bool named = at(TokenKind::Name) && token_ahead(1).kind == TokenKind::ColonEqual;
    lower = parse_named_expression();
    if (!lower || !at(TokenKind::Colon)) return lower;
    if (named) return nullptr;
  }
  advance();
  auto at_end_of_part = [&] {
    return at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RBracket);
  };
  ast::Expr* upper = nullptr;
  if (!at_end_of_part() && !(upper = parse_expression())) return nullptr;
  ast::Expr* step = nullptr;
  if (accept(TokenKind::Colon) && !at_end_of_part() && !(step = parse_expression())) return nullptr;
  auto* slice = make<ast::Slice>(from(start));
  slice->lower = lower;
  slice->upper = upper;
  slice->step = step;
  return slice;
}

Seq<ast::Comprehension*> Parser::parse_for_if_clauses() {
  List<ast::Comprehension*> clauses(*this);
  while (at_comprehension()) {
    auto* clause = make<ast::Comprehension>({});
    clause->is_async = accept(TokenKind::KwAsync);
    if (!accept(TokenKind::KwFor)) return {};
    clause->target = parse_star_targets();
    if (!clause->target || !accept(TokenKind::KwIn)) return {};
    clause->iter = parse_disjunction();
    if (!clause->iter) return {};
    clauses.add(clause);
    List<ast::Expr*> conditions(*this);
    while (accept(TokenKind::KwIf)) {
      ast::Expr* condition = parse_disjunction();
      if (!condition) return {};
      conditions.add(condition);
    }
    clause->ifs = conditions.finish();
  }
  return clauses.finish();
}

}  // namespace molt::parse
