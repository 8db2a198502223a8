// The main stack: a large reserved mapping whose pages the kernel commits when they are touched, so
// that Python's recursion limit, not the system's stack limit, ends a recursion.
#include <stdlib.h>
#include <sys/mman.h>

#include "common/varint.h"
#include "runtime/platform/platform.h"

// Generated functions are placed in the section molt_py; the linker makes these symbols when there
// are any.
extern "C" {
extern const char __start_molt_py[] __attribute__((weak, visibility("hidden")));
extern const char __stop_molt_py[] __attribute__((weak, visibility("hidden")));
extern const char __start_molt_sites[] __attribute__((weak, visibility("hidden")));
extern const char __stop_molt_sites[] __attribute__((weak, visibility("hidden")));
}

namespace molt::platform {

namespace {

constexpr uint64_t kPreferredStackSize = uint64_t{1} << 30;
constexpr uint64_t kSmallestStackSize = uint64_t{8} << 20;
constexpr uint64_t kGuardSize = 64 * 1024;

StackBounds main_stack{0, 0};

bool map_main_stack() {
  for (uint64_t size = kPreferredStackSize; size >= kSmallestStackSize; size /= 4) {
    void* stack = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) continue;
    mprotect(stack, kGuardSize, PROT_NONE);
    // A huge page would commit 2 MiB for a program that needs one page.
    madvise(stack, size, MADV_NOHUGEPAGE);
    uint64_t start = reinterpret_cast<uint64_t>(stack);
    main_stack = {start + kGuardSize, start + size};
    return true;
  }
  return false;
}

// Calls function(argument) with the stack pointer at `top`. The frame pointer starts as 0, which
// ends every walk.
__attribute__((noinline)) int call_on_stack(void* top, int (*function)(void*), void* argument) {
#if defined(__x86_64__)
  int64_t result;
  __asm__ volatile(
      "movq %%rsp, %%r12\n\t"
      "movq %%rbp, %%r13\n\t"
      "movq %[top], %%rsp\n\t"
      "xorl %%ebp, %%ebp\n\t"
      "callq *%[function]\n\t"
      "movq %%r12, %%rsp\n\t"
      "movq %%r13, %%rbp\n\t"
      : "=a"(result), "+D"(argument)
      : [top] "r"(top), [function] "r"(function)
      : "r12", "r13", "rcx", "rdx", "rsi", "r8", "r9", "r10", "r11", "memory", "cc", "xmm0", "xmm1",
        "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",
        "xmm13", "xmm14", "xmm15");
  return static_cast<int>(result);
#elif defined(__aarch64__)
  register void* x0 __asm__("x0") = argument;
  __asm__ volatile(
      "mov x19, sp\n\t"
      "mov x20, x29\n\t"
      "mov sp, %[top]\n\t"
      "mov x29, xzr\n\t"
      "blr %[function]\n\t"
      "mov sp, x19\n\t"
      "mov x29, x20\n\t"
      : "+r"(x0)
      : [top] "r"(top), [function] "r"(function)
      : "x19", "x20", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
        "x13", "x14", "x15", "x16", "x17", "x30", "memory", "cc");
  return static_cast<int>(reinterpret_cast<int64_t>(x0));
#else
#error "run_on_main_stack needs a stack switch for this processor"
#endif
}

}  // namespace

StackBounds stack_bounds() { return main_stack; }

int run_on_main_stack(int (*function)(void*), void* argument) {
  if (main_stack.high == 0 && !map_main_stack()) return function(argument);
  return call_on_stack(reinterpret_cast<void*>(main_stack.high), function, argument);
}

namespace {

// Calls visit(return address, frame pointer) for each Python frame, the innermost first, until it
// returns false.
template <typename Visit>
void walk_python_frames(const void* frame, Visit&& visit) {
  const uint64_t code_start = reinterpret_cast<uint64_t>(__start_molt_py);
  const uint64_t code_size = reinterpret_cast<uint64_t>(__stop_molt_py) - code_start;
  uint64_t address = reinterpret_cast<uint64_t>(frame);
  while (address >= main_stack.low && address < main_stack.high) {
    const uint64_t* words = reinterpret_cast<const uint64_t*>(address);
    if (words[1] - code_start < code_size && !visit(words[1], words[0])) return;
    // Frames lie one above the other; anything else is not a frame pointer.
    if (words[0] <= address) break;
    address = words[0];
  }
}

// A record of the table of call sites (compiler/target/call_sites.h).
struct CallSites {
  int32_t function_distance;
  int32_t code_distance;
  uint32_t size;
  uint8_t sites[];

  uint64_t function() const { return target(&function_distance); }
  uint64_t code() const { return target(&code_distance); }
  const CallSites* next() const {
    return reinterpret_cast<const CallSites*>(
        sites + (uint64_t{size} + alignof(CallSites) - 1) / alignof(CallSites) * alignof(CallSites));
  }

 private:
  static uint64_t target(const int32_t* distance) {
    return reinterpret_cast<uint64_t>(distance) + static_cast<uint64_t>(int64_t{*distance});
  }
};

// The records in the order of addresses, found once.
struct CallSiteIndex {
  const CallSites** records = nullptr;
  size_t count = 0;

  bool make() {
    auto* first = reinterpret_cast<const CallSites*>(__start_molt_sites);
    auto* end = reinterpret_cast<const CallSites*>(__stop_molt_sites);
    for (auto* record = first; record < end; record = record->next()) count++;
    records = static_cast<const CallSites**>(malloc(count * sizeof(*records)));
    if (records == nullptr) return false;
    size_t k = 0;
    for (auto* record = first; record < end; record = record->next()) records[k++] = record;
    return true;
  }

  // The last function that starts before the address, if any.
  const CallSites* find(uint64_t address) const {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (records[middle]->function() < address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? nullptr : records[low - 1];
  }
};

CallSiteIndex call_sites;

// False when the return address is that of no call in the table.
bool find_call_site(uint64_t return_address, PythonFrame* frame) {
  if (call_sites.records == nullptr && !call_sites.make()) return false;
  const CallSites* function = call_sites.find(return_address);
  if (function == nullptr) return false;
  const uint8_t* at = function->sites;
  uint64_t address = function->function();
  int64_t line = 0;
  while (address < return_address && at < function->sites + function->size) {
    address += read_varint(&at);
    line += unfold_sign(read_varint(&at));
  }
  if (address != return_address) return false;
  frame->code = reinterpret_cast<const void*>(function->code());
  frame->line = line;
  return true;
}

}  // namespace

int64_t count_python_frames(const void* frame, int64_t limit) {
  int64_t count = 0;
  if (limit > 0) walk_python_frames(frame, [&](uint64_t, uint64_t) { return ++count < limit; });
  return count;
}

int64_t read_python_frames(const void* frame, int64_t skip, PythonFrame* frames, int64_t capacity) {
  int64_t count = 0;
  walk_python_frames(frame, [&](uint64_t return_address, uint64_t address) {
    if (skip-- > 0) return true;
    if (count == capacity) return false;
    PythonFrame frame{nullptr, 0, address};
    if (find_call_site(return_address, &frame)) frames[count++] = frame;
    return true;
  });
  return count;
}

}  // namespace molt::platform
