#include "compiler/passes/unbox_plan.h"

#include <algorithm>
#include <vector>

namespace molt::passes {

using abi::EntryId;
using analysis::for_each_edge;
using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

constexpr OperatorRow kOperators[] = {
    {EntryId::add, Opcode::int_add, Opcode::float_add, -1, false},
    {EntryId::inplace_add, Opcode::int_add, Opcode::float_add, -1, false},
    {EntryId::subtract, Opcode::int_subtract, Opcode::float_subtract, -1, false},
    {EntryId::inplace_subtract, Opcode::int_subtract, Opcode::float_subtract, -1, false},
    {EntryId::multiply, Opcode::int_multiply, Opcode::float_multiply, -1, false},
    {EntryId::inplace_multiply, Opcode::int_multiply, Opcode::float_multiply, -1, false},
    {EntryId::true_divide, kNoOpcode, Opcode::float_divide, -1, false},
    {EntryId::inplace_true_divide, kNoOpcode, Opcode::float_divide, -1, false},
    {EntryId::floor_divide, Opcode::int_floor_divide, kNoOpcode, -1, false},
    {EntryId::inplace_floor_divide, Opcode::int_floor_divide, kNoOpcode, -1, false},
    {EntryId::modulo, Opcode::int_modulo, kNoOpcode, -1, false},
    {EntryId::inplace_modulo, Opcode::int_modulo, kNoOpcode, -1, false},
    {EntryId::left_shift, Opcode::int_left_shift, kNoOpcode, -1, false},
    {EntryId::inplace_left_shift, Opcode::int_left_shift, kNoOpcode, -1, false},
    {EntryId::right_shift, Opcode::int_right_shift, kNoOpcode, -1, false},
    {EntryId::inplace_right_shift, Opcode::int_right_shift, kNoOpcode, -1, false},
    {EntryId::bit_and, Opcode::int_bit_and, kNoOpcode, -1, false},
    {EntryId::inplace_bit_and, Opcode::int_bit_and, kNoOpcode, -1, false},
    {EntryId::bit_or, Opcode::int_bit_or, kNoOpcode, -1, false},
    {EntryId::inplace_bit_or, Opcode::int_bit_or, kNoOpcode, -1, false},
    {EntryId::bit_xor, Opcode::int_bit_xor, kNoOpcode, -1, false},
    {EntryId::inplace_bit_xor, Opcode::int_bit_xor, kNoOpcode, -1, false},
    {EntryId::negate, Opcode::int_negate, Opcode::float_negate, -1, false},
    {EntryId::invert, Opcode::int_invert, kNoOpcode, -1, false},
    {EntryId::test_lt, Opcode::int_compare, Opcode::float_compare, 0, true},
    {EntryId::test_le, Opcode::int_compare, Opcode::float_compare, 1, true},
    {EntryId::test_eq, Opcode::int_compare, Opcode::float_compare, 2, true},
    {EntryId::test_ne, Opcode::int_compare, Opcode::float_compare, 3, true},
    {EntryId::test_gt, Opcode::int_compare, Opcode::float_compare, 4, true},
    {EntryId::test_ge, Opcode::int_compare, Opcode::float_compare, 5, true},
    {EntryId::compare_lt, Opcode::int_compare, Opcode::float_compare, 0, false},
    {EntryId::compare_le, Opcode::int_compare, Opcode::float_compare, 1, false},
    {EntryId::compare_eq, Opcode::int_compare, Opcode::float_compare, 2, false},
    {EntryId::compare_ne, Opcode::int_compare, Opcode::float_compare, 3, false},
    {EntryId::compare_gt, Opcode::int_compare, Opcode::float_compare, 4, false},
    {EntryId::compare_ge, Opcode::int_compare, Opcode::float_compare, 5, false},
};

const Instruction* as_instruction(const Value* value) {
  return value->origin == Value::Origin::kInstruction ? static_cast<const Instruction*>(value)
                                                      : nullptr;
}

const Instruction* as_constant(const Value* value, mir::Constant::Kind kind) {
  const Instruction* i = as_instruction(value);
  return i != nullptr && i->op == Opcode::constant && i->constant->kind == kind ? i : nullptr;
}

// A literal that is 1 or more, as a divisor.
std::optional<IntLiteral> positive_literal(const Value* value) {
  std::optional<IntLiteral> literal = int_literal(value);
  if (!literal || !is_within(literal->range, IntRange::kUnsigned) || literal->low_bits == 0)
    return {};
  return literal;
}

// Whether the low bits of the result depend on those of the operands alone.
bool keeps_low_bits(const Instruction& i) {
  switch (operator_row(i)->on_ints) {
    case Opcode::int_add:
    case Opcode::int_subtract:
    case Opcode::int_multiply:
    case Opcode::int_negate:
    case Opcode::int_bit_and:
    case Opcode::int_bit_or:
    case Opcode::int_bit_xor:
    case Opcode::int_invert:
      return true;
    case Opcode::int_left_shift: {
      std::optional<IntLiteral> count = int_literal(i.operands[1]);
      return count && count->range == IntRange::kBoth;
    }
    default:
      return false;
  }
}

}  // namespace

