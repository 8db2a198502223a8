// Calls of runtime entries, whose rows say how arguments are passed and failure is signalled, and
// direct calls of Python functions.

#include <cstddef>

#include "abi/layout/owned_args.h"
#include "compiler/analysis/effects.h"
#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using abi::EntryId;
using abi::SlotKind;

llvm::CallInst* FunctionLowering::call(EntryId id, llvm::ArrayRef<llvm::Value*> args) {
  llvm::Function* entry = program_.entry(id);
  llvm::CallInst* result = builder_.CreateCall(entry, args);
  result->setDoesNotThrow();
  return result;
}

namespace {

bool both_may_be_ints(const mir::Instruction& i) {
  return i.operands[0]->type.may_be(mir::kIntKind) && i.operands[1]->type.may_be(mir::kIntKind);
}

// Whether the inline half of the entry (runtime/fast) could apply to the operands. Where it cannot,
// inlining it would only cost space and time.
bool may_be_fast(const mir::Instruction& i) {
  switch (i.entry) {
#define MOLT_INT_OPERATOR(name) \
  case EntryId::name:           \
  case EntryId::inplace_##name:
    MOLT_INT_OPERATOR(add)
    MOLT_INT_OPERATOR(subtract)
    MOLT_INT_OPERATOR(multiply)
    MOLT_INT_OPERATOR(bit_and)
    MOLT_INT_OPERATOR(bit_or)
    MOLT_INT_OPERATOR(bit_xor)
#undef MOLT_INT_OPERATOR
#define MOLT_COMPARISON(name)   \
  case EntryId::compare_##name: \
  case EntryId::test_##name:
    MOLT_COMPARISON(lt)
    MOLT_COMPARISON(le)
    MOLT_COMPARISON(eq)
    MOLT_COMPARISON(ne)
    MOLT_COMPARISON(gt)
    MOLT_COMPARISON(ge)
#undef MOLT_COMPARISON
    return both_may_be_ints(i);
    case EntryId::get_item:
    case EntryId::set_item:
      return i.operands[0]->type.may_be(mir::kListKind) &&
             i.operands[1]->type.may_be(mir::kIntKind);
    default:
      return true;
  }
}

}  // namespace

void FunctionLowering::lower_call_entry(const Instruction& i) {
  const abi::EntryRow& row = abi::entry_row(i.entry);
  std::vector<llvm::Value*> args;
  size_t next = 0;
  for (unsigned k = 0; k < row.signature.num_parameters; k++) {
    SlotKind kind = row.signature.parameters[k];
    if (kind == SlotKind::kArgs || kind == SlotKind::kConsumedArgs) {
      std::vector<llvm::Value*> words;
      for (; next < i.operands.size(); next++) words.push_back(operand(i, next));
      args.push_back(store_arguments(words));
      auto count = static_cast<int64_t>(words.size());
      args.push_back(int64(analysis::gives_arguments(i) ? count | abi::kArgsOwned : count));
      break;
    }
    MOLT_CHECK(next < i.operands.size(), "lower", row.name);
    llvm::Value* word = operand(i, next++);
    if (kind == SlotKind::kInt32) word = builder_.CreateTrunc(word, types_.i32);
    args.push_back(word);
  }
  MOLT_CHECK(next == i.operands.size(), "lower", row.name);
  const bool runs_python = (row.effects & abi::kRunsPython) == abi::kRunsPython;
  llvm::CallInst* result = call(i.entry, args);
  if (is_compact() || !may_be_fast(i)) result->setIsNoInline();
  // Equal calls at different places are different lines of a stack walk.
  if (runs_python) result->addFnAttr(llvm::Attribute::NoMerge);
  check_entry_result(result, i);
}

