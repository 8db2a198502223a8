// Running generators, and driving any iterator by steps (Objects/genobject.c).
#include "runtime/async/generator.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// The generator whose body runs innermost; borrowed.
Generator* running = nullptr;

// What a delegate returned that was run past its delegating body (see run_delegate), or kError when
// it raised: the body's next yield_from_step takes it.
struct ReturnedDelegate {
  Object* iterator = nullptr;
  Value value = kUnbound;
};
ReturnedDelegate returned_delegate;

void release_frame(Generator* generator) {
  for (int32_t i = 0; i < generator->code->frame_slots; i++) {
    release(std::exchange(generator->slots()[i], kUnbound));
  }
}

void finish(Generator* generator) {
  generator->state = -1;
  generator->delegate = kUnbound;
  release(std::exchange(generator->handled, kNone));
  release_frame(generator);
}

// The exception thrown in has what the generator handles as its context (_PyErr_ChainStackItem).
void chain_thrown_exception() {
  if (molt_state.handled.is_none()) return;
  raise_instance(consumed(take_exception()));
}

// RuntimeError("generator raised StopIteration") with the StopIteration as its cause.
void convert_stop(const Generator* generator) {
  const bool is_async = (generator->code->flags & kCodeAsyncGenerator) != 0;
  const char* name = nullptr;
  if (exception_is(molt_type_StopIteration)) name = "StopIteration";
  if (is_async && exception_is(molt_type_StopAsyncIteration)) name = "StopAsyncIteration";
  if (name == nullptr) return;
  Ref stop{owned_unchecked(take_exception())};
  raise(messages::generator_raised_stop, generator_kind(generator), name);
  if (!exception_is(molt_type_RuntimeError)) return;
  BaseException* error = object_as<BaseException>(molt_state.raised);
  error->suppress_context = 1;
  release(std::exchange(error->cause, value_of(new_reference(stop.get()))));
  release(std::exchange(error->context, value_of(stop.take())));
}

GeneratorStep raised() { return {StepKind::kRaised, kError}; }

GeneratorStep refuse(Value sent) {
  if (!sent.is_error()) release(sent);
  return raised();
}

// Runs a finished generator: it returns None for ever, but a coroutine must not be awaited twice.
GeneratorStep run_finished(Generator* generator, Value sent) {
  const bool is_coroutine = (generator->code->flags & kCodeCoroutine) != 0;
  if (sent.is_error()) {
    if (is_coroutine && !exception_is(molt_type_GeneratorExit)) {
      Ref dropped{owned_unchecked(take_exception())};
      raise(messages::coroutine_reused);
    }
    return raised();
  }
  release(sent);
  if (is_coroutine) {
    raise(messages::coroutine_reused);
    return raised();
  }
  return {StepKind::kReturned, kNone};
}

GeneratorStep run_body(Generator* generator, Value sent) {
  Generator* outer = std::exchange(running, generator);
  generator->is_running = 1;
  generator->delegate = kUnbound;
  HandledLevel level;
  enter_handled_level(&level, std::exchange(generator->handled, kNone));
  if (sent.is_error()) chain_thrown_exception();
  auto resume = reinterpret_cast<ResumeEntry>(generator->code->resume.pointer);
  Value result = resume(generator->slots(), &generator->state, sent);
  generator->handled = leave_handled_level(&level);
  generator->is_running = 0;
  running = outer;
  if (generator->state >= 0 && !result.is_error()) return {StepKind::kYielded, result};
  if (result.is_error()) convert_stop(generator);
  Value saved = take_exception();
  finish(generator);
  restore_exception(saved);
  if (result.is_error()) return raised();
  return {StepKind::kReturned, result};
}

// The generator that a suspended body delegates to, or null.
Generator* delegate_of(const Generator* generator) {
  Value delegate = generator->delegate;
  if (!is_generator(delegate) && !is_coroutine(delegate)) return nullptr;
  Generator* inner = object_as<Generator>(delegate);
  return inner->state > 0 ? inner : nullptr;
}

