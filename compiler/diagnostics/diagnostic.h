#pragma once

// What is wrong with the user's program. Every message is a row of diagnostics.def; nothing is
// thrown: whoever finds the mistake reports it to a DiagnosticSink and gives up or goes on.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/support/source.h"

namespace molt {

enum class DiagnosticId : uint16_t {
#define MOLT_DIAGNOSTIC(id, error_class, text) id,
#include "compiler/diagnostics/diagnostics.def"
};

// The Python exception class under whose name a diagnostic is shown.
enum class ErrorClass : uint8_t {
  SyntaxError,
  IndentationError,
  TabError,
  MemoryError,
  RecursionError,
  SyntaxWarning,
  DeprecationWarning,
  // A construct that is Python but that Molt refuses.
  NotSupported,
};

std::string_view error_class_name(ErrorClass error_class);

struct Diagnostic {
  DiagnosticId id;
  ErrorClass error_class;
  // With all arguments filled in.
  std::string message;
  // Null where the mistake has no place in a source.
  const SourceFile* source = nullptr;
  // Byte columns as in ast nodes. lineno 0: the mistake has no place. end_lineno 0: a point, shown
  // as one caret. col_offset -1: the line is shown without a caret.
  Location location;
  // CPython counts bytes, not characters, in the carets of most errors that its tokenizer does not
  // find itself.
  bool columns_count_bytes = false;
  // The file and line are shown, the source text is not.
  bool hides_source_line = false;

  bool is_warning() const {
    return error_class == ErrorClass::SyntaxWarning ||
           error_class == ErrorClass::DeprecationWarning;
  }
};

// Fills "{0}", "{1}", ... in the row's text.
Diagnostic make_diagnostic(DiagnosticId id, const SourceFile* source, const Location& location,
                           std::initializer_list<std::string_view> arguments = {});

// Collects what was found, in order.
class DiagnosticSink {
 public:
  void report(Diagnostic diagnostic);
  void report(DiagnosticId id, const SourceFile& source, const Location& location,
              std::initializer_list<std::string_view> arguments = {}) {
    report(make_diagnostic(id, &source, location, arguments));
  }

  bool has_errors() const { return error_count_ != 0; }
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  size_t error_count_ = 0;
};

// The text that CPython 3.12 prints on standard error for such an error or warning when it runs the
// file, final newline included: `  File "NAME", line N`, the stripped line, carets, `SyntaxError:
// message`.
std::string render(const Diagnostic& diagnostic);

}  // namespace molt
