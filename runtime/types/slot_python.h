// Slots that call special methods written in Python (Objects/typeobject.c, slot_* functions).
#pragma once

#include "runtime/core/call.h"
#include "runtime/core/slots.h"

namespace molt::rt {

Owned python_repr(Borrowed self);
Owned python_str(Borrowed self);
Int64Result python_hash(Borrowed self);
Owned python_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names);
Owned python_get_attribute(Borrowed self, Str* name);
Status python_set_attribute(Borrowed self, Str* name, Borrowed value);
Owned python_compare(Borrowed self, Borrowed other, CompareOp op);
Owned python_iterate(Borrowed self);
Owned python_next(Borrowed self);
Owned python_descriptor_get(Borrowed self, Borrowed object, Borrowed owner);
Status python_descriptor_set(Borrowed self, Borrowed object, Borrowed value);
Status python_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names);
void python_finalise(Borrowed self);
Owned python_add(Borrowed left, Borrowed right);
Owned python_subtract(Borrowed left, Borrowed right);
Owned python_multiply(Borrowed left, Borrowed right);
Owned python_matrix_multiply(Borrowed left, Borrowed right);
Owned python_true_divide(Borrowed left, Borrowed right);
Owned python_floor_divide(Borrowed left, Borrowed right);
Owned python_modulo(Borrowed left, Borrowed right);
Owned python_divmod(Borrowed left, Borrowed right);
Owned python_power(Borrowed left, Borrowed right, Borrowed modulus);
Owned python_left_shift(Borrowed left, Borrowed right);
Owned python_right_shift(Borrowed left, Borrowed right);
Owned python_bit_and(Borrowed left, Borrowed right);
Owned python_bit_or(Borrowed left, Borrowed right);
Owned python_bit_xor(Borrowed left, Borrowed right);
Owned python_inplace_add(Borrowed left, Borrowed right);
Owned python_inplace_subtract(Borrowed left, Borrowed right);
Owned python_inplace_multiply(Borrowed left, Borrowed right);
Owned python_inplace_matrix_multiply(Borrowed left, Borrowed right);
Owned python_inplace_true_divide(Borrowed left, Borrowed right);
Owned python_inplace_floor_divide(Borrowed left, Borrowed right);
Owned python_inplace_modulo(Borrowed left, Borrowed right);
Owned python_inplace_power(Borrowed left, Borrowed right, Borrowed modulus);
Owned python_inplace_left_shift(Borrowed left, Borrowed right);
Owned python_inplace_right_shift(Borrowed left, Borrowed right);
Owned python_inplace_bit_and(Borrowed left, Borrowed right);
Owned python_inplace_bit_or(Borrowed left, Borrowed right);
Owned python_inplace_bit_xor(Borrowed left, Borrowed right);
Owned python_negate(Borrowed operand);
Owned python_positive(Borrowed operand);
Owned python_absolute(Borrowed operand);
Owned python_invert(Borrowed operand);
Tri python_truth(Borrowed operand);
Owned python_to_int(Borrowed operand);
Owned python_to_float(Borrowed operand);
Owned python_to_index(Borrowed operand);
Int64Result python_length(Borrowed self);
Owned python_get_item(Borrowed self, Borrowed key);
Status python_set_item(Borrowed self, Borrowed key, Borrowed value);
Tri python_contains(Borrowed self, Borrowed item);
Owned python_await(Borrowed self);
Owned python_async_iterate(Borrowed self);
Owned python_async_next(Borrowed self);

}  // namespace molt::rt
