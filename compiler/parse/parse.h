#pragma once

// Source text to syntax tree.

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/support/arena.h"
#include "compiler/support/interner.h"
#include "compiler/support/source.h"

namespace molt::parse {

// Reports why bytes are not a text (see SourceFile::decode), as CPython does. False if there was
// nothing to report.
bool report_decode_problem(const SourceFile& source, const DecodeProblem& problem,
                           DiagnosticSink& sink);

// Parses a file. Null if there was a syntax error: then exactly one error has been reported, the
// one that CPython 3.12 gives. Warnings may be reported in either case. The tree lives in the arena
// and refers to the source's text and to the interner.
ast::Module* parse_module(const SourceFile& source, Arena& arena, Interner& interner,
                          DiagnosticSink& sink);

// The same for one expression, as for eval().
ast::Expression* parse_expression(const SourceFile& source, Arena& arena, Interner& interner,
                                  DiagnosticSink& sink);

}  // namespace molt::parse
