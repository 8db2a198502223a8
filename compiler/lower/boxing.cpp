// Between boxed values and machine numbers.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

void FunctionLowering::lower_box_int64(const Instruction& i) {
  llvm::Value* number = operand(i, 0);
  // One compare for both ends of the small range.
  llvm::Value* shifted = builder_.CreateSub(number, int64(abi::kSmallIntMin));
  llvm::Value* is_big = builder_.CreateICmpUGT(shifted, bits(abi::kPayloadMask));
  llvm::Value* small = box_small_int(number);
  llvm::BasicBlock* from_small = builder_.GetInsertBlock();
  llvm::BasicBlock* slow = new_block("box_big");
  llvm::BasicBlock* done = new_block("");
  branch_if(is_big, slow, done, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* big = call(abi::EntryId::box_int64, {number});
  unwind_if(builder_.CreateICmpEQ(big, bits(abi::kErrorBits)), i);
  llvm::BasicBlock* from_big = builder_.GetInsertBlock();
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i64, 2);
  result->addIncoming(small, from_small);
  result->addIncoming(big, from_big);
  define(i, result);
}

// Arithmetic on canonical NaNs gives canonical NaNs, so a double that generated code computed needs
// no test.
void FunctionLowering::lower_box_float64(const Instruction& i) {
  define(i, builder_.CreateBitCast(operand(i, 0), types_.i64));
}

void FunctionLowering::lower_box_bool(const Instruction& i) {
  define(i, builder_.CreateOr(builder_.CreateZExt(operand(i, 0), types_.i64),
                              bits(abi::kBoolTagBits)));
}

void FunctionLowering::lower_unbox_int64(const Instruction& i) {
  llvm::Value* boxed = operand(i, 0);
  llvm::Value* small = small_int_value(boxed);
  llvm::Value* is_small = is_small_int(boxed);
  llvm::BasicBlock* from_small = builder_.GetInsertBlock();
  llvm::BasicBlock* slow = new_block("unbox_big");
  llvm::BasicBlock* done = new_block("");
  branch_if(builder_.CreateNot(is_small), slow, done, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* big = call(abi::EntryId::unbox_big_int, {boxed});
  exit_if(builder_.CreateICmpEQ(big, int64(abi::kInt64Failed)), i);
  llvm::BasicBlock* from_big = builder_.GetInsertBlock();
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i64, 2);
  result->addIncoming(small, from_small);
  result->addIncoming(big, from_big);
  define(i, result);
}

void FunctionLowering::lower_unbox_small_int(const Instruction& i) {
  define(i, small_int_value(operand(i, 0)));
}

void FunctionLowering::lower_unbox_float64(const Instruction& i) {
  define(i, builder_.CreateBitCast(operand(i, 0), types_.f64));
}

void FunctionLowering::lower_unbox_bool(const Instruction& i) {
  define(i, builder_.CreateTrunc(operand(i, 0), types_.i1));
}

}  // namespace molt::lower
