#pragma once

// Why a text is not Python, said as CPython 3.12 says it. Internal to parse/.
//
// CPython parses once; if that fails, it parses again with rules for typical mistakes, and the
// first rule that applies gives the message. Which rule comes first depends on the order of all
// alternatives, so this pass interprets the grammar in that order. It runs only on texts that the
// parser has refused; speed matters little.

#include <optional>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lex/lexer.h"
#include "compiler/parse/literals.h"
#include "compiler/parse/peg_grammar.h"
#include "compiler/support/arena.h"

namespace molt::parse {

// What has been recognised: a stretch of tokens.
struct PegNode {
  ExprKind kind = ExprKind::Row;
  uint32_t first = 0;
  // Exclusive; equal to `first` for what is absent.
  uint32_t last = 0;
  std::span<const PegNode* const> items;

  bool empty() const { return first == last; }
};

class ErrorPass {
 public:
  ErrorPass(const SourceFile& source, const lex::TokenList& list);

  // The error of a text that does not conform to the rule "file" or "eval".
  Diagnostic find(std::string_view start_rule);

  // The error to show where the parser has found one: a mistake that the lexer finds later in the
  // text counts for more. `last_line` is the line of the last token that the parser has looked at.
  static Diagnostic prefer_lexer_error(const lex::TokenList& list, Diagnostic error,
                                       int32_t last_line);

 private:
  friend struct ErrorActions;

  using Row = std::vector<const PegNode*>;

  // --- Matching: null on failure. The position moves only on success.
  const PegNode* match_rule(uint16_t index);
  const PegNode* match_alternatives(const std::vector<PegAlternative>& alternatives);
  const PegNode* match_alternative(const PegAlternative& alternative, bool* cut);
  const PegNode* match_element(const PegElement& element);
  const PegNode* match_repeated(const PegElement& element);
  const PegNode* match_single(const PegElement& element);
  const PegNode* match_forced(const PegElement& element);
  const PegNode* match_token();
  const PegNode* finish(const PegAction& action, const PegAlternative& alternative, Row& row,
                        uint32_t start);
  const lex::Token* fetch();

  // --- Nodes
  const PegNode* make(ExprKind kind, uint32_t first, const Row& items);

  // --- Errors
  void fail(Diagnostic error);
  const PegNode* raise(const PegAction& action, const Row& row);
  void raise_at(DiagnosticId id, const Location& loc,
                std::initializer_list<std::string_view> arguments = {});
  Location loc_of(const PegNode* node) const;
  Location loc_of_token(const lex::Token& token) const;
  Location last_loc() const { return loc_of_token(list_.tokens[fill_ - 1]); }
  Location to_last(const PegNode* node) const;
  std::string_view text_of(const PegNode* node) const;
  const lex::Token& token_of(const PegNode* node) const { return list_.tokens[node->first]; }
  Diagnostic generic_error(uint32_t last_token) const;

  const SourceFile& source_;
  const lex::TokenList& list_;
  const PegGrammar& grammar_;
  Arena arena_;
  Literals literals_;
  const uint16_t expression_without_invalid_;
  bool invalid_rules_ = false;
  // One more than the last token looked at, in both passes together.
  uint32_t fill_ = 0;
  uint32_t position_ = 0;
  int depth_ = 0;
  std::optional<Diagnostic> error_;
  struct Remembered {
    const PegNode* node;
    uint32_t end;
  };
  std::unordered_map<uint64_t, Remembered> memory_;
};

// The decisions of rules with `-> check`. Null: the rule does not apply, or has reported its error.
const PegNode* check_rule(ErrorPass& pass, std::string_view check,
                          const std::vector<const PegNode*>& row, uint32_t start);

}  // namespace molt::parse
