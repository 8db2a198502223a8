// object.__reduce__, __reduce_ex__ and __getstate__: how instances are copied and pickled
// (Objects/typeobject.c, object_reduce_ex and its helpers).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/copy.h"
#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/object.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(__getnewargs__)
MOLT_DEFINE_NAME(__getnewargs_ex__)
MOLT_DEFINE_NAME(__newobj__)
MOLT_DEFINE_NAME(__newobj_ex__)
MOLT_DEFINE_NAME(_reduce_ex)
MOLT_DEFINE_NAME(_slotnames)
MOLT_DEFINE_NAME(copyreg)

namespace molt::rt {

namespace {

// A function of the module copyreg.
Owned copyreg_function(Str* name) {
  MOLT_TRY(module, import_module(MOLT_STR(copyreg)));
  return get_attribute(module, name);
}

bool inherits(Type* type, Str* name) {
  return lookup_in_type(type, name).bits == lookup_in_type(&molt_type_object, name).bits;
}

// Whether instances hold more than attributes, so that nothing tells their state.
bool has_hidden_state(const Type* type) {
  while ((type->type_flags & kTypeHeap) != 0) type = type->base;
  return type != &molt_type_object;
}

// The attributes that live in __slots__, as a dict; kUnbound when there are none.
Owned slot_state(Value self, Value names) {
  MOLT_TRY(slots, dict_new());
  for (int64_t i = 0; i < as_list(names)->length; i++) {
    const Ref name = Ref::share(as_list(names)->items[i]);
    MOLT_TRY(interned, intern_str(as_str(name)));
    MOLT_TRY(value, find_attribute(self, as_str(interned)));
    if (value.get().is_unbound()) continue;
    MOLT_TRY_DISCARD(dict_set_py(as_dict(slots), name, value));
  }
  return dict_length(as_dict(slots)) == 0 ? owned_unbound() : slots.take();
}

// What __getstate__ of object gives. `is_whole`: the state must be all that there is.
Owned default_state(Value self, bool is_whole) {
  Type* type = type_of(self);
  if (is_whole && has_hidden_state(type)) return raise(messages::cannot_pickle, type);
  Ref state = Ref::share(kNone);
  if (has_attributes(type) && has_any_attribute(self.as_object())) {
    MOLT_TRY(attributes, attribute_dict(self.as_object()));
    state = Ref::share(value_of(attributes));
  }
  if ((type->type_flags & kTypeHeap) == 0) return state.take();
  MOLT_TRY(slot_names_of, copyreg_function(MOLT_STR(_slotnames)));
  MOLT_TRY(names, call(slot_names_of, value_of_type(*type)));
  if (!is_list(names) || as_list(names)->length == 0) return state.take();
  MOLT_TRY(slots, slot_state(self, names));
  if (slots.get().is_unbound()) return state.take();
  return tuple_of(state.get(), slots.get());
}

Owned state_py(Value self, bool is_whole) {
  if (inherits(type_of(self), MOLT_STR(__getstate__))) return default_state(self, is_whole);
  return call_method(self, MOLT_STR(__getstate__));
}

// The arguments for __new__ that the class asks for; kUnbound when it does not.
Status new_arguments_py(Value self, Ref* args, Ref* keywords) {
  MOLT_TRY(extended, find_special(self, MOLT_STR(__getnewargs_ex__)));
  if (!extended.get().is_unbound()) {
    MOLT_TRY(pair, call(extended));
    if (!is_tuple(pair)) return raise(messages::getnewargs_ex_type, pair.get());
    if (as_tuple(pair)->length != 2) {
      return raise(messages::getnewargs_ex_length, as_tuple(pair)->length);
    }
    *args = Ref::share(as_tuple(pair)->items()[0]);
    *keywords = Ref::share(as_tuple(pair)->items()[1]);
    if (!is_tuple(*args)) return raise(messages::getnewargs_ex_first, args->get());
    if (!is_dict(*keywords)) return raise(messages::getnewargs_ex_second, keywords->get());
    return kOk;
  }
  MOLT_TRY(plain, find_special(self, MOLT_STR(__getnewargs__)));
  if (plain.get().is_unbound()) return kOk;
  MOLT_TRY(given, call(plain));
  if (!is_tuple(given)) return raise(messages::getnewargs_type, given.get());
  *args = std::move(given);
  return kOk;
}

// (cls, *args)
Owned with_class_first(Type* type, Value args) {
  const int64_t count = args.is_unbound() ? 0 : as_tuple(args)->length;
  Tuple* all = allocate_tuple(count + 1);
  if (all == nullptr) return kOwnedError;
  all->items()[0] = value_of_type(*type);
  for (int64_t i = 0; i < count; i++) all->items()[i + 1] = as_tuple(args)->items()[i];
  for (int64_t i = 0; i <= count; i++) retain(all->items()[i]);
  return owned_object(all);
}

// Protocols from 2 on: copyreg.__newobj__ and its arguments, the state, and iterators over the
// items of lists and dicts.
Owned reduce_new_object_py(Value self) {
  Type* type = type_of(self);
  Ref args;
  Ref keywords;
  MOLT_TRY_DISCARD(new_arguments_py(self, &args, &keywords));
  const bool has_args = !args.get().is_unbound();
  const bool has_keywords = !keywords.get().is_unbound() && dict_length(as_dict(keywords)) > 0;
  const bool has_items = is_list(self) || is_dict(self);
  MOLT_TRY(state, state_py(self, !has_args && !has_items));
  MOLT_TRY(maker, copyreg_function(has_keywords ? MOLT_STR(__newobj_ex__) : MOLT_STR(__newobj__)));
  MOLT_TRY(maker_args, has_keywords ? tuple_of(value_of_type(*type), args.get(), keywords.get())
                                    : with_class_first(type, args));
  MOLT_TRY(list_items, is_list(self) ? iterate(self) : owned_none());
  Ref dict_items = Ref::share(kNone);
  if (is_dict(self)) {
    MOLT_TRY(items, call_method(self, MOLT_STR(items)));
    dict_items = Ref(iterate(items));
    if (is_failure(dict_items)) return kOwnedError;
  }
  return tuple_of(maker.get(), maker_args.get(), state.get(), list_items.get(), dict_items.get());
}

Owned common_reduce_py(Value self, int64_t protocol) {
  if (protocol >= 2) return reduce_new_object_py(self);
  MOLT_TRY(reduce, copyreg_function(MOLT_STR(_reduce_ex)));
  return call(reduce, self, Value::from_small_int(protocol));
}

}  // namespace

extern "C" Owned molt_m_object___getstate__(Borrowed self) {
  return default_state(value_of(self), false);
}

extern "C" Owned molt_m_object___reduce__(Borrowed self) {
  return common_reduce_py(value_of(self), 0);
}

// A class's own __reduce__ goes before.
extern "C" Owned molt_m_object___reduce_ex__(Borrowed self, Borrowed protocol_value) {
  int64_t protocol = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(protocol_value), &protocol));
  if (!inherits(type_of(value_of(self)), MOLT_STR(__reduce__))) {
    return call_method(value_of(self), MOLT_STR(__reduce__));
  }
  return common_reduce_py(value_of(self), protocol);
}

}  // namespace molt::rt
