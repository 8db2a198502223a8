// Arithmetic on proved ints and floats without boxes.
//
//   before                                         after
//   ^2(%3: boxed Int):                             ^2(%13: int64):
//     %4 = call_entry add %3, %1 : Int               %14 = int_add %13, %11 exit ^9
//     %5 = call_entry test_lt %4, %2                 %5 = int_compare lt %14, %12
//     branch %5 ^2(%4), ^3                           branch %5 ^2(%14), ^3
//
// Operators whose operands are proved exact ints (or floats) become unboxed instructions; a result
// that needs more than 64 bits leaves by a side exit (side_exits.h), after which the generic code
// works with ints of any size. A block parameter is held unboxed when everything that flows into it
// is: a constant, an unboxed result or another such parameter. Uses that need the object box it
// there, which in most programs is only in cold code.
#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

#include "compiler/analysis/cfg.h"
#include "compiler/passes/counted_loops.h"
#include "compiler/passes/infer_types.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/side_exits.h"

namespace molt::passes {

using abi::EntryId;
using analysis::for_each_edge;
using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Type;
using mir::Value;

namespace {

enum class Domain : uint8_t { kNone, kInt, kFloat };

struct OperatorRow {
  EntryId entry;
  // The instruction on ints and on floats; `constant` stands for none.
  Opcode on_ints;
  Opcode on_floats;
  // -1, or the mir::Comparison.
  int8_t comparison;
  // The result is a bool representation rather than a boxed bool.
  bool is_test;
};

constexpr Opcode kNoOpcode = Opcode::constant;
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

const OperatorRow* operator_row(const Instruction& i) {
  if (i.op != Opcode::call_entry) return nullptr;
  for (const OperatorRow& row : kOperators) {
    if (row.entry == i.entry) return &row;
  }
  return nullptr;
}

class Unboxer {
 public:
  explicit Unboxer(Function& function) : function_(function) {}

  void run() {
    choose_operators();
    find_planned_calls();
    if (chosen_.empty() && planned_loads_.empty() && loops_.empty()) return;
    // The copy is made before anything is taken for granted.
    SideExits exits(function_);
    exits_ = &exits;
    if (!planned_loads_.empty() || !loops_.empty()) {
      infer_planned_types(function_);
      choose_operators();
    }
    choose_params();
    make_unboxed_params();
    analysis::Cfg cfg(function_);
    for (CountedLoop& loop : loops_) add_counter(loop);
    // In an order in which a definition comes before its uses.
    for (Block* block : cfg.reverse_post_order()) rewrite(block);
    for (CountedLoop& loop : loops_) pass_counter(loop);
    fill_param_args();
    rebox_uses();
    exits.finish();
  }

 private:
  // What an operator works on: ints only when both are, floats when one is and the other is a
  // number.
  static Domain domain_of(const Instruction& i) {
    const OperatorRow* row = operator_row(i);
    if (row == nullptr) return Domain::kNone;
    bool all_ints = true;
    bool all_numbers = true;
    bool any_float = false;
    for (const Value* operand : i.operands) {
      all_ints &= operand->type.is_exactly(mir::kIntKind);
      all_numbers &=
          operand->type.is_exactly(mir::kIntKind) || operand->type.is_exactly(mir::kFloatKind);
      any_float |= operand->type.is_exactly(mir::kFloatKind);
    }
    if (all_ints && row->on_ints != kNoOpcode) return Domain::kInt;
    if (!all_numbers || !any_float || row->on_floats == kNoOpcode) return Domain::kNone;
    // An int compared with a float is compared exactly, which a conversion would not do.
    if (row->comparison >= 0) {
      for (const Value* operand : i.operands) {
        if (!operand->type.is_exactly(mir::kFloatKind)) return Domain::kNone;
      }
    }
    return Domain::kFloat;
  }

  static bool is_small_literal(const Value* value) {
    if (value->origin != Value::Origin::kInstruction) return false;
    const auto* i = static_cast<const Instruction*>(value);
    if (i->op != Opcode::constant || i->constant->kind != mir::Constant::Kind::kInt) return false;
    return i->constant->text.size() <= 18;
  }

