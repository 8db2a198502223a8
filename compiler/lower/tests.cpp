// Tests of values: identity, exact types, guards.

#include <cstddef>

#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

namespace {

struct KindShape {
  uint32_t kind;
  const char* shape;
};
// The kinds that an object's shape tells. Heap ints are one of them.
constexpr KindShape kShapes[] = {
    {mir::kIntKind, "int"},           {mir::kStrKind, "str"},
    {mir::kBytesKind, "bytes"},       {mir::kTupleKind, "tuple"},
    {mir::kListKind, "list"},         {mir::kDictKind, "dict"},
    {mir::kSetKind, "set"},           {mir::kFrozenSetKind, "frozenset"},
    {mir::kRangeKind, "range"},       {mir::kSliceKind, "slice"},
    {mir::kFunctionKind, "function"}, {mir::kClassKind, "type"},
    {mir::kModuleKind, "module"},     {mir::kCellKind, "cell"},
    {mir::kComplexKind, "complex"},
};
constexpr uint32_t kImmediateKinds =
    mir::kUnboundKind | mir::kNoneKind | mir::kBoolKind | mir::kIntKind | mir::kFloatKind;

uint32_t shape_kinds() {
  uint32_t kinds = 0;
  for (const KindShape& row : kShapes) kinds |= row.kind;
  return kinds;
}

}  // namespace

void FunctionLowering::lower_is_same(const Instruction& i) {
  define(i, builder_.CreateICmpEQ(operand(i, 0), operand(i, 1)));
}

void FunctionLowering::lower_is_unbound(const Instruction& i) {
  define(i, builder_.CreateICmpEQ(operand(i, 0), bits(abi::kUnboundBits)));
}

void FunctionLowering::lower_is_small_int(const Instruction& i) {
  define(i, is_small_int(operand(i, 0)));
}

void FunctionLowering::lower_bool_not(const Instruction& i) {
  define(i, builder_.CreateNot(operand(i, 0)));
}

// The kinds that are told without looking at an object; heap ints are left to test_shapes.
llvm::Value* FunctionLowering::test_immediates(llvm::Value* boxed, uint32_t kinds) {
  llvm::Value* found = builder_.getFalse();
  auto accept = [&](uint32_t kind, auto make_test) {
    if ((kinds & kind) != 0) found = builder_.CreateOr(found, make_test());
  };
  accept(mir::kUnboundKind, [&] { return builder_.CreateICmpEQ(boxed, bits(abi::kUnboundBits)); });
  accept(mir::kNoneKind, [&] { return builder_.CreateICmpEQ(boxed, bits(abi::kNoneBits)); });
  accept(mir::kBoolKind, [&] {
    return builder_.CreateICmpEQ(builder_.CreateLShr(boxed, abi::kTagShift), bits(abi::kBoolTag));
  });
  accept(mir::kIntKind, [&] { return is_small_int(boxed); });
  accept(mir::kFloatKind,
         [&] { return builder_.CreateICmpULT(boxed, bits(abi::kSpecialTagBits)); });
  return found;
}

llvm::Value* FunctionLowering::test_shapes(llvm::Value* boxed, uint32_t kinds,
                                           bool is_surely_pointer) {
  llvm::BasicBlock* before = builder_.GetInsertBlock();
  llvm::BasicBlock* done = nullptr;
  if (!is_surely_pointer) {
    llvm::BasicBlock* object = new_block("test_shape");
    done = new_block("");
    builder_.CreateCondBr(is_pointer(boxed), object, done);
    builder_.SetInsertPoint(object);
  }
  llvm::Value* shape = load_pointer(object_of(boxed), offsetof(abi::Object, shape), "shape");
  llvm::Value* found = builder_.getFalse();
  for (const KindShape& row : kShapes) {
    if ((kinds & row.kind) == 0) continue;
    found = builder_.CreateOr(found, builder_.CreateICmpEQ(shape, program_.shape(row.shape)));
  }
  if (is_surely_pointer) return found;
  llvm::BasicBlock* after = builder_.GetInsertBlock();
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  llvm::PHINode* result = builder_.CreatePHI(types_.i1, 2);
  result->addIncoming(builder_.getFalse(), before);
  result->addIncoming(found, after);
  return result;
}

// Whether the value, whose kind is one of `possible`, is one of `kinds`.
llvm::Value* FunctionLowering::test_kinds(llvm::Value* boxed, uint32_t kinds, uint32_t possible) {
  // Bits without a meaning must not keep the two sets apart.
  uint32_t meaningful = kImmediateKinds | shape_kinds() | mir::kOtherKind;
  possible &= meaningful;
  kinds &= possible;
  if (kinds == possible) return builder_.getTrue();
  if (kinds == 0) return builder_.getFalse();
  // What no shape tells is the complement of everything else.
  if ((kinds & ~(kImmediateKinds | shape_kinds())) != 0) {
    return builder_.CreateNot(test_kinds(boxed, possible & ~kinds, possible));
  }
  llvm::Value* found = test_immediates(boxed, kinds);
  if ((kinds & shape_kinds()) == 0) return found;
  bool is_surely_pointer = (possible & kImmediateKinds) == 0;
  return builder_.CreateOr(found, test_shapes(boxed, kinds, is_surely_pointer));
}

void FunctionLowering::lower_type_test(const Instruction& i) {
  define(i, test_kinds(operand(i, 0), static_cast<uint32_t>(i.number), i.operands[0]->type.kinds));
}

// A linear congruential generator (Knuth's constants for 64 bits), whose high bits are used.
void FunctionLowering::lower_stress_stay(const Instruction& i) {
  constexpr uint64_t kMultiplier = 6364136223846793005;
  constexpr uint64_t kIncrement = 1442695040888963407;
  constexpr uint64_t kHighBits = 40;
  llvm::GlobalVariable* state = program_.stress_state();
  llvm::Value* random =
      builder_.CreateMul(builder_.CreateLoad(types_.i64, state), bits(kMultiplier));
  random = builder_.CreateAdd(random, bits(kIncrement));
  builder_.CreateStore(random, state);
  uint64_t mask = (uint64_t{1} << (program_.options.exit_seed % 8)) - 1;
  llvm::Value* chosen = builder_.CreateAnd(builder_.CreateLShr(random, kHighBits), bits(mask));
  define(i, builder_.CreateICmpNE(chosen, bits(0)));
}

void FunctionLowering::lower_guard_type(const Instruction& i) {
  llvm::Value* boxed = operand(i, 0);
  define(i, boxed);
  llvm::Value* holds =
      test_kinds(boxed, static_cast<uint32_t>(i.number), i.operands[0]->type.kinds);
  exit_if(builder_.CreateNot(holds), i);
}

void FunctionLowering::lower_guard_true(const Instruction& i) {
  exit_if(builder_.CreateNot(operand(i, 0)), i);
}

}  // namespace molt::lower
