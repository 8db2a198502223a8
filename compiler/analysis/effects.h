// What an instruction may do: the row's flags, or for runtime entries the flags that the entry's
// row implies.
#pragma once

#include "compiler/mir/mir.h"

namespace molt::analysis {

// A set of mir::OpcodeFlags (kRaises, kExits, kReadsHeap, kWritesHeap, kRunsPython, kAllocates).
uint32_t effects_of(const mir::Instruction& instruction);

// Whether the instruction may be removed when its result is not used.
bool is_removable(const mir::Instruction& instruction);

// The parameters that a body takes over (pass own_parameters), as abi::consumed_params.
uint32_t consumed_params(const mir::Function& function);
// Whether the value is such a parameter.
bool takes_over(const mir::Value* value);

// The operand with which the arguments of a call start that can give them away; 0 for other
// entries. And whether a call does so.
size_t first_argument(abi::EntryId entry);
bool gives_arguments(const mir::Instruction& instruction);

// How the operand at `index` is passed: true when the instruction takes over its reference.
bool consumes_operand(const mir::Instruction& instruction, size_t index);

// Where the reference of a boxed result comes from.
enum class ResultOwnership : uint8_t { kNone, kOwned, kInterior, kAlias, kImmortal };
ResultOwnership result_ownership(const mir::Instruction& instruction);

}  // namespace molt::analysis
