// The types generator, coroutine and async_generator: their objects, slots and attributes.
#include "runtime/async/generator.h"

#include "runtime/async/async_generator.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/async_hooks.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/types/generator.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Generator* generator_of(Borrowed self) { return object_as<Generator>(value_of(self)); }

Shape* shape_for(const FunctionCode* code) {
  if ((code->flags & kCodeAsyncGenerator) != 0) return &molt_shape_async_generator;
  if ((code->flags & kCodeCoroutine) != 0) return &molt_shape_coroutine;
  return &molt_shape_generator;
}

void generator_traverse(Object* object, Visitor visit, void* context) {
  Generator* self = static_cast<Generator*>(object);
  for (int32_t i = 0; i < self->code->frame_slots; i++) visit(self->slots()[i], context);
  visit(self->handled, context);
  visit(self->function, context);
  visit(self->finalizer, context);
}

void generator_clear(Object* object) {
  Generator* self = static_cast<Generator*>(object);
  if (self->is_running != 0) return;
  self->state = -1;
  self->delegate = kUnbound;
  for (int32_t i = 0; i < self->code->frame_slots; i++) {
    release(std::exchange(self->slots()[i], kUnbound));
  }
  release(std::exchange(self->handled, kNone));
  release(std::exchange(self->function, kNone));
  release(std::exchange(self->finalizer, kNone));
}

void generator_destroy(Object* object) {
  Generator* self = static_cast<Generator*>(object);
  generator_clear(self);
  release(std::exchange(self->name, kNone));
  release(std::exchange(self->qualname, kNone));
}

// A suspended generator that dies is closed.
void generator_finalise(Borrowed self) {
  Generator* generator = generator_of(self);
  if (generator->state >= 0 && !generator->finalizer.is_none() && generator->is_closed == 0) {
    Ref finalizer = Ref::share(generator->finalizer);
    Ref result(call(finalizer, value_of(self)));
    if (is_failure(result)) report_unraisable(value_of(self));
    return;
  }
  const bool is_unawaited = generator->state == 0 && generator->is_running == 0 &&
                            (generator->code->flags & kCodeCoroutine) != 0;
  if (is_unawaited && is_failure(warn_unawaited_py(value_of(self), generator->qualname)))
    report_unraisable(value_of(self));
  if (generator->state <= 0) return;
  if (is_failure(close_generator(generator))) report_unraisable(value_of(self));
}

// <generator object f at 0x...>
Owned generator_repr(Borrowed self) {
  StrBuilder out;
  out.append_char('<');
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_ascii(" object ");
  out.append(generator_of(self)->qualname);
  out.append_ascii(" at ");
  append_address(&out, value_of(self).as_object());
  out.append_char('>');
  return out.finish();
}

Owned generator_iterate(Borrowed self) { return new_reference(value_of(self)); }

Owned generator_next(Borrowed self) {
  GeneratorStep step = run_generator(generator_of(self), kNone);
  if (step.kind != StepKind::kReturned) return owned_unchecked(step.value);
  release(step.value);
  return owned_unchecked(kUnbound);
}

Owned generator_send_slot(Borrowed self, Consumed sent) {
  return step_send_result(run_generator(generator_of(self), value_of(sent)));
}

constexpr Slots common_slots() {
  Slots slots{};
  slots.destroy = generator_destroy;
  slots.traverse = generator_traverse;
  slots.clear = generator_clear;
  slots.repr = generator_repr;
  slots.finalise = generator_finalise;
  return slots;
}

constexpr Slots generator_slots() {
  Slots slots = common_slots();
  slots.iterate = generator_iterate;
  slots.next = generator_next;
  slots.send = generator_send_slot;
  return slots;
}

constexpr Slots coroutine_slots() {
  Slots slots = common_slots();
  slots.await = coroutine_await;
  slots.send = generator_send_slot;
  return slots;
}

