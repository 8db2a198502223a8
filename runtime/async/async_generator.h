// Coroutines' await protocol, and the awaitable objects that async generators give out.
#pragma once

#include "runtime/async/generator.h"
#include "runtime/core/message.h"

namespace molt::rt {

// coroutine.__await__(): an iterator over the coroutine's steps.
struct CoroutineWrapper : Object {
  Value coroutine;
};

// A value yielded by an async generator, as its body hands it to the driver.
struct WrappedValue : Object {
  Value value;
};

enum class AwaitableState : int64_t { kInitial, kRunning, kClosed };

// asend(value) and __anext__().
struct AsyncSend : Object {
  Value generator;
  Value sent;
  AwaitableState state;
};

// athrow(type, value, traceback), and aclose() when `type` is kUnbound.
struct AsyncThrow : Object {
  Value generator;
  Value type, value, traceback;
  AwaitableState state;
};

// The iterator that `await value` drives, or failure with `not_awaitable`. Whether a coroutine is
// being awaited already is not asked.
Owned awaitable_iterator(Value value, Message not_awaitable);

Owned coroutine_await(Borrowed self);
Owned async_generator_next(Borrowed self);

}  // namespace molt::rt
