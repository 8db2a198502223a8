// Cells, closures and the test for unassigned variables.

#include <cstddef>

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

using abi::EntryId;

void FunctionLowering::lower_closure_cell(const Instruction& i) {
  llvm::Value* function = object_of(operand(i, 0));
  llvm::Value* closure = object_of(load_word(function, offsetof(abi::Function, closure)));
  auto offset = static_cast<int64_t>(sizeof(abi::Tuple)) + 8 * i.number;
  define(i, load_word(closure, offset, "cell"));
}

void FunctionLowering::lower_cell_get(const Instruction& i) {
  define(i, load_word(object_of(operand(i, 0)), offsetof(abi::Cell, content)));
}

void FunctionLowering::lower_cell_set(const Instruction& i) {
  llvm::Value* cell = object_of(operand(i, 0));
  llvm::Value* old = load_word(cell, offsetof(abi::Cell, content));
  store_word(operand(i, 1), cell, offsetof(abi::Cell, content));
  release_value(old, mir::Type::maybe_unbound());
}

void FunctionLowering::lower_check_bound(const Instruction& i) {
  llvm::Value* variable = operand(i, 0);
  define(i, variable);
  if (!i.operands[0]->type.may_be(mir::kUnboundKind)) return;
  static constexpr EntryId kRaise[] = {EntryId::raise_unbound_local, EntryId::raise_unbound_free,
                                       EntryId::raise_name_error};
  llvm::BasicBlock* unassigned = new_block("unassigned");
  llvm::BasicBlock* next = new_block("");
  branch_if(builder_.CreateICmpEQ(variable, bits(abi::kUnboundBits)), unassigned, next, true);
  builder_.SetInsertPoint(unassigned);
  call(kRaise[i.number], {program_.name(i.constant->text)});
  builder_.CreateBr(unwind_target(i));
  builder_.SetInsertPoint(next);
}

}  // namespace molt::lower
