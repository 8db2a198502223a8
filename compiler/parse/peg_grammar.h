#pragma once

// A parsing expression grammar as data, for the error pass. Internal to parse/.
//
// The notation of the rules (error_grammar_*.cpp): `name = alternative | alternative ;` where an
// alternative is a row of
//
//   'if' '('        a keyword or operator          "match"   a soft keyword
//   NAME NEWLINE    a kind of token                SOFT      any soft keyword
//   rule            another rule                   (a | b)   a group
//   x?  x*  x+      optional, repeated             x%','     one or more x with commas between them
//   &x  !x          lookahead                      &&x       x, whose absence is an error at once
//   ~               no other alternative is tried from here on
//
// followed by what it gives, if that is not its only element (or a plain group of them):
//
//   -> Kind         an expression of that kind
//   -> $2           its second element
//   -> fold Kind    its first element if the second is empty, else an expression of that kind
//   -> check f      what the C++ function f decides (error_actions.cpp)
//   -> error Id PLACE ARGUMENT...
//                   fails the whole parse with a diagnostic. PLACE: @1 is the first element, @1-3
//                   from the first to the third, @1- from the first to the last token looked at,
//                   @last that token, @next the next one. ARGUMENT: name(1) says what kind of
//                   expression the element is, text(1) is its text, line(1) its line.
//
// An alternative that is nothing but a rule whose name begins with "invalid_" is tried only in the
// second pass. A "*" behind a rule's name (`name* = ...`) means that its results are remembered
// whatever the pass allows, as CPython's
// "(memo)" rules are.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lex/token.h"

namespace molt::parse {

// What an expression is, as far as messages tell.
enum class ExprKind : uint8_t {
  // Not an expression: a token, or a row of elements.
  Token,
  Row,
  // Parts of calls.
  Keyword,
  DoubleStarred,
  Attribute,
  Subscript,
  Starred,
  Name,
  List,
  Tuple,
  Lambda,
  Call,
  Operation,
  GeneratorExp,
  Yield,
  Await,
  ListComp,
  SetComp,
  DictComp,
  Dict,
  Set,
  FString,
  None,
  True,
  False,
  Ellipsis,
  Literal,
  Compare,
  IfExp,
  NamedExpr,
};

// "function call", "literal", ... as in "cannot assign to function call".
std::string_view description_of(ExprKind kind);

struct PegElement {
  enum class Op : uint8_t {
    Token,
    SoftKeyword,
    AnySoftKeyword,
    Rule,
    Group,
    Cut,
  };
  enum class Repeat : uint8_t { Once, Optional, Star, Plus, Separated };
  enum class Look : uint8_t { None, And, Not, Forced };
  Op op = Op::Token;
  Repeat repeat = Repeat::Once;
  Look look = Look::None;
  // The kind for Token, and the separator for Separated.
  lex::TokenKind token = lex::TokenKind::EndMarker;
  lex::TokenKind separator = lex::TokenKind::Comma;
  // For Rule: the rule. For Group: index into PegGrammar::groups.
  uint16_t index = 0;
  std::string_view soft_keyword;
};

struct PegAction {
  enum class Op : uint8_t { Default, Node, Pick, Fold, Check, Error };
  enum class Place : uint8_t { Range, FromItem, Last, Next };
  struct Argument {
    enum class What : uint8_t { Name, Text, Line } what;
    uint8_t item;
  };
  Op op = Op::Default;
  Place place = Place::Range;
  ExprKind kind = ExprKind::Row;
  DiagnosticId diagnostic = DiagnosticId::InvalidSyntax;
  // Pick: the item. Error: the first and last item of the range.
  uint8_t first = 0;
  uint8_t last = 0;
  std::string_view check;
  std::vector<Argument> arguments;
};

struct PegAlternative {
  std::vector<PegElement> elements;
  PegAction action;
};

struct PegRule {
  std::string_view name;
  bool is_invalid = false;
  bool remembered = false;
  std::vector<PegAlternative> alternatives;
};

class PegGrammar {
 public:
  // Reads the rules; a mistake in them is an internal error.
  static const PegGrammar& python();

  const PegRule& rule(uint16_t index) const { return rules_[index]; }
  const std::vector<PegAlternative>& group(uint16_t index) const { return groups_[index]; }
  uint16_t find(std::string_view name) const;

 private:
  friend class PegReader;

  std::vector<PegRule> rules_;
  std::vector<std::vector<PegAlternative>> groups_;
  std::unordered_map<std::string_view, uint16_t> by_name_;
};

// The text of the rules.
extern const std::string_view kStatementRules;
extern const std::string_view kExpressionRules;
extern const std::string_view kInvalidRules;

}  // namespace molt::parse
