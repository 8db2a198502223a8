// Makes ownership explicit: retain, release and cleanup ladders.
//
//   before                                        after
//   %1 = call_entry get_iterator %0               %1 = call_entry get_iterator %0
//   %2 = call_entry iterate_next %1               %2 = call_entry iterate_next %1 unwind ^9
//   return_value %2                               release %1
//                                                 return_value %2
//                                               ^9: landing
//                                                 traceback
//                                                 release %1
//                                                 return_error
//
// Facts come from the rows (analysis/effects.h): who consumes, who returns an owned, interior or
// immortal value. The rules:
//
//  - Parameters of the function are borrowed, except those that it takes over (own_parameters);
//  block parameters are owned: an edge moves its
//  argument when the value dies
//    there, and retains it otherwise.
//  - An owned value is released right after its last use. Named locals have their last use at
//  `end_local`, where CPython
//    lets them die; for values whose death nobody can see (Type::is_inert) the marks are dropped
//    first.
//  - An interior value is retained at once, unless all its uses follow with nothing in between that
//  could invalidate it.
//  - A call that is the end of a temporary gives it away with the call (abi/layout/owned_args.h),
//  so that the called function decides when it dies.
//  - An unwind edge releases what is held and not needed at its target. Edges with the same needs
//  share one landing block,
//    and ladders that leave the function share their tails, so that code grows linearly.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "compiler/analysis/cfg.h"
#include "compiler/analysis/effects.h"
#include "compiler/mir/local_end.h"
#include "compiler/passes/passes.h"

namespace molt::passes {

using analysis::Cfg;
using analysis::for_each_edge;
using analysis::Liveness;
using analysis::ResultOwnership;
using analysis::ValueSet;
using mir::Block;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

// The value that an alias stands for.
Value* root_of(Value* value) {
  while (value->origin == Value::Origin::kInstruction) {
    auto* instruction = static_cast<Instruction*>(value);
    if (instruction->row().ownership != mir::Ownership::alias) break;
    value = instruction->operands[0];
  }
  return value;
}

class CountInserter {
 public:
  explicit CountInserter(Function& function) : function_(function) {}

  void run() {
    drop_marks_of_inert_locals();
    split_edges();
    Cfg cfg(function_);
    Liveness liveness(function_, cfg, &root_of);
    liveness_ = &liveness;
    index_values();
    for (Block* block : cfg.reverse_post_order()) {
      if (block->is_landing) continue;
      hold_at_entry(block);
      find_deaths(block);
      rewrite(block);
    }
    clean_up();
  }

 private:
  // How a value is held where it is live.
  enum class Holding : uint8_t { kUncounted, kBorrowed, kOwned };

  struct Deaths {
    // Values whose last use, on the normal path, is this instruction.
    std::vector<Value*> values;
    bool result_is_dead = false;
  };

  // The values of the function as it was before insertion; what this pass makes has no boxed
  // result.
  void index_values() {
    values_.assign(function_.num_values, nullptr);
    holdings_.assign(function_.num_values, Holding::kUncounted);
    for (Block* block : function_.blocks) {
      for (mir::BlockParam* param : block->params) {
        values_[param->id] = param;
        if (param->rep != Rep::kBoxed || param->type.is_uncounted()) continue;
        bool is_parameter = block == function_.entry() && !analysis::takes_over(param);
        holdings_[param->id] = is_parameter ? Holding::kBorrowed : Holding::kOwned;
      }
      for (Instruction* instruction : block->instructions) {
        values_[instruction->id] = instruction;
        if (instruction->type.is_uncounted()) continue;
        ResultOwnership ownership = analysis::result_ownership(*instruction);
        // An interior value counts as owned until it is found to stay borrowed.
        if (ownership == ResultOwnership::kOwned || ownership == ResultOwnership::kInterior) {
          holdings_[instruction->id] = Holding::kOwned;
        }
      }
    }
  }

  static bool never_returns(const Instruction& instruction) {
    return instruction.op == Opcode::call_entry &&
           (abi::entry_row(instruction.entry).effects & abi::kNoReturn) == abi::kNoReturn;
  }

  static bool is_taken_over(const Instruction& instruction) {
    return instruction.number == static_cast<int64_t>(mir::LocalEnd::kTakenOver);
  }

