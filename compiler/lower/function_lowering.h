// Lowers one MIR function. The dispatch is generated from instructions.def: an instruction without
// a `lower_<name>` does not compile. Each file lowers one family of instructions.
#pragma once

#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/lower/program_lowering.h"

namespace molt::lower {

class FunctionLowering {
 public:
  FunctionLowering(ProgramLowering& program, const mir::Function& function, llvm::Function* target);

  void run();

 private:
  using Instruction = mir::Instruction;

#define MOLT_INSTRUCTION(name, result, operands, flags, ownership) \
  void lower_##name(const Instruction& i);
#include "compiler/mir/instructions.def"
#undef MOLT_INSTRUCTION

  // --- function_lowering.cpp
  void lower(const Instruction& i);
  void create_blocks(const std::vector<mir::Block*>& order);
  void create_argument_area();
  void enter_entry_block();
  void find_cold_blocks(const analysis::Cfg& cfg);
  void bind_parameters();

  // --- frames.cpp: what happens at function entries and exits.
  void check_stack();
  void check_stack_native();
  void check_stack_wasm();
  void leave_frame();
  void return_failure();
  void make_constants();
  llvm::Value* make_constant(const mir::Constant& constant);
  bool counts_frames() const;

  // --- edges.cpp
  llvm::BasicBlock* new_block(const llvm::Twine& name);
  // Continues in a new block, which the instruction that creates it falls into.
  void add_incoming(const mir::Edge& edge);
  void jump_to(const mir::Edge& edge);
  void branch_if(llvm::Value* condition, llvm::BasicBlock* if_true, llvm::BasicBlock* if_false,
                 bool is_unlikely);
  // Leaves by the instruction's unwind edge when the condition holds, and goes on otherwise.
  void unwind_if(llvm::Value* failed, const Instruction& i);
  void unwind(const Instruction& i);
  llvm::BasicBlock* unwind_target(const Instruction& i);
  // Leaves by the side exit when the condition holds.
  void exit_if(llvm::Value* failed, const Instruction& i);
  llvm::BasicBlock* shared_leave();
  void return_int64(llvm::Value* result);

  // --- values.cpp
  llvm::Value* value(const mir::Value* value) const { return values_[value->id]; }
  llvm::Value* operand(const Instruction& i, size_t n) const { return value(i.operands[n]); }
  void define(const Instruction& i, llvm::Value* result) { values_[i.id] = result; }
  llvm::Value* int64(int64_t n) { return builder_.getInt64(static_cast<uint64_t>(n)); }
  llvm::Value* bits(uint64_t n) { return builder_.getInt64(n); }
  llvm::Value* box_object(llvm::Value* pointer);
  llvm::Value* object_of(llvm::Value* boxed);
  llvm::Value* word_constant(const mir::Constant& constant);
  llvm::Value* field_address(llvm::Value* pointer, int64_t offset);
  llvm::Value* load_word(llvm::Value* pointer, int64_t offset, const char* name = "");
  llvm::Value* load_pointer(llvm::Value* pointer, int64_t offset, const char* name = "");
  void store_word(llvm::Value* word, llvm::Value* pointer, int64_t offset);
  llvm::Value* state();
  llvm::Value* is_pointer(llvm::Value* boxed);
  llvm::Value* is_small_int(llvm::Value* boxed);
  llvm::Value* small_int_value(llvm::Value* boxed);
  llvm::Value* box_small_int(llvm::Value* number);
  // Stores the words in the argument area and gives its address.
  llvm::Value* store_arguments(llvm::ArrayRef<llvm::Value*> words);
  // An unboxed number as a word.
  llvm::Value* raw_word(llvm::Value* number);
  // A value of the function's result type that says that an exception is set.
  llvm::Value* failure_result();

  // --- calls.cpp
  llvm::CallInst* call(abi::EntryId id, llvm::ArrayRef<llvm::Value*> args);
  void check_int64_result(llvm::Value* result, const Instruction& i);
  void check_float64_result(llvm::Value* result, const Instruction& i);
  void check_entry_result(llvm::CallInst* result, const Instruction& i);
  // --- counts.cpp
  void retain_value(llvm::Value* boxed, mir::Type type);
  void release_value(llvm::Value* boxed, mir::Type type);
  void change_count(llvm::Value* boxed, mir::Type type, bool is_release);
  bool is_compact() const { return current_ != nullptr && is_compact_[current_->id]; }
  // --- tests.cpp
  llvm::Value* test_kinds(llvm::Value* boxed, uint32_t kinds, uint32_t possible);
  llvm::Value* test_immediates(llvm::Value* boxed, uint32_t kinds);
  llvm::Value* test_shapes(llvm::Value* boxed, uint32_t kinds, bool is_surely_pointer);
  // --- globals.cpp
  llvm::Value* global_address(const Instruction& i);
  // --- boxing.cpp
  template <typename MakeBig>
  llvm::Value* box_integer(const Instruction& i, llvm::Value* is_big, MakeBig make_big);
  llvm::Value* box_signed(const Instruction& i);
  llvm::Value* box_unsigned(const Instruction& i);
  void define_if_bound(const Instruction& i, llvm::Value* boxed);
  // --- integers.cpp
  void lower_overflowing(const Instruction& i, llvm::Intrinsic::ID operation);
  void lower_int_binary(const Instruction& i, llvm::Instruction::BinaryOps operation);
  void exit_on_bad_divisor(const Instruction& i);
  // --- floats.cpp
  void lower_float_binary(const Instruction& i, llvm::Instruction::BinaryOps operation);
  // --- containers.cpp
  llvm::Value* checked_list_item(const Instruction& i);
  // --- generators.cpp
  llvm::Value* raw_slot_address(const Instruction& i);

  ProgramLowering& program_;
  const mir::Function& function_;
  llvm::Function* target_;
  const IrTypes& types_;
  llvm::IRBuilder<> builder_;
  llvm::MDNode* unlikely_;
  std::vector<llvm::Value*> values_;
  // By block id. Null for blocks that cannot be reached.
  std::vector<llvm::BasicBlock*> blocks_;
  // The phis of a block's parameters, and of a landing block's position.
  std::vector<std::vector<llvm::PHINode*>> params_;
  std::vector<llvm::PHINode*> positions_;
  const mir::Block* current_ = nullptr;
  // By block id: code that runs rarely or once, so that calls are better than inline code.
  std::vector<bool> is_compact_;
  // One array for the arguments of all calls.
  llvm::AllocaInst* argument_area_ = nullptr;
  // Where unwind edges without a target go.
  llvm::BasicBlock* leave_ = nullptr;
  llvm::PHINode* leave_position_ = nullptr;
  // Resume functions: the frame and the address of the state.
  llvm::Value* frame_ = nullptr;
  llvm::Value* state_address_ = nullptr;
  llvm::Value* sent_ = nullptr;
};

}  // namespace molt::lower
