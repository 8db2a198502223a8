#include "compiler/analysis/cfg.h"

#include <algorithm>

namespace molt::analysis {

using mir::Block;
using mir::Edge;
using mir::Instruction;
using mir::Value;

Cfg::Cfg(const mir::Function& function)
    : number_(function.num_blocks, -1),
      predecessors_(function.num_blocks),
      dominator_(function.num_blocks, nullptr) {
  // Depth first with an explicit stack: generated code can nest deeply.
  struct Frame {
    Block* block;
    std::vector<Block*> successors;
    size_t next = 0;
  };
  std::vector<Frame> stack;
  std::vector<bool> seen(function.num_blocks, false);
  auto enter = [&](Block* block) {
    seen[block->id] = true;
    Frame frame{block, {}, 0};
    for (Instruction* instruction : block->instructions) {
      for_each_edge(*instruction, [&](Edge& edge) {
        frame.successors.push_back(edge.target);
        predecessors_[edge.target->id].push_back({instruction, &edge});
      });
    }
    stack.push_back(std::move(frame));
  };
  enter(function.entry());
  while (!stack.empty()) {
    Frame& frame = stack.back();
    if (frame.next < frame.successors.size()) {
      Block* successor = frame.successors[frame.next++];
      if (!seen[successor->id]) enter(successor);
    } else {
      order_.push_back(frame.block);
      stack.pop_back();
    }
  }
  std::reverse(order_.begin(), order_.end());
  for (size_t i = 0; i < order_.size(); i++) number_[order_[i]->id] = static_cast<int32_t>(i);
  compute_dominators();
}

// Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm.
void Cfg::compute_dominators() {
  Block* entry = order_.front();
  dominator_[entry->id] = entry;
  bool changed = true;
  while (changed) {
    changed = false;
    for (size_t i = 1; i < order_.size(); i++) {
      Block* block = order_[i];
      Block* common = nullptr;
      for (const IncomingEdge& incoming : predecessors_[block->id]) {
        Block* other = incoming.from->block;
        if (dominator_[other->id] == nullptr) continue;
        if (common == nullptr) {
          common = other;
          continue;
        }
        while (other != common) {
          while (number_[other->id] > number_[common->id]) other = dominator_[other->id];
          while (number_[common->id] > number_[other->id]) common = dominator_[common->id];
        }
      }
      if (dominator_[block->id] != common) {
        dominator_[block->id] = common;
        changed = true;
      }
    }
  }
  dominator_[entry->id] = nullptr;
}

bool Cfg::dominates(const Block* a, const Block* b) const {
  while (b != nullptr && number_[b->id] > number_[a->id]) b = dominator_[b->id];
  return a == b;
}

bool ValueSet::merge(const ValueSet& other) {
  bool changed = false;
  for (size_t i = 0; i < words_.size(); i++) {
    uint64_t merged = words_[i] | other.words_[i];
    changed |= merged != words_[i];
    words_[i] = merged;
  }
  return changed;
}

Liveness::Liveness(const mir::Function& function, const Cfg& cfg, RootOf root_of)
    : root_of_(root_of),
      live_in_(function.num_blocks, ValueSet(function.num_values)),
      num_values_(function.num_values) {
  bool changed = true;
  while (changed) {
    changed = false;
    const std::vector<Block*>& order = cfg.reverse_post_order();
    for (auto position = order.rbegin(); position != order.rend(); ++position) {
      Block* block = *position;
      ValueSet live(num_values_);
      for (auto i = block->instructions.rbegin(); i != block->instructions.rend(); ++i) {
        Instruction* instruction = *i;
        live.erase(instruction->id);
        for_each_edge(*instruction, [&](Edge& edge) { add_edge(live, edge); });
        for (Value* operand : instruction->operands) live.insert(root_of_(operand)->id);
      }
      for (mir::BlockParam* param : block->params) live.erase(param->id);
      changed |= live_in_[block->id].merge(live);
    }
  }
}

void Liveness::add_edge(ValueSet& live, const Edge& edge) const {
  live.merge(live_in_[edge.target->id]);
  for (Value* arg : edge.args) live.insert(root_of_(arg)->id);
}

ValueSet Liveness::live_out(const Block* block) const {
  ValueSet live(num_values_);
  for (const Edge& edge : block->terminator()->successors) add_edge(live, edge);
  return live;
}

}  // namespace molt::analysis
