// String literals: adjacent ones are one constant, and become one JoinedStr if any of them is an
// f-string (PEP 701).

#include <string>

#include "compiler/parse/parser.h"

namespace molt::parse {

// Collects the parts of adjacent literals; text next to text is joined into one constant.
class Parser::StringJoiner {
 public:
  explicit StringJoiner(Parser& parser) : parser_(parser), values_(parser) {}

  void add_text(std::string_view text, const Location& loc, Symbol kind) {
    if (!pending_) {
      pending_ = true;
      loc_ = loc;
      kind_ = kind;
      text_ = text;
      joined_.clear();
      return;
    }
    // The common literal in one piece is never copied.
    if (joined_.empty()) joined_ = text_;
    joined_ += text;
    text_ = joined_;
    loc_ = join(loc_, loc);
  }

  void add_value(ast::Expr* value) {
    flush();
    values_.add(value);
  }

  // All text added so far, if nothing but text was added.
  ast::Constant* finish_constant(bool bytes) { return take_constant(bytes); }

  Seq<ast::Expr*> finish_values() {
    flush();
    return values_.finish();
  }

 private:
  ast::Constant* take_constant(bool bytes) {
    pending_ = false;
    const std::string_view text = joined_.empty() ? text_ : parser_.arena_.copy_text(joined_);
    ast::Constant* constant = parser_.make_string_constant(loc_, text, bytes);
    constant->kind_ = kind_;
    return constant;
  }

  // Empty text is dropped beside values.
  void flush() {
    if (!pending_) return;
    if (text_.empty()) {
      pending_ = false;
      return;
    }
    values_.add(take_constant(false));
  }

  Parser& parser_;
  List<ast::Expr*> values_;
  bool pending_ = false;
  Location loc_;
  Symbol kind_;
  std::string_view text_;
  std::string joined_;
};

ast::Constant* Parser::make_string_constant(const Location& loc, std::string_view text,
                                            bool bytes) {
  auto* constant = make<ast::Constant>(loc);
  constant->value.kind = bytes ? ast::ConstantKind::Bytes : ast::ConstantKind::Str;
  constant->value.text = text;
  return constant;
}

ast::Expr* Parser::parse_strings() {
  const Token& start = current();
  StringJoiner joiner(*this);
  bool seen_bytes = false;
  bool seen_text = false;
  bool seen_fstring = false;
  for (;;) {
    if (at(TokenKind::FStringStart)) {
      seen_fstring = true;
      if (!parse_fstring(joiner)) return nullptr;
    } else if (at(TokenKind::String)) {
      const Token& token = advance();
      const Literals::StringToken parts = literals_.split(token);
      std::string_view text;
      if (!literals_.string(token, parts, &text)) return nullptr;
      (parts.bytes ? seen_bytes : seen_text) = true;
      joiner.add_text(text, token.loc, parts.unicode ? interner_.intern("u") : Symbol());
    } else {
      break;
    }
  }
  if (seen_bytes && (seen_text || seen_fstring)) {
    literals_.fail(DiagnosticId::MixedBytes, current().loc);
    return nullptr;
  }
  if (!seen_fstring) return joiner.finish_constant(seen_bytes);
  auto* joined = make<ast::JoinedStr>(from(start));
  joined->values = joiner.finish_values();
  return joined;
}

bool Parser::parse_fstring(StringJoiner& joiner) {
  advance();
  // Warnings about the text name the line where the literal ends.
  size_t end = position_;
  for (int nested = 0; nested >= 0 && end + 1 < tokens_.size(); ++end) {
    nested += tokens_[end].kind == TokenKind::FStringStart;
    nested -= tokens_[end].kind == TokenKind::FStringEnd;
    if (nested < 0) break;
  }
  const Token& end_token = tokens_[end];
  while (!at(TokenKind::FStringEnd)) {
    if (at(TokenKind::FStringMiddle)) {
      const Token& middle = advance();
      std::string_view text;
      if (!literals_.fstring_text(middle, middle.raw, end_token, &text)) return false;
      if (!text.empty()) joiner.add_text(text, middle.loc, Symbol());
    } else if (!at(TokenKind::LBrace) || !parse_replacement_field(joiner)) {
      return false;
    }
  }
  advance();
  return true;
}

namespace {

// The source of a self-documenting field, without its comments. As CPython does, takes "#" in a
// string for one, too.
std::string without_comments(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '#') {
      result.push_back(text[i]);
      continue;
    }
    while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
  }
  return result;
}

}  // namespace

