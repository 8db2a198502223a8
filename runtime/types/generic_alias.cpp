// list[int] (Objects/genericaliasobject.c) and int | str (Objects/unionobject.c).
#include "runtime/types/generic_alias.h"

#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(__orig_class__)

namespace molt::rt {

namespace {

GenericAlias* as_alias(Borrowed value) { return object_as<GenericAlias>(value_of(value)); }
UnionType* as_union(Borrowed value) { return object_as<UnionType>(value_of(value)); }

// A class as module.qualname, anything else by its repr.
Status append_item(StrBuilder* out, Value item) {
  if (item == kEllipsis) return out->append_ascii("...");
  MOLT_TRY(origin, find_attribute(item, MOLT_STR(__origin__)));
  MOLT_TRY(args, origin.get().is_unbound() ? Owned{kUnboundBits}
                                           : find_attribute(item, MOLT_STR(__args__)));
  if (args.get().is_unbound()) {
    MOLT_TRY(qualname, find_attribute(item, MOLT_STR(__qualname__)));
    MOLT_TRY(module, qualname.get().is_unbound() ? Owned{kUnboundBits}
                                                 : find_attribute(item, MOLT_STR(__module__)));
    if (!module.get().is_unbound() && !module.get().is_none()) {
      MOLT_TRY(module_text, str_of(module));
      MOLT_TRY(qualname_text, str_of(qualname));
      if (!str_equal(as_str(module_text), MOLT_STR(builtins))) {
        MOLT_TRY_DISCARD(out->append(module_text.get()));
        MOLT_TRY_DISCARD(out->append_ascii("."));
      }
      return out->append(qualname_text.get());
    }
  }
  MOLT_TRY(text, repr_of(item));
  return out->append(text.get());
}

// The arguments of a ParamSpec are shown in brackets.
Status append_argument(StrBuilder* out, Value argument) {
  const bool is_exact_tuple = has_type(argument, molt_shape_tuple);
  if (!is_exact_tuple && !has_type(argument, molt_shape_list)) return append_item(out, argument);
  MOLT_TRY(items, tuple_from(argument));
  MOLT_TRY_DISCARD(out->append_ascii("["));
  for (int64_t i = 0; i < as_tuple(items)->length; i++) {
    if (i > 0) MOLT_TRY_DISCARD(out->append_ascii(", "));
    MOLT_TRY_DISCARD(append_item(out, as_tuple(items)->items()[i]));
  }
  return out->append_ascii("]");
}

Status append_member(StrBuilder* out, Value member) {
  if (member == Value::from_object(&molt_type_NoneType)) return out->append_ascii("None");
  return append_item(out, member);
}

void alias_destroy(Object* self) {
  auto* alias = static_cast<GenericAlias*>(self);
  release(std::exchange(alias->origin, kNone));
  release(std::exchange(alias->args, kNone));
  release(std::exchange(alias->parameters, kUnbound));
}
void alias_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<GenericAlias*>(self)->origin, context);
  visit(static_cast<GenericAlias*>(self)->args, context);
  visit(static_cast<GenericAlias*>(self)->parameters, context);
}

Owned alias_repr(Borrowed self) {
  StrBuilder out;
  if (as_alias(self)->is_unpacked != 0) MOLT_TRY_DISCARD(out.append_ascii("*"));
  MOLT_TRY_DISCARD(append_item(&out, as_alias(self)->origin));
  MOLT_TRY_DISCARD(out.append_ascii("["));
  const Tuple* args = object_as<Tuple>(as_alias(self)->args);
  if (args->length == 0) MOLT_TRY_DISCARD(out.append_ascii("()"));
  for (int64_t i = 0; i < args->length; i++) {
    if (i > 0) MOLT_TRY_DISCARD(out.append_ascii(", "));
    MOLT_TRY_DISCARD(append_argument(&out, args->items()[i]));
  }
  MOLT_TRY_DISCARD(out.append_ascii("]"));
  return out.finish();
}

Int64Result alias_hash(Borrowed self) {
  const Int64Result origin = hash_of(as_alias(self)->origin);
  if (origin.value == kInt64Failed) return origin;
  const Int64Result args = hash_of(as_alias(self)->args);
  if (args.value == kInt64Failed) return args;
  const int64_t hash = origin.value ^ args.value;
  return {hash == -1 ? -2 : hash};
}

