// Words of static data. A Field<T*> is eight bytes on every target, and so is a boxed pointer: on
// wasm32 both are a pointer followed by their upper half.

#include "compiler/lower/program_lowering.h"

namespace molt::lower {

llvm::Constant* ProgramLowering::int64(int64_t value) const {
  return llvm::ConstantInt::get(types.i64, static_cast<uint64_t>(value));
}

llvm::Constant* ProgramLowering::int32(int32_t value) const {
  return llvm::ConstantInt::get(types.i32, static_cast<uint32_t>(value));
}

llvm::Constant* ProgramLowering::immediate(uint64_t bits) const {
  return llvm::ConstantInt::get(types.i64, bits);
}

llvm::Constant* ProgramLowering::field(llvm::Constant* pointer) const {
  if (!options.is_wasm) return pointer;
  return pack({pointer, int32(0)});
}

llvm::Constant* ProgramLowering::null_field() const { return int64(0); }

llvm::Constant* ProgramLowering::object_word(llvm::Constant* object) const {
  if (options.is_wasm) {
    return pack({object, int32(static_cast<int32_t>(abi::kPointerTagBits >> 32))});
  }
  return llvm::ConstantExpr::getAdd(llvm::ConstantExpr::getPtrToInt(object, types.i64),
                                    immediate(abi::kPointerTagBits));
}

llvm::Constant* ProgramLowering::header(llvm::StringRef shape_identifier) {
  return pack({field(shape(shape_identifier)), int32(abi::kImmortalCount),
               int32(static_cast<int32_t>(abi::kFlagImmortal))});
}

llvm::Constant* ProgramLowering::pack(llvm::ArrayRef<llvm::Constant*> words) const {
  return llvm::ConstantStruct::getAnon(context, words);
}

llvm::GlobalVariable* ProgramLowering::data(llvm::Constant* initializer, const llvm::Twine& name,
                                            bool is_constant) {
  auto* variable = new llvm::GlobalVariable(module, initializer->getType(), is_constant,
                                            llvm::GlobalValue::InternalLinkage, initializer, name);
  variable->setAlignment(llvm::Align(8));
  return variable;
}

llvm::GlobalVariable* ProgramLowering::stress_state() {
  if (stress_state_ == nullptr)
    stress_state_ = data(int64(static_cast<int64_t>(options.exit_seed)), "stress_state", false);
  return stress_state_;
}

llvm::Constant* ProgramLowering::c_string(llvm::StringRef text) {
  llvm::Constant*& known = c_strings_[text];
  if (known == nullptr) {
    auto* bytes = llvm::ConstantDataArray::getString(context, text, true);
    auto* variable = new llvm::GlobalVariable(module, bytes->getType(), true,
                                              llvm::GlobalValue::PrivateLinkage, bytes, "text");
    variable->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    variable->setAlignment(llvm::Align(1));
    known = variable;
  }
  return known;
}

}  // namespace molt::lower
