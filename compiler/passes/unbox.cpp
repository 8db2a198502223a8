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
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/passes/counted_loops.h"
#include "compiler/passes/infer_types.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/side_exits.h"
#include "compiler/passes/strip_mine.h"
#include "compiler/passes/unbox_plan.h"

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

class Unboxer {
 public:
  explicit Unboxer(Function& function) : function_(function) {}

  void run() {
    find_planned_calls();
    find_guesses();
    if (!has_operators() && planned_loads_.empty() && loops_.empty() && guesses_.empty()) return;
    // The copy is made before anything is taken for granted.
    SideExits exits(function_);
    exits_ = &exits;
    if (!planned_loads_.empty() || !loops_.empty() || !guesses_.empty()) {
      infer_planned_types(function_);
      find_guesses();
    }
    find_sources();
    UnboxPlan plan(function_, sources_);
    plan_ = &plan;
    make_unboxed_params();
    analysis::Cfg cfg(function_);
    for (CountedLoop& loop : loops_) add_counter(loop);
    // In an order in which a definition comes before its uses.
    for (Block* block : cfg.reverse_post_order()) rewrite(block);
    for (CountedLoop& loop : loops_) pass_counter(loop);
    fill_param_args();
    rebox_uses();
    // What is guessed is not known where it is made.
    for (Instruction* guess : guesses_) guess->type = Type::any();
    exits.finish();
    for (size_t k = 0; k < loops_.size(); k++) {
      strip_mine_poll(function_, {loops_[k].head(), counters_[k].current, counters_[k].stop,
                                  counters_[k].start, loops_[k].step});
    }
  }