Owned alias_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) ||
      !is_instance(value_of(other), &molt_type_generic_alias)) {
    return {kNotImplementedBits};
  }
  if (as_alias(self)->is_unpacked != as_alias(other)->is_unpacked)
    return {Value::from_bool(op == CompareOp::kNe).bits};
  MOLT_TRY(same_origin, is_equal(as_alias(self)->origin, as_alias(other)->origin));
  bool equal = same_origin.code != 0;
  if (equal) {
    MOLT_TRY(same_args, is_equal(as_alias(self)->args, as_alias(other)->args));
    equal = same_args.code != 0;
  }
  return {Value::from_bool(equal == (op == CompareOp::kEq)).bits};
}

Owned alias_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  Ref alias = Ref::share(value_of(callee));
  MOLT_TRY(made, call_any(as_alias(callee)->origin, args, num_args, keyword_names));
  MOLT_TRY(name, interned_name(MOLT_STR(__orig_class__)));
  if (is_failure(molt_set_attribute(made, as_str(name), alias, nullptr)) &&
      !clear_exception_if(molt_type_AttributeError) && !clear_exception_if(molt_type_TypeError))
    return kOwnedError;
  return made.take();
}

// Attributes of the origin show through, except special ones that the alias has itself.
Owned alias_get_attribute(Borrowed self, Str* name) {
  Type* type = type_of(value_of(self));
  const bool is_special = name->length > 4 && char_at_unchecked(name, 0) == '_' &&
                          char_at_unchecked(name, 1) == '_' &&
                          char_at_unchecked(name, name->length - 1) == '_';
  const bool is_own = is_special && !str_equal(name, MOLT_STR(__class_getitem__)) &&
                      !lookup_in_type(type, name).is_unbound();
  if (is_own && !str_equal(name, MOLT_STR(__doc__))) return generic_get_attribute(self, name);
  return get_attribute(as_alias(self)->origin, name);
}

// *list[int] is the alias alone, in its unpacked form.
Owned alias_iterate(Borrowed self) {
  MOLT_TRY(unpacked, new_generic_alias(as_alias(self)->origin, as_alias(self)->args));
  unpacked.as<GenericAlias>()->is_unpacked = 1;
  MOLT_TRY(tuple, tuple_of(unpacked.get()));
  return iterate(tuple);
}

Owned parameters_of(GenericAlias* alias) {
  if (alias->parameters.is_unbound()) {
    Ref alive = Ref::share(Value::from_object(alias));
    MOLT_TRY(found, type_parameters_in(alias->args));
    release(std::exchange(alias->parameters, value_of(found.take())));
  }
  return new_reference(alias->parameters);
}

Owned alias_get_item(Borrowed self, Borrowed item) {
  Ref alive = Ref::share(value_of(self));
  MOLT_TRY(parameters, parameters_of(as_alias(self)));
  MOLT_TRY(args, substitute_type_parameters(value_of(self), as_alias(self)->args, parameters,
                                            value_of(item)));
  MOLT_TRY(made, new_generic_alias(as_alias(self)->origin, args));
  made.as<GenericAlias>()->is_unpacked = as_alias(self)->is_unpacked;
  return made.take();
}

constexpr Slots alias_slots() {
  Slots slots{};
  slots.destroy = alias_destroy;
  slots.traverse = alias_traverse;
  slots.repr = alias_repr;
  slots.hash = alias_hash;
  slots.compare = alias_compare;
  slots.call = alias_call;
  slots.get_attribute = alias_get_attribute;
  slots.iterate = alias_iterate;
  slots.get_item = alias_get_item;
  slots.bit_or = type_or;
  return slots;
}

// --- int | str

void union_destroy(Object* self) {
  release(std::exchange(static_cast<UnionType*>(self)->args, kNone));
}
void union_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<UnionType*>(self)->args, context);
}

