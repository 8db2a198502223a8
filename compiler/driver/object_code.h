// From MIR to machine code by way of LLVM, in memory.
#pragma once

#include <llvm/Support/MemoryBuffer.h>

#include <functional>
#include <memory>
#include <string>

#include "compiler/driver/options.h"
#include "compiler/lower/lower.h"
#include "compiler/target/codegen.h"

namespace molt::driver {

class ObjectCode {
 public:
  ObjectCode(const Options& options, target::Aim aim);

  using Lowering =
      std::function<std::unique_ptr<llvm::Module>(llvm::LLVMContext&, const lower::Options&)>;
  void lower(const Lowering& lowering);
  // Links the inline fast paths in and runs LLVM's pipeline. False when the bitcode cannot be read.
  bool optimise(std::string* error);

  std::string llvm_text() const;
  std::string assembly();
  std::string object();

 private:
  const Options options_;
  const target::Aim aim_;
  llvm::LLVMContext context_;
  std::unique_ptr<llvm::MemoryBuffer> bitcode_;
  std::unique_ptr<llvm::Module> module_;
  target::CodeGenerator generator_;
};

}  // namespace molt::driver
