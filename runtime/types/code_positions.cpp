// Where the instructions of a code object stand in its source: co_positions and co_lines
// (Objects/codeobject.c). traceback.h says what an instruction is here.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/exception_rows.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

const FunctionCode* code_of(Borrowed self) { return object_as<CodeObject>(value_of(self))->code; }

Value small_int_or_none(int64_t number) {
  return number < 0 ? kNone : Value::from_small_int(number);
}

Owned position_tuple(const Position& position) {
  const Value items[] = {
      small_int_or_none(position.line),
      small_int_or_none(position.end_line),
      small_int_or_none(position.column),
      small_int_or_none(position.end_column),
  };
  return tuple_from_values(items, 4);
}

Status append_lines(Borrowed list, int64_t start, int64_t end, int64_t line) {
  const Value items[] = {Value::from_small_int(start), Value::from_small_int(end),
                         small_int_or_none(line)};
  MOLT_TRY(row, tuple_from_values(items, 3));
  return molt_list_append(list, row);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_code_co_positions(Borrowed self) {
  const FunctionCode* code = code_of(self);
  MOLT_TRY(list, molt_make_list({nullptr}, 0));
  for (const bool is_lookup : {false, true}) {
    PositionReader reader(code);
    for (Position position; reader.next(&position);) {
      MOLT_TRY(row, position_tuple(is_lookup ? attribute_position(code, position) : position));
      MOLT_TRY_DISCARD(molt_list_append(list, row));
    }
  }
  return molt_get_iterator(list);
}

Owned molt_m_code_co_lines(Borrowed self) {
  const FunctionCode* code = code_of(self);
  MOLT_TRY(list, molt_make_list({nullptr}, 0));
  int64_t start = 0;
  int64_t line = code->first_line;
  PositionReader reader(code);
  Position position;
  for (int64_t i = 0; reader.next(&position); i++) {
    const int64_t next = position.line;
    if (next == line) continue;
    if (i > 0) {
      MOLT_TRY_DISCARD(append_lines(list, start, i * kInstructionSize, line));
    }
    start = i * kInstructionSize;
    line = next;
  }
  MOLT_TRY_DISCARD(append_lines(list, start, reader.num_positions() * kInstructionSize, line));
  return molt_get_iterator(list);
}

}  // namespace molt::abi
}
