#include "runtime/platform/polling.h"

#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>

#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int value) { return value < 0 ? last_error() : value; }

static_assert(sizeof(fd_set) == sizeof(DescriptorSet));
fd_set to_set(const DescriptorSet& from) {
  fd_set to;
  memcpy(&to, &from, sizeof(to));
  return to;
}

}  // namespace

int select_descriptors(int end, DescriptorSet* readable, DescriptorSet* writable,
                       DescriptorSet* exceptional, int64_t timeout_ns) {
  fd_set sets[] = {to_set(*readable), to_set(*writable), to_set(*exceptional)};
  constexpr int64_t kBillion = 1'000'000'000;
  // Rounded up, so that nothing wakes early.
  const int64_t microseconds = (timeout_ns + 999) / 1000;
  timeval timeout{static_cast<time_t>(microseconds / (kBillion / 1000)),
                  static_cast<suseconds_t>(microseconds % (kBillion / 1000))};
  const int count = select(end, &sets[0], &sets[1], &sets[2], timeout_ns < 0 ? nullptr : &timeout);
  if (count < 0) return last_error();
  DescriptorSet* const results[] = {readable, writable, exceptional};
  for (int i = 0; i < 3; i++) memcpy(results[i], &sets[i], sizeof(fd_set));
  return count;
}

static_assert(sizeof(PollEntry) == sizeof(pollfd));
int poll_descriptors(PollEntry* entries, int64_t count, int timeout_ms) {
  return result(poll(reinterpret_cast<pollfd*>(entries), static_cast<nfds_t>(count), timeout_ms));
}

int make_epoll(int flags) { return result(epoll_create1(flags | EPOLL_CLOEXEC)); }

int change_epoll(int epoll, EpollChange change, int descriptor, uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = descriptor;
  const int operation = change == EpollChange::kAdd      ? EPOLL_CTL_ADD
                        : change == EpollChange::kModify ? EPOLL_CTL_MOD
                                                         : EPOLL_CTL_DEL;
  return result(epoll_ctl(epoll, operation, descriptor, &event));
}

int wait_epoll(int epoll, EpollEvent* events, int capacity, int timeout_ms) {
  constexpr int kMost = 1024;
  epoll_event found[kMost];
  const int count = epoll_wait(epoll, found, capacity < kMost ? capacity : kMost, timeout_ms);
  if (count < 0) return last_error();
  for (int i = 0; i < count; i++) events[i] = {found[i].data.fd, found[i].events};
  return count;
}

}  // namespace molt::platform
