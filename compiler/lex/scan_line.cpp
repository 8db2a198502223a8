#include "compiler/lex/scanner.h"

namespace molt::lex {

void Scanner::scan_token() {
  if (at_line_start_) {
    at_line_start_ = false;
    if (!scan_indentation()) return;
  }
  for (;;) {
    while (peek() == ' ' || peek() == '\t' || peek() == '\f') ++cursor_;
    token_start_ = cursor_;
    token_lineno_ = lineno_;
    token_line_start_ = line_start_;
    const char c = peek();
    if (is_name_start(c)) return scan_name();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return scan_number();
    switch (c) {
      case '#':
        skip_comment();
        continue;
      case '\n': {
        const bool ends_statement = !blank_line_ && result_.open_brackets.empty();
        if (ends_statement) {
          ++cursor_;
          emit(TokenKind::Newline);
          --cursor_;
          result_.tokens.back().loc.end_lineno = lineno_;
        }
        next_line();
        at_line_start_ = true;
        return;
      }
      case '\\':
        ++cursor_;
        if (!continue_line()) return;
        continue;
      case '"':
      case '\'':
        return scan_string();
      case '\0':
        if (at_end()) return scan_end_of_text();
        [[fallthrough]];
      default:
        return scan_operator();
    }
  }
}

void Scanner::skip_comment() {
  while (peek() != '\n' && !at_end()) ++cursor_;
}

// At the start of a line: measures the white space and emits Indent and Dedent tokens, except for
// blank lines and inside brackets.
bool Scanner::scan_indentation() {
  Indentation line{0, 0};
  // A backslash in the indentation fixes the column for the lines that it joins.
  Indentation continued{0, 0};
  for (;; ++cursor_) {
    const char c = peek();
    if (c == ' ') {
      ++line.column;
      ++line.alternative;
    } else if (c == '\t') {
      line.column = (line.column / 8 + 1) * 8;
      ++line.alternative;
    } else if (c == '\f') {
      line = {0, 0};
    } else if (c == '\\') {
      if (continued.column == 0) continued = {line.column, line.column};
      ++cursor_;
      if (!continue_line()) return false;
      --cursor_;
    } else {
      break;
    }
  }
  blank_line_ = peek() == '#' || peek() == '\n';
  if (blank_line_ || !result_.open_brackets.empty()) return true;
  if (continued.column != 0) line = continued;
  return change_indentation(line);
}

bool Scanner::change_indentation(Indentation line) {
  token_start_ = cursor_;
  token_lineno_ = lineno_;
  token_line_start_ = line_start_;
  auto fail_tabs = [&] {
    fail_at(LexError::When::OnReach, {lineno_, -1, 0, 0}, DiagnosticId::InconsistentTabs);
    return false;
  };
  auto emit_change = [&](TokenKind kind) {
    Token& token = emit(kind);
    token.loc.col_offset = -1;
    token.loc.end_col_offset = -1;
  };
  if (line.column > indents_.back().column) {
    if (static_cast<int>(indents_.size()) >= kMaxIndent) {
      fail_at(LexError::When::OnReach, {lineno_, -1, 0, 0}, DiagnosticId::TooManyIndentLevels);
      return false;
    }
    if (line.alternative <= indents_.back().alternative) return fail_tabs();
    indents_.push_back(line);
    emit_change(TokenKind::Indent);
    return true;
  }
  while (indents_.size() > 1 && line.column < indents_.back().column) {
    indents_.pop_back();
    emit_change(TokenKind::Dedent);
  }
  if (line.column != indents_.back().column) {
    // CPython notices before it hands out any of the Dedent tokens.
    while (result_.tokens.back().kind == TokenKind::Dedent) result_.tokens.pop_back();
    const auto end_of_line = static_cast<int32_t>(source_.line(lineno_).size());
    fail_at(LexError::When::OnReach, {lineno_, end_of_line, 0, 0}, DiagnosticId::UnmatchedDedent);
    return false;
  }
  if (line.alternative != indents_.back().alternative) {
    while (!result_.tokens.empty() && result_.tokens.back().kind == TokenKind::Dedent)
      result_.tokens.pop_back();
    return fail_tabs();
  }
  return true;
}

bool Scanner::continue_line() {
  if (peek() != '\n') {
    fail_at(LexError::When::OnReach, {lineno_, static_cast<int32_t>(cursor_ - line_start_), 0, 0},
            DiagnosticId::TextAfterContinuation);
    return false;
  }
  next_line();
  if (at_end()) {
    // The caret stands behind the line that has the backslash.
    const int32_t last = lineno_ - 1;
    fail_at(LexError::When::EndOfText,
            {last, static_cast<int32_t>(source_.line(last).size()), 0, 0},
            DiagnosticId::UnexpectedEof);
    return false;
  }
  return true;
}

void Scanner::scan_end_of_text() {
  if (!result_.open_brackets.empty()) {
    const OpenBracket& open = result_.open_brackets.back();
    fail_at(LexError::When::EndOfText, {open.lineno, open.col_offset, 0, 0},
            DiagnosticId::NeverClosed, {std::string_view(&open.character, 1)});
    return;
  }
  // CPython has no position for what follows the last line.
  auto emit_at_end = [&](TokenKind kind) {
    Token& token = emit(kind);
    const int32_t last_line = lineno_ > 1 ? lineno_ - 1 : 1;
    token.loc = {last_line, -1, last_line, -1};
  };
  for (; indents_.size() > 1; indents_.pop_back()) emit_at_end(TokenKind::Dedent);
  emit_at_end(TokenKind::EndMarker);
  done_ = true;
}

}  // namespace molt::lex
