// The type parameters of list[T] and int | T, and what takes their place in list[T][int]
// (_Py_make_parameters and _Py_subs_parameters of Objects/genericaliasobject.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/typing.h"
#include "runtime/core/slots.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DEFINE_NAME(__typing_is_unpacked_typevartuple__)
MOLT_DEFINE_NAME(__typing_prepare_subst__)
MOLT_DEFINE_NAME(__typing_subst__)
MOLT_DEFINE_NAME(__typing_unpacked_tuple_args__)

namespace molt::rt {

namespace {

Status add_once(List* list, Value item) {
  for (int64_t i = 0; i < list->length; i++) {
    if (list->items.pointer[i] == item) return kOk;
  }
  return list_append(list, item);
}

Status add_items(List* list, Value tuple) {
  for (int64_t i = 0; i < as_tuple(tuple)->length; i++)
    MOLT_TRY_DISCARD(list_append(list, as_tuple(tuple)->items()[i]));
  return kOk;
}

int64_t index_in(Value tuple, Value item) {
  for (int64_t i = 0; i < as_tuple(tuple)->length; i++) {
    if (as_tuple(tuple)->items()[i] == item) return i;
  }
  return -1;
}

// What is given for the parameters, as a tuple: *tuple[int, str] counts as its arguments.
Owned unpacked_items(Value item) {
  Ref given = is_tuple(item) ? Ref::share(item) : Ref(tuple_of(item));
  if (is_failure(given)) return kOwnedError;
  MOLT_TRY(list, list_new(as_tuple(given)->length));
  for (int64_t i = 0; i < as_tuple(given)->length; i++) {
    const Value one = as_tuple(given)->items()[i];
    if (!is_type(one)) {
      MOLT_TRY(inner, find_attribute(one, MOLT_STR(__typing_unpacked_tuple_args__)));
      if (is_tuple(inner.get())) {
        const Tuple* items = as_tuple(inner);
        const bool is_endless = items->length > 0 && items->items()[items->length - 1] == kEllipsis;
        if (!is_endless) {
          MOLT_TRY_DISCARD(add_items(as_list(list), inner));
          continue;
        }
      }
    }
    MOLT_TRY_DISCARD(list_append(as_list(list), one));
  }
  return molt_list_to_tuple(list);
}

// Parameters may take several of the given items, or look at them: TypeVarTuple and ParamSpec.
Owned prepared_items(Value self, Value parameters, Value item) {
  MOLT_TRY(items, unpacked_items(item));
  for (int64_t i = 0; i < as_tuple(parameters)->length; i++) {
    MOLT_TRY(prepare,
             find_attribute(as_tuple(parameters)->items()[i], MOLT_STR(__typing_prepare_subst__)));
    if (prepare.get().is_unbound() || prepare.get().is_none()) continue;
    MOLT_TRY(tuple, is_tuple(items.get()) ? new_reference(items) : tuple_of(items.get()));
    items = Ref(call(prepare, self, tuple.get()));
    if (is_failure(items)) return kOwnedError;
  }
  return is_tuple(items.get()) ? items.take() : tuple_of(items.get());
}

// list[T] within dict[str, list[T]]: subscribed in turn.
Owned substitute_inside(Value object, Value parameters, Value items) {
  MOLT_TRY(inner, find_attribute(object, MOLT_STR(__parameters__)));
  if (!is_tuple(inner.get()) || as_tuple(inner)->length == 0) return new_reference(object);
  MOLT_TRY(list, list_new(as_tuple(inner)->length));
  for (int64_t i = 0; i < as_tuple(inner)->length; i++) {
    Value argument = as_tuple(inner)->items()[i];
    const int64_t index = index_in(parameters, argument);
    if (index >= 0) {
      argument = as_tuple(items)->items()[index];
      const Type* kind = type_of(as_tuple(parameters)->items()[index]);
      if (kind->slots.iterate != nullptr && is_tuple(argument)) {
        MOLT_TRY_DISCARD(add_items(as_list(list), argument));
        continue;
      }
    }
    MOLT_TRY_DISCARD(list_append(as_list(list), argument));
  }
  MOLT_TRY(arguments, molt_list_to_tuple(list));
  return molt_get_item(borrowed(object), arguments);
}

Tri is_unpacked_type_var_tuple(Value argument) {
  MOLT_TRY(flag, find_attribute(argument, MOLT_STR(__typing_is_unpacked_typevartuple__)));
  if (flag.get().is_unbound()) return {0};
  return truth_of(flag);
}

Owned substitute_one(Value argument, Value parameters, Value items) {
  MOLT_TRY(substitute, find_attribute(argument, MOLT_STR(__typing_subst__)));
  if (substitute.get().is_unbound()) return substitute_inside(argument, parameters, items);
  const int64_t index = index_in(parameters, argument);
  return call(substitute, as_tuple(items)->items()[index]);
}

}  // namespace

Owned type_parameters_in(Value args) {
  MOLT_TRY(list, list_new());
  for (int64_t i = 0; i < as_tuple(args)->length; i++) {
    const Value argument = as_tuple(args)->items()[i];
    // A class has __parameters__ of its own.
    if (is_type(argument)) continue;
    MOLT_TRY(substitute, find_attribute(argument, MOLT_STR(__typing_subst__)));
    if (!substitute.get().is_unbound()) {
      MOLT_TRY_DISCARD(add_once(as_list(list), argument));
      continue;
    }
    MOLT_TRY(inner, find_attribute(argument, MOLT_STR(__parameters__)));
    if (!is_tuple(inner.get())) continue;
    for (int64_t k = 0; k < as_tuple(inner)->length; k++)
      MOLT_TRY_DISCARD(add_once(as_list(list), as_tuple(inner)->items()[k]));
  }
  return molt_list_to_tuple(list);
}

Owned substitute_type_parameters(Value self, Value args, Value parameters, Value item) {
  const int64_t expected = as_tuple(parameters)->length;
  if (expected == 0) return raise(messages::not_generic_class, self);
  MOLT_TRY(items, prepared_items(self, parameters, item));
  const int64_t actual = as_tuple(items)->length;
  if (actual != expected) {
    return raise(messages::type_argument_count, actual > expected ? "many" : "few", self, actual,
                 expected);
  }
  MOLT_TRY(list, list_new(as_tuple(args)->length));
  for (int64_t i = 0; i < as_tuple(args)->length; i++) {
    const Value argument = as_tuple(args)->items()[i];
    if (is_type(argument)) {
      MOLT_TRY_DISCARD(list_append(as_list(list), argument));
      continue;
    }
    MOLT_TRY(is_unpacked, is_unpacked_type_var_tuple(argument));
    MOLT_TRY(value, substitute_one(argument, parameters, items));
    if (is_unpacked.code != 0 && is_tuple(value.get())) {
      MOLT_TRY_DISCARD(add_items(as_list(list), value));
    } else {
      MOLT_TRY_DISCARD(list_append(as_list(list), value));
    }
  }
  return molt_list_to_tuple(list);
}

}  // namespace molt::rt
