// Tracebacks, the frames of finished and failed functions, and code objects.
#pragma once

#include "abi/layout/code.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct Traceback : Object {
  // The entry of the function that the exception came through before, or kNone.
  Value next;
  // The Frame, kUnbound until somebody asks for it.
  Value frame;
  Field<const FunctionCode*> code;
  // Number of the position in the code, or -1: the first line.
  int32_t position;
  int32_t num_kept;
  // Locals of the function, which die with this entry.
  Field<Value*> kept;
  int32_t kept_capacity;
  // The position is that of a method call whose attribute was not found: the entry shows the
  // attribute only.
  uint32_t is_lookup;
};

struct Frame : Object {
  Field<const FunctionCode*> code;
  int64_t line;
  // The calling frame, or kNone.
  Value back;
  // Locals given to the frame (a dict), or kUnbound.
  Value locals;
  // Of a function that was active when the frame was made: what tells it from others; else 0.
  uint64_t address;
};

struct CodeObject : Object {
  Field<const FunctionCode*> code;
};

class StrBuilder;
// Appends an object's address as repr() shows it: "0x7f...".
void append_address(StrBuilder* out, const void* object);

inline bool is_traceback(Value v) { return has_type(v, molt_shape_traceback); }

// The line that a traceback entry shows.
int64_t traceback_line(const Traceback* entry);
// The source range; columns are -1 when unknown.
Position traceback_position(const Traceback* entry);

// The range of the attribute in that of a method call, as CPython's LOAD_ATTR has it: without the
// arguments, and only the name when it stands on another line than the start.
Position attribute_position(const FunctionCode* code, Position call);

// What stands for the offset of an instruction in bytecode (tb_lasti): each position is an
// instruction, and behind them is one more for each position, the lookup of the attribute of a
// method call.
inline constexpr int64_t kInstructionSize = 2;
int64_t traceback_instruction(const Traceback* entry);

// The code object of a function; the same object every time.
Owned code_object(const FunctionCode* code);
// A frame object for `code` at `line`.
Owned new_frame(const FunctionCode* code, int64_t line);

// Adds an entry at the front of the traceback of the exception that is set.
void add_traceback(const FunctionCode* code, int32_t position);
// The failure to come is that of an attribute's lookup, in an entry that also calls what it finds:
// add_traceback marks the attribute, not the call.
void mark_attribute_lookup();
// Moves a local into the entry that add_traceback made last; releases it when there is none.
void keep_in_traceback(Consumed value);
// The exception is raised again by the function that caught it: the next add_traceback adds
// nothing, as CPython's RERAISE.
void skip_next_traceback();

// Writes an exception with its causes, contexts and traceback to a file descriptor, as CPython's
// default sys.excepthook.
void print_exception(Value exception, int descriptor);
// Writes a str to a file descriptor as stderr does: UTF-8 with backslashreplace.
void write_text(const Str* text, int descriptor);
// The same text as a str object.
Owned format_exception(Value exception);
// The text of an exception that nobody can catch, as CPython's default sys.unraisablehook:
// "Exception ignored in: <what>", the traceback, and the exception in one line. `where` may be
// kUnbound; `text` is a str or None for the words before it.
Owned unraisable_text(Value exception, Value where, Value text);

}  // namespace molt::rt
