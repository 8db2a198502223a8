#include "runtime/types/code_tables.h"

#include "common/source_lines.h"
#include "common/varint.h"

namespace molt::rt {

namespace {

// Lines of the source that stand one after the other.
struct Run {
  int64_t first_line;
  std::string_view text;
};

// The start of FunctionCode::places.
struct Places {
  int64_t num_positions;
  const uint8_t* positions;
  const uint8_t* lines;
};

Places read_places(const FunctionCode* code) {
  const uint8_t* at = code->places;
  const int64_t num_positions = static_cast<int64_t>(read_varint(&at));
  const size_t size = read_varint(&at);
  return {num_positions, at, at + size};
}

// The run that holds the line, or one with null text.
Run find_run(const FunctionCode* code, int64_t line) {
  const abi::SourceInfo* source = code->source;
  if (source->text.pointer != nullptr) {
    return {1, {source->text, static_cast<size_t>(source->text_length)}};
  }
  const uint8_t* at = read_places(code).lines;
  Run run{};
  while (const uint64_t distance = read_varint(&at)) {
    const Run last = run;
    run.first_line += static_cast<int64_t>(distance);
    if (run.first_line > line) return last;
    const size_t size = read_varint(&at);
    run.text = {reinterpret_cast<const char*>(at), size};
    at += size;
  }
  return run;
}

}  // namespace

PositionReader::PositionReader(const FunctionCode* code)
    : at_(read_places(code).positions),
      num_positions_(read_places(code).num_positions),
      line_(code->first_line) {}

bool PositionReader::next(Position* position) {
  if (num_read_ == num_positions_) return false;
  num_read_++;
  const uint64_t head = read_varint(&at_);
  const bool has_more_lines = (head & 1) != 0;
  line_ += static_cast<int32_t>(unfold_sign(head >> 1));
  position->line = line_;
  position->end_line = line_;
  if (has_more_lines) position->end_line += static_cast<int32_t>(read_varint(&at_));
  position->column = static_cast<int32_t>(read_varint(&at_)) - 1;
  const int32_t from = has_more_lines ? -1 : position->column;
  position->end_column = from + static_cast<int32_t>(unfold_sign(read_varint(&at_)));
  return true;
}

Position code_position(const FunctionCode* code, int64_t number) {
  PositionReader reader(code);
  if (number < 0 || number >= reader.num_positions()) {
    return {code->first_line, code->first_line, -1, -1};
  }
  Position position;
  for (; number >= 0; number--) reader.next(&position);
  return position;
}

std::string_view source_lines(const FunctionCode* code, int64_t first, int64_t last) {
  if (first < 1) return {};
  const Run run = find_run(code, first);
  if (run.text.data() == nullptr) return {};
  size_t first_start = 0;
  size_t start = 0;
  for (int64_t number = run.first_line; start != run.text.npos && start < run.text.size();
       number++) {
    if (number == first) first_start = start;
    const SourceLine line = source_line_at(run.text, start);
    if (number == last) {
      return run.text.substr(first_start, start + line.text.size() - first_start);
    }
    start = line.next;
  }
  return {};
}

std::string_view source_line(const FunctionCode* code, int64_t line) {
  return source_lines(code, line, line);
}

}  // namespace molt::rt
