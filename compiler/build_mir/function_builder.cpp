#include "compiler/build_mir/function_builder.h"

#include <algorithm>

#include "compiler/support/check.h"

namespace molt::build_mir {

using mir::BlockParam;
using mir::Edge;
using mir::Instruction;
using mir::Rep;

FunctionBuilder::FunctionBuilder(ModuleBuilder& module, sema::Scope* scope, mir::Function* function)
    : module_(module), scope_(scope), frame_(scope->frame()), function_(function), b_(function) {}

// --- plumbing

void FunctionBuilder::set_position(const Location& loc) {
  if (loc.lineno == 0) return;
  b_.set_position(
      function_->add_position({loc.lineno, loc.end_lineno, loc.col_offset, loc.end_col_offset}));
}

void FunctionBuilder::note_edge(Block* from, Edge* edge) {
  state(edge->target).predecessors.emplace_back(from, edge);
}

Instruction* FunctionBuilder::emit(Opcode op, std::initializer_list<Value*> operands) {
  return emit_list(op, std::vector<Value*>(operands));
}

Instruction* FunctionBuilder::emit_list(Opcode op, const std::vector<Value*>& operands) {
  if (!is_open()) start(new_block("unreachable"));
  Instruction* instruction = b_.append(op, operands);
  if (instruction->unwind) {
    state(b_.block()).has_unwinding = true;
    note_edge(b_.block(), &instruction->unwind);
  }
  return instruction;
}

Instruction* FunctionBuilder::entry(Entry entry, std::initializer_list<Value*> operands) {
  return entry_list(entry, std::vector<Value*>(operands));
}

void FunctionBuilder::end_local(Value* value, mir::LocalEnd end) {
  emit(Opcode::end_local, {value})->number = static_cast<int64_t>(end);
}

Instruction* FunctionBuilder::entry_list(Entry entry, const std::vector<Value*>& operands) {
  if (!is_open()) start(new_block("unreachable"));
  Instruction* instruction = b_.call_entry(entry, operands);
  if (instruction->unwind) {
    state(b_.block()).has_unwinding = true;
    note_edge(b_.block(), &instruction->unwind);
  }
  if ((abi::entry_row(entry).effects & abi::kNoReturn) == abi::kNoReturn) {
    // Nothing follows, but what the frame holds is there until the exception leaves it.
    b_.block()->instructions.pop_back();
    end_frame_unreached();
  }
  return instruction;
}

Block* FunctionBuilder::new_block(const char* label) {
  Block* block = function_->new_block(label);
  block->is_idle = is_idle_;
  return block;
}

Block* FunctionBuilder::new_landing(const char* label) {
  Block* block = new_block(label);
  block->is_landing = true;
  block->is_cold = true;
  Instruction* instruction = function_->new_instruction(Opcode::traceback);
  instruction->block = block;
  block->instructions.push_back(instruction);
  return block;
}

void FunctionBuilder::jump(Block* target) {
  if (!is_open()) return;
  b_.jump(target);
  note_edge(b_.block(), &b_.block()->terminator()->successors[0]);
}

void FunctionBuilder::branch(Value* test, Block* if_true, Block* if_false) {
  if (!is_open()) return;
  b_.branch(test, if_true, if_false);
  for (Edge& edge : b_.block()->terminator()->successors) note_edge(b_.block(), &edge);
}

void FunctionBuilder::start(Block* block, bool seal_now) {
  b_.set_block(block);
  if (seal_now) seal(block);
}

void FunctionBuilder::seal(Block* block) {
  if (state(block).is_sealed) return;
  // Completing a parameter reads variables elsewhere, which may add parameters here only once the
  // block is sealed.
  state(block).is_sealed = true;
  auto incomplete = std::move(state(block).incomplete);
  for (auto& [variable, param] : incomplete) complete_param(variable, param, block);
}

void FunctionBuilder::complete_param(uint32_t variable, BlockParam* param, Block* block) {
  // By index: reading may grow the table of states.
  for (size_t i = 0; i < state(block).predecessors.size(); i++) {
    auto [from, edge] = state(block).predecessors[i];
    Value* value = read_variable(variable, from);
    if (edge->args.size() <= param->index) edge->args.resize(param->index + 1, nullptr);
    edge->args[param->index] = value;
  }
}

Value* FunctionBuilder::read_variable(uint32_t variable, Block* block) {
  // A chain of single predecessors is followed in a loop: it may be as long as the function.
  std::vector<Block*> chain;
  Value* value = nullptr;
  while (value == nullptr) {
    BlockState& s = state(block);
    auto found = s.values.find(variable);
    if (found != s.values.end()) {
      value = found->second;
      break;
    }
    if (s.is_sealed && s.predecessors.size() == 1) {
      chain.push_back(block);
      block = s.predecessors[0].first;
      continue;
    }
    if (s.is_sealed && s.predecessors.empty()) {
      // The entry (a variable with no value yet), or unreachable code.
      Instruction* unbound = function_->new_instruction(Opcode::unbound);
      unbound->block = block;
      unbound->type = mir::Type::of(mir::kUnboundKind);
      size_t at = block->is_landing ? 1 : 0;
      block->instructions.insert(block->instructions.begin() + static_cast<ptrdiff_t>(at), unbound);
      value = unbound;
      s.values[variable] = value;
      break;
    }
    BlockParam* param = function_->add_param(block, Rep::kBoxed, mir::Type::maybe_unbound());
    s.values[variable] = param;
    value = param;
    if (!s.is_sealed) {
      s.incomplete.emplace_back(variable, param);
    } else {
      complete_param(variable, param, block);
    }
  }
  for (Block* passed : chain) state(passed).values[variable] = value;
  return value;
}

void FunctionBuilder::write_variable(uint32_t variable, Value* value) {
  if (!is_open()) start(new_block("unreachable"));
  if (state(b_.block()).has_unwinding) {
    Block* next = new_block("");
    jump(next);
    start(next);
  }
  state(b_.block()).values[variable] = value;
}

void FunctionBuilder::rebind_variable(uint32_t variable, Value* value) {
  Value* old = read(variable);
  write_variable(variable, value);
  end_local(old, mir::LocalEnd::kRebound);
}

uint32_t FunctionBuilder::new_temporary() { return num_variables_++; }

void FunctionBuilder::poll() { emit(Opcode::poll); }

Value* FunctionBuilder::tuple_of(const std::vector<Value*>& items) {
  Instruction* tuple = entry_list(Entry::make_tuple, items);
  tuple->type = mir::Type::of(mir::kTupleKind);
  return tuple;
}

Value* FunctionBuilder::item(Value* tuple, int64_t index) {
  Instruction* instruction = emit(Opcode::tuple_item, {tuple});
  instruction->number = index;
  return instruction;
}

// --- the frame

void FunctionBuilder::begin(uint32_t num_params) {
  num_variables_ =
      static_cast<uint32_t>(frame_->variables().size() + frame_->cell_variables().size());
  Block* block = new_block("entry");
  start(block);
  if (function_->kind == mir::Function::Kind::kBody) {
    function_object_ = function_->add_param(block, Rep::kBoxed, mir::Type::of(mir::kFunctionKind));
  }
  for (uint32_t i = 0; i < num_params; i++) {
    Value* param = function_->add_param(block, Rep::kBoxed);
    if (i < frame_->variables().size()) state(block).values[frame_->variables()[i]->slot] = param;
  }
  // Captured variables live in cells; the cell of a parameter starts with its value.
  for (const sema::Variable* variable : frame_->cell_variables()) {
    if (variable->scope != frame_) continue;
    Value* content = variable->is_parameter ? read(variable->slot) : b_.unbound();
    Value* cell = entry(Entry::make_cell, {content});
    cell->type = mir::Type::of(mir::kCellKind);
    write_variable(static_cast<uint32_t>(frame_->variables().size()) +
                       static_cast<uint32_t>(variable->cell_index),
                   cell);
  }
}

// What CPython does when it clears a frame: locals in slot order, then cells.
void FunctionBuilder::end_all_locals() {
  for (const sema::Variable* variable : frame_->variables()) {
    if (!variable->is_cell()) end_local(read(variable->slot), mir::LocalEnd::kFrame);
  }
  auto first_cell = static_cast<uint32_t>(frame_->variables().size());
  for (size_t i = 0; i < frame_->cell_variables().size(); i++) {
    end_local(read(first_cell + static_cast<uint32_t>(i)), mir::LocalEnd::kFrame);
  }
}

void FunctionBuilder::end_frame_unreached() {
  for (auto context = contexts_.rbegin(); context != contexts_.rend(); ++context) {
    if (context->iterator != nullptr) end_local(context->iterator, mir::LocalEnd::kTemporary);
  }
  end_all_locals();
  emit(Opcode::unreachable);
}

void FunctionBuilder::return_from(Value* value) {
  if (!is_open()) return;
  end_all_locals();
  emit(Opcode::return_value, {value});
}

void FunctionBuilder::unwind_contexts(size_t down_to) {
  // The code of a context that is left runs outside it; the contexts are put back for the code that
  // follows in the source.
  std::vector<Context> saved = contexts_;
  Edge unwind = b_.unwind();
  while (contexts_.size() > down_to) {
    Context context = std::move(contexts_.back());
    contexts_.pop_back();
    if (context.iterator != nullptr) end_local(context.iterator, mir::LocalEnd::kTemporary);
    if (context.leave == nullptr) continue;
    b_.set_unwind(context.outer_unwind);
    context.leave();
    if (!is_open()) break;
  }
  contexts_ = std::move(saved);
  // The caller ends the block (return, jump) before the old target matters again.
  b_.set_unwind(unwind);
}

void FunctionBuilder::finish() {
  for (size_t i = 0; i < function_->blocks.size(); i++) {
    Block* block = function_->blocks[i];
    seal(block);
    b_.set_block(block);
    if (is_open()) b_.append(Opcode::unreachable);
  }
  replace_trivial_params();
  remove_needless_checks();
}

namespace {

template <typename Visit>
void for_each_use(mir::Function& function, Visit visit) {
  for (Block* block : function.blocks) {
    for (Instruction* instruction : block->instructions) {
      for (Value*& operand : instruction->operands) visit(operand);
      for (Edge& edge : instruction->successors) {
        for (Value*& arg : edge.args) visit(arg);
      }
      for (Value*& arg : instruction->unwind.args) visit(arg);
    }
  }
}

}  // namespace

// A parameter whose arguments are all one value (or itself) is that value.
void FunctionBuilder::replace_trivial_params() {
  std::vector<Value*> replacement(function_->num_values, nullptr);
  auto resolve = [&](Value* value) {
    while (replacement[value->id] != nullptr) value = replacement[value->id];
    return value;
  };
  bool changed = true;
  while (changed) {
    changed = false;
    for (Block* block : function_->blocks) {
      for (BlockParam* param : block->params) {
        if (replacement[param->id] != nullptr || block == function_->entry()) continue;
        Value* only = nullptr;
        bool is_trivial = true;
        for (auto& [from, edge] : state(block).predecessors) {
          if (edge->args.size() <= param->index || edge->args[param->index] == nullptr) continue;
          Value* arg = resolve(edge->args[param->index]);
          if (arg == param || arg == only) continue;
          if (only != nullptr) {
            is_trivial = false;
            break;
          }
          only = arg;
        }
        if (!is_trivial || only == nullptr) continue;
        replacement[param->id] = only;
        changed = true;
      }
    }
  }
  for_each_use(*function_, [&](Value*& use) {
    if (use != nullptr) use = resolve(use);
  });
  // Drop the replaced parameters and their arguments.
  for (Block* block : function_->blocks) {
    if (block == function_->entry()) continue;
    std::vector<bool> dropped;
    bool any = false;
    for (BlockParam* param : block->params) {
      dropped.push_back(replacement[param->id] != nullptr);
      any |= dropped.back();
    }
    if (!any) continue;
    auto filter = [&](auto& list) {
      size_t kept = 0;
      for (size_t i = 0; i < list.size(); i++) {
        if (!dropped[i]) list[kept++] = list[i];
      }
      list.resize(kept);
    };
    for (auto& [from, edge] : state(block).predecessors) filter(edge->args);
    filter(block->params);
    for (size_t i = 0; i < block->params.size(); i++)
      block->params[i]->index = static_cast<uint32_t>(i);
  }
}

// A value that cannot be kUnbound needs no check_bound, and a parameter's type says so.
void FunctionBuilder::remove_needless_checks() {
  std::vector<bool> may_be_unbound(function_->num_values, false);
  for (Block* block : function_->blocks) {
    for (Instruction* i : block->instructions) {
      if (i->op == Opcode::unbound || i->op == Opcode::cell_get) may_be_unbound[i->id] = true;
    }
  }
  bool changed = true;
  while (changed) {
    changed = false;
    for (Block* block : function_->blocks) {
      for (BlockParam* param : block->params) {
        if (may_be_unbound[param->id]) continue;
        for (auto& [from, edge] : state(block).predecessors) {
          if (edge->args.size() > param->index && may_be_unbound[edge->args[param->index]->id]) {
            may_be_unbound[param->id] = true;
            changed = true;
            break;
          }
        }
      }
    }
  }
  std::vector<Value*> replacement(function_->num_values, nullptr);
  for (Block* block : function_->blocks) {
    for (BlockParam* param : block->params) {
      if (!may_be_unbound[param->id]) param->type = param->type.meet(mir::Type::any().kinds);
    }
    std::erase_if(block->instructions, [&](Instruction* i) {
      bool is_needless =
          (i->op == Opcode::check_bound && !may_be_unbound[i->operands[0]->id]) ||
          (i->op == Opcode::end_local && i->operands[0]->type.is_exactly(mir::kUnboundKind));
      if (is_needless && i->op == Opcode::check_bound) replacement[i->id] = i->operands[0];
      return is_needless;
    });
  }
  for_each_use(*function_, [&](Value*& use) {
    while (use != nullptr && replacement[use->id] != nullptr) use = replacement[use->id];
  });
}

}  // namespace molt::build_mir