 private:
  bool has_operators() const {
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        if (UnboxPlan::domain_of(*i) != Domain::kNone) return true;
      }
    }
    return false;
  }

  void find_guesses() {
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        bool is_power = i->op == Opcode::call_entry && i->entry == EntryId::power &&
                        i->operands[0]->type.is_exactly(mir::kFloatKind) &&
                        i->operands[1]->type.is_exactly(mir::kFloatKind);
        if (is_power) i->number = mir::kFloatKind;
        if (is_power || is_guessed(*i)) guesses_.insert(i);
      }
    }
  }

  // Once the types are settled.
  void find_sources() {
    for (const CountedLoop& loop : loops_) {
      std::optional<IntLiteral> start = IntLiteral{IntRange::kBoth, 0};
      if (loop.call->operands.size() > 2) start = int_literal(loop.call->operands[1]);
      bool counts_up = loop.step > 0 && start && start->range == IntRange::kBoth;
      sources_[loop.next] = counts_up ? IntRange::kBoth : IntRange::kSigned;
    }
    for (Block* block : function_.blocks) {
      for (Instruction* i : block->instructions) {
        if (guesses_.contains(i)) {
          bool is_int = i->number == int64_t{mir::kIntKind};
          sources_[i] = is_int ? IntRange::kSigned : IntRange::kNone;
        }
        if (!is_planned_call(*i) || i->function->result_rep == Rep::kBoxed) continue;
        bool is_int = i->function->result_rep == Rep::kInt64;
        sources_[i] = is_int ? IntRange::kSigned : IntRange::kNone;
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
      // Counting past the end must not overflow, nor the limit of a strip.
      int64_t reach = loop.step * kStripLength;
      int64_t limit = is_up ? INT64_MAX - reach : INT64_MIN - reach;
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

  void make_unboxed_params() {
    for (Block* block : function_.blocks) {
      std::vector<BlockParam*> params = block->params;
      for (BlockParam* param : params) {
        if (!plan_->is_unboxed_param(param)) continue;
        bool is_int = UnboxPlan::domain_of_type(param) == Domain::kInt;
        unboxed_[param] = function_.add_param(block, is_int ? Rep::kInt64 : Rep::kFloat64);
        if (param->type.may_be(mir::kUnboundKind))
          is_bound_[param] = function_.add_param(block, Rep::kBool);
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
    for (size_t n = 0; n < old.size(); n++) {
      Instruction* i = old[n];
      position_ = i->position;
      if (guesses_.contains(i)) {
        convert_guess(i, old[n + 1]);
      } else if (loop_of_.contains(i)) {
        convert_loop(i);
      } else if (plan_->is_chosen(i)) {
        convert(i);
      } else if (plan_->is_unboxed_check(*i)) {
        unboxed_[i] = unboxed_.at(i->operands[0]);
        if (auto found = is_bound_.find(i->operands[0]); found != is_bound_.end())
          guard(found->second, i);
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

  // Makes the guessed value itself and guards it before `next`. The guard and what its exits pass
  // on see the value as it is; everything else sees the number that it turned out to be.
  void convert_guess(Instruction* i, Instruction* next) {
    bool is_int = i->number == int64_t{mir::kIntKind};
    Instruction* raw = i;
    if (i->entry == EntryId::power) {
      raw =
          make(Opcode::call_entry, {as_float64(i->operands[0], i), as_float64(i->operands[1], i)});
      raw->entry = EntryId::float_power;
      raw->rep = Rep::kBoxed;
      raw->unwind = i->unwind;
    } else {
      out_->push_back(i);
    }
    auto leaves = [&](Instruction* guard) {
      guard->exit = exits_->before(next);
      for (Instruction* user : {guard, guard->exit.target->terminator()})
        raw_uses_[user] = {i, raw};
    };
    Instruction* checked = make(Opcode::guard_type, {raw});
    checked->number = i->number;
    checked->type = Type::of(static_cast<uint32_t>(i->number));
    leaves(checked);
    Instruction* number = make(is_int ? Opcode::unbox_int64 : Opcode::unbox_float64, {checked});
    if (is_int) leaves(number);
    unboxed_[i] = number;
  }

  Value* make_int_literal(const IntLiteral& literal) {
    return make_int64(static_cast<int64_t>(literal.low_bits));
  }

  // The operand as a signed int; a value that is only known as an object may be no int or need more
  // bits, and leaves before `user`.
  Value* as_int64(Value* value, Instruction* user) {
    std::optional<IntLiteral> literal = int_literal(value);
    if (literal && is_within(literal->range, IntRange::kSigned)) return make_int_literal(*literal);
    if (auto found = unboxed_.find(value); found != unboxed_.end()) {
      if (!is_within(plan_->operand_range(value), IntRange::kSigned))
        guard(make_compare(mir::Comparison::kGe, found->second, make_int64(0)), user);
      return found->second;
    }
    if (Value* inside = boxed_value(value, Opcode::box_int64)) return inside;
    Value* boxed = value;
    if (!value->type.is_exactly(mir::kIntKind)) {
      Instruction* checked = make(Opcode::guard_type, {value});
      checked->number = mir::kIntKind;
      checked->type = Type::of(mir::kIntKind);
      checked->exit = exits_->before(user);
      boxed = checked;
    }
    Instruction* unbox = make(Opcode::unbox_int64, {boxed});
    unbox->exit = exits_->before(user);
    return unbox;
  }

  // The word of a value within kUnsigned.
  Value* as_unsigned(Value* value) {
    if (std::optional<IntLiteral> literal = int_literal(value)) return make_int_literal(*literal);
    return unboxed_.at(value);
  }

  Value* as_low_bits(Value* value) {
    if (std::optional<IntLiteral> literal = int_literal(value)) return make_int_literal(*literal);
    for (const auto* known : {&wrapped_, &unboxed_}) {
      if (auto found = known->find(value); found != known->end()) return found->second;
    }
    if (Value* inside = boxed_value(value, Opcode::box_int64)) return inside;
    return make(Opcode::unbox_low_bits, {value});
  }

  Value* as_float64(Value* value, Instruction* user) {
    if (is_float_literal(value)) {
      Instruction* literal = make(Opcode::const_float64, {});
      literal->number = std::bit_cast<int64_t>(static_cast<Instruction*>(value)->constant->number);
      return literal;
    }
    if (UnboxPlan::domain_of_type(value) == Domain::kInt)
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

  // Modulo 2^64.
  void convert_wrapped(Instruction* i) {
    std::vector<Value*> operands;
    for (Value* operand : i->operands) operands.push_back(as_low_bits(operand));
    Opcode op = operator_row(*i)->on_ints;
    if (op == Opcode::int_negate) operands.insert(operands.begin(), make_int64(0));
    bool subtracts = op == Opcode::int_subtract || op == Opcode::int_negate;
    Instruction* result = make(op == Opcode::int_add          ? Opcode::int_wrap_add
                               : subtracts                    ? Opcode::int_wrap_subtract
                               : op == Opcode::int_multiply   ? Opcode::int_wrap_multiply
                               : op == Opcode::int_left_shift ? Opcode::int_wrap_left_shift
                                                              : op,
                               {});
    result->operands = operands;
    wrapped_[i] = result;
  }

  // The instruction for ints that are read without a sign, which no rule lets leave the 64 bits;
  // kNoOpcode when there is none.
  Opcode unsigned_form(const Instruction& i) const {
    Opcode op = operator_row(i)->on_ints;
    bool is_shift = op == Opcode::int_right_shift;
    for (const Value* operand : i.operands) {
      if (is_shift && operand == i.operands[1] && !int_literal(operand)) return kNoOpcode;
      if (!is_within(plan_->operand_range(operand), IntRange::kUnsigned)) return kNoOpcode;
    }
    switch (op) {
      case Opcode::int_floor_divide:
      case Opcode::int_modulo: {
        std::optional<IntLiteral> divisor = int_literal(i.operands[1]);
        if (!divisor || divisor->low_bits == 0) return kNoOpcode;
        return op == Opcode::int_modulo ? Opcode::int_unsigned_modulo : Opcode::int_unsigned_divide;
      }
      case Opcode::int_right_shift:
        return Opcode::int_unsigned_right_shift;
      case Opcode::int_compare:
        return Opcode::int_unsigned_compare;
      default:
        return kNoOpcode;
    }
  }

  Instruction* convert_ints(Instruction* i) {
    Opcode op = operator_row(*i)->on_ints;
    if (std::optional<Mask> mask = mask_of(*i)) {
      return make(Opcode::int_bit_and,
                  {as_low_bits(mask->masked), make_int64(static_cast<int64_t>(mask->mask))});
    }
    bool is_bitwise =
        op == Opcode::int_bit_and || op == Opcode::int_bit_or || op == Opcode::int_bit_xor;
    Opcode unsigned_op = unsigned_form(*i);
    std::vector<Value*> operands;
    for (Value* operand : i->operands) {
      bool has_sign = is_within(plan_->operand_range(operand), IntRange::kSigned);
      operands.push_back(unsigned_op != kNoOpcode || (is_bitwise && !has_sign)
                             ? as_unsigned(operand)
                             : as_int64(operand, i));
    }
    Instruction* result = make(unsigned_op != kNoOpcode ? unsigned_op : op, {});
    result->operands = operands;
    return result;
  }

  Instruction* convert_floats(Instruction* i) {
    std::vector<Value*> operands;
    for (Value* operand : i->operands) operands.push_back(as_float64(operand, i));
    Instruction* result = make(operator_row(*i)->on_floats, {});
    result->operands = operands;
    return result;
  }

  void convert(Instruction* i) {
    if (plan_->is_wrapped(i)) return convert_wrapped(i);
    const OperatorRow& row = *operator_row(*i);
    bool is_int = UnboxPlan::domain_of(*i) == Domain::kInt;
    Instruction* result = is_int ? convert_ints(i) : convert_floats(i);
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

  static bool is_unbound(const Value* value) {
    return value->origin == Value::Origin::kInstruction &&
           static_cast<const Instruction*>(value)->op == Opcode::unbound;
  }

  Value* make_bool(bool value) {
    Instruction* i = make(Opcode::const_bool, {});
    i->number = value;
    return i;
  }

  // The argument for the twin of a parameter, and for the flag that says whether there is one.
  Value* twin_arg(Value* arg, const BlockParam* twin, const BlockParam* param) {
    if (twin->rep == Rep::kInt64) {
      if (is_unbound(arg)) return make_int64(0);
      IntRange range = plan_->operand_range(param);
      return is_within(range, IntRange::kSigned) ? as_int64(arg, nullptr) : as_unsigned(arg);
    }
    return is_unbound(arg) ? make(Opcode::const_float64, {}) : as_float64(arg, nullptr);
  }

  Value* flag_arg(const Value* arg) {
    if (is_unbound(arg)) return make_bool(false);
    auto found = is_bound_.find(arg);
    return found != is_bound_.end() ? found->second : make_bool(true);
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
            if (!plan_->is_unboxed_param(param)) continue;
            edge.args.resize(edge.target->params.size(), nullptr);
            auto* twin = static_cast<BlockParam*>(unboxed_.at(param));
            edge.args[twin->index] = twin_arg(edge.args[k], twin, param);
            if (auto flag = is_bound_.find(param); flag != is_bound_.end())
              edge.args[static_cast<BlockParam*>(flag->second)->index] = flag_arg(edge.args[k]);
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
            if (!plan_->is_unboxed_param(edge.target->params[k])) edge.args[kept++] = edge.args[k];
          }
          edge.args.resize(kept);
        });
      }
    }
    for (Block* block : function_.blocks) {
      std::erase_if(block->params,
                    [&](BlockParam* param) { return plan_->is_unboxed_param(param); });
      for (size_t k = 0; k < block->params.size(); k++)
        block->params[k]->index = static_cast<uint32_t>(k);
    }
  }

  using Boxes = std::unordered_map<Value*, Value*>;

  Value* make_box(Value* unboxed, IntRange range, Value* is_bound) {
    bool is_int = unboxed->rep == Rep::kInt64;
    bool is_signed = is_within(range, IntRange::kSigned);
    uint32_t kinds = is_int ? mir::kIntKind : mir::kFloatKind;
    Instruction* box = nullptr;
    if (is_bound != nullptr) {
      box = make(!is_int     ? Opcode::box_bound_float64
                 : is_signed ? Opcode::box_bound_int64
                             : Opcode::box_bound_uint64,
                 {unboxed, is_bound});
      kinds |= mir::kUnboundKind;
    } else {
      box = make(!is_int     ? Opcode::box_float64
                 : is_signed ? Opcode::box_int64
                             : Opcode::box_uint64,
                 {unboxed});
    }
    box->type = Type::of(kinds);
    return box;
  }

  // An entry whose operands are given as objects.
  Value* make_entry(EntryId entry, const std::vector<Value*>& operands, Type type) {
    Instruction* i = make(Opcode::call_entry, {});
    i->operands = operands;
    i->entry = entry;
    i->rep = Rep::kBoxed;
    i->type = type;
    return i;
  }

  // The value as the generic code has it.
  Value* generic_form(Value* value, Boxes& boxes) {
    if (auto found = replaced_.find(value); found != replaced_.end()) value = found->second;
    if (auto found = boxes.find(value); found != boxes.end()) return found->second;
    // The generic loop goes on with an iterator, which is made up where a side exit needs it.
    if (auto found = loop_of_.find(value);
        found != loop_of_.end() && loops_[found->second].get_iterator == value) {
      const Counter& counter = counters_[found->second];
      return boxes[value] = make_entry(EntryId::make_range_iterator,
                                       {counter.next, counter.stop, counter.step}, Type::any());
    }
    // So is what was computed modulo 2^64.
    if (wrapped_.contains(value)) {
      auto* i = static_cast<Instruction*>(value);
      std::vector<Value*> operands;
      for (Value* operand : i->operands) operands.push_back(generic_form(operand, boxes));
      return boxes[value] = make_entry(i->entry, operands, Type::of(mir::kIntKind));
    }
    auto found = unboxed_.find(value);
    if (found == unboxed_.end()) return value;
    auto flag = is_bound_.find(value);
    return boxes[value] = make_box(found->second, plan_->operand_range(value),
                                   flag == is_bound_.end() ? nullptr : flag->second);
  }

  // Whether the function's result is at hand as it returns it.
  bool returns_unboxed(const Instruction& i) const {
    if (i.op != Opcode::return_value || i.operands.empty()) return false;
    auto found = unboxed_.find(i.operands[0]);
    if (found == unboxed_.end() || found->second->rep != function_.result_rep) return false;
    return function_.result_rep == Rep::kFloat64 ||
           is_within(plan_->operand_range(i.operands[0]), IntRange::kSigned);
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
        // An end_local of a number, or of the iterator that a counter took the place of, says
        // nothing.
        if (i->op == Opcode::end_local &&
            (unboxed_.contains(i->operands[0]) || wrapped_.contains(i->operands[0]) ||
             replaced_.contains(i->operands[0]) || loop_of_.contains(i->operands[0])))
          continue;
        // One box serves all uses of the instruction.
        Boxes boxes;
        if (auto raw = raw_uses_.find(i); raw != raw_uses_.end())
          boxes[raw->second.first] = raw->second.second;
        if (returns_unboxed(*i)) {
          i->operands[0] = unboxed_.at(i->operands[0]);
        } else {
          for (Value*& operand : i->operands) operand = generic_form(operand, boxes);
        }
        for_each_edge(*i, [&](Edge& edge) {
          for (Value*& arg : edge.args) arg = generic_form(arg, boxes);
        });
        out.push_back(i);
      }
      block->instructions = std::move(out);
    }
  }

  Function& function_;
  SideExits* exits_ = nullptr;
  const UnboxPlan* plan_ = nullptr;
  UnboxPlan::Sources sources_;
  std::vector<CountedLoop> loops_;
  std::vector<Counter> counters_;
  // The instructions of counted loops.
  std::unordered_map<const Value*, size_t> loop_of_;
  std::unordered_set<Instruction*> guesses_;
  // Instructions that see a guessed value, named first, as it is.
  std::unordered_map<const Value*, std::pair<Value*, Value*>> raw_uses_;
  // Loads of callees, and the function that is expected.
  std::unordered_map<const Value*, Function*> planned_loads_;
  // From a boxed value of before to its unboxed form.
  std::unordered_map<const Value*, Value*> unboxed_;
  // Likewise, for what is computed modulo 2^64.
  std::unordered_map<const Value*, Value*> wrapped_;
  // The flags of unboxed parameters that may be absent.
  std::unordered_map<const Value*, Value*> is_bound_;
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
