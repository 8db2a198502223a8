#include "compiler/passes/clone.h"

namespace molt::passes {

using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Value;

CloneMap clone_code(const Function& from, Function& to) {
  CloneMap map;
  map.values.assign(from.num_values, nullptr);
  map.blocks.assign(from.num_blocks, nullptr);
  to.code = from.code;
  to.positions = from.positions;
  to.result_rep = from.result_rep;
  for (const Block* block : from.blocks) {
    Block* copy = to.new_block(block->label);
    copy->is_landing = block->is_landing;
    copy->is_cold = block->is_cold;
    map.blocks[block->id] = copy;
    for (const BlockParam* param : block->params)
      map.values[param->id] = to.add_param(copy, param->rep, param->type);
    for (const Instruction* instruction : block->instructions) {
      Instruction* twin = to.new_instruction(instruction->op);
      twin->rep = instruction->rep;
      twin->type = instruction->type;
      twin->block = copy;
      twin->entry = instruction->entry;
      twin->number = instruction->number;
      twin->constant = instruction->constant;
      twin->function = instruction->function;
      twin->module = instruction->module;
      twin->cases = instruction->cases;
      twin->position = instruction->position;
      copy->instructions.push_back(twin);
      map.values[instruction->id] = twin;
    }
  }
  auto copy_edge = [&](const Edge& edge) {
    Edge copy;
    if (!edge) return copy;
    copy.target = map.of(edge.target);
    for (const Value* arg : edge.args) copy.args.push_back(map.of(arg));
    return copy;
  };
  for (const Block* block : from.blocks) {
    for (const Instruction* instruction : block->instructions) {
      Instruction* twin = map.of(instruction);
      for (const Value* operand : instruction->operands) twin->operands.push_back(map.of(operand));
      for (const Edge& edge : instruction->successors) twin->successors.push_back(copy_edge(edge));
      twin->unwind = copy_edge(instruction->unwind);
      twin->exit = copy_edge(instruction->exit);
    }
  }
  return map;
}

}  // namespace molt::passes
