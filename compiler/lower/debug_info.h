// Line tables for --debug: each function of the program, and the Python line of each instruction.
#pragma once

#include <memory>
#include <unordered_map>

#include "compiler/lower/llvm.h"
#include "compiler/mir/mir.h"

namespace llvm {
class DIBuilder;
class DICompileUnit;
class DIFile;
}  // namespace llvm

namespace molt::lower {

class DebugInfo {
 public:
  explicit DebugInfo(llvm::Module& module);
  ~DebugInfo();

  void describe(const mir::Function& function, llvm::Function* lowered);
  // The place of a position of a function that has been described.
  llvm::DebugLoc location(const mir::Function& function, const llvm::Function* lowered,
                          uint32_t position) const;
  void finish();

 private:
  llvm::DIFile* file(const mir::Module& module);

  llvm::Module& module_;
  std::unique_ptr<llvm::DIBuilder> builder_;
  llvm::DICompileUnit* unit_ = nullptr;
  std::unordered_map<const mir::Module*, llvm::DIFile*> files_;
};

}  // namespace molt::lower
