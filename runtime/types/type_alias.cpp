// TypeAliasType and Generic (Objects/typevarobject.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/typing.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/frame.h"
#include "runtime/types/function.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"
#include "runtime/types/type_parameter.h"

#define MOLT_ROWS "abi/types/typing.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(_GenericAlias)
MOLT_DEFINE_NAME(_generic_class_getitem)
MOLT_DEFINE_NAME(_generic_init_subclass)
MOLT_DEFINE_NAME(typing)

namespace molt::rt {

namespace {

TypeAlias* as_alias(Borrowed v) { return object_as<TypeAlias>(value_of(v)); }

template <typename Visit>
void for_each_field(Object* self, Visit&& visit) {
  auto* alias = static_cast<TypeAlias*>(self);
  for (Value* field = &alias->name; field <= &alias->module; field++) visit(*field);
}
void alias_destroy(Object* self) {
  for_each_field(self, [](Value& field) { release(std::exchange(field, kUnbound)); });
}
void alias_traverse(Object* self, Visitor visit, void* context) {
  for_each_field(self, [&](Value& field) { visit(field, context); });
}
// The name stays: it is needed by repr.
void alias_clear(Object* self) {
  for_each_field(self, [self](Value& field) {
    if (&field != &static_cast<TypeAlias*>(self)->name) release(std::exchange(field, kUnbound));
  });
}

Owned alias_repr(Borrowed self) { return new_reference(as_alias(self)->name); }

Owned alias_get_item(Borrowed self, Borrowed key) {
  if (as_alias(self)->type_params.is_unbound()) return raise(messages::alias_not_generic);
  return new_generic_alias(value_of(self), value_of(key));
}

constexpr Slots alias_slots() {
  Slots slots{};
  slots.destroy = alias_destroy;
  slots.traverse = alias_traverse;
  slots.clear = alias_clear;
  slots.repr = alias_repr;
  slots.get_item = alias_get_item;
  slots.bit_or = type_or;
  return slots;
}

TypeAlias* new_alias(Value name) {
  auto* alias = allocate<TypeAlias>(molt_shape_type_alias);
  if (alias == nullptr) return nullptr;
  for_each_field(alias, [](Value& field) { field = kUnbound; });
  alias->name = value_of(new_reference(name));
  return alias;
}

// Generic takes attributes, as the classes of typing do.
constexpr Type generic_type() {
  Type type = builtin_type({.name = "Generic",
                            .base = &molt_type_object,
                            .shape = &molt_shape_generic,
                            .rows = &molt_rows_generic,
                            .flags = kTypeCollectable | kTypeBaseAllowed,
                            .basic_size = sizeof(Object),
                            .module = "typing"},
                           Slots{});
  type.type_flags &= ~static_cast<uint32_t>(kTypeImmutable);
  return type;
}

}  // namespace

Owned new_type_alias(Value name, Value type_params, Value evaluate) {
  TypeAlias* alias = new_alias(name);
  if (alias == nullptr) return Failure{};
  if (!type_params.is_none()) alias->type_params = value_of(new_reference(type_params));
  alias->evaluate = value_of(new_reference(evaluate));
  return owned_unchecked(Value::from_object(alias));
}

Owned subscript_generic(Value type_params) {
  MOLT_TRY(params, unpack_type_var_tuples(type_params));
  const Value args[] = {Value::from_object(&molt_type_generic), params};
  return call_typing(MOLT_STR(_GenericAlias), args, 2);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_type_alias{{&molt_type_type_alias}, 0, 0};
constinit Type molt_type_type_alias = builtin_type({.name = "TypeAliasType",
                                                    .base = &molt_type_object,
                                                    .shape = &molt_shape_type_alias,
                                                    .rows = &molt_rows_type_alias,
                                                    .flags = kTypeCollectable,
                                                    .basic_size = sizeof(TypeAlias),
                                                    .module = "typing"},
                                                   alias_slots());
constinit molt::abi::Shape molt_shape_generic{{&molt_type_generic}, 0, 0};
constinit Type molt_type_generic = generic_type();
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_type_alias(Borrowed, Borrowed name, Borrowed value, Borrowed type_params) {
  if (!is_str(value_of(name))) return raise(messages::type_var_name, "typealias", value_of(name));
  const Value params = value_of(type_params);
  if (!params.is_unbound() && !is_tuple(params)) return raise(messages::alias_type_params);
  TypeAlias* alias = new_alias(value_of(name));
  if (alias == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(alias)));
  const bool is_generic = !params.is_unbound() && object_as<Tuple>(params)->length > 0;
  if (is_generic) alias->type_params = value_of(new_reference(params));
  alias->value = value_of(new_reference(value_of(value)));
  MOLT_TRY(module, calling_module_name());
  alias->module = value_of(module.take());
  return result.take();
}

Owned molt_g_type_alias___name__(Borrowed self) { return new_reference(as_alias(self)->name); }
Owned molt_m_type_alias___reduce__(Borrowed self) { return new_reference(as_alias(self)->name); }
Owned molt_g_type_alias___type_params__(Borrowed self) {
  const Value params = as_alias(self)->type_params;
  return params.is_unbound() ? new_reference(Value::from_object(&molt_empty_tuple))
                             : new_reference(params);
}
Owned molt_g_type_alias___parameters__(Borrowed self) {
  const Value params = as_alias(self)->type_params;
  if (params.is_unbound()) return new_reference(Value::from_object(&molt_empty_tuple));
  return unpack_type_var_tuples(params);
}
Owned molt_g_type_alias___value__(Borrowed self) {
  TypeAlias* alias = as_alias(self);
  if (!alias->value.is_unbound()) return new_reference(alias->value);
  Ref keep = Ref::share(value_of(self));
  Ref evaluate = Ref::share(alias->evaluate);
  MOLT_TRY(value, call(evaluate));
  release(std::exchange(alias->value, value_of(new_reference(value))));
  return value.take();
}
Owned molt_g_type_alias___module__(Borrowed self) {
  const TypeAlias* alias = as_alias(self);
  if (!alias->module.is_unbound()) return new_reference(alias->module);
  return get_attribute(alias->evaluate, MOLT_STR(__module__));
}

Owned molt_m_generic___class_getitem__(Borrowed cls, Borrowed params) {
  const Value args[] = {value_of(cls), value_of(params)};
  return call_typing(MOLT_STR(_generic_class_getitem), args, 2);
}

// typing._generic_init_subclass(cls, *args, **kwargs).
Owned molt_m_generic___init_subclass__(Borrowed cls, Borrowed args, Borrowed kwargs) {
  MOLT_TRY(module, import_module(MOLT_STR(typing)));
  MOLT_TRY(function, get_attribute(module, MOLT_STR(_generic_init_subclass)));
  MOLT_TRY(all, list_from_values(nullptr, 0));
  MOLT_TRY_DISCARD(list_append(as_list(all), value_of(cls)));
  MOLT_TRY_DISCARD(list_extend_py(as_list(all), value_of(args)));
  MOLT_TRY(tuple, molt_list_to_tuple(all));
  return molt_call_unpacked(function, tuple, kwargs);
}

}  // namespace molt::abi
}
