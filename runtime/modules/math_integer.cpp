// The functions of the module math on ints: factorial, comb, perm, gcd, lcm, isqrt.
#include <bit>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/int_buffer.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/math.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

using Wide = unsigned __int128;

// The product of the odd numbers from start (odd) below stop, halved until a machine word holds it.
Owned odd_product(uint64_t start, uint64_t stop) {
  const uint64_t count = (stop - start) / 2;
  if (count <= 64 && count * static_cast<uint64_t>(std::bit_width(stop - 2)) <= 64) {
    uint64_t product = 1;
    for (uint64_t factor = start; factor < stop; factor += 2) product *= factor;
    return int_from_uint64(product);
  }
  const uint64_t middle = (start + count) | 1;
  MOLT_TRY(left, odd_product(start, middle));
  MOLT_TRY(right, odd_product(middle, stop));
  return int_multiply(left, right);
}

// n! divided by its power of two. Level i contributes the odd numbers up to n >> i; a number that
// several levels share is multiplied once into `inner` and takes part in every later product.
Owned factorial_odd_part(uint64_t n) {
  MOLT_TRY(inner, int_from_int64(1));
  MOLT_TRY(outer, int_from_int64(1));
  uint64_t upper = 3;
  for (int i = std::bit_width(n) - 2; i >= 0; i--) {
    const uint64_t top = n >> i;
    if (top <= 2) continue;
    const uint64_t lower = upper;
    upper = (top + 1) | 1;
    MOLT_TRY(partial, odd_product(lower, upper));
    inner = Ref(int_multiply(inner, partial));
    if (is_failure(inner)) return kOwnedError;
    outer = Ref(int_multiply(outer, inner));
    if (is_failure(outer)) return kOwnedError;
  }
  return outer.take();
}

Owned factorial(uint64_t n) {
  if (n <= 20) {
    uint64_t product = 1;
    for (uint64_t i = 2; i <= n; i++) product *= i;
    return int_from_uint64(product);
  }
  MOLT_TRY(odd_part, factorial_odd_part(n));
  const int64_t twos = static_cast<int64_t>(n) - std::popcount(n);
  return int_left_shift(odd_part, Value::from_small_int(twos));
}

// A valid n for factorial and perm(n).
Owned factorial_of_int(Value n) {
  if (int_sign(n) < 0) return raise(messages::factorial_negative);
  int64_t number;
  if (!int_as_int64(n, &number)) return raise(messages::factorial_too_large, INT64_MAX);
  if (number > kSmallIntMax) return raise_memory_error();
  return factorial(static_cast<uint64_t>(number));
}

// n * (n - 1) * ... (k factors) as long as it fits 64 bits.
bool permutations_in_word(uint64_t n, uint64_t k, uint64_t* out) {
  uint64_t product = 1;
  for (uint64_t i = 0; i < k; i++) {
    if (__builtin_mul_overflow(product, n - i, &product)) return false;
  }
  *out = product;
  return true;
}

bool combinations_in_word(uint64_t n, uint64_t k, uint64_t* out) {
  uint64_t result = 1;
  for (uint64_t i = 0; i < k; i++) {
    const Wide product = static_cast<Wide>(result) * (n - i);
    // The quotient is exact; it stays in 64 bits when the dividend's upper half is less than the
    // divisor.
    if (static_cast<uint64_t>(product >> 64) >= i + 1) return false;
    result = static_cast<uint64_t>(product >> 64) == 0 ? static_cast<uint64_t>(product) / (i + 1)
                                                       : static_cast<uint64_t>(product / (i + 1));
  }
  *out = result;
  return true;
}

// A result in one word is found at once; trying is not worth while for many factors.
constexpr uint64_t kMaxWordFactors = 64;

// perm(n, k) and comb(n, k) for 0 <= k <= n by halving k.
Owned permutations(Value n, uint64_t k) {
  uint64_t word, result;
  if (k == 0) return int_from_int64(1);
  if (k == 1) return int_exact(n);
  if (k <= kMaxWordFactors && int_as_uint64(n, &word) && permutations_in_word(word, k, &result)) {
    return int_from_uint64(result);
  }
  const uint64_t half = k / 2;
  MOLT_TRY(left, permutations(n, half));
  MOLT_TRY(half_value, int_from_uint64(half));
  MOLT_TRY(rest, int_subtract(n, half_value));
  MOLT_TRY(right, permutations(rest, k - half));
  return int_multiply(left, right);
}

