// Proves types by propagating them forward from constants, displays and operators until nothing
// changes.
//
//   before                                    after
//   %1 = constant 1                           %1 = constant 1 : Int
//   ^2(%3: boxed):                            ^2(%3: boxed Int):
//     %4 = call_entry add %3, %1                %4 = call_entry add %3, %1 : Int
//     jump ^2(%4)                               jump ^2(%4)
//
// Optimistic: every value starts as "no value seen yet" and only widens, so that loops find their
// own types. A type is a set of exact builtin types; subclasses are `Other`.
#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/analysis/entry_types.h"
#include "compiler/passes/counted_loops.h"
#include "compiler/passes/infer_types.h"
#include "compiler/passes/passes.h"

namespace molt::passes {

using mir::Block;
using mir::BlockParam;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Type;
using mir::Value;

namespace {

class TypeInference {
 public:
  // With `planned`, calls that plan_calls has annotated give what their target returns: true as
  // long as guards hold.
  TypeInference(Function& function, bool planned)
      : function_(function), is_planned_(planned), cfg_(function), types_(function.num_values) {}

  void propagate() {
    for (BlockParam* param : function_.entry()->params) types_[param->id] = param->type;
    bool changed = true;
    while (changed) {
      changed = false;
      for (Block* block : cfg_.reverse_post_order()) {
        if (block != function_.entry()) {
          for (BlockParam* param : block->params) changed |= widen(param, incoming(block, param));
        }
        for (Instruction* instruction : block->instructions) {
          if (instruction->rep == Rep::kBoxed) changed |= widen(instruction, result(*instruction));
        }
      }
    }
  }

  void settle() {
    for (Block* block : cfg_.reverse_post_order()) {
      for (BlockParam* param : block->params) settle(param);
      for (Instruction* instruction : block->instructions) settle(instruction);
    }
  }

  std::vector<Type> take_types() { return std::move(types_); }

 private:
  bool widen(const Value* value, Type type) {
    Type joined = types_[value->id].join(type);
    bool changed = joined != types_[value->id];
    types_[value->id] = joined;
    return changed;
  }

  // A value that no execution reaches keeps what it had.
  void settle(Value* value) {
    if (value->rep == Rep::kBoxed && types_[value->id].kinds != 0) value->type = types_[value->id];
  }

  Type incoming(Block* block, const BlockParam* param) {
    if (param->rep != Rep::kBoxed) return Type::none();
    Type type = Type::none();
    for (const analysis::IncomingEdge& edge : cfg_.predecessors(block)) {
      type = type.join(types_[edge.edge->args[param->index]->id]);
    }
    return type;
  }

  Type result(const Instruction& i) {
    auto operand = [&](size_t n) { return types_[i.operands[n]->id]; };
    switch (i.op) {
      case Opcode::constant:
      case Opcode::unbound:
        return i.type;
      case Opcode::check_bound: {
        Type type = operand(0);
        return {type.kinds & ~uint32_t{mir::kUnboundKind}, type.detail};
      }
      case Opcode::guard_type:
        return operand(0).meet(static_cast<uint32_t>(i.number));
      case Opcode::box_int64:
        return Type::of(mir::kIntKind);
      case Opcode::box_float64:
        return Type::of(mir::kFloatKind);
      case Opcode::box_bool:
        return Type::of(mir::kBoolKind);
      case Opcode::static_function:
        return Type::of(mir::kFunctionKind);
      case Opcode::module_object:
        return Type::of(mir::kModuleKind);
      case Opcode::closure_cell:
        return Type::of(mir::kCellKind);
      case Opcode::cell_get:
      case Opcode::global_peek:
        return Type::maybe_unbound();
      case Opcode::call_entry: {
        if (is_planned_ && i.function != nullptr) return i.function->result_type;
        if (is_planned_ && i.entry == abi::EntryId::iterate_next && i.number == kPlannedCounter)
          return Type::of(mir::kIntKind);
        if (is_planned_ && is_guessed(i)) return Type::of(static_cast<uint32_t>(i.number));
        std::vector<Type> operands;
        for (const Value* value : i.operands) {
          // Nothing is known before the operands are.
          if (value->rep == Rep::kBoxed && types_[value->id].kinds == 0) return Type::none();
          operands.push_back(value->rep == Rep::kBoxed ? types_[value->id] : Type::any());
        }
        // Unless it fails or is complex.
        if (is_planned_ && i.entry == abi::EntryId::power &&
            operands[0].is_exactly(mir::kFloatKind) && operands[1].is_exactly(mir::kFloatKind))
          return Type::of(mir::kFloatKind);
        return analysis::entry_result_type(i.entry, operands);
      }
      default:
        return i.type;
    }
  }

  Function& function_;
  bool is_planned_;
  analysis::Cfg cfg_;
  // By value id; no kinds at all means that no value has been seen yet.
  std::vector<Type> types_;
};

}  // namespace

void infer_types(Function& function) {
  TypeInference inference(function, false);
  inference.propagate();
  inference.settle();
}

void infer_planned_types(Function& function) {
  TypeInference inference(function, true);
  inference.propagate();
  inference.settle();
}

bool is_guessed(const Instruction& i) {
  return i.op == Opcode::call_entry && i.entry == abi::EntryId::get_attribute && i.number != 0;
}

std::vector<Type> planned_types(Function& function) {
  TypeInference inference(function, true);
  inference.propagate();
  return inference.take_types();
}

}  // namespace molt::passes
