// Raising and catching: the entries of abi/functions/exception.def (Python/errors.c,
// Python/ceval.c).
#include "runtime/core/call.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/exception.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

HandledLevel* outer_handled_level = nullptr;

namespace {

BaseException* exception_object(Value value) { return object_as<BaseException>(value); }

// Before `context` becomes the context of `exception`: cuts the link that would close a circle.
// `context` chains that already contain a circle of their own are left alone.
void break_context_cycle(BaseException* exception, Value context) {
  Value at = context;
  Value slow = context;
  bool slow_moves = false;
  while (true) {
    Value next = exception_object(at)->context;
    if (next.is_none()) return;
    if (next.as_object() == exception) {
      exception_object(at)->context = kNone;
      release(next);
      return;
    }
    at = next;
    if (at == slow) return;
    if (slow_moves) slow = exception_object(slow)->context;
    slow_moves = !slow_moves;
  }
}

void set_context(BaseException* exception, Value context) {
  if (context.is_none() || context.as_object() == exception) return;
  break_context_cycle(exception, context);
  retain(context);
  release(std::exchange(exception->context, context));
}

// An instance from what `raise` was given: a class is called.
Owned instance_from(Value exception, Message not_exception) {
  if (is_exception(exception)) return new_reference(exception);
  if (is_type(exception) &&
      (object_as<Type>(exception)->type_flags & kTypeExceptionSubclass) != 0) {
    MOLT_TRY(instance, call(exception));
    if (!is_exception(instance.get())) {
      return raise(messages::raise_class_result, exception, Value::from_object(type_of(instance)));
    }
    return instance.take();
  }
  return raise(not_exception);
}

Status set_cause(BaseException* exception, Value cause) {
  Ref instance = Ref::share(kNone);
  if (!cause.is_none()) {
    instance = Ref(instance_from(cause, messages::raise_cause_not_exception));
    if (is_failure(instance)) return Failure{};
  }
  exception->suppress_context = 1;
  release(std::exchange(exception->cause, value_of(instance.take())));
  return kOk;
}

}  // namespace

Failure raise_instance(Consumed exception) {
  Value value = value_of(exception);
  set_context(exception_object(value), handled_exception());
  restore_exception(value);
  return Failure{};
}

Value handled_exception() {
  if (!molt_state.handled.is_none()) return molt_state.handled;
  for (HandledLevel* level = outer_handled_level; level != nullptr; level = level->outer) {
    if (!level->handled.is_none()) return level->handled;
  }
  return kNone;
}

namespace {

// The preallocated exception for when no other can be made.
struct PlainException : BaseException {
  Field<InstanceExtra*> extra;
};
constinit PlainException last_memory_error{};

}  // namespace

Failure raise_memory_error() {
  static bool is_raising = false;
  if (!is_raising) {
    is_raising = true;
    Owned error = new_exception_with(molt_type_MemoryError, kUnbound);
    is_raising = false;
    if (is_failure(error)) return Failure{};
    return raise_instance({error.bits});
  }
  if (last_memory_error.shape == nullptr) {
    last_memory_error.shape = &molt_shape_MemoryError;
    last_memory_error.count = kImmortalCount;
    last_memory_error.flags = kFlagImmortal;
    last_memory_error.args = value_of(empty_tuple());
    last_memory_error.traceback = kNone;
    last_memory_error.context = kNone;
    last_memory_error.cause = kNone;
  }
  restore_exception(Value::from_object(&last_memory_error));
  return Failure{};
}

Failure raise_name_error(Message message, Str* name) {
  raise(message, name);
  if (exception_is(molt_type_NameError)) {
    auto* error = object_as<NameErrorObject>(molt_state.raised);
    error->name = value_of(new_reference(Value::from_object(name)));
  }
  return Failure{};
}

void attach_attribute_error(Value object, Value name) {
  if (!exception_is(molt_type_AttributeError)) return;
  auto* error = object_as<AttributeErrorObject>(molt_state.raised);
  release(std::exchange(error->name, value_of(new_reference(name))));
  release(std::exchange(error->object, value_of(new_reference(object))));
}

