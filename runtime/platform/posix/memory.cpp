#include <sys/mman.h>

#include "runtime/platform/platform.h"

namespace molt::platform {

void* map_pages(int64_t size) {
  constexpr uintptr_t kAlignment = 64 * 1024;
  size_t mapped_size = static_cast<size_t>(size) + kAlignment;
  void* mapped =
      mmap(nullptr, mapped_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  uintptr_t start = reinterpret_cast<uintptr_t>(mapped);
  uintptr_t aligned = (start + kAlignment - 1) & ~(kAlignment - 1);
  if (aligned > start) munmap(mapped, aligned - start);
  uintptr_t end = start + mapped_size;
  uintptr_t aligned_end = aligned + static_cast<uintptr_t>(size);
  if (end > aligned_end) munmap(reinterpret_cast<void*>(aligned_end), end - aligned_end);
  return reinterpret_cast<void*>(aligned);
}

}  // namespace molt::platform
