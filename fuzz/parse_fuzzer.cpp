// libFuzzer's target for the front end: any bytes give a tree or diagnostics, and never a crash.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/molt_parse_fuzzer -max_len=4096 CORPUS tests/differential
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/parse/parse.h"
#include "compiler/sema/sema.h"

namespace molt {

static void compile(std::string_view bytes) {
  DecodeProblem problem;
  const SourceFile source = SourceFile::decode("fuzz.py", bytes, &problem);
  Arena arena;
  Interner interner;
  DiagnosticSink sink;
  if (!parse::report_decode_problem(source, problem, sink)) {
    const ast::Module* tree = parse::parse_module(source, arena, interner, sink);
    if (tree != nullptr) sema::analyse(tree, source, interner, sink);
  }
  // Rendering has to cope with every place that a diagnostic names.
  for (const Diagnostic& diagnostic : sink.diagnostics()) render(diagnostic);
}

}  // namespace molt

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  molt::compile({reinterpret_cast<const char*>(data), size});
  return 0;
}
