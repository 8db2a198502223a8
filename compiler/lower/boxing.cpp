// Between boxed values and machine numbers.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

// `is_big` says that the number is no small int; `make_big` makes a heap int of it.
template <typename MakeBig>
llvm::Value* FunctionLowering::box_integer(const Instruction& i, llvm::Value* is_big,
                                           MakeBig make_big) {
  llvm::Value* small = box_small_int(operand(i, 0));
  llvm::BasicBlock* from_small = builder_.GetInsertBlock();
  llvm::BasicBlock* slow = new_block("box_big");
  llvm::BasicBlock* done = new_block("");
  branch_if(is_big, slow, done, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* big = make_big();
  unwind_if(builder_.CreateICmpEQ(big, bits(abi::kErrorBits)), i);
  llvm::BasicBlock* from_big = builder_.GetInsertBlock();
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i64, 2);
  result->addIncoming(small, from_small);
  result->addIncoming(big, from_big);
  return result;
}

llvm::Value* FunctionLowering::box_signed(const Instruction& i) {
  llvm::Value* number = operand(i, 0);
  // One compare for both ends of the small range.
  llvm::Value* shifted = builder_.CreateSub(number, int64(abi::kSmallIntMin));
  llvm::Value* is_big = builder_.CreateICmpUGT(shifted, bits(abi::kPayloadMask));
  return box_integer(i, is_big, [&] { return call(abi::EntryId::box_int64, {number}); });
}

llvm::Value* FunctionLowering::box_unsigned(const Instruction& i) {
  llvm::Value* number = operand(i, 0);
  llvm::Value* is_big = builder_.CreateICmpUGT(number, int64(abi::kSmallIntMax));
  return box_integer(i, is_big, [&] {
    // Each half fits a signed word: half - (half - number).
    llvm::Value* half = builder_.CreateLShr(number, 1);
    llvm::Value* rest = builder_.CreateSub(half, number);
    return call(abi::EntryId::int_subtract_overflow, {half, rest});
  });
}

void FunctionLowering::lower_box_int64(const Instruction& i) { define(i, box_signed(i)); }

void FunctionLowering::lower_box_uint64(const Instruction& i) { define(i, box_unsigned(i)); }

// An absent number is zero, which is boxed without a call.
void FunctionLowering::define_if_bound(const Instruction& i, llvm::Value* boxed) {
  define(i, builder_.CreateSelect(operand(i, 1), boxed, bits(abi::kUnboundBits)));
}

void FunctionLowering::lower_box_bound_int64(const Instruction& i) {
  define_if_bound(i, box_signed(i));
}

void FunctionLowering::lower_box_bound_uint64(const Instruction& i) {
  define_if_bound(i, box_unsigned(i));
}

void FunctionLowering::lower_box_bound_float64(const Instruction& i) {
  define_if_bound(i, builder_.CreateBitCast(operand(i, 0), types_.i64));
}

void FunctionLowering::lower_unbox_low_bits(const Instruction& i) {
  llvm::Value* boxed = operand(i, 0);
  llvm::Value* small = small_int_value(boxed);
  llvm::BasicBlock* from_small = builder_.GetInsertBlock();
  llvm::BasicBlock* slow = new_block("low_bits");
  llvm::BasicBlock* done = new_block("");
  branch_if(builder_.CreateNot(is_small_int(boxed)), slow, done, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* big = call(abi::EntryId::int_low_bits, {boxed});
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
