// The lines of a source text, which end with \n, \r or \r\n.
#pragma once

#include <cstddef>
#include <string_view>

namespace molt {

struct SourceLine {
  // Without its end.
  std::string_view text;
  // Where the next line starts; npos after the last.
  size_t next;
};

inline SourceLine source_line_at(std::string_view source, size_t start) {
  const size_t end = source.find_first_of("\r\n", start);
  if (end == source.npos) return {source.substr(start), source.npos};
  const bool has_two = source[end] == '\r' && end + 1 < source.size() && source[end + 1] == '\n';
  return {source.substr(start, end - start), end + (has_two ? 2 : 1)};
}

}  // namespace molt