GeneratorStep run_suspended(Generator* generator, Value sent);

// A body that waits in `yield from` need not wake up to pass values through: its delegate runs at
// once, and the body only when the delegate is finished.
GeneratorStep run_delegate(Generator* generator, Generator* delegate, Value sent) {
  generator->is_running = 1;
  HandledLevel level;
  const bool has_level = !generator->handled.is_none();
  if (has_level) enter_handled_level(&level, std::exchange(generator->handled, kNone));
  GeneratorStep step = run_suspended(delegate, sent);
  if (has_level) generator->handled = leave_handled_level(&level);
  generator->is_running = 0;
  if (step.kind == StepKind::kYielded) return step;
  if (step.kind == StepKind::kReturned) {
    returned_delegate = {delegate, step.value};
    return run_body(generator, kNone);
  }
  returned_delegate = {delegate, kError};
  return run_body(generator, kError);
}

// Resumes a suspended generator with a value.
GeneratorStep run_suspended(Generator* generator, Value sent) {
  if (generator->is_running != 0) {
    raise(messages::generator_running, generator_kind(generator));
    return refuse(sent);
  }
  Generator* delegate = delegate_of(generator);
  return delegate != nullptr ? run_delegate(generator, delegate, sent) : run_body(generator, sent);
}

// The value of the StopIteration that is set, which is cleared; nothing for another exception.
GeneratorStep returned_by_stop() {
  if (!exception_is(molt_type_StopIteration)) return raised();
  Ref stop{owned_unchecked(take_exception())};
  Value value = stop.as<StopIterationObject>()->value;
  return {StepKind::kReturned, value_of(new_reference(value.is_unbound() ? kNone : value))};
}

GeneratorStep step_of_call(Owned result) {
  if (is_failure(result)) return returned_by_stop();
  return {StepKind::kYielded, value_of(result)};
}

// next() with the value that the iterator returns.
GeneratorStep step_next(Value iterator) {
  const Type* type = type_of(iterator);
  if ((type->type_flags & kTypeHeap) != 0) {
    return step_of_call(call_method(iterator, MOLT_STR(__next__)));
  }
  Value value = value_of(type->slots.next(borrowed(iterator)));
  if (value.is_error()) return returned_by_stop();
  if (value.is_unbound()) return {StepKind::kReturned, kNone};
  return {StepKind::kYielded, value};
}

// Throws GeneratorExit into what has the slot `send`: a coroutine's wrapper, an asynchronous
// generator's awaitable.
Status close_by_slot(Value iterator) {
  raise_with(molt_type_GeneratorExit, kUnbound);
  Value value = value_of(type_of(iterator)->slots.send(borrowed(iterator), {kErrorBits}));
  if (value.is_unbound()) {
    release(value_of(molt_take_result()));
    return kOk;
  }
  if (!value.is_error()) {
    release(value);
    return raise(messages::generator_ignored_exit, "coroutine");
  }
  const bool is_expected =
      clear_exception_if(molt_type_GeneratorExit) || clear_exception_if(molt_type_StopIteration);
  return is_expected ? kOk : kFailed;
}

// iterator.close() if there is one. The exception that is set meanwhile is put aside by the caller.
Status close_iterator(Value iterator) {
  if (is_generator(iterator) || is_coroutine(iterator)) {
    return close_generator(object_as<Generator>(iterator));
  }
  if (type_of(iterator)->slots.send != nullptr) return close_by_slot(iterator);
  MOLT_TRY(close, find_attribute(iterator, MOLT_STR(close)));
  if (close.get().is_unbound()) return kOk;
  MOLT_TRY_DISCARD(call(close.get()));
  return kOk;
}

