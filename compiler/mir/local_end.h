// What an end_local marks (Instruction::number), and calls that give their arguments away.
#pragma once

#include <cstdint>

namespace molt::mir {

enum class LocalEnd : uint8_t {
  // A local is bound anew or deleted.
  kRebound,
  // The frame is left.
  kFrame,
  // Not a local: what a statement keeps until it is left. An exception releases it at once.
  kTemporary,
  // At the start of a body: no end, but a parameter that the body takes over from its caller. The
  // only mark that is left after count insertion.
  kTakenOver,
};

// Bit of Instruction::number of a call_entry: the arguments are consumed (abi/layout/owned_args.h).
inline constexpr int64_t kGivesArguments = int64_t{1} << 32;

}  // namespace molt::mir
