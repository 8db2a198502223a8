// functools.partial (Modules/_functoolsmodule.c).
#include "runtime/core/messages/functools.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/object_state.h"
#include "runtime/types/dict.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(partial)

#define MOLT_ROWS "abi/modules/_functools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/functools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct Partial : Object {
  Field<InstanceExtra*> extra;
  Value function;
  // A tuple and a dict.
  Value args;
  Value keywords;
};

namespace {

Partial* as_partial(Borrowed self) { return object_as<Partial>(value_of(self)); }
using PartialFields = OwnedFields<Partial, &Partial::function, &Partial::args, &Partial::keywords>;

void partial_destroy(Object* self) {
  PartialFields::destroy(self);
  destroy_attributes(self);
}

void partial_traverse(Object* self, Visitor visit, void* context) {
  PartialFields::traverse(self, visit, context);
  traverse_attributes(self, visit, context);
}

// Breaks cycles; what is left can still be called.
void partial_clear(Object* self) {
  Partial* partial = static_cast<Partial*>(self);
  release(std::exchange(partial->function, kNone));
  clear_attributes(self);
}

// The items of two tuples in a row.
Owned joined(const Tuple* first, const Value* rest, int64_t num_rest) {
  const int64_t length = first->length + num_rest;
  if (length == 0) return empty_tuple();
  Tuple* result = allocate_tuple(length);
  if (result == nullptr) return kOwnedError;
  for (int64_t i = 0; i < length; i++) {
    result->items()[i] = shared(i < first->length ? first->items()[i] : rest[i - first->length]);
  }
  return owned_object(result);
}

// A copy of `base` (a dict) with the keyword arguments of a call.
Owned merged_keywords(Value base, const Value* values, Value keyword_names) {
  MOLT_TRY(result, dict_copy(as_dict(base)));
  for (int64_t i = 0; i < num_keywords(keyword_names); i++) {
    MOLT_TRY_DISCARD(dict_set_py(as_dict(result), as_tuple(keyword_names)->items()[i], values[i]));
  }
  return result.take();
}

// A partial without attributes of its own, whose parts a partial of it takes over.
const Partial* plain_partial(Value function) {
  const bool is_partial = is_instance(function, &molt_type_partial);
  if (!is_partial || has_any_attribute(function.as_object())) return nullptr;
  return object_as<Partial>(function);
}

Owned partial_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (num_args < 1) return raise(messages::partial_no_arguments);
  if (slot_of<&Slots::call>(type_of(args[0])) == nullptr)
    return raise(messages::first_not_callable);
  const Partial* inner = plain_partial(args[0]);
  MOLT_TRY(no_keywords, dict_new());
  const Tuple* first = inner != nullptr ? as_tuple(inner->args) : &molt_empty_tuple;
  MOLT_TRY(all_args, joined(first, args + 1, num_args - 1));
  MOLT_TRY(keywords, merged_keywords(inner != nullptr ? inner->keywords : no_keywords.get(),
                                     args + num_args, keyword_names));
  Partial* partial = allocate_instance_of<Partial>(cls);
  if (partial == nullptr) return kOwnedError;
  partial->function = shared(inner != nullptr ? inner->function : args[0]);
  partial->args = take(all_args);
  partial->keywords = take(keywords);
  return owned_object(partial);
}

// Calls with the keyword arguments of a dict.
Owned call_with_dict(Value function, const Tuple* args, Dict* keywords) {
  const int64_t num_names = dict_length(keywords);
  MOLT_TRY(names, dict_keys_list(keywords));
  MOLT_TRY(values, dict_values_list(keywords));
  MOLT_TRY(all, joined(args, as_list(values)->items.pointer, num_names));
  MOLT_TRY(name_tuple, tuple_from_values(as_list(names)->items.pointer, num_names));
  return call_any(function, as_tuple(all)->items(), args->length, name_tuple);
}

Owned partial_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const Partial* partial = as_partial(callee);
  const Ref function = Ref::share(partial->function);
  MOLT_TRY(all_args, joined(as_tuple(partial->args), args, num_args));
  const Tuple* tuple = as_tuple(all_args);
  if (dict_length(as_dict(partial->keywords)) == 0 && num_keywords(keyword_names) == 0)
    return call_values(function, tuple->items(), tuple->length);
  MOLT_TRY(keywords, merged_keywords(partial->keywords, args + num_args, keyword_names));
  return call_with_dict(function, tuple, as_dict(keywords));
}

