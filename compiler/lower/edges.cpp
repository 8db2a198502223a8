// Control flow between blocks: edge arguments become the incoming values of phis, and a landing
// block learns the position of what failed from a phi of its own.

#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

llvm::BasicBlock* FunctionLowering::new_block(const llvm::Twine& name) {
  return llvm::BasicBlock::Create(program_.context, name, target_);
}

void FunctionLowering::add_incoming(const mir::Edge& edge) {
  const std::vector<llvm::PHINode*>& params = params_[edge.target->id];
  MOLT_CHECK(params.size() == edge.args.size(), "lower", "an edge with the wrong arguments");
  for (size_t k = 0; k < params.size(); k++) {
    params[k]->addIncoming(value(edge.args[k]), builder_.GetInsertBlock());
  }
}

void FunctionLowering::jump_to(const mir::Edge& edge) {
  add_incoming(edge);
  builder_.CreateBr(blocks_[edge.target->id]);
}

void FunctionLowering::branch_if(llvm::Value* condition, llvm::BasicBlock* if_true,
                                 llvm::BasicBlock* if_false, bool is_unlikely) {
  llvm::BranchInst* branch = builder_.CreateCondBr(condition, if_true, if_false);
  if (is_unlikely) branch->setMetadata(llvm::LLVMContext::MD_prof, unlikely_);
}

llvm::BasicBlock* FunctionLowering::shared_leave() {
  if (leave_ != nullptr) return leave_;
  llvm::IRBuilder<>::InsertPointGuard guard(builder_);
  leave_ = new_block("leave");
  builder_.SetInsertPoint(leave_);
  leave_position_ = builder_.CreatePHI(types_.i32, 2, "position");
  call(abi::EntryId::traceback_add, {program_.code_object(function_), leave_position_});
  return_failure();
  return leave_;
}

llvm::BasicBlock* FunctionLowering::unwind_target(const Instruction& i) {
  llvm::Value* position = builder_.getInt32(i.position);
  if (!i.unwind) {
    llvm::BasicBlock* leave = shared_leave();
    leave_position_->addIncoming(position, builder_.GetInsertBlock());
    return leave;
  }
  add_incoming(i.unwind);
  llvm::PHINode* phi = positions_[i.unwind.target->id];
  MOLT_CHECK(phi != nullptr, "lower", "an unwind edge to a block that is not a landing block");
  phi->addIncoming(position, builder_.GetInsertBlock());
  return blocks_[i.unwind.target->id];
}

void FunctionLowering::unwind_if(llvm::Value* failed, const Instruction& i) {
  llvm::BasicBlock* landing = unwind_target(i);
  llvm::BasicBlock* next = new_block("");
  branch_if(failed, landing, next, true);
  builder_.SetInsertPoint(next);
}

void FunctionLowering::unwind(const Instruction& i) {
  builder_.CreateBr(unwind_target(i));
  // MIR has `unreachable` after an entry that never returns.
  builder_.SetInsertPoint(new_block("unreachable"));
}

void FunctionLowering::exit_if(llvm::Value* failed, const Instruction& i) {
  MOLT_CHECK(bool(i.exit), "lower", "a guard without a side exit");
  add_incoming(i.exit);
  llvm::BasicBlock* next = new_block("");
  branch_if(failed, blocks_[i.exit.target->id], next, true);
  builder_.SetInsertPoint(next);
}

void FunctionLowering::lower_jump(const Instruction& i) { jump_to(i.successors[0]); }

void FunctionLowering::lower_branch(const Instruction& i) {
  const mir::Edge& if_true = i.successors[0];
  const mir::Edge& if_false = i.successors[1];
  bool is_same_target = if_true.target == if_false.target;
  MOLT_CHECK(!is_same_target || if_true.args.empty(), "lower",
             "both edges of a branch lead to one block with parameters");
  if (is_same_target) return jump_to(if_true);
  add_incoming(if_true);
  add_incoming(if_false);
  llvm::BranchInst* branch = builder_.CreateCondBr(operand(i, 0), blocks_[if_true.target->id],
                                                   blocks_[if_false.target->id]);
  if (if_true.target->is_cold == if_false.target->is_cold) return;
  llvm::MDBuilder metadata(program_.context);
  branch->setMetadata(llvm::LLVMContext::MD_prof, if_true.target->is_cold
                                                      ? metadata.createUnlikelyBranchWeights()
                                                      : metadata.createLikelyBranchWeights());
}

void FunctionLowering::lower_switch_int(const Instruction& i) {
  const mir::Edge& otherwise = i.successors.back();
  add_incoming(otherwise);
  llvm::SwitchInst* choice = builder_.CreateSwitch(operand(i, 0), blocks_[otherwise.target->id],
                                                   static_cast<unsigned>(i.cases.size()));
  for (size_t k = 0; k < i.cases.size(); k++) {
    add_incoming(i.successors[k]);
    choice->addCase(builder_.getInt64(static_cast<uint64_t>(i.cases[k])),
                    blocks_[i.successors[k].target->id]);
  }
}

void FunctionLowering::lower_return_value(const Instruction& i) {
  llvm::Value* result =
      i.operands.empty() ? static_cast<llvm::Value*>(bits(abi::kNoneBits)) : operand(i, 0);
  bool is_boxed = i.operands.empty() || i.operands[0]->rep == mir::Rep::kBoxed;
  if (is_boxed && function_.result_rep == mir::Rep::kInt64) {
    result = call(abi::EntryId::unbox_result_int64, {result});
  } else if (is_boxed && function_.result_rep == mir::Rep::kFloat64) {
    result = call(abi::EntryId::unbox_result_float64, {result});
  } else if (function_.result_rep == mir::Rep::kInt64) {
    return return_int64(result);
  }
  leave_frame();
  builder_.CreateRet(result);
}

// INT64_MIN says "look at the thread state"; as a value it travels boxed.
void FunctionLowering::return_int64(llvm::Value* result) {
  llvm::BasicBlock* special = new_block("return_min");
  llvm::BasicBlock* plain = new_block("");
  branch_if(builder_.CreateICmpEQ(result, int64(abi::kInt64Failed)), special, plain, true);
  builder_.SetInsertPoint(special);
  llvm::Value* boxed = call(abi::EntryId::box_int64, {result});
  llvm::Value* unboxed = call(abi::EntryId::unbox_result_int64, {boxed});
  leave_frame();
  builder_.CreateRet(unboxed);
  builder_.SetInsertPoint(plain);
  leave_frame();
  builder_.CreateRet(result);
}

void FunctionLowering::lower_return_error(const Instruction&) { return_failure(); }

void FunctionLowering::lower_unreachable(const Instruction&) { builder_.CreateUnreachable(); }

void FunctionLowering::lower_exit_resume(const Instruction& i) {
  std::vector<llvm::Value*> live;
  for (const mir::Value* operand : i.operands) live.push_back(value(operand));
  llvm::Value* result = builder_.CreateCall(
      program_.body(*i.function),
      {builder_.getInt32(static_cast<uint32_t>(i.number)), store_arguments(live)});
  if (function_.result_rep == mir::Rep::kInt64)
    result = call(abi::EntryId::unbox_result_int64, {result});
  if (function_.result_rep == mir::Rep::kFloat64)
    result = call(abi::EntryId::unbox_result_float64, {result});
  leave_frame();
  builder_.CreateRet(result);
}

void FunctionLowering::lower_traceback(const Instruction&) {
  call(abi::EntryId::traceback_add, {program_.code_object(function_), positions_[current_->id]});
}

}  // namespace molt::lower
