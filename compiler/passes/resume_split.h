// Entering a function in the middle: the one mechanism behind generators and side exits.
//
// A *resume entry* is a block at which execution can start from outside, with the values that are
// live there held in a frame. add_resume_entries puts a dispatch block in front of the function,
// which switches on the number of the entry; at each entry the values are loaded from the frame,
// and SSA form is mended so that later uses see the loaded values where they come from there
// (ssa_repair.h).
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::passes {

struct ResumeEntry {
  // Has this entry's number: entry k is entered for the state k + 1; state 0 is the function's
  // start.
  mir::Block* block = nullptr;
  // Loads go before the instruction with this index.
  size_t load_at = 0;
  // The values to load, and the frame slot of each.
  std::vector<mir::Value*> live;
  std::vector<int64_t> slots;
  uint32_t position = 0;
};

// Constants and addresses of static data: made anew at an entry instead of being kept in the frame.
bool is_rematerialised(const mir::Value* value);

void add_resume_entries(mir::Function& function, const std::vector<ResumeEntry>& entries);

// Splits the block before the instruction: what follows moves to a new block, to which the old one
// jumps. Returns it.
mir::Block* split_block_before(mir::Function& function, mir::Instruction* instruction,
                               const char* label);

}  // namespace molt::passes