  bool is_owned(const Value* value) const { return holdings_[value->id] == Holding::kOwned; }
  bool is_counted(const Value* value) const { return holdings_[value->id] != Holding::kUncounted; }
  bool is_held(const Value* value) const {
    return std::find(held_.begin(), held_.end(), value) != held_.end();
  }
  void drop(const Value* value) { std::erase(held_, value); }

  void drop_marks_of_inert_locals() {
    for (Block* block : function_.blocks) {
      std::erase_if(block->instructions, [&](Instruction* instruction) {
        if (instruction->op != Opcode::end_local) return false;
        if (is_taken_over(*instruction)) return false;
        Value* operand = root_of(instruction->operands[0]);
        if (operand->rep != Rep::kBoxed || operand->type.is_inert()) return true;
        bool is_temporary = instruction->number == static_cast<int64_t>(mir::LocalEnd::kTemporary);
        if (!is_temporary) locals_.insert(operand->id);
        return false;
      });
    }
  }

  // After this, an edge out of a terminator with several successors, and an exit edge, leads to a
  // block with no other predecessor and has no arguments; a landing block is only `traceback` and a
  // jump to its body, which has the parameters.
  void split_edges() {
    std::vector<int> num_predecessors(function_.num_blocks, 0);
    for (Block* block : function_.blocks) {
      for (Instruction* instruction : block->instructions) {
        for_each_edge(*instruction, [&](Edge& edge) { num_predecessors[edge.target->id]++; });
      }
    }
    std::vector<Block*> blocks = function_.blocks;
    for (Block* block : blocks) {
      for (Instruction* instruction : block->instructions) {
        auto split = [&](Edge& edge) {
          if (edge.target->params.empty() && num_predecessors[edge.target->id] == 1) return;
          Block* middle = function_.new_block("edge");
          middle->is_cold = edge.target->is_cold;
          append_jump(middle, std::move(edge));
          edge = Edge{middle, {}};
        };
        if (instruction->successors.size() > 1) {
          for (Edge& edge : instruction->successors) split(edge);
        }
        if (instruction->exit) split(instruction->exit);
      }
      if (block->is_landing) split_landing(block);
    }
  }

  void split_landing(Block* block) {
    Block* body = function_.new_block(block->label);
    body->is_cold = block->is_cold;
    body->instructions.assign(block->instructions.begin() + 1, block->instructions.end());
    for (Instruction* instruction : body->instructions) instruction->block = body;
    body->params = std::move(block->params);
    for (mir::BlockParam* param : body->params) param->block = body;
    block->params.clear();
    block->instructions.resize(1);
    // Every unwind edge gets a landing block of its own kind from landing(); this one only keeps
    // the graph connected.
    append_jump(block, Edge{body, {}});
  }

  Block* body_of_landing(Block* block) const { return block->terminator()->successors[0].target; }

  Instruction* append(Block* block, Opcode op, Value* operand = nullptr) {
    Instruction* instruction = function_.new_instruction(op);
    instruction->block = block;
    if (operand != nullptr) instruction->operands.push_back(operand);
    instruction->position = position_;
    block->instructions.push_back(instruction);
    return instruction;
  }

  void append_jump(Block* block, Edge edge) {
    append(block, Opcode::jump)->successors.push_back(std::move(edge));
  }

  void hold_at_entry(Block* block) {
    held_.clear();
    lent_.clear();
    liveness_->live_in(block).for_each([&](uint32_t id) {
      if (holdings_[id] == Holding::kOwned) held_.push_back(values_[id]);
      if (is_lent_local(values_[id])) lent_.push_back(values_[id]);
    });
    for (mir::BlockParam* param : block->params) {
      if (is_owned(param)) held_.push_back(param);
      if (is_lent_local(param)) lent_.push_back(param);
    }
  }

  // A parameter that the caller holds: it goes into the traceback as well.
  bool is_lent_local(const Value* value) const {
    return value->origin == Value::Origin::kBlockParam &&
           holdings_[value->id] == Holding::kBorrowed && locals_.contains(value->id);
  }

  // What the edge needs at its target.
  ValueSet needs_of(const Edge& edge) const {
    ValueSet needs(values_.size());
    liveness_->add_edge(needs, edge);
    return needs;
  }

