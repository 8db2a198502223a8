// Calls of library functions that the program was linked without.

#include "abi/layout/owned_args.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/call.h"
#include "runtime/types/function.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace molt::rt {

extern "C" void molt_raise_left_out(Borrowed callee, Args marked) {
  const auto* function = object_as<Function>(value_of(callee));
  const auto address = reinterpret_cast<uintptr_t>(marked.values);
  if ((address & kLocalsOwned) != 0) {
    const auto* locals = reinterpret_cast<const Value*>(address & ~kLocalsOwned);
    const uint32_t consumed = consumed_params(function->code);
    for (int k = 0; k < kMaxConsumedParams; k++) {
      if ((consumed >> k & 1) != 0) release(locals[k]);
    }
  }
  const Value name = as_module(function->module)->name;
  raise(messages::function_left_out, as_str(function->qualname), as_str(name), as_str(name));
}

}  // namespace molt::rt
