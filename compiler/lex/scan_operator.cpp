#include <string>

#include "common/unicode.h"
#include "compiler/lex/scanner.h"

namespace molt::lex {

namespace {

struct Operator {
  TokenKind kind;
  uint32_t length;
};

// The longest operator at `text`; length 0 if there is none.
Operator operator_at(const char* text) {
  using enum TokenKind;
  // The kinds of `c`, `c=`, and for doubled characters `cc` and `cc=`.
  auto choose = [&](TokenKind single, TokenKind with_equal) -> Operator {
    return text[1] == '=' ? Operator{with_equal, 2} : Operator{single, 1};
  };
  auto choose_double = [&](TokenKind single, TokenKind with_equal, TokenKind doubled,
                           TokenKind doubled_equal) -> Operator {
    if (text[1] != text[0]) return choose(single, with_equal);
    return text[2] == '=' ? Operator{doubled_equal, 3} : Operator{doubled, 2};
  };
  switch (text[0]) {
    case '(':
      return {LParen, 1};
    case ')':
      return {RParen, 1};
    case '[':
      return {LBracket, 1};
    case ']':
      return {RBracket, 1};
    case '{':
      return {LBrace, 1};
    case '}':
      return {RBrace, 1};
    case ',':
      return {Comma, 1};
    case ';':
      return {Semicolon, 1};
    case '~':
      return {Tilde, 1};
    case ':':
      return choose(Colon, ColonEqual);
    case '+':
      return choose(Plus, PlusEqual);
    case '%':
      return choose(Percent, PercentEqual);
    case '&':
      return choose(Ampersand, AmpersandEqual);
    case '|':
      return choose(VBar, VBarEqual);
    case '^':
      return choose(Caret, CaretEqual);
    case '@':
      return choose(At, AtEqual);
    case '=':
      return choose(Equal, EqEqual);
    case '!':
      return choose(Exclamation, NotEqual);
    case '*':
      return choose_double(Star, StarEqual, DoubleStar, DoubleStarEqual);
    case '/':
      return choose_double(Slash, SlashEqual, DoubleSlash, DoubleSlashEqual);
    case '>':
      return choose_double(Greater, GreaterEqual, RightShift, RightShiftEqual);
    case '<':
      if (text[1] == '>') return {LessGreater, 2};
      return choose_double(Less, LessEqual, LeftShift, LeftShiftEqual);
    case '-':
      if (text[1] == '>') return {Arrow, 2};
      return choose(Minus, MinusEqual);
    case '.':
      if (text[1] == '.' && text[2] == '.') return {Ellipsis, 3};
      return {Dot, 1};
    default:
      return {Stray, 0};
  }
}

}  // namespace

void Scanner::scan_operator() {
  const char c = peek();
  FString* literal = fstring();
  if (literal && literal->expression_depth >= 0 && (c == ':' || c == '}' || c == '!' || c == '{')) {
    const int depth = literal->bracket_depth - (c != '{');
    if (depth == 0) literal->expression_ended = c != '{';
    if (c == ':' && depth == literal->expression_depth) {
      literal->in_expression = false;
      ++cursor_;
      emit(TokenKind::Colon);
      return;
    }
  }
  const Operator found = operator_at(text_ + cursor_);
  if (found.length == 0) {
    ++cursor_;
    if (!common::unicode::is_printable(static_cast<unsigned char>(c)))
      return fail_unprintable(static_cast<unsigned char>(c));
    emit(TokenKind::Stray);
    return;
  }
  cursor_ += found.length;
  switch (found.kind) {
    case TokenKind::LParen:
    case TokenKind::LBracket:
    case TokenKind::LBrace:
      if (result_.open_brackets.size() >= kMaxBrackets) return fail(DiagnosticId::TooManyBrackets);
      open_bracket(c);
      break;
    case TokenKind::RParen:
    case TokenKind::RBracket:
    case TokenKind::RBrace:
      if (!close_bracket(c)) return;
      break;
    default:
      break;
  }
  emit(found.kind);
}

void Scanner::open_bracket(char c) {
  result_.open_brackets.push_back(
      {c, lineno_, static_cast<int32_t>(token_start_ - token_line_start_)});
  if (FString* literal = fstring()) ++literal->bracket_depth;
}

bool Scanner::close_bracket(char c) {
  FString* literal = fstring();
  if (literal && literal->bracket_depth == 0 && c == '}') {
    fail(DiagnosticId::FStringSingleBrace);
    return false;
  }
  if (result_.open_brackets.empty()) {
    fail(DiagnosticId::UnmatchedBracket, {std::string_view(&c, 1)});
    return false;
  }
  const OpenBracket opening = result_.open_brackets.back();
  result_.open_brackets.pop_back();
  const char expected = opening.character == '(' ? ')' : opening.character == '[' ? ']' : '}';
  if (c != expected) return fail_mismatched_bracket(c, opening);
  if (literal) {
    --literal->bracket_depth;
    if (c == '}' && literal->bracket_depth == literal->expression_depth) {
      --literal->expression_depth;
      literal->in_expression = false;
    }
  }
  return true;
}

bool Scanner::fail_mismatched_bracket(char c, const OpenBracket& opening) {
  const std::string_view closing(&c, 1);
  const std::string_view opened(&opening.character, 1);
  const FString* literal = fstring();
  if (literal && opening.character == '{' &&
      literal->bracket_depth - 1 == literal->expression_depth) {
    fail(DiagnosticId::FStringUnmatchedBracket, {closing});
  } else if (opening.lineno != lineno_) {
    fail(DiagnosticId::MismatchedBracketOnLine, {closing, opened, std::to_string(opening.lineno)});
  } else {
    fail(DiagnosticId::MismatchedBracket, {closing, opened});
  }
  return false;
}

}  // namespace molt::lex
