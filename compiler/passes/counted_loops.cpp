#include "compiler/passes/counted_loops.h"

#include <cstdlib>
#include <unordered_map>

#include "compiler/analysis/cfg.h"

namespace molt::passes {

using abi::EntryId;
using mir::Block;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Value;

namespace {

Instruction* as_entry(Value* value, EntryId entry) {
  if (value->origin != Value::Origin::kInstruction) return nullptr;
  auto* i = static_cast<Instruction*>(value);
  return i->op == Opcode::call_entry && i->entry == entry ? i : nullptr;
}

// The literal step, or 0 when the step is not a literal that fits easily.
int64_t step_of(const Instruction& call) {
  if (call.operands.size() < 4) return 1;
  const Value* step = call.operands[3];
  if (step->origin != Value::Origin::kInstruction) return 0;
  const auto* literal = static_cast<const Instruction*>(step);
  if (literal->op != Opcode::constant || literal->constant->kind != mir::Constant::Kind::kInt)
    return 0;
  if (literal->constant->text.size() > 9) return 0;
  return std::strtoll(literal->constant->text.c_str(), nullptr, 10);
}

}  // namespace

std::vector<CountedLoop> find_counted_loops(Function& function, const std::vector<mir::Type>& types,
                                            bool (*is_range)(const Instruction&, void*),
                                            void* context) {
  std::unordered_map<const Value*, int> uses;
  for (Block* block : function.blocks) {
    for (Instruction* i : block->instructions) {
      if (i->op == Opcode::end_local) continue;
      for (const Value* operand : i->operands) uses[operand]++;
      analysis::for_each_edge(*i, [&](mir::Edge& edge) {
        for (const Value* arg : edge.args) uses[arg]++;
      });
    }
  }
  std::vector<CountedLoop> loops;
  for (Block* block : function.blocks) {
    for (size_t n = 0; n + 1 < block->instructions.size(); n++) {
      Instruction* next = block->instructions[n];
      if (next->op != Opcode::call_entry || next->entry != EntryId::iterate_next) continue;
      CountedLoop loop;
      loop.next = next;
      loop.get_iterator = as_entry(next->operands[0], EntryId::get_iterator);
      if (loop.get_iterator == nullptr || uses[loop.get_iterator] != 1) continue;
      loop.call = as_entry(loop.get_iterator->operands[0], EntryId::call);
      if (loop.call == nullptr || uses[loop.call] != 1) continue;
      size_t count = loop.call->operands.size() - 1;
      Value* callee = loop.call->operands[0];
      if (count < 1 || count > 3 || callee->origin != Value::Origin::kInstruction) continue;
      loop.load_range = static_cast<Instruction*>(callee);
      if (loop.load_range->op != Opcode::global_load || !is_range(*loop.load_range, context))
        continue;
      // What is not proved is guarded.
      bool are_ints = true;
      for (size_t k = 1; k <= count; k++)
        are_ints &= types[loop.call->operands[k]->id].may_be(mir::kIntKind);
      loop.step = step_of(*loop.call);
      loop.test = block->instructions[n + 1];
      bool is_tested = loop.test->op == Opcode::is_unbound && loop.test->operands[0] == next;
      // The loop is entered right after the iterator is made.
      Instruction* enter = loop.get_iterator->block->terminator();
      bool is_entered = enter->op == Opcode::jump && enter->successors[0].target == block;
      if (are_ints && loop.step != 0 && is_tested && is_entered) loops.push_back(loop);
    }
  }
  return loops;
}

}  // namespace molt::passes
