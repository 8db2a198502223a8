// Copies of functions.
#pragma once

#include <vector>

#include "compiler/mir/mir.h"

namespace molt::passes {

// From the original's values and blocks, by id, to the copy's.
struct CloneMap {
  std::vector<mir::Value*> values;
  std::vector<mir::Block*> blocks;
  mir::Value* of(const mir::Value* value) const { return values[value->id]; }
  mir::Instruction* of(const mir::Instruction* instruction) const {
    return static_cast<mir::Instruction*>(values[instruction->id]);
  }
  mir::Block* of(const mir::Block* block) const { return blocks[block->id]; }
};

// Fills the empty function `to` with a copy of the code of `from` (blocks, values, positions,
// CodeInfo).
CloneMap clone_code(const mir::Function& from, mir::Function& to);

}  // namespace molt::passes
