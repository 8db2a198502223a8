// The await protocol: entries of abi/functions/generator.def, and coroutine.__await__
// (Objects/genobject.c, Python/ceval.c).
#include "runtime/async/async_generator.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/builtin_type.h"

#define MOLT_ROWS "abi/types/generator.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

CoroutineWrapper* wrapper_of(Borrowed self) { return object_as<CoroutineWrapper>(value_of(self)); }
Generator* coroutine_of(Borrowed self) { return object_as<Generator>(wrapper_of(self)->coroutine); }

void wrapper_destroy(Object* object) {
  release(std::exchange(static_cast<CoroutineWrapper*>(object)->coroutine, kNone));
}

void wrapper_traverse(Object* object, Visitor visit, void* context) {
  visit(static_cast<CoroutineWrapper*>(object)->coroutine, context);
}

Owned wrapper_iterate(Borrowed self) { return new_reference(value_of(self)); }

Owned wrapper_next(Borrowed self) {
  GeneratorStep step = run_generator(coroutine_of(self), kNone);
  // The value of the StopIteration matters to whoever awaits.
  return step_result(step);
}

Owned wrapper_send(Borrowed self, Consumed sent) {
  return step_send_result(run_generator(coroutine_of(self), value_of(sent)));
}

}  // namespace

Owned awaitable_iterator(Value value, Message not_awaitable) {
  if (is_coroutine(value)) return new_reference(value);
  if (has_type(value, molt_shape_generator) &&
      (object_as<Generator>(value)->code->flags & kCodeIterableCoroutine) != 0) {
    return new_reference(value);
  }
  auto await = type_of(value)->slots.await;
  if (await == nullptr) return raise(not_awaitable, value);
  MOLT_TRY(iterator, await(borrowed(value)));
  if (is_coroutine(iterator.get())) return raise(messages::await_returned_coroutine);
  if (type_of(iterator.get())->slots.next == nullptr) {
    return raise(messages::await_not_iterator, iterator.get());
  }
  return iterator.take();
}

Owned coroutine_await(Borrowed self) {
  CoroutineWrapper* wrapper = allocate<CoroutineWrapper>(molt_shape_coroutine_wrapper);
  if (wrapper == nullptr) return Failure{};
  wrapper->coroutine = value_of(new_reference(value_of(self)));
  return owned_unchecked(Value::from_object(wrapper));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_coroutine_wrapper = builtin_type({.name = "coroutine_wrapper",
                                                           .base = &molt_type_object,
                                                           .shape = &molt_shape_coroutine_wrapper,
                                                           .rows = &molt_rows_coroutine_wrapper,
                                                           .flags = kTypeCollectable,
                                                           .basic_size = sizeof(CoroutineWrapper)},
                                                          {.destroy = wrapper_destroy,
                                                           .traverse = wrapper_traverse,
                                                           .clear = wrapper_destroy,
                                                           .iterate = wrapper_iterate,
                                                           .next = wrapper_next,
                                                           .send = wrapper_send});
constinit Shape molt_shape_coroutine_wrapper{{&molt_type_coroutine_wrapper}, 0, 0};
}  // namespace molt::rt
}

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_get_awaitable(Borrowed value) {
  Value awaited = value_of(value);
  if (is_coroutine(awaited) && !object_as<Generator>(awaited)->delegate.is_unbound()) {
    return raise(messages::coroutine_awaited_already);
  }
  return awaitable_iterator(awaited, messages::not_awaitable);
}

Owned molt_get_async_iterator(Borrowed value) {
  Value iterable = value_of(value);
  auto iterate_slot = type_of(iterable)->slots.async_iterate;
  if (iterate_slot == nullptr) return raise(messages::async_for_no_aiter, iterable);
  MOLT_TRY(iterator, iterate_slot(value));
  if (type_of(iterator.get())->slots.async_next == nullptr) {
    return raise(messages::async_for_no_anext, iterator.get());
  }
  return iterator.take();
}

Owned molt_get_async_next(Borrowed iterator) {
  Value value = value_of(iterator);
  auto next = type_of(value)->slots.async_next;
  if (next == nullptr) return raise(messages::async_for_no_anext_2, value);
  MOLT_TRY(awaitable, next(iterator));
  if (is_async_generator(value)) return awaitable.take();
  return awaitable_iterator(awaitable.get(), messages::async_for_bad_anext);
}

Owned molt_m_coroutine_wrapper_send(Borrowed self, Borrowed value) {
  retain(value_of(value));
  return step_result(run_generator(coroutine_of(self), value_of(value)));
}
Owned molt_m_coroutine_wrapper_throw(Borrowed self, Borrowed type, Borrowed value,
                                     Borrowed traceback) {
  return step_result(throw_into_generator(coroutine_of(self), value_of(type), value_of(value),
                                          value_of(traceback)));
}
Owned molt_m_coroutine_wrapper_close(Borrowed self) {
  MOLT_TRY_DISCARD(close_generator(coroutine_of(self)));
  return owned_unchecked(kNone);
}

}  // namespace molt::abi
}
