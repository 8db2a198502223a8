// SHA-1 (FIPS 180-4).
#include "runtime/modules/hash_padding.h"

namespace molt::rt::hash {

namespace {

void sha1_compress(State* state, const uint8_t* block) {
  uint32_t w[80];
  for (int i = 0; i < 16; i++) w[i] = load32_big(block + 4 * i);
  for (int i = 16; i < 80; i++) w[i] = rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t v[5];
  for (int i = 0; i < 5; i++) v[i] = static_cast<uint32_t>(state->words[i]);
  constexpr uint32_t kRounds[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  for (int i = 0; i < 80; i++) {
    const uint32_t b = v[1], c = v[2], d = v[3];
    const uint32_t f = i < 20              ? (b & c) | (~b & d)
                       : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d)
                                           : b ^ c ^ d;
    const uint32_t next = rotate_left(v[0], 5) + f + v[4] + kRounds[i / 20] + w[i];
    v[4] = d;
    v[3] = c;
    v[2] = rotate_left(b, 30);
    v[1] = v[0];
    v[0] = next;
  }
  for (int i = 0; i < 5; i++) state->words[i] = static_cast<uint32_t>(state->words[i] + v[i]);
}

void sha1_start(State* state) {
  constexpr uint32_t kStart[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (int i = 0; i < 5; i++) state->words[i] = kStart[i];
}

void sha1_finish(State* state, uint8_t* out, size_t size) {
  pad_with_length(state, sha1_compress, 8, true);
  write_words(*state, out, size, 4, true);
}

}  // namespace

const Algorithm kSha1{"sha1", sha1_compress, sha1_finish, false, 64, 20, sha1_start};

}  // namespace molt::rt::hash
