// BLAKE2b and BLAKE2s (RFC 7693).
#include <cstring>

#include "runtime/modules/hash_padding.h"

namespace molt::rt::hash {

namespace {

constexpr uint8_t kSigma[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
// The start of SHA-512; BLAKE2s uses the upper halves.
constexpr uint64_t kStart[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

// One of the two functions: the word, its rounds and rotations.
template <typename Word, int kRounds, int kR1, int kR2, int kR3, int kR4>
void blake2_compress(State* state, const uint8_t* block, bool is_last) {
  constexpr int kBits = 8 * sizeof(Word);
  Word m[16];
  for (int i = 0; i < 16; i++) {
    const uint8_t* at = block + sizeof(Word) * static_cast<size_t>(i);
    m[i] = static_cast<Word>(kBits == 64 ? load64_little(at) : load32_little(at));
  }
  Word v[16];
  for (int i = 0; i < 8; i++) {
    v[i] = static_cast<Word>(state->words[i]);
    v[i + 8] = static_cast<Word>(kStart[i] >> (64 - kBits));
  }
  v[12] ^= static_cast<Word>(state->length);
  if constexpr (kBits == 32) v[13] ^= static_cast<Word>(state->length >> 32);
  if (is_last) {
    v[14] = ~v[14];
    if (state->flag != 0) v[15] = ~v[15];
  }
  const auto mix = [&](int a, int b, int c, int d, Word x, Word y) {
    v[a] += v[b] + x;
    v[d] = rotate_right(static_cast<Word>(v[d] ^ v[a]), kR1);
    v[c] += v[d];
    v[b] = rotate_right(static_cast<Word>(v[b] ^ v[c]), kR2);
    v[a] += v[b] + y;
    v[d] = rotate_right(static_cast<Word>(v[d] ^ v[a]), kR3);
    v[c] += v[d];
    v[b] = rotate_right(static_cast<Word>(v[b] ^ v[c]), kR4);
  };
  for (int round = 0; round < kRounds; round++) {
    const uint8_t* s = kSigma[round % 10];
    for (int i = 0; i < 4; i++) mix(i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[2 * i + 1]]);
    for (int i = 0; i < 4; i++) {
      mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
    }
  }
  for (int i = 0; i < 8; i++) state->words[i] ^= static_cast<Word>(v[i] ^ v[i + 8]);
}

void compress_b(State* state, const uint8_t* block, bool is_last) {
  blake2_compress<uint64_t, 12, 32, 24, 16, 63>(state, block, is_last);
}
void compress_s(State* state, const uint8_t* block, bool is_last) {
  blake2_compress<uint32_t, 10, 16, 12, 8, 7>(state, block, is_last);
}
void blake2b_compress(State* state, const uint8_t* block) { compress_b(state, block, false); }
void blake2s_compress(State* state, const uint8_t* block) { compress_s(state, block, false); }

void finish(State* state, uint8_t* out, size_t size, size_t word_size,
            void (*compress)(State*, const uint8_t*, bool)) {
  state->length += state->buffered;
  std::memset(state->buffer + state->buffered, 0, state->block_size - state->buffered);
  compress(state, state->buffer, true);
  write_words(*state, out, size, word_size, false);
}
void blake2b_finish(State* state, uint8_t* out, size_t size) {
  finish(state, out, size, 8, compress_b);
}
void blake2s_finish(State* state, uint8_t* out, size_t size) {
  finish(state, out, size, 4, compress_s);
}

// The parameters, in the first words of the state, are joined to these.
void blake2b_start(State* state) {
  for (int i = 0; i < 8; i++) state->words[i] = kStart[i];
}
void blake2s_start(State* state) {
  for (int i = 0; i < 8; i++) state->words[i] = kStart[i] >> 32;
}

}  // namespace

const Algorithm kBlake2b{"blake2b", blake2b_compress, blake2b_finish, true, 128, 64, blake2b_start};
const Algorithm kBlake2s{"blake2s", blake2s_compress, blake2s_finish, true, 64, 32, blake2s_start};

}  // namespace molt::rt::hash
