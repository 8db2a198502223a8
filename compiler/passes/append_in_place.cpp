// Lets `s += t` and `s = s + t` grow a str in place.
//
//   before                                        after
//   %3 = call_entry add %1, %2                    %3 = call_entry add_last %1, %2
//   release %1                                    release %1
//
// The entry may use the memory of %1 for its result when the reference that is released is the only
// one, so nothing but releases may stand between. Runs after count insertion, which shows where a
// value dies.
#include "compiler/passes/passes.h"

namespace molt::passes {

using mir::Block;
using mir::Instruction;
using mir::Opcode;

namespace {

// Whether the first releases after instruction `index` include one of `value`.
bool is_released_next(const Block& block, size_t index, const mir::Value* value) {
  for (size_t i = index + 1; i < block.instructions.size(); i++) {
    const Instruction& next = *block.instructions[i];
    if (next.op != Opcode::release) return false;
    if (next.operands[0] == value) return true;
  }
  return false;
}

}  // namespace

void append_in_place(mir::Function& function) {
  for (Block* block : function.blocks) {
    for (size_t i = 0; i < block->instructions.size(); i++) {
      Instruction* add = block->instructions[i];
      if (add->op != Opcode::call_entry) continue;
      const bool is_inplace = add->entry == abi::EntryId::inplace_add;
      if (!is_inplace && add->entry != abi::EntryId::add) continue;
      const mir::Value* left = add->operands[0];
      if (left == add->operands[1] || !is_released_next(*block, i, left)) continue;
      add->entry = is_inplace ? abi::EntryId::inplace_add_last : abi::EntryId::add_last;
    }
  }
}

}  // namespace molt::passes