Owned union_repr(Borrowed self) {
  StrBuilder out;
  const Tuple* args = object_as<Tuple>(as_union(self)->args);
  for (int64_t i = 0; i < args->length; i++) {
    if (i > 0) MOLT_TRY_DISCARD(out.append_ascii(" | "));
    MOLT_TRY_DISCARD(append_member(&out, args->items()[i]));
  }
  return out.finish();
}

// (int | list[T])[str]
Owned union_get_item(Borrowed self, Borrowed item) {
  Ref alive = Ref::share(value_of(self));
  MOLT_TRY(parameters, type_parameters_in(as_union(self)->args));
  MOLT_TRY(args, substitute_type_parameters(value_of(self), as_union(self)->args, parameters,
                                            value_of(item)));
  Ref result = Ref::share(as_tuple(args)->items()[0]);
  for (int64_t i = 1; i < as_tuple(args)->length; i++) {
    result = Ref(molt_bit_or(result, borrowed(as_tuple(args)->items()[i])));
    if (is_failure(result)) return kOwnedError;
  }
  return result.take();
}

bool has_argument(const Tuple* args, Value wanted) {
  for (int64_t i = 0; i < args->length; i++) {
    if (args->items()[i] == wanted) return true;
  }
  return false;
}

// Order does not matter.
Owned union_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) ||
      !has_type(value_of(other), molt_shape_union_type)) {
    return {kNotImplementedBits};
  }
  const Tuple* left = object_as<Tuple>(as_union(self)->args);
  const Tuple* right = object_as<Tuple>(as_union(other)->args);
  bool equal = left->length == right->length;
  for (int64_t i = 0; equal && i < left->length; i++) equal = has_argument(right, left->items()[i]);
  return {Value::from_bool(equal == (op == CompareOp::kEq)).bits};
}

Int64Result union_hash(Borrowed self) {
  const Tuple* args = object_as<Tuple>(as_union(self)->args);
  int64_t hash = 0;
  for (int64_t i = 0; i < args->length; i++) {
    const Int64Result item = hash_of(args->items()[i]);
    if (item.value == kInt64Failed) return item;
    hash ^= item.value;
  }
  return {hash == -1 ? -2 : hash};
}

constexpr Slots union_slots() {
  Slots slots{};
  slots.destroy = union_destroy;
  slots.traverse = union_traverse;
  slots.repr = union_repr;
  slots.compare = union_compare;
  slots.hash = union_hash;
  slots.get_item = union_get_item;
  slots.bit_or = type_or;
  return slots;
}

// Classes, None, aliases, unions and the aliases of `type` statements can be joined.
bool can_join(Value value) {
  return value.is_none() || is_type(value) ||
         (value.is_pointer() && object_type(value.as_object())->slots.bit_or == type_or);
}

Status append_members(List* list, Value operand) {
  const Value one = operand.is_none() ? Value::from_object(&molt_type_NoneType) : operand;
  const bool is_union = has_type(one, molt_shape_union_type);
  const Tuple* members = is_union ? object_as<Tuple>(object_as<UnionType>(one)->args) : nullptr;
  const int64_t count = is_union ? members->length : 1;
  for (int64_t i = 0; i < count; i++) {
    const Value member = is_union ? members->items()[i] : one;
    bool is_known = false;
    for (int64_t k = 0; k < list->length && !is_known; k++) {
      MOLT_TRY(same, is_equal(list->items.pointer[k], member));
      is_known = same.code != 0;
    }
    if (!is_known) MOLT_TRY_DISCARD(list_append(list, member));
  }
  return kOk;
}

Owned new_generic_alias_of(Type* cls, Value origin, Value args) {
  Ref tuple = is_tuple(args) ? Ref::share(args) : Ref(tuple_of(args));
  if (is_failure(tuple)) return kOwnedError;
  auto* alias = allocate_instance_of<GenericAlias>(cls);
  if (alias == nullptr) return Failure{};
  alias->origin = value_of(new_reference(origin));
  alias->args = value_of(tuple.take());
  alias->parameters = kUnbound;
  alias->is_unpacked = 0;
  return owned_unchecked(Value::from_object(alias));
}

