// Unboxed ints. What 64 bits cannot hold leaves by the side exit.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

using llvm::Intrinsic::ID;

void FunctionLowering::lower_overflowing(const Instruction& i, ID operation) {
  llvm::Value* pair = builder_.CreateBinaryIntrinsic(operation, operand(i, 0), operand(i, 1));
  exit_if(builder_.CreateExtractValue(pair, 1), i);
  define(i, builder_.CreateExtractValue(pair, 0));
}

void FunctionLowering::lower_int_add(const Instruction& i) {
  lower_overflowing(i, llvm::Intrinsic::sadd_with_overflow);
}

void FunctionLowering::lower_int_subtract(const Instruction& i) {
  lower_overflowing(i, llvm::Intrinsic::ssub_with_overflow);
}

void FunctionLowering::lower_int_multiply(const Instruction& i) {
  lower_overflowing(i, llvm::Intrinsic::smul_with_overflow);
}

// Zero, and the one quotient that overflows.
void FunctionLowering::exit_on_bad_divisor(const Instruction& i) {
  llvm::Value* divisor = operand(i, 1);
  llvm::Value* is_zero = builder_.CreateICmpEQ(divisor, int64(0));
  llvm::Value* overflows =
      builder_.CreateAnd(builder_.CreateICmpEQ(divisor, int64(-1)),
                         builder_.CreateICmpEQ(operand(i, 0), int64(INT64_MIN)));
  exit_if(builder_.CreateOr(is_zero, overflows), i);
}

// The machine rounds towards zero, Python down: one less when there is a remainder whose sign is
// not the divisor's.
void FunctionLowering::lower_int_floor_divide(const Instruction& i) {
  exit_on_bad_divisor(i);
  llvm::Value* left = operand(i, 0);
  llvm::Value* right = operand(i, 1);
  llvm::Value* quotient = builder_.CreateSDiv(left, right);
  llvm::Value* remainder = builder_.CreateSRem(left, right);
  llvm::Value* signs_differ =
      builder_.CreateICmpSLT(builder_.CreateXor(remainder, right), int64(0));
  llvm::Value* is_inexact = builder_.CreateICmpNE(remainder, int64(0));
  llvm::Value* adjust = builder_.CreateAnd(signs_differ, is_inexact);
  define(i, builder_.CreateSub(quotient, builder_.CreateZExt(adjust, types_.i64)));
}

void FunctionLowering::lower_int_modulo(const Instruction& i) {
  exit_on_bad_divisor(i);
  llvm::Value* right = operand(i, 1);
  llvm::Value* remainder = builder_.CreateSRem(operand(i, 0), right);
  llvm::Value* signs_differ =
      builder_.CreateICmpSLT(builder_.CreateXor(remainder, right), int64(0));
  llvm::Value* is_inexact = builder_.CreateICmpNE(remainder, int64(0));
  llvm::Value* adjust =
      builder_.CreateSelect(builder_.CreateAnd(signs_differ, is_inexact), right, int64(0));
  define(i, builder_.CreateAdd(remainder, adjust));
}

void FunctionLowering::lower_int_left_shift(const Instruction& i) {
  llvm::Value* left = operand(i, 0);
  llvm::Value* count = operand(i, 1);
  exit_if(builder_.CreateICmpUGT(count, int64(63)), i);
  llvm::Value* result = builder_.CreateShl(left, count);
  exit_if(builder_.CreateICmpNE(builder_.CreateAShr(result, count), left), i);
  define(i, result);
}

void FunctionLowering::lower_int_right_shift(const Instruction& i) {
  llvm::Value* count = operand(i, 1);
  exit_if(builder_.CreateICmpSLT(count, int64(0)), i);
  llvm::Value* clamped = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, count, int64(63));
  define(i, builder_.CreateAShr(operand(i, 0), clamped));
}

void FunctionLowering::lower_int_negate(const Instruction& i) {
  llvm::Value* number = operand(i, 0);
  exit_if(builder_.CreateICmpEQ(number, int64(INT64_MIN)), i);
  define(i, builder_.CreateNeg(number));
}

void FunctionLowering::lower_int_binary(const Instruction& i,
                                        llvm::Instruction::BinaryOps operation) {
  define(i, builder_.CreateBinOp(operation, operand(i, 0), operand(i, 1)));
}

void FunctionLowering::lower_int_bit_and(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::And);
}

void FunctionLowering::lower_int_bit_or(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::Or);
}

void FunctionLowering::lower_int_bit_xor(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::Xor);
}

void FunctionLowering::lower_int_invert(const Instruction& i) {
  define(i, builder_.CreateNot(operand(i, 0)));
}

void FunctionLowering::lower_int_wrap_add(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::Add);
}

void FunctionLowering::lower_int_wrap_subtract(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::Sub);
}

void FunctionLowering::lower_int_wrap_multiply(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::Mul);
}

// Counts above 63 shift everything out; the machine would take them modulo 64.
void FunctionLowering::lower_int_wrap_left_shift(const Instruction& i) {
  llvm::Value* count = operand(i, 1);
  llvm::Value* masked = builder_.CreateAnd(count, int64(63));
  llvm::Value* shifted = builder_.CreateShl(operand(i, 0), masked);
  define(i, builder_.CreateSelect(builder_.CreateICmpUGT(count, int64(63)), int64(0), shifted));
}

void FunctionLowering::lower_int_unsigned_right_shift(const Instruction& i) {
  llvm::Value* count = operand(i, 1);
  llvm::Value* masked = builder_.CreateAnd(count, int64(63));
  llvm::Value* shifted = builder_.CreateLShr(operand(i, 0), masked);
  define(i, builder_.CreateSelect(builder_.CreateICmpUGT(count, int64(63)), int64(0), shifted));
}

void FunctionLowering::lower_int_compare(const Instruction& i) {
  static constexpr llvm::CmpInst::Predicate kPredicates[] = {
      llvm::CmpInst::ICMP_SLT, llvm::CmpInst::ICMP_SLE, llvm::CmpInst::ICMP_EQ,
      llvm::CmpInst::ICMP_NE,  llvm::CmpInst::ICMP_SGT, llvm::CmpInst::ICMP_SGE};
  define(i, builder_.CreateICmp(kPredicates[i.number], operand(i, 0), operand(i, 1)));
}

void FunctionLowering::lower_int_unsigned_compare(const Instruction& i) {
  static constexpr llvm::CmpInst::Predicate kPredicates[] = {
      llvm::CmpInst::ICMP_ULT, llvm::CmpInst::ICMP_ULE, llvm::CmpInst::ICMP_EQ,
      llvm::CmpInst::ICMP_NE,  llvm::CmpInst::ICMP_UGT, llvm::CmpInst::ICMP_UGE};
  define(i, builder_.CreateICmp(kPredicates[i.number], operand(i, 0), operand(i, 1)));
}

void FunctionLowering::lower_int_unsigned_divide(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::UDiv);
}

void FunctionLowering::lower_int_unsigned_modulo(const Instruction& i) {
  lower_int_binary(i, llvm::Instruction::URem);
}

void FunctionLowering::lower_int_to_float(const Instruction& i) {
  define(i, builder_.CreateSIToFP(operand(i, 0), types_.f64));
}

}  // namespace molt::lower
