// What async generators give out: asend(), athrow() and aclose() objects (PEP 525,
// Objects/genobject.c).
#include "runtime/async/async_generator.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/async_hooks.h"
#include "runtime/types/builtin_type.h"

#define MOLT_ROWS "abi/types/generator.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

AsyncSend* send_of(Borrowed self) { return object_as<AsyncSend>(value_of(self)); }
AsyncThrow* throw_of(Borrowed self) { return object_as<AsyncThrow>(value_of(self)); }
Generator* generator_of(Value value) { return object_as<Generator>(value); }

GeneratorStep raised() { return {StepKind::kRaised, kError}; }

GeneratorStep refuse(Value sent) {
  if (!sent.is_error()) release(sent);
  return raised();
}

bool ends_generator() {
  return exception_is(molt_type_StopAsyncIteration) || exception_is(molt_type_GeneratorExit);
}

// The result of a step of the body as the awaiting code sees it: a yielded value ends the await,
// anything else is passed on.
GeneratorStep unwrap(Generator* generator, GeneratorStep step) {
  if (step.kind == StepKind::kReturned) {
    release(step.value);
    raise_with(molt_type_StopAsyncIteration, kUnbound);
    step = raised();
  }
  if (step.kind == StepKind::kRaised) {
    if (ends_generator()) generator->is_closed = 1;
    generator->is_async_running = 0;
    return step;
  }
  if (!has_type(step.value, molt_shape_async_generator_wrapped_value)) return step;
  generator->is_async_running = 0;
  Ref wrapped{owned_unchecked(step.value)};
  return {StepKind::kReturned, value_of(new_reference(wrapped.as<WrappedValue>()->value))};
}

GeneratorStep step_send(AsyncSend* self, Value sent) {
  Ref alive = Ref::share(Value::from_object(self));
  Generator* generator = generator_of(self->generator);
  if (self->state == AwaitableState::kClosed) {
    if (sent.is_error()) clear_exception();
    raise(messages::anext_reused);
    return refuse(sent);
  }
  if (self->state == AwaitableState::kInitial) {
    if (generator->is_async_running != 0) {
      if (sent.is_error()) clear_exception();
      self->state = AwaitableState::kClosed;
      raise(messages::async_generator_running, "anext");
      return refuse(sent);
    }
    if (sent.is_none()) sent = value_of(new_reference(self->sent));
    self->state = AwaitableState::kRunning;
  }
  generator->is_async_running = 1;
  GeneratorStep step = unwrap(generator, run_generator(generator, sent));
  if (step.kind != StepKind::kYielded) self->state = AwaitableState::kClosed;
  return step;
}

GeneratorStep ignored_exit(AsyncThrow* self, Value yielded) {
  release(yielded);
  generator_of(self->generator)->is_async_running = 0;
  self->state = AwaitableState::kClosed;
  raise(messages::async_generator_ignored_exit);
  return raised();
}

// A step of the body that did not yield a wrapped value, for aclose().
GeneratorStep finish_close(AsyncThrow* self, GeneratorStep step) {
  if (step.kind == StepKind::kYielded) {
    if (!has_type(step.value, molt_shape_async_generator_wrapped_value)) return step;
    return ignored_exit(self, step.value);
  }
  generator_of(self->generator)->is_async_running = 0;
  self->state = AwaitableState::kClosed;
  if (step.kind == StepKind::kReturned) {
    release(step.value);
    return {StepKind::kReturned, kNone};
  }
  if (!ends_generator()) return step;
  clear_exception();
  return {StepKind::kReturned, kNone};
}

GeneratorStep finish_throw(AsyncThrow* self, GeneratorStep step) {
  step = unwrap(generator_of(self->generator), step);
  if (step.kind != StepKind::kYielded) self->state = AwaitableState::kClosed;
  return step;
}

GeneratorStep refuse_throw(AsyncThrow* self, Value sent) {
  self->state = AwaitableState::kClosed;
  return refuse(sent);
}

// The first step: throws into the body.
GeneratorStep begin_throw(AsyncThrow* self, Value sent) {
  Generator* generator = generator_of(self->generator);
  const bool is_close = self->type.is_unbound();
  if (generator->is_async_running != 0) {
    raise(messages::async_generator_running, is_close ? "aclose" : "athrow");
    return refuse_throw(self, sent);
  }
  if (generator->is_closed != 0) {
    raise_with(molt_type_StopAsyncIteration, kUnbound);
    return refuse_throw(self, sent);
  }
  if (!sent.is_none()) {
    raise(messages::coroutine_just_started);
    return refuse(sent);
  }
  self->state = AwaitableState::kRunning;
  generator->is_async_running = 1;
  if (is_close) {
    generator->is_closed = 1;
    raise_with(molt_type_GeneratorExit, kUnbound);
    return finish_close(self, run_generator(generator, kError));
  }
  return finish_throw(self,
                      throw_into_generator(generator, self->type, self->value, self->traceback));
}

