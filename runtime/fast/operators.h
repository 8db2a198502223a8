// The inline halves of the operators: two small ints, or two floats where that is as cheap.
// Everything else is a call.
#pragma once

#include "runtime/fast/count.h"

namespace molt::rt {

// Both tags are all ones for small ints, so that one test serves two operands.
inline bool are_small_ints(Value left, Value right) {
  return (left.bits & right.bits) >= kIntTagBits;
}
inline bool are_doubles(Value left, Value right) { return left.is_double() && right.is_double(); }

// The payload in the upper 48 bits, where the hardware's overflow flag is the range check.
inline int64_t shifted_payload(Value value) {
  return static_cast<int64_t>(value.bits << kPayloadShift);
}
inline Value from_shifted(int64_t shifted) {
  return {kIntTagBits | static_cast<uint64_t>(shifted) >> kPayloadShift};
}

// Each gives kUnbound when it does not apply.
inline Value add_fast(Value left, Value right) {
  if (are_small_ints(left, right)) [[likely]] {
    int64_t sum;
    if (!__builtin_add_overflow(shifted_payload(left), shifted_payload(right), &sum)) [[likely]]
      return from_shifted(sum);
  }
  return kUnbound;
}

inline Value subtract_fast(Value left, Value right) {
  if (are_small_ints(left, right)) [[likely]] {
    int64_t difference;
    if (!__builtin_sub_overflow(shifted_payload(left), shifted_payload(right), &difference))
        [[likely]] {
      return from_shifted(difference);
    }
  }
  return kUnbound;
}

inline Value multiply_fast(Value left, Value right) {
  if (are_small_ints(left, right)) [[likely]] {
    int64_t product;
    if (!__builtin_mul_overflow(shifted_payload(left), right.as_int(), &product)) [[likely]]
      return from_shifted(product);
  }
  return kUnbound;
}

enum class BitOp { kAnd, kOr, kXor };
template <BitOp kOp>
inline Value bit_fast(Value left, Value right) {
  if (!are_small_ints(left, right)) return kUnbound;
  if constexpr (kOp == BitOp::kAnd) return {left.bits & right.bits};
  if constexpr (kOp == BitOp::kOr) return {left.bits | right.bits};
  return {(left.bits ^ right.bits) | kIntTagBits};
}

// `op` is 0 lt, 1 le, 2 eq, 3 ne, 4 gt, 5 ge.
template <int kOp, typename Number>
inline bool compare_numbers(Number left, Number right) {
  if constexpr (kOp == 0) return left < right;
  if constexpr (kOp == 1) return left <= right;
  if constexpr (kOp == 2) return left == right;
  if constexpr (kOp == 3) return left != right;
  if constexpr (kOp == 4) return left > right;
  return left >= right;
}

// 0, 1, or -1 when it does not apply.
template <int kOp>
inline int test_fast(Value left, Value right) {
  if (are_small_ints(left, right)) [[likely]]
    return compare_numbers<kOp>(shifted_payload(left), shifted_payload(right));
  return -1;
}

// 0, 1, or -1 when it does not apply.
inline int truth_fast(Value value) {
  if (value.is_bool()) return value.as_bool();
  if (value.is_int()) return value.bits != kIntTagBits;
  if (value.is_none()) return 0;
  return -1;
}

}  // namespace molt::rt