  void find_deaths(Block* block) {
    deaths_.assign(block->instructions.size(), {});
    ValueSet after = liveness_->live_out(block);
    for (size_t n = block->instructions.size(); n-- > 0;) {
      Instruction* instruction = block->instructions[n];
      auto use = [&](Value* value) {
        if (after.contains(value->id)) return;
        after.insert(value->id);
        if (is_counted(value)) deaths_[n].values.push_back(value);
      };
      deaths_[n].result_is_dead = !after.contains(instruction->id);
      after.erase(instruction->id);
      for (const Edge* edge : {&instruction->unwind, &instruction->exit}) {
        if (*edge) needs_of(*edge).for_each([&](uint32_t id) { use(values_[id]); });
      }
      for (Value* operand : instruction->operands) use(root_of(operand));
    }
    // A parameter that nobody uses, and what a predecessor could not release: due at once.
    dead_at_entry_.clear();
    for (Value* value : held_) {
      if (!after.contains(value->id)) dead_at_entry_.push_back(value);
    }
    auto pending = pending_.find(block);
    if (pending != pending_.end()) {
      dead_at_entry_.insert(dead_at_entry_.end(), pending->second.begin(), pending->second.end());
    }
  }

  void rewrite(Block* block) {
    std::vector<Instruction*> old = std::move(block->instructions);
    block->instructions.clear();
    for (Value* value : dead_at_entry_) {
      append(block, Opcode::release, value);
      drop(value);
    }
    for (size_t n = 0; n < old.size(); n++) {
      Instruction* instruction = old[n];
      position_ = instruction->position;
      give_temporaries_away(instruction, n);
      std::vector<Value*> moved = place_operands(block, instruction, n);
      if (instruction->is_terminator()) {
        place_terminator(block, instruction);
        break;
      }
      place_side_edges(instruction, moved);
      block->instructions.push_back(instruction);
      if (never_returns(*instruction)) {
        // What follows only said what is alive.
        block->instructions.push_back(old.back());
        break;
      }
      hold_result(block, instruction, n, old);
      for (Value* value : deaths_[n].values) {
        std::erase(lent_, value);
        if (!is_owned(value) || !is_held(value)) continue;
        append(block, Opcode::release, value);
        drop(value);
      }
    }
  }

  void hold_result(Block* block, Instruction* instruction, size_t n,
                   const std::vector<Instruction*>& old) {
    if (instruction->rep != Rep::kBoxed || !is_owned(instruction)) return;
    bool is_interior = analysis::result_ownership(*instruction) == ResultOwnership::kInterior;
    if (is_interior) {
      if (deaths_[n].result_is_dead || borrows(old, n)) {
        holdings_[instruction->id] = Holding::kBorrowed;
        return;
      }
      append(block, Opcode::retain, instruction);
    }
    if (deaths_[n].result_is_dead) {
      append(block, Opcode::release, instruction);
    } else {
      held_.push_back(instruction);
    }
  }

  bool borrows(const std::vector<Instruction*>& old, size_t n) const;

  void give_temporaries_away(Instruction* instruction, size_t n) {
    if (instruction->op != Opcode::call_entry) return;
    size_t first = analysis::first_argument(instruction->entry);
    for (size_t i = first; first != 0 && i < instruction->operands.size(); i++) {
      Value* value = root_of(instruction->operands[i]);
      if (value->rep != Rep::kBoxed || value->type.is_inert()) continue;
      if (!may_move(instruction, value, n)) continue;
      instruction->number |= mir::kGivesArguments;
      return;
    }
  }

  // Gives every consumed operand a reference to take over; returns the values that were moved.
  std::vector<Value*> place_operands(Block* block, Instruction* instruction, size_t n) {
    std::vector<Value*> moved;
    for (size_t i = 0; i < instruction->operands.size(); i++) {
      if (!analysis::consumes_operand(*instruction, i)) continue;
      Value* value = root_of(instruction->operands[i]);
      if (value->rep != Rep::kBoxed || !is_counted(value)) continue;
      if (may_move(instruction, value, n)) {
        moved.push_back(value);
        drop(value);
      } else {
        append(block, Opcode::retain, value);
      }
    }
    return moved;
  }

