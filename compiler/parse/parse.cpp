#include "compiler/parse/parse.h"

#include <utility>

#include "compiler/lex/lexer.h"
#include "compiler/parse/error_pass.h"
#include "compiler/parse/parser.h"
#include "compiler/support/sort.h"

namespace molt::parse {

namespace {

// Warnings of the lexer and of the parser, in the order of their lines.
void report_warnings(const lex::TokenList& list, Parser& parser, int32_t last_line,
                     DiagnosticSink& sink) {
  std::vector<Diagnostic> warnings;
  for (const lex::TokenList::Warning& warning : list.warnings)
    warnings.push_back(warning.diagnostic);
  for (Diagnostic& warning : parser.warnings()) warnings.push_back(std::move(warning));
  insertion_sort(warnings, [](const Diagnostic& a, const Diagnostic& b) {
    return a.location.lineno < b.location.lineno;
  });
  const Diagnostic* previous = nullptr;
  for (const Diagnostic& warning : warnings) {
    if (warning.location.lineno > last_line) break;
    // One line warns of one thing once.
    if (previous && previous->location == warning.location && previous->message == warning.message)
      continue;
    previous = &warning;
    sink.report(warning);
  }
}

template <class Parse>
auto parse_with(const SourceFile& source, Arena& arena, Interner& interner, DiagnosticSink& sink,
                std::string_view start_rule, Parse parse) {
  const lex::TokenList list = lex::tokenize(source, interner);
  Parser parser(source, list.tokens, arena, interner);
  auto* tree = parse(parser);
  if (tree) {
    report_warnings(list, parser, source.line_count(), sink);
    return tree;
  }
  Diagnostic error = parser.error() ? ErrorPass::prefer_lexer_error(list, *parser.error(),
                                                                    parser.error()->location.lineno)
                                    : ErrorPass(source, list).find(start_rule);
  // Errors of the tokenizer itself count characters; so do all in a file that names its encoding.
  const bool is_lexer_error = list.error && list.error->when == lex::LexError::When::Always &&
                              error.id == list.error->diagnostic.id;
  error.columns_count_bytes = !is_lexer_error && !source.declares_encoding();
  report_warnings(list, parser, error.location.lineno, sink);
  sink.report(std::move(error));
  return tree;
}

}  // namespace

ast::Module* parse_module(const SourceFile& source, Arena& arena, Interner& interner,
                          DiagnosticSink& sink) {
  return parse_with(source, arena, interner, sink, "file",
                    [](Parser& parser) { return parser.parse_file(); });
}

ast::Expression* parse_expression(const SourceFile& source, Arena& arena, Interner& interner,
                                  DiagnosticSink& sink) {
  return parse_with(source, arena, interner, sink, "eval",
                    [](Parser& parser) { return parser.parse_eval(); });
}

}  // namespace molt::parse
