// Sums, products, shifts and bit operations of ints. Each has a case for operands of 64 bits before
// the general one.
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/int_buffer.h"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

size_t longer_size(const IntView& left, const IntView& right) {
  return left.size() > right.size() ? left.size() : right.size();
}

using SignedFunction = bigint::SignedSize (*)(uint64_t* result, bigint::Signed, bigint::Signed);

Owned combine_big(Value left, Value right, SignedFunction function) {
  const IntView x(left), y(right);
  IntBuffer result(longer_size(x, y) + 1);
  if (result.failed()) return kOwnedError;
  return result.finish(function(result.limbs(), x, y));
}

Owned multiply_big(Value left, Value right) {
  const IntView x(left), y(right);
  if (x.size() == 0 || y.size() == 0) return int_from_int64(0);
  IntBuffer result(x.size() + y.size());
  if (result.failed()) return kOwnedError;
  const bool negative = x.negative() != y.negative();
  if (y.size() == 1) {
    return result.finish(bigint::multiply_small(result.limbs(), x.magnitude(), y.magnitude()[0]),
                         negative);
  }
  if (x.size() == 1) {
    return result.finish(bigint::multiply_small(result.limbs(), y.magnitude(), x.magnitude()[0]),
                         negative);
  }
  const common::ScratchAllocator scratch = int_scratch();
  if (x.magnitude().data() == y.magnitude().data()) {
    return result.finish(bigint::square(result.limbs(), x.magnitude(), scratch), negative);
  }
  return result.finish(bigint::multiply(result.limbs(), x.magnitude(), y.magnitude(), scratch),
                       negative);
}

// CPython cannot represent ints of 2**61 digits of 30 bits: the shift count has then more bits than
// this. Smaller results fail for want of memory.
constexpr uint64_t kMaxShiftCountBits = 65;

}  // namespace

Owned int_add(Value left, Value right) {
  int64_t a, b, sum;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) {
    if (!__builtin_add_overflow(a, b, &sum)) return int_from_int64(sum);
    return int_from_int128(static_cast<__int128>(a) + b);
  }
  return combine_big(left, right, bigint::add_signed);
}

Owned int_subtract(Value left, Value right) {
  int64_t a, b, difference;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) {
    if (!__builtin_sub_overflow(a, b, &difference)) return int_from_int64(difference);
    return int_from_int128(static_cast<__int128>(a) - b);
  }
  return combine_big(left, right, bigint::subtract_signed);
}

Owned int_multiply(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) {
    const __int128 product = static_cast<__int128>(a) * b;
    const int64_t low = static_cast<int64_t>(product);
    return low == product ? int_from_int64(low) : int_from_int128(product);
  }
  return multiply_big(left, right);
}

Owned int_left_shift(Value left, Value count) {
  int64_t value;
  // A count beyond 64 bits is as good as the largest.
  const int64_t bits = int_as_int64_clipped(count);
  if (bits < 0) return raise(messages::negative_shift);
  const bool is_short = int_as_int64(left, &value);
  if (is_short && value == 0) return int_from_int64(0);
  if (bits == INT64_MAX && int_bit_length(count) > kMaxShiftCountBits) {
    return raise(messages::int_too_many_digits);
  }
  if (is_short && bits < 63) {
    const int64_t shifted = static_cast<int64_t>(static_cast<uint64_t>(value) << bits);
    if (shifted >> bits == value) return int_from_int64(shifted);
  }
  const IntView view(left);
  const uint64_t limbs = view.size() + static_cast<uint64_t>(bits) / 64 + 1;
  if (limbs > kMaxIntLimbs) return raise_memory_error();
  IntBuffer result(static_cast<size_t>(limbs));
  if (result.failed()) return kOwnedError;
  return result.finish(
      bigint::shift_left(result.limbs(), view.magnitude(), static_cast<size_t>(bits)),
      view.negative());
}

Owned int_right_shift(Value left, Value count) {
  int64_t value;
  const int64_t bits = int_as_int64_clipped(count);
  if (bits < 0) return raise(messages::negative_shift);
  if (int_as_int64(left, &value)) return int_from_int64(value >> (bits > 63 ? 63 : bits));
  const IntView view(left);
  if (static_cast<uint64_t>(bits) >= bigint::bit_length(view.magnitude())) {
    return int_from_int64(view.negative() ? -1 : 0);
  }
  IntBuffer result(view.size() + 1);
  if (result.failed()) return kOwnedError;
  return result.finish(bigint::shift_right_signed(result.limbs(), view, static_cast<size_t>(bits)));
}

Owned int_and(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) return int_from_int64(a & b);
  // A mask that is not negative bounds the result: no more than its own limbs are looked at.
  if (int_as_int64(right, &b) && b >= 0) {
    return int_from_int64(static_cast<int64_t>(int_low_bits(left)) & b);
  }
  return combine_big(left, right, bigint::bit_and);
}

Owned int_or(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) return int_from_int64(a | b);
  return combine_big(left, right, bigint::bit_or);
}

Owned int_xor(Value left, Value right) {
  int64_t a, b;
  if (int_as_int64(left, &a) && int_as_int64(right, &b)) return int_from_int64(a ^ b);
  return combine_big(left, right, bigint::bit_xor);
}

Owned int_negate(Value value) {
  if (value.is_int()) return int_from_int64(-value.as_int());
  const IntView view(value);
  return int_from_limbs(!view.negative(), view.magnitude().data(), view.size());
}

Owned int_absolute(Value value) {
  if (value.is_int()) return int_from_int64(value.as_int() < 0 ? -value.as_int() : value.as_int());
  const IntView view(value);
  if (!view.negative()) return int_exact(value);
  return int_from_limbs(false, view.magnitude().data(), view.size());
}

Owned int_invert(Value value) {
  if (value.is_int()) return int_from_int64(~value.as_int());
  const IntView view(value);
  IntBuffer result(view.size() + 1);
  if (result.failed()) return kOwnedError;
  return result.finish(bigint::bit_not(result.limbs(), view));
}

}  // namespace molt::rt
