// The arithmetic operators in full generality (Objects/abstract.c).
#include "runtime/fast/operators.h"
#include "common/numeric_hash.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/int.h"
#include "runtime/types/operators.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

using BinarySlot = Owned (*)(Borrowed, Borrowed);

bool is_not_implemented(Owned value) { return value.bits == kNotImplementedBits; }

// The slots of both operands in CPython's order: a subclass's first when it overrides.
template <auto kMember>
Owned try_binary(Value left, Value right) {
  Type* left_type = type_of(left);
  Type* right_type = type_of(right);
  BinarySlot left_slot = slot_of<kMember>(left_type);
  BinarySlot right_slot = right_type != left_type ? slot_of<kMember>(right_type) : nullptr;
  if (right_slot == left_slot) right_slot = nullptr;
  if (left_slot != nullptr) {
    if (right_slot != nullptr && is_subtype(right_type, left_type)) {
      const Owned result = right_slot(borrowed(left), borrowed(right));
      if (!is_not_implemented(result)) return result;
      right_slot = nullptr;
    }
    const Owned result = left_slot(borrowed(left), borrowed(right));
    if (!is_not_implemented(result)) return result;
  }
  if (right_slot != nullptr) return right_slot(borrowed(left), borrowed(right));
  return {kNotImplementedBits};
}

Failure raise_unsupported(const char* symbol, Value left, Value right) {
  if (has_type(left, molt_shape_builtin_function_or_method) && symbol[0] == '>' &&
      symbol[1] == '>' && symbol[2] == 0 && is_print_function(left)) {
    return raise(messages::binary_unsupported_print, symbol, left, right);
  }
  return raise(messages::binary_unsupported, symbol, left, right);
}

// sequence * int in either order.
Owned repeat(Owned (*slot)(Borrowed, Borrowed), Value sequence, Value count) {
  if (!is_int(count) && slot_of<&Slots::to_index>(type_of(count)) == nullptr)
    return raise(messages::repeat_not_int, count);
  return slot(borrowed(sequence), borrowed(count));
}

Owned finish_add(Value left, Value right, const char* symbol) {
  if (auto* concatenate = slot_of<&Slots::concatenate>(type_of(left)))
    return concatenate(borrowed(left), borrowed(right));
  return raise_unsupported(symbol, left, right);
}

Owned finish_multiply(Value left, Value right, const char* symbol) {
  if (auto* slot = slot_of<&Slots::repeat>(type_of(left))) return repeat(slot, left, right);
  if (auto* slot = slot_of<&Slots::repeat>(type_of(right))) return repeat(slot, right, left);
  return raise_unsupported(symbol, left, right);
}

template <auto kMember>
Owned binary(Value left, Value right, const char* symbol) {
  const Owned result = try_binary<kMember>(left, right);
  if (!is_not_implemented(result)) return result;
  if constexpr (kMember == &Slots::add) return finish_add(left, right, symbol);
  if constexpr (kMember == &Slots::multiply) return finish_multiply(left, right, symbol);
  return raise_unsupported(symbol, left, right);
}

template <auto kInplace, auto kMember>
Owned inplace(Value left, Value right, const char* symbol) {
  if (auto* slot = slot_of<kInplace>(type_of(left))) {
    const Owned result = slot(borrowed(left), borrowed(right));
    if (!is_not_implemented(result)) return result;
  }
  const Owned result = try_binary<kMember>(left, right);
  if (!is_not_implemented(result)) return result;
  Type* type = type_of(left);
  if constexpr (kMember == &Slots::add) {
    if (auto* slot = slot_of<&Slots::inplace_concatenate>(type))
      return slot(borrowed(left), borrowed(right));
    return finish_add(left, right, symbol);
  }
  if constexpr (kMember == &Slots::multiply) {
    if (auto* slot = slot_of<&Slots::inplace_repeat>(type)) return repeat(slot, left, right);
    // CPython looks at the right operand only when the left one has no table of sequence slots.
    const bool has_table =
        (type->type_flags & kTypeHeap) != 0 || slot_of<&Slots::contains>(type) != nullptr;
    if (has_table && slot_of<&Slots::repeat>(type) == nullptr)
      return raise_unsupported(symbol, left, right);
    return finish_multiply(left, right, symbol);
  }
  return raise_unsupported(symbol, left, right);
}

Owned try_power(Value left, Value right, Value modulus) {
  Type* left_type = type_of(left);
  Type* right_type = type_of(right);
  auto* left_slot = slot_of<&Slots::power>(left_type);
  auto* right_slot = right_type != left_type ? slot_of<&Slots::power>(right_type) : nullptr;
  if (right_slot == left_slot) right_slot = nullptr;
  if (left_slot != nullptr) {
    if (right_slot != nullptr && is_subtype(right_type, left_type)) {
      const Owned result = right_slot(borrowed(left), borrowed(right), borrowed(modulus));
      if (!is_not_implemented(result)) return result;
      right_slot = nullptr;
    }
    const Owned result = left_slot(borrowed(left), borrowed(right), borrowed(modulus));
    if (!is_not_implemented(result)) return result;
  }
  if (right_slot != nullptr) {
    const Owned result = right_slot(borrowed(left), borrowed(right), borrowed(modulus));
    if (!is_not_implemented(result)) return result;
  }
  auto* modulus_slot = modulus.is_none() ? nullptr : slot_of<&Slots::power>(type_of(modulus));
  if (modulus_slot != nullptr && modulus_slot != left_slot && modulus_slot != right_slot) {
    return modulus_slot(borrowed(left), borrowed(right), borrowed(modulus));
  }
  return {kNotImplementedBits};
}

