// Comparisons, truth, and the other protocols of runtime/core/call.h.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/core/state.h"
#include "runtime/fast/operators.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/object_text.h"
#include "runtime/types/operators.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

constexpr CompareOp swapped(CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return CompareOp::kGt;
    case CompareOp::kLe:
      return CompareOp::kGe;
    case CompareOp::kGt:
      return CompareOp::kLt;
    case CompareOp::kGe:
      return CompareOp::kLe;
    default:
      return op;
  }
}

const char* symbol_of(CompareOp op) {
  constexpr const char* kSymbols[] = {"<", "<=", "==", "!=", ">", ">="};
  return kSymbols[static_cast<int>(op)];
}

template <typename Number>
bool compare_values(Number a, Number b, CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return a < b;
    case CompareOp::kLe:
      return a <= b;
    case CompareOp::kEq:
      return a == b;
    case CompareOp::kNe:
      return a != b;
    case CompareOp::kGt:
      return a > b;
    case CompareOp::kGe:
      return a >= b;
  }
  return false;
}

// 0 or 1 for numbers of the immediate kinds and for equal strings; -1 otherwise.
int compare_quickly(Value left, Value right, CompareOp op) {
  if (are_small_ints(left, right)) return compare_values(left.as_int(), right.as_int(), op);
  // A small int is exact as a double.
  if ((left.is_double() || left.is_int()) && (right.is_double() || right.is_int())) {
    const double a = left.is_double() ? left.as_double() : static_cast<double>(left.as_int());
    const double b = right.is_double() ? right.as_double() : static_cast<double>(right.as_int());
    return compare_values(a, b, op);
  }
  if (is_exact_str(left) && is_exact_str(right) && (op == CompareOp::kEq || op == CompareOp::kNe)) {
    return str_equal(as_str(left), as_str(right)) == (op == CompareOp::kEq);
  }
  return -1;
}

bool is_not_implemented(Owned value) { return value.bits == kNotImplementedBits; }

Owned compare_objects(Value left, Value right, CompareOp op) {
  Type* left_type = type_of(left);
  Type* right_type = type_of(right);
  auto* right_slot = slot_of<&Slots::compare>(right_type);
  bool tried_right = false;
  if (left_type != right_type && is_subtype(right_type, left_type) && right_slot != nullptr) {
    tried_right = true;
    const Owned result = right_slot(borrowed(right), borrowed(left), swapped(op));
    if (!is_not_implemented(result)) return result;
  }
  if (auto* left_slot = slot_of<&Slots::compare>(left_type)) {
    const Owned result = left_slot(borrowed(left), borrowed(right), op);
    if (!is_not_implemented(result)) return result;
  }
  if (!tried_right && right_slot != nullptr) {
    const Owned result = right_slot(borrowed(right), borrowed(left), swapped(op));
    if (!is_not_implemented(result)) return result;
  }
  if (op == CompareOp::kEq) return {Value::from_bool(left == right).bits};
  if (op == CompareOp::kNe) return {Value::from_bool(left != right).bits};
  return raise(messages::compare_unsupported, symbol_of(op), left, right);
}

}  // namespace

Owned compare(Value left, Value right, CompareOp op) {
  const int quick = compare_quickly(left, right, op);
  if (quick >= 0) return {Value::from_bool(quick != 0).bits};
  RecursionGuard guard(" in comparison");
  if (guard.failed()) return kOwnedError;
  return compare_objects(left, right, op);
}

Tri compare_truth(Value left, Value right, CompareOp op) {
  const int quick = compare_quickly(left, right, op);
  if (quick >= 0) return {quick};
  MOLT_TRY(result, compare(left, right, op));
  return truth_of(result);
}

Tri is_equal(Value left, Value right) {
  // Identical words are the same object, but a NaN only when it is the same object to begin with,
  // as here.
  if (left == right) return {1};
  return compare_truth(left, right, CompareOp::kEq);
}

Tri truth_of(Value value) { return molt_truth(borrowed(value)); }

Owned repr_of(Value value) {
  Type* type = type_of(value);
  auto* slot = slot_of<&Slots::repr>(type);
  if (slot == nullptr) return object_repr(borrowed(value));
  RecursionGuard guard(" while getting the repr of an object");
  if (guard.failed()) return kOwnedError;
  MOLT_TRY(result, slot(borrowed(value)));
  if (!is_str(result.get())) return raise(messages::repr_not_str, result.get());
  return result.take();
}

Owned str_of(Value value) {
  if (is_exact_str(value)) return new_reference(value);
  auto* slot = slot_of<&Slots::str>(type_of(value));
  if (slot == nullptr || slot == object_str) return repr_of(value);
  RecursionGuard guard(" while getting the str of an object");
  if (guard.failed()) return kOwnedError;
  MOLT_TRY(result, slot(borrowed(value)));
  if (!is_str(result.get())) return raise(messages::str_not_str, result.get());
  return result.take();
}

