#include "compiler/mir/mir.h"

#include <bit>

namespace molt::mir {

namespace {

// The columns of instructions.def as C++ names.
constexpr Rep none = Rep::kNone;
constexpr Rep boxed = Rep::kBoxed;
constexpr Rep int64 = Rep::kInt64;
constexpr Rep float64 = Rep::kFloat64;
constexpr Rep pointer = Rep::kPointer;

struct ResultColumn {
  Rep rep;
  bool is_any;
};
constexpr ResultColumn result_none{none, false};
constexpr ResultColumn result_boxed{boxed, false};
constexpr ResultColumn result_int64{int64, false};
constexpr ResultColumn result_float64{float64, false};
constexpr ResultColumn result_bool{Rep::kBool, false};
constexpr ResultColumn result_pointer{pointer, false};
constexpr ResultColumn result_any{none, true};

constexpr OpcodeRow kRows[] = {
#define MOLT_INSTRUCTION(name, result, operands, flags, ownership) \
  {#name,    result_##result.rep, result_##result.is_any,          \
   operands, uint16_t{flags},     Ownership::ownership},
#include "compiler/mir/instructions.def"
#undef MOLT_INSTRUCTION
};

}  // namespace

const OpcodeRow& opcode_row(Opcode op) { return kRows[static_cast<size_t>(op)]; }

std::string submodule(const std::string& package, const std::string& name) {
  const bool is_relative = package.empty() || package.back() == '.';
  return package + (is_relative ? "" : ".") + name;
}

Block* Function::new_block(const char* label) {
  Block& block = block_storage_.emplace_back();
  block.id = num_blocks++;
  block.function = this;
  block.label = label;
  blocks.push_back(&block);
  return &block;
}

Instruction* Function::new_instruction(Opcode op) {
  Instruction& instruction = instruction_storage_.emplace_back();
  instruction.origin = Value::Origin::kInstruction;
  instruction.op = op;
  instruction.rep = opcode_row(op).result;
  instruction.id = num_values++;
  return &instruction;
}

BlockParam* Function::add_param(Block* block, Rep rep, Type type) {
  BlockParam& param = param_storage_.emplace_back();
  param.origin = Value::Origin::kBlockParam;
  param.rep = rep;
  param.type = type;
  param.id = num_values++;
  param.block = block;
  param.index = static_cast<uint32_t>(block->params.size());
  block->params.push_back(&param);
  return &param;
}

uint32_t Function::add_position(const abi::Position& position) {
  // Consecutive instructions mostly share a position.
  if (!positions.empty()) {
    const abi::Position& last = positions.back();
    if (last.line == position.line && last.end_line == position.end_line &&
        last.column == position.column && last.end_column == position.end_column) {
      return static_cast<uint32_t>(positions.size()) - 1;
    }
  }
  positions.push_back(position);
  return static_cast<uint32_t>(positions.size()) - 1;
}

void Function::take_code_from(Function& other) {
  blocks.swap(other.blocks);
  block_storage_.swap(other.block_storage_);
  instruction_storage_.swap(other.instruction_storage_);
  param_storage_.swap(other.param_storage_);
  std::swap(num_values, other.num_values);
  std::swap(num_blocks, other.num_blocks);
}

const Constant* Module::constant(Constant c) {
  // The number of distinct constants with one text is small; the text is the key.
  std::string key(1, static_cast<char>(c.kind));
  key += c.text;
  for (const Constant* item : c.items) key += "," + std::to_string(item->id);
  if (c.kind == Constant::Kind::kFloat || c.kind == Constant::Kind::kComplex) {
    key += std::to_string(std::bit_cast<uint64_t>(c.number)) + "," +
           std::to_string(std::bit_cast<uint64_t>(c.imaginary));
  }
  auto [position, is_new] = constant_index_.try_emplace(std::move(key), nullptr);
  if (is_new) {
    c.id = static_cast<uint32_t>(constants.size());
    position->second = &constants.emplace_back(std::move(c));
  }
  return position->second;
}

const Constant* Module::str_constant(std::string_view text) {
  return constant({Constant::Kind::kStr, std::string(text), 0, 0, {}, 0});
}

const Constant* Module::int_constant(int64_t value) {
  return constant({Constant::Kind::kInt, std::to_string(value), 0, 0, {}, 0});
}

int64_t Module::slot_of(std::string_view name) {
  auto [position, is_new] =
      slot_index_.try_emplace(std::string(name), static_cast<int64_t>(slots.size()));
  if (is_new) slots.emplace_back(name);
  return position->second;
}

Function* Module::new_function(Function::Kind kind, std::string symbol) {
  functions.push_back(std::make_unique<Function>());
  Function* function = functions.back().get();
  function->kind = kind;
  function->module = this;
  function->symbol = std::move(symbol);
  return function;
}

}  // namespace molt::mir
