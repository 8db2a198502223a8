// From a file's bytes to MIR.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "compiler/build_mir/build_mir.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/mir/mir.h"
#include "compiler/support/source.h"

namespace molt::driver {

struct SourceText {
  // Shown in compile errors.
  std::string error_path;
  std::string content;
};

// Decodes, parses, resolves and builds. Null when the module is wrong; the sink says why. The
// diagnostics point into the new element of `sources`.
std::unique_ptr<mir::Module> build_source(std::deque<SourceFile>& sources, const SourceText& text,
                                          const build_mir::ModuleOptions& options,
                                          DiagnosticSink& sink);

}  // namespace molt::driver
