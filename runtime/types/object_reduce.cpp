// How object describes its instances to copy and pickle: __reduce_ex__, __reduce__ and __getstate__
// (Objects/typeobject.c). The parts written in Python are the library module copyreg.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/names.h"
#include "runtime/core/slots.h"
#include "runtime/types/object_state.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/range.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(__getnewargs_ex__)
MOLT_DEFINE_NAME(__getnewargs__)
MOLT_DEFINE_NAME(__newobj__)
MOLT_DEFINE_NAME(__newobj_ex__)
MOLT_DEFINE_NAME(__slotnames__)
MOLT_DEFINE_NAME(_reduce_ex)
MOLT_DEFINE_NAME(_slotnames)
MOLT_DEFINE_NAME(copyreg)

namespace molt::rt {

namespace {

// The arguments that __new__ is to be called with. `args` is kUnbound when the object does not say.
struct NewArguments {
  Ref args;
  Ref keywords;
};

Status get_new_arguments(Value object, NewArguments* result) {
  MOLT_TRY(extended, find_attribute(object, MOLT_STR(__getnewargs_ex__)));
  if (!extended.get().is_unbound()) {
    MOLT_TRY(pair_value, call(extended.get()));
    if (!is_tuple(pair_value)) return raise(messages::getnewargs_ex_type, pair_value.get());
    const Tuple* pair = object_as<Tuple>(pair_value.get());
    if (pair->length != 2) return raise(messages::getnewargs_ex_length, pair->length);
    if (!is_tuple(pair->items()[0])) return raise(messages::getnewargs_ex_first, pair->items()[0]);
    if (!is_dict(pair->items()[1])) return raise(messages::getnewargs_ex_second, pair->items()[1]);
    result->args = Ref::share(pair->items()[0]);
    result->keywords = Ref::share(pair->items()[1]);
    return kOk;
  }
  MOLT_TRY(plain, find_attribute(object, MOLT_STR(__getnewargs__)));
  if (plain.get().is_unbound()) return kOk;
  MOLT_TRY(args, call(plain.get()));
  if (!is_tuple(args)) return raise(messages::getnewargs_type, args.get());
  result->args = Ref::share(args.get());
  return kOk;
}

const Type* native_type(const Type* type) {
  return is_heap_type(type) ? type->native_base.pointer : type;
}

// Whether instances hold no more than attributes and __slots__.
bool is_plain(const Type* native) { return native->basic_size == molt_type_object.basic_size; }

Owned slot_names(Type* type) {
  Dict* dict = type_dict(type);
  if (dict == nullptr) return kOwnedError;
  const Value known = dict_get_str(dict, MOLT_STR(__slotnames__));
  if (!known.is_unbound()) return new_reference(known);
  MOLT_TRY(copyreg, import_module(MOLT_STR(copyreg)));
  return call_method(copyreg.get(), MOLT_STR(_slotnames), Value::from_object(type));
}

// `required`: there must be no more to the object than its state.
Owned default_state(Value object, bool required) {
  Type* type = type_of(object);
  const Type* native = native_type(type);
  if (required && (native->type_flags & kTypeVariableSize) != 0)
    return raise(messages::cannot_pickle_sized, object);
  MOLT_TRY(state, object_state(object));
  if (required && !is_plain(native)) return raise(messages::cannot_pickle, object);
  if (!is_heap_type(type)) return state.take();
  MOLT_TRY(names, slot_names(type));
  if (!is_list(names)) return state.take();
  MOLT_TRY(slots, dict_new());
  for (int64_t i = 0; i < as_list(names.get())->length; i++) {
    const Ref name = Ref::share(as_list(names.get())->items[i]);
    if (!is_str(name.get())) continue;
    MOLT_TRY(value, find_attribute(object, as_str(name.get())));
    if (value.get().is_unbound()) continue;
    MOLT_TRY_DISCARD(dict_set_py(as_dict(slots.get()), name.get(), value.get()));
  }
  if (dict_length(as_dict(slots.get())) == 0) return state.take();
  return tuple_of(state.get(), slots.get());
}

// What a class has under `name`, when that is not what object has.
bool is_overridden(Value object, Str* name) {
  const Value own = lookup_in_type(type_of(object), name);
  return own.bits != lookup_in_type(&molt_type_object, name).bits;
}

Owned state_of(Value object, bool required) {
  if (!is_overridden(object, MOLT_STR(__getstate__))) return default_state(object, required);
  return call_method(object, MOLT_STR(__getstate__));
}

Owned prepend(Value first, Value tuple) {
  MOLT_TRY(list, list_new(0));
  MOLT_TRY_DISCARD(list_append(as_list(list.get()), first));
  if (!tuple.is_unbound()) {
    const Tuple* rest = object_as<Tuple>(tuple);
    for (int64_t i = 0; i < rest->length; i++)
      MOLT_TRY_DISCARD(list_append(as_list(list.get()), rest->items()[i]));
  }
  return tuple_from(list.get());
}

Owned reduce_by_new(Value object) {
  Type* type = type_of(object);
  if (slot_of<&Slots::construct>(type) == nullptr) return raise(messages::cannot_pickle, object);
  NewArguments given;
  MOLT_TRY_DISCARD(get_new_arguments(object, &given));
  MOLT_TRY(copyreg, import_module(MOLT_STR(copyreg)));
  const bool has_args = !given.args.get().is_unbound();
  const bool has_keywords =
      !given.keywords.get().is_unbound() && dict_length(as_dict(given.keywords.get())) > 0;
  MOLT_TRY(maker, get_attribute(copyreg.get(), has_keywords ? MOLT_STR(__newobj_ex__)
                                                            : MOLT_STR(__newobj__)));
  MOLT_TRY(args, has_keywords ? tuple_of(Value::from_object(type), given.args.get(),
                                         given.keywords.get())
                              : prepend(Value::from_object(type), given.args.get()));
  const bool is_container = is_list(object) || is_dict(object);
  MOLT_TRY(state, state_of(object, !has_args && !is_container));
  Ref items = Ref::share(kNone);
  Ref pairs = Ref::share(kNone);
  if (is_list(object)) {
    MOLT_TRY(iterator, iterate(object));
    items = Ref(iterator.take());
  }
  if (is_dict(object)) {
    MOLT_TRY(view, call_method(object, MOLT_STR(items)));
    MOLT_TRY(iterator, iterate(view.get()));
    pairs = Ref(iterator.take());
  }
  return tuple_of(maker.get(), args.get(), state.get(), items.get(), pairs.get());
}

Owned reduce(Value object, int64_t protocol) {
  if (protocol >= 2) return reduce_by_new(object);
  MOLT_TRY(copyreg, import_module(MOLT_STR(copyreg)));
  return call_method(copyreg.get(), MOLT_STR(_reduce_ex), object, Value::from_small_int(protocol));
}

// As set.__reduce__ and bytearray.__reduce__: the constructor's arguments and the attributes.
Owned constructed_state(Value object, Value args) {
  MOLT_TRY(state, object_state(object));
  return tuple_of(Value::from_object(type_of(object)), args, state.get());
}

Owned set_reduce(Value set) {
  MOLT_TRY(items, list_from(set));
  MOLT_TRY(args, tuple_of(items.get()));
  return constructed_state(set, args.get());
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_object___getstate__(Borrowed self) { return default_state(value_of(self), false); }

Owned molt_m_object___reduce__(Borrowed self) { return reduce(value_of(self), 0); }

Owned molt_m_object___reduce_ex__(Borrowed self, Borrowed protocol) {
  int64_t number = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(protocol), &number));
  if (is_overridden(value_of(self), MOLT_STR(__reduce__)))
    return call_method(value_of(self), MOLT_STR(__reduce__));
  return reduce(value_of(self), number);
}

// The names of the constants.
Owned molt_m_ellipsis___reduce__(Borrowed) { return intern_ascii("Ellipsis"); }
Owned molt_m_NotImplementedType___reduce__(Borrowed) { return intern_ascii("NotImplemented"); }

Owned molt_m_set___reduce__(Borrowed self) { return set_reduce(value_of(self)); }
Owned molt_m_frozenset___reduce__(Borrowed self) { return set_reduce(value_of(self)); }

Owned molt_m_range___reduce__(Borrowed self) {
  const auto* range = object_as<Range>(value_of(self));
  MOLT_TRY(args, tuple_of(range->start, range->stop, range->step));
  return tuple_of(Value::from_object(&molt_type_range), args.get());
}

Owned molt_m_slice___reduce__(Borrowed self) {
  const auto* slice = object_as<Slice>(value_of(self));
  MOLT_TRY(args, tuple_of(slice->start, slice->stop, slice->step));
  return tuple_of(Value::from_object(&molt_type_slice), args.get());
}

}  // namespace molt::abi
}
