// Tuples, lists and ranges whose type is known.

#include <cstddef>

#include "compiler/lower/function_lowering.h"

namespace molt::lower {

void FunctionLowering::lower_tuple_item(const Instruction& i) {
  auto offset = static_cast<int64_t>(sizeof(abi::Tuple)) + 8 * i.number;
  define(i, load_word(object_of(operand(i, 0)), offset));
}

void FunctionLowering::lower_list_length(const Instruction& i) {
  define(i, load_word(object_of(operand(i, 0)), offsetof(abi::List, length), "length"));
}

// The address of the item; leaves by the side exit when there is none.
llvm::Value* FunctionLowering::checked_list_item(const Instruction& i) {
  llvm::Value* list = object_of(operand(i, 0));
  llvm::Value* index = operand(i, 1);
  llvm::Value* length = load_word(list, offsetof(abi::List, length), "length");
  llvm::Value* from_end = builder_.CreateAdd(index, length);
  llvm::Value* is_negative = builder_.CreateICmpSLT(index, int64(0));
  llvm::Value* place = builder_.CreateSelect(is_negative, from_end, index);
  exit_if(builder_.CreateICmpUGE(place, length), i);
  llvm::Value* items = load_pointer(list, offsetof(abi::List, items), "items");
  return builder_.CreateInBoundsGEP(types_.i64, items, place);
}

void FunctionLowering::lower_list_get_checked(const Instruction& i) {
  define(i, load_word(checked_list_item(i), 0));
}

void FunctionLowering::lower_list_set_checked(const Instruction& i) {
  llvm::Value* item = checked_list_item(i);
  llvm::Value* old = load_word(item, 0);
  store_word(operand(i, 2), item, 0);
  release_value(old, mir::Type::any());
}

void FunctionLowering::lower_range_is_small(const Instruction& i) {
  llvm::Value* range = object_of(operand(i, 0));
  llvm::Value* bounds = load_word(range, offsetof(abi::Range, start));
  bounds = builder_.CreateAnd(bounds, load_word(range, offsetof(abi::Range, stop)));
  bounds = builder_.CreateAnd(bounds, load_word(range, offsetof(abi::Range, step)));
  define(i, is_small_int(bounds));
}

void FunctionLowering::lower_range_field(const Instruction& i) {
  static constexpr int64_t kOffsets[] = {offsetof(abi::Range, start), offsetof(abi::Range, stop),
                                         offsetof(abi::Range, step)};
  llvm::Value* word = load_word(object_of(operand(i, 0)), kOffsets[i.number]);
  define(i, small_int_value(word));
}

}  // namespace molt::lower
