// Powers of ints, plain and modular.
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"
#include "runtime/types/int_buffer.h"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

// base ** exponent as long as it fits 64 bits.
bool power_in_int64(int64_t base, uint64_t exponent, int64_t* result) {
  int64_t power = 1;
  while (true) {
    if ((exponent & 1) != 0 && __builtin_mul_overflow(power, base, &power)) return false;
    exponent >>= 1;
    if (exponent == 0) break;
    if (__builtin_mul_overflow(base, base, &base)) return false;
  }
  *result = power;
  return true;
}

Owned power_plain(Value base, Value exponent) {
  int64_t short_base, result;
  const bool is_short = int_as_int64(base, &short_base);
  if (is_short && (short_base == 0 || short_base == 1 || short_base == -1)) {
    const bool is_odd = (int_low_bits(exponent) & 1) != 0;
    if (short_base == 0) return int_from_int64(int_sign(exponent) == 0);
    return int_from_int64(is_odd ? short_base : 1);
  }
  uint64_t count;
  if (!int_as_uint64(exponent, &count)) return raise_memory_error();
  if (is_short && power_in_int64(short_base, count, &result)) return int_from_int64(result);
  const IntView view(base);
  const size_t size = bigint::power_size(view.magnitude(), count);
  if (size > kMaxIntLimbs) return raise_memory_error();
  IntBuffer power(size);
  if (power.failed()) return kOwnedError;
  return power.finish(bigint::power(power.limbs(), view.magnitude(), count, int_scratch()),
                      view.negative() && (count & 1) != 0);
}

uint64_t power_mod_uint64(uint64_t base, uint64_t exponent, uint64_t modulus) {
  uint64_t result = 1 % modulus;
  const bool is_narrow = modulus <= UINT32_MAX;
  auto multiply = [modulus, is_narrow](uint64_t a, uint64_t b) {
    if (is_narrow) return a * b % modulus;
    return static_cast<uint64_t>(static_cast<unsigned __int128>(a) * b % modulus);
  };
  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = multiply(result, base);
    if (exponent > 1) base = multiply(base, base);
  }
  return result;
}

// The inverse of `base` (in 0..modulus-1) for a positive modulus greater than 1.
Owned inverse(Value base, Value modulus) {
  const IntView x(base), m(modulus);
  IntBuffer result(m.size());
  if (result.failed()) return kOwnedError;
  const size_t size =
      bigint::inverse_mod(result.limbs(), x.magnitude(), m.magnitude(), int_scratch());
  if (size == 0) return raise(messages::power_not_invertible);
  return result.finish(size);
}

// base ** exponent mod modulus for 0 <= base < modulus and an exponent that is not negative.
Owned power_mod(Value base, Value exponent, Value modulus) {
  uint64_t b, e, m;
  if (int_as_uint64(base, &b) && int_as_uint64(exponent, &e) && int_as_uint64(modulus, &m)) {
    return int_from_uint64(power_mod_uint64(b, e, m));
  }
  const IntView x(base), y(exponent), z(modulus);
  IntBuffer result(z.size());
  if (result.failed()) return kOwnedError;
  return result.finish(bigint::power_mod(result.limbs(), x.magnitude(), y.magnitude(),
                                         z.magnitude(), int_scratch()));
}

Owned power_modular(Value base, Value exponent, Value modulus) {
  const int sign = int_sign(modulus);
  if (sign == 0) return raise(messages::power_modulus_zero);
  MOLT_TRY(positive_modulus, int_absolute(modulus));
  if (int_compare(positive_modulus, Value::from_small_int(1)) == 0) return int_from_int64(0);
  MOLT_TRY(start, int_modulo(base, positive_modulus));
  MOLT_TRY(count, int_absolute(exponent));
  if (int_sign(exponent) < 0) {
    start = Ref(inverse(start, positive_modulus));
    if (is_failure(start)) return kOwnedError;
  }
  MOLT_TRY(result, power_mod(start, count, positive_modulus));
  if (sign < 0 && int_sign(result) != 0) return int_add(result, modulus);
  return result.take();
}

}  // namespace

Owned int_power(Value left, Value right, Value modulus) {
  if (!modulus.is_none()) return power_modular(left, right, modulus);
  if (int_sign(right) >= 0) return power_plain(left, right);
  double base, exponent;
  MOLT_TRY_DISCARD(int_as_double(left, &base));
  MOLT_TRY_DISCARD(int_as_double(right, &exponent));
  return float_power(base, exponent);
}

}  // namespace molt::rt