template <auto kMember>
Owned unary(Value operand, const char* symbol) {
  if (auto* slot = slot_of<kMember>(type_of(operand))) return slot(borrowed(operand));
  return raise(messages::unary_unsupported, symbol, operand);
}

// Two floats, or a float and a small int.
bool as_doubles(Value left, Value right, double* a, double* b) {
  if (left.is_double()) {
    *a = left.as_double();
  } else if (left.is_int()) {
    *a = static_cast<double>(left.as_int());
  } else {
    return false;
  }
  if (right.is_double()) {
    *b = right.as_double();
  } else if (right.is_int()) {
    *b = static_cast<double>(right.as_int());
  } else {
    return false;
  }
  return left.is_double() || right.is_double();
}

Owned owned_double(double value) { return {Value::from_double(value).bits}; }

}  // namespace

Owned divmod_of(Value left, Value right) { return binary<&Slots::divmod>(left, right, "divmod()"); }

Owned power_of(Value left, Value right, Value modulus) {
  const Owned result = try_power(left, right, modulus);
  if (!is_not_implemented(result)) return result;
  if (modulus.is_none()) return raise_unsupported("** or pow()", left, right);
  return raise(messages::power_unsupported, left, right, modulus);
}

Owned absolute_of(Value operand) {
  if (auto* slot = slot_of<&Slots::absolute>(type_of(operand))) return slot(borrowed(operand));
  return raise(messages::abs_unsupported, operand);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

// Float arithmetic is done here, since the inline halves know ints only.
#define MOLT_ARITHMETIC(name, member, symbol, operation)                                      \
  Owned molt_##name##_slow(Borrowed left, Borrowed right) {                                   \
    double a, b;                                                                              \
    if (as_doubles(value_of(left), value_of(right), &a, &b)) [[likely]]                       \
      return owned_double(a operation b);                                                     \
    return binary<&Slots::member>(value_of(left), value_of(right), symbol);                   \
  }                                                                                           \
  Owned molt_inplace_##name##_slow(Borrowed left, Borrowed right) {                           \
    double a, b;                                                                              \
    if (as_doubles(value_of(left), value_of(right), &a, &b)) [[likely]]                       \
      return owned_double(a operation b);                                                     \
    return inplace<&Slots::inplace_##member, &Slots::member>(value_of(left), value_of(right), \
                                                             symbol "=");                     \
  }
MOLT_ARITHMETIC(add, add, "+", +)
MOLT_ARITHMETIC(subtract, subtract, "-", -)
MOLT_ARITHMETIC(multiply, multiply, "*", *)
#undef MOLT_ARITHMETIC

#define MOLT_OPERATOR(entry, inplace_entry, member, symbol)                                   \
  Owned molt_##entry(Borrowed left, Borrowed right) {                                         \
    return binary<&Slots::member>(value_of(left), value_of(right), symbol);                   \
  }                                                                                           \
  Owned molt_##inplace_entry(Borrowed left, Borrowed right) {                                 \
    return inplace<&Slots::inplace_##member, &Slots::member>(value_of(left), value_of(right), \
                                                             symbol "=");                     \
  }
MOLT_OPERATOR(bit_and_slow, inplace_bit_and_slow, bit_and, "&")
MOLT_OPERATOR(bit_or_slow, inplace_bit_or_slow, bit_or, "|")
MOLT_OPERATOR(bit_xor_slow, inplace_bit_xor_slow, bit_xor, "^")
MOLT_OPERATOR(matrix_multiply, inplace_matrix_multiply, matrix_multiply, "@")
#undef MOLT_OPERATOR

// Operators that are worth a case for two small ints but have no inline half.
#define MOLT_INT_OPERATOR(entry, symbol, function)                                          \
  Owned molt_##entry(Borrowed left, Borrowed right) {                                       \
    if (are_small_ints(value_of(left), value_of(right)))                                    \
      return function(value_of(left), value_of(right));                                     \
    return binary<&Slots::entry>(value_of(left), value_of(right), symbol);                  \
  }                                                                                         \
  Owned molt_inplace_##entry(Borrowed left, Borrowed right) {                               \
    if (are_small_ints(value_of(left), value_of(right)))                                    \
      return function(value_of(left), value_of(right));                                     \
    return inplace<&Slots::inplace_##entry, &Slots::entry>(value_of(left), value_of(right), \
                                                           symbol "=");                     \
  }
MOLT_INT_OPERATOR(left_shift, "<<", int_left_shift)
MOLT_INT_OPERATOR(right_shift, ">>", int_right_shift)
MOLT_INT_OPERATOR(true_divide, "/", int_true_divide)
MOLT_INT_OPERATOR(floor_divide, "//", int_floor_divide)
MOLT_INT_OPERATOR(modulo, "%", int_modulo)
#undef MOLT_INT_OPERATOR

Owned molt_power(Borrowed left, Borrowed right) {
  return power_of(value_of(left), value_of(right), kNone);
}

Owned molt_inplace_power(Borrowed left, Borrowed right) {
  if (auto* slot = slot_of<&Slots::inplace_power>(type_of(value_of(left)))) {
    const Owned result = slot(left, right, borrowed(kNone));
    if (!is_not_implemented(result)) return result;
  }
  const Owned result = try_power(value_of(left), value_of(right), kNone);
  if (!is_not_implemented(result)) return result;
  return raise_unsupported("**=", value_of(left), value_of(right));
}

Owned molt_negate(Borrowed operand) {
  const Value value = value_of(operand);
  if (value.is_double()) return owned_double(-value.as_double());
  return unary<&Slots::negate>(value, "-");
}
Owned molt_positive(Borrowed operand) { return unary<&Slots::positive>(value_of(operand), "+"); }
Owned molt_invert(Borrowed operand) { return unary<&Slots::invert>(value_of(operand), "~"); }

}  // namespace molt::abi
}
