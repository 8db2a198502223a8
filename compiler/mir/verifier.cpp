#include "compiler/mir/verifier.h"

#include <unordered_map>

#include "compiler/mir/printer.h"

namespace molt::mir {

namespace {

class Verifier {
 public:
  explicit Verifier(const Function& function) : function_(function) {}

  std::string run() {
    if (function_.blocks.empty()) return "a function without blocks";
    for (const Block* block : function_.blocks) {
      order_[block] = order_.size();
      for (const BlockParam* param : block->params) position_[param] = -1;
      for (size_t i = 0; i < block->instructions.size(); i++)
        position_[block->instructions[i]] = static_cast<int64_t>(i);
    }
    for (const Block* block : function_.blocks) check_block(*block);
    if (problem_.empty()) check_dominance();
    return problem_;
  }

 private:
  void fail(const Instruction* instruction, const std::string& what) {
    if (!problem_.empty()) return;
    problem_ = what;
    if (instruction != nullptr)
      problem_ += ": ^" + std::to_string(instruction->block->id) + ": " + print(*instruction);
    problem_ += "\n" + print(function_);
  }

  void check_block(const Block& block) {
    if (block.instructions.empty() || !block.terminator()->is_terminator()) {
      fail(nullptr, "block ^" + std::to_string(block.id) + " does not end in a terminator");
      return;
    }
    if (block.is_landing && block.instructions.front()->op != Opcode::traceback) {
      fail(block.instructions.front(), "a landing block does not start with traceback");
    }
    for (const Instruction* i : block.instructions) {
      if (i->block != &block) fail(i, "instruction thinks that it is in another block");
      if (i->is_terminator() && i != block.terminator())
        fail(i, "a terminator in the middle of a block");
      if (i->op == Opcode::traceback && (!block.is_landing || i != block.instructions.front())) {
        fail(i, "traceback away from the start of a landing block");
      }
      check_operands(*i);
      for (const Edge& edge : i->successors) check_edge(*i, edge, false);
      if (i->unwind) check_edge(*i, i->unwind, true);
      if (i->exit) check_edge(*i, i->exit, false);
      if (i->unwind && (i->row().flags & kRaises) == 0)
        fail(i, "an unwind edge of an instruction that cannot raise");
      if (i->exit && (i->row().flags & kExits) == 0 && i->op != Opcode::call_direct)
        fail(i, "an exit edge of an instruction without guards");
      if (!i->exit && (i->row().flags & kExits) != 0) fail(i, "a guard without an exit edge");
    }
  }

  static Rep rep_of(char letter) {
    switch (letter) {
      case 'i':
        return Rep::kInt64;
      case 'f':
        return Rep::kFloat64;
      case 't':
        return Rep::kBool;
      case 'p':
        return Rep::kPointer;
      default:
        return Rep::kBoxed;
    }
  }

  void check_operands(const Instruction& i) {
    for (const Value* operand : i.operands) {
      if (operand == nullptr) {
        fail(&i, "a missing operand");
        return;
      }
    }
    const char* letters = i.row().operands;
    for (size_t k = 0; letters[k] != 0; k++) {
      if (letters[k] == '*') return;
      if (k >= i.operands.size()) {
        fail(&i, "too few operands");
        return;
      }
      if (i.operands[k]->rep != rep_of(letters[k]))
        fail(&i, "operand " + std::to_string(k) + " has the wrong representation");
      if (letters[k + 1] == 0 && i.operands.size() != k + 1) fail(&i, "too many operands");
    }
  }

  void check_edge(const Instruction& i, const Edge& edge, bool is_unwind) {
    if (!order_.contains(edge.target)) {
      fail(&i, "an edge to a block of another function");
      return;
    }
    if (edge.args.size() != edge.target->params.size()) {
      fail(&i, "an edge to ^" + std::to_string(edge.target->id) + " with " +
                   std::to_string(edge.args.size()) + " arguments");
      return;
    }
    for (size_t k = 0; k < edge.args.size(); k++) {
      if (edge.args[k] == nullptr) {
        fail(&i, "a missing argument");
        return;
      }
      if (edge.args[k]->rep != edge.target->params[k]->rep)
        fail(&i, "an argument with the wrong representation");
    }
    if (is_unwind != edge.target->is_landing)
      fail(&i, "landing blocks and unwind edges belong together");
  }

  // Every use is dominated by its definition. Dominance is computed by availability: the set of
  // values defined on all paths.
  void check_dominance() {
    size_t num_blocks = function_.blocks.size();
    std::vector<std::vector<bool>> available(num_blocks);
    std::vector<size_t> work{0};
    available[0].assign(function_.num_values, false);
    while (!work.empty()) {
      size_t index = work.back();
      work.pop_back();
      const Block& block = *function_.blocks[index];
      std::vector<bool> live = available[index];
      for (const BlockParam* param : block.params) live[param->id] = true;
      auto flow = [&](const Edge& edge) {
        std::vector<bool>& target = available[order_.at(edge.target)];
        if (target.empty()) {
          target = live;
          work.push_back(order_.at(edge.target));
          return;
        }
        bool changed = false;
        for (size_t v = 0; v < target.size(); v++) {
          if (target[v] && !live[v]) {
            target[v] = false;
            changed = true;
          }
        }
        if (changed) work.push_back(order_.at(edge.target));
      };
      for (const Instruction* i : block.instructions) {
        if (i->unwind) flow(i->unwind);
        if (i->exit) flow(i->exit);
        live[i->id] = true;
        for (const Edge& edge : i->successors) flow(edge);
      }
    }
    for (size_t index = 0; index < num_blocks; index++) {
      if (available[index].empty()) continue;
      check_uses(*function_.blocks[index], available[index]);
    }
  }

  void check_uses(const Block& block, std::vector<bool> live) {
    for (const BlockParam* param : block.params) live[param->id] = true;
    for (const Instruction* i : block.instructions) {
      auto use = [&](const Value* value) {
        if (!live[value->id])
          fail(i,
               "a use of %" + std::to_string(value->id) + " that its definition does not dominate");
      };
      for (const Value* operand : i->operands) use(operand);
      for (const Value* arg : i->unwind.args) use(arg);
      for (const Value* arg : i->exit.args) use(arg);
      for (const Edge& edge : i->successors) {
        for (const Value* arg : edge.args) use(arg);
      }
      live[i->id] = true;
    }
  }

  const Function& function_;
  std::string problem_;
  std::unordered_map<const Block*, size_t> order_;
  std::unordered_map<const Value*, int64_t> position_;
};

}  // namespace

std::string verify(const Function& function) { return Verifier(function).run(); }

}  // namespace molt::mir