constexpr Slots async_generator_slots() {
  Slots slots = common_slots();
  slots.async_iterate = generator_iterate;
  slots.async_next = async_generator_next;
  return slots;
}

// The frame of a suspended body stands at its yield.
Owned frame_of(Generator* generator) {
  if (generator->state < 0) return new_reference(kNone);
  const FunctionCode* code = generator->code;
  const int64_t position = generator->state >> 32;
  return new_frame(code, generator->state > 0 ? code_position(code, position).line : code->first_line);
}

Status set_name(Value* field, Borrowed value, Message not_str) {
  if (!is_str(value_of(value))) return raise(not_str);
  release(std::exchange(*field, value_of(new_reference(value_of(value)))));
  return kOk;
}

Owned bool_of(bool b) { return owned_unchecked(Value::from_bool(b)); }

Owned delegate_of(Generator* generator) {
  if (generator->delegate.is_unbound() || generator->is_running != 0) return new_reference(kNone);
  return new_reference(generator->delegate);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_generator = builtin_type({.name = "generator",
                                                   .base = &molt_type_object,
                                                   .shape = &molt_shape_generator,
                                                   .rows = &molt_rows_generator,
                                                   .flags = kTypeWeakReferable | kTypeCollectable,
                                                   .basic_size = sizeof(Generator)},
                                                  generator_slots());
constinit Shape molt_shape_generator{{&molt_type_generator}, 0, 0};

constinit Type molt_type_coroutine = builtin_type({.name = "coroutine",
                                                   .base = &molt_type_object,
                                                   .shape = &molt_shape_coroutine,
                                                   .rows = &molt_rows_coroutine,
                                                   .flags = kTypeWeakReferable | kTypeCollectable,
                                                   .basic_size = sizeof(Generator)},
                                                  coroutine_slots());
constinit Shape molt_shape_coroutine{{&molt_type_coroutine}, 0, 0};

constinit Type molt_type_async_generator =
    builtin_type({.name = "async_generator",
                  .base = &molt_type_object,
                  .shape = &molt_shape_async_generator,
                  .rows = &molt_rows_async_generator,
                  .flags = kTypeWeakReferable | kTypeGeneric | kTypeCollectable,
                  .basic_size = sizeof(Generator)},
                 async_generator_slots());
constinit Shape molt_shape_async_generator{{&molt_type_async_generator}, 0, 0};
}  // namespace molt::rt
}

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_generator(Borrowed function, FunctionCode* code, ConsumedArgs slots,
                          int64_t num_slots) {
  const int64_t words = int64_t{code->frame_slots} + code->frame_raw_slots;
  auto* self = static_cast<Generator*>(
      allocate_object(shape_for(code), static_cast<int64_t>(sizeof(Generator)) + words * 8));
  if (self == nullptr) {
    for (int64_t i = 0; i < num_slots; i++) release(slots.values[i]);
    return Failure{};
  }
  self->handled = kNone;
  self->delegate = kUnbound;
  self->finalizer = kNone;
  Value callee = value_of(function);
  const bool is_function = has_type(callee, molt_shape_function);
  // The function's own may be a copy, made by code.replace.
  const FunctionCode* own = is_function ? object_as<Function>(callee)->code.pointer : nullptr;
  self->code = own != nullptr && own->resume.pointer == code->resume.pointer ? own : code;
  self->function = value_of(new_reference(callee.is_unbound() ? kNone : callee));
  self->name = value_of(new_reference(is_function ? object_as<Function>(callee)->name
                                                  : Value::from_object(code->name.pointer)));
  self->qualname =
      value_of(new_reference(is_function ? object_as<Function>(callee)->qualname
                                         : Value::from_object(code->qualname.pointer)));
  for (int64_t i = 0; i < code->frame_slots; i++) {
    self->slots()[i] = i < num_slots ? slots.values[i] : kUnbound;
  }
  return owned_unchecked(Value::from_object(self));
}

