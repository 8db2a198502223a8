// The inline fast paths of runtime/fast: only the functions that the program calls are read from
// the bitcode. They become available_externally, so that a call is either inlined or goes to the
// library's copy.
//
// LLVM refuses without a word to inline between functions whose target attributes differ, so the
// generated functions take over those of the bitcode.

#include <llvm/Bitcode/BitcodeReader.h>
#include <llvm/Linker/Linker.h>
#include <llvm/Support/Error.h>

#include <set>

#include "compiler/lower/lower.h"

namespace molt::lower {

namespace {

constexpr const char* kTargetAttributes[] = {"target-cpu", "target-features", "tune-cpu"};

void copy_target_attributes(llvm::Module& module, const llvm::Module& fast) {
  const llvm::Function* model = nullptr;
  for (const llvm::Function& function : fast) {
    if (!function.isDeclaration() || function.isMaterializable()) model = &function;
  }
  if (model == nullptr) return;
  for (llvm::Function& function : module) {
    if (function.isDeclaration()) continue;
    for (const char* key : kTargetAttributes) {
      if (model->hasFnAttribute(key)) function.addFnAttr(model->getFnAttribute(key));
    }
  }
}

void keep_for_inlining_only(llvm::Module& module, const std::set<std::string>& own) {
  for (llvm::Function& function : module) {
    if (function.isDeclaration() || own.contains(function.getName().str())) continue;
    if (function.hasLocalLinkage()) continue;
    function.setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
    function.setComdat(nullptr);
    function.setDSOLocal(true);
  }
  for (llvm::GlobalVariable& variable : module.globals()) {
    if (variable.isDeclaration() || own.contains(variable.getName().str())) continue;
    if (variable.hasLocalLinkage()) continue;
    variable.setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
    variable.setComdat(nullptr);
  }
}

}  // namespace

bool link_fast_paths(llvm::Module& module, llvm::MemoryBufferRef bitcode, std::string* error) {
  llvm::Expected<std::unique_ptr<llvm::Module>> fast =
      llvm::getLazyBitcodeModule(bitcode, module.getContext());
  if (!fast) {
    *error = llvm::toString(fast.takeError());
    return false;
  }
  copy_target_attributes(module, **fast);
  std::set<std::string> own;
  for (const llvm::GlobalObject& object : module.global_objects()) {
    if (!object.isDeclaration()) own.insert(object.getName().str());
  }
  if (llvm::Linker::linkModules(module, std::move(*fast), llvm::Linker::LinkOnlyNeeded)) {
    *error = "the bitcode of the fast paths does not fit the program";
    return false;
  }
  keep_for_inlining_only(module, own);
  return true;
}

}  // namespace molt::lower
