// Traceback objects (Python/traceback.c).
#include "runtime/types/traceback.h"

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/exception.h"
#include "runtime/types/native_code.h"
#include "runtime/types/traceback_anchors.h"
#include "runtime/types/traceback_print.h"

#define MOLT_ROWS "abi/types/exception_rows.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

bool skip_next = false;
bool next_is_lookup = false;
// The function that fails stands for one of C, which leaves neither an entry nor its locals.
bool is_hidden = false;

Traceback* traceback_of(Borrowed self) { return object_as<Traceback>(value_of(self)); }

void release_kept(Traceback* self) {
  Value* kept = self->kept;
  const int32_t count = std::exchange(self->num_kept, 0);
  self->kept = nullptr;
  // The ladder that leaves a function hands its locals over last first.
  for (int32_t i = count; i-- > 0;) release(kept[i]);
  free_raw(kept);
}

// The entries further in die first, as tb_dealloc does.
void traceback_destroy(Object* object) {
  Traceback* self = static_cast<Traceback*>(object);
  release(std::exchange(self->next, kNone));
  release(std::exchange(self->frame, kUnbound));
  release_kept(self);
}

void traceback_traverse(Object* object, Visitor visit, void* context) {
  Traceback* self = static_cast<Traceback*>(object);
  visit(self->next, context);
  visit(self->frame, context);
  for (int32_t i = 0; i < self->num_kept; i++) visit(self->kept[i], context);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_traceback = builtin_type(
    {
        .name = "traceback",
        .base = &molt_type_object,
        .shape = &molt_shape_traceback,
        .rows = &molt_rows_traceback,
        .flags = kTypeCollectable,
        .basic_size = sizeof(Traceback),
    },
    {.destroy = traceback_destroy, .traverse = traceback_traverse, .clear = traceback_destroy});
constinit Shape molt_shape_traceback{{&molt_type_traceback}, 0, 0};
}  // namespace molt::rt
}

namespace molt::rt {

Position attribute_position(const FunctionCode* code, Position call) {
  const std::string_view lines = source_lines(code, call.line, call.end_line);
  if (call.column < 0 || static_cast<size_t>(call.column) >= lines.size()) return call;
  const size_t last_line = source_line(code, call.end_line).size();
  const int64_t num_behind = static_cast<int64_t>(last_line) - call.end_column;
  const int64_t length = static_cast<int64_t>(lines.size()) - num_behind - call.column;
  if (length <= 0) return call;
  const std::string_view segment =
      lines.substr(static_cast<size_t>(call.column), static_cast<size_t>(length));
  const int callee_end = find_callee_end(segment);
  if (callee_end <= 0) return call;
  Position result{call.line, call.line, call.column, call.column};
  int line_start = 0;
  for (int i = 0; i < callee_end; i++) {
    if (segment[static_cast<size_t>(i)] != '\n') continue;
    result.end_line++;
    line_start = i + 1;
  }
  result.end_column = callee_end - line_start + (line_start == 0 ? call.column : 0);
  if (result.end_line == result.line) return result;
  int name_start = callee_end;
  while (name_start > line_start && segment[static_cast<size_t>(name_start) - 1] != '.' &&
         segment[static_cast<size_t>(name_start) - 1] != ' ' &&
         segment[static_cast<size_t>(name_start) - 1] != '\t') {
    name_start--;
  }
  result.line = result.end_line;
  result.column = name_start - line_start;
  return result;
}

Position traceback_position(const Traceback* entry) {
  const FunctionCode* code = entry->code;
  const Position position = code_position(code, entry->position);
  return entry->is_lookup != 0 ? attribute_position(code, position) : position;
}

int64_t traceback_instruction(const Traceback* entry) {
  if (entry->position < 0) return -1;
  const int64_t number =
      entry->is_lookup != 0 ? PositionReader(entry->code).num_positions() + entry->position : entry->position;
  return number * kInstructionSize;
}

int64_t traceback_line(const Traceback* entry) { return traceback_position(entry).line; }

void skip_next_traceback() { skip_next = true; }
void mark_attribute_lookup() { next_is_lookup = true; }

void add_traceback(const FunctionCode* code, int32_t position) {
  if (skip_next) {
    skip_next = false;
    return;
  }
  Value raised = molt_state.raised;
  is_hidden = find_native_code(code) != nullptr;
  if (raised.is_unbound() || is_hidden) return;
  Traceback* entry = allocate<Traceback>(molt_shape_traceback);
  // Without memory the entry is lost; the MemoryError that allocate set takes the place of the
  // exception.
  if (entry == nullptr) return;
  BaseException* exception = object_as<BaseException>(raised);
  entry->next = exception->traceback;
  entry->frame = kUnbound;
  entry->code = code;
  entry->position = position;
  entry->is_lookup = std::exchange(next_is_lookup, false) ? 1 : 0;
  exception->traceback = Value::from_object(entry);
}

void keep_in_traceback(Consumed value) {
  Value kept = value_of(value);
  if (!kept.is_pointer()) return;
  Value raised = molt_state.raised;
  Value front = raised.is_unbound() ? kNone : object_as<BaseException>(raised)->traceback;
  if (front.is_none() || is_hidden) {
    release(kept);
    return;
  }
  Traceback* entry = object_as<Traceback>(front);
  if (entry->num_kept == entry->kept_capacity) {
    const int32_t capacity = entry->kept_capacity == 0 ? 4 : entry->kept_capacity * 2;
    void* moved =
        reallocate_raw(entry->kept, int64_t{capacity} * static_cast<int64_t>(sizeof(Value)));
    if (moved == nullptr) {
      release(kept);
      return;
    }
    entry->kept = static_cast<Value*>(moved);
    entry->kept_capacity = capacity;
  }
  entry->kept[entry->num_kept++] = kept;
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_traceback_tb_frame(Borrowed self) {
  Traceback* entry = traceback_of(self);
  if (entry->frame.is_unbound()) {
    MOLT_TRY(frame, new_frame(entry->code, traceback_line(entry)));
    entry->frame = value_of(frame.take());
  }
  return new_reference(entry->frame);
}

Owned molt_g_traceback_tb_lineno(Borrowed self) {
  return owned_unchecked(Value::from_small_int(traceback_line(traceback_of(self))));
}

Owned molt_g_traceback_tb_lasti(Borrowed self) {
  return owned_unchecked(Value::from_small_int(traceback_instruction(traceback_of(self))));
}

// The frame of an entry was called by that of the entry before.
Owned molt_g_traceback_tb_next(Borrowed self) {
  const Value next = traceback_of(self)->next;
  if (!is_traceback(next)) return new_reference(next);
  MOLT_TRY(caller, molt_g_traceback_tb_frame(self));
  MOLT_TRY(callee, molt_g_traceback_tb_frame(borrowed(next)));
  if (callee.as<Frame>()->back.is_none()) callee.as<Frame>()->back = value_of(caller.take());
  return new_reference(next);
}

Status molt_s_traceback_tb_next(Borrowed self, Borrowed value) {
  Value next = value_of(value);
  if (next.is_unbound()) return raise(messages::cannot_delete_attribute);
  if (!next.is_none() && !is_traceback(next)) return raise(messages::traceback_next_type, next);
  for (Value at = next; !at.is_none(); at = object_as<Traceback>(at)->next) {
    if (at == value_of(self)) return raise(messages::traceback_loop);
  }
  retain(next);
  release(std::exchange(traceback_of(self)->next, next));
  return kOk;
}

}  // namespace molt::abi
}
