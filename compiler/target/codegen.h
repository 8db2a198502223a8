// LLVM's side of a target: optimisation and machine code.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <memory>
#include <string>

#include "compiler/target/target.h"

namespace molt::target {

enum class Aim {
  // As fast as the level of optimisation allows.
  kSpeed,
  // As small as little work can make it.
  kSize,
};

class CodeGenerator {
 public:
  // `optimisation_level` is 0 to 3; it does not matter when the aim is size.
  CodeGenerator(TargetKind kind, int optimisation_level, Aim aim);
  ~CodeGenerator();

  std::string data_layout() const;
  // A module that is not well formed is an internal error.
  void verify(llvm::Module& module) const;
  void optimise(llvm::Module& module);
  void emit_object(llvm::Module& module, llvm::SmallVectorImpl<char>& out);
  void emit_assembly(llvm::Module& module, llvm::SmallVectorImpl<char>& out);

 private:
  void emit(llvm::Module& module, llvm::CodeGenFileType type, llvm::SmallVectorImpl<char>& out);

  TargetKind kind_;
  int level_;
  Aim aim_;
  std::unique_ptr<llvm::TargetMachine> machine_;
};

}  // namespace molt::target
