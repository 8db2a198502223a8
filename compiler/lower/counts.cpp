// Reference counts, inline: the count of a heap object changes by one, and the runtime frees an
// object whose count reaches zero. Code that rarely runs calls the runtime instead, to stay small.

#include <cstddef>

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

namespace {

// Kinds that are always heap objects.
constexpr uint32_t kObjectKinds =
    mir::kStrKind | mir::kBytesKind | mir::kTupleKind | mir::kListKind | mir::kDictKind |
    mir::kSetKind | mir::kFrozenSetKind | mir::kRangeKind | mir::kSliceKind | mir::kFunctionKind |
    mir::kClassKind | mir::kModuleKind | mir::kCellKind | mir::kComplexKind;

}  // namespace

void FunctionLowering::retain_value(llvm::Value* boxed, mir::Type type) {
  change_count(boxed, type, false);
}

void FunctionLowering::release_value(llvm::Value* boxed, mir::Type type) {
  change_count(boxed, type, true);
}

void FunctionLowering::change_count(llvm::Value* boxed, mir::Type type, bool is_release) {
  if (type.is_uncounted() || llvm::isa<llvm::Constant>(boxed)) return;
  if (is_compact()) {
    call(is_release ? abi::EntryId::release : abi::EntryId::retain, {boxed});
    return;
  }
  llvm::BasicBlock* done = new_block("");
  if (!type.is_subset_of(kObjectKinds)) {
    llvm::BasicBlock* counted = new_block(is_release ? "release" : "retain");
    branch_if(is_pointer(boxed), counted, done, false);
    builder_.SetInsertPoint(counted);
  }
  llvm::Value* object = object_of(boxed);
  llvm::Value* address = field_address(object, offsetof(abi::Object, count));
  llvm::Value* count =
      builder_.CreateAdd(builder_.CreateAlignedLoad(types_.i32, address, llvm::Align(8)),
                         builder_.getInt32(is_release ? UINT32_MAX : 1));
  builder_.CreateAlignedStore(count, address, llvm::Align(8));
  if (is_release) {
    llvm::BasicBlock* dead = new_block("deallocate");
    branch_if(builder_.CreateICmpEQ(count, builder_.getInt32(0)), dead, done, true);
    builder_.SetInsertPoint(dead);
    call(abi::EntryId::deallocate, {object});
  }
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
}

void FunctionLowering::lower_retain(const Instruction& i) {
  retain_value(operand(i, 0), i.operands[0]->type);
}

void FunctionLowering::lower_release(const Instruction& i) {
  release_value(operand(i, 0), i.operands[0]->type);
}

void FunctionLowering::lower_keep_local(const Instruction& i) {
  if (i.operands[0]->type.is_uncounted()) return;
  call(abi::EntryId::traceback_keep, {operand(i, 0)});
}

// Count insertion has turned the mark into a release; one that is left says nothing.
void FunctionLowering::lower_end_local(const Instruction&) {}

// Volatile, since a signal handler writes it: a loop that does nothing else must see that.
void FunctionLowering::lower_poll(const Instruction& i) {
  llvm::Value* requested = builder_.CreateAlignedLoad(
      types_.i32, field_address(state(), offsetof(abi::ThreadState, poll_requested)),
      llvm::Align(8), /*isVolatile=*/true, "poll_requested");
  llvm::BasicBlock* poll = new_block("poll");
  llvm::BasicBlock* next = new_block("");
  branch_if(builder_.CreateICmpNE(requested, builder_.getInt32(0)), poll, next, true);
  builder_.SetInsertPoint(poll);
  llvm::Value* status = call(abi::EntryId::poll, {});
  unwind_if(builder_.CreateICmpSLT(status, builder_.getInt32(0)), i);
  builder_.CreateBr(next);
  builder_.SetInsertPoint(next);
}

}  // namespace molt::lower
