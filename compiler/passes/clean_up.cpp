// Removes what nobody needs: unreachable blocks, unused results, unused and trivial block
// parameters, branches on constants.
//
//   before                                after
//   %1 = const_bool 1                     jump ^2
//   branch %1 ^2, ^3                      ^2:
//   ^2(%4: boxed):                          (every edge passed %0 for %4)
//     %5 = make_tuple %4                    return_value %0
//     return_value %4
#include <unordered_map>

#include "compiler/analysis/cfg.h"
#include "compiler/analysis/effects.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/ssa_repair.h"

namespace molt::passes {

using analysis::for_each_edge;
using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Value;

namespace {

bool fold_branches(Function& function) {
  bool changed = false;
  for (Block* block : function.blocks) {
    Instruction* last = block->terminator();
    if (last->op != Opcode::branch || last->operands[0]->origin != Value::Origin::kInstruction)
      continue;
    const auto* condition = static_cast<const Instruction*>(last->operands[0]);
    bool is_constant = condition->op == Opcode::const_bool;
    bool value = condition->number != 0;
    if (!is_constant && last->successors[0].target == last->successors[1].target &&
        last->successors[0].args == last->successors[1].args) {
      is_constant = true;
      value = true;
    }
    if (!is_constant) continue;
    Edge taken = std::move(last->successors[value ? 0 : 1]);
    last->op = Opcode::jump;
    last->operands.clear();
    last->successors.clear();
    last->successors.push_back(std::move(taken));
    changed = true;
  }
  return changed;
}

void remove_unreachable_blocks(Function& function) {
  analysis::Cfg cfg(function);
  std::erase_if(function.blocks, [&](Block* block) { return !cfg.is_reachable(block); });
}

// Drops the parameters that `is_dropped` names, and their arguments.
void drop_params(Function& function, const std::vector<bool>& is_dropped) {
  for (Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for_each_edge(*instruction, [&](Edge& edge) {
        size_t kept = 0;
        for (size_t i = 0; i < edge.args.size(); i++) {
          if (!is_dropped[edge.target->params[i]->id]) edge.args[kept++] = edge.args[i];
        }
        edge.args.resize(kept);
      });
    }
  }
  for (Block* block : function.blocks) {
    std::erase_if(block->params, [&](BlockParam* param) { return is_dropped[param->id]; });
    for (size_t i = 0; i < block->params.size(); i++)
      block->params[i]->index = static_cast<uint32_t>(i);
  }
}

// A parameter that gets one value (or itself) from every edge is that value.
bool forward_trivial_params(Function& function) {
  std::vector<Value*> forward(function.num_values, nullptr);
  std::vector<std::vector<Value**>> args(function.num_values);
  for (Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for_each_edge(*instruction, [&](Edge& edge) {
        for (size_t i = 0; i < edge.args.size(); i++)
          args[edge.target->params[i]->id].push_back(&edge.args[i]);
      });
    }
  }
  auto resolve = [&](Value* value) {
    while (forward[value->id] != nullptr) value = forward[value->id];
    return value;
  };
  std::vector<std::pair<Value*, Value*>> replacements;
  bool changed = true;
  while (changed) {
    changed = false;
    for (Block* block : function.blocks) {
      if (block == function.entry()) continue;
      for (BlockParam* param : block->params) {
        if (forward[param->id] != nullptr) continue;
        Value* only = nullptr;
        bool is_trivial = true;
        for (Value** arg : args[param->id]) {
          Value* value = resolve(*arg);
          if (value == param || value == only) continue;
          is_trivial = only == nullptr;
          only = value;
          if (!is_trivial) break;
        }
        if (!is_trivial || only == nullptr) continue;
        forward[param->id] = only;
        changed = true;
      }
    }
  }
  std::vector<bool> is_dropped(function.num_values, false);
  for (uint32_t id = 0; id < forward.size(); id++) is_dropped[id] = forward[id] != nullptr;
  for (Block* block : function.blocks) {
    for (BlockParam* param : block->params) {
      if (forward[param->id] != nullptr) replacements.emplace_back(param, resolve(param));
    }
  }
  if (replacements.empty()) return false;
  drop_params(function, is_dropped);
  replace_uses(function, replacements);
  return true;
}

// Liveness of values as a whole: what a kept instruction needs is kept.
void remove_dead_values(Function& function) {
  std::vector<bool> is_needed(function.num_values, false);
  std::vector<Value*> work;
  auto need = [&](Value* value) {
    if (is_needed[value->id]) return;
    is_needed[value->id] = true;
    work.push_back(value);
  };
  std::vector<std::vector<Value*>> args(function.num_values);
  for (Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for_each_edge(*instruction, [&](Edge& edge) {
        for (size_t i = 0; i < edge.args.size(); i++)
          args[edge.target->params[i]->id].push_back(edge.args[i]);
      });
      if (!analysis::is_removable(*instruction)) need(instruction);
    }
  }
  for (BlockParam* param : function.entry()->params) need(param);
  while (!work.empty()) {
    Value* value = work.back();
    work.pop_back();
    if (value->origin == Value::Origin::kBlockParam) {
      for (Value* arg : args[value->id]) need(arg);
    } else {
      for (Value* operand : static_cast<Instruction*>(value)->operands) need(operand);
    }
  }
  std::vector<bool> is_dropped(function.num_values, false);
  for (Block* block : function.blocks) {
    for (BlockParam* param : block->params) is_dropped[param->id] = !is_needed[param->id];
  }
  drop_params(function, is_dropped);
  for (Block* block : function.blocks) {
    std::erase_if(block->instructions,
                  [&](Instruction* instruction) { return !is_needed[instruction->id]; });
  }
}

}  // namespace

void clean_up(Function& function) {
  bool changed = true;
  while (changed) {
    remove_unreachable_blocks(function);
    bool forwarded = forward_trivial_params(function);
    changed = fold_branches(function) || forwarded;
  }
  remove_dead_values(function);
}

}  // namespace molt::passes