const OperatorRow* operator_row(const Instruction& i) {
  if (i.op != Opcode::call_entry) return nullptr;
  for (const OperatorRow& row : kOperators) {
    if (row.entry == i.entry) return &row;
  }
  return nullptr;
}

std::optional<IntLiteral> int_literal(const Value* value) {
  const Instruction* i = as_constant(value, mir::Constant::Kind::kInt);
  if (i == nullptr) return {};
  std::string_view digits = i->constant->text;
  bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  uint64_t word = 0;
  bool fits = true;
  for (char c : digits) {
    uint64_t digit = static_cast<uint64_t>(c - '0');
    fits &= word <= UINT64_MAX / 10 && word * 10 <= UINT64_MAX - digit;
    word = word * 10 + digit;
  }
  constexpr uint64_t kSignBit = uint64_t{1} << 63;
  IntRange range = IntRange::kNone;
  if (fits && is_negative && word <= kSignBit) range = IntRange::kSigned;
  if (fits && !is_negative) range = word < kSignBit ? IntRange::kBoth : IntRange::kUnsigned;
  return IntLiteral{range, is_negative ? 0 - word : word};
}

bool is_float_literal(const Value* value) {
  return as_constant(value, mir::Constant::Kind::kFloat) != nullptr;
}

std::optional<Mask> mask_of(const Instruction& i) {
  const OperatorRow* row = operator_row(i);
  if (row == nullptr || i.operands.size() != 2) return {};
  if (row->on_ints == Opcode::int_modulo) {
    const Instruction* divisor = as_constant(i.operands[1], mir::Constant::Kind::kInt);
    if (divisor != nullptr && divisor->constant->text == "18446744073709551616")
      return Mask{UINT64_MAX, i.operands[0]};
    std::optional<IntLiteral> literal = positive_literal(i.operands[1]);
    if (!literal || (literal->low_bits & (literal->low_bits - 1)) != 0) return {};
    return Mask{literal->low_bits - 1, i.operands[0]};
  }
  if (row->on_ints != Opcode::int_bit_and) return {};
  for (size_t k = 0; k < 2; k++) {
    std::optional<IntLiteral> literal = int_literal(i.operands[k]);
    if (literal && is_within(literal->range, IntRange::kUnsigned))
      return Mask{literal->low_bits, i.operands[1 - k]};
  }
  return {};
}

UnboxPlan::UnboxPlan(mir::Function& function, const Sources& sources)
    : function_(function), sources_(sources) {
  choose_operators();
  find_wrapped();
  find_ranges();
}

Domain UnboxPlan::domain_of(const Instruction& i) {
  const OperatorRow* row = operator_row(i);
  if (row == nullptr) return Domain::kNone;
  bool all_ints = true;
  bool all_numbers = true;
  bool any_float = false;
  bool all_floats = true;
  for (const Value* operand : i.operands) {
    bool is_int = operand->type.is_exactly(mir::kIntKind);
    bool is_float = operand->type.is_exactly(mir::kFloatKind);
    all_ints &= is_int;
    all_numbers &= is_int || is_float;
    any_float |= is_float;
    all_floats &= is_float;
  }
  if (all_ints && row->on_ints != kNoOpcode) return Domain::kInt;
  if (!all_numbers || !any_float || row->on_floats == kNoOpcode) return Domain::kNone;
  // An int compared with a float is compared exactly, which a conversion would not do.
  return row->comparison >= 0 && !all_floats ? Domain::kNone : Domain::kFloat;
}