GeneratorStep step_throw(AsyncThrow* self, Value sent) {
  Ref alive = Ref::share(Value::from_object(self));
  Generator* generator = generator_of(self->generator);
  const bool is_close = self->type.is_unbound();
  if (self->state == AwaitableState::kClosed) {
    if (sent.is_error()) clear_exception();
    raise(messages::athrow_reused);
    return refuse(sent);
  }
  if (sent.is_error()) {
    if (self->state == AwaitableState::kInitial) {
      self->state = AwaitableState::kRunning;
      generator->is_async_running = 1;
    }
  } else if (generator->state < 0) {
    self->state = AwaitableState::kClosed;
    release(sent);
    return {StepKind::kReturned, kNone};
  } else if (self->state == AwaitableState::kInitial) {
    return begin_throw(self, sent);
  }
  GeneratorStep step = run_generator(generator, sent);
  return is_close ? finish_close(self, step) : finish_throw(self, step);
}

Owned self_iterate(Borrowed self) { return new_reference(value_of(self)); }

Owned send_next(Borrowed self) { return step_result(step_send(send_of(self), kNone)); }
Owned send_slot(Borrowed self, Consumed sent) {
  return step_send_result(step_send(send_of(self), value_of(sent)));
}
Owned throw_next(Borrowed self) { return step_result(step_throw(throw_of(self), kNone)); }
Owned throw_slot(Borrowed self, Consumed sent) {
  return step_send_result(step_throw(throw_of(self), value_of(sent)));
}

void send_destroy(Object* object) {
  AsyncSend* self = static_cast<AsyncSend*>(object);
  self->state = AwaitableState::kClosed;
  release(std::exchange(self->generator, kNone));
  release(std::exchange(self->sent, kNone));
}
void send_traverse(Object* object, Visitor visit, void* context) {
  AsyncSend* self = static_cast<AsyncSend*>(object);
  visit(self->generator, context);
  visit(self->sent, context);
}

void throw_destroy(Object* object) {
  AsyncThrow* self = static_cast<AsyncThrow*>(object);
  self->state = AwaitableState::kClosed;
  for (Value* field : {&self->generator, &self->type, &self->value, &self->traceback}) {
    release(std::exchange(*field, kNone));
  }
}
void throw_traverse(Object* object, Visitor visit, void* context) {
  AsyncThrow* self = static_cast<AsyncThrow*>(object);
  for (Value value : {self->generator, self->type, self->value, self->traceback}) {
    visit(value, context);
  }
}

void wrapped_destroy(Object* object) {
  release(std::exchange(static_cast<WrappedValue*>(object)->value, kNone));
}
void wrapped_traverse(Object* object, Visitor visit, void* context) {
  visit(static_cast<WrappedValue*>(object)->value, context);
}

// The first time that a generator is asked for anything, the hooks learn of it.
Status begin_iteration(Borrowed self) {
  Generator* generator = generator_of(value_of(self));
  if (generator->has_hooks != 0) return kOk;
  generator->has_hooks = 1;
  generator->finalizer = value_of(new_reference(async_generator_hooks.finalizer));
  Ref hook = Ref::share(async_generator_hooks.first_iteration);
  if (hook.get().is_none()) return kOk;
  MOLT_TRY_DISCARD(call(hook, value_of(self)));
  return kOk;
}

Owned new_send(Value generator, Value sent) {
  AsyncSend* self = allocate<AsyncSend>(molt_shape_async_generator_asend);
  if (self == nullptr) return Failure{};
  self->generator = value_of(new_reference(generator));
  self->sent = value_of(new_reference(sent));
  self->state = AwaitableState::kInitial;
  return owned_unchecked(Value::from_object(self));
}

Owned new_throw(Value generator, Value type, Value value, Value traceback) {
  AsyncThrow* self = allocate<AsyncThrow>(molt_shape_async_generator_athrow);
  if (self == nullptr) return Failure{};
  self->generator = value_of(new_reference(generator));
  self->type = value_of(new_reference(type));
  self->value = value_of(new_reference(value));
  self->traceback = value_of(new_reference(traceback));
  self->state = AwaitableState::kInitial;
  return owned_unchecked(Value::from_object(self));
}

}  // namespace

