// The type Context of the module _contextvars (Python/context.c).
#include "runtime/core/messages/contextvars.h"
#include "runtime/modules/contextvars.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/contextvars.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/contextvars.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constinit Value current = kUnbound;

using Fields = OwnedFields<Context, &Context::variables, &Context::previous>;

Owned make_context(Value variables) {
  Context* context = allocate<Context>(molt_shape_context);
  if (context == nullptr) return kOwnedError;
  context->variables = shared(variables);
  context->previous = kUnbound;
  return owned_object(context);
}

Owned make_empty_context() {
  MOLT_TRY(variables, dict_new());
  return make_context(variables);
}

Dict* variables_of(Borrowed self) { return as_dict(as_context(value_of(self))->variables); }

// The value of a variable (borrowed), or kUnbound.
Value find_variable_py(Borrowed self, Value key) {
  if (!is_context_var(key)) return raise(messages::context_key, key);
  return dict_get_py(variables_of(self), key);
}

Owned context_construct(Type*, const Value*, int64_t num_args, Value keyword_names) {
  if (num_args > 0 || num_keywords(keyword_names) > 0) return raise(messages::context_arguments);
  return make_empty_context();
}

Owned context_compare(Borrowed self, Borrowed other, CompareOp op) {
  const bool applies = has_type(value_of(other), molt_shape_context) &&
                       (op == CompareOp::kEq || op == CompareOp::kNe);
  if (!applies) return not_implemented();
  const Ref left = Ref::share(as_context(value_of(self))->variables);
  const Ref right = Ref::share(as_context(value_of(other))->variables);
  MOLT_TRY(is_same, dict_equal_py(as_dict(left), as_dict(right)));
  return owned_bool((is_same.code != 0) == (op == CompareOp::kEq));
}

Int64Result context_length(Borrowed self) { return {dict_length(variables_of(self))}; }

Owned context_get_item(Borrowed self, Borrowed key) {
  const Value found = find_variable_py(self, value_of(key));
  if (found.is_error()) return kOwnedError;
  if (found.is_unbound()) return raise_key_error(value_of(key));
  return new_reference(found);
}

Tri context_contains(Borrowed self, Borrowed key) {
  const Value found = find_variable_py(self, value_of(key));
  if (found.is_error()) return kTriError;
  return tri(!found.is_unbound());
}

// Iterators go over what was there when they were made.
Owned iterator_over(Shape& shape, Owned items) {
  MOLT_TRY(list, items);
  return make_sequence_iterator(shape, list, 0);
}

Owned context_iterate(Borrowed self) {
  return iterator_over(molt_shape_context_keys, dict_keys_list(variables_of(self)));
}

Owned context_iterator_next(Borrowed self) {
  auto* iterator = object_as<SequenceIterator>(value_of(self));
  if (!iterator->sequence.is_pointer()) return owned_unbound();
  const List* list = as_list(iterator->sequence);
  if (iterator->index >= list->length) return exhaust(iterator);
  return new_reference(list->items.pointer[iterator->index++]);
}

constexpr Slots context_slots() {
  Slots slots = Fields::slots();
  slots.construct = context_construct;
  slots.hash = unhashable;
  slots.compare = context_compare;
  slots.length = context_length;
  slots.get_item = context_get_item;
  slots.contains = context_contains;
  slots.iterate = context_iterate;
  return slots;
}

Status enter_context(Value value) {
  Context* context = as_context(value);
  if (context->is_entered != 0) return raise(messages::context_entered, value);
  context->previous = std::exchange(current, shared(value));
  context->is_entered = 1;
  return kOk;
}

void leave_context(Value value) {
  Context* context = as_context(value);
  release(std::exchange(current, std::exchange(context->previous, kUnbound)));
  context->is_entered = 0;
}

}  // namespace

Value current_context() {
  if (current.is_unbound()) {
    Ref context(make_empty_context());
    if (is_failure(context)) return kError;
    current = value_of(context.take());
  }
  return current;
}

Owned copy_context(const Context* original) { return make_context(original->variables); }

Owned run_in_context(Value context, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(enter_context(context));
  Ref result(call_any(args[0], args + 1, num_args - 1, keyword_names));
  leave_context(context);
  return result.take();
}

extern "C" Owned molt_m_context_get(Borrowed self, Borrowed key, Borrowed default_) {
  const Value found = find_variable_py(self, value_of(key));
  if (found.is_error()) return kOwnedError;
  return new_reference(found.is_unbound() ? value_of(default_) : found);
}
extern "C" Owned molt_m_context_copy(Borrowed self) {
  return copy_context(as_context(value_of(self)));
}
extern "C" Owned molt_m_context_items(Borrowed self) {
  return iterator_over(molt_shape_context_items, dict_items_list(variables_of(self)));
}
extern "C" Owned molt_m_context_keys(Borrowed self) { return context_iterate(self); }
extern "C" Owned molt_m_context_values(Borrowed self) {
  return iterator_over(molt_shape_context_values, dict_values_list(variables_of(self)));
}

extern "C" Owned molt_m_context_run(Borrowed self, Borrowed args, Borrowed kwargs) {
  const Tuple* values = as_tuple(args);
  if (values->length == 0) return raise(messages::context_run);
  MOLT_TRY_DISCARD(enter_context(value_of(self)));
  MOLT_TRY(rest, tuple_slice(as_tuple(args), 1, values->length));
  Ref result(molt_call_unpacked(borrowed(values->items()[0]), rest, kwargs));
  leave_context(value_of(self));
  return result.take();
}

extern "C" Owned molt_f_contextvars_copy_context() {
  const Value context = current_context();
  if (is_failure(context)) return kOwnedError;
  return copy_context(as_context(context));
}
extern "C" Owned molt_c_contextvars_Context() { return type_constant(molt_type_context); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(context, "Context", "_contextvars", kTypeCollectable | kTypeWeakReferable,
                         sizeof(molt::rt::Context), context_slots())

#define MOLT_DEFINE_CONTEXT_ITERATOR(identifier, name)                     \
  MOLT_DEFINE_LIBRARY_TYPE(identifier, name, "builtins", kTypeCollectable, \
                           sizeof(molt::rt::SequenceIterator),             \
                           molt::rt::sequence_iterator_slots(molt::rt::context_iterator_next))
MOLT_DEFINE_CONTEXT_ITERATOR(context_items, "items")
MOLT_DEFINE_CONTEXT_ITERATOR(context_keys, "keys")
MOLT_DEFINE_CONTEXT_ITERATOR(context_values, "values")
