// The pieces of printing an exception: the writer with its margin, and source lines with their
// markers.
#pragma once

#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

namespace molt::rt {

// Collects the text. Exception groups indent what they hold and draw a margin.
struct ExceptionWriter {
  StrBuilder out;
  int group_depth = 0;
  // The innermost group's closing line is still to be drawn.
  bool needs_close = false;
  // Exceptions printed or being printed: a list.
  Ref seen;

  void indent(int columns) { out.append_repeated(' ', columns); }
  // The start of a line: indentation and margin of the group.
  void margin() {
    indent(2 * group_depth);
    if (group_depth > 0) out.append_ascii("| ");
  }
};

// The entries of a traceback, with source lines: "  File ..." and so on.
void write_traceback(ExceptionWriter* writer, Value traceback);

// "module.QualName" of an exception's type, and ": text" of the exception if its text is not empty.
void write_type_name(ExceptionWriter* writer, const Type* type);
void write_message(ExceptionWriter* writer, Value exception);

// Characters in the first `bytes` bytes of a UTF-8 line.
int64_t characters_before(std::string_view line, int64_t bytes);

// ". Did you mean: 'name'?" for an exception whose name is misspelt, or kUnbound. Never fails.
Owned suggestion_for(Value exception);

}  // namespace molt::rt
