#include "common/numeric_hash.h"

#include "common/float_bits.h"

namespace molt::common {
namespace {

// value * 2**shift modulo 2**61 - 1, for value below the modulus and 0 <= shift < 61.
std::uint64_t rotate_residue(std::uint64_t value, int shift) {
  if (shift == 0) return value;
  return ((value << shift) & kHashModulus) | (value >> (kHashBits - shift));
}

}  // namespace

Hash hash_limbs(bigint::Signed value) {
  std::uint64_t residue = 0;
  for (std::size_t i = value.magnitude.size(); i-- > 0;) {
    // A limb is 61 bits and 3 more: 2**64 is 8 modulo 2**61 - 1.
    const bigint::Limb limb = value.magnitude[i];
    residue = rotate_residue(residue, 3) + (limb & kHashModulus) + (limb >> kHashBits);
    residue = (residue & kHashModulus) + (residue >> kHashBits);
    if (residue >= kHashModulus) residue -= kHashModulus;
  }
  const Hash hash = static_cast<Hash>(residue);
  return avoid_minus_one(value.negative ? -hash : hash);
}

Hash hash_double(double value, Hash nan_hash) {
  if (!is_finite(value))
    return is_nan(value) ? nan_hash : value > 0 ? kHashInfinity : -kHashInfinity;
  const DoubleParts parts = take_apart(value);
  int shift = parts.exponent % kHashBits;
  if (shift < 0) shift += kHashBits;
  const Hash hash = static_cast<Hash>(rotate_residue(parts.mantissa, shift));
  return avoid_minus_one(parts.negative ? -hash : hash);
}

}  // namespace molt::common
