// Resume functions: the frame's slots, suspension and the end of the body.

#include <algorithm>

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

// Unboxed numbers lie behind the values, where the collector does not look. An exit passes numbers
// and values in one array.
llvm::Value* FunctionLowering::raw_slot_address(const Instruction& i) {
  if (function_.kind == FunctionKind::kExitResume) return field_address(frame_, 8 * i.number);
  const std::vector<int64_t>& slots = program_.raw_slots(function_);
  auto place = std::lower_bound(slots.begin(), slots.end(), i.number) - slots.begin();
  return field_address(frame_, 8 * (function_.code.frame_slots + place));
}

void FunctionLowering::lower_frame_load_raw(const Instruction& i) {
  llvm::Value* address = raw_slot_address(i);
  if (i.rep == mir::Rep::kBool) {
    llvm::Value* word = load_word(address, 0);
    return define(i, builder_.CreateTrunc(word, types_.i1));
  }
  define(i, builder_.CreateAlignedLoad(types_.of(i.rep), address, llvm::Align(8)));
}

void FunctionLowering::lower_frame_store_raw(const Instruction& i) {
  store_word(raw_word(operand(i, 0)), raw_slot_address(i), 0);
}

void FunctionLowering::lower_resume_state(const Instruction& i) {
  if (function_.kind == FunctionKind::kExitResume) {
    return define(i, builder_.CreateZExt(target_->getArg(0), types_.i64));
  }
  llvm::Value* state = load_word(state_address_, 0, "state");
  define(i, builder_.CreateAnd(state, int64(abi::kResumePointMask)));
}

void FunctionLowering::lower_sent_value(const Instruction& i) { define(i, sent_); }

void FunctionLowering::lower_check_sent(const Instruction& i) {
  llvm::Value* sent = operand(i, 0);
  define(i, sent);
  unwind_if(builder_.CreateICmpEQ(sent, bits(abi::kErrorBits)), i);
}

void FunctionLowering::lower_suspend(const Instruction& i) {
  // The position is what the suspended frame's f_lineno shows.
  store_word(int64(i.number | static_cast<int64_t>(i.position) << 32), state_address_, 0);
  leave_frame();
  builder_.CreateRet(operand(i, 0));
}

void FunctionLowering::lower_finish(const Instruction& i) {
  store_word(int64(-1), state_address_, 0);
  leave_frame();
  builder_.CreateRet(operand(i, 0));
}

}  // namespace molt::lower