Status append_parts_py(StrBuilder* out, const Partial* partial) {
  const Ref args = Ref::share(partial->args);
  const Ref keywords = Ref::share(partial->keywords);
  MOLT_TRY(function_text, repr_of(partial->function));
  out->append(function_text.get());
  for (int64_t i = 0; i < as_tuple(args)->length; i++) {
    MOLT_TRY(text, repr_of(as_tuple(args)->items()[i]));
    out->append_ascii(", ");
    out->append(text.get());
  }
  int64_t position = 0;
  Value key, value;
  while (dict_next(as_dict(keywords), &position, &key, &value)) {
    const Ref held = Ref::share(value);
    MOLT_TRY(name, str_of(key));
    MOLT_TRY(text, repr_of(held));
    out->append_ascii(", ");
    out->append(name.get());
    out->append_char('=');
    out->append(text.get());
  }
  return kOk;
}

Owned partial_repr(Borrowed self) {
  MOLT_TRY(is_nested, enter_repr(value_of(self)));
  if (is_nested.code != 0) return make_str_ascii("...");
  const Type* type = type_of(value_of(self));
  StrBuilder out;
  out.append_ascii(type == &molt_type_partial ? "functools.partial" : type->c_name.pointer);
  out.append_char('(');
  const Status status = append_parts_py(&out, as_partial(self));
  leave_repr(value_of(self));
  if (is_failure(status)) return kOwnedError;
  out.append_char(')');
  return out.finish();
}

constexpr Slots partial_slots() {
  Slots slots{};
  slots.destroy = partial_destroy;
  slots.traverse = partial_traverse;
  slots.clear = partial_clear;
  slots.repr = partial_repr;
  slots.call = partial_call;
  slots.construct = partial_construct;
  return slots;
}

}  // namespace

extern "C" Owned molt_g_partial_func(Borrowed self) {
  return new_reference(as_partial(self)->function);
}
extern "C" Owned molt_g_partial_args(Borrowed self) {
  return new_reference(as_partial(self)->args);
}
extern "C" Owned molt_g_partial_keywords(Borrowed self) {
  return new_reference(as_partial(self)->keywords);
}

// These are members that cannot be written, which say it in words of their own.
extern "C" Status molt_s_partial_func(Borrowed, Borrowed) {
  return raise(messages::partial_readonly);
}
extern "C" Status molt_s_partial_args(Borrowed, Borrowed) {
  return raise(messages::partial_readonly);
}
extern "C" Status molt_s_partial_keywords(Borrowed, Borrowed) {
  return raise(messages::partial_readonly);
}

extern "C" Owned molt_m_partial___reduce__(Borrowed self) {
  const Partial* partial = as_partial(self);
  MOLT_TRY(attributes, object_state(value_of(self)));
  MOLT_TRY(arguments, tuple_of(partial->function));
  MOLT_TRY(state, tuple_of(partial->function, partial->args, partial->keywords, attributes.get()));
  return tuple_of(Value::from_object(type_of(value_of(self))), arguments.get(), state.get());
}

extern "C" Owned molt_m_partial___setstate__(Borrowed self, Borrowed state) {
  if (!is_tuple(value_of(state)) || as_tuple(state)->length != 4)
    return raise(messages::partial_state);
  const Value* parts = as_tuple(state)->items();
  const bool is_valid = slot_of<&Slots::call>(type_of(parts[0])) != nullptr && is_tuple(parts[1]) &&
                        (parts[2].is_none() || is_dict(parts[2]));
  if (!is_valid) return raise(messages::partial_state);
  MOLT_TRY(args, tuple_from(parts[1]));
  MOLT_TRY(keywords, parts[2].is_none() ? dict_new() : dict_copy(as_dict(parts[2])));
  Partial* partial = as_partial(self);
  if (is_dict(parts[3])) MOLT_TRY_DISCARD(set_attribute_dict(value_of(self).as_object(), parts[3]));
  release(std::exchange(partial->function, shared(parts[0])));
  release(std::exchange(partial->args, value_of(args.take())));
  release(std::exchange(partial->keywords, value_of(keywords.take())));
  return owned_none();
}

MOLT_DEFINE_DICT_ACCESSOR(partial)

extern "C" Owned molt_c__functools_partial() { return type_constant(molt_type_partial); }

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_partial{{&molt_type_partial}, 0, 0};
constinit Type molt_type_partial =
    builtin_type({.name = "partial",
                  .base = &molt_type_object,
                  .shape = &molt_shape_partial,
                  .rows = &molt_rows_partial,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict | kTypeWeakReferable |
                           kTypeGeneric,
                  .basic_size = sizeof(Partial),
                  .extra_offset = sizeof(Object),
                  .module = "functools"},
                 partial_slots());
}  // namespace molt::rt
}
