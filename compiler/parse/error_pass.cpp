#include "compiler/parse/error_pass.h"

#include <string>
#include <utility>

#include "compiler/parse/parser.h"

namespace molt::parse {

namespace {

bool is_soft_keyword(const lex::Token& token) {
  const std::string_view text = token.symbol.text();
  if (token.kind != TokenKind::Name) return false;
  // CPython compares only as many characters as the name has, so that `c` counts as `case`.
  for (std::string_view keyword : {"_", "case", "match", "type"})
    if (keyword.starts_with(text)) return true;
  return false;
}

}  // namespace

ErrorPass::ErrorPass(const SourceFile& source, const lex::TokenList& list)
    : source_(source),
      list_(list),
      grammar_(PegGrammar::python()),
      literals_(source, arena_),
      expression_without_invalid_(grammar_.find("expression_without_invalid")) {}

Diagnostic ErrorPass::find(std::string_view start_rule) {
  const uint16_t start = grammar_.find(start_rule);
  match_rule(start);
  // The place of an error without a better message is where the first pass stopped.
  const uint32_t last_token = fill_ == 0 ? 0 : fill_ - 1;
  if (!error_) {
    memory_.clear();
    position_ = 0;
    depth_ = 0;
    invalid_rules_ = true;
    match_rule(start);
  }
  const bool lexer_failed = fill_ != 0 && list_.tokens[fill_ - 1].kind == TokenKind::Error;
  Diagnostic error = error_ ? *error_ : generic_error(last_token);
  if (lexer_failed) return error;
  return prefer_lexer_error(list_, std::move(error),
                            fill_ == 0 ? 1 : list_.tokens[fill_ - 1].loc.lineno);
}

Diagnostic ErrorPass::prefer_lexer_error(const lex::TokenList& list, Diagnostic error,
                                         int32_t last_line) {
  if (!list.error || error.error_class == ErrorClass::MemoryError) return error;
  if (list.error->when == lex::LexError::When::Always) return list.error->diagnostic;
  if (list.open_brackets.empty()) return error;
  const lex::OpenBracket& open = list.open_brackets.back();
  if (last_line <= open.lineno) return error;
  return make_diagnostic(DiagnosticId::NeverClosed, error.source,
                         {open.lineno, open.col_offset, 0, 0},
                         {std::string_view(&open.character, 1)});
}

Diagnostic ErrorPass::generic_error(uint32_t last_token) const {
  const lex::Token& token = list_.tokens[last_token];
  if (token.kind == TokenKind::Indent)
    return make_diagnostic(DiagnosticId::UnexpectedIndent, &source_, last_loc());
  if (token.kind == TokenKind::Dedent)
    return make_diagnostic(DiagnosticId::UnexpectedUnindent, &source_, last_loc());
  return make_diagnostic(DiagnosticId::InvalidSyntax, &source_, loc_of_token(token));
}

// --- Matching

const lex::Token* ErrorPass::fetch() {
  if (position_ >= list_.tokens.size()) return nullptr;
  const lex::Token& token = list_.tokens[position_];
  if (position_ >= fill_) {
    fill_ = position_ + 1;
    if (token.kind == TokenKind::Error) fail(list_.error->diagnostic);
  }
  return error_ ? nullptr : &token;
}

const PegNode* ErrorPass::match_token() {
  PegNode* node = arena_.make<PegNode>();
  node->kind = ExprKind::Token;
  node->first = position_;
  node->last = ++position_;
  return node;
}

const PegNode* ErrorPass::match_rule(uint16_t index) {
  const PegRule& rule = grammar_.rule(index);
  if (error_) return nullptr;
  // CPython's remembered results are the same for both kinds of pass; others are remembered here
  // only to save time.
  const uint64_t mode = rule.remembered ? 0 : invalid_rules_ ? 1 : 2;
  const uint64_t key = (uint64_t{position_} << 12 | index) << 2 | mode;
  if (const auto found = memory_.find(key); found != memory_.end()) {
    if (found->second.node) position_ = found->second.end;
    return found->second.node;
  }
  if (++depth_ > kMaxDepth) {
    fail(make_diagnostic(DiagnosticId::TooComplex, nullptr, {}));
    return nullptr;
  }
  const bool outer_mode = invalid_rules_;
  if (index == expression_without_invalid_) invalid_rules_ = false;
  const PegNode* node = match_alternatives(rule.alternatives);
  invalid_rules_ = outer_mode;
  --depth_;
  if (!error_) memory_[key] = {node, position_};
  return node;
}

const PegNode* ErrorPass::match_alternatives(const std::vector<PegAlternative>& alternatives) {
  const uint32_t start = position_;
  for (const PegAlternative& alternative : alternatives) {
    bool cut = false;
    if (const PegNode* node = match_alternative(alternative, &cut)) return node;
    position_ = start;
    if (error_ || cut) return nullptr;
  }
  return nullptr;
}

const PegNode* ErrorPass::match_alternative(const PegAlternative& alternative, bool* cut) {
  const uint32_t start = position_;
  const PegElement& first = alternative.elements[0];
  if (!invalid_rules_ && alternative.elements.size() == 1 && first.op == PegElement::Op::Rule &&
      grammar_.rule(first.index).is_invalid)
    return nullptr;
  Row row;
  for (const PegElement& element : alternative.elements) {
    if (element.op == PegElement::Op::Cut) {
      *cut = true;
      row.push_back(nullptr);
      continue;
    }
    const PegNode* node = match_element(element);
    if (error_ || !node) return nullptr;
    row.push_back(node);
  }
  return finish(alternative.action, alternative, row, start);
}

const PegNode* ErrorPass::match_element(const PegElement& element) {
  switch (element.look) {
    case PegElement::Look::None:
      return match_repeated(element);
    case PegElement::Look::Forced:
      return match_forced(element);
    default:
      break;
  }
  const uint32_t start = position_;
  const bool found = match_repeated(element) != nullptr;
  position_ = start;
  if (error_ || found != (element.look == PegElement::Look::And)) return nullptr;
  return make(ExprKind::Row, start, {});
}

const PegNode* ErrorPass::match_forced(const PegElement& element) {
  const lex::Token* token = fetch();
  if (!token) return nullptr;
  if (token->kind == element.token) return match_token();
  raise_at(DiagnosticId::ExpectedToken, loc_of_token(*token), {lex::spelling(element.token)});
  return nullptr;
}

const PegNode* ErrorPass::match_repeated(const PegElement& element) {
  if (element.repeat == PegElement::Repeat::Once) return match_single(element);
  const uint32_t start = position_;
  Row items;
  while (const PegNode* node = match_single(element)) {
    items.push_back(node);
    if (element.repeat == PegElement::Repeat::Optional) break;
    // What matches nothing would match for ever.
    if (node->empty()) break;
    if (element.repeat != PegElement::Repeat::Separated) continue;
    const uint32_t before_separator = position_;
    const lex::Token* separator = fetch();
    if (!separator || separator->kind != element.separator) break;
    ++position_;
    const uint32_t after_separator = position_;
    const PegNode* next = match_single(element);
    position_ = next ? after_separator : before_separator;
    if (!next) break;
  }
  if (error_) return nullptr;
  const bool needs_one =
      element.repeat == PegElement::Repeat::Plus || element.repeat == PegElement::Repeat::Separated;
  if (items.empty() && needs_one) return nullptr;
  if (items.size() == 1 && element.repeat == PegElement::Repeat::Optional) return items[0];
  return make(ExprKind::Row, start, items);
}

const PegNode* ErrorPass::match_single(const PegElement& element) {
  switch (element.op) {
    case PegElement::Op::Rule:
      return match_rule(element.index);
    case PegElement::Op::Group:
      return match_alternatives(grammar_.group(element.index));
    default:
      break;
  }
  const lex::Token* token = fetch();
  if (!token) return nullptr;
  bool matches = false;
  switch (element.op) {
    case PegElement::Op::Token:
      matches = token->kind == element.token;
      break;
    case PegElement::Op::SoftKeyword:
      matches = token->kind == TokenKind::Name && token->symbol.text() == element.soft_keyword;
      break;
    case PegElement::Op::AnySoftKeyword:
      matches = is_soft_keyword(*token);
      break;
    default:
      break;
  }
  return matches ? match_token() : nullptr;
}

const PegNode* ErrorPass::make(ExprKind kind, uint32_t first, const Row& items) {
  PegNode* node = arena_.make<PegNode>();
  node->kind = kind;
  node->first = first;
  node->last = position_;
  node->items = arena_.copy_span(items);
  return node;
}

const PegNode* ErrorPass::finish(const PegAction& action, const PegAlternative& alternative,
                                 Row& row, uint32_t start) {
  switch (action.op) {
    case PegAction::Op::Node:
      return make(action.kind, start, row);
    case PegAction::Op::Pick:
      return row[action.first - 1];
    case PegAction::Op::Fold:
      return row[1]->empty() ? row[0] : make(action.kind, start, row);
    case PegAction::Op::Check:
      return check_rule(*this, action.check, row, start);
    case PegAction::Op::Error:
      return raise(action, row);
    case PegAction::Op::Default:
      break;
  }
  const PegNode* only = nullptr;
  for (size_t i = 0; i < row.size(); ++i) {
    const PegElement& element = alternative.elements[i];
    if (element.look == PegElement::Look::And || element.look == PegElement::Look::Not ||
        element.op == PegElement::Op::Cut)
      continue;
    if (only) return make(ExprKind::Row, start, row);
    only = row[i];
  }
  return only ? only : make(ExprKind::Row, start, row);
}

// --- Errors

void ErrorPass::fail(Diagnostic error) {
  if (!error_) error_ = std::move(error);
}

void ErrorPass::raise_at(DiagnosticId id, const Location& loc,
                         std::initializer_list<std::string_view> arguments) {
  fail(make_diagnostic(id, &source_, loc, arguments));
}

Location ErrorPass::loc_of_token(const lex::Token& token) const {
  if (token.loc.col_offset >= 0) return token.loc;
  // Indent and Dedent have no columns; CPython then takes the place that the tokenizer has reached.
  // At the end of the text that is the start of a line which does not exist.
  if (token.begin == source_.text().size()) return {token.loc.lineno, -1, 0, 0};
  const uint32_t column = token.begin - source_.line_start(token.loc.lineno);
  return {token.loc.lineno, static_cast<int32_t>(column) - 1, 0, 0};
}

Location ErrorPass::loc_of(const PegNode* node) const {
  return join(list_.tokens[node->first].loc, list_.tokens[node->last - 1].loc);
}

Location ErrorPass::to_last(const PegNode* node) const {
  Location loc = join(list_.tokens[node->first].loc, list_.tokens[fill_ - 1].loc);
  // CPython takes the tokenizer's position for a column that counts from 1.
  --loc.end_col_offset;
  return loc;
}

std::string_view ErrorPass::text_of(const PegNode* node) const {
  const lex::Token& token = token_of(node);
  if (token.symbol) return token.symbol.text();
  return source_.text().substr(token.begin, token.end - token.begin);
}

const PegNode* ErrorPass::raise(const PegAction& action, const Row& row) {
  Location loc;
  switch (action.place) {
    case PegAction::Place::Range:
      loc = join(loc_of(row[action.first - 1]), loc_of(row[action.last - 1]));
      break;
    case PegAction::Place::FromItem:
      loc = to_last(row[action.first - 1]);
      break;
    case PegAction::Place::Last:
      loc = last_loc();
      break;
    case PegAction::Place::Next: {
      const lex::Token* token = fetch();
      if (!token) return nullptr;
      loc = loc_of_token(*token);
      break;
    }
  }
  std::string arguments[2];
  for (size_t i = 0; i < action.arguments.size(); ++i) {
    const PegAction::Argument& argument = action.arguments[i];
    const PegNode* node = row[argument.item - 1];
    switch (argument.what) {
      case PegAction::Argument::What::Name:
        arguments[i] = description_of(node->kind);
        break;
      case PegAction::Argument::What::Text:
        arguments[i] = text_of(node);
        break;
      case PegAction::Argument::What::Line:
        arguments[i] = std::to_string(token_of(node).loc.lineno);
        break;
    }
  }
  raise_at(action.diagnostic, loc, {arguments[0], arguments[1]});
  return nullptr;
}

}  // namespace molt::parse
