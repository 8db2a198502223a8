#include "compiler/lex/token.h"

namespace molt::lex {

namespace {

constexpr std::string_view kSpellings[] = {
#define MOLT_TOKEN(kind) "",
#define MOLT_KEYWORD(kind, text) text,
#define MOLT_OPERATOR(kind, text) text,
#include "compiler/lex/tokens.def"
};

struct Keyword {
  std::string_view text;
  TokenKind kind;
};

constexpr Keyword kKeywords[] = {
#define MOLT_TOKEN(kind)
#define MOLT_KEYWORD(kind, text) {text, TokenKind::kind},
#define MOLT_OPERATOR(kind, text)
#include "compiler/lex/tokens.def"
};

// The reserved words with a given length and first character, as a bit set over kKeywords; built by
// the compiler.
struct KeywordIndex {
  uint64_t by_first[128] = {};
  uint64_t by_length[9] = {};

  constexpr KeywordIndex() {
    for (size_t i = 0; i < std::size(kKeywords); ++i) {
      by_first[static_cast<size_t>(kKeywords[i].text[0])] |= uint64_t{1} << i;
      by_length[kKeywords[i].text.size()] |= uint64_t{1} << i;
    }
  }
};

constexpr KeywordIndex kIndex;

}  // namespace

std::string_view spelling(TokenKind kind) { return kSpellings[static_cast<size_t>(kind)]; }

TokenKind keyword_kind(std::string_view text) {
  if (text.size() < 2 || text.size() > 8 || static_cast<unsigned char>(text[0]) >= 128)
    return TokenKind::Name;
  uint64_t candidates =
      kIndex.by_first[static_cast<size_t>(text[0])] & kIndex.by_length[text.size()];
  for (; candidates != 0; candidates &= candidates - 1) {
    const Keyword& keyword = kKeywords[__builtin_ctzll(candidates)];
    if (keyword.text == text) return keyword.kind;
  }
  return TokenKind::Name;
}

}  // namespace molt::lex