bool Parser::parse_replacement_field(StringJoiner& joiner) {
  const Token& open = advance();
  ast::Expr* value = parse_value();
  if (!value) return false;
  const bool debug = accept(TokenKind::Equal);
  const Token& after_value = current();
  int32_t conversion = -1;
  Location bad_conversion;
  Symbol conversion_name;
  if (at(TokenKind::Exclamation)) {
    const Token& mark = advance();
    if (!at(TokenKind::Name)) return false;
    const Token& name = advance();
    if (mark.end != name.begin) {
      literals_.fail(DiagnosticId::FStringConversionApart, join(mark.loc, name.loc));
      return false;
    }
    const std::string_view letter = name.symbol.text();
    conversion = static_cast<unsigned char>(letter[0]);
    if (letter != "s" && letter != "r" && letter != "a") {
      conversion_name = name.symbol;
      bad_conversion = name.loc;
    }
  }
  ast::Expr* format_spec = nullptr;
  if (at(TokenKind::Colon)) {
    format_spec = parse_format_spec(advance());
    if (!format_spec) return false;
  }
  if (!accept(TokenKind::RBrace)) return false;
  if (conversion_name) {
    literals_.fail(DiagnosticId::FStringBadConversion, bad_conversion, {conversion_name.text()});
    return false;
  }
  if (debug && conversion < 0 && !format_spec) conversion = 'r';
  auto* field = make<ast::FormattedValue>(from(open));
  field->value = value;
  field->conversion = conversion;
  field->format_spec = format_spec;
  if (debug) {
    std::string_view text = source_.text().substr(open.end, after_value.begin - open.end);
    if (text.find('#') != std::string_view::npos) text = arena_.copy_text(without_comments(text));
    Location loc = join(open.loc, after_value.loc);
    ++loc.col_offset;
    loc.end_lineno = after_value.loc.lineno;
    loc.end_col_offset = after_value.loc.col_offset;
    joiner.add_text(text, loc, Symbol());
  }
  joiner.add_value(field);
  return true;
}

// A field and, if it documents itself, the text before it; empty on failure.
Seq<ast::Expr*> Parser::parse_format_spec_field() {
  StringJoiner joiner(*this);
  if (!parse_replacement_field(joiner)) return {};
  return joiner.finish_values();
}

// Unlike in the literal itself, pieces of text are not joined here, and an empty one is kept unless
// it is all there is.
ast::Expr* Parser::parse_format_spec(const Token& colon) {
  List<ast::Expr*> values(*this);
  bool only_empty_text = true;
  while (at(TokenKind::FStringMiddle) || at(TokenKind::LBrace)) {
    if (at(TokenKind::LBrace)) {
      const Seq<ast::Expr*> field = parse_format_spec_field();
      if (field.empty()) return nullptr;
      for (ast::Expr* value : field) values.add(value);
      only_empty_text = false;
      continue;
    }
    const Token& middle = advance();
    std::string_view text;
    if (!literals_.fstring_text(middle, false, middle, &text)) return nullptr;
    only_empty_text &= text.empty();
    values.add(make_string_constant(middle.loc, text, false));
  }
  auto* spec = make<ast::JoinedStr>(from(colon));
  if (!only_empty_text) spec->values = values.finish();
  return spec;
}

}  // namespace molt::parse