// Throws the exception that is set into an iterator.
GeneratorStep step_throw(Value iterator) {
  Ref exception{owned_unchecked(take_exception())};
  if (is_instance(exception.get(), &molt_type_GeneratorExit)) {
    if (is_failure(close_iterator(iterator))) return raised();
    restore_exception(value_of(exception.take()));
    return raised();
  }
  if (type_of(iterator)->slots.send != nullptr) {
    restore_exception(value_of(exception.take()));
    Value value = value_of(type_of(iterator)->slots.send(borrowed(iterator), {kErrorBits}));
    if (value.is_error()) return raised();
    if (value.is_unbound()) return {StepKind::kReturned, value_of(molt_take_result())};
    return {StepKind::kYielded, value};
  }
  Ref method(find_attribute(iterator, MOLT_STR(throw)));
  if (is_failure(method)) return raised();
  if (method.get().is_unbound()) {
    restore_exception(value_of(exception.take()));
    return raised();
  }
  return step_of_call(call(method.get(), exception.get()));
}

}  // namespace

const char* generator_kind(const Generator* generator) {
  const uint32_t flags = generator->code->flags;
  if ((flags & kCodeAsyncGenerator) != 0) return "async generator";
  return (flags & kCodeCoroutine) != 0 ? "coroutine" : "generator";
}

GeneratorStep run_generator(Generator* generator, Value sent) {
  if (generator->state > 0 && !sent.is_error()) [[likely]] {
    // The body may drop the last reference to its own generator.
    retain_object(generator);
    GeneratorStep step = run_suspended(generator, sent);
    release(Value::from_object(generator));
    return step;
  }
  if (generator->is_running != 0) {
    if (sent.is_error()) clear_exception();
    raise(messages::generator_running, generator_kind(generator));
    return refuse(sent);
  }
  if (generator->state < 0) return run_finished(generator, sent);
  Ref alive = Ref::share(Value::from_object(generator));
  if (generator->state > 0) return run_body(generator, sent);
  if (sent.is_error()) {
    add_traceback(generator->code, -1);
    Value saved = take_exception();
    finish(generator);
    restore_exception(saved);
    return raised();
  }
  if (!sent.is_none()) {
    raise(messages::generator_just_started, generator_kind(generator));
    return refuse(sent);
  }
  return run_body(generator, sent);
}

GeneratorStep step_iterator(Value iterator, Value sent) {
  if (is_generator(iterator) || is_coroutine(iterator)) {
    if (!sent.is_error()) return run_generator(object_as<Generator>(iterator), sent);
    return step_throw(iterator);
  }
  if (sent.is_error()) return step_throw(iterator);
  if (auto send = type_of(iterator)->slots.send; send != nullptr) {
    Value value = value_of(send(borrowed(iterator), consumed(sent)));
    if (value.is_error()) return raised();
    if (value.is_unbound()) return {StepKind::kReturned, value_of(molt_take_result())};
    return {StepKind::kYielded, value};
  }
  if (sent.is_none()) return step_next(iterator);
  Ref owned_sent{consumed(sent)};
  return step_of_call(call_method(iterator, MOLT_STR(send), owned_sent.get()));
}

Owned next_or_stop(Value iterator) {
  if (is_generator(iterator)) {
    return step_result(run_generator(object_as<Generator>(iterator), kNone));
  }
  const Type* type = type_of(iterator);
  if ((type->type_flags & kTypeHeap) != 0) return call_method(iterator, MOLT_STR(__next__));
  Owned value = type->slots.next(borrowed(iterator));
  if (!value_of(value).is_unbound()) return value;
  return raise_with(molt_type_StopIteration, kUnbound);
}

Owned step_result(GeneratorStep step) {
  if (step.kind != StepKind::kReturned) return owned_unchecked(step.value);
  Ref value{owned_unchecked(step.value)};
  return raise_with(molt_type_StopIteration, step.value.is_none() ? kUnbound : step.value);
}

Owned step_send_result(GeneratorStep step) {
  if (step.kind != StepKind::kReturned) return owned_unchecked(step.value);
  release(std::exchange(molt_state.boxed_result, step.value));
  return owned_unchecked(kUnbound);
}

