// Two's complement views of signed magnitudes: bit operations and byte strings.

#include "common/bigint.h"
#include "common/bigint_kernels.h"

namespace molt::common::bigint {
namespace {

// Yields the limbs of the infinite two's complement form, lowest first: -m is ~m + 1.
class TwosComplementReader {
 public:
  explicit TwosComplementReader(Signed value) : value_(value), carry_(value.negative ? 1 : 0) {}

  Limb next() {
    const Limb limb = index_ < value_.magnitude.size() ? value_.magnitude[index_] : 0;
    ++index_;
    return value_.negative ? add_carry(~limb, 0, &carry_) : limb;
  }

 private:
  Signed value_;
  std::size_t index_ = 0;
  Limb carry_;
};

// Turns n limbs of two's complement, whose sign bits all say "negative", into a magnitude of up to
// n + 1 limbs.
std::size_t negate_in_place(Limb* r, std::size_t n) {
  Limb carry = 1;
  for (std::size_t i = 0; i < n; ++i) r[i] = add_carry(~r[i], 0, &carry);
  r[n] = carry;
  return normalized_size(r, n + 1);
}

template <typename Operation>
SignedSize combine(Limb* r, Signed a, Signed b, Operation operation) {
  const std::size_t a_size = a.magnitude.size();
  const std::size_t b_size = b.magnitude.size();
  const std::size_t n = a_size > b_size ? a_size : b_size;
  const bool negative = operation(Limb{a.negative}, Limb{b.negative}) & 1;
  TwosComplementReader a_limbs(a);
  TwosComplementReader b_limbs(b);
  for (std::size_t i = 0; i < n; ++i) {
    const Limb a_limb = a_limbs.next();
    r[i] = operation(a_limb, b_limbs.next());
  }
  if (!negative) return {normalized_size(r, n), false};
  return {negate_in_place(r, n), true};
}

}  // namespace

SignedSize bit_and(Limb* r, Signed a, Signed b) {
  return combine(r, a, b, [](Limb x, Limb y) { return x & y; });
}

SignedSize bit_or(Limb* r, Signed a, Signed b) {
  return combine(r, a, b, [](Limb x, Limb y) { return x | y; });
}

SignedSize bit_xor(Limb* r, Signed a, Signed b) {
  return combine(r, a, b, [](Limb x, Limb y) { return x ^ y; });
}

SignedSize bit_not(Limb* r, Signed a) {
  // ~x == -(x + 1).
  const Limb one = 1;
  const SignedSize sum = add_signed(r, a, {Limbs(&one, 1), false});
  return {sum.size, sum.size != 0 && !sum.negative};
}

bool to_bytes(std::uint8_t* out, std::size_t count, Signed a, bool little_endian, bool is_signed) {
  const std::size_t bits = bit_length(a.magnitude);
  const std::size_t bytes = (bits + 7) / 8;
  if (a.negative && !is_signed) return false;
  if (bytes > count) return false;
  if (is_signed && bytes == count && count != 0 && bits % 8 == 0) {
    // The top bit is taken by the magnitude: only -2**(8 * count - 1) still fits.
    if (!a.negative || trailing_zeros(a.magnitude) != bits - 1) return false;
  }
  TwosComplementReader limbs(a);
  Limb limb = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % sizeof(Limb) == 0) limb = limbs.next();
    out[little_endian ? i : count - 1 - i] = static_cast<std::uint8_t>(limb);
    limb >>= 8;
  }
  return true;
}

SignedSize from_bytes(Limb* r, const std::uint8_t* bytes, std::size_t count, bool little_endian,
                      bool is_signed) {
  const std::size_t n = (count + sizeof(Limb) - 1) / sizeof(Limb);
  clear_limbs(r, n);
  for (std::size_t i = 0; i < count; ++i) {
    const Limb byte = bytes[little_endian ? i : count - 1 - i];
    r[i / sizeof(Limb)] |= byte << (8 * (i % sizeof(Limb)));
  }
  const bool negative = is_signed && count != 0 && (bytes[little_endian ? count - 1 : 0] & 0x80);
  if (!negative) return {normalized_size(r, n), false};
  const std::size_t used = count % sizeof(Limb);
  if (used != 0) r[n - 1] |= ~Limb{0} << (8 * used);
  Limb carry = 1;
  for (std::size_t i = 0; i < n; ++i) r[i] = add_carry(~r[i], 0, &carry);
  return {normalized_size(r, n), true};
}

}  // namespace molt::common::bigint
