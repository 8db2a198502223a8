// f-strings (PEP 701): a literal is cut into FStringStart, FStringMiddle for text, ordinary tokens
// for replacement fields, and FStringEnd.

#include <string>

#include "compiler/lex/scanner.h"

namespace molt::lex {

// The cursor is at the opening quote, behind the prefix.
void Scanner::start_fstring() {
  FString literal;
  literal.quote = peek();
  ++cursor_;
  if (peek() == literal.quote && peek(1) == literal.quote) {
    literal.quote_size = 3;
    cursor_ += 2;
  }
  for (uint32_t i = token_start_; i < token_start_ + 2; ++i)
    literal.raw |= text_[i] == 'r' || text_[i] == 'R';
  literal.start = token_start_;
  literal.start_line_start = token_line_start_;
  literal.start_lineno = token_lineno_;
  if (fstrings_.size() + 1 >= kMaxFStringNesting) return fail(DiagnosticId::TooManyNestedFStrings);
  fstrings_.push_back(literal);
  emit(TokenKind::FStringStart).raw = literal.raw;
}

// A "{" that opens a replacement field is next: ordinary tokens follow.
bool Scanner::enter_replacement_field() {
  FString& literal = fstrings_.back();
  if (++literal.expression_depth >= kMaxExpressionNesting) {
    fail(DiagnosticId::FStringTooDeep);
    return false;
  }
  literal.in_expression = true;
  return true;
}

void Scanner::emit_fstring_middle(uint32_t end) {
  Token& token = emit(TokenKind::FStringMiddle);
  token.raw = fstrings_.back().raw;
  token.end = end;
}

void Scanner::fail_unterminated_fstring() {
  const FString& literal = fstrings_.back();
  const int32_t detected = at_end() ? lineno_ - 1 : lineno_;
  cursor_ = literal.start + 1;
  line_start_ = literal.start_line_start;
  lineno_ = literal.start_lineno;
  fail(literal.quote_size == 3 ? DiagnosticId::UnterminatedTripleQuotedFString
                               : DiagnosticId::UnterminatedFString,
       {std::to_string(detected)});
}

void Scanner::scan_fstring_text() {
  FString& literal = fstrings_.back();
  token_start_ = cursor_;
  token_lineno_ = lineno_;
  token_line_start_ = line_start_;
  if (peek() == '{' && peek(1) != '{') {
    if (enter_replacement_field()) scan_token();
    return;
  }
  auto at_closing_quotes = [&] {
    for (int i = 0; i < literal.quote_size; ++i)
      if (peek(static_cast<uint32_t>(i)) != literal.quote) return false;
    return true;
  };
  if (at_closing_quotes()) {
    cursor_ += static_cast<uint32_t>(literal.quote_size);
    fstrings_.pop_back();
    emit(TokenKind::FStringEnd);
    return;
  }
  const bool in_format_spec = literal.expression_ended && literal.expression_depth >= 0;
  bool in_unicode_name = false;
  while (!at_closing_quotes()) {
    const char c = peek();
    if (at_end() || (literal.quote_size == 1 && c == '\n')) {
      if (in_format_spec && c == '\n') {
        literal.in_expression = true;
        return emit_fstring_middle(cursor_);
      }
      return fail_unterminated_fstring();
    }
    if (c == '{') {
      if (peek(1) != '{' || in_format_spec) {
        if (!enter_replacement_field()) return;
        return emit_fstring_middle(cursor_);
      }
      cursor_ += 2;
      return emit_fstring_middle(cursor_ - 1);
    }
    if (c == '}') {
      if (in_unicode_name) {
        ++cursor_;
        return emit_fstring_middle(cursor_);
      }
      if (peek(1) == '}' && !in_format_spec && literal.bracket_depth == 0) {
        cursor_ += 2;
        return emit_fstring_middle(cursor_ - 1);
      }
      literal.in_expression = true;
      return emit_fstring_middle(cursor_);
    }
    if (c == '\n') {
      next_line();
      continue;
    }
    ++cursor_;
    if (c != '\\') continue;
    const char escaped = peek();
    if (escaped == '{' || escaped == '}') {
      // The backslash stands for itself, the brace keeps its meaning.
      if (!literal.raw) warn(DiagnosticId::InvalidEscape, {std::string_view(&escaped, 1)});
    } else if (escaped == '\n') {
      next_line();
    } else if (!at_end()) {
      ++cursor_;
      if (escaped == 'N' && !literal.raw && peek() == '{') {
        ++cursor_;
        in_unicode_name = true;
      }
    }
  }
  emit_fstring_middle(cursor_);
}

}  // namespace molt::lex
