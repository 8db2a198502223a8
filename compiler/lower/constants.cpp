// Constants and addresses of static data.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

void FunctionLowering::lower_constant(const Instruction& i) {
  define(i, word_constant(*i.constant));
}

void FunctionLowering::lower_unbound(const Instruction& i) { define(i, bits(abi::kUnboundBits)); }

void FunctionLowering::lower_const_int64(const Instruction& i) { define(i, int64(i.number)); }

void FunctionLowering::lower_const_float64(const Instruction& i) {
  define(i, llvm::ConstantFP::get(program_.context,
                                  llvm::APFloat(llvm::APFloat::IEEEdouble(),
                                                llvm::APInt(64, static_cast<uint64_t>(i.number)))));
}

void FunctionLowering::lower_const_bool(const Instruction& i) {
  define(i, builder_.getInt1(i.number != 0));
}

void FunctionLowering::lower_name_ref(const Instruction& i) {
  define(i, program_.name(i.constant->text));
}

void FunctionLowering::lower_code_ref(const Instruction& i) {
  define(i, program_.code_object(*i.function));
}

void FunctionLowering::lower_module_ref(const Instruction& i) {
  define(i, program_.module_object(*i.module));
}

void FunctionLowering::lower_cache_ref(const Instruction& i) {
  auto* type = llvm::ArrayType::get(types_.i64, sizeof(abi::AttributeCache) / 8);
  define(i, program_.data(llvm::ConstantAggregateZero::get(type), "cache", false));
}

void FunctionLowering::lower_null_ref(const Instruction& i) {
  define(i, llvm::ConstantPointerNull::get(types_.ptr));
}

void FunctionLowering::lower_static_function_ref(const Instruction& i) {
  define(i, program_.static_function(*i.function));
}

void FunctionLowering::lower_static_function(const Instruction& i) {
  define(i, box_object(program_.static_function(*i.function)));
}

void FunctionLowering::lower_module_object(const Instruction& i) {
  define(i, box_object(program_.module_object(*i.module)));
}

void FunctionLowering::lower_builtin_type(const Instruction& i) {
  define(i, box_object(program_.runtime_data("molt_type_" + i.constant->text)));
}

}  // namespace molt::lower
