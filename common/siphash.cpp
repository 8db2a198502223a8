#include "common/siphash.h"

#include <bit>
#include <cstring>

namespace molt::common {

SipKey sip_key_from_seed(std::uint32_t seed) {
  if (seed == 0) return {};
  std::uint64_t words[2] = {0, 0};
  std::uint32_t state = seed;
  for (int i = 0; i < 16; ++i) {
    state = state * 214013u + 2531011u;
    words[i / 8] |= std::uint64_t{(state >> 16) & 0xFF} << (8 * (i % 8));
  }
  return {words[0], words[1]};
}

HashSeedKind parse_hash_seed(const char* text, std::uint32_t* seed) {
  if (text == nullptr || *text == '\0' || std::strcmp(text, "random") == 0)
    return HashSeedKind::kRandom;
  std::uint64_t value = 0;
  for (const char* p = text; *p != '\0'; ++p) {
    if (*p < '0' || *p > '9') return HashSeedKind::kInvalid;
    value = value * 10 + static_cast<std::uint64_t>(*p - '0');
    if (value > UINT32_MAX) return HashSeedKind::kInvalid;
  }
  *seed = static_cast<std::uint32_t>(value);
  return HashSeedKind::kFixed;
}

namespace {

struct SipState {
  std::uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void absorb(std::uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }
};

}  // namespace

std::uint64_t siphash13(SipKey key, const void* data, std::size_t size) {
  SipState state{key.k0 ^ 0x736F6D6570736575u, key.k1 ^ 0x646F72616E646F6Du,
                 key.k0 ^ 0x6C7967656E657261u, key.k1 ^ 0x7465646279746573u};
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::uint64_t word;
  std::size_t left = size;
  for (; left >= 8; left -= 8, bytes += 8) {
    std::memcpy(&word, bytes, 8);
    state.absorb(word);
  }
  word = static_cast<std::uint64_t>(size) << 56;
  for (std::size_t i = 0; i < left; ++i) word |= std::uint64_t{bytes[i]} << (8 * i);
  state.absorb(word);
  state.v2 ^= 0xFF;
  state.round();
  state.round();
  state.round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace molt::common