  bool may_move(const Instruction* instruction, Value* value, size_t n) const {
    if (!is_owned(value) || !is_held(value)) return false;
    const std::vector<Value*>& dying = deaths_[n].values;
    if (std::find(dying.begin(), dying.end(), value) == dying.end()) return false;
    int uses = 0;
    for (Value* operand : instruction->operands) uses += root_of(operand) == value;
    if (uses != 1) return false;
    if (instruction->unwind && needs_of(instruction->unwind).contains(value->id)) return false;
    return !(instruction->exit && needs_of(instruction->exit).contains(value->id));
  }

  void place_side_edges(Instruction* instruction, const std::vector<Value*>& moved) {
    if (instruction->exit) {
      ValueSet needs = needs_of(instruction->exit);
      std::vector<Value*>& pending = pending_[instruction->exit.target];
      for (Value* value : held_) {
        if (!needs.contains(value->id)) pending.push_back(value);
      }
      // The guard fails before it takes anything over.
      pending.insert(pending.end(), moved.begin(), moved.end());
    }
    if ((analysis::effects_of(*instruction) & mir::kRaises) != 0) place_unwind(instruction);
  }

  void place_unwind(Instruction* instruction) {
    Edge old = std::move(instruction->unwind);
    std::vector<Value*> releases;
    if (old) {
      ValueSet needs = needs_of(old);
      for (Value* value : held_) {
        if (!needs.contains(value->id)) releases.push_back(value);
      }
    } else {
      releases = lent_;
      releases.insert(releases.end(), held_.begin(), held_.end());
    }
    instruction->unwind = Edge{landing(old, releases), {}};
  }

  // The landing block for an edge to `old` (nowhere: out of the function) that releases `releases`
  // on the way.
  Block* landing(const Edge& old, const std::vector<Value*>& releases) {
    std::vector<uint32_t> key{old ? old.target->id : UINT32_MAX};
    for (Value* arg : old.args) key.push_back(arg->id);
    key.push_back(UINT32_MAX);
    for (Value* value : releases) key.push_back(value->id);
    Block*& block = landings_[key];
    if (block != nullptr) return block;
    block = new_cold_block("landing");
    block->is_landing = true;
    append(block, Opcode::traceback);
    if (!old) {
      append_jump(block, Edge{leave_ladder(releases), {}});
      return block;
    }
    for (auto value = releases.rbegin(); value != releases.rend(); ++value)
      append(block, Opcode::release, *value);
    place_args(block, old, body_of_landing(old.target));
    append_jump(block, Edge{body_of_landing(old.target), old.args});
    return block;
  }

  Block* new_cold_block(const char* label) {
    Block* block = function_.new_block(label);
    block->is_cold = true;
    return block;
  }

  // Blocks that release the values, temporaries before locals, and leave the function. Ladders
  // share their tails: what was bound first goes last, and the traceback turns the locals' order
  // round again.
  Block* leave_ladder(const std::vector<Value*>& releases) {
    std::vector<Value*> order;
    for (auto value = releases.rbegin(); value != releases.rend(); ++value) {
      if (!locals_.contains((*value)->id)) order.push_back(*value);
    }
    for (auto value = releases.rbegin(); value != releases.rend(); ++value) {
      if (locals_.contains((*value)->id)) order.push_back(*value);
    }
    if (leave_ == nullptr) {
      leave_ = new_cold_block("leave");
      append(leave_, Opcode::return_error);
    }
    Block* next = leave_;
    for (auto value = order.rbegin(); value != order.rend(); ++value) {
      Block*& rung = rungs_[{(*value)->id, next}];
      if (rung == nullptr) {
        rung = new_cold_block("cleanup");
        if (!is_owned(*value)) append(rung, Opcode::retain, *value);
        append(rung, locals_.contains((*value)->id) ? Opcode::keep_local : Opcode::release, *value);
        append_jump(rung, Edge{next, {}});
      }
      next = rung;
    }
    return next;
  }

