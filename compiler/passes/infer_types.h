// Type inference as a tool of other passes; the pass itself is infer_types in passes.h.
#pragma once

#include <vector>

#include "compiler/mir/mir.h"

namespace molt::passes {

// Whether guess_types says what the instruction gives: the kinds in its `number`.
bool is_guessed(const mir::Instruction& i);

// The types by value id, taking for granted that guesses hold, that powers of floats are floats and
// that calls planned by plan_calls reach their targets. Values that no execution reaches have no
// kinds.
std::vector<mir::Type> planned_types(mir::Function& function);

// The same, written into the values. Only for a function whose planned calls will be guarded.
void infer_planned_types(mir::Function& function);

}  // namespace molt::passes
