#pragma once

// Doubles taken apart and put together with one correct rounding. Internal to common/.

#include <bit>
#include <cstdint>

namespace molt::common {

inline constexpr int kDoubleMantissaBits = 53;
inline constexpr int kDoubleMinExponent = -1074;

// |value| == mantissa * 2**exponent, for finite values; zero has mantissa 0.
struct DoubleParts {
  std::uint64_t mantissa;
  int exponent;
  bool negative;
};

inline DoubleParts take_apart(double value) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  const int biased = static_cast<int>((bits >> 52) & 0x7FF);
  const bool negative = (bits >> 63) != 0;
  if (biased == 0) return {fraction, kDoubleMinExponent, negative};
  return {fraction | (std::uint64_t{1} << 52), biased - 1075, negative};
}

inline bool is_finite(double value) {
  return ((std::bit_cast<std::uint64_t>(value) >> 52) & 0x7FF) != 0x7FF;
}
inline bool is_nan(double value) { return value != value; }
inline bool sign_bit(double value) { return (std::bit_cast<std::uint64_t>(value) >> 63) != 0; }

// The double nearest to mantissa * 2**exponent, ties to even; `sticky` says that the true value is
// a little larger (by less than one unit of the mantissa). Gives an infinity on overflow and a
// subnormal or zero where that is nearest.
inline double assemble_double(std::uint64_t mantissa, bool sticky, std::int64_t exponent,
                              bool negative = false) {
  const std::uint64_t sign = static_cast<std::uint64_t>(negative) << 63;
  if (mantissa == 0) return std::bit_cast<double>(sign);
  const int lead = std::countl_zero(mantissa);
  mantissa <<= lead;
  exponent -= lead;
  // mantissa has 64 bits now; 11 of them go, more when the result is subnormal.
  int drop = 64 - kDoubleMantissaBits;
  if (exponent + drop > 971) return std::bit_cast<double>(sign | (std::uint64_t{0x7FF} << 52));
  if (exponent + drop < kDoubleMinExponent) {
    const std::int64_t more = kDoubleMinExponent - exponent;
    if (more > 64) return std::bit_cast<double>(sign);
    drop = static_cast<int>(more);
  }
  const std::uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
  const std::uint64_t half = std::uint64_t{1} << (drop - 1);
  const std::uint64_t lost = mantissa & (half - 1);
  const bool up = (mantissa & half) != 0 && (lost != 0 || sticky || (kept & 1) != 0);
  // A carry out of the mantissa moves into the exponent field, and from there to infinity, by
  // itself.
  const std::int64_t biased = exponent + drop + 1075;
  const std::uint64_t field = (kept >> 52) != 0 ? static_cast<std::uint64_t>(biased - 1) << 52 : 0;
  return std::bit_cast<double>(sign | (field + kept + up));
}

}  // namespace molt::common
