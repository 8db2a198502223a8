// Plans direct calls of module-level functions in the whole program, and loops over range() on
// unboxed counters.
//
//   before                                          after
//   %f = global_load @m.fib                         %f = global_load @m.fib
//   %1 = call_entry call %f, %n                     %1 = call_entry call %f, %n   (planned:
//   @m.fib<i>)
//
// A global that the whole program stores once, with an undecorated `def` at module level, is a
// speculated constant. A call of it with as many plain arguments as it has parameters is annotated
// with the function to call: the body itself or, when arguments are proved ints or floats, a copy
// of it with unboxed parameters. The pass `unbox` turns annotated calls into a guard with a side
// exit and a direct call; until then the call means what it always did.
//
// Where nothing in the program stores a global `range`, loops over range(...) of ints are annotated
// likewise (kPlannedCounter).
//
// Copies are made on demand and kept by (function, parameter representations), under hard caps.
// Result types are found by a fixpoint over all of them, from below: recursion finds its own type.
// A result that is always an int or a float is returned unboxed.
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "compiler/passes/clone.h"
#include "compiler/passes/counted_loops.h"
#include "compiler/passes/infer_types.h"
#include "compiler/passes/passes.h"

namespace molt::passes {

using abi::EntryId;
using mir::Block;
using mir::BlockParam;
using mir::Function;
using mir::Instruction;
using mir::Module;
using mir::Opcode;
using mir::Rep;
using mir::Type;
using mir::Value;

namespace {

constexpr int kMaxCopiesPerFunction = 4;
constexpr int kMaxCopiesPerProgram = 256;

class CallPlanner {
 public:
  explicit CallPlanner(std::vector<Module*>& modules) : modules_(modules) {}

  void run() {
    find_constant_globals();
    for (Module* module : modules_) {
      for (auto& function : module->functions) work_.push_back(function.get());
    }
    // New copies join the list.
    for (size_t i = 0; i < work_.size(); i++) plan(*work_[i]);
    find_result_types();
    // Results sharpen arguments: f(g(x)).
    for (size_t i = 0; i < work_.size(); i++) plan(*work_[i]);
    find_result_types();
    for (Function* copy : copies_) settle_result(*copy);
  }

 private:
  using Global = std::pair<const Module*, int64_t>;

  void find_constant_globals() {
    std::map<Global, int> stores;
    for (Module* module : modules_) {
      for (auto& function : module->functions) {
        for (Block* block : function->blocks) {
          for (Instruction* i : block->instructions) {
            sets_code_ |= may_set_code(*i);
            if (i->op != Opcode::global_store) continue;
            Global global{i->module, i->number};
            stores[global]++;
            if (Function* target = static_function_of(i->operands[0])) globals_[global] = target;
          }
        }
      }
    }
    std::erase_if(globals_, [&](const auto& row) { return stores[row.first] != 1; });
    if (sets_code_) globals_.clear();
    for (const auto& [global, count] : stores) stored_.insert(global);
  }

  // Whether an instruction may give a function other code: the function is still the same object
  // then, so that no guard would notice.
  static bool may_set_code(const Instruction& i) {
    constexpr std::string_view kName = "__code__";
    if (i.op == Opcode::constant)
      return i.constant->kind == mir::Constant::Kind::kStr && i.constant->text == kName;
    if (i.op != Opcode::call_entry || i.entry != EntryId::set_attribute) return false;
    const Value* name = i.operands[1];
    return name->origin == Value::Origin::kInstruction &&
           static_cast<const Instruction*>(name)->constant->text == kName;
  }

  static bool is_builtin_range(const Instruction& load, void* planner) {
    const auto& self = *static_cast<CallPlanner*>(planner);
    return load.module->slots[static_cast<size_t>(load.number)] == "range" &&
           !self.stored_.contains({load.module, load.number});
  }

  static Function* static_function_of(const Value* value) {
    if (value->origin != Value::Origin::kInstruction) return nullptr;
    const auto* i = static_cast<const Instruction*>(value);
    if (i->op != Opcode::call_entry || i->entry != EntryId::bind_static_function) return nullptr;
    return static_cast<const Instruction*>(i->operands[0])->function;
  }

  // The function that a call is speculated to reach; null when it is not such a call.
  Function* target_of(const Instruction& i) const {
    if (i.op != Opcode::call_entry || i.entry != EntryId::call) return nullptr;
    if (i.operands[0]->origin != Value::Origin::kInstruction) return nullptr;
    const auto* callee = static_cast<const Instruction*>(i.operands[0]);
    if (callee->op != Opcode::global_load) return nullptr;
    auto found = globals_.find({callee->module, callee->number});
    if (found == globals_.end()) return nullptr;
    Function* target = found->second;
    const mir::CodeInfo& code = target->code;
    constexpr uint32_t kStars = abi::kCodeVarArgs | abi::kCodeVarKeywords;
    bool is_plain = code.keyword_only_count == 0 && (code.flags & kStars) == 0;
    auto num_args = static_cast<int32_t>(i.operands.size()) - 1;
    return is_plain && code.arg_count == num_args ? target : nullptr;
  }

