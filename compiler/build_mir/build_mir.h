// From the resolved tree to MIR: one function for the module's top-level code and one for each def,
// lambda, class body and generator expression. Everything is generic here: Python-level operations
// are calls of runtime entries.
#pragma once

#include <memory>
#include <string>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/mir/mir.h"
#include "compiler/sema/sema.h"

namespace molt::build_mir {

struct ModuleOptions {
  // Dotted; "__main__" for the program's own file.
  std::string name;
  // As co_filename in tracebacks.
  std::string filename;
  bool is_package = false;
};

// Reports what is not supported to the sink and returns null then.
std::unique_ptr<mir::Module> build_module(const sema::Module& module, const ModuleOptions& options,
                                          DiagnosticSink& sink);

}  // namespace molt::build_mir
