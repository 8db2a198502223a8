// One traceback entry with its source line and markers (Python/traceback.c of CPython 3.12).
#include "runtime/core/error.h"
#include "runtime/core/state.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/traceback_anchors.h"
#include "runtime/types/traceback_print.h"

namespace molt::rt {

namespace {

constexpr int kSourceIndent = 4;
constexpr int64_t kRepeatCutoff = 3;
constexpr int64_t kMaxEntries = 1000;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

struct Markers {
  // In characters of the whole line; left and right are -1 without anchors.
  int64_t start;
  int64_t end;
  int64_t left = -1;
  int64_t right = -1;
};

// Multi-line expressions are marked up to the line's last character that is no blank.
int64_t end_of_text(std::string_view line) {
  int64_t i = characters_before(line, static_cast<int64_t>(line.size()));
  while (--i >= 0) {
    if (!is_blank(line[static_cast<size_t>(i)])) break;
  }
  return i + 1;
}

// False when nothing is to be marked.
bool find_markers(std::string_view line, const Position& position, int64_t stripped,
                  Markers* markers) {
  if (position.column < 0 || position.end_column < 0) return false;
  const int64_t size = static_cast<int64_t>(line.size());
  if (position.column > size) return false;
  markers->start = characters_before(line, position.column);
  if (position.line == position.end_line) {
    if (position.end_column > size) return false;
    markers->end = characters_before(line, position.end_column);
    std::string_view segment = line.substr(position.column, position.end_column - position.column);
    Anchors anchors = find_anchors(segment);
    if (anchors.found) {
      markers->left = markers->start + characters_before(segment, anchors.left);
      markers->right = markers->start + characters_before(segment, anchors.right);
    }
  } else {
    markers->end = end_of_text(line);
  }
  // A line that would be marked from end to end is left alone.
  const int64_t length = characters_before(line, size) - stripped;
  return markers->left >= 0 || markers->end - markers->start != length;
}

void write_markers(ExceptionWriter* writer, const Markers& markers, int64_t stripped) {
  const bool has_anchors = markers.left >= 0;
  writer->indent(kSourceIndent);
  for (int64_t column = stripped; column < markers.end; column++) {
    char c = ' ';
    if (column >= markers.start) {
      const bool in_anchor = column >= markers.left && column < markers.right;
      c = !has_anchors || in_anchor ? '^' : '~';
    }
    writer->out.append_char(static_cast<uint8_t>(c));
  }
  writer->out.append_char('\n');
}

void write_source(ExceptionWriter* writer, const FunctionCode* code, const Position& position) {
  std::string_view line = source_line(code, position.line);
  if (line.data() == nullptr || runtime_state.modules_are_gone) return;
  int64_t stripped = 0;
  while (stripped < static_cast<int64_t>(line.size()) && is_blank(line[stripped])) stripped++;
  Ref text(make_str_utf8(line.substr(stripped)));
  if (is_failure(text)) {
    clear_exception();
    return;
  }
  writer->margin();
  writer->indent(kSourceIndent);
  writer->out.append(text.get());
  writer->out.append_char('\n');
  Markers markers;
  if (!find_markers(line, position, stripped, &markers)) return;
  writer->margin();
  write_markers(writer, markers, stripped);
}

void write_entry(ExceptionWriter* writer, const Traceback* entry) {
  const FunctionCode* code = entry->code;
  const Position position = traceback_position(entry);
  writer->margin();
  writer->out.append_ascii("  File \"");
  writer->out.append(code->source->filename.pointer);
  writer->out.append_ascii("\", line ");
  writer->out.append_int(position.line);
  writer->out.append_ascii(", in ");
  writer->out.append(code->name.pointer);
  writer->out.append_char('\n');
  write_source(writer, code, position);
}

void write_repeated(ExceptionWriter* writer, int64_t count) {
  if (count <= kRepeatCutoff) return;
  count -= kRepeatCutoff;
  // As in CPython, this line alone has no margin inside of exception groups.
  writer->out.append_ascii("  [Previous line repeated ");
  writer->out.append_int(count);
  writer->out.append_ascii(count > 1 ? " more times]\n" : " more time]\n");
}

bool same_place(const Traceback* left, const Traceback* right) {
  return left != nullptr && left->code->source.pointer == right->code->source.pointer &&
         traceback_line(left) == traceback_line(right) &&
         str_equal(left->code->name, right->code->name);
}

const Traceback* next_entry(const Traceback* entry) {
  return entry->next.is_none() ? nullptr : object_as<Traceback>(entry->next);
}

}  // namespace

int64_t characters_before(std::string_view line, int64_t bytes) {
  int64_t count = 0;
  for (int64_t i = 0; i < bytes; i++) {
    if ((line[static_cast<size_t>(i)] & 0xC0) != 0x80) count++;
  }
  return count;
}

void write_traceback(ExceptionWriter* writer, Value traceback) {
  if (traceback.is_none()) return;
  int64_t depth = 0;
  const Traceback* entry = object_as<Traceback>(traceback);
  for (const Traceback* at = entry; at != nullptr; at = next_entry(at)) depth++;
  for (; depth > kMaxEntries; depth--) entry = next_entry(entry);
  const Traceback* last = nullptr;
  int64_t count = 0;
  for (; entry != nullptr; entry = next_entry(entry)) {
    if (!same_place(last, entry)) {
      write_repeated(writer, count);
      last = entry;
      count = 0;
    }
    if (++count <= kRepeatCutoff) write_entry(writer, entry);
  }
  write_repeated(writer, count);
}

}  // namespace molt::rt
