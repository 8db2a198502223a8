#include <string>

#include "compiler/lex/scanner.h"

namespace molt::lex {

// The cursor is at the opening quote; a prefix may precede it.
void Scanner::scan_string() {
  const char quote = peek();
  ++cursor_;
  int quote_size = 1;
  if (peek() == quote && peek(1) == quote) {
    quote_size = 3;
    cursor_ += 2;
  } else if (peek() == quote) {
    ++cursor_;
    emit(TokenKind::String);
    return;
  }
  int quotes_seen = 0;
  while (quotes_seen != quote_size) {
    const char c = peek();
    if (c == quote) {
      ++quotes_seen;
      ++cursor_;
      continue;
    }
    quotes_seen = 0;
    if ((c == '\0' && at_end()) || (quote_size == 1 && c == '\n')) {
      const int32_t detected = at_end() ? lineno_ - 1 : lineno_;
      cursor_ = token_start_ + 1;
      line_start_ = token_line_start_;
      lineno_ = token_lineno_;
      const FString* outer = fstring();
      if (outer && outer->quote == quote && outer->quote_size == quote_size)
        return fail(DiagnosticId::FStringExpectingBrace);
      return fail(quote_size == 3 ? DiagnosticId::UnterminatedTripleQuoted
                                  : DiagnosticId::UnterminatedString,
                  {std::to_string(detected)});
    }
    if (c == '\\') ++cursor_;
    if (peek() == '\n') {
      next_line();
    } else if (!at_end()) {
      ++cursor_;
    }
  }
  emit(TokenKind::String);
}

}  // namespace molt::lex
