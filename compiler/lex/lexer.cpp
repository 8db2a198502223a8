#include "compiler/lex/lexer.h"

#include <utility>

#include "compiler/lex/scanner.h"

namespace molt::lex {

TokenList tokenize(const SourceFile& source, Interner& interner) {
  return Scanner(source, interner).run();
}

Scanner::Scanner(const SourceFile& source, Interner& interner)
    : source_(source),
      interner_(interner),
      text_(source.text().data()),
      size_(static_cast<uint32_t>(source.text().size())) {
  indents_.push_back({0, 0});
  // Ordinary code has a token for every four or five bytes.
  result_.tokens.reserve(size_ / 5 + 16);
}

TokenList Scanner::run() {
  while (!done_) {
    if (!fstrings_.empty() && !fstrings_.back().in_expression) {
      scan_fstring_text();
    } else {
      scan_token();
    }
  }
  return std::move(result_);
}

Token& Scanner::emit(TokenKind kind) {
  Token& token = result_.tokens.emplace_back();
  token.kind = kind;
  token.level = static_cast<uint8_t>(result_.open_brackets.size());
  token.begin = token_start_;
  token.end = cursor_;
  token.loc = {token_lineno_, static_cast<int32_t>(token_start_ - token_line_start_), lineno_,
               static_cast<int32_t>(cursor_ - line_start_)};
  return token;
}

void Scanner::fail(DiagnosticId id, std::initializer_list<std::string_view> arguments) {
  uint32_t last = cursor_;
  if (last > line_start_) --last;
  while (last > line_start_ && (static_cast<unsigned char>(text_[last]) & 0xC0) == 0x80) --last;
  const int32_t column = cursor_ == line_start_ ? -1 : static_cast<int32_t>(last - line_start_);
  fail_at(LexError::When::Always, {lineno_, column, 0, 0}, id, arguments);
}

void Scanner::fail_at(LexError::When when, const Location& location, DiagnosticId id,
                      std::initializer_list<std::string_view> arguments) {
  result_.error = LexError{when, make_diagnostic(id, &source_, location, arguments)};
  emit(TokenKind::Error);
  done_ = true;
}

void Scanner::warn(DiagnosticId id, std::initializer_list<std::string_view> arguments) {
  result_.warnings.push_back({static_cast<uint32_t>(result_.tokens.size()),
                              make_diagnostic(id, &source_, {lineno_, -1, 0, 0}, arguments)});
}

}  // namespace molt::lex
