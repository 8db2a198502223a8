// The text form of diagnostics: what CPython 3.12 writes when it runs a file that does not compile
// (print_exception_file_and_line and print_error_text in Python/pythonrun.c).

#include <string>

#include "compiler/diagnostics/diagnostic.h"

namespace molt {

namespace {

int32_t code_points(std::string_view text) {
  int32_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

// CPython's offset attribute: characters from 1, 0 for a place before the line.
int32_t offset_of(const Diagnostic& diagnostic, std::string_view line, int32_t column) {
  if (column < 0) return 0;
  const auto bytes = static_cast<size_t>(column);
  if (diagnostic.columns_count_bytes || bytes > line.size()) {
    // Columns past the end of the line count on from it.
    const int32_t beyond = bytes > line.size() ? static_cast<int32_t>(bytes - line.size()) : 0;
    if (diagnostic.columns_count_bytes) return column + 1;
    return code_points(line) + beyond + 1;
  }
  return code_points(line.substr(0, bytes)) + 1;
}

void append_source_lines(const Diagnostic& diagnostic, std::string* out) {
  const Location& location = diagnostic.location;
  const std::string_view line = diagnostic.source->line(location.lineno);
  int32_t offset = offset_of(diagnostic, line, location.col_offset);
  int32_t end_offset = -1;
  if (location.end_lineno > location.lineno) {
    end_offset = static_cast<int32_t>(line.size()) + 1;
  } else if (location.end_lineno != 0) {
    end_offset = location.end_col_offset + 1;
  }
  // Only errors that are exactly SyntaxErrors underline more than a point.
  const bool is_range = diagnostic.error_class == ErrorClass::SyntaxError ||
                        diagnostic.error_class == ErrorClass::NotSupported;
  const int32_t carets =
      is_range && end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
  size_t stripped = line.find_first_not_of(" \t\f");
  if (stripped == std::string_view::npos) stripped = line.size();
  offset -= 1 + static_cast<int32_t>(stripped);
  const std::string_view text = line.substr(stripped);
  if (offset > static_cast<int32_t>(text.size())) offset = static_cast<int32_t>(text.size());
  *out += "    ";
  *out += text;
  *out += '\n';
  if (offset < 0) return;
  out->append(static_cast<size_t>(4 + offset), ' ');
  out->append(static_cast<size_t>(carets), '^');
  *out += '\n';
}

std::string render_warning(const Diagnostic& diagnostic) {
  std::string out;
  if (diagnostic.source) {
    out += diagnostic.source->name() + ":" + std::to_string(diagnostic.location.lineno) + ": ";
  }
  out += error_class_name(diagnostic.error_class);
  out += ": " + diagnostic.message + "\n";
  if (!diagnostic.source) return out;
  std::string_view line = diagnostic.source->line(diagnostic.location.lineno);
  const size_t start = line.find_first_not_of(" \t\f");
  if (start == std::string_view::npos) return out;
  line = line.substr(start, line.find_last_not_of(" \t\f") + 1 - start);
  out += "  ";
  out += line;
  out += '\n';
  return out;
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  if (diagnostic.is_warning()) return render_warning(diagnostic);
  std::string out;
  if (diagnostic.source && diagnostic.location.lineno > 0) {
    out += "  File \"" + diagnostic.source->name() + "\", line " +
           std::to_string(diagnostic.location.lineno) + "\n";
    if (!diagnostic.hides_source_line) append_source_lines(diagnostic, &out);
  }
  out += error_class_name(diagnostic.error_class);
  if (!diagnostic.message.empty()) out += ": " + diagnostic.message;
  out += '\n';
  return out;
}

}  // namespace molt
