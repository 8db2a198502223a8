// What the compiler tells the runtime about a Python function: static, read-only data.
#pragma once

#include <cstdint>

#include "abi/layout/object.h"

namespace molt::abi {

// Bits of FunctionCode::flags; the values are CPython's co_flags.
inline constexpr uint32_t kCodeOptimized = 0x1;
inline constexpr uint32_t kCodeNewLocals = 0x2;
inline constexpr uint32_t kCodeVarArgs = 0x4;
inline constexpr uint32_t kCodeVarKeywords = 0x8;
inline constexpr uint32_t kCodeNested = 0x10;
inline constexpr uint32_t kCodeGenerator = 0x20;
inline constexpr uint32_t kCodeCoroutine = 0x80;
inline constexpr uint32_t kCodeAsyncGenerator = 0x200;

// One source range. Positions of a code object are numbered from 0; generated code passes the
// number when a call fails.
struct Position {
  int32_t line;
  int32_t end_line;
  // UTF-8 byte offsets from the line's start, as in CPython's co_positions; -1 when unknown.
  int32_t column;
  int32_t end_column;
};

// The source file that a code object came from.
struct SourceInfo {
  // Interned, as co_filename.
  Field<Str*> filename;
  // The raw source text for traceback lines. Not zero-terminated. Null with --strip-source, and in library modules, whose
  // functions hold their lines.
  Field<const char*> text;
  int64_t text_length;
};

// The generic entry: binds any call shape to the parameters, then runs the body.
//   callee   the function object
//   args     num_args positional arguments followed by one argument for each name in keyword_names,
//   all borrowed keyword_names  a tuple of str, or kUnbound when there are none
// Returns an owned value or kError.
using GenericEntry = Value (*)(Value callee, const Value* args, int64_t num_args,
                               Value keyword_names);

// The body with its parameters in an array laid out as co_varnames: positional, keyword-only,
// *args, **kwargs. Borrowed. `function` is the Function object (for its closure).
using BoundEntry = Value (*)(Value function, const Value* locals);

struct FunctionCode {
  Field<BoundEntry> entry;
  Field<const SourceInfo*> source;
  // Interned names: parameters first, in co_varnames order, then the other locals.
  Field<Str* const*> varnames;
  Field<Str* const*> cellvars;
  Field<Str* const*> freevars;
  // As co_names; num_names is -1 where they are not kept, in library modules.
  Field<Str* const*> names;
  // Where the code stands in the source, as varints (common/varint.h): the number of positions; the number of bytes that they
  // take; then for each position twice the folded distance of its line from the line of the position before (first_line at
  // first), plus 1 when it ends on another line; then, when it does, the number of lines that it goes on; column + 1; the folded
  // distance of the end column from the column, or from -1 when it ends on another line. Behind the positions the source lines
  // at which they stand, when SourceInfo has no text, so that no more of a library module's text is linked than its functions
  // need: a sequence of {distance of the first line from the first line of the one before (from 0), never 0; size in bytes;
  // text, each line with a \n}; ended by 0.
  Field<const uint8_t*> places;
  // Interned.
  Field<Str*> name;
  Field<Str*> qualname;
  // The module the code belongs to.
  Field<Module*> module;
  // The docstring, or kNone.
  Value doc;
  int32_t num_varnames;
  int32_t num_cellvars;
  int32_t num_freevars;
  int32_t num_names;
  // As co_argcount (positional-only included), co_posonlyargcount, co_kwonlyargcount.
  int32_t arg_count;
  int32_t positional_only_count;
  int32_t keyword_only_count;
  int32_t first_line;
  uint32_t flags;
  // Generators: the number of value words their frame needs.
  int32_t frame_slots;
  // Generators: the number of words for unboxed numbers, which follow the value words. The
  // collector does not look at them.
  int32_t frame_raw_slots;
  // The parameters that the body takes over, as bits.
  int32_t consumed;
  // Generators: the resume function.
  Field<void*> resume;
};

// A generator's resume function.
//   frame   the generator's slots (values), private to the generated code
//   state   in: the low 32 bits are the number of the point to resume at (0 starts). out: the next
//   point, with the number of
//           the position of the yield in the high 32 bits; or -1 when finished
//   sent    owned: the value sent in, or kError when the exception in the thread state is to be
//   raised at the point
// Returns an owned value: yielded when *state >= 0; returned when *state == -1; kError when an
// exception leaves the body.
inline constexpr int64_t kResumePointMask = 0xFFFFFFFF;
using ResumeEntry = Value (*)(Value* frame, int64_t* state, Value sent);

}  // namespace molt::abi