  static bool is_float_literal(const Value* value) {
    if (value->origin != Value::Origin::kInstruction) return false;
    const auto* i = static_cast<const Instruction*>(value);
    return i->op == Opcode::constant && i->constant->kind == mir::Constant::Kind::kFloat;
  }

  static Domain domain_of_type(const Value* value) {
    if (value->rep != Rep::kBoxed) return Domain::kNone;
    if (value->type.is_exactly(mir::kIntKind)) return Domain::kInt;
    return value->type.is_exactly(mir::kFloatKind) ? Domain::kFloat : Domain::kNone;
  }

  void choose_operators() {
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        if (domain_of(*i) != Domain::kNone) chosen_.insert(i);
      }
    }
  }

  void find_planned_calls() {
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        if (is_planned_call(*i)) planned_loads_[i->operands[0]] = i->function;
      }
    }
    // What was planned is found again by its marks.
    std::vector<Type> types = planned_types(function_);
    auto is_marked = [](const Instruction&, void*) { return true; };
    for (CountedLoop& loop : find_counted_loops(function_, types, is_marked, nullptr)) {
      if (loop.call->number != kPlannedCounter) continue;
      loop_of_[loop.call] = loop_of_[loop.get_iterator] = loop_of_[loop.next] =
          loop_of_[loop.test] = loops_.size();
      loops_.push_back(loop);
      counters_.emplace_back();
    }
  }

  // The unboxed state of a counted loop.
  struct Counter {
    Value* start = nullptr;
    Value* stop = nullptr;
    Value* step = nullptr;
    BlockParam* current = nullptr;
    Value* next = nullptr;
  };

  void add_counter(const CountedLoop& loop) {
    counters_[loop_of_.at(loop.next)].current = function_.add_param(loop.head(), Rep::kInt64);
  }

  Value* make_int64(int64_t number) {
    Instruction* i = make(Opcode::const_int64, {});
    i->number = number;
    return i;
  }

  Instruction* make_compare(mir::Comparison comparison, Value* left, Value* right) {
    Instruction* i = make(Opcode::int_compare, {left, right});
    i->number = static_cast<int64_t>(comparison);
    return i;
  }

  void guard(Value* condition, Instruction* at) {
    make(Opcode::guard_true, {condition})->exit = exits_->before(at);
  }

  // Takes the place of one of the loop's four instructions.
  void convert_loop(Instruction* i) {
    size_t index = loop_of_.at(i);
    const CountedLoop& loop = loops_[index];
    Counter& counter = counters_[index];
    bool is_up = loop.step > 0;
    if (i == loop.call) {
      Instruction* range = make(Opcode::builtin_type, {});
      range->constant = function_.module->str_constant("range");
      guard(make(Opcode::is_same, {i->operands[0], range}), i);
      bool has_start = i->operands.size() > 2;
      counter.start = has_start ? as_int64(i->operands[1], i) : make_int64(0);
      counter.stop = as_int64(i->operands[has_start ? 2 : 1], i);
      counter.step = make_int64(loop.step);
      // Counting past the end must not overflow.
      int64_t limit = is_up ? INT64_MAX - loop.step : INT64_MIN - loop.step;
      guard(make_compare(is_up ? mir::Comparison::kLe : mir::Comparison::kGe, counter.stop,
                         make_int64(limit)),
            i);
    } else if (i == loop.next) {
      counter.next = make(Opcode::int_wrap_add, {counter.current, counter.step});
      unboxed_[i] = counter.current;
    } else if (i == loop.test) {
      replaced_[i] = make_compare(is_up ? mir::Comparison::kGe : mir::Comparison::kLe,
                                  counter.current, counter.stop);
    }
  }

  // Every edge into the head brings the counter: the start from outside, the next number from
  // inside.
  void pass_counter(const CountedLoop& loop) {
    const Counter& counter = counters_[loop_of_.at(loop.next)];
    Instruction* enter = loop.get_iterator->block->terminator();
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        for_each_edge(*i, [&](Edge& edge) {
          if (edge.target != loop.head()) return;
          edge.args.resize(std::max<size_t>(edge.args.size(), counter.current->index + 1), nullptr);
          edge.args[counter.current->index] = i == enter ? counter.start : counter.next;
        });
      }
    }
  }

  static bool is_planned_call(const Instruction& i) {
    return i.op == Opcode::call_entry && i.function != nullptr;
  }

  // Chooses the parameters to hold unboxed. A parameter qualifies while every argument does.
  void choose_params() {
    std::unordered_map<const BlockParam*, std::vector<Value*>> args;
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        for_each_edge(*i, [&](Edge& edge) {
          for (size_t k = 0; k < edge.args.size(); k++)
            args[edge.target->params[k]].push_back(edge.args[k]);
        });
      }
    }
    for (Block* block : function_.blocks) {
      if (block == function_.entry()) continue;
      for (BlockParam* param : block->params) {
        if (domain_of_type(param) != Domain::kNone) params_.insert(param);
      }
    }
    bool changed = true;
    while (changed) {
      changed = false;
      for (auto position = params_.begin(); position != params_.end();) {
        bool qualifies = true;
        for (const Value* arg : args[*position]) qualifies &= gives_unboxed(arg);
        if (qualifies) {
          ++position;
        } else {
          position = params_.erase(position);
          changed = true;
        }
      }
    }
  }

  bool gives_unboxed(const Value* value) const {
    if (value->origin == Value::Origin::kInstruction) {
      const auto* i = static_cast<const Instruction*>(value);
      if (auto found = loop_of_.find(i); found != loop_of_.end() && loops_[found->second].next == i)
        return true;
      if (is_planned_call(*i)) return i->function->result_rep != Rep::kBoxed;
      if (i->op == Opcode::box_int64 || i->op == Opcode::box_float64) return true;
    }
    if (value->origin == Value::Origin::kBlockParam)
      return params_.contains(static_cast<const BlockParam*>(value));
    if (domain_of_type(value) == Domain::kFloat && is_float_literal(value)) return true;
    return is_small_literal(value) || chosen_.contains(static_cast<const Instruction*>(value));
  }

  void make_unboxed_params() {
    for (Block* block : function_.blocks) {
      std::vector<BlockParam*> params = block->params;
      for (BlockParam* param : params) {
        if (!params_.contains(param)) continue;
        Rep rep = domain_of_type(param) == Domain::kInt ? Rep::kInt64 : Rep::kFloat64;
        unboxed_[param] = function_.add_param(block, rep);
      }
    }
  }

  Instruction* make(Opcode op, std::initializer_list<Value*> operands) {
    Instruction* i = function_.new_instruction(op);
    i->block = block_;
    i->operands.assign(operands.begin(), operands.end());
    i->position = position_;
    out_->push_back(i);
    return i;
  }

  void rewrite(Block* block) {
    block_ = block;
    std::vector<Instruction*> old = std::move(block->instructions);
    std::vector<Instruction*> out;
    out_ = &out;
    for (Instruction* i : old) {
      position_ = i->position;
      if (loop_of_.contains(i)) {
        convert_loop(i);
      } else if (chosen_.contains(i)) {
        convert(i);
      } else if (is_planned_call(*i)) {
        convert_call(i);
      } else if (planned_loads_.contains(i)) {
        guard_callee(i);
      } else if (i->op == Opcode::box_int64 || i->op == Opcode::box_float64) {
        // Boxed again where an object is needed.
        unboxed_[i] = i->operands[0];
      } else {
        out.push_back(i);
      }
    }
    block->instructions = std::move(out);
  }

  // The operand as an int64; a value that is only known as a boxed int may not fit and leave before
  // `user`.
  Value* as_int64(Value* value, Instruction* user) {
    if (is_small_literal(value)) {
      Instruction* literal = make(Opcode::const_int64, {});
      literal->number =
          std::strtoll(static_cast<Instruction*>(value)->constant->text.c_str(), nullptr, 10);
      return literal;
    }
    auto found = unboxed_.find(value);
    if (found != unboxed_.end()) return found->second;
    if (Value* inside = boxed_value(value, Opcode::box_int64)) return inside;
    Instruction* unbox = make(Opcode::unbox_int64, {value});
    unbox->exit = exits_->before(user);
    return unbox;
  }

  Value* as_float64(Value* value, Instruction* user) {
    if (is_float_literal(value)) {
      Instruction* literal = make(Opcode::const_float64, {});
      literal->number = std::bit_cast<int64_t>(static_cast<Instruction*>(value)->constant->number);
      return literal;
    }
    if (domain_of_type(value) == Domain::kInt)
      return make(Opcode::int_to_float, {as_int64(value, user)});
    auto found = unboxed_.find(value);
    if (found != unboxed_.end()) return found->second;
    if (Value* inside = boxed_value(value, Opcode::box_float64)) return inside;
    return make(Opcode::unbox_float64, {value});
  }

  // What a box instruction of the function holds.
  static Value* boxed_value(Value* value, Opcode box) {
    if (value->origin != Value::Origin::kInstruction) return nullptr;
    auto* i = static_cast<Instruction*>(value);
    return i->op == box ? i->operands[0] : nullptr;
  }

  // Python looks the callee up before it evaluates the arguments: that is where the guard stands.
  void guard_callee(Instruction* load) {
    Function* target = planned_loads_.at(load);
    while (!target->is_static) target = target->generic;
    Instruction* current = make(Opcode::global_peek, {});
    current->module = load->module;
    current->number = load->number;
    Instruction* expected = make(Opcode::static_function, {});
    expected->function = target;
    expected->type = Type::of(mir::kFunctionKind);
    Instruction* guard = make(Opcode::guard_true, {make(Opcode::is_same, {current, expected})});
    guard->exit = exits_->before(load);
    replaced_[load] = expected;
  }

  void convert_call(Instruction* i) {
    const Function* target = i->function;
    std::vector<Value*> operands{i->operands[0]};
    for (size_t k = 1; k < i->operands.size(); k++) {
      Rep rep = target->entry()->params[k]->rep;
      Value* arg = i->operands[k];
      operands.push_back(rep == Rep::kInt64     ? as_int64(arg, i)
                         : rep == Rep::kFloat64 ? as_float64(arg, i)
                                                : arg);
    }
    Instruction* call = make(Opcode::call_direct, {});
    call->operands = operands;
    call->function = i->function;
    call->rep = target->result_rep;
    call->unwind = i->unwind;
    if (call->rep == Rep::kBoxed) {
      replaced_[i] = call;
      return;
    }
    call->exit = exits_->after(i);
    unboxed_[i] = call;
  }

  void convert(Instruction* i) {
    const OperatorRow& row = *operator_row(*i);
    Domain domain = domain_of(*i);
    std::vector<Value*> operands;
    for (Value* operand : i->operands) {
      operands.push_back(domain == Domain::kInt ? as_int64(operand, i) : as_float64(operand, i));
    }
    Instruction* result = make(domain == Domain::kInt ? row.on_ints : row.on_floats, {});
    result->operands = operands;
    if ((result->row().flags & mir::kExits) != 0) result->exit = exits_->before(i);
    if (row.comparison >= 0) {
      result->number = row.comparison;
      // The test's result takes the place of the entry's.
      replaced_[i] = row.is_test ? static_cast<Value*>(result) : make(Opcode::box_bool, {result});
      replaced_[i]->type = row.is_test ? replaced_[i]->type : Type::of(mir::kBoolKind);
      return;
    }
    unboxed_[i] = result;
  }

  void fill_param_args() {
    for (Block* block : function_.blocks) {
      block_ = block;
      std::vector<Instruction*> old = std::move(block->instructions);
      std::vector<Instruction*> out;
      out_ = &out;
      for (Instruction* i : old) {
        position_ = i->position;
        for_each_edge(*i, [&](Edge& edge) {
          size_t count = edge.args.size();
          for (size_t k = 0; k < count; k++) {
            BlockParam* param = edge.target->params[k];
            if (!params_.contains(param)) continue;
            edge.args.resize(edge.target->params.size(), nullptr);
            auto* twin = static_cast<BlockParam*>(unboxed_.at(param));
            edge.args[twin->index] = twin->rep == Rep::kInt64 ? as_int64(edge.args[k], nullptr)
                                                              : as_float64(edge.args[k], nullptr);
          }
        });
        out.push_back(i);
      }
      block->instructions = std::move(out);
    }
    // The boxed parameters go.
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        for_each_edge(*i, [&](Edge& edge) {
          size_t kept = 0;
          for (size_t k = 0; k < edge.args.size(); k++) {
            if (!params_.contains(edge.target->params[k])) edge.args[kept++] = edge.args[k];
          }
          edge.args.resize(kept);
        });
      }
    }
    for (Block* block : function_.blocks) {
      std::erase_if(block->params, [&](BlockParam* param) { return params_.contains(param); });
      for (size_t k = 0; k < block->params.size(); k++)
        block->params[k]->index = static_cast<uint32_t>(k);
    }
  }

  // What still uses a converted value as an object boxes it there.
  void rebox_uses() {
    for (Block* block : std::vector<Block*>(function_.blocks)) {
      block_ = block;
      std::vector<Instruction*> old = std::move(block->instructions);
      std::vector<Instruction*> out;
      out_ = &out;
      for (Instruction* i : old) {
        position_ = i->position;
        // One box serves all uses of the instruction.
        std::unordered_map<Value*, Value*> boxes;
        auto use = [&](Value*& slot) {
          if (auto found = replaced_.find(slot); found != replaced_.end()) slot = found->second;
          // The generic loop goes on with an iterator, which is made up where a side exit needs it.
          if (auto found = loop_of_.find(slot);
              found != loop_of_.end() && loops_[found->second].get_iterator == slot) {
            const Counter& counter = counters_[found->second];
            Instruction* iterator =
                make(Opcode::call_entry, {counter.next, counter.stop, counter.step});
            iterator->entry = EntryId::make_range_iterator;
            iterator->rep = Rep::kBoxed;
            slot = iterator;
            return;
          }
          auto found = unboxed_.find(slot);
          if (found == unboxed_.end()) return;
          Value*& box = boxes[slot];
          if (box == nullptr) {
            bool is_int = found->second->rep == Rep::kInt64;
            box = make(is_int ? Opcode::box_int64 : Opcode::box_float64, {found->second});
            box->type = Type::of(is_int ? mir::kIntKind : mir::kFloatKind);
          }
          slot = box;
        };
        // An end_local of an int says nothing.
        if (i->op == Opcode::end_local &&
            (unboxed_.contains(i->operands[0]) || replaced_.contains(i->operands[0])))
          continue;
        bool returns_unboxed = i->op == Opcode::return_value && function_.result_rep != Rep::kBoxed;
        auto result = returns_unboxed ? unboxed_.find(i->operands[0]) : unboxed_.end();
        if (result != unboxed_.end() && result->second->rep == function_.result_rep) {
          i->operands[0] = result->second;
        } else {
          for (Value*& operand : i->operands) use(operand);
        }
        for_each_edge(*i, [&](Edge& edge) {
          for (Value*& arg : edge.args) use(arg);
        });
        out.push_back(i);
      }
      block->instructions = std::move(out);
    }
  }

  Function& function_;
  SideExits* exits_ = nullptr;
  std::unordered_set<const Instruction*> chosen_;
  std::vector<CountedLoop> loops_;
  std::vector<Counter> counters_;
  // The instructions of counted loops.
  std::unordered_map<const Value*, size_t> loop_of_;
  // Loads of callees, and the function that is expected.
  std::unordered_map<const Value*, Function*> planned_loads_;
  std::unordered_set<const BlockParam*> params_;
  // From a boxed value of before to its unboxed form.
  std::unordered_map<const Value*, Value*> unboxed_;
  std::unordered_map<const Value*, Value*> replaced_;
  Block* block_ = nullptr;
  std::vector<Instruction*>* out_ = nullptr;
  uint32_t position_ = 0;
};

}  // namespace

void unbox(Function& function) {
  // The generic copies that exits go to stay generic. A generator's body would have to leave by its
  // exits into another generator's body.
  if (function.kind == Function::Kind::kExitResume || is_generator(function)) return;
  Unboxer(function).run();
}

}  // namespace molt::passes
