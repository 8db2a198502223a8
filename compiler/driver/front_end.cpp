#include "compiler/driver/front_end.h"

#include "compiler/parse/parse.h"
#include "compiler/sema/sema.h"
#include "compiler/support/arena.h"
#include "compiler/support/interner.h"

namespace molt::driver {

std::unique_ptr<mir::Module> build_source(std::deque<SourceFile>& sources, const SourceText& text,
                                          const build_mir::ModuleOptions& options,
                                          DiagnosticSink& sink) {
  DecodeProblem problem;
  const SourceFile& decoded =
      sources.emplace_back(SourceFile::decode(text.error_path, text.content, &problem));
  if (parse::report_decode_problem(decoded, problem, sink)) return nullptr;
  Arena arena;
  Interner interner;
  ast::Module* tree = parse::parse_module(decoded, arena, interner, sink);
  if (tree == nullptr) return nullptr;
  std::unique_ptr<sema::Module> resolved = sema::analyse(tree, decoded, interner, sink);
  if (resolved == nullptr) return nullptr;
  return build_mir::build_module(*resolved, options, sink);
}

}  // namespace molt::driver
