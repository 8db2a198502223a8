#include "compiler/parse/peg_grammar.h"

#include "compiler/support/check.h"

namespace molt::parse {

namespace {

using lex::TokenKind;

struct NamedDiagnostic {
  std::string_view name;
  DiagnosticId id;
};
constexpr NamedDiagnostic kDiagnostics[] = {
#define MOLT_DIAGNOSTIC(id, error_class, text) {#id, DiagnosticId::id},
#include "compiler/diagnostics/diagnostics.def"
};

struct NamedToken {
  std::string_view name;
  TokenKind kind;
};
constexpr NamedToken kTokens[] = {
    {"NAME", TokenKind::Name},
    {"NUMBER", TokenKind::Number},
    {"STRING", TokenKind::String},
    {"NEWLINE", TokenKind::Newline},
    {"INDENT", TokenKind::Indent},
    {"DEDENT", TokenKind::Dedent},
    {"END", TokenKind::EndMarker},
    {"FSTART", TokenKind::FStringStart},
    {"FMIDDLE", TokenKind::FStringMiddle},
    {"FEND", TokenKind::FStringEnd},
};
constexpr NamedToken kSpelled[] = {
#define MOLT_TOKEN(kind)
#define MOLT_KEYWORD(kind, text) {text, TokenKind::kind},
#define MOLT_OPERATOR(kind, text) {text, TokenKind::kind},
#include "compiler/lex/tokens.def"
};

struct NamedKind {
  std::string_view name;
  ExprKind kind;
  std::string_view description;
};
constexpr NamedKind kKinds[] = {
    {"Token", ExprKind::Token, ""},
    {"Row", ExprKind::Row, ""},
    {"Keyword", ExprKind::Keyword, ""},
    {"DoubleStarred", ExprKind::DoubleStarred, ""},
    {"Attribute", ExprKind::Attribute, "attribute"},
    {"Subscript", ExprKind::Subscript, "subscript"},
    {"Starred", ExprKind::Starred, "starred"},
    {"Name", ExprKind::Name, "name"},
    {"List", ExprKind::List, "list"},
    {"Tuple", ExprKind::Tuple, "tuple"},
    {"Lambda", ExprKind::Lambda, "lambda"},
    {"Call", ExprKind::Call, "function call"},
    {"Operation", ExprKind::Operation, "expression"},
    {"GeneratorExp", ExprKind::GeneratorExp, "generator expression"},
    {"Yield", ExprKind::Yield, "yield expression"},
    {"Await", ExprKind::Await, "await expression"},
    {"ListComp", ExprKind::ListComp, "list comprehension"},
    {"SetComp", ExprKind::SetComp, "set comprehension"},
    {"DictComp", ExprKind::DictComp, "dict comprehension"},
    {"Dict", ExprKind::Dict, "dict literal"},
    {"Set", ExprKind::Set, "set display"},
    {"FString", ExprKind::FString, "f-string expression"},
    {"None", ExprKind::None, "None"},
    {"True", ExprKind::True, "True"},
    {"False", ExprKind::False, "False"},
    {"Ellipsis", ExprKind::Ellipsis, "ellipsis"},
    {"Literal", ExprKind::Literal, "literal"},
    {"Compare", ExprKind::Compare, "comparison"},
    {"IfExp", ExprKind::IfExp, "conditional expression"},
    {"NamedExpr", ExprKind::NamedExpr, "named expression"},
};

template <class Table>
auto& find_named(const Table& table, std::string_view name, const char* what) {
  for (const auto& row : table)
    if (row.name == name) return row;
  MOLT_UNREACHABLE("error grammar", std::string(what) + " unknown: " + std::string(name));
}

}  // namespace

std::string_view description_of(ExprKind kind) {
  return kKinds[static_cast<size_t>(kind)].description;
}

// Reads the notation described in the header.
class PegReader {
 public:
  explicit PegReader(PegGrammar& grammar) : grammar_(grammar) {}

  void read(std::string_view text) {
    text_ = text;
    for (next(); !word_.empty(); next()) {
      const uint16_t index = rule_index(word_);
      next();
      PegRule& rule = grammar_.rules_[index];
      if (word_ == "*") {
        rule.remembered = true;
        next();
      }
      rule.is_invalid = rule.name.starts_with("invalid_");
      expect("=");
      std::vector<PegAlternative> alternatives = read_alternatives(";");
      grammar_.rules_[index].alternatives = std::move(alternatives);
    }
  }

 private:
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  // The next word, quoted text (with its quotes) or sign; empty at the end.
  void next() {
    const size_t start = text_.find_first_not_of(" \n");
    if (start == std::string_view::npos) {
      word_ = {};
      return;
    }
    text_.remove_prefix(start);
    size_t length = 1;
    if (is_letter(text_[0])) {
      while (length < text_.size() && is_letter(text_[length])) ++length;
    } else if (text_[0] == '\'' || text_[0] == '"') {
      length = text_.find(text_[0], 1) + 1;
    } else if (text_.starts_with("->") || text_.starts_with("&&")) {
      length = 2;
    }
    word_ = text_.substr(0, length);
    text_.remove_prefix(length);
  }

  void expect(std::string_view word) {
    MOLT_CHECK(word_ == word, "error grammar",
               "expected " + std::string(word) + " before " + std::string(text_.substr(0, 40)));
    next();
  }

