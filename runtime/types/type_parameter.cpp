#include "runtime/types/type_parameter.h"

#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/typing.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/frame.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/typing.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(Unpack)
MOLT_DEFINE_NAME(_make_union)
MOLT_DEFINE_NAME(_paramspec_prepare_subst)
MOLT_DEFINE_NAME(_paramspec_subst)
MOLT_DEFINE_NAME(_type_check)
MOLT_DEFINE_NAME(_typevar_subst)
MOLT_DEFINE_NAME(_typevartuple_prepare_subst)
MOLT_DEFINE_NAME(typing)

namespace molt::rt {

namespace {

template <typename Visit>
void for_each_field(Object* self, Visit&& visit) {
  auto* parameter = static_cast<TypeParameter*>(self);
  for (Value* field = &parameter->name; field <= &parameter->evaluate_constraints; field++)
    visit(*field);
}

void parameter_destroy(Object* self) {
  for_each_field(self, [](Value& field) { release(std::exchange(field, kUnbound)); });
  destroy_attributes(self);
}
void parameter_traverse(Object* self, Visitor visit, void* context) {
  for_each_field(self, [&](Value& field) { visit(field, context); });
  traverse_attributes(self, visit, context);
}
// The name stays: it is needed by repr.
void parameter_clear(Object* self) {
  auto* parameter = static_cast<TypeParameter*>(self);
  for (Value* field = &parameter->bound; field <= &parameter->evaluate_constraints; field++)
    release(std::exchange(*field, kUnbound));
  clear_attributes(self);
}

Owned parameter_repr(Borrowed self) {
  const TypeParameter* parameter = as_type_parameter(self);
  if ((parameter->variance & kInferVariance) != 0) return new_reference(parameter->name);
  const char* mark = (parameter->variance & kCovariant) != 0       ? "+"
                     : (parameter->variance & kContravariant) != 0 ? "-"
                                                                   : "~";
  StrBuilder out;
  MOLT_TRY_DISCARD(out.append_ascii(mark));
  MOLT_TRY_DISCARD(out.append(parameter->name));
  return out.finish();
}

Owned parameter_name(Borrowed self) { return new_reference(as_type_parameter(self)->name); }

// That of the code that called the constructor; type parameters of generic code have none of their
// own.
Owned parameter_module(Borrowed self) {
  const Value own = own_attribute(value_of(self).as_object(), MOLT_STR(__module__));
  return new_reference(own.is_unbound() ? MOLT_STR_VALUE(typing) : own);
}
Status set_parameter_module(Borrowed self, Borrowed value) {
  Object* object = value_of(self).as_object();
  if (!value_of(value).is_unbound())
    return set_own_attribute(object, MOLT_STR(__module__), value_of(value));
  const Tri deleted = delete_own_attribute(object, MOLT_STR(__module__));
  return is_failure(deleted) ? kFailed : kOk;
}

// T | int and int | T.
Owned make_union(Borrowed left, Borrowed right) {
  const Value args[] = {value_of(left), value_of(right)};
  return call_typing(MOLT_STR(_make_union), args, 2);
}

// for _ in Ts: the one item Unpack[Ts].
Owned tuple_iterate(Borrowed self) {
  MOLT_TRY(params, tuple_of(value_of(self)));
  MOLT_TRY(unpacked, unpack_type_var_tuples(params));
  return iterate(unpacked);
}

constexpr Slots parameter_slots(bool has_variance) {
  Slots slots{};
  slots.destroy = parameter_destroy;
  slots.traverse = parameter_traverse;
  slots.clear = parameter_clear;
  slots.repr = has_variance ? parameter_repr : parameter_name;
  if (has_variance) slots.bit_or = make_union;
  if (!has_variance) slots.iterate = tuple_iterate;
  return slots;
}

TypeParameter* new_parameter(Type* cls, Value name) {
  auto* parameter = allocate_instance_of<TypeParameter>(cls);
  if (parameter == nullptr) return nullptr;
  for_each_field(parameter, [](Value& field) { field = kUnbound; });
  parameter->name = value_of(new_reference(name));
  parameter->variance = 0;
  return parameter;
}

struct Variance {
  Value covariant, contravariant, infer;
};

Status read_variance(const Variance& given, int64_t* flags) {
  MOLT_TRY(covariant, truth_of(given.covariant));
  MOLT_TRY(contravariant, truth_of(given.contravariant));
  MOLT_TRY(infer, truth_of(given.infer));
  if (covariant.code != 0 && contravariant.code != 0) return raise(messages::variance_both);
  if (infer.code != 0 && (covariant.code != 0 || contravariant.code != 0))
    return raise(messages::variance_inferred);
  *flags = (covariant.code != 0 ? kCovariant : 0) | (contravariant.code != 0 ? kContravariant : 0) |
           (infer.code != 0 ? kInferVariance : 0);
  return kOk;
}

// The bound as typing checks it; kUnbound for None.
Owned checked_bound(Value bound) {
  if (bound.is_none()) return {kUnboundBits};
  MOLT_TRY(message, make_str_ascii("Bound must be a type."));
  const Value args[] = {bound, message};
  return call_typing(MOLT_STR(_type_check), args, 2);
}

Status check_name(const char* type, Value name) {
  if (is_str(name)) return kOk;
  return raise(messages::type_var_name, type, name);
}

// The instance with the module of the code that calls the constructor.
Owned finish_constructed(Ref parameter) {
  MOLT_TRY(module, calling_module_name());
  MOLT_TRY_DISCARD(set_own_attribute(parameter.object(), MOLT_STR(__module__), module));
  return parameter.take();
}

// A field that is evaluated when it is first asked for.
Owned lazy_field(Value* field, Value evaluate, Value otherwise) {
  if (!field->is_unbound()) return new_reference(*field);
  if (evaluate.is_unbound()) return new_reference(otherwise);
  Ref function = Ref::share(evaluate);
  MOLT_TRY(value, call(function));
  release(std::exchange(*field, value_of(new_reference(value))));
  return value.take();
}

Owned flag_of(Borrowed self, int64_t flag) {
  return {Value::from_bool((as_type_parameter(self)->variance & flag) != 0).bits};
}

Owned bound_of(Borrowed self) {
  TypeParameter* parameter = as_type_parameter(self);
  return lazy_field(&parameter->bound, parameter->evaluate_bound, kNone);
}

// --- P.args and P.kwargs

ParamSpecPart* as_part(Borrowed v) { return object_as<ParamSpecPart>(value_of(v)); }

void part_destroy(Object* self) {
  release(std::exchange(static_cast<ParamSpecPart*>(self)->origin, kNone));
}
void part_traverse(Object* self, Visitor visit, void* context) {
  visit(static_cast<ParamSpecPart*>(self)->origin, context);
}

Owned part_repr(Borrowed self) {
  const Value origin = as_part(self)->origin;
  StrBuilder out;
  if (has_type(origin, molt_shape_param_spec)) {
    MOLT_TRY_DISCARD(out.append(as_type_parameter(borrowed(origin))->name));
  } else {
    MOLT_TRY(text, repr_of(origin));
    MOLT_TRY_DISCARD(out.append(text.get()));
  }
  MOLT_TRY_DISCARD(
      out.append_ascii(has_type(value_of(self), molt_shape_param_spec_args) ? ".args" : ".kwargs"));
  return out.finish();
}

Owned part_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (type_of(value_of(self)) != type_of(value_of(other)) ||
      (op != CompareOp::kEq && op != CompareOp::kNe))
    return {kNotImplementedBits};
  return compare(as_part(self)->origin, as_part(other)->origin, op);
}

constexpr Slots part_slots() {
  Slots slots{};
  slots.destroy = part_destroy;
  slots.traverse = part_traverse;
  slots.repr = part_repr;
  slots.compare = part_compare;
  return slots;
}

Owned new_part(Shape& shape, Value origin) {
  auto* part = allocate<ParamSpecPart>(shape);
  if (part == nullptr) return Failure{};
  part->origin = value_of(new_reference(origin));
  return owned_unchecked(Value::from_object(part));
}

}  // namespace