template <typename Check>
Owned any_member(Borrowed self, Check&& check) {
  const Tuple* args = object_as<Tuple>(as_union(self)->args);
  for (int64_t i = 0; i < args->length; i++) {
    MOLT_TRY(found, check(args->items()[i]));
    if (found.code != 0) return {kTrueBits};
  }
  return {kFalseBits};
}

}  // namespace

Owned new_generic_alias(Value origin, Value args) {
  return new_generic_alias_of(&molt_type_generic_alias, origin, args);
}

Owned type_or(Borrowed left, Borrowed right) {
  if (!can_join(value_of(left)) || !can_join(value_of(right))) return {kNotImplementedBits};
  MOLT_TRY(members, list_new(2));
  MOLT_TRY_DISCARD(append_members(as_list(members), value_of(left)));
  MOLT_TRY_DISCARD(append_members(as_list(members), value_of(right)));
  if (as_list(members)->length == 1) return new_reference(as_list(members)->items.pointer[0]);
  MOLT_TRY(args, molt_list_to_tuple(members));
  auto* made = allocate<UnionType>(molt_shape_union_type);
  if (made == nullptr) return Failure{};
  made->args = value_of(args.take());
  return owned_unchecked(Value::from_object(made));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_generic_alias{{&molt_type_generic_alias}, 0, 0};
constinit Type molt_type_generic_alias = builtin_type({.name = "GenericAlias",
                                                       .base = &molt_type_object,
                                                       .shape = &molt_shape_generic_alias,
                                                       .rows = &molt_rows_generic_alias,
                                                       .flags = kTypeCollectable | kTypeBaseAllowed,
                                                       .basic_size = sizeof(GenericAlias),
                                                       .module = "types"},
                                                      alias_slots());
constinit molt::abi::Shape molt_shape_union_type{{&molt_type_union_type}, 0, 0};
constinit Type molt_type_union_type = builtin_type({.name = "UnionType",
                                                    .base = &molt_type_object,
                                                    .shape = &molt_shape_union_type,
                                                    .rows = &molt_rows_union_type,
                                                    .flags = kTypeCollectable,
                                                    .basic_size = sizeof(UnionType),
                                                    .module = "types"},
                                                   union_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_g_generic_alias___origin__(Borrowed self) {
  return new_reference(as_alias(self)->origin);
}
Owned molt_g_generic_alias___args__(Borrowed self) { return new_reference(as_alias(self)->args); }
Owned molt_g_generic_alias___parameters__(Borrowed self) { return parameters_of(as_alias(self)); }
Owned molt_g_generic_alias___unpacked__(Borrowed self) {
  return {Value::from_bool(as_alias(self)->is_unpacked != 0).bits};
}
Owned molt_g_generic_alias___typing_unpacked_tuple_args__(Borrowed self) {
  const GenericAlias* alias = as_alias(self);
  const bool is_tuple_alias = alias->origin == Value::from_object(&molt_type_tuple);
  return new_reference(alias->is_unpacked != 0 && is_tuple_alias ? alias->args : kNone);
}
Owned molt_n_generic_alias(Borrowed cls, Borrowed origin, Borrowed args) {
  return new_generic_alias_of(as_type(value_of(cls)), value_of(origin), value_of(args));
}
Owned molt_m_generic_alias___mro_entries__(Borrowed self, Borrowed) {
  return tuple_of(as_alias(self)->origin);
}
Owned molt_m_generic_alias___instancecheck__(Borrowed, Borrowed) {
  return raise(messages::isinstance_generic);
}
Owned molt_m_generic_alias___subclasscheck__(Borrowed, Borrowed) {
  return raise(messages::issubclass_generic);
}
Owned molt_g_union_type___args__(Borrowed self) { return new_reference(as_union(self)->args); }
Owned molt_g_union_type___parameters__(Borrowed self) {
  return type_parameters_in(as_union(self)->args);
}
Owned molt_m_union_type___instancecheck__(Borrowed self, Borrowed instance) {
  return any_member(self, [&](Value member) { return is_instance_py(value_of(instance), member); });
}
Owned molt_m_union_type___subclasscheck__(Borrowed self, Borrowed cls) {
  return any_member(self, [&](Value member) { return is_subclass_py(value_of(cls), member); });
}

}  // namespace molt::abi
}
