// Message digests: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), SHA-3 and SHAKE (FIPS 202), BLAKE2
// (RFC 7693). Each state is plain data, so that copying a digest is copying its bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace molt::rt::hash {

// The largest block that any of them buffers: that of SHAKE-128.
inline constexpr size_t kMaxBlock = 168;

struct State {
  uint64_t words[25];
  // BLAKE2's count of bytes, else the low word of the count.
  uint64_t length;
  uint32_t buffered;
  // BLAKE2: the flag of the last node in a layer of a tree. Keccak: the suffix of the padding.
  uint32_t flag;
  // Bytes of a block, and of the digest (0 for SHAKE).
  uint32_t block_size;
  uint32_t digest_size;
  uint8_t buffer[kMaxBlock];
};

struct Algorithm {
  const char* name;
  void (*compress)(State* state, const uint8_t* block);
  // Pads and writes `size` bytes of the digest.
  void (*finish)(State* state, uint8_t* out, size_t size);
  // BLAKE2 keeps its last block back until the end.
  bool keeps_last;
  uint32_t block_size;
  uint32_t digest_size;
  void (*start)(State* state);
};

extern const Algorithm kMd5;
extern const Algorithm kSha1;
extern const Algorithm kSha224;
extern const Algorithm kSha256;
extern const Algorithm kSha384;
extern const Algorithm kSha512;
extern const Algorithm kSha3_224;
extern const Algorithm kSha3_256;
extern const Algorithm kSha3_384;
extern const Algorithm kSha3_512;
extern const Algorithm kShake128;
extern const Algorithm kShake256;
extern const Algorithm kBlake2b;
extern const Algorithm kBlake2s;

void start(const Algorithm& algorithm, State* state);
void update(const Algorithm& algorithm, State* state, const uint8_t* data, size_t size);
// The digest so far; the state stays usable.
void digest(const Algorithm& algorithm, const State& state, uint8_t* out, size_t size);

inline uint32_t load32_little(const uint8_t* p) {
  return static_cast<uint32_t>(p[0]) | static_cast<uint32_t>(p[1]) << 8 |
         static_cast<uint32_t>(p[2]) << 16 | static_cast<uint32_t>(p[3]) << 24;
}
inline uint64_t load64_little(const uint8_t* p) {
  return load32_little(p) | static_cast<uint64_t>(load32_little(p + 4)) << 32;
}
inline uint32_t load32_big(const uint8_t* p) { return __builtin_bswap32(load32_little(p)); }
inline uint64_t load64_big(const uint8_t* p) { return __builtin_bswap64(load64_little(p)); }
constexpr uint32_t rotate_left(uint32_t x, int n) { return x << n | x >> (32 - n); }
constexpr uint32_t rotate_right(uint32_t x, int n) { return x >> n | x << (32 - n); }
constexpr uint64_t rotate_left(uint64_t x, int n) { return n == 0 ? x : x << n | x >> (64 - n); }
constexpr uint64_t rotate_right(uint64_t x, int n) { return x >> n | x << (64 - n); }

}  // namespace molt::rt::hash
