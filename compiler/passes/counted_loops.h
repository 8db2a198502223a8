// Loops over range(...) that can run on an unboxed counter.
#pragma once

#include <vector>

#include "compiler/mir/mir.h"

namespace molt::passes {

// The parts of `for x in range(...)` in MIR. The range object is used by the loop alone.
struct CountedLoop {
  mir::Instruction* load_range = nullptr;
  // call_entry call of range; operands 1.. are the bounds, which may be ints.
  mir::Instruction* call = nullptr;
  mir::Instruction* get_iterator = nullptr;
  mir::Instruction* next = nullptr;
  // is_unbound of what `next` gives.
  mir::Instruction* test = nullptr;
  int64_t step = 1;
  mir::Block* head() const { return next->block; }
};

// The loops whose callee `is_range` accepts and whose bounds may be ints by `types` (by value id).
std::vector<CountedLoop> find_counted_loops(
    mir::Function& function, const std::vector<mir::Type>& types,
    bool (*is_range)(const mir::Instruction& load, void* context), void* context);

// Set in Instruction::number of `call` and `next` by plan_calls: the loop is planned to run on a
// counter.
inline constexpr int64_t kPlannedCounter = 1;

}  // namespace molt::passes
