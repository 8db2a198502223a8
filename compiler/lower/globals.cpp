// Module globals: slots of a module, then the cached builtin of the same name, then the runtime.

#include <cstddef>

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

llvm::Value* FunctionLowering::global_address(const Instruction& i) {
  return field_address(program_.module_slots(*i.module), 8 * i.number);
}

// A name that the program stores is expected in its slot, any other among the builtins.
void FunctionLowering::lower_global_load(const Instruction& i) {
  llvm::Value* unbound = bits(abi::kUnboundBits);
  llvm::BasicBlock* slow = new_block("global_slow");
  llvm::BasicBlock* done = new_block("");
  llvm::Value* global = load_word(global_address(i), 0, "global");
  llvm::BasicBlock* from_slot = builder_.GetInsertBlock();
  llvm::Value* builtin = nullptr;
  llvm::BasicBlock* from_builtin = nullptr;
  llvm::Value* is_unset = builder_.CreateICmpEQ(global, unbound);
  if (program_.is_stored_global(*i.module, i.number) || is_compact()) {
    branch_if(is_unset, slow, done, true);
  } else {
    from_builtin = new_block("builtin");
    builder_.CreateCondBr(is_unset, from_builtin, done);
    builder_.SetInsertPoint(from_builtin);
    auto num_slots = static_cast<int64_t>(i.module->slots.size());
    builtin = load_word(global_address(i), 8 * num_slots, "builtin");
    branch_if(builder_.CreateICmpEQ(builtin, unbound), slow, done, true);
  }

  builder_.SetInsertPoint(slow);
  llvm::Value* found = builder_.CreateCall(program_.global_finder(),
                                           {program_.module_object(*i.module), int64(i.number)});
  unwind_if(builder_.CreateICmpEQ(found, bits(abi::kErrorBits)), i);
  llvm::BasicBlock* from_runtime = builder_.GetInsertBlock();
  builder_.CreateBr(done);

  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i64, 3);
  result->addIncoming(global, from_slot);
  if (builtin != nullptr) result->addIncoming(builtin, from_builtin);
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

bool ProgramLowering::is_stored_global(const mir::Module& python_module, int64_t slot) const {
  auto stored = stored_globals_.find(&python_module);
  return stored != stored_globals_.end() && stored->second.contains(slot);
}

void ProgramLowering::find_stored_globals() {
  for (const mir::Module* python_module : program_.modules) {
    for (const auto& function : python_module->functions) {
      for (const mir::Block* block : function->blocks) {
        for (const mir::Instruction* i : block->instructions) {
          if (i->op == mir::Opcode::global_store) stored_globals_[i->module].insert(i->number);
        }
      }
    }
  }
}

// The rare half of global loads, once per program: the cached builtin, else the runtime. The result
// is borrowed from the namespace that it was found in.
llvm::Function* ProgramLowering::global_finder() {
  if (global_finder_ != nullptr) return global_finder_;
  auto* type = llvm::FunctionType::get(types.i64, {types.ptr, types.i64}, false);
  auto* finder =
      llvm::Function::Create(type, llvm::GlobalValue::InternalLinkage, "find_global", module);
  finder->setDoesNotThrow();
  finder->addFnAttr(llvm::Attribute::NoInline);
  finder->addFnAttr("frame-pointer", "all");
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", finder));
  auto field_of_module = [&](llvm::Type* field, size_t offset) {
    llvm::Value* address = builder.CreateConstInBoundsGEP1_64(types.i8, finder->getArg(0), offset);
    return builder.CreateAlignedLoad(field, address, llvm::Align(8));
  };
  llvm::Value* slots = field_of_module(types.ptr, offsetof(abi::Module, slots));
  llvm::Value* count = field_of_module(types.i64, offsetof(abi::Module, slot_count));
  llvm::Value* place = builder.CreateAdd(count, finder->getArg(1));
  llvm::Value* builtin = builder.CreateAlignedLoad(
      types.i64, builder.CreateInBoundsGEP(types.i64, slots, place), llvm::Align(8));
  auto* known = llvm::BasicBlock::Create(context, "known", finder);
  auto* slow = llvm::BasicBlock::Create(context, "slow", finder);
  auto* found = llvm::BasicBlock::Create(context, "found", finder);
  auto* leave = llvm::BasicBlock::Create(context, "leave", finder);
  llvm::Value* is_known = builder.CreateICmpNE(builtin, builder.getInt64(abi::kUnboundBits));
  builder.CreateCondBr(is_known, known, slow);
  builder.SetInsertPoint(known);
  builder.CreateRet(builtin);
  builder.SetInsertPoint(slow);
  llvm::Value* result = builder.CreateCall(entry(abi::EntryId::load_global_slow),
                                           {finder->getArg(0), finder->getArg(1)});
  llvm::Value* failed = builder.CreateICmpEQ(result, builder.getInt64(abi::kErrorBits));
  builder.CreateCondBr(failed, leave, found);
  builder.SetInsertPoint(found);
  // The namespace keeps it alive.
  builder.CreateCall(entry(abi::EntryId::release), {result});
  builder.CreateBr(leave);
  builder.SetInsertPoint(leave);
  builder.CreateRet(result);
  return global_finder_ = finder;
}

}  // namespace molt::lower
