#pragma once

// A bump allocator for trees that die as a whole. Memory is released when the arena is destroyed,
// without destructors: only trivially destructible types may live here.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace molt {

class Arena {
 public:
  Arena() = default;
  ~Arena();
  Arena(Arena&& other) noexcept;
  Arena& operator=(Arena&& other) noexcept;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Never returns null: running out of memory is an internal error.
  void* allocate(size_t size, size_t alignment) {
    uintptr_t start = (cursor_ + (alignment - 1)) & ~static_cast<uintptr_t>(alignment - 1);
    if (start + size > limit_ || start + size < start) [[unlikely]]
      return allocate_slow(size, alignment);
    cursor_ = start + size;
    return reinterpret_cast<void*>(start);
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  // The elements are value-initialised.
  template <class T>
  std::span<T> make_span(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    T* data = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    for (size_t i = 0; i < count; ++i) new (data + i) T();
    return {data, count};
  }

  template <class T>
  std::span<T> copy_span(std::span<const T> source) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (source.empty()) return {};
    T* data = static_cast<T*>(allocate(sizeof(T) * source.size(), alignof(T)));
    std::memcpy(static_cast<void*>(data), source.data(), sizeof(T) * source.size());
    return {data, source.size()};
  }

  template <class T>
  std::span<T> copy_span(const std::vector<T>& source) {
    return copy_span(std::span<const T>(source));
  }

  template <class T>
  std::span<T> copy_span(std::initializer_list<T> source) {
    return copy_span(std::span<const T>(source.begin(), source.size()));
  }

  std::string_view copy_text(std::string_view text) {
    std::span<char> copied = copy_span(std::span<const char>(text.data(), text.size()));
    return {copied.data(), copied.size()};
  }

  // Bytes handed out and lost to alignment so far.
  size_t bytes_used() const;

 private:
  struct Chunk {
    Chunk* previous;
    size_t size;
  };

  void* allocate_slow(size_t size, size_t alignment);
  void release();

  uintptr_t cursor_ = 0;
  uintptr_t limit_ = 0;
  Chunk* chunk_ = nullptr;
  size_t full_chunks_bytes_ = 0;
};

}  // namespace molt
