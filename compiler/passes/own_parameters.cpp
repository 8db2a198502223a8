// Decides which parameters a function takes over from its caller.
//
//   before                                        after, a call gives its argument away, and it
//   ^0(%0, %1):                                   dies at the second end_local:
//     %2 = call_entry call %7                     ^0(%0, %1):
//     end_local %1                                  end_local %1   (taken over)
//                                                   %2 = call_entry call %7
//                                                   end_local %1
//
// A parameter is borrowed as long as it lives until the function is left: that is as good, and
// costs nothing. One that may die before, since it is bound anew or deleted, flows into another
// value or moves into a cell, belongs to the function, as every parameter does in CPython.
#include "compiler/passes/own_parameters.h"

#include "abi/layout/owned_args.h"
#include "compiler/analysis/cfg.h"
#include "compiler/mir/local_end.h"

namespace molt::passes {

using mir::BlockParam;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

bool is_candidate(const BlockParam& param) {
  return param.index > 0 && param.index <= abi::kMaxConsumedParams && param.rep == Rep::kBoxed &&
         !param.type.is_inert();
}

// Whether the instruction may end the life of its operand, or give it to something that may.
bool may_end(const Instruction& instruction, size_t index) {
  if (instruction.op == Opcode::end_local)
    return instruction.number == static_cast<int64_t>(mir::LocalEnd::kRebound);
  return instruction.op == Opcode::call_entry && instruction.entry == abi::EntryId::make_cell &&
         index == 0;
}

}  // namespace

void own_parameters(Function& function) {
  if (function.kind != Function::Kind::kBody) return;
  mir::Block* entry = function.entry();
  std::vector<bool> is_taken_over(entry->params.size(), false);
  auto note = [&](const Value* value) {
    if (value->origin != Value::Origin::kBlockParam || value->block != entry) return;
    const auto& param = *static_cast<const BlockParam*>(value);
    if (is_candidate(param)) is_taken_over[param.index] = true;
  };
  for (mir::Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for (size_t i = 0; i < instruction->operands.size(); i++) {
        if (may_end(*instruction, i)) note(instruction->operands[i]);
      }
      analysis::for_each_edge(*instruction, [&](mir::Edge& edge) {
        for (const Value* arg : edge.args) note(arg);
      });
    }
  }
  for (BlockParam* param : entry->params) {
    if (!is_taken_over[param->index]) continue;
    Instruction* mark = function.new_instruction(Opcode::end_local);
    mark->number = static_cast<int64_t>(mir::LocalEnd::kTakenOver);
    mark->operands.push_back(param);
    mark->block = entry;
    entry->instructions.insert(entry->instructions.begin(), mark);
  }
}

}  // namespace molt::passes
