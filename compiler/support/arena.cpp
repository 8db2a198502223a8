#include "compiler/support/arena.h"

#include <cstdlib>

#include "compiler/support/check.h"

namespace molt {

namespace {

constexpr size_t kFirstChunkSize = 16 * 1024;
constexpr size_t kLargestChunkSize = 1024 * 1024;

}  // namespace

Arena::~Arena() { release(); }

Arena::Arena(Arena&& other) noexcept
    : cursor_(std::exchange(other.cursor_, 0)),
      limit_(std::exchange(other.limit_, 0)),
      chunk_(std::exchange(other.chunk_, nullptr)),
      full_chunks_bytes_(std::exchange(other.full_chunks_bytes_, 0)) {}

Arena& Arena::operator=(Arena&& other) noexcept {
  if (this != &other) {
    release();
    cursor_ = std::exchange(other.cursor_, 0);
    limit_ = std::exchange(other.limit_, 0);
    chunk_ = std::exchange(other.chunk_, nullptr);
    full_chunks_bytes_ = std::exchange(other.full_chunks_bytes_, 0);
  }
  return *this;
}

void Arena::release() {
  while (chunk_) {
    Chunk* previous = chunk_->previous;
    std::free(chunk_);
    chunk_ = previous;
  }
}

size_t Arena::bytes_used() const {
  if (!chunk_) return 0;
  return full_chunks_bytes_ + (cursor_ - reinterpret_cast<uintptr_t>(chunk_ + 1));
}

void* Arena::allocate_slow(size_t size, size_t alignment) {
  // Chunks double up to a limit, so that a small program stays small and a large one makes few
  // system calls.
  size_t chunk_size = chunk_ ? chunk_->size * 2 : kFirstChunkSize;
  if (chunk_size > kLargestChunkSize) chunk_size = kLargestChunkSize;
  if (chunk_size < size + alignment + sizeof(Chunk)) chunk_size = size + alignment + sizeof(Chunk);
  full_chunks_bytes_ = bytes_used();
  auto* chunk = static_cast<Chunk*>(std::malloc(chunk_size));
  MOLT_CHECK(chunk != nullptr, "arena", "out of memory");
  chunk->previous = chunk_;
  chunk->size = chunk_size;
  chunk_ = chunk;
  cursor_ = reinterpret_cast<uintptr_t>(chunk + 1);
  limit_ = reinterpret_cast<uintptr_t>(chunk) + chunk_size;
  return allocate(size, alignment);
}

}  // namespace molt
