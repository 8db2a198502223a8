// operator.itemgetter, attrgetter and methodcaller (Modules/_operator.c).
#include "runtime/core/messages/operator.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(itemgetter)
MOLT_DECLARE_TYPE(attrgetter)
MOLT_DECLARE_TYPE(methodcaller)
MOLT_DEFINE_NAME(functools)
MOLT_DEFINE_NAME(partial)

#define MOLT_ROWS "abi/modules/operator.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/operator.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct ItemGetter : Object {
  // A tuple, as all fields here but `keywords`.
  Value items;
};

struct AttrGetter : Object {
  // The names as given, and for each the tuple of its parts between dots, interned.
  Value names;
  Value paths;
};

struct MethodCaller : Object {
  // Interned.
  Value name;
  Value args;
  // A dict, or kUnbound for none.
  Value keywords;
};

namespace {

using ItemFields = OwnedFields<ItemGetter, &ItemGetter::items>;
using AttrFields = OwnedFields<AttrGetter, &AttrGetter::names, &AttrGetter::paths>;
using CallerFields =
    OwnedFields<MethodCaller, &MethodCaller::name, &MethodCaller::args, &MethodCaller::keywords>;

Status check_one(const char* name, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_no_keywords(name, keyword_names));
  if (num_args == 1) return kOk;
  return raise(messages::getter_arguments, name, num_args);
}

Status check_construct(const char* name, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_no_keywords(name, keyword_names));
  if (num_args >= 1) return kOk;
  return raise(messages::getter_arguments, name, num_args);
}

// One result for one key, else a tuple of them.
template <typename Get>
Owned get_all(const Tuple* keys, Get get) {
  if (keys->length == 1) return get(keys->items()[0]);
  Tuple* results = allocate_tuple(keys->length);
  if (results == nullptr) return kOwnedError;
  for (int64_t i = 0; i < keys->length; i++) results->items()[i] = kNone;
  Ref owned(owned_object(results));
  for (int64_t i = 0; i < keys->length; i++) {
    MOLT_TRY(result, get(keys->items()[i]));
    results->items()[i] = value_of(result.take());
  }
  return owned.take();
}

// "name(a, b, c=d)"; "..." inside itself.
Owned call_repr_py(Value self, const char* name, const Tuple* args, Value keywords) {
  MOLT_TRY(is_nested, enter_repr(self));
  StrBuilder out;
  out.append_ascii(name);
  out.append_char('(');
  if (is_nested.code != 0) {
    out.append_ascii("...)");
    return out.finish();
  }
  const auto append_py = [&]() -> Status {
    for (int64_t i = 0; i < args->length; i++) {
      if (i > 0) out.append_ascii(", ");
      MOLT_TRY(text, repr_of(args->items()[i]));
      out.append(text.get());
    }
    int64_t position = 0;
    Value key, value;
    while (keywords.is_pointer() && dict_next(as_dict(keywords), &position, &key, &value)) {
      out.append_ascii(", ");
      out.append(key);
      out.append_char('=');
      MOLT_TRY(text, repr_of(value));
      out.append(text.get());
    }
    return kOk;
  };
  const Status status = append_py();
  leave_repr(self);
  if (is_failure(status)) return kOwnedError;
  out.append_char(')');
  return out.finish();
}

Owned itemgetter_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_construct("itemgetter", num_args, keyword_names));
  MOLT_TRY(items, tuple_from_values(args, num_args));
  ItemGetter* getter = allocate_instance_of<ItemGetter>(cls);
  if (getter == nullptr) return kOwnedError;
  getter->items = value_of(items.take());
  return owned_object(getter);
}

Owned itemgetter_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_one("itemgetter", num_args, keyword_names));
  const Tuple* items = as_tuple(object_as<ItemGetter>(value_of(callee))->items);
  return get_all(items, [&](Value key) { return molt_get_item(borrowed(args[0]), borrowed(key)); });
}

Owned itemgetter_repr(Borrowed self) {
  const Tuple* items = as_tuple(object_as<ItemGetter>(value_of(self))->items);
  return call_repr_py(value_of(self), "operator.itemgetter", items, kUnbound);
}

// The interned parts of a dotted name.
Owned split_name(Str* name) {
  int64_t num_parts = 1;
  for (int64_t i = 0; i < name->length; i++) num_parts += char_at_unchecked(name, i) == '.';
  Tuple* parts = allocate_tuple(num_parts);
  if (parts == nullptr) return kOwnedError;
  for (int64_t i = 0; i < num_parts; i++) parts->items()[i] = kNone;
  Ref owned(owned_object(parts));
  int64_t start = 0;
  for (int64_t i = 0; i < num_parts; i++) {
    int64_t end = start;
    while (end < name->length && char_at_unchecked(name, end) != '.') end++;
    MOLT_TRY(part, substring(name, start, end));
    MOLT_TRY(interned, intern_str(as_str(part)));
    parts->items()[i] = value_of(interned.take());
    start = end + 1;
  }
  return owned.take();
}

Owned attrgetter_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_construct("attrgetter", num_args, keyword_names));
  MOLT_TRY(names, tuple_from_values(args, num_args));
  for (int64_t i = 0; i < num_args; i++) {
    if (!is_str(args[i])) return raise(messages::attrgetter_name);
  }
  MOLT_TRY(paths, get_all(as_tuple(names), [](Value name) { return split_name(as_str(name)); }));
  if (num_args == 1) paths = Ref(tuple_of(paths.get()));
  if (is_failure(paths)) return kOwnedError;
  AttrGetter* getter = allocate_instance_of<AttrGetter>(cls);
  if (getter == nullptr) return kOwnedError;
  getter->names = value_of(names.take());
  getter->paths = value_of(paths.take());
  return owned_object(getter);
}

