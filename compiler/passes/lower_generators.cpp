// Splits a generator's body into the function that makes the generator object and its resume
// function.
//
//   before                                        after, the body                     after,
//   f.resume ^0(%0, %1):                                   ^0(%0, %1):                         ^0:
//   %s = resume_state
//     ...                                           %2 = make_generator %0, @f, switch_int %s 0:
//     ^1, 1: ^2 %5 = yield_value %4                               %0, %1                        ^1:
//     %0 = frame_load 0 ...
//     ...                                           return_value %2 frame_store 3 %7
//                                                                                         suspend 1
//                                                                                         %4
//                                                                                     ^2: %7 =
//                                                                                     frame_load 3
//                                                                                         %5 =
//                                                                                         sent_value
//
// Values that live across a yield go through the frame: before a suspend they are stored, at the
// resumption they are loaded, and the uses after it see the loaded value (SSA repair, Braun et
// al.). Unboxed values are stored raw. Boxed ones are moved, so that the frame owns them exactly
// while the generator sleeps, where the cycle collector can see them.
#include <algorithm>
#include <unordered_map>

#include "compiler/analysis/cfg.h"
#include "compiler/mir/builder.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/resume_split.h"
#include "compiler/passes/ssa_repair.h"

namespace molt::passes {

using analysis::Cfg;
using analysis::Liveness;
using mir::Block;
using mir::BlockParam;
using mir::Edge;
using mir::Function;
using mir::Instruction;
using mir::Opcode;
using mir::Rep;
using mir::Value;

namespace {

Value* identity(Value* value) { return value; }

class GeneratorSplitter {
 public:
  explicit GeneratorSplitter(Function& body) : body_(body) {}

  void run() {
    // A yield that is never reached is no resume point.
    Cfg reachable(body_);
    std::erase_if(body_.blocks, [&](Block* block) { return !reachable.is_reachable(block); });
    resume_ = body_.module->new_function(Function::Kind::kResume, body_.symbol + ".resume");
    // The code moves; the body keeps its symbol, its CodeInfo and new blocks.
    Function& resume = *resume_;
    resume.code = body_.code;
    resume.positions = body_.positions;
    resume.take_code_from(body_);
    for (Block* block : resume.blocks) block->function = resume_;
    body_.resume = resume_;
    resume.generic = &body_;
    split_at_yields();
    load_parameters();
    save_across_yields();
    convert_returns();
    body_.code.frame_slots = resume.code.frame_slots = static_cast<int32_t>(num_slots_);
    build_creator();
  }

 private:
  struct Point {
    Instruction* suspend;
    // Where execution goes on; starts with sent_value.
    Block* block;
    Instruction* sent;
  };

  Instruction* make(Block* block, Opcode op, std::initializer_list<Value*> operands = {}) {
    Instruction* instruction = resume_->new_instruction(op);
    instruction->block = block;
    instruction->operands.assign(operands.begin(), operands.end());
    instruction->position = position_;
    return instruction;
  }

  // Each yield ends its block; the rest goes to a new block that takes the sent value.
  void split_at_yields() {
    for (size_t b = 0; b < resume_->blocks.size(); b++) {
      Block* block = resume_->blocks[b];
      for (size_t n = 0; n < block->instructions.size(); n++) {
        Instruction* yield = block->instructions[n];
        if (yield->op != Opcode::yield_value) continue;
        split_at(block, n, yield);
        break;
      }
    }
  }

  void split_at(Block* block, size_t n, Instruction* yield) {
    position_ = yield->position;
    Block* rest = resume_->new_block("resume");
    Instruction* sent = make(rest, Opcode::sent_value);
    rest->instructions.push_back(sent);
    Value* answer = sent;
    // A delegating yield (number 1) takes the error word as it is and passes it on.
    if (yield->number == 0) {
      Instruction* check = make(rest, Opcode::check_sent, {sent});
      check->unwind = std::move(yield->unwind);
      rest->instructions.push_back(check);
      answer = check;
    }
    for (size_t i = n + 1; i < block->instructions.size(); i++) {
      block->instructions[i]->block = rest;
      rest->instructions.push_back(block->instructions[i]);
    }
    block->instructions.resize(n);
    Instruction* suspend = make(block, Opcode::suspend, {yield->operands[0]});
    suspend->number = static_cast<int64_t>(points_.size()) + 1;
    // While values are being placed the suspend is a jump in disguise, which keeps the graph whole.
    suspend->successors.push_back({rest, {}});
    block->instructions.push_back(suspend);
    points_.push_back({suspend, rest, sent});
    replacements_.emplace_back(yield, answer);
  }

