// The lattice of types that inference works with.
#pragma once

#include <bit>
#include <cstdint>

namespace molt::mir {

// Exact types that the compiler distinguishes, one bit each. `kOther` is everything else (instances
// of classes, subclasses of builtins, iterators, ...). `kUnbound` is the absence of a value.
enum Kind : uint32_t {
  kUnboundKind = 1u << 0,
  kNoneKind = 1u << 1,
  kBoolKind = 1u << 2,
  kIntKind = 1u << 3,
  kFloatKind = 1u << 4,
  kStrKind = 1u << 5,
  kBytesKind = 1u << 6,
  kTupleKind = 1u << 7,
  kListKind = 1u << 8,
  kDictKind = 1u << 9,
  kSetKind = 1u << 10,
  kFrozenSetKind = 1u << 11,
  kRangeKind = 1u << 12,
  kSliceKind = 1u << 13,
  kFunctionKind = 1u << 14,
  kClassKind = 1u << 15,
  kModuleKind = 1u << 16,
  kCellKind = 1u << 17,
  kComplexKind = 1u << 18,
  kOtherKind = 1u << 31,
};

// A set of kinds, and a detail that narrows it further (an index into Module::type_details; 0 for
// none).
struct Type {
  uint32_t kinds = 0;
  uint32_t detail = 0;

  constexpr bool operator==(const Type&) const = default;
  static constexpr Type none() { return {}; }
  // Any value, but not kUnbound.
  static constexpr Type any() { return {~uint32_t{kUnboundKind}, 0}; }
  static constexpr Type maybe_unbound() { return {~uint32_t{0}, 0}; }
  static constexpr Type of(uint32_t kinds) { return {kinds, 0}; }

  constexpr bool is_exactly(uint32_t kind) const { return kinds == kind; }
  constexpr bool is_subset_of(uint32_t set) const { return kinds != 0 && (kinds & ~set) == 0; }
  constexpr bool may_be(uint32_t kind) const { return (kinds & kind) != 0; }
  constexpr Type join(Type other) const {
    if (kinds == 0) return other;
    if (other.kinds == 0) return *this;
    return {kinds | other.kinds, detail == other.detail ? detail : 0};
  }
  constexpr Type meet(uint32_t set) const { return {kinds & set, detail}; }
  // No reference count, whatever the value: small ints, floats and singletons. Ints may be heap
  // objects.
  constexpr bool is_uncounted() const {
    return is_subset_of(kUnboundKind | kNoneKind | kBoolKind | kFloatKind);
  }
  // Dropping the value runs no Python code (no __del__, no weak reference callback), directly or
  // through what it holds.
  constexpr bool is_inert() const {
    return is_subset_of(kUnboundKind | kNoneKind | kBoolKind | kIntKind | kFloatKind |
                        kComplexKind | kStrKind | kBytesKind | kRangeKind);
  }
};

// How a value is held in registers.
enum class Rep : uint8_t { kNone, kBoxed, kInt64, kFloat64, kBool, kPointer };

enum class Comparison : uint8_t { kLt, kLe, kEq, kNe, kGt, kGe };

}  // namespace molt::mir
