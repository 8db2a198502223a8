#pragma once

// Scratch memory for algorithms that need a temporary whose size depends on the operands.
//
// common/ never allocates by itself: the runtime hands in its own allocator and the compiler hands
// in malloc. A failed allocation is reported as nullptr and travels to the caller of the algorithm.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace molt::common {

// A pair of functions over a context word. Both are called on the thread that runs the algorithm
// and in stack order (the block allocated last is released first).
struct ScratchAllocator {
  void* context = nullptr;
  // Returns memory aligned for uint64_t, or nullptr when there is none.
  void* (*allocate)(void* context, std::size_t bytes) = nullptr;
  // Receives what allocate returned, and the same size.
  void (*release)(void* context, void* block, std::size_t bytes) = nullptr;
};

// An allocator over the C library's malloc and free.
inline ScratchAllocator malloc_scratch() {
  return {nullptr, [](void*, std::size_t bytes) -> void* { return std::malloc(bytes); },
          [](void*, void* block, std::size_t) { std::free(block); }};
}

// Owns one scratch array of T (a trivial type) and gives it back at the end of the scope. Small
// requests are served from inline storage of kInline elements, so that common sizes never reach the
// allocator.
template <typename T, std::size_t kInline = 1>
class ScratchArray {
 public:
  ScratchArray(const ScratchAllocator& allocator, std::size_t count)
      : allocator_(allocator), bytes_(count * sizeof(T)) {
    if (count <= kInline) {
      data_ = inline_;
      bytes_ = 0;
    } else if (count <= SIZE_MAX / sizeof(T)) {
      data_ = static_cast<T*>(allocator_.allocate(allocator_.context, bytes_));
    }
  }
  ~ScratchArray() {
    if (data_ != nullptr && data_ != inline_) {
      allocator_.release(allocator_.context, data_, bytes_);
    }
  }
  ScratchArray(const ScratchArray&) = delete;
  ScratchArray& operator=(const ScratchArray&) = delete;

  // False when the allocator had no memory.
  explicit operator bool() const { return data_ != nullptr; }
  T* get() const { return data_; }

 private:
  const ScratchAllocator& allocator_;
  std::size_t bytes_;
  T* data_ = nullptr;
  T inline_[kInline];
};

// An allocator over kBytes of its own storage, for algorithms whose need is bounded: it never
// reaches the heap, and gives nullptr when the bound is wrong. Blocks are released in any order and
// reused only after all of them.
template <std::size_t kBytes>
class StackScratch {
 public:
  ScratchAllocator allocator() { return {this, allocate, release}; }

 private:
  static void* allocate(void* context, std::size_t bytes) {
    auto* self = static_cast<StackScratch*>(context);
    const std::size_t rounded = (bytes + 7) / 8 * 8;
    if (rounded > kBytes - self->used_) return nullptr;
    void* const block = self->storage_ + self->used_;
    self->used_ += rounded;
    ++self->blocks_;
    return block;
  }
  static void release(void* context, void*, std::size_t) {
    auto* self = static_cast<StackScratch*>(context);
    if (--self->blocks_ == 0) self->used_ = 0;
  }

  std::size_t used_ = 0;
  std::size_t blocks_ = 0;
  alignas(8) unsigned char storage_[kBytes];
};

}  // namespace molt::common
