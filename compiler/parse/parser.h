#pragma once

// The parser proper: recursive descent over the token list, precedence climbing for binary
// operators. It decides only whether a text is Python and builds its tree; the message for a text
// that is not comes from error_pass.h, which knows the grammar in the order in which CPython tries
// it. Internal to parse/.
//
// Every parsing function leaves the position behind what it has read and returns null on failure;
// the caller returns null at once. Files: parse_statement.cpp, parse_simple.cpp,
// parse_compound.cpp, parse_match.cpp, parse_expression.cpp, parse_atom.cpp, parse_arguments.cpp,
// parse_target.cpp, parse_string.cpp.

#include <cstring>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lex/lexer.h"
#include "compiler/parse/literals.h"
#include "compiler/support/arena.h"
#include "compiler/support/interner.h"

namespace molt::parse {

using ast::Seq;
using lex::Token;
using lex::TokenKind;

// CPython's parser gives up with a MemoryError at this depth of rules.
inline constexpr int kMaxDepth = 6000;
// Rules that CPython passes through from one bracket to the next.
inline constexpr int kBracketDepth = 24;

class Parser {
 public:
  Parser(const SourceFile& source, const std::vector<Token>& tokens, Arena& arena,
         Interner& interner);

  // Null if the text does not conform; then error() may say why, namely where a token stands in the
  // right place but has a wrong value.
  ast::Module* parse_file();
  ast::Expression* parse_eval();

  const std::optional<Diagnostic>& error() const { return literals_.error(); }
  std::vector<Diagnostic>& warnings() { return literals_.warnings(); }

 private:
  template <class T>
  class List;

  // Counts one level of recursion; false if it is one too many.
  class Depth {
   public:
    explicit Depth(Parser& parser, int levels = 1);
    ~Depth() { parser_.depth_ -= levels_; }
    explicit operator bool() const { return parser_.depth_ <= kMaxDepth; }

   private:
    Parser& parser_;
    int levels_;
  };

  // --- Statements (parse_statement.cpp)
  bool parse_statements(List<ast::Stmt*>& out);
  bool parse_statement(List<ast::Stmt*>& out);
  bool parse_simple_line(List<ast::Stmt*>& out);
  // A suite: empty on failure, since a block has at least one statement.
  Seq<ast::Stmt*> parse_block();
  // ':' and the block.
  Seq<ast::Stmt*> parse_colon_block();

  // --- Simple statements (parse_simple.cpp)
  ast::Stmt* parse_simple_statement();
  ast::Stmt* parse_expression_statement();
  ast::Stmt* parse_assignment(const Token& start, ast::Expr* first);
  ast::Stmt* parse_annotated_assignment(const Token& start, ast::Expr* target);
  ast::Stmt* parse_type_alias();
  ast::Stmt* parse_return();
  ast::Stmt* parse_raise();
  ast::Stmt* parse_delete();
  ast::Stmt* parse_assert();
  ast::Stmt* parse_import();
  ast::Stmt* parse_import_from();
  ast::Alias* parse_import_name(bool dotted);
  Symbol parse_dotted_name();
  bool parse_name_list(List<Symbol>& names);
  // yield_expr or star_expressions.
  ast::Expr* parse_value();

  // --- Compound statements (parse_compound.cpp)
  ast::Stmt* parse_if();
  ast::Stmt* parse_while();
  ast::Stmt* parse_for(const Token& start, bool is_async);
  ast::Stmt* parse_with(const Token& start, bool is_async);
  ast::Stmt* finish_with(const Token& start, bool is_async, Seq<ast::WithItem*> items);
  bool parse_with_items(List<ast::WithItem*>& items, bool parenthesised);
  ast::Stmt* parse_try();
  bool parse_handlers(List<ast::ExceptHandler*>& handlers, bool* is_star);
  ast::Stmt* parse_async();
  ast::Stmt* parse_decorated();
  ast::Stmt* parse_function(const Token& start, bool is_async, Seq<ast::Expr*> decorators);
  ast::Stmt* parse_class(Seq<ast::Expr*> decorators);
  bool parse_type_params(Seq<ast::TypeParam*>* out);
  ast::TypeParam* parse_type_param();
  // An optional `else` block; false on failure.
  bool parse_else(Seq<ast::Stmt*>* out);

  // --- match (parse_match.cpp)
  ast::Stmt* parse_match();
  ast::Expr* parse_subject();
  ast::MatchCase* parse_case();
  ast::Pattern* parse_patterns();
  ast::Pattern* parse_pattern();
  ast::Pattern* parse_or_pattern();
  ast::Pattern* parse_closed_pattern();
  ast::Pattern* parse_maybe_star_pattern();
  ast::Pattern* parse_name_pattern();
  ast::Pattern* parse_class_pattern(const Token& start, ast::Expr* cls);
  ast::Pattern* parse_sequence_pattern();
  ast::Pattern* parse_mapping_pattern();
  ast::Pattern* parse_literal_pattern();
  // A literal that may stand in a pattern, or null without an error if there is none.
  ast::Expr* parse_literal_expr();
  ast::Expr* parse_signed_number();
  ast::Expr* parse_pattern_attribute(const Token& name);
  bool at_capture_name() const;

