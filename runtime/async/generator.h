// Generators, coroutines and async generators: one layout, one way to run them.
#pragma once

#include "runtime/types/exception.h"

namespace molt::rt {

// A generator that `await` takes (types.coroutine). Only code.replace sets it.
inline constexpr uint32_t kCodeIterableCoroutine = 0x100;

struct Generator : Object {
  Field<const FunctionCode*> code;
  // The point to resume at (see ResumeEntry): 0 before the start, -1 when finished.
  int64_t state;
  // str objects.
  Value name;
  Value qualname;
  // The exception that the body is handling while it is suspended, or kNone.
  Value handled;
  // What the body delegates to by `yield from` or `await` while it is suspended; borrowed from the
  // frame. kUnbound if none.
  Value delegate;
  // The function object, for its closure, or kNone.
  Value function;
  // Async generators: sys.get_asyncgen_hooks().finalizer when the iteration began, or kNone.
  Value finalizer;
  uint32_t is_running;
  // Async generators: aclose() or athrow() has begun; an asend or athrow object is running.
  uint16_t is_closed;
  uint8_t is_async_running;
  // Async generators: the hook for the first iteration was called.
  uint8_t has_hooks;
  // code->frame_slots values, then code->frame_raw_slots raw words.
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
};

inline bool is_generator(Value v) { return has_type(v, molt_shape_generator); }
inline bool is_coroutine(Value v) { return has_type(v, molt_shape_coroutine); }
inline bool is_async_generator(Value v) { return has_type(v, molt_shape_async_generator); }

enum class StepKind : uint8_t { kYielded, kReturned, kRaised };
struct GeneratorStep {
  StepKind kind;
  // Owned: what was yielded or returned; kError for kRaised (the exception is set).
  Value value;
};

// Runs the body until it yields, returns or raises. `sent` is taken over; kError throws the
// exception that is set.
GeneratorStep run_generator(Generator* generator, Value sent);

// One step of any iterator, with the value that it returns (StopIteration.value) instead of an
// exception. `sent` is taken over; kError throws the exception that is set.
GeneratorStep step_iterator(Value iterator, Value sent);

// next(iterator): like the slot `next`, which it must have, but an exhausted iterator raises
// StopIteration with its value.
Owned next_or_stop(Value iterator);

// The result of a method such as send(): a returned value becomes StopIteration.
Owned step_result(GeneratorStep step);
// The result of the slot `send`: a returned value goes to ThreadState::boxed_result.
Owned step_send_result(GeneratorStep step);

// generator.close().
Status close_generator(Generator* generator);
// Sets the exception that the arguments of throw(type, value, traceback) describe; missing ones are
// kUnbound or kNone.
Status set_thrown_exception(Value type, Value value, Value traceback);
// generator.throw().
GeneratorStep throw_into_generator(Generator* generator, Value type, Value value, Value traceback);

// "generator", "coroutine" or "async generator".
const char* generator_kind(const Generator* generator);

}  // namespace molt::rt
