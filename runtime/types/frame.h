// The Python functions that run now, found by their return addresses and the table of call sites.
// On wasm, where the stack cannot be seen, none are known.
#pragma once

#include "abi/layout/code.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct ActiveFrame {
  const FunctionCode* code;
  int64_t line;
  // Tells it from other active functions.
  uint64_t address;
};

// The active functions, innermost first, without the first `skip`; at most `capacity`. Gives their
// number: 0 when the program was compiled without knowledge of its frames.
int64_t active_frames(int64_t skip, ActiveFrame* frames, int64_t capacity);

// The line at which an active function stands now; 0 when it is finished.
int64_t active_line(const FunctionCode* code, uint64_t address);

// __name__ of the module of the innermost Python function; "__main__" when it cannot be told.
Owned calling_module_name();

}  // namespace molt::rt
