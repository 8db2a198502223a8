#pragma once

// Hash values of numbers and tuples, equal to CPython's (Python/pyhash.c, Objects/tupleobject.c):
// numbers that compare equal hash equally, by reduction modulo the prime 2**61 - 1.

#include <bit>
#include <cstddef>
#include <cstdint>

#include "common/bigint.h"

namespace molt::common {

using Hash = std::int64_t;

inline constexpr int kHashBits = 61;
inline constexpr std::uint64_t kHashModulus = (std::uint64_t{1} << kHashBits) - 1;
inline constexpr Hash kHashInfinity = 314159;
// sys.hash_info.imag: the factor of a complex number's imaginary part.
inline constexpr std::uint64_t kHashImaginary = 1000003;

// -1 is reserved for errors in CPython's protocol, and hash(-1) == -2 can be observed.
inline Hash avoid_minus_one(Hash hash) { return hash == -1 ? -2 : hash; }

inline Hash hash_int64(std::int64_t value) {
  std::uint64_t magnitude =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  magnitude = (magnitude & kHashModulus) + (magnitude >> kHashBits);
  if (magnitude >= kHashModulus) magnitude -= kHashModulus;
  const Hash hash = static_cast<Hash>(magnitude);
  return avoid_minus_one(value < 0 ? -hash : hash);
}

// hash(int) for any size.
Hash hash_limbs(bigint::Signed value);

// hash(float); `nan_hash` is the object's identity hash, which CPython uses for NaNs.
Hash hash_double(double value, Hash nan_hash);

// hash(complex) from the hashes of its parts.
inline Hash hash_complex(Hash real, Hash imaginary) {
  return avoid_minus_one(static_cast<Hash>(static_cast<std::uint64_t>(real) +
                                           kHashImaginary * static_cast<std::uint64_t>(imaginary)));
}

// hash(pointer): the low four bits rarely differ, so they are rotated to the top.
inline Hash hash_address(std::uint64_t address) {
  return avoid_minus_one(static_cast<Hash>(std::rotr(address, 4)));
}

// The xxHash-based accumulator of tuple hashes: feed the items' hashes in order.
class TupleHasher {
 public:
  void add(Hash item) {
    accumulator_ += static_cast<std::uint64_t>(item) * kPrime2;
    accumulator_ = std::rotl(accumulator_, 31) * kPrime1;
  }
  Hash finish(std::uint64_t size) const {
    const std::uint64_t result = accumulator_ + (size ^ (kPrime5 ^ 3527539u));
    return result == UINT64_MAX ? 1546275796 : static_cast<Hash>(result);
  }

 private:
  static constexpr std::uint64_t kPrime1 = 11400714785074694791u;
  static constexpr std::uint64_t kPrime2 = 14029467366897019727u;
  static constexpr std::uint64_t kPrime5 = 2870177450012600261u;
  std::uint64_t accumulator_ = kPrime5;
};

// The order-independent combination of frozenset.__hash__: add every item's hash, then finish.
class FrozenSetHasher {
 public:
  void add(Hash item) {
    const std::uint64_t bits = static_cast<std::uint64_t>(item);
    accumulator_ ^= ((bits ^ 89869747u) ^ (bits << 16)) * 3644798167u;
  }
  Hash finish(std::size_t size) const {
    std::uint64_t hash = accumulator_;
    hash ^= (static_cast<std::uint64_t>(size) + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713 : static_cast<Hash>(hash);
  }

 private:
  std::uint64_t accumulator_ = 0;
};

}  // namespace molt::common
