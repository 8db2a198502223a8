#include "compiler/parse/parse.h"

#include "compiler/lex/lexer.h"
#include "compiler/parse/parser.h"

namespace molt::parse {

ast::Module* parse_module(const SourceFile& source, Arena& arena, Interner& interner,
                          DiagnosticSink& sink) {
  const lex::TokenList list = lex::tokenize(source, interner);
  Parser parser(source, list.tokens, arena, interner);
  ast::Module* module = parser.parse_file();
  if (!module) {
    if (parser.error())
      sink.report(*parser.error());
    else if (list.error)
      sink.report(list.error->diagnostic);
    else
      sink.report(DiagnosticId::InvalidSyntax, source, {1, 0, 0, 0});
    return nullptr;
  }
  for (Diagnostic& warning : parser.warnings()) sink.report(std::move(warning));
  return module;
}

}  // namespace molt::parse
