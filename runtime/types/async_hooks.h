// sys.set_asyncgen_hooks: who is told of async generators that start and of those that die
// unfinished (PEP 525).
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct AsyncGeneratorHooks {
  // kNone for none.
  Value first_iteration = kNone;
  Value finalizer = kNone;
};
extern AsyncGeneratorHooks async_generator_hooks;

// Issues the RuntimeWarning for a coroutine that dies without having been started. Defined beside
// the module _warnings.
Status warn_unawaited_py(Value coroutine, Value qualname);

}  // namespace molt::rt
