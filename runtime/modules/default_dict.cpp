// collections.defaultdict (Modules/_collectionsmodule.c).
#include "runtime/core/messages/collections.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(defaultdict)

#define MOLT_ROWS "abi/modules/_collections.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct DefaultDict : Dict {
  // None for none.
  Value factory;
};

namespace {

DefaultDict* as_default_dict(Borrowed self) { return object_as<DefaultDict>(value_of(self)); }

void default_dict_destroy(Object* self) {
  drop_field(static_cast<DefaultDict*>(self)->factory);
  molt_type_dict.slots.destroy(self);
}

void default_dict_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<DefaultDict*>(self)->factory, visit, context);
  molt_type_dict.slots.traverse(self, visit, context);
}

void default_dict_clear(Object* self) {
  release(std::exchange(static_cast<DefaultDict*>(self)->factory, kNone));
  molt_type_dict.slots.clear(self);
}

Owned default_dict_construct(Type* cls, const Value*, int64_t, Value) {
  DefaultDict* dict = allocate_instance_of<DefaultDict>(cls);
  if (dict == nullptr) return kOwnedError;
  dict->factory = kNone;
  return owned_object(dict);
}

Status default_dict_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names) {
  Value factory = kNone;
  if (num_args > 0) {
    factory = args[0];
    if (!factory.is_none() && slot_of<&Slots::call>(type_of(factory)) == nullptr)
      return raise(messages::default_factory_callable);
    args++;
    num_args--;
  }
  release(std::exchange(as_default_dict(self)->factory, shared(factory)));
  return molt_type_dict.slots.initialise(self, args, num_args, keyword_names);
}

Owned default_dict_repr(Borrowed self) {
  MOLT_TRY(items, molt_type_dict.slots.repr(self));
  const Ref factory = Ref::share(as_default_dict(self)->factory);
  Ref factory_text;
  const Tri is_nested = enter_repr(factory);
  if (is_failure(is_nested)) return kOwnedError;
  if (is_nested.code != 0) {
    factory_text = Ref(make_str_ascii("..."));
  } else {
    factory_text = Ref(repr_of(factory));
    leave_repr(factory);
  }
  if (is_failure(factory_text)) return kOwnedError;
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_char('(');
  out.append(factory_text.get());
  out.append_ascii(", ");
  out.append(items.get());
  out.append_char(')');
  return out.finish();
}

Owned missing_item_py(Borrowed self, Value key) {
  const Ref factory = Ref::share(as_default_dict(self)->factory);
  if (factory.get().is_none()) return raise_key_error(key);
  MOLT_TRY(value, call(factory.get()));
  MOLT_TRY_DISCARD(abi::molt_set_item(self, borrowed(key), value));
  return value.take();
}

Owned default_dict_get_item(Borrowed self, Borrowed key) {
  const Value found = dict_get_py(as_dict(self), value_of(key));
  if (found.is_error()) return kOwnedError;
  if (!found.is_unbound()) return new_reference(found);
  if (type_of(value_of(self)) != &molt_type_defaultdict) {
    MOLT_TRY(method, find_special(value_of(self), MOLT_STR(__missing__)));
    if (!method.get().is_unbound()) return call(method.get(), value_of(key));
  }
  return missing_item_py(self, value_of(key));
}

// A dict of the same class and factory with the items of `items`.
Owned make_like(Value self, Value items) {
  const Ref factory = Ref::share(as_default_dict(borrowed(self))->factory);
  return call(Value::from_object(type_of(self)), factory.get(), items);
}

Owned default_dict_or(Borrowed left, Borrowed right) {
  const bool is_left = is_instance(value_of(left), &molt_type_defaultdict);
  const Value other = value_of(is_left ? right : left);
  if (!is_dict(other)) return not_implemented();
  MOLT_TRY(result, make_like(value_of(is_left ? left : right), value_of(left)));
  MOLT_TRY_DISCARD(dict_update_py(as_dict(result), value_of(right)));
  return result.take();
}

constexpr Slots default_dict_slots() {
  Slots slots{};
  slots.destroy = default_dict_destroy;
  slots.traverse = default_dict_traverse;
  slots.clear = default_dict_clear;
  slots.construct = default_dict_construct;
  slots.initialise = default_dict_initialise;
  slots.repr = default_dict_repr;
  slots.get_item = default_dict_get_item;
  slots.bit_or = default_dict_or;
  return slots;
}

}  // namespace

extern "C" Owned molt_m_defaultdict___missing__(Borrowed self, Borrowed key) {
  return missing_item_py(self, value_of(key));
}

extern "C" Owned molt_m_defaultdict_copy(Borrowed self) {
  return make_like(value_of(self), value_of(self));
}

extern "C" Owned molt_m_defaultdict___copy__(Borrowed self) {
  return molt_m_defaultdict_copy(self);
}

extern "C" Owned molt_m_defaultdict___reduce__(Borrowed self) {
  const Ref factory = Ref::share(as_default_dict(self)->factory);
  MOLT_TRY(arguments, factory.get().is_none() ? empty_tuple() : tuple_of(factory.get()));
  MOLT_TRY(items, call_method(value_of(self), MOLT_STR(items)));
  MOLT_TRY(iterator, iterate(items));
  return tuple_of(Value::from_object(type_of(value_of(self))), arguments.get(), kNone, kNone,
                  iterator.get());
}

extern "C" Owned molt_g_defaultdict_default_factory(Borrowed self) {
  return new_reference(as_default_dict(self)->factory);
}

extern "C" Status molt_s_defaultdict_default_factory(Borrowed self, Borrowed value) {
  const Value factory = value_of(value).is_unbound() ? kNone : value_of(value);
  release(std::exchange(as_default_dict(self)->factory, shared(factory)));
  return kOk;
}

extern "C" Owned molt_c__collections_defaultdict() { return type_constant(molt_type_defaultdict); }

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_defaultdict{{&molt_type_defaultdict}, 0, 0};
constinit Type molt_type_defaultdict =
    builtin_type({.name = "defaultdict",
                  .base = &molt_type_dict,
                  .shape = &molt_shape_defaultdict,
                  .rows = &molt_rows_defaultdict,
                  .flags = kTypeBaseAllowed | kTypeDictSubclass | kTypeGeneric | kTypeCollectable |
                           kTypeMappingPattern,
                  .basic_size = sizeof(DefaultDict),
                  .module = "collections"},
                 default_dict_slots());
}  // namespace molt::rt
}
