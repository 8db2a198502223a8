#include "runtime/types/slot_python.h"

#include "runtime/core/attribute.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/container.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

Owned call_special(Value self, Str* name, const Value* args, int64_t num_args) {
  constexpr int64_t kMaxArgs = 3;
  Type* type = type_of(self);
  const Value found = lookup_in_type(type, name);
  if (found.is_unbound()) return {kUnboundBits};
  if (is_method_like(found) && num_args <= kMaxArgs) {
    Value list[kMaxArgs + 1] = {self};
    for (int64_t i = 0; i < num_args; i++) list[i + 1] = args[i];
    Ref method = Ref::share(found);
    return call_values(method, list, num_args + 1);
  }
  MOLT_TRY(bound, bind_attribute(found, self, type));
  return call_values(bound, args, num_args);
}

namespace {

template <typename... T>
Owned call_special_with(Borrowed self, Str* name, T... args) {
  const Value list[] = {value_of(args)..., kUnbound};
  return call_special(value_of(self), name, list, sizeof...(T));
}

// A missing method raises AttributeError(name), as CPython's vectorcall_method.
Owned required(Owned result, Str* name) {
  if (result.bits == kUnboundBits) return raise_with(molt_type_AttributeError, value_of(name));
  return result;
}

// left.name(right), NotImplemented when the method is missing.
Owned call_operand(Value self, Str* name, Value other) {
  const Owned result = call_special(self, name, &other, 1);
  if (result.bits == kUnboundBits) return {kNotImplementedBits};
  return result;
}

// Whether right's class gives `name` a method other than that of left's class.
bool is_overloaded(Type* left, Type* right, Str* name) {
  const Value theirs = lookup_in_type(right, name);
  if (theirs.is_unbound()) return false;
  return lookup_in_type(left, name) != theirs;
}

using BinarySlot = Owned (*)(Borrowed, Borrowed);

// `slot_function` is the python_* function itself: whether an operand's slot is that one tells
// whether its class defines the operator in Python. SLOT1BINFULL in typeobject.c.
template <typename Slot>
Owned binary_operator(Slot Slots::* member, Slot slot_function, Str* name, Str* reflected,
                      Value left, Value right) {
  Type* left_type = type_of(left);
  Type* right_type = type_of(right);
  bool try_right = left_type != right_type && right_type->slots.*member == slot_function;
  if (left_type->slots.*member == slot_function) {
    if (try_right && is_subtype(right_type, left_type) &&
        is_overloaded(left_type, right_type, reflected)) {
      MOLT_TRY(result, call_operand(right, reflected, left));
      if (result.get() != kNotImplemented) return result.take();
      try_right = false;
    }
    MOLT_TRY(result, call_operand(left, name, right));
    if (result.get() != kNotImplemented || left_type == right_type) return result.take();
  }
  if (try_right) return call_operand(right, reflected, left);
  return {kNotImplementedBits};
}

}  // namespace

#define MOLT_BINARY(member, name, reflected)                                                      \
  Owned python_##member(Borrowed left, Borrowed right) {                                          \
    return binary_operator(&Slots::member, &python_##member, MOLT_STR(name), MOLT_STR(reflected), \
                           value_of(left), value_of(right));                                      \
  }
MOLT_BINARY(add, __add__, __radd__)
MOLT_BINARY(subtract, __sub__, __rsub__)
MOLT_BINARY(multiply, __mul__, __rmul__)
MOLT_BINARY(matrix_multiply, __matmul__, __rmatmul__)
MOLT_BINARY(true_divide, __truediv__, __rtruediv__)
MOLT_BINARY(floor_divide, __floordiv__, __rfloordiv__)
MOLT_BINARY(modulo, __mod__, __rmod__)
MOLT_BINARY(divmod, __divmod__, __rdivmod__)
MOLT_BINARY(left_shift, __lshift__, __rlshift__)
MOLT_BINARY(right_shift, __rshift__, __rrshift__)
MOLT_BINARY(bit_and, __and__, __rand__)
MOLT_BINARY(bit_or, __or__, __ror__)
MOLT_BINARY(bit_xor, __xor__, __rxor__)
#undef MOLT_BINARY

// A modulus reaches only the left operand's method (PEP 3.12: three-argument pow does not try
// __rpow__).
Owned python_power(Borrowed left, Borrowed right, Borrowed modulus) {
  if (value_of(modulus).is_none()) {
    return binary_operator(&Slots::power, &python_power, MOLT_STR(__pow__), MOLT_STR(__rpow__),
                           value_of(left), value_of(right));
  }
  if (type_of(value_of(left))->slots.power != &python_power) return {kNotImplementedBits};
  const Owned result = call_special_with(left, MOLT_STR(__pow__), right, modulus);
  if (result.bits == kUnboundBits) return {kNotImplementedBits};
  return result;
}

