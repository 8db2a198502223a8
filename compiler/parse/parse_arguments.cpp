#include "compiler/parse/parser.h"

namespace molt::parse {

ast::Arg* Parser::parse_parameter(bool annotated, bool star_annotation) {
  if (!at(TokenKind::Name)) return nullptr;
  const Token& name = advance();
  ast::Expr* annotation = nullptr;
  if (annotated && accept(TokenKind::Colon)) {
    annotation = star_annotation && at(TokenKind::Star) ? parse_starred() : parse_expression();
    if (!annotation) return nullptr;
  }
  auto* parameter = make<ast::Arg>(from(name));
  parameter->arg = name.symbol;
  parameter->annotation = annotation;
  return parameter;
}

// Parameters up to the closing token, which is left.
ast::Arguments* Parser::parse_parameters(TokenKind closing, bool annotated) {
  auto* result = make<ast::Arguments>({});
  // Parameters and their defaults (or null) in turn: positional ones, then keyword-only ones.
  List<ast::Node*> parameters(*this);
  size_t positional_only = 0;
  size_t positional = 0;
  size_t default_count = 0;
  bool after_star = false;
  bool seen_slash = false;
  while (!at(closing)) {
    if (result->kwarg) return nullptr;
    if (accept(TokenKind::Slash)) {
      if (seen_slash || after_star || positional == 0) return nullptr;
      seen_slash = true;
      positional_only = positional;
    } else if (accept(TokenKind::Star)) {
      if (after_star) return nullptr;
      after_star = true;
      if (at(TokenKind::Comma)) {
        // A bare star must be followed by a parameter of its own.
        if (token_ahead(1).kind != TokenKind::Name) return nullptr;
      } else {
        result->vararg = parse_parameter(annotated, true);
        if (!result->vararg) return nullptr;
      }
    } else if (accept(TokenKind::DoubleStar)) {
      result->kwarg = parse_parameter(annotated, false);
      if (!result->kwarg) return nullptr;
    } else {
      ast::Arg* parameter = parse_parameter(annotated, false);
      if (!parameter) return nullptr;
      ast::Expr* default_value = nullptr;
      if (accept(TokenKind::Equal)) {
        default_value = parse_expression();
        if (!default_value) return nullptr;
      }
      if (!after_star) {
        if (!default_value && default_count != 0) return nullptr;
        default_count += default_value != nullptr;
        ++positional;
      }
      parameters.add(parameter);
      parameters.add(default_value);
    }
    if (!accept(TokenKind::Comma)) break;
  }
  if (!at(closing)) return nullptr;
  const size_t keyword_only = parameters.size() / 2 - positional;
  result->posonlyargs = arena_.make_span<ast::Arg*>(positional_only);
  result->args = arena_.make_span<ast::Arg*>(positional - positional_only);
  result->defaults = arena_.make_span<ast::Expr*>(default_count);
  result->kwonlyargs = arena_.make_span<ast::Arg*>(keyword_only);
  result->kw_defaults = arena_.make_span<ast::Expr*>(keyword_only);
  for (size_t i = 0; i < parameters.size() / 2; ++i) {
    auto* parameter = static_cast<ast::Arg*>(parameters[2 * i]);
    auto* default_value = static_cast<ast::Expr*>(parameters[2 * i + 1]);
    if (i >= positional) {
      result->kwonlyargs[i - positional] = parameter;
      result->kw_defaults[i - positional] = default_value;
      continue;
    }
    if (i < positional_only) {
      result->posonlyargs[i] = parameter;
    } else {
      result->args[i - positional_only] = parameter;
    }
    if (default_value) result->defaults[i - (positional - default_count)] = default_value;
  }
  return result;
}

bool Parser::parse_keyword_argument(std::vector<ast::Keyword*>& keywords) {
  const Token& start = current();
  Symbol name;
  if (at(TokenKind::Name)) {
    name = advance().symbol;
    advance();
  } else {
    advance();
  }
  ast::Expr* value = parse_expression();
  if (!value) return false;
  auto* keyword = make<ast::Keyword>(from(start));
  keyword->arg = name;
  keyword->value = value;
  keywords.push_back(keyword);
  return true;
}

bool Parser::parse_call_arguments(const Token& open, Seq<ast::Expr*>* args_out,
                                  Seq<ast::Keyword*>* keywords_out) {
  const Depth depth(*this, kBracketDepth);
  if (!depth) return false;
  List<ast::Expr*> args(*this);
  std::vector<ast::Keyword*> keywords;
  bool seen_double_star = false;
  while (!at(TokenKind::RParen)) {
    const bool is_keyword = at(TokenKind::Name) && token_ahead(1).kind == TokenKind::Equal;
    if (is_keyword || at(TokenKind::DoubleStar)) {
      seen_double_star |= !is_keyword;
      if (!parse_keyword_argument(keywords)) return false;
    } else if (at(TokenKind::Star)) {
      if (seen_double_star) return false;
      const Token& star = advance();
      ast::Expr* value = parse_expression();
      if (!value) return false;
      auto* starred = make<ast::Starred>(from(star));
      starred->value = value;
      args.add(starred);
    } else {
      if (!keywords.empty()) return false;
      ast::Expr* value = parse_named_expression();
      if (!value) return false;
      if (at_comprehension()) {
        // A generator expression needs no brackets of its own if it is the only argument.
        if (args.size() != 0) return false;
        const Seq<ast::Comprehension*> generators = parse_for_if_clauses();
        if (generators.empty() || !accept(TokenKind::RParen)) return false;
        auto* generator = make<ast::GeneratorExp>(from(open));
        generator->elt = value;
        generator->generators = generators;
        args.add(generator);
        *args_out = args.finish();
        return true;
      }
      args.add(value);
    }
    if (!accept(TokenKind::Comma)) break;
  }
  if (!accept(TokenKind::RParen)) return false;
  *args_out = args.finish();
  *keywords_out = arena_.copy_span(keywords);
  return true;
}

}  // namespace molt::parse