Status close_generator(Generator* generator) {
  if (generator->state < 0) return kOk;
  if (generator->state == 0 && generator->is_running == 0) {
    Ref alive = Ref::share(Value::from_object(generator));
    finish(generator);
    return kOk;
  }
  if (generator->is_running != 0) {
    return raise(messages::generator_running, generator_kind(generator));
  }
  raise_with(molt_type_GeneratorExit, kUnbound);
  GeneratorStep step = run_generator(generator, kError);
  switch (step.kind) {
    case StepKind::kYielded:
      release(step.value);
      return raise(messages::generator_ignored_exit, generator_kind(generator));
    case StepKind::kReturned:
      release(step.value);
      return kOk;
    case StepKind::kRaised:
      if (clear_exception_if(molt_type_GeneratorExit)) return kOk;
      if (clear_exception_if(molt_type_StopIteration)) return kOk;
      return kFailed;
  }
  return kOk;
}

namespace {

// An instance of the class from throw's second argument, as PyErr_NormalizeException.
Owned thrown_instance(Type* cls, Value value) {
  if (is_instance(value, cls)) return new_reference(value);
  if (value.is_unbound() || value.is_none()) return call(Value::from_object(cls));
  if (is_tuple(value))
    return molt_call_unpacked({Value::from_object(cls).bits}, borrowed(value), {kUnboundBits});
  return call(Value::from_object(cls), value);
}

bool is_given(Value value) { return !value.is_unbound() && !value.is_none(); }

}  // namespace

Status set_thrown_exception(Value type, Value value, Value traceback) {
  if (is_given(traceback) && !is_traceback(traceback)) return raise(messages::throw_third_argument);
  Ref exception;
  if (is_type(type) && (object_as<Type>(type)->type_flags & kTypeExceptionSubclass) != 0) {
    exception = Ref(thrown_instance(object_as<Type>(type), value));
    if (is_failure(exception)) return Failure{};
    if (!is_exception(exception.get())) {
      return raise(messages::raise_class_result, type, Value::from_object(type_of(exception)));
    }
  } else if (is_exception(type)) {
    if (is_given(value)) return raise(messages::throw_instance_value);
    exception = Ref::share(type);
  } else {
    return raise(messages::throw_not_exception, type);
  }
  if (is_given(traceback)) {
    BaseException* object = exception.as<BaseException>();
    release(std::exchange(object->traceback, value_of(new_reference(traceback))));
  }
  restore_exception(value_of(exception.take()));
  return kOk;
}

GeneratorStep throw_into_generator(Generator* generator, Value type, Value value, Value traceback) {
  if (is_failure(set_thrown_exception(type, value, traceback))) return raised();
  return run_generator(generator, kError);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_yield_from_step(Borrowed iterator, Consumed sent) {
  if (returned_delegate.iterator != nullptr) [[unlikely]] {
    returned_delegate.iterator = nullptr;
    const Value value = std::exchange(returned_delegate.value, kUnbound);
    return step_send_result(value.is_error() ? raised()
                                             : GeneratorStep{StepKind::kReturned, value});
  }
  GeneratorStep step = step_iterator(value_of(iterator), value_of(sent));
  if (step.kind == StepKind::kYielded && running != nullptr) {
    running->delegate = value_of(iterator);
  }
  return step_send_result(step);
}

Owned molt_next_or_raise(Borrowed iterator) { return next_or_stop(value_of(iterator)); }

Owned molt_take_result() {
  return owned_unchecked(std::exchange(molt_state.boxed_result, kUnbound));
}

void molt_generator_convert_stop() {
  if (running != nullptr) convert_stop(running);
}

Owned molt_get_yield_from_iterator(Borrowed iterable) {
  Value value = value_of(iterable);
  if (is_generator(value)) return new_reference(value);
  if (is_coroutine(value)) {
    const bool is_allowed = running != nullptr && (running->code->flags & kCodeCoroutine) != 0;
    return is_allowed ? new_reference(value) : Owned(raise(messages::yield_from_coroutine));
  }
  return iterate(value);
}

}  // namespace molt::abi
}