  // The parameters of the body come from the first slots of the frame.
  void load_parameters() {
    Block* entry = resume_->entry();
    num_slots_ = entry->params.size();
    std::vector<Instruction*> loads;
    position_ = 0;
    for (BlockParam* param : entry->params) {
      Instruction* load = make(entry, Opcode::frame_load);
      load->number = param->index;
      load->type = param->type;
      loads.push_back(load);
      replacements_.emplace_back(param, load);
    }
    num_params_ = entry->params.size();
    entry->params.clear();
    entry->instructions.insert(entry->instructions.begin(), loads.begin(), loads.end());
    replace_uses(*resume_, replacements_);
  }

  void save_across_yields() {
    Cfg cfg(*resume_);
    Liveness liveness(*resume_, cfg, &identity);
    std::vector<Value*> values(resume_->num_values, nullptr);
    for (Block* block : resume_->blocks) {
      for (BlockParam* param : block->params) values[param->id] = param;
      for (Instruction* instruction : block->instructions) values[instruction->id] = instruction;
    }
    // A value has one slot for all points.
    std::unordered_map<Value*, int64_t> slot_of;
    std::vector<ResumeEntry> entries;
    for (Point& point : points_) {
      position_ = point.suspend->position;
      // sent_value comes first: it reads a register.
      ResumeEntry entry{point.block, 1, {}, {}, position_};
      std::vector<Instruction*> stores;
      if (cfg.is_reachable(point.block)) {
        liveness.live_in(point.block).for_each([&](uint32_t id) {
          Value* value = values[id];
          auto [slot, is_new] = slot_of.try_emplace(value, static_cast<int64_t>(num_slots_));
          if (is_new && !is_rematerialised(value)) num_slots_++;
          entry.live.push_back(value);
          entry.slots.push_back(slot->second);
          if (is_rematerialised(value)) return;
          bool is_boxed = value->rep == Rep::kBoxed;
          Instruction* store =
              make(point.suspend->block, is_boxed ? Opcode::frame_store : Opcode::frame_store_raw,
                   {value});
          store->number = slot->second;
          stores.push_back(store);
        });
      }
      std::vector<Instruction*>& before = point.suspend->block->instructions;
      before.insert(before.end() - 1, stores.begin(), stores.end());
      entries.push_back(std::move(entry));
    }
    // The suspends stop being edges; the points are reached from the dispatch.
    for (Point& point : points_) point.suspend->successors.clear();
    add_resume_entries(*resume_, entries);
  }

  void convert_returns() {
    for (Block* block : resume_->blocks) {
      Instruction* last = block->terminator();
      if (last->op != Opcode::return_value) continue;
      Instruction* finish = make(block, Opcode::finish, {last->operands[0]});
      finish->position = last->position;
      block->instructions.back() = finish;
    }
  }

  void build_creator() {
    mir::Builder b(&body_);
    b.set_block(body_.new_block("entry"));
    std::vector<Value*> operands;
    for (size_t i = 0; i < num_params_; i++)
      operands.push_back(body_.add_param(b.block(), Rep::kBoxed));
    Value* function = operands[0];
    operands.insert(operands.begin(), {function, b.code_ref(&body_)});
    b.return_value(b.call_entry(abi::EntryId::make_generator, operands));
  }

  Function& body_;
  Function* resume_ = nullptr;
  uint32_t position_ = 0;
  size_t num_slots_ = 0;
  size_t num_params_ = 0;
  std::vector<Point> points_;
  std::vector<std::pair<Value*, Value*>> replacements_;
};

}  // namespace

void lower_generators(mir::Module& module) {
  // The list grows while the passes runs.
  size_t count = module.functions.size();
  for (size_t i = 0; i < count; i++) {
    Function& function = *module.functions[i];
    if (function.kind == Function::Kind::kBody && is_generator(function))
      GeneratorSplitter(function).run();
  }
}

}  // namespace molt::passes
