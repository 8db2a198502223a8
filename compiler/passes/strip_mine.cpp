#include "compiler/passes/strip_mine.h"

#include <algorithm>
#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/analysis/effects.h"

namespace molt::passes {

using analysis::for_each_edge;
using mir::Block;
using mir::BlockParam;
using mir::Comparison;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

class StripMiner {
 public:
  StripMiner(Function& function, const StripLoop& loop)
      : function_(function), loop_(loop), cfg_(function) {}

  void run() {
    if (!cfg_.is_reachable(loop_.head) || !find_parts() || !are_rounds_short()) return;
    BlockParam* limit = function_.add_param(loop_.head, Rep::kInt64);
    for (const analysis::IncomingEdge& incoming : cfg_.predecessors(loop_.head)) {
      bool is_round = cfg_.dominates(loop_.head, incoming.from->block);
      incoming.edge->args.push_back(is_round ? static_cast<Value*>(limit) : loop_.start);
    }
    Value* stop = test_->operands[1];
    test_->operands[1] = limit;
    std::erase(loop_.head->instructions, poll_);
    split(stop);
  }

 private:
  // The poll, and the test that ends the head.
  bool find_parts() {
    for (Instruction* i : loop_.head->instructions) {
      if (i->op == Opcode::poll) poll_ = i;
    }
    branch_ = loop_.head->terminator();
    if (poll_ == nullptr || branch_->op != Opcode::branch) return false;
    const Value* condition = branch_->operands[0];
    if (condition->origin != Value::Origin::kInstruction) return false;
    for (Instruction* i : loop_.head->instructions) {
      if (i == condition) test_ = i;
    }
    return test_ != nullptr && test_->op == Opcode::int_compare &&
           test_->operands[0] == loop_.counter && test_->operands[1] == loop_.stop;
  }

  // Walks the loop backwards from its back edges.
  bool are_rounds_short() const {
    std::vector<const Block*> pending;
    for (const analysis::IncomingEdge& incoming : cfg_.predecessors(loop_.head)) {
      if (cfg_.dominates(loop_.head, incoming.from->block)) pending.push_back(incoming.from->block);
    }
    std::vector<bool> is_seen(function_.num_blocks);
    is_seen[loop_.head->id] = true;
    pending.push_back(loop_.head);
    while (!pending.empty()) {
      const Block* block = pending.back();
      pending.pop_back();
      for (const Instruction* i : block->instructions) {
        if (i != poll_ && (analysis::effects_of(*i) & mir::kRunsPython) != 0) return false;
      }
      if (block == loop_.head) continue;
      for (const analysis::IncomingEdge& incoming : cfg_.predecessors(block)) {
        const Block* from = incoming.from->block;
        if (is_seen[from->id]) continue;
        is_seen[from->id] = true;
        pending.push_back(from);
      }
    }
    return true;
  }

  Instruction* make(Block* block, Opcode op, std::initializer_list<Value*> operands) {
    Instruction* i = function_.new_instruction(op);
    i->block = block;
    i->operands.assign(operands.begin(), operands.end());
    i->position = poll_->position;
    block->instructions.push_back(i);
    return i;
  }

  Instruction* compare(Block* block, Value* left, Value* right) {
    Instruction* i = make(block, Opcode::int_compare, {left, right});
    i->number = static_cast<int64_t>(loop_.step > 0 ? Comparison::kGe : Comparison::kLe);
    return i;
  }

  // Another round of the head with what it has, up to `limit`.
  Edge again(Value* limit) {
    std::vector<Value*> args(loop_.head->params.begin(), loop_.head->params.end());
    args.back() = limit;
    return Edge{loop_.head, args};
  }

  void split(Value* stop) {
    Block* check = function_.new_block("strip end");
    poll_->block = check;
    check->instructions.push_back(poll_);
    Block* next = function_.new_block("next strip");
    Block* whole = function_.new_block("whole strip");
    Block* last = function_.new_block("last strip");
    Instruction* ends = make(check, Opcode::branch, {compare(check, loop_.counter, stop)});
    ends->successors.push_back(std::move(branch_->successors[0]));
    ends->successors.push_back(Edge{next, {}});
    branch_->successors[0] = Edge{check, {}};
    Instruction* length = make(next, Opcode::const_int64, {});
    length->number = loop_.step * kStripLength;
    Instruction* limit = make(next, Opcode::int_wrap_add, {loop_.counter, length});
    Instruction* choose = make(next, Opcode::branch, {compare(next, limit, stop)});
    choose->successors.push_back(Edge{last, {}});
    choose->successors.push_back(Edge{whole, {}});
    make(whole, Opcode::jump, {})->successors.push_back(again(limit));
    make(last, Opcode::jump, {})->successors.push_back(again(stop));
  }

  Function& function_;
  const StripLoop& loop_;
  analysis::Cfg cfg_;
  Instruction* poll_ = nullptr;
  Instruction* branch_ = nullptr;
  Instruction* test_ = nullptr;
};

}  // namespace

void strip_mine_poll(Function& function, const StripLoop& loop) {
  StripMiner(function, loop).run();
}

}  // namespace molt::passes
