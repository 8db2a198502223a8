// MD5 (RFC 1321).
#include "runtime/modules/hash_padding.h"

namespace molt::rt::hash {

namespace {

// floor(2**32 * abs(sin(i + 1))).
constexpr uint32_t kSines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

void md5_compress(State* state, const uint8_t* block) {
  uint32_t a = static_cast<uint32_t>(state->words[0]);
  uint32_t b = static_cast<uint32_t>(state->words[1]);
  uint32_t c = static_cast<uint32_t>(state->words[2]);
  uint32_t d = static_cast<uint32_t>(state->words[3]);
  for (int i = 0; i < 64; i++) {
    const int round = i / 16;
    uint32_t f = 0;
    int k = 0;
    switch (round) {
      case 0:
        f = (b & c) | (~b & d);
        k = i;
        break;
      case 1:
        f = (d & b) | (~d & c);
        k = (5 * i + 1) % 16;
        break;
      case 2:
        f = b ^ c ^ d;
        k = (3 * i + 5) % 16;
        break;
      default:
        f = c ^ (b | ~d);
        k = 7 * i % 16;
    }
    const uint32_t sum = a + f + kSines[i] + load32_little(block + 4 * k);
    a = d;
    d = c;
    c = b;
    b += rotate_left(sum, kShifts[round][i % 4]);
  }
  const uint32_t sums[4] = {a, b, c, d};
  for (int i = 0; i < 4; i++) state->words[i] = static_cast<uint32_t>(state->words[i] + sums[i]);
}

void md5_start(State* state) {
  constexpr uint32_t kStart[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  for (int i = 0; i < 4; i++) state->words[i] = kStart[i];
}

void md5_finish(State* state, uint8_t* out, size_t size) {
  pad_with_length(state, md5_compress, 8, false);
  write_words(*state, out, size, 4, false);
}

}  // namespace

const Algorithm kMd5{"md5", md5_compress, md5_finish, false, 64, 16, md5_start};

}  // namespace molt::rt::hash
