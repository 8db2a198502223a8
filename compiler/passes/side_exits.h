// Side exits: what a guard in an optimised function does when it fails.
//
//   optimised                                       f.exits, the generic copy
//   %9 = int_add %7, %8 exit ^20                    ^0: %s = resume_state
//   ...                                                 switch_int %s 1: ^4, ^1
//   ^20: cold                                       ^4: %1 = frame_load 0
//     %30 = box_int64 %7                                %3 = frame_load 1
//     exit_resume @f.exits 1 %1, %30                    %5 = call_entry add %1, %3
//
// The function is first copied as it is, generic; the copy gets a resume entry before every
// instruction at which the original may leave (resume_split.h). A guard fails before any effect of
// its instruction, so the copy does that instruction again from the start, in full generality, and
// goes on from there: no work is repeated or lost. Values that the original holds unboxed are boxed
// in the exit's cold block.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/analysis/cfg.h"
#include "compiler/passes/clone.h"
#include "compiler/passes/resume_split.h"

namespace molt::passes {

class SideExits {
 public:
  // Snapshots the function before any optimistic change.
  explicit SideExits(mir::Function& function);

  // An edge to a new block that goes on in the generic copy before `instruction`, which must be one
  // of the snapshot. The operands of its exit_resume are the snapshot's live values; replacing
  // their uses later keeps them right.
  mir::Edge before(mir::Instruction* instruction);
  // An edge that goes on after `call`, whose result is taken from ThreadState::boxed_result: an
  // unboxed call's result did not fit.
  mir::Edge after(mir::Instruction* call);
  bool is_used() const { return !points_.empty(); }

  // Builds the generic copy's entries. Call once, at the end; without any exit it drops the copy.
  void finish();

 private:
  struct Point {
    // Of the copy.
    mir::Instruction* instruction;
    std::vector<mir::Value*> live;
  };
  // `instruction` is of the copy.
  size_t point_before(mir::Instruction* instruction);
  mir::Block* add_entry(mir::Instruction* instruction);
  mir::Edge exit_to(size_t index, uint32_t position, const mir::Value* result_of);

  mir::Function& function_;
  // Not changed before finish(): liveness is read from it.
  mir::Function* copy_;
  CloneMap to_copy_;
  // By id of the copy's values.
  std::vector<mir::Value*> to_original_;
  std::vector<mir::Value*> copy_values_;
  analysis::Cfg cfg_;
  analysis::Liveness liveness_;
  std::unordered_map<mir::Instruction*, size_t> index_;
  std::vector<Point> points_;
};

}  // namespace molt::passes