#define MOLT_INPLACE(member, name)                                                   \
  Owned python_##member(Borrowed left, Borrowed right) {                             \
    return required(call_special_with(left, MOLT_STR(name), right), MOLT_STR(name)); \
  }
MOLT_INPLACE(inplace_add, __iadd__)
MOLT_INPLACE(inplace_subtract, __isub__)
MOLT_INPLACE(inplace_multiply, __imul__)
MOLT_INPLACE(inplace_matrix_multiply, __imatmul__)
MOLT_INPLACE(inplace_true_divide, __itruediv__)
MOLT_INPLACE(inplace_floor_divide, __ifloordiv__)
MOLT_INPLACE(inplace_modulo, __imod__)
MOLT_INPLACE(inplace_left_shift, __ilshift__)
MOLT_INPLACE(inplace_right_shift, __irshift__)
MOLT_INPLACE(inplace_bit_and, __iand__)
MOLT_INPLACE(inplace_bit_or, __ior__)
MOLT_INPLACE(inplace_bit_xor, __ixor__)
MOLT_INPLACE(get_item, __getitem__)
#undef MOLT_INPLACE

Owned python_inplace_power(Borrowed left, Borrowed right, Borrowed) {
  return required(call_special_with(left, MOLT_STR(__ipow__), right), MOLT_STR(__ipow__));
}

#define MOLT_UNARY(member, name)                                              \
  Owned python_##member(Borrowed self) {                                      \
    return required(call_special_with(self, MOLT_STR(name)), MOLT_STR(name)); \
  }
MOLT_UNARY(negate, __neg__)
MOLT_UNARY(positive, __pos__)
MOLT_UNARY(absolute, __abs__)
MOLT_UNARY(invert, __invert__)
MOLT_UNARY(to_int, __int__)
MOLT_UNARY(to_float, __float__)
MOLT_UNARY(to_index, __index__)
MOLT_UNARY(await, __await__)
MOLT_UNARY(async_iterate, __aiter__)
MOLT_UNARY(async_next, __anext__)
#undef MOLT_UNARY

Owned python_repr(Borrowed self) {
  const Owned result = call_special_with(self, MOLT_STR(__repr__));
  return result.bits == kUnboundBits ? object_repr(self) : result;
}

Owned python_str(Borrowed self) {
  const Owned result = call_special_with(self, MOLT_STR(__str__));
  return result.bits == kUnboundBits ? repr_of(value_of(self)) : result;
}

Int64Result python_hash(Borrowed self) {
  const Value method = lookup_in_type(type_of(value_of(self)), MOLT_STR(__hash__));
  if (method.is_unbound() || method.is_none()) return hash_not_implemented(self);
  MOLT_TRY(result, call_special_with(self, MOLT_STR(__hash__)));
  if (!is_int(result)) return raise(messages::hash_not_int);
  int64_t hash;
  if (!int_as_int64(result, &hash)) return hash_of(result);
  return {hash == -1 ? -2 : hash};
}

Owned python_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  const Value self = value_of(callee);
  Type* type = type_of(self);
  const Value found = lookup_in_type(type, MOLT_STR(__call__));
  if (found.is_unbound()) return raise(messages::not_callable, self);
  if (!is_method_like(found)) {
    MOLT_TRY(bound, bind_attribute(found, self, type));
    return call_any(bound, args, num_args, keyword_names);
  }
  return call_with_self(found, self, args, num_args, keyword_names);
}

Status python_initialise(Borrowed object, const Value* args, int64_t num_args,
                         Value keyword_names) {
  const Value self = value_of(object);
  Type* type = type_of(self);
  const Value found = lookup_in_type(type, MOLT_STR(__init__));
  Ref result;
  if (is_method_like(found)) {
    result = Ref(call_with_self(found, self, args, num_args, keyword_names));
  } else {
    MOLT_TRY(bound, bind_attribute(found, self, type));
    result = Ref(call_any(bound, args, num_args, keyword_names));
  }
  if (is_failure(result)) return kFailed;
  if (!result.get().is_none()) return raise(messages::init_returned, result.get());
  return kOk;
}

Owned python_get_attribute(Borrowed self, Str* name) {
  Ref result(required(call_special_with(self, MOLT_STR(__getattribute__), value_of(name)), name));
  if (!is_failure(result) || !exception_is(molt_type_AttributeError)) return result.take();
  if (lookup_in_type(type_of(value_of(self)), MOLT_STR(__getattr__)).is_unbound())
    return kOwnedError;
  clear_exception();
  return call_special_with(self, MOLT_STR(__getattr__), value_of(name));
}

