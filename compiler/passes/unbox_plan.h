// Which values of a function `unbox` holds as machine numbers, decided before anything is changed.
//
// Ints have one of four ranges. An operator is chosen while its rule gives its result a range from
// those of its operands; a block parameter while every argument has one. All start optimistic and
// only lose what a rule denies them, so that loops find their own ranges.
//
// Wrapped operators: where every use of a + - * & | ^ ~ << goes through others of them into a mask
// (x & constant, x % power of two, the constant not negative and within 64 bits), only the low 64
// bits of the result matter, and these depend on the low 64 bits of the operands alone.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "compiler/analysis/cfg.h"
#include "compiler/mir/mir.h"

namespace molt::passes {

enum class Domain : uint8_t { kNone, kInt, kFloat };

struct OperatorRow {
  abi::EntryId entry;
  // The instruction on ints and on floats; kNoOpcode stands for none.
  mir::Opcode on_ints;
  mir::Opcode on_floats;
  // -1, or the mir::Comparison.
  int8_t comparison;
  // The result is a bool representation rather than a boxed bool.
  bool is_test;
};
inline constexpr mir::Opcode kNoOpcode = mir::Opcode::constant;

// Null when the instruction is no operator.
const OperatorRow* operator_row(const mir::Instruction& i);

// A set of the two readings that a 64-bit word can have; kBoth is 0 .. 2^63 - 1.
enum class IntRange : uint8_t { kNone = 0, kSigned = 1, kUnsigned = 2, kBoth = 3 };
constexpr IntRange common_range(IntRange a, IntRange b) {
  return static_cast<IntRange>(static_cast<uint8_t>(a) & static_cast<uint8_t>(b));
}
constexpr bool is_within(IntRange range, IntRange wanted) {
  return common_range(range, wanted) == wanted;
}

// What the word of an int literal is, and how it may be read; kNone when it needs more than 64
// bits. Not an int literal: nothing.
struct IntLiteral {
  IntRange range;
  uint64_t low_bits;
};
std::optional<IntLiteral> int_literal(const mir::Value* value);
bool is_float_literal(const mir::Value* value);

// An operator that keeps the low bits of one operand: `mask` is one less than a power of two for
// `%`.
struct Mask {
  uint64_t mask;
  mir::Value* masked;
};
std::optional<Mask> mask_of(const mir::Instruction& i);

class UnboxPlan {
 public:
  // What is unboxed whatever it is used for: planned calls and counters. kNone for floats.
  using Sources = std::unordered_map<const mir::Value*, IntRange>;

  UnboxPlan(mir::Function& function, const Sources& sources);

  // What an operator works on by the types of its operands: ints only when both are, floats when
  // one is and the other is a number.
  static Domain domain_of(const mir::Instruction& i);
  // By the type, an absent value left aside.
  static Domain domain_of_type(const mir::Value* value);

  bool is_chosen(const mir::Instruction* i) const { return chosen_.contains(i); }
  bool is_wrapped(const mir::Value* value) const { return wrapped_.contains(value); }
  bool is_unboxed_param(const mir::Value* value) const { return params_.contains(value); }
  bool has_any() const { return !chosen_.empty(); }
  // Of an operand: a boxed int is taken apart as a signed one, at the price of a side exit.
  IntRange operand_range(const mir::Value* value) const;
  // The test that a value which may be absent is there: its result is unboxed like its operand.
  bool is_unboxed_check(const mir::Instruction& i) const;

 private:
  void choose_operators();
  void find_wrapped();
  void find_ranges();
  bool lower(const mir::Value* value, IntRange range);
  IntRange argument_range(const mir::Value* value) const;
  IntRange result_range(const mir::Instruction& i) const;
  IntRange divide_range(const mir::Instruction& i, bool is_modulo) const;
  IntRange shift_range(const mir::Instruction& i) const;
  bool gives_float(const mir::Value* value) const;

  mir::Function& function_;
  const Sources& sources_;
  std::unordered_set<const mir::Value*> chosen_;
  std::unordered_set<const mir::Value*> wrapped_;
  std::unordered_set<const mir::Value*> params_;
  // Of the chosen operators and the parameters on ints.
  std::unordered_map<const mir::Value*, IntRange> ranges_;
};

}  // namespace molt::passes
