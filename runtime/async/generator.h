// Generators, coroutines and async generators: one layout, one way to run them.
#pragma once

#include "runtime/types/exception.h"

namespace molt::rt {

struct Generator : Object {
  Field<const FunctionCode*> code;
  // The point to resume at: 0 before the start, -1 when finished.
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
  uint32_t is_running;
  // Async generators: aclose() or athrow() has begun; an asend or athrow object is running.
  uint16_t is_closed;
  uint16_t is_async_running;
  // frame_slots values, then frame_raw_slots raw words.
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
};

inline bool is_generator(Value v) { return has_type(v, molt_shape_generator); }
inline bool is_coroutine(Value v) { return has_type(v, molt_shape_coroutine); }
inline bool is_async_generator(Value v) { return has_type(v, molt_shape_async_generator); }

enum class StepKind : uint8_t { kYielded, kReturned, kRaised };
struct Step {
  StepKind kind;
  // Owned: what was yielded or returned; kError for kRaised (the exception is set).
  Value value;
};

// Runs the body until it yields, returns or raises. `sent` is taken over; kError throws the
// exception that is set.
Step run_generator(Generator* generator, Value sent);

// One step of any iterator, with the value that it returns (StopIteration.value) instead of an
// exception.
Step step_iterator(Value iterator, Value sent);

// next(iterator): like the slot `next`, but an exhausted iterator raises StopIteration with its
// value.
Owned next_or_stop(Value iterator);

// generator.close().
Owned close_generator(Generator* generator);
// Throws an instance of an exception (owned) into a generator, or into what it delegates to.
Step throw_into_generator(Generator* generator, Consumed exception);

}  // namespace molt::rt