Owned get_attribute_or_hook(Borrowed self, Str* name) {
  Ref found(find_generic(value_of(self), name));
  if (is_failure(found)) {
    if (!clear_exception_if(molt_type_AttributeError)) return kOwnedError;
  } else if (!found.get().is_unbound()) {
    return found.take();
  }
  return call_special_with(self, MOLT_STR(__getattr__), value_of(name));
}

Status python_set_attribute(Borrowed self, Str* name, Borrowed value) {
  const bool deletes = value_of(value).is_unbound();
  Str* method = deletes ? MOLT_STR(__delattr__) : MOLT_STR(__setattr__);
  const Value args[] = {value_of(name), value_of(value)};
  MOLT_TRY_DISCARD(required(call_special(value_of(self), method, args, deletes ? 1 : 2), method));
  return kOk;
}

Owned python_compare(Borrowed self, Borrowed other, CompareOp op) {
  Str* const names[] = {MOLT_STR(__lt__), MOLT_STR(__le__), MOLT_STR(__eq__),
                        MOLT_STR(__ne__), MOLT_STR(__gt__), MOLT_STR(__ge__)};
  return call_operand(value_of(self), names[static_cast<int>(op)], value_of(other));
}

Owned python_iterate(Borrowed self) {
  Type* type = type_of(value_of(self));
  const Value found = lookup_in_type(type, MOLT_STR(__iter__));
  if (found.is_none()) return raise(messages::not_iterable, self);
  if (!found.is_unbound()) return call_special_with(self, MOLT_STR(__iter__));
  return raise(messages::not_iterable, self);
}

// The slot says "exhausted" by kUnbound.
Owned python_next(Borrowed self) {
  const Owned result = required(call_special_with(self, MOLT_STR(__next__)), MOLT_STR(__next__));
  if (is_failure(result) && clear_exception_if(molt_type_StopIteration)) return {kUnboundBits};
  return result;
}

Owned python_descriptor_get(Borrowed self, Borrowed object, Borrowed owner) {
  const Value instance = value_of(object);
  const Owned result =
      call_special_with(self, MOLT_STR(__get__), instance.is_unbound() ? kNone : instance, owner);
  if (result.bits == kUnboundBits) return new_reference(value_of(self));
  return result;
}

Status python_descriptor_set(Borrowed self, Borrowed object, Borrowed value) {
  const bool deletes = value_of(value).is_unbound();
  Str* method = deletes ? MOLT_STR(__delete__) : MOLT_STR(__set__);
  const Value args[] = {value_of(object), value_of(value)};
  MOLT_TRY_DISCARD(required(call_special(value_of(self), method, args, deletes ? 1 : 2), method));
  return kOk;
}

void python_finalise(Borrowed self) {
  const Value object = value_of(self);
  Type* type = type_of(object);
  const Value found = lookup_in_type(type, MOLT_STR(__del__));
  if (found.is_unbound()) return;
  Ref keep = Ref::share(found);
  Ref result(call_special(object, MOLT_STR(__del__), nullptr, 0));
  if (is_failure(result)) report_unraisable(keep);
}

Tri python_truth(Borrowed operand) {
  Ref result(call_special_with(operand, MOLT_STR(__bool__)));
  if (is_failure(result)) return kTriError;
  if (result.get().is_unbound()) {
    // Only __len__ is left: the slot is shared by truth and length.
    const Int64Result length = length_of(value_of(operand));
    if (length.value == kInt64Failed) return kTriError;
    return {length.value != 0};
  }
  if (!result.get().is_bool()) return raise(messages::bool_not_bool, result.get());
  return {result.get().as_bool()};
}

Int64Result python_length(Borrowed self) {
  MOLT_TRY(result, required(call_special_with(self, MOLT_STR(__len__)), MOLT_STR(__len__)));
  MOLT_TRY(index, index_of(result));
  int64_t length;
  if (IntView(index).negative()) return raise(messages::length_negative);
  if (!int_as_int64(index, &length)) return raise(messages::index_too_large, result.get());
  return {length};
}

Status python_set_item(Borrowed self, Borrowed key, Borrowed value) {
  const bool deletes = value_of(value).is_unbound();
  Str* method = deletes ? MOLT_STR(__delitem__) : MOLT_STR(__setitem__);
  const Value args[] = {value_of(key), value_of(value)};
  MOLT_TRY_DISCARD(required(call_special(value_of(self), method, args, deletes ? 1 : 2), method));
  return kOk;
}

Tri python_contains(Borrowed self, Borrowed item) {
  const Value found = lookup_in_type(type_of(value_of(self)), MOLT_STR(__contains__));
  if (found.is_none()) return raise(messages::not_a_container, self);
  MOLT_TRY(result,
           required(call_special_with(self, MOLT_STR(__contains__), item), MOLT_STR(__contains__)));
  return truth_of(result);
}

}  // namespace molt::rt
