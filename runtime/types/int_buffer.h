// The storage of an int being computed. Private to the files of int.
#pragma once

#include "common/bigint.h"
#include "runtime/core/memory.h"
#include "runtime/types/int.h"

namespace molt::rt {

// Temporary memory for common/bigint. A failed allocation sets MemoryError.
inline common::ScratchAllocator int_scratch() {
  return {nullptr, [](void*, size_t bytes) { return allocate_raw(static_cast<int64_t>(bytes)); },
          [](void*, void* block, size_t) { free_raw(block); }};
}

// Room for a result of at most `capacity` limbs. Small results are computed on the stack, as most
// turn out to need fewer limbs; large ones in the object itself.
class IntBuffer {
 public:
  explicit IntBuffer(size_t capacity);
  ~IntBuffer();
  IntBuffer(const IntBuffer&) = delete;
  IntBuffer& operator=(const IntBuffer&) = delete;

  // MemoryError is set.
  bool failed() const { return limbs_ == nullptr; }
  uint64_t* limbs() { return limbs_; }
  // The int of the first `size` limbs. A size of kOutOfMemory raises MemoryError.
  Owned finish(size_t size, bool negative = false);
  Owned finish(common::bigint::SignedSize result) { return finish(result.size, result.negative); }

 private:
  static constexpr size_t kInline = 24;
  uint64_t* limbs_;
  BigInt* object_ = nullptr;
  size_t capacity_;
  uint64_t inline_[kInline];
};

// Limbs that fit the memory of no machine: the result of computing the size of a huge result.
inline constexpr size_t kMaxIntLimbs = SIZE_MAX / 32;

inline bool is_not_small(Value left, Value right) { return (left.bits & right.bits) < kIntTagBits; }

}  // namespace molt::rt
