// The builtins aiter() and anext() (Python/bltinmodule.c) and anext_awaitable, which anext() with a
// default gives out (Objects/iterobject.c).
#include "runtime/async/async_generator.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"

#define MOLT_ROWS "abi/types/generator.def"
#include "abi/types/rows.inc"
#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Awaits `awaitable`; StopAsyncIteration ends it with `fallback`.
struct AnextAwaitable : Object {
  Value awaitable;
  Value fallback;
};

AnextAwaitable* anext_of(Borrowed self) { return object_as<AnextAwaitable>(value_of(self)); }

void anext_destroy(Object* object) {
  auto* self = static_cast<AnextAwaitable*>(object);
  release(std::exchange(self->awaitable, kNone));
  release(std::exchange(self->fallback, kNone));
}

void anext_traverse(Object* object, Visitor visit, void* context) {
  auto* self = static_cast<AnextAwaitable*>(object);
  visit(self->awaitable, context);
  visit(self->fallback, context);
}

Owned anext_self(Borrowed self) { return new_reference(value_of(self)); }

// A result or exception of the awaited step: StopAsyncIteration means the default.
GeneratorStep with_fallback(AnextAwaitable* self, GeneratorStep step) {
  if (!step.value.is_error() || !clear_exception_if(molt_type_StopAsyncIteration)) return step;
  return {StepKind::kReturned, value_of(new_reference(self->fallback))};
}

// Like step_iterator. As CPython, it asks the awaitable for its iterator at every step.
GeneratorStep anext_step(AnextAwaitable* self, Consumed sent) {
  const Value given = value_of(sent);
  Value pending = kUnbound;
  if (given.is_error()) pending = take_exception();
  Ref iterator(awaitable_iterator(self->awaitable, messages::not_awaitable));
  if (is_failure(iterator)) {
    if (!pending.is_unbound()) release(pending);
    if (!given.is_error()) release(given);
    return {StepKind::kRaised, kError};
  }
  if (!pending.is_unbound()) restore_exception(pending);
  return with_fallback(self, step_iterator(iterator.get(), given));
}

Owned anext_next(Borrowed self) { return step_result(anext_step(anext_of(self), {kNoneBits})); }

Owned anext_send(Borrowed self, Consumed sent) {
  return step_send_result(anext_step(anext_of(self), sent));
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_anext_awaitable = builtin_type({.name = "anext_awaitable",
                                                         .base = &molt_type_object,
                                                         .shape = &molt_shape_anext_awaitable,
                                                         .rows = &molt_rows_anext_awaitable,
                                                         .flags = kTypeCollectable,
                                                         .basic_size = sizeof(AnextAwaitable)},
                                                        {.destroy = anext_destroy,
                                                         .traverse = anext_traverse,
                                                         .clear = anext_destroy,
                                                         .iterate = anext_self,
                                                         .next = anext_next,
                                                         .await = anext_self,
                                                         .send = anext_send});
constinit Shape molt_shape_anext_awaitable{{&molt_type_anext_awaitable}, 0, 0};
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_m_anext_awaitable_send(Borrowed self, Borrowed value) {
  return step_result(
      anext_step(anext_of(self), consumed(value_of(new_reference(value_of(value))))));
}
Owned molt_m_anext_awaitable_throw(Borrowed self, Borrowed type, Borrowed value,
                                   Borrowed traceback) {
  MOLT_TRY_DISCARD(set_thrown_exception(value_of(type), value_of(value), value_of(traceback)));
  return step_result(anext_step(anext_of(self), {kErrorBits}));
}
Owned molt_m_anext_awaitable_close(Borrowed self) {
  MOLT_TRY(iterator, awaitable_iterator(anext_of(self)->awaitable, messages::not_awaitable));
  return call_method(iterator.get(), MOLT_STR(close));
}

Owned molt_f_builtins_aiter(Borrowed async_iterable) {
  const Value iterable = value_of(async_iterable);
  auto iterate = slot_of<&Slots::async_iterate>(type_of(iterable));
  if (iterate == nullptr) return raise(messages::not_async_iterable, iterable);
  MOLT_TRY(iterator, iterate(async_iterable));
  if (slot_of<&Slots::async_next>(type_of(iterator.get())) == nullptr)
    return raise(messages::aiter_returned, iterator.get());
  return iterator.take();
}

Owned molt_f_builtins_anext(Borrowed async_iterator, Borrowed default_) {
  const Value iterator = value_of(async_iterator);
  auto next = slot_of<&Slots::async_next>(type_of(iterator));
  if (next == nullptr) return raise(messages::not_async_iterator, iterator);
  MOLT_TRY(awaitable, next(async_iterator));
  if (value_of(default_).is_unbound()) return awaitable.take();
  auto* made = allocate<AnextAwaitable>(molt_shape_anext_awaitable);
  if (made == nullptr) return Failure{};
  made->awaitable = value_of(awaitable.take());
  made->fallback = value_of(new_reference(value_of(default_)));
  return owned_unchecked(Value::from_object(made));
}

}  // namespace molt::abi
}