Owned new_type_parameter(TypeParameterKind kind, Value name, Value evaluate) {
  Type* cls = kind == TypeParameterKind::kTypeVarTuple ? &molt_type_type_var_tuple
              : kind == TypeParameterKind::kParamSpec  ? &molt_type_param_spec
                                                       : &molt_type_type_var;
  TypeParameter* parameter = new_parameter(cls, name);
  if (parameter == nullptr) return Failure{};
  parameter->variance = kInferVariance;
  if (kind == TypeParameterKind::kWithBound)
    parameter->evaluate_bound = value_of(new_reference(evaluate));
  if (kind == TypeParameterKind::kWithConstraints)
    parameter->evaluate_constraints = value_of(new_reference(evaluate));
  return owned_unchecked(Value::from_object(parameter));
}

Owned call_typing(Str* name, const Value* args, int64_t num_args) {
  MOLT_TRY(module, import_module(MOLT_STR(typing)));
  MOLT_TRY(function, get_attribute(module, name));
  return call_values(function, args, num_args);
}

Owned unpack_type_var_tuples(Value params) {
  const Tuple* tuple = object_as<Tuple>(params);
  bool has_any = false;
  for (int64_t i = 0; i < tuple->length; i++)
    has_any |= has_type(tuple->items()[i], molt_shape_type_var_tuple);
  if (!has_any) return new_reference(params);
  MOLT_TRY(module, import_module(MOLT_STR(typing)));
  MOLT_TRY(unpack, get_attribute(module, MOLT_STR(Unpack)));
  MOLT_TRY(list, list_new(tuple->length));
  for (int64_t i = 0; i < tuple->length; i++) {
    Ref item = Ref::share(tuple->items()[i]);
    if (has_type(item.get(), molt_shape_type_var_tuple)) item = Ref(molt_get_item(unpack, item));
    if (is_failure(item)) return kOwnedError;
    MOLT_TRY_DISCARD(list_append(as_list(list), item));
  }
  return molt_list_to_tuple(list);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
#define MOLT_PARAMETER_TYPE(identifier, text, has_variance)                                       \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};            \
  constinit Type molt_type_##identifier = builtin_type({.name = text,                             \
                                                        .base = &molt_type_object,                \
                                                        .shape = &molt_shape_##identifier,        \
                                                        .rows = &molt_rows_##identifier,          \
                                                        .flags = kTypeCollectable | kTypeHasDict, \
                                                        .basic_size = sizeof(TypeParameter),      \
                                                        .extra_offset = sizeof(Object),           \
                                                        .module = "typing"},                      \
                                                       parameter_slots(has_variance));
