#include "compiler/target/call_sites.h"

#include <llvm/CodeGen/MachineFunction.h>
#include <llvm/CodeGen/MachineFunctionPass.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Metadata.h>

namespace molt::target {

namespace {

constexpr const char* kCodeMetadata = "molt.code";
constexpr const char* kCallSiteSection = "molt_sites";

// LLVM's own metadata for such tables gets lost in instruction selection; debug locations do not.
class CallSitePass : public llvm::MachineFunctionPass {
 public:
  static char id;
  CallSitePass() : MachineFunctionPass(id) {}

  bool runOnMachineFunction(llvm::MachineFunction& function) override {
    llvm::MDNode* code = function.getFunction().getMetadata(kCodeMetadata);
    if (code == nullptr) return false;
    llvm::LLVMContext& context = function.getFunction().getContext();
    llvm::Metadata* section = llvm::MDString::get(context, kCallSiteSection);
    for (llvm::MachineBasicBlock& block : function) {
      for (llvm::MachineInstr& instruction : block) {
        if (!instruction.isCall()) continue;
        const llvm::DebugLoc& place = instruction.getDebugLoc();
        auto* line =
            llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), place ? place.getLine() : 0);
        llvm::Metadata* data = llvm::MDNode::get(
            context, {llvm::ConstantAsMetadata::get(line), code->getOperand(0).get()});
        instruction.setPCSections(function, llvm::MDNode::getDistinct(context, {section, data}));
      }
    }
    return true;
  }
};

char CallSitePass::id = 0;

}  // namespace

llvm::MachineFunctionPass* make_call_site_pass() { return new CallSitePass; }

}  // namespace molt::target
