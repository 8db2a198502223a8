// Guesses what attributes hold.
//
//   before                                        after
//   %4 = call_entry get_attribute %1, "x"         %4 = call_entry get_attribute %1, "x"   (guess
//   Float)
//
// What the program stores under a name, wherever its type is known, is what a load of that name is
// guessed to give: stores of constants and computed numbers, and of the parameters of an __init__
// that calls of its class fill. A guess is an annotation (kinds in Instruction::number) on a load
// that an operator uses; `unbox` turns it into a guard with a side exit, so a wrong guess costs
// time only. A guess of ints is dropped when some store's type stays unknown, since sums that start
// at 0 often become something else.
#include <map>
#include <string>
#include <unordered_map>

#include "compiler/passes/infer_types.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/unbox_plan.h"

namespace molt::passes {

using abi::EntryId;
using mir::Block;
using mir::Function;
using mir::Instruction;
using mir::Module;
using mir::Opcode;
using mir::Type;
using mir::Value;

namespace {

template <typename Visit>
void for_each_instruction(Function& function, Visit visit) {
  for (Block* block : function.blocks) {
    for (Instruction* i : block->instructions) visit(*i);
  }
}

bool is_entry(const Instruction& i, EntryId entry) {
  return i.op == Opcode::call_entry && i.entry == entry;
}

class TypeGuesser {
 public:
  explicit TypeGuesser(std::vector<Module*>& modules) : modules_(modules) {}

  void run() {
    find_constructors();
    collect();
    annotate();
    // Once more with the guesses, which shows what the stores of computed values give.
    stores_.clear();
    collect();
    annotate();
  }

 private:
  struct Stores {
    Type known = Type::none();
    bool has_unknown = false;
  };

  template <typename Visit>
  void for_each_function(Visit visit) {
    for (Module* module : modules_) {
      for (auto& function : module->functions) visit(*function);
    }
  }

  static bool can_exit(const Function& function) {
    return !is_generator(function) && function.kind != Function::Kind::kExitResume;
  }

  // By module and name of the class.
  void find_constructors() {
    constexpr std::string_view kSuffix = ".__init__";
    for_each_function([&](Function& function) {
      std::string_view name = function.code.qualname;
      if (!name.ends_with(kSuffix)) return;
      name.remove_suffix(kSuffix.size());
      constructors_[{function.module, std::string(name)}] = &function;
    });
  }

  void collect() {
    arguments_.clear();
    for_each_function([&](Function& function) {
      std::vector<Type> types = planned_types(function);
      for_each_instruction(function, [&](Instruction& i) {
        if (is_entry(i, EntryId::call)) collect_arguments(i, types);
      });
    });
    for_each_function([&](Function& function) {
      std::vector<Type> types = planned_types(function);
      for_each_instruction(function, [&](Instruction& i) {
        if (is_entry(i, EntryId::set_attribute)) collect_store(i, types);
      });
    });
  }

  void collect_arguments(const Instruction& call, const std::vector<Type>& types) {
    if (call.operands[0]->origin != Value::Origin::kInstruction) return;
    const auto* callee = static_cast<const Instruction*>(call.operands[0]);
    if (callee->op != Opcode::global_load) return;
    const std::string& name = callee->module->slots[static_cast<size_t>(callee->number)];
    auto found = constructors_.find({callee->module, name});
    if (found == constructors_.end()) return;
    // After the function object and self.
    const auto& params = found->second->entry()->params;
    for (size_t k = 1; k < call.operands.size() && k + 1 < params.size(); k++) {
      Type& type = arguments_[params[k + 1]];
      type = type.join(types[call.operands[k]->id]);
    }
  }

  void collect_store(const Instruction& store, const std::vector<Type>& types) {
    const auto* name = static_cast<const Instruction*>(store.operands[1]);
    if (name->op != Opcode::name_ref) return;
    Type type = types[store.operands[2]->id];
    if (auto argument = arguments_.find(store.operands[2]); argument != arguments_.end())
      type = argument->second;
    Stores& stores = stores_[name->constant->text];
    if (type.may_be(mir::kOtherKind)) {
      stores.has_unknown = true;
    } else {
      stores.known = stores.known.join(type);
    }
  }

  uint32_t guess_of(const Instruction& load) const {
    const auto* name = static_cast<const Instruction*>(load.operands[1]);
    if (name->op != Opcode::name_ref) return 0;
    auto found = stores_.find(name->constant->text);
    if (found == stores_.end()) return 0;
    const Stores& stores = found->second;
    if (stores.known.is_exactly(mir::kFloatKind)) return mir::kFloatKind;
    return stores.known.is_exactly(mir::kIntKind) && (!stores.has_unknown || is_first_)
               ? mir::kIntKind
               : 0u;
  }

  void annotate() {
    for_each_function([&](Function& function) {
      if (!can_exit(function)) return;
      for_each_instruction(function, [&](Instruction& user) {
        if (operator_row(user) == nullptr && !is_entry(user, EntryId::power)) return;
        for (Value* operand : user.operands) {
          if (operand->origin != Value::Origin::kInstruction) continue;
          auto& load = *static_cast<Instruction*>(operand);
          if (is_entry(load, EntryId::get_attribute)) load.number = guess_of(load);
        }
      });
    });
    is_first_ = false;
  }

  std::vector<Module*>& modules_;
  std::map<std::pair<const Module*, std::string>, Function*> constructors_;
  // What calls pass for the parameters of constructors.
  std::unordered_map<const Value*, Type> arguments_;
  std::map<std::string, Stores> stores_;
  bool is_first_ = true;
};

}  // namespace

void guess_types(std::vector<Module*>& modules) { TypeGuesser(modules).run(); }

}  // namespace molt::passes