MOLT_PARAMETER_TYPE(type_var, "TypeVar", true)
MOLT_PARAMETER_TYPE(param_spec, "ParamSpec", true)
MOLT_PARAMETER_TYPE(type_var_tuple, "TypeVarTuple", false)
#undef MOLT_PARAMETER_TYPE
#define MOLT_PART_TYPE(identifier, text)                                                     \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};       \
  constinit Type molt_type_##identifier = builtin_type({.name = text,                        \
                                                        .base = &molt_type_object,           \
                                                        .shape = &molt_shape_##identifier,   \
                                                        .rows = &molt_rows_##identifier,     \
                                                        .flags = kTypeCollectable,           \
                                                        .basic_size = sizeof(ParamSpecPart), \
                                                        .module = "typing"},                 \
                                                       part_slots());
MOLT_PART_TYPE(param_spec_args, "ParamSpecArgs")
MOLT_PART_TYPE(param_spec_kwargs, "ParamSpecKwargs")
#undef MOLT_PART_TYPE
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_type_var(Borrowed cls, Borrowed name, Borrowed constraints, Borrowed bound,
                      Borrowed covariant, Borrowed contravariant, Borrowed infer_variance) {
  MOLT_TRY_DISCARD(check_name("TypeVar", value_of(name)));
  int64_t variance = 0;
  MOLT_TRY_DISCARD(read_variance(
      {value_of(covariant), value_of(contravariant), value_of(infer_variance)}, &variance));
  MOLT_TRY(real_bound, checked_bound(value_of(bound)));
  const int64_t count = object_as<Tuple>(value_of(constraints))->length;
  if (count == 1) return raise(messages::constraint_single);
  if (count > 0 && !real_bound.get().is_unbound()) return raise(messages::constraints_bound);
  TypeParameter* parameter = new_parameter(as_type(value_of(cls)), value_of(name));
  if (parameter == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(parameter)));
  parameter->variance = variance;
  parameter->bound = value_of(real_bound.take());
  if (count > 0) parameter->constraints = value_of(new_reference(value_of(constraints)));
  return finish_constructed(std::move(result));
}

Owned molt_n_param_spec(Borrowed cls, Borrowed name, Borrowed bound, Borrowed covariant,
                        Borrowed contravariant, Borrowed infer_variance) {
  MOLT_TRY_DISCARD(check_name("ParamSpec", value_of(name)));
  int64_t variance = 0;
  MOLT_TRY_DISCARD(read_variance(
      {value_of(covariant), value_of(contravariant), value_of(infer_variance)}, &variance));
  MOLT_TRY(real_bound, checked_bound(value_of(bound)));
  TypeParameter* parameter = new_parameter(as_type(value_of(cls)), value_of(name));
  if (parameter == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(parameter)));
  parameter->variance = variance;
  parameter->bound = value_of(real_bound.take());
  return finish_constructed(std::move(result));
}

