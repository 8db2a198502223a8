#include "common/bigint_float.h"

#include "common/bigint_kernels.h"
#include "common/float_bits.h"

namespace molt::common::bigint {
namespace {

struct LeadingBits {
  // The 64 most significant bits (fewer for small numbers), and whether any bit below them is set.
  Limb bits;
  bool sticky;
  // a == (bits + less than one) * 2**exponent.
  std::size_t exponent;
};

LeadingBits leading_bits(Limbs a) {
  if (a.size() <= 1) return {a.empty() ? 0 : a[0], false, 0};
  const std::size_t exponent = bit_length(a) - kLimbBits;
  const std::size_t index = exponent / kLimbBits;
  const int shift = static_cast<int>(exponent % kLimbBits);
  Limb bits = a[index] >> shift;
  if (shift != 0) bits |= a[index + 1] << (64 - shift);
  return {bits, any_low_bits(a.data(), a.size(), exponent), exponent};
}

}  // namespace

FloatStatus to_double(Signed a, double* result) {
  const LeadingBits leading = leading_bits(a.magnitude);
  // Far above the exponent range; also keeps the exponent within int64_t.
  if (leading.exponent > 1024) return FloatStatus::kOverflow;
  const double value =
      assemble_double(leading.bits, leading.sticky, static_cast<std::int64_t>(leading.exponent),
                      a.negative && !a.magnitude.empty());
  if (!is_finite(value)) return FloatStatus::kOverflow;
  *result = value;
  return FloatStatus::kOk;
}

double to_scaled_double(Signed a, std::int64_t* exponent) {
  if (a.magnitude.empty()) {
    *exponent = 0;
    return 0.0;
  }
  const LeadingBits leading = leading_bits(a.magnitude);
  const int bits = static_cast<int>(std::bit_width(leading.bits));
  const double fraction = assemble_double(leading.bits, leading.sticky, -bits, a.negative);
  *exponent = static_cast<std::int64_t>(leading.exponent) + bits;
  if (fraction == 1.0 || fraction == -1.0) {
    ++*exponent;
    return fraction / 2;
  }
  return fraction;
}

FloatStatus true_divide(Signed a, Signed b, double* result, const ScratchAllocator& scratch) {
  const bool negative = a.negative != b.negative;
  const Limbs x = a.magnitude;
  const Limbs y = b.magnitude;
  if (x.empty()) {
    *result = negative ? -0.0 : 0.0;
    return FloatStatus::kOk;
  }
  const std::size_t x_bits = bit_length(x);
  const std::size_t y_bits = bit_length(y);
  if (x_bits <= kDoubleMantissaBits && y_bits <= kDoubleMantissaBits) {
    const double quotient = static_cast<double>(x[0]) / static_cast<double>(y[0]);
    *result = negative ? -quotient : quotient;
    return FloatStatus::kOk;
  }
  const std::int64_t difference =
      static_cast<std::int64_t>(x_bits) - static_cast<std::int64_t>(y_bits);
  if (difference > 1025) return FloatStatus::kOverflow;
  if (difference < -1080) {
    *result = negative ? -0.0 : 0.0;
    return FloatStatus::kOk;
  }
  // Scale one operand so that the quotient has 65 or 66 bits: enough for every rounding together
  // with the remainder.
  const std::int64_t shift = 65 - difference;
  const std::size_t up = static_cast<std::size_t>(shift > 0 ? shift : -shift);
  const Limbs scaled = shift > 0 ? x : y;
  const std::size_t scaled_n = scaled.size() + up / kLimbBits + 1;
  ScratchArray<Limb, 24> shifted(scratch, scaled_n);
  if (!shifted) return FloatStatus::kOutOfMemory;
  const Limbs operand(shifted.get(), shift_left(shifted.get(), scaled, up));
  const Limbs dividend = shift > 0 ? operand : x;
  const Limbs divisor = shift > 0 ? y : operand;
  // The quotient has at most 66 bits, and one more limb is written above it.
  Limb quotient[3];
  const DivisionSizes sizes = divide(quotient, nullptr, dividend, divisor, scratch);
  if (sizes.quotient == kOutOfMemory) return FloatStatus::kOutOfMemory;
  const LeadingBits leading = leading_bits({quotient, sizes.quotient});
  const double value =
      assemble_double(leading.bits, leading.sticky || sizes.remainder != 0,
                      static_cast<std::int64_t>(leading.exponent) - shift, negative);
  if (!is_finite(value)) return FloatStatus::kOverflow;
  *result = value;
  return FloatStatus::kOk;
}

SignedSize from_double(Limb* r, double value) {
  const DoubleParts parts = take_apart(value);
  if (parts.exponent <= -kDoubleMantissaBits) return {0, false};
  std::size_t size;
  if (parts.exponent <= 0) {
    r[0] = parts.mantissa >> -parts.exponent;
    size = normalized_size(r, 1);
  } else {
    Limb shifted[kMaxDoubleLimbs + 1];
    size = shift_left(shifted, {&parts.mantissa, 1}, static_cast<std::size_t>(parts.exponent));
    copy_limbs(r, shifted, size);
  }
  return {size, parts.negative && size != 0};
}

int compare_double(Signed a, double value) {
  if (!is_finite(value)) return value > 0 ? -1 : 1;
  Limb limbs[kMaxDoubleLimbs];
  const SignedSize whole = from_double(limbs, value);
  const int order = compare_signed(a, {{limbs, whole.size}, whole.negative});
  if (order != 0) return order;
  const double fraction = value - __builtin_trunc(value);
  return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
}

}  // namespace molt::common::bigint