void name_attribute_error(Value object, Str* name) {
  if (!exception_is(molt_type_AttributeError)) return;
  const auto* error = object_as<AttributeErrorObject>(molt_state.raised);
  const auto is_missing = [](Value value) { return value.is_unbound() || value.is_none(); };
  if (is_missing(error->name) && is_missing(error->object))
    attach_attribute_error(object, value_of(name));
}

void attach_import_error(Value name, Value path) {
  if (!exception_is(molt_type_ImportError)) return;
  auto* error = object_as<ImportErrorObject>(molt_state.raised);
  if (!name.is_unbound()) release(std::exchange(error->name, value_of(new_reference(name))));
  if (!path.is_unbound()) release(std::exchange(error->path, value_of(new_reference(path))));
}

void chain_exception(Value earlier) {
  if (earlier.is_unbound()) return;
  if (molt_state.raised.is_unbound()) {
    molt_state.raised = earlier;
    return;
  }
  BaseException* raised = exception_object(molt_state.raised);
  break_context_cycle(raised, earlier);
  release(std::exchange(raised->context, earlier));
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

void molt_raise(Borrowed exception, Borrowed cause) {
  Ref instance(instance_from(value_of(exception), messages::raise_not_exception));
  if (is_failure(instance)) return;
  if (!value_of(cause).is_unbound() &&
      is_failure(set_cause(instance.as<BaseException>(), value_of(cause)))) {
    return;
  }
  raise_instance(instance.consume());
}

void molt_reraise_handled() {
  Value handled = handled_exception();
  if (handled.is_none()) {
    raise(messages::reraise_nothing);
    return;
  }
  skip_next_traceback();
  retain(handled);
  restore_exception(handled);
}

void molt_reraise(Consumed exception) {
  skip_next_traceback();
  restore_exception(value_of(exception));
}

Owned molt_catch_exception() { return owned_unchecked(take_exception()); }

Owned molt_push_handled(Borrowed exception) {
  retain(value_of(exception));
  return owned_unchecked(std::exchange(molt_state.handled, value_of(exception)));
}

void molt_pop_handled(Consumed previous) {
  release(std::exchange(molt_state.handled, value_of(previous)));
}

Tri molt_exception_matches(Borrowed exception, Borrowed types) {
  Value wanted = value_of(types);
  const Type* type = type_of(value_of(exception));
  if (is_tuple(wanted)) {
    Tuple* tuple = object_as<Tuple>(wanted);
    // As CPython: every item is checked before any is compared, one level deep.
    for (int64_t i = 0; i < tuple->length; i++) {
      Value item = tuple->items()[i];
      if (!is_type(item) || (object_as<Type>(item)->type_flags & kTypeExceptionSubclass) == 0) {
        return raise(messages::except_not_class);
      }
    }
    for (int64_t i = 0; i < tuple->length; i++) {
      if (is_subtype(type, object_as<Type>(tuple->items()[i]))) return {1};
    }
    return {0};
  }
  if (!is_type(wanted) || (object_as<Type>(wanted)->type_flags & kTypeExceptionSubclass) == 0) {
    return raise(messages::except_not_class);
  }
  return {is_subtype(type, object_as<Type>(wanted)) ? 1 : 0};
}

void molt_raise_unbound_local(Str* name) { raise_name_error(messages::unbound_local, name); }
void molt_raise_unbound_free(Str* name) { raise_name_error(messages::unbound_free, name); }
void molt_raise_name_error(Str* name) { raise_name_error(messages::name_not_defined, name); }

void molt_raise_assertion(Borrowed message) {
  raise_with(molt_type_AssertionError, value_of(message));
}

void molt_traceback_add(FunctionCode* code, int32_t position) { add_traceback(code, position); }

void molt_traceback_keep(Consumed value) { keep_in_traceback(value); }

}  // namespace molt::abi
}
