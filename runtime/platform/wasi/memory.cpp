#include <stdlib.h>
#include <string.h>

#include "runtime/platform/platform.h"

namespace molt::platform {

void* map_pages(int64_t size) {
  void* memory = aligned_alloc(64 * 1024, static_cast<size_t>(size));
  if (memory != nullptr) memset(memory, 0, static_cast<size_t>(size));
  return memory;
}

// The virtual machine keeps return addresses out of memory, and the linker sets the size of the
// data stack. Frames are counted by the generated code (ThreadState::depth).
StackBounds stack_bounds() { return {0, 0}; }
int run_on_main_stack(int (*function)(void*), void* argument) { return function(argument); }
int64_t count_python_frames(const void*, int64_t) { return -1; }
int64_t read_python_frames(const void*, int64_t, PythonFrame*, int64_t) { return 0; }

}  // namespace molt::platform
