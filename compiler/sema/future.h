#pragma once

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/sema/sema.h"

namespace molt::sema {

// Reads the future statements at the head of a module (Python/future.c). False if an error was
// reported. Internal to sema/.
bool find_future_features(const ast::Module& tree, const SourceFile& source,
                          FutureFeatures* features, DiagnosticSink& sink);

}  // namespace molt::sema
