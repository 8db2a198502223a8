// Mending SSA form after a value got further definitions.
#pragma once

#include <utility>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::passes {

// `value` and each of `definitions` (instructions that are in place) define one variable.
struct Variable {
  mir::Value* value;
  std::vector<mir::Instruction*> definitions;
};

// Every use of a variable's value is made to see the definition that reaches it, through new block
// parameters where several do. A use in the block of a definition sees the last definition before
// it.
void repair_ssa(mir::Function& function, const std::vector<Variable>& variables);

// Replaces all uses of each first value by the second, in operands and edge arguments.
void replace_uses(mir::Function& function,
                  const std::vector<std::pair<mir::Value*, mir::Value*>>& replacements);

}  // namespace molt::passes