  void plan(Function& function) {
    // Guards leave by side exits, which these functions do not have.
    if (is_generator(function) || function.kind == Function::Kind::kExitResume) return;
    std::vector<Type> types = planned_types(function);
    for (Block* block : function.blocks) {
      for (Instruction* i : block->instructions) {
        Function* target = target_of(*i);
        if (target == nullptr) continue;
        std::vector<Rep> reps;
        for (size_t k = 1; k < i->operands.size(); k++) {
          Type type = types[i->operands[k]->id];
          reps.push_back(type.is_exactly(mir::kIntKind)     ? Rep::kInt64
                         : type.is_exactly(mir::kFloatKind) ? Rep::kFloat64
                                                            : Rep::kBoxed);
        }
        i->function = copy_for(target, reps);
      }
    }
    for (const CountedLoop& loop : find_counted_loops(function, types, &is_builtin_range, this)) {
      loop.call->number = loop.next->number = kPlannedCounter;
    }
  }

  // The copy of `target` for these parameters; the function itself when all are boxed or a cap is
  // reached.
  Function* copy_for(Function* target, const std::vector<Rep>& reps) {
    bool all_boxed = true;
    std::string suffix;
    for (Rep rep : reps) {
      all_boxed &= rep == Rep::kBoxed;
      suffix += rep == Rep::kInt64 ? 'i' : rep == Rep::kFloat64 ? 'f' : 'b';
    }
    if (all_boxed || is_generator(*target)) return target;
    auto found = by_key_.find({target, suffix});
    if (found != by_key_.end()) return found->second;
    if (num_copies_[target] >= kMaxCopiesPerFunction || copies_.size() >= kMaxCopiesPerProgram)
      return target;
    num_copies_[target]++;
    Function* copy =
        target->module->new_function(Function::Kind::kBody, target->symbol + "<" + suffix + ">");
    clone_code(*target, *copy);
    copy->generic = target;
    unbox_params(*copy, reps);
    infer_types(*copy);
    copy->result_type = Type::none();
    by_key_[{target, suffix}] = copy;
    copies_.push_back(copy);
    work_.push_back(copy);
    return copy;
  }

  // The parameters arrive unboxed; the body sees a box at its start, which `unbox` takes apart
  // again.
  static void unbox_params(Function& copy, const std::vector<Rep>& reps) {
    Block* entry = copy.entry();
    std::vector<Instruction*> boxes;
    for (size_t k = 0; k < reps.size(); k++) {
      if (reps[k] == Rep::kBoxed) continue;
      bool is_int = reps[k] == Rep::kInt64;
      BlockParam* old = entry->params[k + 1];
      BlockParam* param = copy.add_param(entry, reps[k]);
      entry->params.pop_back();
      param->index = old->index;
      entry->params[k + 1] = param;
      Instruction* box = copy.new_instruction(is_int ? Opcode::box_int64 : Opcode::box_float64);
      box->operands.push_back(param);
      box->block = entry;
      box->type = Type::of(is_int ? mir::kIntKind : mir::kFloatKind);
      boxes.push_back(box);
      for (Block* block : copy.blocks) {
        for (Instruction* i : block->instructions) {
          for (Value*& operand : i->operands) operand = operand == old ? box : operand;
          for (mir::Edge& edge : i->successors) {
            for (Value*& arg : edge.args) arg = arg == old ? box : arg;
          }
          for (Value*& arg : i->unwind.args) arg = arg == old ? box : arg;
        }
      }
    }
    entry->instructions.insert(entry->instructions.begin(), boxes.begin(), boxes.end());
  }

  void find_result_types() {
    bool changed = true;
    while (changed) {
      changed = false;
      for (Function* copy : copies_) {
        std::vector<Type> types = planned_types(*copy);
        Type result = copy->result_type;
        for (Block* block : copy->blocks) {
          const Instruction* last = block->terminator();
          if (last->op == Opcode::return_value) result = result.join(types[last->operands[0]->id]);
        }
        changed |= result != copy->result_type;
        copy->result_type = result;
      }
    }
  }

  static void settle_result(Function& copy) {
    if (copy.result_type.kinds == 0) copy.result_type = Type::any();
    if (copy.result_type.is_exactly(mir::kIntKind)) copy.result_rep = Rep::kInt64;
    if (copy.result_type.is_exactly(mir::kFloatKind)) copy.result_rep = Rep::kFloat64;
  }

  std::vector<Module*>& modules_;
  std::map<Global, Function*> globals_;
  // Some instruction may assign to __code__.
  bool sets_code_ = false;
  std::set<Global> stored_;
  std::vector<Function*> work_;
  std::vector<Function*> copies_;
  std::map<std::pair<Function*, std::string>, Function*> by_key_;
  std::unordered_map<Function*, int> num_copies_;
};

}  // namespace

void plan_calls(std::vector<Module*>& modules) { CallPlanner(modules).run(); }

}  // namespace molt::passes
