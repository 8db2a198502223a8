// Whole numbers in few bytes: seven bits a byte, the low ones first, the high bit set in all bytes
// but the last (unsigned LEB128 of DWARF). Signed numbers are folded so that small ones stay small.
#pragma once

#include <cstdint>

namespace molt {

constexpr uint64_t fold_sign(int64_t value) {
  return static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63);
}

constexpr int64_t unfold_sign(uint64_t folded) {
  return static_cast<int64_t>(folded >> 1 ^ (0 - (folded & 1)));
}

// `Bytes` has push_back(uint8_t).
template <typename Bytes>
void append_varint(Bytes* bytes, uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes->push_back(static_cast<uint8_t>(value | 0x80));
  bytes->push_back(static_cast<uint8_t>(value));
}

// Moves `*at` behind the number. The bytes are trusted: they must hold a number of at most 64 bits.
inline uint64_t read_varint(const uint8_t** at) {
  uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint8_t byte = *(*at)++;
    value |= uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
}

}  // namespace molt
