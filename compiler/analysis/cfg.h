// The control-flow graph of a function: edges in both directions, order, dominators, liveness.
//
// An edge may leave a block in its middle (unwind and exit edges). Snapshots: they are not updated
// by changes.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::analysis {

// Calls visit(Edge&) for the successors, then the unwind and exit edges that have a target.
template <typename Visit>
void for_each_edge(mir::Instruction& instruction, Visit visit) {
  for (mir::Edge& edge : instruction.successors) visit(edge);
  if (instruction.unwind) visit(instruction.unwind);
  if (instruction.exit) visit(instruction.exit);
}

struct IncomingEdge {
  mir::Instruction* from;
  mir::Edge* edge;
};

class Cfg {
 public:
  explicit Cfg(const mir::Function& function);

  // Reachable blocks, each before its successors except along back edges.
  const std::vector<mir::Block*>& reverse_post_order() const { return order_; }
  bool is_reachable(const mir::Block* block) const { return number_[block->id] >= 0; }
  const std::vector<IncomingEdge>& predecessors(const mir::Block* block) const {
    return predecessors_[block->id];
  }
  // The immediate dominator; null for the entry.
  mir::Block* immediate_dominator(const mir::Block* block) const { return dominator_[block->id]; }
  bool dominates(const mir::Block* a, const mir::Block* b) const;
  // Position in reverse_post_order, or -1.
  int32_t number(const mir::Block* block) const { return number_[block->id]; }

 private:
  void compute_dominators();

  std::vector<mir::Block*> order_;
  std::vector<int32_t> number_;
  std::vector<std::vector<IncomingEdge>> predecessors_;
  std::vector<mir::Block*> dominator_;
};

// A set of value ids.
class ValueSet {
 public:
  explicit ValueSet(size_t num_values = 0) : words_((num_values + 63) / 64) {}
  bool contains(uint32_t id) const { return (words_[id / 64] >> (id % 64) & 1) != 0; }
  void insert(uint32_t id) { words_[id / 64] |= uint64_t{1} << (id % 64); }
  void erase(uint32_t id) { words_[id / 64] &= ~(uint64_t{1} << (id % 64)); }
  // Returns whether anything was added.
  bool merge(const ValueSet& other);
  // Calls visit(id) in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (size_t i = 0; i < words_.size(); i++) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<uint32_t>(i * 64) + static_cast<uint32_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  std::vector<uint64_t> words_;
};

// Which values are live at the start of each block (its parameters excluded). `root_of` maps a
// value to the one that stands for it (aliases); it is applied to every use.
class Liveness {
 public:
  using RootOf = mir::Value* (*)(mir::Value*);
  Liveness(const mir::Function& function, const Cfg& cfg, RootOf root_of);
  const ValueSet& live_in(const mir::Block* block) const { return live_in_[block->id]; }
  // Live at the end of the block, i.e. needed by its terminator's successors (their arguments
  // included).
  ValueSet live_out(const mir::Block* block) const;
  // Adds what the edge needs: the target's live-in values and the arguments.
  void add_edge(ValueSet& live, const mir::Edge& edge) const;

 private:
  RootOf root_of_;
  std::vector<ValueSet> live_in_;
  size_t num_values_;
};

}  // namespace molt::analysis
