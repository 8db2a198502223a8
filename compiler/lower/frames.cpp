// Function entries and exits. Natively the stack check compares the frame's address with the limit
// in the thread state; on wasm, whose stack cannot be seen, frames are counted.

#include <cstddef>

#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using abi::EntryId;
using abi::ThreadState;
using FunctionKind = mir::Function::Kind;

// An exit-resume function runs in the frame of the function that it continues.
bool FunctionLowering::counts_frames() const { return function_.kind != FunctionKind::kExitResume; }

void FunctionLowering::check_stack() {
  if (!counts_frames()) return;
  if (program_.options.is_wasm) {
    check_stack_wasm();
  } else {
    check_stack_native();
  }
}

// A check that fails leaves without an entry in the traceback: the frame was never entered.
void FunctionLowering::check_stack_native() {
  llvm::Value* frame =
      builder_.CreateIntrinsic(llvm::Intrinsic::frameaddress, {types_.ptr}, {builder_.getInt32(0)});
  llvm::Value* address = builder_.CreatePtrToInt(frame, types_.i64);
  llvm::Value* limit = load_word(state(), offsetof(ThreadState, stack_limit), "stack_limit");
  llvm::BasicBlock* slow = new_block("stack_check");
  llvm::BasicBlock* fast = new_block("entered");
  branch_if(builder_.CreateICmpULT(address, limit), slow, fast, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* status = call(EntryId::stack_check, {});
  llvm::BasicBlock* failed = new_block("too_deep");
  branch_if(builder_.CreateICmpSLT(status, builder_.getInt32(0)), failed, fast, true);
  builder_.SetInsertPoint(failed);
  if (function_.kind == FunctionKind::kResume) release_value(sent_, mir::Type::maybe_unbound());
  builder_.CreateRet(failure_result());
  builder_.SetInsertPoint(fast);
}

void FunctionLowering::check_stack_wasm() {
  llvm::Value* address = field_address(state(), offsetof(ThreadState, depth));
  llvm::Value* depth = builder_.CreateAdd(
      builder_.CreateAlignedLoad(types_.i32, address, llvm::Align(4)), builder_.getInt32(1));
  builder_.CreateAlignedStore(depth, address, llvm::Align(4));
  llvm::Value* limit = builder_.CreateAlignedLoad(
      types_.i32, field_address(state(), offsetof(ThreadState, depth_limit)), llvm::Align(4));
  llvm::BasicBlock* slow = new_block("stack_check");
  llvm::BasicBlock* fast = new_block("entered");
  branch_if(builder_.CreateICmpSGT(depth, limit), slow, fast, true);
  builder_.SetInsertPoint(slow);
  llvm::Value* status = call(EntryId::stack_check, {});
  llvm::BasicBlock* failed = new_block("too_deep");
  branch_if(builder_.CreateICmpSLT(status, builder_.getInt32(0)), failed, fast, true);
  builder_.SetInsertPoint(failed);
  if (function_.kind == FunctionKind::kResume) release_value(sent_, mir::Type::maybe_unbound());
  leave_frame();
  builder_.CreateRet(failure_result());
  builder_.SetInsertPoint(fast);
}

void FunctionLowering::leave_frame() {
  if (!program_.options.is_wasm || !counts_frames()) return;
  llvm::Value* address = field_address(state(), offsetof(ThreadState, depth));
  llvm::Value* depth = builder_.CreateAlignedLoad(types_.i32, address, llvm::Align(4));
  builder_.CreateAlignedStore(builder_.CreateSub(depth, builder_.getInt32(1)), address,
                              llvm::Align(4));
}

llvm::Value* FunctionLowering::failure_result() {
  switch (function_.result_rep) {
    case mir::Rep::kBoxed:
      return bits(abi::kErrorBits);
    case mir::Rep::kInt64:
      return int64(abi::kInt64Failed);
    case mir::Rep::kFloat64:
      return builder_.CreateBitCast(bits(abi::kErrorBits), types_.f64);
    default:
      MOLT_UNREACHABLE("lower", "a function with an unknown result representation");
  }
}

void FunctionLowering::return_failure() {
  // A generator whose body an exception leaves is finished.
  if (function_.kind == FunctionKind::kResume) store_word(int64(-1), state_address_, 0);
  leave_frame();
  builder_.CreateRet(failure_result());
}

void FunctionLowering::make_constants() {
  if (function_.kind != FunctionKind::kModuleBody) return;
  const mir::Module& module = *function_.module;
  for (const mir::Constant& constant : module.constants) {
    if (program_.is_static(constant)) continue;
    llvm::Value* made = make_constant(constant);
    llvm::BasicBlock* failed = new_block("no_constant");
    llvm::BasicBlock* next = new_block("");
    branch_if(builder_.CreateICmpEQ(made, bits(abi::kErrorBits)), failed, next, true);
    builder_.SetInsertPoint(failed);
    return_failure();
    builder_.SetInsertPoint(next);
    // MIR does not count constants, so the object must not die by being consumed.
    llvm::Value* object = object_of(made);
    builder_.CreateAlignedStore(builder_.getInt32(abi::kImmortalCount),
                                field_address(object, offsetof(abi::Object, count)),
                                llvm::Align(8));
    llvm::Value* flags = field_address(object, offsetof(abi::Object, flags));
    llvm::Value* old_flags = builder_.CreateAlignedLoad(types_.i32, flags, llvm::Align(4));
    builder_.CreateAlignedStore(builder_.CreateOr(old_flags, abi::kFlagImmortal), flags,
                                llvm::Align(4));
    store_word(made, program_.made_constant(module, constant), 0);
  }
}

llvm::Value* FunctionLowering::make_constant(const mir::Constant& constant) {
  std::vector<llvm::Value*> items;
  for (const mir::Constant* item : constant.items) items.push_back(word_constant(*item));
  auto call_type = [&](const char* type, llvm::ArrayRef<llvm::Value*> args) {
    llvm::Value* words = store_arguments(args);
    return call(EntryId::call, {box_object(program_.runtime_data(type)), words,
                                int64(static_cast<int64_t>(args.size()))});
  };
  if (constant.kind == mir::Constant::Kind::kComplex) {
    return call_type("molt_type_complex", {bits(abi::Value::from_double(constant.number).bits),
                                           bits(abi::Value::from_double(constant.imaginary).bits)});
  }
  // make_tuple takes its items over.
  for (llvm::Value* item : items) retain_value(item, mir::Type::any());
  llvm::Value* words = store_arguments(items);
  llvm::Value* tuple =
      call(EntryId::make_tuple, {words, int64(static_cast<int64_t>(items.size()))});
  if (constant.kind == mir::Constant::Kind::kTuple) return tuple;
  // As CPython's compiler does it, which decides the order of the elements: from the items as
  // written, and once more when equal constants are merged. The tuples stay, like every constant.
  llvm::Value* first = call_type("molt_type_frozenset", {tuple});
  return call_type("molt_type_frozenset", {call_type("molt_type_tuple", {first})});
}

}  // namespace molt::lower
