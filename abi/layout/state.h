// The state of the running Python thread.
//
// There is one global object, `molt_state`: one thread runs Python code at a time (one lock), and hand-over copies this
// struct out and in. Generated code therefore reaches it by a constant address, on wasm as well, and no function needs a
// thread-state parameter.
#pragma once

#include <cstdint>

#include "abi/layout/object.h"

namespace molt::abi {

// Size classes of the allocator: 16-byte steps up to 512 bytes. Class k serves cells of (k + 1) * 16 bytes.
inline constexpr int kNumSizeClasses = 32;
inline constexpr int64_t kMaxSmallSize = kNumSizeClasses * 16;

struct FreeCell {
  // The shape word of a free cell is null (the collector tells free cells by it).
  uint64_t null_shape;
  Field<FreeCell*> next;
};

struct ThreadState {
  // Function entries compare their frame address with this; a signal handler raises it to UINT64_MAX to request a poll.
  uint64_t stack_limit;
  // The exception being raised: an exception instance (owned), or kUnbound.
  Value raised;
  // The exception being handled in the running function, or in the generator that runs (owned), or kNone. What sys.exception()
  // gives also looks at the levels outside the running generator: rt::handled_exception().
  Value handled;
  // The result of a call whose unboxed int result did not fit 64 bits (owned), or kUnbound.
  Value boxed_result;
  // Nonzero when something waits for a poll (signal, lock request, collection).
  uint32_t poll_requested;
  // wasm only: Python frames now active. A function entry increments it and calls stack_check when it is then greater than
  // depth_limit; every exit decrements it. A request for a poll sets depth_limit to -1.
  int32_t depth;
  int32_t depth_limit;
  uint32_t reserved;
  Field<FreeCell*> free_lists[kNumSizeClasses];
  // Containers made since the last collection of the youngest generation, counted for gc.
  int64_t allocation_count;
};

}  // namespace molt::abi
