// The encoding of values (abi/layout/value.h) as LLVM IR.

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

llvm::Value* FunctionLowering::state() { return program_.runtime_data("molt_state"); }

llvm::Value* FunctionLowering::box_object(llvm::Value* pointer) {
  return builder_.CreateOr(builder_.CreatePtrToInt(pointer, types_.i64),
                           bits(abi::kPointerTagBits));
}

llvm::Value* FunctionLowering::object_of(llvm::Value* boxed) {
  return builder_.CreateIntToPtr(program_.options.is_wasm
                                     ? builder_.CreateTrunc(boxed, types_.i32)
                                     : builder_.CreateAnd(boxed, bits(abi::kPayloadMask)),
                                 types_.ptr);
}

llvm::Value* FunctionLowering::word_constant(const mir::Constant& constant) {
  if (!program_.is_static(constant)) {
    return load_word(program_.made_constant(*function_.module, constant), 0);
  }
  llvm::Constant* word = program_.constant_word(constant);
  if (llvm::isa<llvm::ConstantInt>(word)) return word;
  // The word of an object is not one integer constant on wasm: box its address here.
  if (!program_.options.is_wasm) return word;
  return box_object(llvm::cast<llvm::Constant>(word->getOperand(0)));
}

llvm::Value* FunctionLowering::field_address(llvm::Value* pointer, int64_t offset) {
  if (offset == 0) return pointer;
  return builder_.CreateInBoundsGEP(types_.i8, pointer, int64(offset));
}

llvm::Value* FunctionLowering::load_word(llvm::Value* pointer, int64_t offset, const char* name) {
  return builder_.CreateAlignedLoad(types_.i64, field_address(pointer, offset), llvm::Align(8),
                                    name);
}

llvm::Value* FunctionLowering::load_pointer(llvm::Value* pointer, int64_t offset,
                                            const char* name) {
  return builder_.CreateAlignedLoad(types_.ptr, field_address(pointer, offset), llvm::Align(8),
                                    name);
}

void FunctionLowering::store_word(llvm::Value* word, llvm::Value* pointer, int64_t offset) {
  builder_.CreateAlignedStore(word, field_address(pointer, offset), llvm::Align(8));
}

llvm::Value* FunctionLowering::is_pointer(llvm::Value* boxed) {
  return builder_.CreateICmpEQ(builder_.CreateLShr(boxed, abi::kTagShift), bits(abi::kPointerTag));
}

llvm::Value* FunctionLowering::is_small_int(llvm::Value* boxed) {
  return builder_.CreateICmpUGE(boxed, bits(abi::kIntTagBits));
}

llvm::Value* FunctionLowering::small_int_value(llvm::Value* boxed) {
  return builder_.CreateAShr(builder_.CreateShl(boxed, abi::kPayloadShift), abi::kPayloadShift);
}

llvm::Value* FunctionLowering::box_small_int(llvm::Value* number) {
  return builder_.CreateOr(number, bits(abi::kIntTagBits));
}

llvm::Value* FunctionLowering::raw_word(llvm::Value* number) {
  if (number->getType() == types_.f64) return builder_.CreateBitCast(number, types_.i64);
  if (number->getType() == types_.i1) return builder_.CreateZExt(number, types_.i64);
  return number;
}

llvm::Value* FunctionLowering::store_arguments(llvm::ArrayRef<llvm::Value*> words) {
  if (words.empty()) return llvm::ConstantPointerNull::get(types_.ptr);
  for (size_t k = 0; k < words.size(); k++) {
    store_word(raw_word(words[k]), argument_area_, static_cast<int64_t>(8 * k));
  }
  return argument_area_;
}

}  // namespace molt::lower