Owned ascii_of(Value value) {
  MOLT_TRY(text, repr_of(value));
  return str_ascii(as_str(text));
}

Int64Result hash_of(Value value) {
  if (is_exact_str(value)) return {str_hash(as_str(value))};
  auto* slot = slot_of<&Slots::hash>(type_of(value));
  if (slot == nullptr) return hash_not_implemented(borrowed(value));
  return slot(borrowed(value));
}

Int64Result length_of(Value value) {
  auto* slot = slot_of<&Slots::length>(type_of(value));
  if (slot == nullptr) return raise(messages::no_len, value);
  return slot(borrowed(value));
}

Int64Result length_hint(Value value, int64_t fallback) {
  if (slot_of<&Slots::length>(type_of(value)) != nullptr) {
    const Int64Result length = length_of(value);
    if (length.value != kInt64Failed || !clear_exception_if(molt_type_TypeError)) return length;
  }
  MOLT_TRY(method, find_special(value, MOLT_STR(__length_hint__)));
  if (method.get().is_unbound()) return {fallback};
  Ref hint(call(method));
  if (is_failure(hint)) {
    if (clear_exception_if(molt_type_TypeError)) return {fallback};
    return {kInt64Failed};
  }
  if (hint.get() == kNotImplemented) return {fallback};
  if (!is_int(hint)) return raise(messages::length_hint_type, hint.get());
  int64_t result;
  if (!int_as_int64(hint, &result)) return raise(messages::index_too_large, hint.get());
  if (result < 0) return raise(messages::length_hint_negative);
  return {result};
}

Owned iterate(Value value) { return molt_get_iterator(borrowed(value)); }
Owned next_of(Value iterator) { return molt_iterate_next(borrowed(iterator)); }

Owned index_of(Value value) {
  if (is_exact_int(value)) return new_reference(value);
  if (is_int(value)) return new_reference(value);
  auto* slot = slot_of<&Slots::to_index>(type_of(value));
  if (slot == nullptr) return raise(messages::no_length_hint_int, value);
  MOLT_TRY(result, slot(borrowed(value)));
  if (!is_int(result)) return raise(messages::index_not_int, result.get());
  return result.take();
}

Int64Result index_int64_clipped(Value value) {
  MOLT_TRY(index, index_of(value));
  int64_t result;
  if (int_as_int64(index, &result)) return {result};
  return {IntView(index).negative() ? INT64_MIN + 1 : INT64_MAX};
}

Int64Result index_int64(Value value, Type& overflow) {
  MOLT_TRY(index, index_of(value));
  int64_t result;
  if (int_as_int64(index, &result)) return {result};
  if (&overflow == &molt_type_OverflowError) return raise(messages::index_too_large, value);
  return raise(messages::index_too_large_for, value);
}

bool is_print_function(Value function) {
  return str_equal_ascii(object_as<BuiltinFunction>(function)->row->name, "print");
}

namespace {

// The objects being printed, innermost last. A fixed number: deeper nesting ends in RecursionError
// anyway.
constexpr int kMaxRepr = 256;
Object* printing[kMaxRepr];
int num_printing = 0;

}  // namespace

Tri enter_repr(Value object) {
  const int known = num_printing < kMaxRepr ? num_printing : kMaxRepr;
  for (int i = known - 1; i >= 0; i--) {
    if (printing[i] == object.as_object()) return {1};
  }
  if (is_failure(check_stack())) return kTriError;
  if (num_printing < kMaxRepr) printing[num_printing] = object.as_object();
  num_printing++;
  return {0};
}

void leave_repr(Value) { num_printing--; }

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_compare_slow(Borrowed left, Borrowed right, int32_t op) {
  return compare(value_of(left), value_of(right), static_cast<CompareOp>(op));
}

Tri molt_test_slow(Borrowed left, Borrowed right, int32_t op) {
  return compare_truth(value_of(left), value_of(right), static_cast<CompareOp>(op));
}

Tri molt_truth_slow(Borrowed operand) {
  const Value value = value_of(operand);
  if (value.is_double()) return {value.as_double() != 0};
  Type* type = type_of(value);
  if (auto* truth = slot_of<&Slots::truth>(type)) return truth(operand);
  if (auto* length = slot_of<&Slots::length>(type)) {
    const Int64Result result = length(operand);
    if (result.value == kInt64Failed) return kTriError;
    return {result.value != 0};
  }
  return {1};
}

Int64Result molt_length_of(Borrowed object) { return length_of(value_of(object)); }

}  // namespace molt::abi
}
