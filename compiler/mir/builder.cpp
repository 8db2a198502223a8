#include "compiler/mir/builder.h"

namespace molt::mir {

Rep result_rep(abi::EntryId entry) {
  switch (abi::entry_row(entry).signature.result) {
    case abi::SlotKind::kOwned:
    case abi::SlotKind::kBorrowed:
      return Rep::kBoxed;
    case abi::SlotKind::kTri:
    case abi::SlotKind::kBool:
      return Rep::kBool;
    case abi::SlotKind::kInt64:
    case abi::SlotKind::kInt64Result:
      return Rep::kInt64;
    case abi::SlotKind::kFloat64:
    case abi::SlotKind::kFloat64Result:
      return Rep::kFloat64;
    case abi::SlotKind::kPointer:
      return Rep::kPointer;
    default:
      return Rep::kNone;
  }
}

Instruction* Builder::append(Opcode op, std::span<Value* const> operands) {
  if (!is_open()) block_ = function_->new_block("unreachable");
  Instruction* instruction = function_->new_instruction(op);
  instruction->block = block_;
  instruction->operands.assign(operands.begin(), operands.end());
  instruction->position = position_;
  if ((instruction->row().flags & kRaises) != 0) instruction->unwind = unwind_;
  // Code that is not optimised has its types from here alone.
  if (op == Opcode::cell_get || op == Opcode::global_peek) {
    instruction->type = Type::maybe_unbound();
  }
  block_->instructions.push_back(instruction);
  return instruction;
}

Value* Builder::constant(const Constant* c) {
  Instruction* instruction = append(Opcode::constant);
  instruction->constant = c;
  using K = Constant::Kind;
  switch (c->kind) {
    case K::kNone:
      instruction->type = Type::of(kNoneKind);
      break;
    case K::kTrue:
    case K::kFalse:
      instruction->type = Type::of(kBoolKind);
      break;
    case K::kInt:
      instruction->type = Type::of(kIntKind);
      break;
    case K::kFloat:
      instruction->type = Type::of(kFloatKind);
      break;
    case K::kComplex:
      instruction->type = Type::of(kComplexKind);
      break;
    case K::kStr:
      instruction->type = Type::of(kStrKind);
      break;
    case K::kBytes:
      instruction->type = Type::of(kBytesKind);
      break;
    case K::kTuple:
      instruction->type = Type::of(kTupleKind);
      break;
    case K::kFrozenSet:
      instruction->type = Type::of(kFrozenSetKind);
      break;
    case K::kEllipsis:
    case K::kNotImplemented:
      instruction->type = Type::of(kOtherKind);
      break;
  }
  return instruction;
}

Value* Builder::none() {
  return constant(function_->module->constant({Constant::Kind::kNone, "", 0, 0, {}, 0}));
}

Value* Builder::bool_value(bool b) {
  Constant::Kind kind = b ? Constant::Kind::kTrue : Constant::Kind::kFalse;
  return constant(function_->module->constant({kind, "", 0, 0, {}, 0}));
}

Value* Builder::int_value(int64_t n) { return constant(function_->module->int_constant(n)); }

Value* Builder::str_value(std::string_view text) {
  return constant(function_->module->str_constant(text));
}

Value* Builder::unbound() {
  Instruction* instruction = append(Opcode::unbound);
  instruction->type = Type::of(kUnboundKind);
  return instruction;
}

Value* Builder::int64(int64_t n) {
  Instruction* instruction = append(Opcode::const_int64);
  instruction->number = n;
  return instruction;
}

Value* Builder::name_ref(std::string_view name) {
  Instruction* instruction = append(Opcode::name_ref);
  instruction->constant = function_->module->str_constant(name);
  return instruction;
}

Value* Builder::cache_ref() { return append(Opcode::cache_ref); }

Value* Builder::null_ref() { return append(Opcode::null_ref); }

Value* Builder::code_ref(Function* function) {
  Instruction* instruction = append(Opcode::code_ref);
  instruction->function = function;
  return instruction;
}

Value* Builder::module_ref(Module* module) {
  Instruction* instruction = append(Opcode::module_ref);
  instruction->module = module;
  return instruction;
}

Instruction* Builder::call_entry(abi::EntryId entry, std::span<Value* const> operands) {
  Instruction* instruction = append(Opcode::call_entry, operands);
  instruction->entry = entry;
  instruction->rep = result_rep(entry);
  uint32_t effects = abi::entry_row(entry).effects;
  if ((effects & abi::kRaises) == 0) instruction->unwind = {};
  if ((effects & abi::kNoReturn) == abi::kNoReturn) append(Opcode::unreachable);
  return instruction;
}

void Builder::jump(Block* target, std::span<Value* const> args) {
  if (!is_open()) return;
  Instruction* instruction = append(Opcode::jump);
  instruction->successors.push_back({target, {args.begin(), args.end()}});
}

void Builder::branch(Value* condition, Block* if_true, Block* if_false) {
  if (!is_open()) return;
  Instruction* instruction = append(Opcode::branch, {condition});
  instruction->successors.push_back({if_true, {}});
  instruction->successors.push_back({if_false, {}});
}

void Builder::return_value(Value* value) {
  if (!is_open()) return;
  append(Opcode::return_value, {value});
}

}  // namespace molt::mir
