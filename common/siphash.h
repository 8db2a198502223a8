#pragma once

// SipHash-1-3 (Aumasson and Bernstein, 2012), the hash of str and bytes, keyed as CPython keys it
// (Python/bootstrap_hash.c): with PYTHONHASHSEED=n the key comes from a linear congruential
// generator, and seed 0 gives the zero key.

#include <cstddef>
#include <cstdint>

#include "common/numeric_hash.h"

namespace molt::common {

struct SipKey {
  std::uint64_t k0 = 0;
  std::uint64_t k1 = 0;
};

// The key of PYTHONHASHSEED=seed.
SipKey sip_key_from_seed(std::uint32_t seed);

// What the text of PYTHONHASHSEED asks for.
enum class HashSeedKind : std::uint8_t {
  // Unset, empty or "random".
  kRandom,
  kFixed,
  // 'PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]'.
  kInvalid,
};
// `text` is NUL-terminated or nullptr. Writes *seed for kFixed only.
HashSeedKind parse_hash_seed(const char* text, std::uint32_t* seed);

std::uint64_t siphash13(SipKey key, const void* data, std::size_t size);

// hash(str) over the string's code units (1, 2 or 4 bytes each, in memory order) and hash(bytes).
// The empty buffer hashes to 0.
inline Hash hash_buffer(SipKey key, const void* data, std::size_t size) {
  return size == 0 ? 0 : avoid_minus_one(static_cast<Hash>(siphash13(key, data, size)));
}

}  // namespace molt::common
