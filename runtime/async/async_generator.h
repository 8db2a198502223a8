// Coroutines' await protocol, and the awaitable objects that async generators give out.
#pragma once

#include "runtime/async/generator.h"

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

Owned coroutine_await(Borrowed self);
Owned async_generator_next(Borrowed self);

}  // namespace molt::rt
