// The encoding of a Python value in one 64-bit word.
//
// A value is NaN-boxed. Doubles are stored unmodified; every other kind lives above the hardware's default quiet NaN,
// in the top sixteen bits:
//
//   0x0000 .. 0xFFF8   a double (NaNs are canonicalised to 0x7FF8... or 0xFFF8..., keeping the sign)
//   0xFFF9             a reserved word or a singleton (see SpecialPayload)
//   0xFFFA             bool: payload 0 or 1
//   0xFFFE             a 48-bit pointer to an Object
//   0xFFFF             a 48-bit two's complement small int
//
// The small-int tag is all ones so that `(a & b) >= kIntTagBits` tests two operands at once, and payloads are added in the
// shifted domain (`a << 16`), where the hardware's overflow flag is the range check.
#pragma once

#include <bit>
#include <cstdint>

namespace molt::abi {

inline constexpr unsigned kTagShift = 48;
inline constexpr unsigned kPayloadShift = 16;
inline constexpr uint64_t kPayloadMask = (uint64_t{1} << kTagShift) - 1;

inline constexpr uint64_t kSpecialTag = 0xFFF9;
inline constexpr uint64_t kBoolTag = 0xFFFA;
inline constexpr uint64_t kPointerTag = 0xFFFE;
inline constexpr uint64_t kIntTag = 0xFFFF;

inline constexpr uint64_t kSpecialTagBits = kSpecialTag << kTagShift;
inline constexpr uint64_t kBoolTagBits = kBoolTag << kTagShift;
inline constexpr uint64_t kPointerTagBits = kPointerTag << kTagShift;
inline constexpr uint64_t kIntTagBits = kIntTag << kTagShift;

// Words of the special tag. `kErrorBits` means that an exception is set in the thread state; read as a double it is a
// NaN that no arithmetic produces, which is how unboxed float results fail in band. `kUnboundBits` marks a slot with no
// value: an unassigned local, a missing attribute or an argument that was not passed.
inline constexpr uint64_t kErrorBits = kSpecialTagBits | 1;
inline constexpr uint64_t kUnboundBits = kSpecialTagBits | 2;
inline constexpr uint64_t kNoneBits = kSpecialTagBits | 3;
inline constexpr uint64_t kEllipsisBits = kSpecialTagBits | 4;
inline constexpr uint64_t kNotImplementedBits = kSpecialTagBits | 5;
inline constexpr uint64_t kFalseBits = kBoolTagBits | 0;
inline constexpr uint64_t kTrueBits = kBoolTagBits | 1;

inline constexpr int64_t kSmallIntMin = -(int64_t{1} << 47);
inline constexpr int64_t kSmallIntMax = (int64_t{1} << 47) - 1;

// An unboxed int result that failed, or that did not fit: see ThreadState::boxed_result.
inline constexpr int64_t kInt64Failed = INT64_MIN;

struct Object;

// A Python value. Says nothing about ownership; signatures use Owned, Borrowed and Consumed.
struct Value {
  uint64_t bits;

  constexpr bool operator==(const Value&) const = default;

  constexpr bool is_double() const { return bits < kSpecialTagBits; }
  constexpr bool is_int() const { return bits >= kIntTagBits; }
  constexpr bool is_bool() const { return (bits >> kTagShift) == kBoolTag; }
  constexpr bool is_pointer() const { return (bits >> kTagShift) == kPointerTag; }
  constexpr bool is_none() const { return bits == kNoneBits; }
  constexpr bool is_error() const { return bits == kErrorBits; }
  constexpr bool is_unbound() const { return bits == kUnboundBits; }

  // Each accessor requires the matching predicate.
  constexpr int64_t as_int() const { return static_cast<int64_t>(bits << kPayloadShift) >> kPayloadShift; }
  constexpr double as_double() const { return std::bit_cast<double>(bits); }
  constexpr bool as_bool() const { return (bits & 1) != 0; }
  Object* as_object() const { return reinterpret_cast<Object*>(static_cast<uintptr_t>(bits & kPayloadMask)); }

  static constexpr bool fits_small_int(int64_t n) { return n >= kSmallIntMin && n <= kSmallIntMax; }
  // Requires fits_small_int(n).
  static constexpr Value from_small_int(int64_t n) { return {kIntTagBits | (static_cast<uint64_t>(n) & kPayloadMask)}; }
  static constexpr Value from_bool(bool b) { return {kBoolTagBits | static_cast<uint64_t>(b)}; }
  // Canonicalises NaNs whose payload would collide with a tag; the sign is kept.
  static constexpr Value from_double(double d) {
    uint64_t bits = std::bit_cast<uint64_t>(d);
    if (d != d) bits = (bits & 0x8000000000000000u) | 0x7FF8000000000000u;
    return {bits};
  }
  static Value from_object(const void* object) {
    return {kPointerTagBits | static_cast<uint64_t>(reinterpret_cast<uintptr_t>(object))};
  }
};

inline constexpr Value kError{kErrorBits};
inline constexpr Value kUnbound{kUnboundBits};
inline constexpr Value kNone{kNoneBits};
inline constexpr Value kTrue{kTrueBits};
inline constexpr Value kFalse{kFalseBits};
inline constexpr Value kEllipsis{kEllipsisBits};
inline constexpr Value kNotImplemented{kNotImplementedBits};

static_assert(sizeof(Value) == 8);

}  // namespace molt::abi
