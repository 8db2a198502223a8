// Module globals: slots of a module, then the cached builtin of the same name, then the runtime.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

llvm::Value* FunctionLowering::global_address(const Instruction& i) {
  return field_address(program_.module_slots(*i.module), 8 * i.number);
}

void FunctionLowering::lower_global_load(const Instruction& i) {
  llvm::Value* unbound = bits(abi::kUnboundBits);
  llvm::Value* global = load_word(global_address(i), 0, "global");
  llvm::BasicBlock* from_slot = builder_.GetInsertBlock();
  llvm::BasicBlock* try_builtin = new_block("builtin");
  llvm::BasicBlock* slow = new_block("global_slow");
  llvm::BasicBlock* done = new_block("");
  builder_.CreateCondBr(builder_.CreateICmpEQ(global, unbound), try_builtin, done);

  builder_.SetInsertPoint(try_builtin);
  auto num_slots = static_cast<int64_t>(i.module->slots.size());
  llvm::Value* builtin = load_word(global_address(i), 8 * num_slots, "builtin");
  branch_if(builder_.CreateICmpEQ(builtin, unbound), slow, done, true);

  builder_.SetInsertPoint(slow);
  llvm::Value* found =
      call(abi::EntryId::load_global_slow, {program_.module_object(*i.module), int64(i.number)});
  unwind_if(builder_.CreateICmpEQ(found, bits(abi::kErrorBits)), i);
  // The namespace that it was found in keeps it alive, as for the other two.
  call(abi::EntryId::release, {found});
  llvm::BasicBlock* from_runtime = builder_.GetInsertBlock();
  builder_.CreateBr(done);

  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i64, 3);
  result->addIncoming(global, from_slot);
  result->addIncoming(builtin, try_builtin);
  result->addIncoming(found, from_runtime);
  define(i, result);
}

void FunctionLowering::lower_global_peek(const Instruction& i) {
  define(i, load_word(global_address(i), 0, "global"));
}

void FunctionLowering::lower_global_store(const Instruction& i) {
  llvm::Value* address = global_address(i);
  llvm::Value* old = load_word(address, 0);
  store_word(operand(i, 0), address, 0);
  release_value(old, mir::Type::maybe_unbound());
}

}  // namespace molt::lower
