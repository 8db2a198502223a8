// Appends instructions to a block. Every creating function returns the new instruction (its result,
// if it has one).
#pragma once

#include <initializer_list>
#include <span>

#include "compiler/mir/mir.h"

namespace molt::mir {

class Builder {
 public:
  explicit Builder(Function* function) : function_(function) {}

  Function* function() const { return function_; }
  Block* block() const { return block_; }
  void set_block(Block* block) { block_ = block; }
  // False after a terminator: what follows is unreachable, and appending starts an unreachable
  // block.
  bool is_open() const {
    return block_ != nullptr &&
           (block_->instructions.empty() || !block_->terminator()->is_terminator());
  }
  void set_position(uint32_t position) { position_ = position; }
  uint32_t position() const { return position_; }
  // Where instructions that raise go from now on; an edge without target leaves the function. The
  // arguments are copied.
  void set_unwind(Edge edge) { unwind_ = std::move(edge); }
  const Edge& unwind() const { return unwind_; }

  // Any instruction: operands, and the current unwind edge when the row raises.
  Instruction* append(Opcode op, std::span<Value* const> operands = {});
  Instruction* append(Opcode op, std::initializer_list<Value*> operands) {
    return append(op, std::span<Value* const>(operands.begin(), operands.size()));
  }

  Value* constant(const Constant* c);
  Value* none();
  Value* bool_value(bool b);
  Value* int_value(int64_t n);
  Value* str_value(std::string_view text);
  Value* unbound();
  Value* int64(int64_t n);
  // Pointer operands of entries.
  Value* name_ref(std::string_view name);
  Value* cache_ref();
  Value* null_ref();
  Value* code_ref(Function* function);
  Value* module_ref(Module* module);

  // A runtime entry; the result's representation follows from its row. An entry that never returns
  // gets `unreachable` after it, and the builder is then closed.
  Instruction* call_entry(abi::EntryId entry, std::span<Value* const> operands);
  Instruction* call_entry(abi::EntryId entry, std::initializer_list<Value*> operands = {}) {
    return call_entry(entry, std::span<Value* const>(operands.begin(), operands.size()));
  }

  void jump(Block* target, std::span<Value* const> args = {});
  void branch(Value* condition, Block* if_true, Block* if_false);
  void return_value(Value* value);

 private:
  Function* function_;
  Block* block_ = nullptr;
  uint32_t position_ = 0;
  Edge unwind_;
};

// The result representation of an entry call.
Rep result_rep(abi::EntryId entry);

}  // namespace molt::mir
