#include "compiler/sema/future.h"

namespace molt::sema {

namespace {

bool read_features(const ast::ImportFrom& statement, const SourceFile& source,
                   FutureFeatures* features, DiagnosticSink& sink) {
  // Features that have long been part of the language.
  constexpr std::string_view kMandatory[] = {"nested_scopes",    "generators",     "division",
                                             "absolute_import",  "with_statement", "print_function",
                                             "unicode_literals", "generator_stop"};
  const Location point{statement.loc.lineno, statement.loc.col_offset, 0, 0};
  for (const ast::Alias* alias : statement.names) {
    const std::string_view name = alias->name.text();
    bool known = false;
    for (std::string_view mandatory : kMandatory) known |= name == mandatory;
    if (known) continue;
    if (name == "annotations") {
      features->annotations = true;
    } else if (name == "barry_as_FLUFL") {
      sink.report(DiagnosticId::FutureFlufl, source, alias->loc);
      return false;
    } else if (name == "braces") {
      sink.report(DiagnosticId::FutureBraces, source, point);
      return false;
    } else {
      sink.report(DiagnosticId::FutureUnknown, source, point, {name});
      return false;
    }
  }
  return true;
}

}  // namespace

bool find_future_features(const ast::Module& tree, const SourceFile& source,
                          FutureFeatures* features, DiagnosticSink& sink) {
  bool done = false;
  int32_t previous_line = 0;
  for (const ast::Stmt* node : tree.body) {
    if (done && node->loc.lineno > previous_line) return true;
    previous_line = node->loc.lineno;
    if (const auto* statement = ast::dyn_as<ast::ImportFrom>(node);
        statement && statement->level == 0 && statement->module.text() == "__future__") {
      if (done) {
        sink.report(DiagnosticId::FutureNotFirst, source,
                    {node->loc.lineno, node->loc.col_offset, 0, 0});
        return false;
      }
      if (!read_features(*statement, source, features, sink)) return false;
      features->last_line = node->loc.lineno;
      continue;
    }
    const auto* expression = ast::dyn_as<ast::ExprStmt>(node);
    const auto* constant = expression ? ast::dyn_as<ast::Constant>(expression->value) : nullptr;
    if (!constant || constant->value.kind != ast::ConstantKind::Str) done = true;
  }
  return true;
}

}  // namespace molt::sema
