// Waiting for descriptors, as the module select sees it. Only posix/ implements this header; see
// process_control.h.
//
// Functions give a count, or a negative errno. Timeouts below 0 wait without end.
#pragma once

#include <cstdint>

namespace molt::platform {

// Descriptors below kMaxSelected, one bit each.
inline constexpr int kMaxSelected = 1024;
struct DescriptorSet {
  uint64_t words[kMaxSelected / 64] = {};
  void add(int descriptor) { words[descriptor / 64] |= uint64_t{1} << (descriptor % 64); }
  bool has(int descriptor) const { return (words[descriptor / 64] >> (descriptor % 64) & 1) != 0; }
};
// Each set holds afterwards what is ready. `end` is one more than the largest descriptor.
int select_descriptors(int end, DescriptorSet* readable, DescriptorSet* writable,
                       DescriptorSet* exceptional, int64_t timeout_ns);

// As struct pollfd.
struct PollEntry {
  int descriptor;
  int16_t events;
  int16_t ready;
};
int poll_descriptors(PollEntry* entries, int64_t count, int timeout_ms);

int make_epoll(int flags);
enum class EpollChange : uint8_t { kAdd, kModify, kRemove };
int change_epoll(int epoll, EpollChange change, int descriptor, uint32_t events);
struct EpollEvent {
  int descriptor;
  uint32_t events;
};
int wait_epoll(int epoll, EpollEvent* events, int capacity, int timeout_ms);

}  // namespace molt::platform