Domain UnboxPlan::domain_of_type(const Value* value) {
  if (value->rep != Rep::kBoxed) return Domain::kNone;
  uint32_t kinds = value->type.kinds & ~uint32_t{mir::kUnboundKind};
  if (kinds == mir::kIntKind) return Domain::kInt;
  return kinds == mir::kFloatKind ? Domain::kFloat : Domain::kNone;
}

void UnboxPlan::choose_operators() {
  for (Block* block : function_.blocks) {
    for (Instruction* i : block->instructions) {
      Domain domain = domain_of(*i);
      if (domain == Domain::kNone) continue;
      chosen_.insert(i);
      if (domain == Domain::kInt) ranges_[i] = IntRange::kBoth;
    }
    if (block == function_.entry()) continue;
    for (BlockParam* param : block->params) {
      Domain domain = domain_of_type(param);
      if (domain == Domain::kNone) continue;
      params_.insert(param);
      if (domain == Domain::kInt) ranges_[param] = IntRange::kBoth;
    }
  }
}

void UnboxPlan::find_wrapped() {
  struct Use {
    const Value* used;
    const Instruction* user;
  };
  std::vector<Use> uses;
  for (Block* block : function_.blocks) {
    for (Instruction* i : block->instructions) {
      for (const Value* operand : i->operands) {
        if (i->op != Opcode::end_local) uses.push_back({operand, i});
      }
      for_each_edge(*i, [&](Edge& edge) {
        for (const Value* arg : edge.args) uses.push_back({arg, nullptr});
      });
      if (!chosen_.contains(i) || domain_of(*i) != Domain::kInt || mask_of(*i)) continue;
      if (keeps_low_bits(*i)) wrapped_.insert(i);
    }
  }
  auto wants_low_bits = [&](const Use& use) {
    if (use.user == nullptr || !chosen_.contains(use.user)) return false;
    if (wrapped_.contains(use.user)) return true;
    std::optional<Mask> mask = mask_of(*use.user);
    return mask && mask->masked == use.used && domain_of(*use.user) == Domain::kInt;
  };
  size_t before = wrapped_.size() + 1;
  while (wrapped_.size() != before) {
    before = wrapped_.size();
    for (const Use& use : uses) {
      if (wrapped_.contains(use.used) && !wants_low_bits(use)) wrapped_.erase(use.used);
    }
  }
}

void UnboxPlan::find_ranges() {
  std::unordered_map<const Value*, std::vector<Value*>> args;
  for (Block* block : function_.blocks) {
    for (Instruction* i : block->instructions) {
      for_each_edge(*i, [&](Edge& edge) {
        for (size_t k = 0; k < edge.args.size(); k++)
          args[edge.target->params[k]].push_back(edge.args[k]);
      });
    }
  }
  bool changed = true;
  while (changed) {
    changed = false;
    for (Block* block : function_.blocks) {
      for (BlockParam* param : block->params) {
        if (!params_.contains(param)) continue;
        bool is_int = domain_of_type(param) == Domain::kInt;
        bool keeps = true;
        for (const Value* arg : args[param]) {
          if (is_int) {
            changed |= lower(param, argument_range(arg));
          } else {
            keeps &= gives_float(arg);
          }
        }
        if (is_int) keeps = ranges_.at(param) != IntRange::kNone;
        if (keeps) continue;
        params_.erase(param);
        changed = true;
      }
      for (Instruction* i : block->instructions) {
        if (!chosen_.contains(i) || !ranges_.contains(i)) continue;
        changed |= lower(i, result_range(*i));
        if (ranges_.at(i) == IntRange::kNone) chosen_.erase(i);
      }
    }
  }
}

bool UnboxPlan::lower(const Value* value, IntRange range) {
  IntRange& known = ranges_.at(value);
  IntRange lowered = common_range(known, range);
  bool changed = lowered != known;
  known = lowered;
  return changed;
}

