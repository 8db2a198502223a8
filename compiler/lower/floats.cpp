// Unboxed floats: IEEE arithmetic, no fused or reordered operations.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

void FunctionLowering::lower_float_binary(const Instruction& i,
                                          llvm::Instruction::BinaryOps operation) {
  define(i, builder_.CreateBinOp(operation, operand(i, 0), operand(i, 1)));
}

void FunctionLowering::lower_float_add(const Instruction& i) {
  lower_float_binary(i, llvm::Instruction::FAdd);
}

void FunctionLowering::lower_float_subtract(const Instruction& i) {
  lower_float_binary(i, llvm::Instruction::FSub);
}

void FunctionLowering::lower_float_multiply(const Instruction& i) {
  lower_float_binary(i, llvm::Instruction::FMul);
}

void FunctionLowering::lower_float_divide(const Instruction& i) {
  exit_if(builder_.CreateFCmpOEQ(operand(i, 1), llvm::ConstantFP::get(types_.f64, 0.0)), i);
  lower_float_binary(i, llvm::Instruction::FDiv);
}

void FunctionLowering::lower_float_negate(const Instruction& i) {
  define(i, builder_.CreateFNeg(operand(i, 0)));
}

void FunctionLowering::lower_float_compare(const Instruction& i) {
  static constexpr llvm::CmpInst::Predicate kPredicates[] = {
      llvm::CmpInst::FCMP_OLT, llvm::CmpInst::FCMP_OLE, llvm::CmpInst::FCMP_OEQ,
      llvm::CmpInst::FCMP_UNE, llvm::CmpInst::FCMP_OGT, llvm::CmpInst::FCMP_OGE};
  define(i, builder_.CreateFCmp(kPredicates[i.number], operand(i, 0), operand(i, 1)));
}

}  // namespace molt::lower
