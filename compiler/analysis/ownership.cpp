// Abstract execution over the number of references that the function holds to each value.
//
// The state at a point is a small map from value to count. Rules:
//   - an owned result, an owned block parameter or a parameter that the function takes over starts
//   with one reference; an
//     interior result or another parameter of the function with none (somebody else holds it);
//   - retain adds one; release, keep_local, a consumed operand and an argument for an owned block
//   parameter take one;
//   - at a use of a value that the function itself keeps alive there must be a reference left;
//   taking one that is not there is
//     a double release or a use after move;
//   - where the function is left, nothing may remain;
//   - all edges into a block must agree.
// An unwind edge starts from the state after consumption and before the result; an exit edge from
// before both.
#include "compiler/analysis/ownership.h"

#include <map>
#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/analysis/effects.h"
#include "compiler/mir/printer.h"

namespace molt::analysis {

using mir::Block;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

const Value* root_of(const Value* value) {
  while (value->origin == Value::Origin::kInstruction) {
    const auto* instruction = static_cast<const Instruction*>(value);
    if (instruction->row().ownership != mir::Ownership::alias) break;
    value = instruction->operands[0];
  }
  return value;
}

class OwnershipVerifier {
 public:
  explicit OwnershipVerifier(const Function& function) : function_(function), cfg_(function) {}

  std::string run() {
    State& start = entry_states_[function_.entry()];
    for (const mir::BlockParam* param : function_.entry()->params) {
      if (is_counted(param) && takes_over(param)) start[param] = 1;
    }
    for (const Block* block : cfg_.reverse_post_order()) {
      if (!problem_.empty()) break;
      check_block(*block);
    }
    return problem_;
  }

 private:
  // Values with a nonzero count.
  using State = std::map<const Value*, int>;

  void fail(const Instruction& at, const std::string& what) {
    if (problem_.empty()) {
      problem_ = what + ": ^" + std::to_string(at.block->id) + ": " + mir::print(at) + "\n" +
                 mir::print(function_);
    }
  }

  static bool is_counted(const Value* value) {
    return value->rep == Rep::kBoxed && !value->type.is_uncounted();
  }

  // Whether the value's life depends on the references of this function.
  bool is_kept_here(const Value* value) const {
    if (!is_counted(value)) return false;
    if (value->origin == Value::Origin::kBlockParam)
      return value->block != function_.entry() || takes_over(value);
    return result_ownership(*static_cast<const Instruction*>(value)) == ResultOwnership::kOwned;
  }

  static bool is_immortal(const Value* value) {
    return value->origin == Value::Origin::kInstruction &&
           result_ownership(*static_cast<const Instruction*>(value)) == ResultOwnership::kImmortal;
  }

  void take(State& state, const Value* value, const Instruction& at, const char* how) {
    if (!is_counted(value) || is_immortal(value)) return;
    int& count = state[value];
    if (--count < 0)
      fail(at, std::string(how) + " %" + std::to_string(value->id) + " without a reference");
    if (count == 0) state.erase(value);
  }

  void flow(State state, const Edge& edge, const Instruction& at) {
    for (size_t i = 0; i < edge.args.size(); i++) {
      const Value* param = edge.target->params[i];
      if (is_counted(param)) take(state, root_of(edge.args[i]), at, "passes");
    }
    auto [known, is_new] = entry_states_.try_emplace(edge.target, state);
    if (is_new || known->second == state) return;
    for (const auto& [value, count] : state) {
      if (!known->second.contains(value))
        return fail(at, "leaks %" + std::to_string(value->id) + " on this edge");
    }
    fail(at, "this edge lacks references that other edges to the block have");
  }

  void check_block(const Block& block) {
    auto found = entry_states_.find(&block);
    if (found == entry_states_.end()) return;
    State state = found->second;
    if (&block != function_.entry()) {
      for (const mir::BlockParam* param : block.params) {
        if (is_counted(param)) state[param] = 1;
      }
    }
    for (const Instruction* instruction : block.instructions) {
      check_instruction(*instruction, state);
      if (!problem_.empty()) return;
    }
  }

  void check_instruction(const Instruction& i, State& state) {
    for (const Value* operand : i.operands) {
      const Value* root = root_of(operand);
      if (is_kept_here(root) && !state.contains(root))
        fail(i, "uses %" + std::to_string(root->id) + " after its last reference is gone");
    }
    if (i.exit) flow(state, i.exit, i);
    for (size_t k = 0; k < i.operands.size(); k++) {
      if (consumes_operand(i, k))
        take(state, root_of(i.operands[k]), i, i.op == Opcode::release ? "releases" : "gives away");
    }
    if (i.op == Opcode::retain && is_counted(i.operands[0])) {
      const Value* root = root_of(i.operands[0]);
      if (!is_immortal(root)) state[root]++;
    }
    if ((effects_of(i) & mir::kRaises) != 0) {
      if (i.unwind) {
        flow(state, i.unwind, i);
      } else if (!state.empty()) {
        fail(i, "leaks %" + std::to_string(state.begin()->first->id) + " when it raises");
      }
    }
    if (i.rep == Rep::kBoxed && is_counted(&i) && result_ownership(i) == ResultOwnership::kOwned)
      state[&i] = 1;
    for (const Edge& edge : i.successors) flow(state, edge, i);
    bool leaves = i.is_terminator() && i.successors.empty() && i.op != Opcode::unreachable;
    if (leaves && !state.empty()) fail(i, "leaks %" + std::to_string(state.begin()->first->id));
  }

  const Function& function_;
  Cfg cfg_;
  std::map<const Block*, State> entry_states_;
  std::string problem_;
};

}  // namespace

std::string verify_ownership(const Function& function) { return OwnershipVerifier(function).run(); }

}  // namespace molt::analysis
