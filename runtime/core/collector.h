// The backup cycle collector: frees unreachable cycles that reference counts cannot.
//
// It follows CPython's gcmodule.c: subtract the references that come from inside, keep what is
// still referenced and all that it reaches, then weak reference callbacks, finalisers, a second
// look at what they resurrected, and Slots::clear on the rest. There are no generations: an
// automatic collection looks at everything and is due when the number of containers has grown by
// half since the last one.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

inline constexpr int64_t kSmallestGrowth = 10000;

struct CollectorState {
  bool is_enabled = true;
  bool is_collecting = false;
  // A collection is due when ThreadState::allocation_count is greater.
  int64_t next_collection = kSmallestGrowth;
  int64_t live_containers = 0;
  // What gc.get_threshold() gives back.
  int64_t thresholds[3] = {700, 10, 10};
  int64_t collections = 0;
  int64_t collected = 0;
};
extern CollectorState collector_state;

// Runs a collection now; returns the number of unreachable objects found, as gc.collect().
int64_t collect_cycles();
// The growth at which the next collection is due.
int64_t next_collection_after(int64_t live_containers);
// A collection became due: asks for a poll.
void request_collection();
// At a poll: collects when that is due.
void collect_if_due();

}  // namespace molt::rt