Owned async_generator_next(Borrowed self) {
  MOLT_TRY_DISCARD(begin_iteration(self));
  return new_send(value_of(self), kNone);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_async_generator_asend =
    builtin_type({.name = "async_generator_asend",
                  .base = &molt_type_object,
                  .shape = &molt_shape_async_generator_asend,
                  .rows = &molt_rows_async_generator_asend,
                  .flags = kTypeCollectable,
                  .basic_size = sizeof(AsyncSend)},
                 {.destroy = send_destroy,
                  .traverse = send_traverse,
                  .iterate = self_iterate,
                  .next = send_next,
                  .await = self_iterate,
                  .send = send_slot});
constinit Shape molt_shape_async_generator_asend{{&molt_type_async_generator_asend}, 0, 0};

constinit Type molt_type_async_generator_athrow =
    builtin_type({.name = "async_generator_athrow",
                  .base = &molt_type_object,
                  .shape = &molt_shape_async_generator_athrow,
                  .rows = &molt_rows_async_generator_athrow,
                  .flags = kTypeCollectable,
                  .basic_size = sizeof(AsyncThrow)},
                 {.destroy = throw_destroy,
                  .traverse = throw_traverse,
                  .iterate = self_iterate,
                  .next = throw_next,
                  .await = self_iterate,
                  .send = throw_slot});
constinit Shape molt_shape_async_generator_athrow{{&molt_type_async_generator_athrow}, 0, 0};

constinit Type molt_type_async_generator_wrapped_value =
    builtin_type({.name = "async_generator_wrapped_value",
                  .base = &molt_type_object,
                  .shape = &molt_shape_async_generator_wrapped_value,
                  .rows = nullptr,
                  .flags = kTypeCollectable,
                  .basic_size = sizeof(WrappedValue)},
                 {.destroy = wrapped_destroy, .traverse = wrapped_traverse});
constinit Shape molt_shape_async_generator_wrapped_value{
    {&molt_type_async_generator_wrapped_value}, 0, 0};
}  // namespace molt::rt
}

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_wrap_async_value(Consumed value) {
  WrappedValue* self = allocate<WrappedValue>(molt_shape_async_generator_wrapped_value);
  if (self == nullptr) {
    release(value_of(value));
    return Failure{};
  }
  self->value = value_of(value);
  return owned_unchecked(Value::from_object(self));
}

Owned molt_m_async_generator_asend(Borrowed self, Borrowed value) {
  MOLT_TRY_DISCARD(begin_iteration(self));
  return new_send(value_of(self), value_of(value));
}
Owned molt_m_async_generator_athrow(Borrowed self, Borrowed type, Borrowed value,
                                    Borrowed traceback) {
  MOLT_TRY_DISCARD(begin_iteration(self));
  return new_throw(value_of(self), value_of(type), value_of(value), value_of(traceback));
}
Owned molt_m_async_generator_aclose(Borrowed self) {
  MOLT_TRY_DISCARD(begin_iteration(self));
  return new_throw(value_of(self), kUnbound, kUnbound, kUnbound);
}

Owned molt_m_async_generator_asend_send(Borrowed self, Borrowed value) {
  retain(value_of(value));
  return step_result(step_send(send_of(self), value_of(value)));
}
Owned molt_m_async_generator_asend_throw(Borrowed self, Borrowed type, Borrowed value,
                                         Borrowed traceback) {
  MOLT_TRY_DISCARD(set_thrown_exception(value_of(type), value_of(value), value_of(traceback)));
  return step_result(step_send(send_of(self), kError));
}
Owned molt_m_async_generator_asend_close(Borrowed self) {
  send_of(self)->state = AwaitableState::kClosed;
  return owned_unchecked(kNone);
}

Owned molt_m_async_generator_athrow_send(Borrowed self, Borrowed value) {
  retain(value_of(value));
  return step_result(step_throw(throw_of(self), value_of(value)));
}
Owned molt_m_async_generator_athrow_throw(Borrowed self, Borrowed type, Borrowed value,
                                          Borrowed traceback) {
  MOLT_TRY_DISCARD(set_thrown_exception(value_of(type), value_of(value), value_of(traceback)));
  return step_result(step_throw(throw_of(self), kError));
}
Owned molt_m_async_generator_athrow_close(Borrowed self) {
  throw_of(self)->state = AwaitableState::kClosed;
  return owned_unchecked(kNone);
}

}  // namespace molt::abi
}
