#include "compiler/analysis/effects.h"

#include <algorithm>
#include <iterator>

#include "abi/layout/owned_args.h"
#include "compiler/mir/local_end.h"

namespace molt::analysis {

using mir::Instruction;
using mir::Opcode;
using mir::Ownership;

uint32_t effects_of(const Instruction& instruction) {
  uint32_t flags = instruction.row().flags;
  if ((flags & mir::kByRow) == 0) return flags;
  uint32_t effects = abi::entry_row(instruction.entry).effects;
  uint32_t out = 0;
  if ((effects & abi::kReadsHeap) != 0) out |= mir::kReadsHeap;
  if ((effects & abi::kWritesHeap) != 0) out |= mir::kWritesHeap;
  if ((effects & abi::kAllocates) != 0) out |= mir::kAllocates;
  if ((effects & abi::kRaises) != 0) out |= mir::kRaises;
  if ((effects & abi::kRunsPython) == abi::kRunsPython) out |= mir::kRunsPython;
  return out;
}

bool is_removable(const Instruction& instruction) {
  if (instruction.is_terminator() || instruction.op == Opcode::end_local) return false;
  // An allocation whose result nobody sees may go, and so may its MemoryError.
  constexpr uint32_t kKept = mir::kExits | mir::kWritesHeap | mir::kRunsPython;
  uint32_t effects = effects_of(instruction);
  constexpr Opcode kBoxes[] = {Opcode::box_int64, Opcode::box_uint64, Opcode::box_bound_int64,
                               Opcode::box_bound_uint64};
  if (std::find(std::begin(kBoxes), std::end(kBoxes), instruction.op) != std::end(kBoxes))
    return true;
  return (effects & (kKept | mir::kRaises)) == 0;
}

bool gives_arguments(const Instruction& instruction) {
  return instruction.op == Opcode::call_entry && first_argument(instruction.entry) != 0 &&
         (instruction.number & mir::kGivesArguments) != 0;
}

uint32_t consumed_params(const mir::Function& function) {
  uint32_t mask = 0;
  if (function.kind != mir::Function::Kind::kBody) return mask;
  for (const Instruction* i : function.entry()->instructions) {
    if (i->op != Opcode::end_local) break;
    if (i->number != static_cast<int64_t>(mir::LocalEnd::kTakenOver)) break;
    mask |= 1u << (static_cast<const mir::BlockParam*>(i->operands[0])->index - 1);
  }
  return mask;
}

bool takes_over(const mir::Value* value) {
  const mir::Function& function = *value->block->function;
  if (value->origin != mir::Value::Origin::kBlockParam || value->block != function.entry())
    return false;
  uint32_t index = static_cast<const mir::BlockParam*>(value)->index;
  return index > 0 && index <= abi::kMaxConsumedParams &&
         (consumed_params(function) >> (index - 1) & 1) != 0;
}

size_t first_argument(abi::EntryId entry) {
  switch (entry) {
    case abi::EntryId::call:
      return 1;
    case abi::EntryId::call_keywords:
    case abi::EntryId::call_method:
      return 2;
    case abi::EntryId::call_method_keywords:
      return 3;
    default:
      return 0;
  }
}

bool consumes_operand(const Instruction& instruction, size_t index) {
  if (instruction.op == Opcode::call_direct) {
    const std::vector<mir::BlockParam*>& params = instruction.function->entry()->params;
    return index < params.size() && takes_over(params[index]);
  }
  if (gives_arguments(instruction)) return index >= first_argument(instruction.entry);
  switch (instruction.row().ownership) {
    case Ownership::consumes:
    case Ownership::yields:
      return true;
    case Ownership::consumes_second:
      return index == 1;
    case Ownership::consumes_third:
      return index == 2;
    case Ownership::by_row: {
      const abi::EntrySignature& signature = abi::entry_row(instruction.entry).signature;
      // Operands from the Args parameter on all belong to it.
      for (size_t i = 0; i < signature.num_parameters; i++) {
        abi::SlotKind kind = signature.parameters[i];
        if (kind == abi::SlotKind::kArgs) return false;
        if (kind == abi::SlotKind::kConsumedArgs) return true;
        if (i == index) return kind == abi::SlotKind::kConsumed;
      }
      return false;
    }
    default:
      return false;
  }
}

ResultOwnership result_ownership(const Instruction& instruction) {
  if (instruction.rep != mir::Rep::kBoxed) return ResultOwnership::kNone;
  switch (instruction.row().ownership) {
    case Ownership::owned:
    case Ownership::yields:
      return ResultOwnership::kOwned;
    case Ownership::interior:
      return ResultOwnership::kInterior;
    case Ownership::alias:
      return ResultOwnership::kAlias;
    case Ownership::immortal:
      return ResultOwnership::kImmortal;
    case Ownership::by_row:
      return abi::entry_row(instruction.entry).signature.result == abi::SlotKind::kOwned
                 ? ResultOwnership::kOwned
                 : ResultOwnership::kInterior;
    default:
      return ResultOwnership::kNone;
  }
}

}  // namespace molt::analysis
