// How references to arguments change hands in calls.
//
// Arguments are borrowed from the caller, who may give them away instead: it adds kArgsOwned to the
// number of arguments of `call`, `call_keywords`, `call_method` or `call_method_keywords`. An
// argument that nobody else holds then dies where the called Python function drops it. Those
// entries release whatever the function does not take over, also on failure.
//
// A body takes over the parameters that may die before it is left (FunctionCode::consumed, a bit
// for each). Its BoundEntry makes references for them, unless kLocalsOwned is added to the address
// of the locals: these hold them already.
#pragma once

#include <cstdint>

#include "abi/layout/code.h"

namespace molt::abi {

inline constexpr int64_t kArgsOwned = int64_t{1} << 62;
inline constexpr uintptr_t kLocalsOwned = 1;
// Parameters from this one on are always borrowed.
inline constexpr int kMaxConsumedParams = 32;

inline uint32_t consumed_params(const FunctionCode* code) {
  return static_cast<uint32_t>(code->consumed);
}

}  // namespace molt::abi
