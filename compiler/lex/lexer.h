#pragma once

// Source text to tokens, with the rules and messages of CPython's tokenizer (Parser/tokenizer.c,
// PEP 701 for f-strings).
//
// The whole text is cut at once. At the first mistake the list ends with an Error token, so that a
// parser that fails before it reaches that token can still report its own error, as CPython does.

#include <optional>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lex/token.h"
#include "compiler/support/interner.h"
#include "compiler/support/source.h"

namespace molt::lex {

struct OpenBracket {
  char character;
  int32_t lineno;
  int32_t col_offset;
};

struct LexError {
  enum class When : uint8_t {
    // Takes precedence over an error that the parser found earlier in the text.
    Always,
    // Counts only if the parser reaches the Error token.
    OnReach,
    // The text ended inside brackets or after a backslash. Counts if the parser reaches it, or if
    // the innermost open bracket
    // is on an earlier line than the parser's error.
    EndOfText,
  };
  When when = When::Always;
  Diagnostic diagnostic;
};

struct TokenList {
  // Ends with EndMarker or Error.
  std::vector<Token> tokens;
  std::optional<LexError> error;
  // Brackets that are open at the end or at the error, outermost first.
  std::vector<OpenBracket> open_brackets;
  // Warnings with the index of the token at which they arise.
  struct Warning {
    uint32_t token_index;
    Diagnostic diagnostic;
  };
  std::vector<Warning> warnings;
};

TokenList tokenize(const SourceFile& source, Interner& interner);

}  // namespace molt::lex