// Of what flows into a parameter: kNone when it is not unboxed.
IntRange UnboxPlan::argument_range(const Value* value) const {
  if (auto known = ranges_.find(value); known != ranges_.end()) {
    bool holds = params_.contains(value) || chosen_.contains(value);
    return holds ? known->second : IntRange::kNone;
  }
  if (auto source = sources_.find(value); source != sources_.end()) return source->second;
  if (std::optional<IntLiteral> literal = int_literal(value)) return literal->range;
  const Instruction* i = as_instruction(value);
  if (i == nullptr) return IntRange::kNone;
  if (i->op == Opcode::unbound) return IntRange::kBoth;
  if (i->op == Opcode::box_int64) return IntRange::kSigned;
  return is_unboxed_check(*i) ? argument_range(i->operands[0]) : IntRange::kNone;
}

IntRange UnboxPlan::operand_range(const Value* value) const {
  if (int_literal(value)) return argument_range(value);
  IntRange range = argument_range(value);
  return range == IntRange::kNone ? IntRange::kSigned : range;
}

bool UnboxPlan::is_unboxed_check(const Instruction& i) const {
  return i.op == Opcode::check_bound && params_.contains(i.operands[0]);
}

IntRange UnboxPlan::result_range(const Instruction& i) const {
  const OperatorRow& row = *operator_row(i);
  // Its low bits are known and nobody asks for more.
  if (wrapped_.contains(&i)) return IntRange::kUnsigned;
  if (std::optional<Mask> mask = mask_of(i)) {
    // Any int can be masked.
    return mask->mask <= uint64_t{INT64_MAX} ? IntRange::kBoth : IntRange::kUnsigned;
  }
  IntRange left = operand_range(i.operands[0]);
  IntRange right = i.operands.size() > 1 ? operand_range(i.operands[1]) : IntRange::kBoth;
  IntRange common = common_range(left, right);
  if (row.comparison >= 0) return common;
  switch (row.on_ints) {
    case Opcode::int_bit_and: {
      if (left == IntRange::kNone || right == IntRange::kNone) return IntRange::kNone;
      if (left == IntRange::kBoth || right == IntRange::kBoth) return IntRange::kBoth;
      bool is_unsigned = left == IntRange::kUnsigned || right == IntRange::kUnsigned;
      return is_unsigned ? IntRange::kUnsigned : IntRange::kSigned;
    }
    case Opcode::int_bit_or:
    case Opcode::int_bit_xor:
      return common;
    case Opcode::int_floor_divide:
    case Opcode::int_modulo:
      return divide_range(i, row.on_ints == Opcode::int_modulo);
    case Opcode::int_right_shift:
      return shift_range(i);
    default:
      return is_within(common, IntRange::kSigned) ? IntRange::kSigned : IntRange::kNone;
  }
}

IntRange UnboxPlan::divide_range(const Instruction& i, bool is_modulo) const {
  IntRange left = operand_range(i.operands[0]);
  IntRange right = operand_range(i.operands[1]);
  std::optional<IntLiteral> divisor = positive_literal(i.operands[1]);
  if (divisor && is_within(left, IntRange::kUnsigned)) {
    if (is_modulo) return divisor->range;
    return divisor->low_bits > 1 ? IntRange::kBoth : left;
  }
  if (!is_within(common_range(left, right), IntRange::kSigned)) return IntRange::kNone;
  return divisor && is_modulo ? IntRange::kBoth : IntRange::kSigned;
}

IntRange UnboxPlan::shift_range(const Instruction& i) const {
  IntRange left = operand_range(i.operands[0]);
  IntRange count = operand_range(i.operands[1]);
  std::optional<IntLiteral> literal = int_literal(i.operands[1]);
  if (literal && literal->range == IntRange::kBoth && is_within(left, IntRange::kUnsigned))
    return literal->low_bits > 0 ? IntRange::kBoth : left;
  return is_within(count, IntRange::kSigned) && is_within(left, IntRange::kSigned)
             ? left
             : IntRange::kNone;
}

bool UnboxPlan::gives_float(const Value* value) const {
  if (params_.contains(value) || sources_.contains(value) || is_float_literal(value)) return true;
  const Instruction* i = as_instruction(value);
  if (i == nullptr) return false;
  if (i->op == Opcode::unbound || i->op == Opcode::box_float64 || is_unboxed_check(*i)) return true;
  return chosen_.contains(i) && domain_of(*i) == Domain::kFloat && operator_row(*i)->comparison < 0;
}

}  // namespace molt::passes