Owned molt_n_type_var_tuple(Borrowed cls, Borrowed name) {
  MOLT_TRY_DISCARD(check_name("TypeVarTuple", value_of(name)));
  TypeParameter* parameter = new_parameter(as_type(value_of(cls)), value_of(name));
  if (parameter == nullptr) return Failure{};
  return finish_constructed(Ref(owned_unchecked(Value::from_object(parameter))));
}

#define MOLT_PARAMETER_ROWS(type)                                                    \
  Owned molt_g_##type##___name__(Borrowed self) { return parameter_name(self); }     \
  Owned molt_g_##type##___module__(Borrowed self) { return parameter_module(self); } \
  Status molt_s_##type##___module__(Borrowed self, Borrowed value) {                 \
    return set_parameter_module(self, value);                                        \
  }                                                                                  \
  Owned molt_m_##type##___reduce__(Borrowed self) { return parameter_name(self); }   \
  Owned molt_m_##type##___mro_entries__(Borrowed self, Borrowed) {                   \
    return raise(messages::subclass_type_parameter, value_of(self));                 \
  }
MOLT_PARAMETER_ROWS(type_var)
MOLT_PARAMETER_ROWS(param_spec)
MOLT_PARAMETER_ROWS(type_var_tuple)
#undef MOLT_PARAMETER_ROWS

#define MOLT_VARIANCE_ROWS(type)                                                                   \
  Owned molt_g_##type##___bound__(Borrowed self) { return bound_of(self); }                        \
  Owned molt_g_##type##___covariant__(Borrowed self) { return flag_of(self, kCovariant); }         \
  Owned molt_g_##type##___contravariant__(Borrowed self) { return flag_of(self, kContravariant); } \
  Owned molt_g_##type##___infer_variance__(Borrowed self) { return flag_of(self, kInferVariance); }
MOLT_VARIANCE_ROWS(type_var)
MOLT_VARIANCE_ROWS(param_spec)
#undef MOLT_VARIANCE_ROWS

Owned molt_g_type_var___constraints__(Borrowed self) {
  TypeParameter* parameter = as_type_parameter(self);
  return lazy_field(&parameter->constraints, parameter->evaluate_constraints,
                    Value::from_object(&molt_empty_tuple));
}
Owned molt_m_type_var___typing_subst__(Borrowed self, Borrowed arg) {
  const Value args[] = {value_of(self), value_of(arg)};
  return call_typing(MOLT_STR(_typevar_subst), args, 2);
}

Owned molt_g_param_spec_args(Borrowed self) {
  return new_part(molt_shape_param_spec_args, value_of(self));
}
Owned molt_g_param_spec_kwargs(Borrowed self) {
  return new_part(molt_shape_param_spec_kwargs, value_of(self));
}
Owned molt_m_param_spec___typing_subst__(Borrowed self, Borrowed arg) {
  const Value args[] = {value_of(self), value_of(arg)};
  return call_typing(MOLT_STR(_paramspec_subst), args, 2);
}
Owned molt_m_param_spec___typing_prepare_subst__(Borrowed self, Borrowed alias, Borrowed given) {
  const Value args[] = {value_of(self), value_of(alias), value_of(given)};
  return call_typing(MOLT_STR(_paramspec_prepare_subst), args, 3);
}

Owned molt_m_type_var_tuple___typing_subst__(Borrowed, Borrowed) {
  return raise(messages::subst_type_var_tuple);
}
Owned molt_m_type_var_tuple___typing_prepare_subst__(Borrowed self, Borrowed alias,
                                                     Borrowed given) {
  const Value args[] = {value_of(self), value_of(alias), value_of(given)};
  return call_typing(MOLT_STR(_typevartuple_prepare_subst), args, 3);
}

#define MOLT_PART_ROWS(type)                                                                       \
  Owned molt_n_##type(Borrowed, Borrowed origin) {                                                 \
    return new_part(molt_shape_##type, value_of(origin));                                          \
  }                                                                                                \
  Owned molt_g_##type##___origin__(Borrowed self) { return new_reference(as_part(self)->origin); } \
  Owned molt_m_##type##___mro_entries__(Borrowed self, Borrowed) {                                 \
    return raise(messages::subclass_type_parameter, value_of(self));                               \
  }
MOLT_PART_ROWS(param_spec_args)
MOLT_PART_ROWS(param_spec_kwargs)
#undef MOLT_PART_ROWS

}  // namespace molt::abi
}
