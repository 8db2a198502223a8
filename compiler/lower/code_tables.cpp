#include "compiler/lower/code_tables.h"

#include <set>

#include "common/source_lines.h"
#include "common/varint.h"
#include "compiler/support/check.h"

namespace molt::lower {

namespace {

std::vector<std::string_view> split_lines(std::string_view source) {
  std::vector<std::string_view> lines;
  for (size_t start = 0; start != source.npos && start < source.size();) {
    const SourceLine line = source_line_at(source, start);
    lines.push_back(line.text);
    start = line.next;
  }
  return lines;
}

Bytes pack_positions(const std::vector<abi::Position>& positions, int32_t first_line) {
  Bytes bytes;
  int64_t line = first_line;
  for (const abi::Position& position : positions) {
    const int64_t num_more = int64_t{position.end_line} - position.line;
    MOLT_CHECK(num_more >= 0 && position.column >= -1 && position.end_column >= -1, "lower",
               "a source range ends before it starts");
    append_varint(&bytes, fold_sign(position.line - line) << 1 | (num_more > 0));
    line = position.line;
    if (num_more > 0) append_varint(&bytes, static_cast<uint64_t>(num_more));
    append_varint(&bytes, static_cast<uint64_t>(position.column + 1));
    const int64_t from = num_more > 0 ? -1 : position.column;
    append_varint(&bytes, fold_sign(position.end_column - from));
  }
  return bytes;
}

// Tracebacks show the first line of a position, and look in all lines of a failed method call for
// the method's name.
std::set<int32_t> shown_lines(const mir::Function& function) {
  std::set<int32_t> shown;
  for (const abi::Position& position : function.positions) shown.insert(position.line);
  for (const mir::Block* block : function.blocks) {
    for (const mir::Instruction* i : block->instructions) {
      const bool calls_method = i->op == mir::Opcode::call_entry &&
                                (i->entry == abi::EntryId::call_method ||
                                 i->entry == abi::EntryId::call_method_slow ||
                                 i->entry == abi::EntryId::call_method_keywords);
      if (!calls_method || i->position >= function.positions.size()) continue;
      const abi::Position& call = function.positions[i->position];
      for (int32_t line = call.line; line <= call.end_line; line++) shown.insert(line);
    }
  }
  return shown;
}

Bytes pack_lines(std::string_view source, const std::set<int32_t>& wanted) {
  const std::vector<std::string_view> lines = split_lines(source);
  auto is_known = [&](int32_t line) {
    return line > 0 && static_cast<size_t>(line) <= lines.size() && wanted.contains(line);
  };
  Bytes bytes;
  int32_t previous = 0;
  for (int32_t first : wanted) {
    if (!is_known(first) || is_known(first - 1)) continue;
    std::string text;
    int32_t line = first;
    for (; is_known(line); line++) (text += lines[static_cast<size_t>(line) - 1]) += '\n';
    append_varint(&bytes, static_cast<uint64_t>(first - previous));
    append_varint(&bytes, text.size());
    bytes.insert(bytes.end(), text.begin(), text.end());
    previous = first;
  }
  bytes.push_back(0);
  return bytes;
}

}  // namespace

Bytes pack_places(const mir::Function& running, int32_t first_line, std::string_view source) {
  Bytes bytes;
  const Bytes packed = pack_positions(running.positions, first_line);
  append_varint(&bytes, running.positions.size());
  append_varint(&bytes, packed.size());
  bytes.insert(bytes.end(), packed.begin(), packed.end());
  std::set<int32_t> shown = shown_lines(running);
  shown.insert(first_line);
  const Bytes lines = pack_lines(source, shown);
  bytes.insert(bytes.end(), lines.begin(), lines.end());
  return bytes;
}

Bytes no_places() { return {0, 0, 0}; }

}  // namespace molt::lower