  // --- Expressions (parse_expression.cpp)
  ast::Expr* parse_star_expressions();
  ast::Expr* parse_star_expression();
  ast::Expr* parse_star_named_expression();
  ast::Expr* parse_named_expression();
  ast::Expr* parse_expression();
  ast::Expr* parse_yield();
  ast::Expr* parse_lambda();
  ast::Expr* parse_disjunction();
  ast::Expr* parse_conjunction();
  ast::Expr* parse_inversion();
  ast::Expr* parse_comparison();
  bool take_comparison_operator(ast::CompareOperator* op);
  ast::Expr* parse_bitwise_or() { return parse_binary(1); }
  ast::Expr* parse_binary(int lowest_precedence);
  ast::Expr* parse_factor();
  ast::Expr* parse_power();
  ast::Expr* parse_starred();

  // --- Primaries and atoms (parse_atom.cpp)
  ast::Expr* parse_primary();
  ast::Expr* parse_atom();
  ast::Expr* parse_parenthesised();
  ast::Expr* parse_bracketed();
  ast::Expr* parse_braced();
  ast::Expr* parse_dict(const Token& start, ast::Expr* first_key);
  ast::Expr* parse_subscript(const Token& start, ast::Expr* value);
  ast::Expr* parse_slice();
  // Elements of a display up to the closing bracket, which is left; the first has been read.
  bool parse_elements(List<ast::Expr*>& elements, TokenKind closing);
  // The for and if clauses of a comprehension; empty on failure.
  Seq<ast::Comprehension*> parse_for_if_clauses();
  bool at_comprehension() const { return at(TokenKind::KwFor) || at(TokenKind::KwAsync); }

  // --- Parameters and arguments (parse_arguments.cpp)
  ast::Arguments* parse_parameters(TokenKind closing, bool annotated);
  ast::Arg* parse_parameter(bool annotated, bool star_annotation);
  // The cursor is behind "(". Reads up to and including ")".
  bool parse_call_arguments(const Token& open, Seq<ast::Expr*>* args, Seq<ast::Keyword*>* keywords);
  bool parse_keyword_argument(std::vector<ast::Keyword*>& keywords);

  // --- Targets (parse_target.cpp)
  ast::Expr* parse_star_target();
  ast::Expr* parse_star_targets();
  // Gives an expression that has been read as a value the context of a target. False if it cannot
  // be one.
  bool make_target(ast::Expr* expr, ast::ExprContext context);
  static bool is_single_target(const ast::Expr* expr);

  // --- Strings (parse_string.cpp)
  ast::Expr* parse_strings();
  class StringJoiner;
  bool parse_fstring(StringJoiner& joiner);
  bool parse_replacement_field(StringJoiner& joiner);
  ast::Expr* parse_format_spec(const Token& colon);
  Seq<ast::Expr*> parse_format_spec_field();
  ast::Constant* make_string_constant(const Location& loc, std::string_view text, bool bytes);

  // --- Tokens
  const Token& current() const { return tokens_[position_]; }
  const Token& token_ahead(size_t count) const {
    const size_t index = position_ + count;
    return index < tokens_.size() ? tokens_[index] : tokens_.back();
  }
  bool at(TokenKind kind) const { return current().kind == kind; }
  bool at_name(std::string_view text) const {
    return at(TokenKind::Name) && current().symbol.text() == text;
  }
  // The last token of the list is never passed.
  const Token& advance() {
    const Token& token = tokens_[position_];
    if (position_ + 1 < tokens_.size()) ++position_;
    return token;
  }
  bool accept(TokenKind kind) {
    if (!at(kind)) return false;
    advance();
    return true;
  }
  bool starts_expression() const;

  // --- Nodes
  template <class T>
  T* make(const Location& loc) {
    T* node = arena_.make<T>();
    node->kind = T::kKind;
    node->loc = loc;
    return node;
  }
  // From the start of `first` to the end of the last token read that is not white space.
  Location from(const Location& first) const {
    size_t last = position_ - 1;
    while (tokens_[last].kind == TokenKind::Newline || tokens_[last].kind == TokenKind::Indent ||
           tokens_[last].kind == TokenKind::Dedent) {
      --last;
    }
    return join(first, tokens_[last].loc);
  }
  Location from(const Token& first) const { return from(first.loc); }
  ast::Name* make_name(const Token& token, ast::ExprContext context);

  const SourceFile& source_;
  const std::vector<Token>& tokens_;
  Arena& arena_;
  Interner& interner_;
  Literals literals_;
  size_t position_ = 0;
  int depth_ = 0;
  // Elements of the sequences under construction, as a stack of words.
  std::vector<uint64_t> scratch_;
};

// A sequence under construction. Lists are nested like the calls that build them: an element may be
// added only while no list that was begun later is alive.
template <class T>
class Parser::List {
 public:
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(uint64_t));

  explicit List(Parser& parser) : parser_(parser), base_(parser.scratch_.size()) {}
  ~List() { parser_.scratch_.resize(base_); }
  List(const List&) = delete;
  List& operator=(const List&) = delete;

  void add(T item) {
    uint64_t word = 0;
    std::memcpy(static_cast<void*>(&word), &item, sizeof(T));
    parser_.scratch_.push_back(word);
  }
  size_t size() const { return parser_.scratch_.size() - base_; }

  T operator[](size_t index) const {
    T item;
    std::memcpy(static_cast<void*>(&item), &parser_.scratch_[base_ + index], sizeof(T));
    return item;
  }

  // Copies the elements to the arena.
  Seq<T> finish() const {
    if (size() == 0) return {};
    T* data = static_cast<T*>(parser_.arena_.allocate(sizeof(T) * size(), alignof(T)));
    for (size_t i = 0; i < size(); ++i)
      std::memcpy(static_cast<void*>(data + i), &parser_.scratch_[base_ + i], sizeof(T));
    return {data, size()};
  }

 private:
  Parser& parser_;
  size_t base_;
};

}  // namespace molt::parse
