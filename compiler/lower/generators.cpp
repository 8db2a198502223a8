// Resume functions: the frame's slots, suspension and the end of the body.

#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using FunctionKind = mir::Function::Kind;

void FunctionLowering::lower_yield_value(const Instruction&) {
  MOLT_UNREACHABLE("lower", "a yield that the generator pass has left");
}

// The reference moves out, so the slot must not keep it: the runtime visits and releases slots.
void FunctionLowering::lower_frame_load(const Instruction& i) {
  define(i, load_word(frame_, 8 * i.number));
  if (!i.type.is_uncounted()) store_word(bits(abi::kUnboundBits), frame_, 8 * i.number);
}

void FunctionLowering::lower_frame_store(const Instruction& i) {
  store_word(operand(i, 0), frame_, 8 * i.number);
}

void FunctionLowering::lower_frame_load_raw(const Instruction& i) {
  int64_t offset = 8 * (function_.code.frame_slots + i.number);
  llvm::Value* address = field_address(frame_, offset);
  if (i.rep == mir::Rep::kBool) {
    llvm::Value* word = load_word(address, 0);
    return define(i, builder_.CreateTrunc(word, types_.i1));
  }
  define(i, builder_.CreateAlignedLoad(types_.of(i.rep), address, llvm::Align(8)));
}

void FunctionLowering::lower_frame_store_raw(const Instruction& i) {
  int64_t offset = 8 * (function_.code.frame_slots + i.number);
  llvm::Value* word = operand(i, 0);
  if (i.operands[0]->rep == mir::Rep::kBool) word = builder_.CreateZExt(word, types_.i64);
  store_word(word, frame_, offset);
}

void FunctionLowering::lower_resume_state(const Instruction& i) {
  if (function_.kind == FunctionKind::kExitResume) {
    return define(i, builder_.CreateZExt(target_->getArg(0), types_.i64));
  }
  define(i, load_word(state_address_, 0, "state"));
}

void FunctionLowering::lower_sent_value(const Instruction& i) { define(i, sent_); }

void FunctionLowering::lower_suspend(const Instruction& i) {
  store_word(int64(i.number), state_address_, 0);
  leave_frame();
  builder_.CreateRet(operand(i, 0));
}

void FunctionLowering::lower_finish(const Instruction& i) {
  store_word(int64(-1), state_address_, 0);
  leave_frame();
  builder_.CreateRet(operand(i, 0));
}

}  // namespace molt::lower
