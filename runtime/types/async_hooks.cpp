#include "runtime/types/async_hooks.h"

namespace molt::rt {

AsyncGeneratorHooks async_generator_hooks;

}  // namespace molt::rt
