#include "compiler/passes/side_exits.h"

#include <algorithm>

namespace molt::passes {

using analysis::for_each_edge;
using mir::Block;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Value;

namespace {

Value* identity(Value* value) { return value; }

}  // namespace

SideExits::SideExits(Function& function)
    : function_(function),
      copy_(function.module->new_function(Function::Kind::kExitResume, function.symbol + ".exits")),
      to_copy_(clone_code(function, *copy_)),
      to_original_(copy_->num_values, nullptr),
      copy_values_(copy_->num_values, nullptr),
      cfg_(*copy_),
      liveness_(*copy_, cfg_, &identity) {
  copy_->generic = &function;
  copy_->result_rep = mir::Rep::kBoxed;
  for (size_t id = 0; id < to_copy_.values.size(); id++) {
    Value* twin = to_copy_.values[id];
    if (twin != nullptr) copy_values_[twin->id] = twin;
  }
  auto pair = [&](Value* original) { to_original_[to_copy_.of(original)->id] = original; };
  for (Block* block : function.blocks) {
    for (mir::BlockParam* param : block->params) pair(param);
    for (Instruction* instruction : block->instructions) pair(instruction);
  }
}

size_t SideExits::point_before(Instruction* twin) {
  auto [known, is_new] = index_.try_emplace(twin, points_.size());
  if (!is_new) return known->second;
  // Walk back from the end of the block.
  analysis::ValueSet live(copy_->num_values);
  const std::vector<Instruction*>& code = twin->block->instructions;
  for (auto position = code.rbegin(); position != code.rend(); ++position) {
    Instruction* i = *position;
    live.erase(i->id);
    for_each_edge(*i, [&](Edge& edge) { liveness_.add_edge(live, edge); });
    for (const Value* operand : i->operands) live.insert(operand->id);
    if (i == twin) break;
  }
  Point point{twin, {}};
  live.for_each([&](uint32_t id) { point.live.push_back(copy_values_[id]); });
  points_.push_back(std::move(point));
  return points_.size() - 1;
}

Edge SideExits::before(Instruction* instruction) {
  return exit_to(point_before(to_copy_.of(instruction)), instruction->position, nullptr);
}

Edge SideExits::after(Instruction* call) {
  Instruction* twin = to_copy_.of(call);
  const std::vector<Instruction*>& code = twin->block->instructions;
  auto next = std::find(code.begin(), code.end(), twin) + 1;
  return exit_to(point_before(*next), call->position, call);
}

// `result_of` is the value whose place the result in the thread state takes.
Edge SideExits::exit_to(size_t index, uint32_t position, const Value* result_of) {
  Block* block = function_.new_block("exit");
  block->is_cold = true;
  auto make = [&](Opcode op) {
    Instruction* instruction = function_.new_instruction(op);
    instruction->block = block;
    instruction->position = position;
    block->instructions.push_back(instruction);
    return instruction;
  };
  Instruction* result = nullptr;
  if (result_of != nullptr) {
    result = make(Opcode::call_entry);
    result->entry = abi::EntryId::take_result;
    result->rep = mir::Rep::kBoxed;
  }
  Instruction* exit = make(Opcode::exit_resume);
  exit->function = copy_;
  exit->number = static_cast<int64_t>(index) + 1;
  for (Value* value : points_[index].live) {
    if (is_rematerialised(value)) continue;
    Value* original = to_original_[value->id];
    exit->operands.push_back(original == result_of ? result : original);
  }
  return Edge{block, {}};
}

// A block of its own in front of `instruction`, which the copy also reaches by itself.
Block* SideExits::add_entry(Instruction* instruction) {
  Block* rest = split_block_before(*copy_, instruction, "continued");
  Block* block = copy_->new_block("resumed");
  block->is_cold = true;
  Instruction* jump = copy_->new_instruction(Opcode::jump);
  jump->block = block;
  jump->position = instruction->position;
  jump->successors.push_back(Edge{rest, {}});
  block->instructions.push_back(jump);
  return block;
}

void SideExits::finish() {
  if (points_.empty()) {
    std::erase_if(function_.module->functions, [&](const auto& f) { return f.get() == copy_; });
    return;
  }
  // The parameters come from the frame at every entry; the start is not used.
  std::vector<ResumeEntry> entries;
  for (Point& point : points_) {
    ResumeEntry entry{add_entry(point.instruction), 0, point.live, {}, point.instruction->position};
    int64_t slot = 0;
    for (const Value* value : entry.live)
      entry.slots.push_back(is_rematerialised(value) ? -1 : slot++);
    entries.push_back(std::move(entry));
  }
  for (Block* block : copy_->blocks) block->is_cold = true;
  add_resume_entries(*copy_, entries);
  // Nothing enters at the start: the switch's default cannot happen.
  Block* dead = copy_->new_block("not entered");
  Instruction* unreachable = copy_->new_instruction(Opcode::unreachable);
  unreachable->block = dead;
  dead->instructions.push_back(unreachable);
  copy_->entry()->terminator()->successors.back() = Edge{dead, {}};
  analysis::Cfg cfg(*copy_);
  std::erase_if(copy_->blocks, [&](Block* block) { return !cfg.is_reachable(block); });
}

}  // namespace molt::passes
