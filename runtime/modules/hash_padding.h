// The end of MD5, SHA-1 and SHA-2. Private to runtime/modules/hash_*.cpp.
#pragma once

#include "runtime/modules/hash_algorithms.h"

namespace molt::rt::hash {

// The length takes `length_size` bytes of the last block.
void pad_with_length(State* state, void (*compress)(State*, const uint8_t*), size_t length_size,
                     bool is_big);
// The first bytes of the state's words, each of `word_size` bytes.
void write_words(const State& state, uint8_t* out, size_t size, size_t word_size, bool is_big);

}  // namespace molt::rt::hash