// C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
Owned combinations(Value n, uint64_t k) {
  uint64_t word, result;
  if (k == 0) return int_from_int64(1);
  if (k == 1) return int_exact(n);
  if (k <= kMaxWordFactors && int_as_uint64(n, &word) && combinations_in_word(word, k, &result)) {
    return int_from_uint64(result);
  }
  const uint64_t half = k / 2;
  MOLT_TRY(left, combinations(n, half));
  MOLT_TRY(half_value, int_from_uint64(half));
  MOLT_TRY(rest, int_subtract(n, half_value));
  MOLT_TRY(right, combinations(rest, k - half));
  MOLT_TRY(product, int_multiply(left, right));
  MOLT_TRY(k_value, int_from_uint64(k));
  MOLT_TRY(divisor, combinations(k_value, half));
  return int_floor_divide(product, divisor);
}

Owned absolute_index_py(Value value) {
  MOLT_TRY(index, index_of(value));
  return int_absolute(index);
}

Owned least_common_multiple(Value a, Value b) {
  if (int_sign(a) == 0 || int_sign(b) == 0) return int_from_int64(0);
  MOLT_TRY(divisor, int_gcd(a, b));
  MOLT_TRY(quotient, int_floor_divide(a, divisor));
  MOLT_TRY(product, int_multiply(quotient, b));
  return int_absolute(product);
}

// gcd and lcm over any number of arguments.
Owned fold_ints_py(Value arguments, int64_t start, Owned (*combine)(Value, Value)) {
  const Tuple* values = as_tuple(arguments);
  if (values->length == 0) return int_from_int64(start);
  MOLT_TRY(result, absolute_index_py(values->items()[0]));
  for (int64_t i = 1; i < values->length; i++) {
    MOLT_TRY(next, absolute_index_py(values->items()[i]));
    result = Ref(combine(result, next));
    if (is_failure(result)) return kOwnedError;
  }
  return result.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_math_factorial(Borrowed n) {
  MOLT_TRY(number, index_of(value_of(n)));
  return factorial_of_int(number);
}

Owned molt_f_math_perm(Borrowed n, Borrowed k) {
  if (value_of(k).is_none()) return molt_f_math_factorial(n);
  MOLT_TRY(total, index_of(value_of(n)));
  MOLT_TRY(chosen, index_of(value_of(k)));
  if (int_sign(total) < 0) return raise(messages::comb_negative_n);
  if (int_sign(chosen) < 0) return raise(messages::comb_negative_k);
  if (int_compare(total, chosen) < 0) return int_from_int64(0);
  int64_t count;
  if (!int_as_int64(chosen, &count)) return raise(messages::perm_too_large, INT64_MAX);
  return permutations(total, static_cast<uint64_t>(count));
}

Owned molt_f_math_comb(Borrowed n, Borrowed k) {
  MOLT_TRY(total, index_of(value_of(n)));
  MOLT_TRY(chosen, index_of(value_of(k)));
  if (int_sign(total) < 0) return raise(messages::comb_negative_n);
  if (int_sign(chosen) < 0) return raise(messages::comb_negative_k);
  MOLT_TRY(others, int_subtract(total, chosen));
  if (int_sign(others) < 0) return int_from_int64(0);
  int64_t count;
  const Value smaller = int_compare(others, chosen) < 0 ? others.get() : chosen.get();
  if (!int_as_int64(smaller, &count)) return raise(messages::comb_too_large, INT64_MAX);
  return combinations(total, static_cast<uint64_t>(count));
}

Owned molt_f_math_gcd(Borrowed integers) { return fold_ints_py(value_of(integers), 0, int_gcd); }
Owned molt_f_math_lcm(Borrowed integers) {
  return fold_ints_py(value_of(integers), 1, least_common_multiple);
}

Owned molt_f_math_isqrt(Borrowed n) {
  MOLT_TRY(number, index_of(value_of(n)));
  if (int_sign(number) < 0) return raise(messages::isqrt_negative);
  const IntView view(number);
  IntBuffer result(view.size() / 2 + 1);
  if (result.failed()) return kOwnedError;
  return result.finish(common::bigint::isqrt(result.limbs(), view.magnitude(), int_scratch()));
}

}  // namespace molt::abi
}
