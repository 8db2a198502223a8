#include "compiler/target/call_sites.h"

#include <llvm/BinaryFormat/ELF.h>
#include <llvm/CodeGen/AsmPrinter.h>
#include <llvm/CodeGen/MachineFunction.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Metadata.h>
#include <llvm/MC/MCContext.h>
#include <llvm/MC/MCSectionELF.h>
#include <llvm/MC/MCStreamer.h>
#include <llvm/MC/MCSymbolELF.h>

#include <vector>

#include "common/varint.h"

namespace molt::target {

namespace {

constexpr const char* kCodeMetadata = "molt.code";
constexpr const char* kCallSiteSection = "molt_sites";
constexpr unsigned kWordSize = 4;

// LLVM's own metadata for such tables gets lost in instruction selection; debug locations do not.
class CallSiteWriter : public llvm::AsmPrinterHandler {
 public:
  explicit CallSiteWriter(llvm::AsmPrinter& printer) : printer_(printer) {}

  void beginFunction(const llvm::MachineFunction* function) override {
    code_ = function->getFunction().getMetadata(kCodeMetadata);
    sites_.clear();
  }

  void beginInstruction(const llvm::MachineInstr* instruction) override {
    call_ = code_ != nullptr && instruction->isCall() ? instruction : nullptr;
  }

  void endInstruction() override {
    if (call_ == nullptr) return;
    llvm::MCSymbol* behind = printer_.OutContext.createTempSymbol();
    printer_.OutStreamer->emitLabel(behind);
    const llvm::DebugLoc& place = call_->getDebugLoc();
    sites_.push_back({behind, place ? place.getLine() : 0});
  }

  void endFunction(const llvm::MachineFunction* function) override {
    if (code_ == nullptr || sites_.empty()) return;
    llvm::MCStreamer& out = *printer_.OutStreamer;
    out.pushSection();
    out.switchSection(section_for(*function));
    out.emitValueToAlignment(llvm::Align(kWordSize));
    emit_distance(printer_.CurrentFnSym);
    auto* code = llvm::mdconst::extract<llvm::GlobalVariable>(code_->getOperand(0));
    emit_distance(printer_.getSymbol(code));
    llvm::MCSymbol* start = printer_.OutContext.createTempSymbol();
    llvm::MCSymbol* end = printer_.OutContext.createTempSymbol();
    printer_.emitLabelDifference(end, start, kWordSize);
    out.emitLabel(start);
    const llvm::MCSymbol* address = printer_.CurrentFnSym;
    int64_t line = 0;
    for (const Site& site : sites_) {
      printer_.emitLabelDifferenceAsULEB128(site.behind, address);
      printer_.emitULEB128(fold_sign(site.line - line));
      address = site.behind;
      line = site.line;
    }
    out.emitLabel(end);
    out.popSection();
  }

  void endModule() override {}

 private:
  struct Site {
    const llvm::MCSymbol* behind;
    int64_t line;
  };

  // A part of the section that the linker drops together with the function.
  llvm::MCSection* section_for(const llvm::MachineFunction& function) {
    auto* text = static_cast<llvm::MCSectionELF*>(function.getSection());
    const llvm::MCSymbolELF* group = text->getGroup();
    const unsigned in_group = group != nullptr ? llvm::ELF::SHF_GROUP : 0;
    return printer_.OutContext.getELFSection(
        kCallSiteSection, llvm::ELF::SHT_PROGBITS,
        llvm::ELF::SHF_ALLOC | llvm::ELF::SHF_LINK_ORDER | in_group, 0, group, text->isComdat(),
        llvm::MCSection::NonUniqueID,
        static_cast<const llvm::MCSymbolELF*>(printer_.CurrentFnSym));
  }

  void emit_distance(const llvm::MCSymbol* target) {
    llvm::MCSymbol* here = printer_.OutContext.createTempSymbol();
    printer_.OutStreamer->emitLabel(here);
    printer_.OutStreamer->emitAbsoluteSymbolDiff(target, here, kWordSize);
  }

  llvm::AsmPrinter& printer_;
  const llvm::MDNode* code_ = nullptr;
  const llvm::MachineInstr* call_ = nullptr;
  std::vector<Site> sites_;
};

}  // namespace

std::unique_ptr<llvm::AsmPrinterHandler> make_call_site_writer(llvm::AsmPrinter& printer) {
  return std::make_unique<CallSiteWriter>(printer);
}

}  // namespace molt::target
