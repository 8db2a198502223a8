#include "compiler/diagnostics/diagnostic.h"

#include <utility>

#include "compiler/support/check.h"

namespace molt {

namespace {

struct Row {
  ErrorClass error_class;
  std::string_view text;
};

constexpr Row kRows[] = {
#define MOLT_DIAGNOSTIC(id, error_class, text) {ErrorClass::error_class, text},
#include "compiler/diagnostics/diagnostics.def"
};

// Texts contain braces of Python's own, so that only "{0}" to "{9}" are places.
std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string message;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
        text[i + 1] <= '9') {
      const auto index = static_cast<size_t>(text[i + 1] - '0');
      MOLT_CHECK(index < arguments.size(), "diagnostics", "a message lacks an argument");
      message += arguments.begin()[index];
      i += 2;
    } else {
      message.push_back(text[i]);
    }
  }
  return message;
}

}  // namespace

std::string_view error_class_name(ErrorClass error_class) {
  switch (error_class) {
    case ErrorClass::SyntaxError:
      return "SyntaxError";
    case ErrorClass::IndentationError:
      return "IndentationError";
    case ErrorClass::TabError:
      return "TabError";
    case ErrorClass::MemoryError:
      return "MemoryError";
    case ErrorClass::RecursionError:
      return "RecursionError";
    case ErrorClass::SyntaxWarning:
      return "SyntaxWarning";
    case ErrorClass::DeprecationWarning:
      return "DeprecationWarning";
    case ErrorClass::NotSupported:
      return "NotSupported";
  }
  MOLT_UNREACHABLE("diagnostics", "unknown error class");
}

Diagnostic make_diagnostic(DiagnosticId id, const SourceFile* source, const Location& location,
                           std::initializer_list<std::string_view> arguments) {
  const Row& row = kRows[static_cast<size_t>(id)];
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.error_class = row.error_class;
  diagnostic.message = fill(row.text, arguments);
  diagnostic.source = source;
  diagnostic.location = location;
  return diagnostic;
}

void DiagnosticSink::report(Diagnostic diagnostic) {
  if (!diagnostic.is_warning()) ++error_count_;
  diagnostics_.push_back(std::move(diagnostic));
}

}  // namespace molt
