// A pointer field whose size and offset are the same on 64-bit and 32-bit targets.
//
// Every layout that generated code touches is built from Field<T*> and fixed-width integers, so `offsetof` evaluated in the
// compiler (a 64-bit program) is right for wasm32 as well. On wasm32 the upper half of the field is zero.
#pragma once

#include <cstdint>

namespace molt::abi {

template <typename Pointer>
struct alignas(8) Field {
  Pointer pointer;
  constexpr operator Pointer() const { return pointer; }
  constexpr Pointer operator->() const { return pointer; }
  constexpr Field& operator=(Pointer p) {
    pointer = p;
    return *this;
  }
};

static_assert(sizeof(Field<void*>) == 8);

}  // namespace molt::abi
