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

// Where a value is used: an operand of the instruction, or an argument of one of its edges. Edges
// stay where they are while arguments are added to them.
struct Use {
  Instruction* user;
  Edge* edge;
  size_t index;
};

// What all variables share. Adding parameters changes neither the graph nor the places of
// instructions.
struct Code {
  explicit Code(Function& function) : cfg(function), place(function.num_values, 0) {
    for (Block* block : function.blocks) {
      for (size_t n = 0; n < block->instructions.size(); n++)
        place[block->instructions[n]->id] = static_cast<int64_t>(n) + 1;
    }
  }
  // A block's parameters come before its instructions.
  int64_t place_of(const Value* value) const { return place[value->id]; }

  analysis::Cfg cfg;
  std::vector<int64_t> place;
};

// On demand, as during construction (Braun et al.): the value at the start of a block is the one at
// the end of its only predecessor, or a new parameter.
class Repairer {
 public:
  Repairer(Function& function, const Code& code, const Variable& variable)
      : function_(function), code_(code), value_(variable.value) {
    add_definition(value_);
    for (Instruction* definition : variable.definitions) add_definition(definition);
  }

  void run(const std::vector<Use>& uses) {
    for (const Use& use : uses) {
      Value* reaching = reaching_use(use.user);
      (use.edge != nullptr ? use.edge->args : use.user->operands)[use.index] = reaching;
    }
    while (!unfilled_.empty()) {
      BlockParam* param = unfilled_.back();
      unfilled_.pop_back();
      for (const analysis::IncomingEdge& incoming : code_.cfg.predecessors(param->block))
        incoming.edge->args[param->index] = at_end(incoming.from->block);
    }
  }

 private:
  void add_definition(Value* value) {
    std::vector<Value*>& list = definitions_[value->block];
    list.push_back(value);
    Value*& last = at_end_[value->block];
    if (last == nullptr || code_.place_of(last) < code_.place_of(value)) last = value;
  }

  Value* reaching_use(const Instruction* user) {
    Value* last = nullptr;
    if (auto found = definitions_.find(user->block); found != definitions_.end()) {
      for (Value* definition : found->second) {
        int64_t place = code_.place_of(definition);
        if (place >= code_.place_of(user)) continue;
        if (last == nullptr || code_.place_of(last) < place) last = definition;
      }
    }
    return last != nullptr ? last : at_start(user->block);
  }

  Value* at_end(Block* block) {
    auto found = at_end_.find(block);
    return found != at_end_.end() ? found->second : at_start(block);
  }

  Value* at_start(Block* block) {
    // Up through blocks that have one predecessor and no definition.
    std::vector<Block*> passed;
    Value* value = nullptr;
    while (value == nullptr) {
      if (auto known = at_start_.find(block); known != at_start_.end()) {
        value = known->second;
        break;
      }
      passed.push_back(block);
      const auto& predecessors = code_.cfg.predecessors(block);
      MOLT_CHECK(!predecessors.empty(), "ssa_repair", "a use that no definition reaches");
      if (predecessors.size() > 1) {
        value = add_param(block);
        break;
      }
      block = predecessors[0].from->block;
      if (auto found = at_end_.find(block); found != at_end_.end()) value = found->second;
    }
    for (Block* start : passed) at_start_[start] = value;
    return value;
  }

  // Its arguments follow when all uses are known.
  BlockParam* add_param(Block* block) {
    BlockParam* param = function_.add_param(block, value_->rep, value_->type);
    for (const analysis::IncomingEdge& incoming : code_.cfg.predecessors(block))
      incoming.edge->args.push_back(nullptr);
    unfilled_.push_back(param);
    return param;
  }

  Function& function_;
  const Code& code_;
  Value* value_;
  std::unordered_map<const Block*, std::vector<Value*>> definitions_;
  std::unordered_map<const Block*, Value*> at_start_;
  // The last definition of a block.
  std::unordered_map<const Block*, Value*> at_end_;
  std::vector<BlockParam*> unfilled_;
};

}  // namespace

void repair_ssa(Function& function, const std::vector<Variable>& variables) {
  Code code(function);
  std::vector<std::vector<Use>> uses(variables.size());
  std::vector<uint32_t> variable_of(function.num_values, UINT32_MAX);
  for (size_t k = 0; k < variables.size(); k++)
    variable_of[variables[k].value->id] = static_cast<uint32_t>(k);
  for (Block* block : code.cfg.reverse_post_order()) {
    for (Instruction* user : block->instructions) {
      auto collect = [&](const std::vector<Value*>& values, Edge* edge) {
        for (size_t n = 0; n < values.size(); n++) {
          uint32_t variable = variable_of[values[n]->id];
          if (variable != UINT32_MAX) uses[variable].push_back({user, edge, n});
        }
      };
      collect(user->operands, nullptr);
      for_each_edge(*user, [&](Edge& edge) { collect(edge.args, &edge); });
    }
  }
  for (size_t k = 0; k < variables.size(); k++) Repairer(function, code, variables[k]).run(uses[k]);
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
