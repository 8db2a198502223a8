#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/support/interner.h"
#include "compiler/support/source.h"

namespace molt::lex {

enum class TokenKind : uint8_t {
#define MOLT_TOKEN(kind) kind,
#define MOLT_KEYWORD(kind, text) kind,
#define MOLT_OPERATOR(kind, text) kind,
#include "compiler/lex/tokens.def"
};

constexpr bool is_keyword(TokenKind kind) {
  return kind >= TokenKind::KwFalse && kind <= TokenKind::KwYield;
}

// The spelling of a keyword or operator; empty for other kinds.
std::string_view spelling(TokenKind kind);

// The kind of the reserved word, or Name.
TokenKind keyword_kind(std::string_view text);

struct Token {
  TokenKind kind = TokenKind::EndMarker;
  // Open brackets around the token; an opening bracket counts itself.
  uint8_t level = 0;
  // For FStringStart and FStringMiddle: the literal is raw.
  bool raw = false;
  // Byte range in the source text. Newline at the end of a text without "\n" is empty.
  uint32_t begin = 0;
  uint32_t end = 0;
  // Indent and Dedent: column -1, as CPython has it.
  Location loc;
  // For Name: the identifier in normal form NFKC.
  Symbol symbol;
};

}  // namespace molt::lex
