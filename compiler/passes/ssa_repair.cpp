#include "compiler/passes/ssa_repair.h"

#include <unordered_map>

#include "compiler/analysis/cfg.h"
#include "compiler/support/check.h"

namespace molt::passes {

using analysis::for_each_edge;
using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Value;

namespace {

// On demand, as during construction (Braun et al.): the value at the start of a block is the one at
// the end of its only predecessor, or a new parameter.
class Repairer {
 public:
  Repairer(Function& function, Value* value, const std::vector<Instruction*>& definitions)
      : function_(function), value_(value), cfg_(function) {
    for (Instruction* definition : definitions) {
      is_definition_[definition] = true;
      at_end_[definition->block] = definition;
    }
    // The original may share a block with another definition; whichever is last counts at the end.
    if (!at_end_.contains(value->block)) at_end_[value->block] = value;
    blocks_ = function.blocks;
  }

  void run() {
    for (Block* block : blocks_) {
      if (!cfg_.is_reachable(block)) continue;
      Value* current = nullptr;
      if (value_->block == block && value_->origin == Value::Origin::kBlockParam) current = value_;
      for (Instruction* instruction : block->instructions) {
        auto use = [&](Value*& slot) {
          if (slot != value_) return;
          if (current == nullptr) current = at_start(block);
          slot = current;
        };
        for (Value*& operand : instruction->operands) use(operand);
        for_each_edge(*instruction, [&](Edge& edge) {
          // Arguments that were added for new parameters are right already.
          size_t count = original_args(edge);
          for (size_t i = 0; i < count; i++) use(edge.args[i]);
        });
        if (instruction == value_ || is_definition_.contains(instruction)) current = instruction;
      }
    }
  }

 private:
  size_t original_args(const Edge& edge) const {
    auto added = num_added_.find(edge.target);
    return edge.args.size() - (added == num_added_.end() ? 0 : added->second);
  }

  Value* at_end(Block* block) {
    auto found = at_end_.find(block);
    return found != at_end_.end() ? found->second : at_start(block);
  }

  Value* at_start(Block* block) {
    auto found = at_start_.find(block);
    if (found != at_start_.end()) return found->second;
    const auto& predecessors = cfg_.predecessors(block);
    MOLT_CHECK(!predecessors.empty(), "ssa_repair", "a use that no definition reaches");
    if (predecessors.size() == 1) return at_start_[block] = at_end(predecessors[0].from->block);
    BlockParam* param = function_.add_param(block, value_->rep, value_->type);
    at_start_[block] = param;
    num_added_[block]++;
    for (const analysis::IncomingEdge& incoming : predecessors)
      incoming.edge->args.push_back(nullptr);
    for (const analysis::IncomingEdge& incoming : predecessors) {
      Value* value = at_end(incoming.from->block);
      incoming.edge->args[param->index] = value;
    }
    return param;
  }

  Function& function_;
  Value* value_;
  analysis::Cfg cfg_;
  std::vector<Block*> blocks_;
  std::unordered_map<Instruction*, bool> is_definition_;
  std::unordered_map<Block*, Value*> at_start_;
  std::unordered_map<Block*, Value*> at_end_;
  std::unordered_map<Block*, size_t> num_added_;
};

}  // namespace

void repair_ssa(Function& function, Value* value, const std::vector<Instruction*>& definitions) {
  Repairer(function, value, definitions).run();
}

void replace_uses(Function& function, const std::vector<std::pair<Value*, Value*>>& replacements) {
  if (replacements.empty()) return;
  std::unordered_map<Value*, Value*> map(replacements.begin(), replacements.end());
  auto replace = [&](Value*& use) {
    for (auto found = map.find(use); found != map.end(); found = map.find(use)) use = found->second;
  };
  for (Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for (Value*& operand : instruction->operands) replace(operand);
      for_each_edge(*instruction, [&](Edge& edge) {
        for (Value*& arg : edge.args) replace(arg);
      });
    }
  }
}

}  // namespace molt::passes
