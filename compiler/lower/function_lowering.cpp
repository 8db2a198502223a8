#include "compiler/lower/function_lowering.h"

#include "compiler/support/check.h"

namespace molt::lower {

using FunctionKind = mir::Function::Kind;

FunctionLowering::FunctionLowering(ProgramLowering& program, const mir::Function& function,
                                   llvm::Function* target)
    : program_(program),
      function_(function),
      target_(target),
      types_(program.types),
      builder_(program.context),
      unlikely_(llvm::MDBuilder(program.context).createUnlikelyBranchWeights()),
      values_(function.num_values),
      blocks_(function.num_blocks),
      params_(function.num_blocks),
      positions_(function.num_blocks) {}

void FunctionLowering::run() {
  if (program_.debug_info != nullptr) {
    program_.debug_info->describe(function_, target_);
    builder_.SetCurrentDebugLocation(program_.debug_info->location(function_, target_, UINT32_MAX));
  }
  // Definitions come before uses in this order.
  analysis::Cfg cfg(function_);
  find_cold_blocks(cfg);
  const std::vector<mir::Block*>& order = cfg.reverse_post_order();
  builder_.SetInsertPoint(llvm::BasicBlock::Create(program_.context, "frame", target_));
  create_blocks(order);
  create_argument_area();
  bind_parameters();
  check_stack();
  make_constants();
  enter_entry_block();
  for (const mir::Block* block : order) {
    current_ = block;
    builder_.SetInsertPoint(blocks_[block->id]);
    for (const Instruction* instruction : block->instructions) lower(*instruction);
  }
}

// The blocks of a natural loop reach its header backwards from the source of the back edge.
void FunctionLowering::find_cold_blocks(const analysis::Cfg& cfg) {
  bool is_compact = function_.kind == FunctionKind::kModuleBody || program_.is_large() ||
                    program_.options.optimisation_level == 0;
  is_compact_.assign(function_.num_blocks, is_compact);
  if (program_.options.optimisation_level == 0) return;
  for (const mir::Block* header : cfg.reverse_post_order()) {
    std::vector<const mir::Block*> pending;
    for (const analysis::IncomingEdge& incoming : cfg.predecessors(header)) {
      if (cfg.dominates(header, incoming.from->block)) pending.push_back(incoming.from->block);
    }
    std::vector<bool> is_seen(function_.num_blocks);
    is_seen[header->id] = true;
    if (!pending.empty()) is_compact_[header->id] = false;
    while (!pending.empty()) {
      const mir::Block* block = pending.back();
      pending.pop_back();
      if (is_seen[block->id]) continue;
      is_seen[block->id] = true;
      is_compact_[block->id] = false;
      for (const analysis::IncomingEdge& incoming : cfg.predecessors(block)) {
        pending.push_back(incoming.from->block);
      }
    }
  }
  for (const mir::Block* block : function_.blocks) {
    if (block->is_cold) is_compact_[block->id] = true;
  }
}

void FunctionLowering::create_blocks(const std::vector<mir::Block*>& order) {
  for (const mir::Block* block : order) {
    auto* created = llvm::BasicBlock::Create(program_.context, block->label, target_);
    blocks_[block->id] = created;
    llvm::IRBuilder<> phis(created);
    for (const mir::BlockParam* param : block->params) {
      llvm::PHINode* phi = phis.CreatePHI(types_.of(param->rep), 2);
      params_[block->id].push_back(phi);
      values_[param->id] = phi;
    }
    if (block->is_landing) positions_[block->id] = phis.CreatePHI(types_.i32, 2, "position");
  }
}

namespace {

// How many words of the argument area an instruction needs at most.
size_t num_argument_words(const mir::Instruction& i) {
  bool passes_array = i.op == mir::Opcode::call_entry || i.op == mir::Opcode::exit_resume;
  return passes_array ? i.operands.size() : 0;
}

}  // namespace

void FunctionLowering::create_argument_area() {
  size_t words = 2;
  for (const mir::Block* block : function_.blocks) {
    for (const Instruction* instruction : block->instructions) {
      words = std::max(words, num_argument_words(*instruction));
    }
  }
  auto* type = llvm::ArrayType::get(types_.i64, words);
  argument_area_ = builder_.CreateAlloca(type, nullptr, "arguments");
  argument_area_->setAlignment(llvm::Align(8));
}

void FunctionLowering::bind_parameters() {
  switch (function_.kind) {
    case FunctionKind::kBody:
    case FunctionKind::kModuleBody:
      break;
    case FunctionKind::kResume:
      frame_ = target_->getArg(0);
      state_address_ = target_->getArg(1);
      sent_ = target_->getArg(2);
      break;
    case FunctionKind::kExitResume:
      frame_ = target_->getArg(1);
      break;
  }
}

void FunctionLowering::enter_entry_block() {
  const mir::Block* entry = function_.entry();
  if (function_.kind == FunctionKind::kBody) {
    for (size_t k = 0; k < entry->params.size(); k++) {
      params_[entry->id][k]->addIncoming(target_->getArg(static_cast<unsigned>(k)),
                                         builder_.GetInsertBlock());
    }
  }
  builder_.CreateBr(blocks_[entry->id]);
}

void FunctionLowering::lower(const Instruction& i) {
  if (program_.debug_info != nullptr) {
    builder_.SetCurrentDebugLocation(program_.debug_info->location(function_, target_, i.position));
  }
  switch (i.op) {
#define MOLT_INSTRUCTION(name, result, operands, flags, ownership) \
  case mir::Opcode::name:                                          \
    return lower_##name(i);
#include "compiler/mir/instructions.def"
#undef MOLT_INSTRUCTION
  }
  MOLT_UNREACHABLE("lower", "unknown instruction");
}

}  // namespace molt::lower
