// What all digests share: blocks, and the padding of MD5, SHA-1 and SHA-2.
#include <cstring>

#include "runtime/modules/hash_padding.h"

namespace molt::rt::hash {

void start(const Algorithm& algorithm, State* state) {
  std::memset(static_cast<void*>(state), 0, sizeof(State));
  state->block_size = algorithm.block_size;
  state->digest_size = algorithm.digest_size;
  algorithm.start(state);
}

void update(const Algorithm& algorithm, State* state, const uint8_t* data, size_t size) {
  const size_t block = state->block_size;
  // A full buffer waits where the last block is special.
  const auto is_due = [&](size_t available) {
    return algorithm.keeps_last ? available > block : available >= block;
  };
  while (is_due(state->buffered + size)) {
    const uint8_t* source = data;
    size_t taken = block;
    if (state->buffered > 0) {
      taken = block - state->buffered;
      std::memcpy(state->buffer + state->buffered, data, taken);
      source = state->buffer;
    }
    state->length += block;
    algorithm.compress(state, source);
    state->buffered = 0;
    data += taken;
    size -= taken;
  }
  if (size > 0) std::memcpy(state->buffer + state->buffered, data, size);
  state->buffered += static_cast<uint32_t>(size);
}

void digest(const Algorithm& algorithm, const State& state, uint8_t* out, size_t size) {
  State copy = state;
  algorithm.finish(&copy, out, size);
}

// A bit 1, zeros, and the length in bits at the block's end.
void pad_with_length(State* state, void (*compress)(State*, const uint8_t*), size_t length_size,
                     bool is_big) {
  const uint64_t num_bits = (state->length + state->buffered) * 8;
  size_t used = state->buffered;
  const size_t block = state->block_size;
  state->buffer[used++] = 0x80;
  if (used > block - length_size) {
    std::memset(state->buffer + used, 0, block - used);
    compress(state, state->buffer);
    used = 0;
  }
  std::memset(state->buffer + used, 0, block - used);
  for (size_t i = 0; i < 8; i++) {
    const size_t at = is_big ? block - 1 - i : block - length_size + i;
    state->buffer[at] = static_cast<uint8_t>(num_bits >> (8 * i));
  }
  compress(state, state->buffer);
}

void write_words(const State& state, uint8_t* out, size_t size, size_t word_size, bool is_big) {
  for (size_t i = 0; i < size; i++) {
    const size_t byte = i % word_size;
    const size_t shift = 8 * (is_big ? word_size - 1 - byte : byte);
    out[i] = static_cast<uint8_t>(state.words[i / word_size] >> shift);
  }
}

}  // namespace molt::rt::hash
