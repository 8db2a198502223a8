// SHA-3 and SHAKE: the sponge over Keccak-f[1600] (FIPS 202).
#include <cstring>

#include "runtime/modules/hash_algorithms.h"

namespace molt::rt::hash {

namespace {

constexpr uint64_t kRounds[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

void permute(uint64_t* a) {
  for (const uint64_t round : kRounds) {
    uint64_t columns[5];
    for (int x = 0; x < 5; x++) columns[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int x = 0; x < 5; x++) {
      const uint64_t d = columns[(x + 4) % 5] ^ rotate_left(columns[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5) a[x + y] ^= d;
    }
    // Rotations and the walk through the lanes, one after the other.
    uint64_t moved = a[1];
    int x = 1;
    int y = 0;
    for (int t = 0; t < 24; t++) {
      const int next_y = (2 * x + 3 * y) % 5;
      x = y;
      y = next_y;
      const uint64_t old = a[x + 5 * y];
      a[x + 5 * y] = rotate_left(moved, (t + 1) * (t + 2) / 2 % 64);
      moved = old;
    }
    for (int row = 0; row < 25; row += 5) {
      uint64_t lanes[5];
      for (int i = 0; i < 5; i++) lanes[i] = a[row + i];
      for (int i = 0; i < 5; i++)
        a[row + i] = lanes[i] ^ (~lanes[(i + 1) % 5] & lanes[(i + 2) % 5]);
    }
    a[0] ^= round;
  }
}

void keccak_compress(State* state, const uint8_t* block) {
  for (size_t i = 0; i < state->block_size / 8; i++)
    state->words[i] ^= load64_little(block + 8 * i);
  permute(state->words);
}

void keccak_finish(State* state, uint8_t* out, size_t size) {
  std::memset(state->buffer + state->buffered, 0, state->block_size - state->buffered);
  state->buffer[state->buffered] = static_cast<uint8_t>(state->flag);
  state->buffer[state->block_size - 1] |= 0x80;
  keccak_compress(state, state->buffer);
  for (size_t i = 0; i < size; i++) {
    const size_t at = i % state->block_size;
    if (i > 0 && at == 0) permute(state->words);
    out[i] = static_cast<uint8_t>(state->words[at / 8] >> (8 * (at % 8)));
  }
}

// The suffix tells SHA-3 from SHAKE.
void sha3_start(State* state) { state->flag = 0x06; }
void shake_start(State* state) { state->flag = 0x1F; }

}  // namespace

const Algorithm kSha3_224{"sha3_224", keccak_compress, keccak_finish, false, 144, 28, sha3_start};
const Algorithm kSha3_256{"sha3_256", keccak_compress, keccak_finish, false, 136, 32, sha3_start};
const Algorithm kSha3_384{"sha3_384", keccak_compress, keccak_finish, false, 104, 48, sha3_start};
const Algorithm kSha3_512{"sha3_512", keccak_compress, keccak_finish, false, 72, 64, sha3_start};
const Algorithm kShake128{"shake_128", keccak_compress, keccak_finish, false, 168, 0, shake_start};
const Algorithm kShake256{"shake_256", keccak_compress, keccak_finish, false, 136, 0, shake_start};

}  // namespace molt::rt::hash
