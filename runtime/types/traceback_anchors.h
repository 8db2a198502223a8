// Where the operator of a failed expression lies, for the `~~~^~~~` line under a traceback's source
// line.
#pragma once

#include <string_view>

namespace molt::rt {

struct Anchors {
  bool found = false;
  // Byte offsets in the segment: the part marked with `^`; what is around it is marked with `~`.
  int left = -1;
  int right = -1;
};

// Looks at one expression. As CPython 3.12 (Python/traceback.c, extract_anchors_from_line) it marks
// the operator of a binary operation and the brackets of a subscript, when that is what the whole
// segment is.
Anchors find_anchors(std::string_view segment);

// The byte offset at which the called expression of a call ends (before the arguments), or -1.
int find_callee_end(std::string_view segment);

}  // namespace molt::rt