  uint16_t rule_index(std::string_view name) {
    const auto [found, inserted] =
        grammar_.by_name_.try_emplace(name, static_cast<uint16_t>(grammar_.rules_.size()));
    if (inserted) grammar_.rules_.emplace_back().name = name;
    return found->second;
  }

  // Stops at `end`, which it leaves as the current word.
  std::vector<PegAlternative> read_alternatives(std::string_view end) {
    std::vector<PegAlternative> alternatives(1);
    while (word_ != end) {
      if (word_ == "|") {
        if (!alternatives.back().elements.empty()) alternatives.emplace_back();
        next();
      } else if (word_ == "->") {
        next();
        read_action(alternatives.back().action);
      } else {
        PegElement element = read_element();
        alternatives.back().elements.push_back(element);
      }
    }
    return alternatives;
  }

  PegElement read_element() {
    PegElement element;
    if (word_ == "&" || word_ == "!" || word_ == "&&") {
      element.look = word_ == "&"   ? PegElement::Look::And
                     : word_ == "!" ? PegElement::Look::Not
                                    : PegElement::Look::Forced;
      next();
    }
    read_atom(element);
    if (word_ == "?") {
      element.repeat = PegElement::Repeat::Optional;
      next();
    } else if (word_ == "*") {
      element.repeat = PegElement::Repeat::Star;
      next();
    } else if (word_ == "+") {
      element.repeat = PegElement::Repeat::Plus;
      next();
    } else if (word_ == "%") {
      element.repeat = PegElement::Repeat::Separated;
      next();
      element.separator = find_named(kSpelled, unquoted(), "operator").kind;
      next();
    }
    return element;
  }

  std::string_view unquoted() const { return word_.substr(1, word_.size() - 2); }

  void read_atom(PegElement& element) {
    if (word_ == "(") {
      next();
      element.op = PegElement::Op::Group;
      std::vector<PegAlternative> alternatives = read_alternatives(")");
      element.index = static_cast<uint16_t>(grammar_.groups_.size());
      grammar_.groups_.push_back(std::move(alternatives));
    } else if (word_ == "~") {
      element.op = PegElement::Op::Cut;
    } else if (word_[0] == '\'') {
      element.token = find_named(kSpelled, unquoted(), "operator").kind;
    } else if (word_[0] == '"') {
      element.op = PegElement::Op::SoftKeyword;
      element.soft_keyword = unquoted();
    } else if (word_ == "SOFT") {
      element.op = PegElement::Op::AnySoftKeyword;
    } else if (word_[0] >= 'A' && word_[0] <= 'Z') {
      element.token = find_named(kTokens, word_, "token").kind;
    } else {
      element.op = PegElement::Op::Rule;
      element.index = rule_index(word_);
    }
    next();
  }

  uint8_t read_number() {
    const auto number = static_cast<uint8_t>(word_[0] - '0');
    next();
    return number;
  }

  void read_action(PegAction& action) {
    if (word_ == "$") {
      next();
      action.op = PegAction::Op::Pick;
      action.first = read_number();
    } else if (word_ == "fold") {
      next();
      action.op = PegAction::Op::Fold;
      action.kind = find_named(kKinds, word_, "kind").kind;
      next();
    } else if (word_ == "check") {
      next();
      action.op = PegAction::Op::Check;
      action.check = word_;
      next();
    } else if (word_ == "error") {
      next();
      read_error(action);
    } else {
      action.op = PegAction::Op::Node;
      action.kind = find_named(kKinds, word_, "kind").kind;
      next();
    }
  }

  void read_error(PegAction& action) {
    action.op = PegAction::Op::Error;
    action.diagnostic = find_named(kDiagnostics, word_, "diagnostic").id;
    next();
    expect("@");
    if (word_ == "last" || word_ == "next") {
      action.place = word_ == "last" ? PegAction::Place::Last : PegAction::Place::Next;
      next();
    } else {
      action.first = action.last = read_number();
      if (word_ == "-") {
        next();
        if (word_.empty() || word_[0] < '0' || word_[0] > '9') {
          action.place = PegAction::Place::FromItem;
        } else {
          action.last = read_number();
        }
      }
    }
    while (word_ == "name" || word_ == "text" || word_ == "line") {
      using What = PegAction::Argument::What;
      const What what = word_ == "name" ? What::Name : word_ == "text" ? What::Text : What::Line;
      next();
      expect("(");
      action.arguments.push_back({what, read_number()});
      expect(")");
    }
  }

  PegGrammar& grammar_;
  std::string_view text_;
  std::string_view word_;
};

uint16_t PegGrammar::find(std::string_view name) const { return by_name_.at(name); }

const PegGrammar& PegGrammar::python() {
  // Never destroyed: it is needed until the process ends.
  static const PegGrammar* const grammar = [] {
    auto* made = new PegGrammar;
    PegReader reader(*made);
    reader.read(kStatementRules);
    reader.read(kExpressionRules);
    reader.read(kInvalidRules);
    for (const PegRule& rule : made->rules_)
      MOLT_CHECK(!rule.alternatives.empty(), "error grammar",
                 "no such rule: " + std::string(rule.name));
    return made;
  }();
  return *grammar;
}

}  // namespace molt::parse