// Tests the result as the row says and defines the instruction's value.
void FunctionLowering::check_entry_result(llvm::CallInst* result, const Instruction& i) {
  const abi::EntryRow& row = abi::entry_row(i.entry);
  bool raises = (row.effects & abi::kRaises) != 0;
  switch (row.signature.result) {
    case SlotKind::kVoid:
      if ((row.effects & abi::kNoReturn) == abi::kNoReturn) unwind(i);
      return;
    case SlotKind::kOwned:
    case SlotKind::kBorrowed:
      if (raises) unwind_if(builder_.CreateICmpEQ(result, bits(abi::kErrorBits)), i);
      return define(i, result);
    case SlotKind::kStatus:
    case SlotKind::kTri:
      if (raises) unwind_if(builder_.CreateICmpSLT(result, builder_.getInt32(0)), i);
      return define(i, builder_.CreateICmpSGT(result, builder_.getInt32(0)));
    case SlotKind::kBool:
      return define(i, builder_.CreateICmpNE(result, builder_.getInt32(0)));
    case SlotKind::kInt64Result:
      if (raises) check_int64_result(result, i);
      return define(i, result);
    case SlotKind::kFloat64Result:
      if (raises) {
        llvm::Value* word = builder_.CreateBitCast(result, types_.i64);
        unwind_if(builder_.CreateICmpEQ(word, bits(abi::kErrorBits)), i);
      }
      return define(i, result);
    case SlotKind::kInt32:
      return define(i, builder_.CreateSExt(result, types_.i64));
    default:
      return define(i, result);
  }
}

// INT64_MIN is a value as well: an exception in the thread state tells the two apart. A result that
// did not fit leaves by the side exit, where the instruction has one.
void FunctionLowering::check_int64_result(llvm::Value* result, const Instruction& i) {
  llvm::BasicBlock* special = new_block("failed_or_min");
  llvm::BasicBlock* next = new_block("");
  branch_if(builder_.CreateICmpEQ(result, int64(abi::kInt64Failed)), special, next, true);
  builder_.SetInsertPoint(special);
  llvm::Value* raised = load_word(state(), offsetof(abi::ThreadState, raised), "raised");
  unwind_if(builder_.CreateICmpNE(raised, bits(abi::kUnboundBits)), i);
  if (i.exit) {
    llvm::Value* boxed = load_word(state(), offsetof(abi::ThreadState, boxed_result));
    exit_if(builder_.CreateICmpNE(boxed, bits(abi::kUnboundBits)), i);
  }
  builder_.CreateBr(next);
  builder_.SetInsertPoint(next);
}

// The error word says that an exception is set or, where the instruction has a side exit, that the
// result is no float and waits in the thread state.
void FunctionLowering::check_float64_result(llvm::Value* result, const Instruction& i) {
  llvm::Value* word = builder_.CreateBitCast(result, types_.i64);
  llvm::Value* failed = builder_.CreateICmpEQ(word, bits(abi::kErrorBits));
  if (!i.exit) return unwind_if(failed, i);
  llvm::BasicBlock* special = new_block("failed_or_boxed");
  llvm::BasicBlock* next = new_block("");
  branch_if(failed, special, next, true);
  builder_.SetInsertPoint(special);
  llvm::Value* boxed = load_word(state(), offsetof(abi::ThreadState, boxed_result));
  exit_if(builder_.CreateICmpNE(boxed, bits(abi::kUnboundBits)), i);
  unwind(i);
  builder_.SetInsertPoint(next);
}

void FunctionLowering::lower_call_direct(const Instruction& i) {
  std::vector<llvm::Value*> args;
  for (const mir::Value* operand : i.operands) args.push_back(value(operand));
  llvm::CallInst* result = builder_.CreateCall(program_.body(*i.function), args);
  result->setTailCallKind(llvm::CallInst::TCK_NoTail);
  result->addFnAttr(llvm::Attribute::NoMerge);
  result->setDoesNotThrow();
  define(i, result);
  switch (i.function->result_rep) {
    case mir::Rep::kInt64:
      return check_int64_result(result, i);
    case mir::Rep::kFloat64:
      return check_float64_result(result, i);
    default:
      return unwind_if(builder_.CreateICmpEQ(result, bits(abi::kErrorBits)), i);
  }
}

}  // namespace molt::lower
