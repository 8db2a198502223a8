#include "compiler/passes/resume_split.h"

#include <algorithm>

#include "compiler/passes/ssa_repair.h"

namespace molt::passes {

using mir::Block;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

bool is_rematerialised(const Value* value) {
  if (value->origin != Value::Origin::kInstruction) return false;
  const auto* instruction = static_cast<const Instruction*>(value);
  return instruction->operands.empty() && instruction->row().flags == 0;
}

namespace {

Instruction* make(Function& function, Block* block, Opcode op, uint32_t position) {
  Instruction* instruction = function.new_instruction(op);
  instruction->block = block;
  instruction->position = position;
  return instruction;
}

Instruction* copy_constant(Function& function, Block* block, const Instruction* original) {
  Instruction* copy = make(function, block, original->op, original->position);
  copy->rep = original->rep;
  copy->type = original->type;
  copy->number = original->number;
  copy->constant = original->constant;
  copy->function = original->function;
  copy->module = original->module;
  return copy;
}

void place_dispatch(Function& function, const std::vector<ResumeEntry>& entries) {
  Block* start = function.entry();
  Block* dispatch = function.new_block("dispatch");
  std::rotate(function.blocks.begin(), function.blocks.end() - 1, function.blocks.end());
  Instruction* state = make(function, dispatch, Opcode::resume_state, 0);
  Instruction* branch = make(function, dispatch, Opcode::switch_int, 0);
  branch->operands.push_back(state);
  for (size_t i = 0; i < entries.size(); i++) {
    branch->cases.push_back(static_cast<int64_t>(i) + 1);
    branch->successors.push_back({entries[i].block, {}});
  }
  branch->successors.push_back({start, {}});
  dispatch->instructions = {state, branch};
}

}  // namespace

void add_resume_entries(Function& function, const std::vector<ResumeEntry>& entries) {
  std::vector<Variable> variables;
  std::unordered_map<const Value*, size_t> variable_of;
  for (const ResumeEntry& entry : entries) {
    std::vector<Instruction*> loads;
    for (size_t i = 0; i < entry.live.size(); i++) {
      Value* value = entry.live[i];
      Instruction* load = nullptr;
      if (is_rematerialised(value)) {
        load = copy_constant(function, entry.block, static_cast<Instruction*>(value));
      } else {
        bool is_boxed = value->rep == Rep::kBoxed;
        load = make(function, entry.block, is_boxed ? Opcode::frame_load : Opcode::frame_load_raw,
                    entry.position);
        load->number = entry.slots[i];
        load->rep = value->rep;
        load->type = value->type;
      }
      loads.push_back(load);
      auto [known, is_new] = variable_of.try_emplace(value, variables.size());
      if (is_new) variables.push_back({value, {}});
      variables[known->second].definitions.push_back(load);
    }
    std::vector<Instruction*>& code = entry.block->instructions;
    code.insert(code.begin() + static_cast<ptrdiff_t>(entry.load_at), loads.begin(), loads.end());
  }
  place_dispatch(function, entries);
  repair_ssa(function, variables);
}

Block* split_block_before(Function& function, Instruction* instruction, const char* label) {
  Block* block = instruction->block;
  auto position = std::find(block->instructions.begin(), block->instructions.end(), instruction);
  Block* rest = function.new_block(label);
  rest->is_cold = block->is_cold;
  rest->instructions.assign(position, block->instructions.end());
  for (Instruction* moved : rest->instructions) moved->block = rest;
  block->instructions.erase(position, block->instructions.end());
  Instruction* jump = make(function, block, Opcode::jump, instruction->position);
  jump->successors.push_back({rest, {}});
  block->instructions.push_back(jump);
  return rest;
}

}  // namespace molt::passes