Owned follow_path_py(Value object, const Tuple* path) {
  Ref value = Ref::share(object);
  for (int64_t i = 0; i < path->length; i++) {
    Ref next(get_attribute(value, as_str(path->items()[i])));
    if (is_failure(next)) return kOwnedError;
    value = std::move(next);
  }
  return value.take();
}

Owned attrgetter_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_one("attrgetter", num_args, keyword_names));
  const Tuple* paths = as_tuple(object_as<AttrGetter>(value_of(callee))->paths);
  return get_all(paths, [&](Value path) { return follow_path_py(args[0], as_tuple(path)); });
}

Owned attrgetter_repr(Borrowed self) {
  const Tuple* names = as_tuple(object_as<AttrGetter>(value_of(self))->names);
  return call_repr_py(value_of(self), "operator.attrgetter", names, kUnbound);
}

Owned methodcaller_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (num_args < 1) return raise(messages::methodcaller_no_name);
  if (!is_str(args[0])) return raise(messages::methodcaller_name);
  MOLT_TRY(name, intern_str(as_str(args[0])));
  MOLT_TRY(rest, tuple_from_values(args + 1, num_args - 1));
  Ref keywords;
  const int64_t num_names = num_keywords(keyword_names);
  if (num_names > 0) keywords = Ref(dict_new());
  if (is_failure(keywords)) return kOwnedError;
  for (int64_t i = 0; i < num_names; i++) {
    const Value keyword = as_tuple(keyword_names)->items()[i];
    MOLT_TRY_DISCARD(dict_set_py(as_dict(keywords), keyword, args[num_args + i]));
  }
  MethodCaller* caller = allocate_instance_of<MethodCaller>(cls);
  if (caller == nullptr) return kOwnedError;
  caller->name = value_of(name.take());
  caller->args = value_of(rest.take());
  caller->keywords = value_of(keywords.take());
  return owned_object(caller);
}

Owned methodcaller_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_one("methodcaller", num_args, keyword_names));
  const MethodCaller* caller = object_as<MethodCaller>(value_of(callee));
  const Tuple* rest = as_tuple(caller->args);
  if (caller->keywords.is_unbound())
    return call_method_values(args[0], as_str(caller->name), rest->items(), rest->length);
  MOLT_TRY(method, get_attribute(args[0], as_str(caller->name)));
  return molt_call_unpacked(method, borrowed(caller->args), borrowed(caller->keywords));
}

Owned methodcaller_repr(Borrowed self) {
  const MethodCaller* caller = object_as<MethodCaller>(value_of(self));
  MOLT_TRY(name, tuple_of(caller->name));
  MOLT_TRY(args, molt_add(name, borrowed(caller->args)));
  return call_repr_py(value_of(self), "operator.methodcaller", as_tuple(args), caller->keywords);
}

template <typename Fields>
constexpr Slots getter_slots(Owned (*construct)(Type*, const Value*, int64_t, Value),
                             Owned (*call)(Borrowed, const Value*, int64_t, Value),
                             Owned (*repr)(Borrowed)) {
  Slots slots = Fields::slots();
  slots.construct = construct;
  slots.call = call;
  slots.repr = repr;
  return slots;
}

Value class_of(Borrowed self) { return Value::from_object(type_of(value_of(self))); }

}  // namespace

extern "C" Owned molt_m_itemgetter___reduce__(Borrowed self) {
  return tuple_of(class_of(self), object_as<ItemGetter>(value_of(self))->items);
}
extern "C" Owned molt_m_attrgetter___reduce__(Borrowed self) {
  return tuple_of(class_of(self), object_as<AttrGetter>(value_of(self))->names);
}
// Keywords need a partial, since __reduce__ can give positional arguments only.
extern "C" Owned molt_m_methodcaller___reduce__(Borrowed self) {
  const MethodCaller* caller = object_as<MethodCaller>(value_of(self));
  MOLT_TRY(args, tuple_of(class_of(self), caller->name));
  if (caller->keywords.is_unbound()) {
    MOLT_TRY(name, tuple_of(caller->name));
    MOLT_TRY(all, molt_add(name, borrowed(caller->args)));
    return tuple_of(class_of(self), all.get());
  }
  MOLT_TRY(functools, import_module(MOLT_STR(functools)));
  MOLT_TRY(partial, get_attribute(functools, MOLT_STR(partial)));
  MOLT_TRY(maker, molt_call_unpacked(partial, args, borrowed(caller->keywords)));
  return tuple_of(maker.get(), caller->args);
}

extern "C" Owned molt_c_operator_itemgetter() { return type_constant(molt_type_itemgetter); }
extern "C" Owned molt_c_operator_attrgetter() { return type_constant(molt_type_attrgetter); }
extern "C" Owned molt_c_operator_methodcaller() { return type_constant(molt_type_methodcaller); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(itemgetter, "itemgetter", "operator", kTypeCollectable,
                         sizeof(molt::rt::ItemGetter),
                         getter_slots<ItemFields>(itemgetter_construct, itemgetter_call,
                                                  itemgetter_repr))
MOLT_DEFINE_LIBRARY_TYPE(attrgetter, "attrgetter", "operator", kTypeCollectable,
                         sizeof(molt::rt::AttrGetter),
                         getter_slots<AttrFields>(attrgetter_construct, attrgetter_call,
                                                  attrgetter_repr))
MOLT_DEFINE_LIBRARY_TYPE(methodcaller, "methodcaller", "operator", kTypeCollectable,
                         sizeof(molt::rt::MethodCaller),
                         getter_slots<CallerFields>(methodcaller_construct, methodcaller_call,
                                                    methodcaller_repr))
