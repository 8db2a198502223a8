// Lets every guard fail at random, so that each side exit and each resume entry is exercised.
//
//   before                                        after
//   %9 = int_add %7, %8 exit ^20                  %30 = stress_stay
//                                                 guard_true %30 exit ^20
//                                                 %9 = int_add %7, %8 exit ^20
//
// Only in programs built with --exit-stress. A guard fails before any effect of its instruction, so
// leaving before an instruction whose guard would have held must make no difference. Exits after a
// call with an unboxed result are taken when the callee's own exits give a result that does not
// fit, and are left alone.
#include "compiler/passes/passes.h"

namespace molt::passes {

using mir::Block;
using mir::Function;
using mir::Instruction;
using mir::Opcode;

namespace {

Instruction* make(Function& function, const Instruction& at, Opcode op) {
  Instruction* instruction = function.new_instruction(op);
  instruction->block = at.block;
  instruction->position = at.position;
  return instruction;
}

}  // namespace

void stress_exits(Function& function) {
  for (Block* block : function.blocks) {
    std::vector<Instruction*> stressed;
    for (Instruction* instruction : block->instructions) {
      if (instruction->exit && instruction->op != Opcode::call_direct) {
        Instruction* stays = make(function, *instruction, Opcode::stress_stay);
        Instruction* guard = make(function, *instruction, Opcode::guard_true);
        guard->operands.push_back(stays);
        guard->exit = instruction->exit;
        stressed.push_back(stays);
        stressed.push_back(guard);
      }
      stressed.push_back(instruction);
    }
    block->instructions = std::move(stressed);
  }
}

}  // namespace molt::passes