// The three types share their methods.
#define MOLT_GENERATOR_NAMES(type)                                                               \
  Owned molt_g_##type##___name__(Borrowed self) {                                                \
    return new_reference(generator_of(self)->name);                                              \
  }                                                                                              \
  Status molt_s_##type##___name__(Borrowed self, Borrowed value) {                               \
    return set_name(&generator_of(self)->name, value, messages::generator_name_not_str);         \
  }                                                                                              \
  Owned molt_g_##type##___qualname__(Borrowed self) {                                            \
    return new_reference(generator_of(self)->qualname);                                          \
  }                                                                                              \
  Status molt_s_##type##___qualname__(Borrowed self, Borrowed value) {                           \
    return set_name(&generator_of(self)->qualname, value, messages::generator_qualname_not_str); \
  }
#define MOLT_GENERATOR_STATE(type, prefix)                                                       \
  Owned molt_g_##type##_##prefix##_running(Borrowed self) {                                      \
    return bool_of(generator_of(self)->is_running != 0);                                         \
  }                                                                                              \
  Owned molt_g_##type##_##prefix##_suspended(Borrowed self) {                                    \
    return bool_of(generator_of(self)->state > 0 && generator_of(self)->is_running == 0);        \
  }                                                                                              \
  Owned molt_g_##type##_##prefix##_frame(Borrowed self) { return frame_of(generator_of(self)); } \
  Owned molt_g_##type##_##prefix##_code(Borrowed self) {                                         \
    return code_object(generator_of(self)->code);                                                \
  }
#define MOLT_GENERATOR_METHODS(type)                                                 \
  Owned molt_m_##type##_send(Borrowed self, Borrowed value) {                        \
    retain(value_of(value));                                                         \
    return step_result(run_generator(generator_of(self), value_of(value)));          \
  }                                                                                  \
  Owned molt_m_##type##_throw(Borrowed self, Borrowed exception, Borrowed value,     \
                              Borrowed traceback) {                                  \
    return step_result(throw_into_generator(generator_of(self), value_of(exception), \
                                            value_of(value), value_of(traceback)));  \
  }                                                                                  \
  Owned molt_m_##type##_close(Borrowed self) {                                       \
    MOLT_TRY_DISCARD(close_generator(generator_of(self)));                           \
    return owned_unchecked(kNone);                                                   \
  }
MOLT_GENERATOR_NAMES(generator)
MOLT_GENERATOR_NAMES(coroutine)
MOLT_GENERATOR_NAMES(async_generator)
MOLT_GENERATOR_STATE(generator, gi)
MOLT_GENERATOR_STATE(coroutine, cr)
MOLT_GENERATOR_METHODS(generator)
MOLT_GENERATOR_METHODS(coroutine)
#undef MOLT_GENERATOR_METHODS
#undef MOLT_GENERATOR_STATE
#undef MOLT_GENERATOR_NAMES

Owned molt_g_generator_gi_yieldfrom(Borrowed self) { return delegate_of(generator_of(self)); }
Owned molt_g_coroutine_cr_await(Borrowed self) { return delegate_of(generator_of(self)); }
Owned molt_g_coroutine_cr_origin(Borrowed) { return new_reference(kNone); }
Owned molt_g_async_generator_ag_await(Borrowed self) { return delegate_of(generator_of(self)); }
Owned molt_g_async_generator_ag_running(Borrowed self) {
  return bool_of(generator_of(self)->is_async_running != 0);
}
Owned molt_g_async_generator_ag_suspended(Borrowed self) {
  return bool_of(generator_of(self)->state > 0 && generator_of(self)->is_running == 0);
}
Owned molt_g_async_generator_ag_frame(Borrowed self) { return frame_of(generator_of(self)); }
Owned molt_g_async_generator_ag_code(Borrowed self) {
  return code_object(generator_of(self)->code);
}

}  // namespace molt::abi
}