  // Gives the owned parameters of an edge's target their references; returns the values that were
  // moved.
  std::vector<Value*> place_args(Block* block, const Edge& edge, const Block* target) {
    std::vector<Value*> moved;
    const ValueSet& live = liveness_->live_in(edge.target);
    for (size_t i = 0; i < edge.args.size(); i++) {
      const mir::BlockParam* param = target->params[i];
      if (param->rep != Rep::kBoxed || !is_owned(param)) continue;
      Value* value = root_of(edge.args[i]);
      if (!is_counted(value)) continue;
      bool is_taken = std::find(moved.begin(), moved.end(), value) != moved.end();
      if (is_owned(value) && is_held(value) && !live.contains(value->id) && !is_taken) {
        moved.push_back(value);
      } else {
        append(block, Opcode::retain, value);
      }
    }
    return moved;
  }

  void place_terminator(Block* block, Instruction* terminator) {
    std::vector<Edge>& successors = terminator->successors;
    if (successors.size() == 1) {
      for (Value* value : place_args(block, successors[0], successors[0].target)) drop(value);
      const ValueSet& live = liveness_->live_in(successors[0].target);
      for (Value* value : held_) {
        if (!live.contains(value->id)) append(block, Opcode::release, value);
      }
    } else if (successors.empty() && terminator->op != Opcode::unreachable) {
      for (Value* value : held_) append(block, Opcode::release, value);
    }
    for (size_t i = 0; successors.size() > 1 && i < successors.size(); i++) {
      const ValueSet& live = liveness_->live_in(successors[i].target);
      std::vector<Value*>& pending = pending_[successors[i].target];
      for (Value* value : held_) {
        if (!live.contains(value->id)) pending.push_back(value);
      }
    }
    block->instructions.push_back(terminator);
  }

  void clean_up() {
    for (Block* block : function_.blocks) {
      std::erase_if(block->instructions, [](Instruction* i) {
        return i->op == Opcode::end_local && !is_taken_over(*i);
      });
    }
    Cfg cfg(function_);
    std::erase_if(function_.blocks, [&](Block* block) { return !cfg.is_reachable(block); });
  }

  Function& function_;
  const Liveness* liveness_ = nullptr;
  uint32_t position_ = 0;
  // By value id.
  std::vector<Value*> values_;
  std::vector<Holding> holdings_;
  // Values with an end_local.
  std::unordered_set<uint32_t> locals_;
  // The owned values that this function holds at the current point, oldest first.
  std::vector<Value*> held_;
  // The borrowed parameters that are bound at the current point.
  std::vector<Value*> lent_;
  std::vector<Deaths> deaths_;
  std::vector<Value*> dead_at_entry_;
  // What a block with a single predecessor releases on entry.
  std::unordered_map<Block*, std::vector<Value*>> pending_;
  std::map<std::vector<uint32_t>, Block*> landings_;
  std::map<std::pair<uint32_t, Block*>, Block*> rungs_;
  Block* leave_ = nullptr;
};

// Whether the interior value made by old[n] can do without a count: from here to its last use
// nothing writes the heap, runs Python or has a release after it. A last use that takes the value
// over gets a count of its own in time.
bool CountInserter::borrows(const std::vector<Instruction*>& old, size_t n) const {
  constexpr uint32_t kInvalidates = mir::kWritesHeap | mir::kRunsPython;
  const Value* value = old[n];
  for (size_t k = n; k < old.size(); k++) {
    const Instruction* instruction = old[k];
    const std::vector<Value*>& dying = deaths_[k].values;
    bool is_last_use = k != n && std::find(dying.begin(), dying.end(), value) != dying.end();
    bool invalidates = k != n && (analysis::effects_of(*instruction) & kInvalidates) != 0;
    if (is_last_use) {
      if (instruction->unwind && needs_of(instruction->unwind).contains(value->id)) return false;
      if (instruction->exit && needs_of(instruction->exit).contains(value->id)) return false;
      for (const Edge& edge : instruction->successors) {
        for (const Value* arg : edge.args) {
          if (root_of(const_cast<Value*>(arg)) == value) return true;
        }
      }
      for (size_t i = 0; i < instruction->operands.size(); i++) {
        bool is_use = root_of(instruction->operands[i]) == value;
        if (is_use && invalidates && !analysis::consumes_operand(*instruction, i)) return false;
      }
      return true;
    }
    if (invalidates) return false;
    for (const Value* other : dying) {
      if (is_owned(other)) return false;
    }
  }
  return false;
}

}  // namespace

void insert_counts(Function& function) { CountInserter(function).run(); }

}  // namespace molt::passes
