// Reading the packed table of a code object (abi/layout/code.h).
#pragma once

#include <string_view>

#include "abi/layout/code.h"

namespace molt::rt {

using abi::FunctionCode;
using abi::Position;

// The ranges of a code object, one after the other.
class PositionReader {
 public:
  explicit PositionReader(const FunctionCode* code);
  int64_t num_positions() const { return num_positions_; }
  // False behind the last one.
  bool next(Position* position);

 private:
  const uint8_t* at_;
  int64_t num_positions_;
  int64_t num_read_ = 0;
  int32_t line_;
};

// The range with this number; that of the first line, without columns, when there is none.
Position code_position(const FunctionCode* code, int64_t number);

// Line `line` (from 1) of the code's source text without its end; an empty view with null data when
// the program does not hold it.
std::string_view source_line(const FunctionCode* code, int64_t line);

// The text from the start of line `first` to the end of line `last`, both from 1 and `first` not
// behind `last`; an empty view with null data when the program does not hold all of it.
std::string_view source_lines(const FunctionCode* code, int64_t first, int64_t last);

}  // namespace molt::rt
