// TypeVar, ParamSpec, TypeVarTuple, type aliases and Generic (Objects/typevarobject.c). What they
// do beyond holding data is written in Python, in the module typing, which is imported when needed.
#pragma once

#include "runtime/core/shape.h"
#include "runtime/core/type.h"

MOLT_DECLARE_TYPE(type_var)
MOLT_DECLARE_TYPE(param_spec)
MOLT_DECLARE_TYPE(param_spec_args)
MOLT_DECLARE_TYPE(param_spec_kwargs)
MOLT_DECLARE_TYPE(type_var_tuple)
MOLT_DECLARE_TYPE(type_alias)
MOLT_DECLARE_TYPE(generic)

namespace molt::rt {

enum VarianceFlags : int64_t { kCovariant = 1, kContravariant = 2, kInferVariance = 4 };

// One layout for the three kinds; fields that a kind lacks, or that are not known yet, are
// kUnbound.
struct TypeParameter : Object {
  // Attributes, __module__ above all.
  Field<InstanceExtra*> extra;
  Value name;
  Value bound;
  Value constraints;
  // Functions that give the bound or the constraints.
  Value evaluate_bound;
  Value evaluate_constraints;
  int64_t variance;
};

// P.args and P.kwargs.
struct ParamSpecPart : Object {
  Value origin;
};

struct TypeAlias : Object {
  Value name;
  // A tuple, or kUnbound.
  Value type_params;
  // A function that gives the value, or kUnbound.
  Value evaluate;
  // kUnbound until it is known.
  Value value;
  // kUnbound for an alias made by a statement, whose module is that of `evaluate`.
  Value module;
};

inline TypeParameter* as_type_parameter(Borrowed v) {
  return object_as<TypeParameter>(value_of(v));
}

enum class TypeParameterKind : int64_t {
  kTypeVar,
  kWithBound,
  kWithConstraints,
  kParamSpec,
  kTypeVarTuple,
};
// A type parameter of generic code; `evaluate` gives the bound or the constraints of those that
// have them.
Owned new_type_parameter(TypeParameterKind kind, Value name, Value evaluate);
// The object of a `type` statement; `type_params` is a tuple, or None.
Owned new_type_alias(Value name, Value type_params, Value evaluate);
// typing.Generic[*type_params].
Owned subscript_generic(Value type_params);

// typing.<name>(*args).
Owned call_typing(Str* name, const Value* args, int64_t num_args);
// (T, *Ts) with Unpack[Ts] for each TypeVarTuple of the tuple.
Owned unpack_type_var_tuples(Value params);

}  // namespace molt::rt
