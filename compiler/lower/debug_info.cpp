#include "compiler/lower/debug_info.h"

#include <llvm/IR/DIBuilder.h>

namespace molt::lower {

DebugInfo::DebugInfo(llvm::Module& module)
    : module_(module), builder_(std::make_unique<llvm::DIBuilder>(module)) {
  module.addModuleFlag(llvm::Module::Warning, "Debug Info Version", llvm::DEBUG_METADATA_VERSION);
  module.addModuleFlag(llvm::Module::Warning, "Dwarf Version", 5);
}

DebugInfo::~DebugInfo() = default;

llvm::DIFile* DebugInfo::file(const mir::Module& module) {
  llvm::DIFile*& known = files_[&module];
  if (known != nullptr) return known;
  known = builder_->createFile(module.filename, ".");
  if (unit_ == nullptr) {
    unit_ = builder_->createCompileUnit(
        llvm::DISourceLanguageName(llvm::dwarf::DW_LANG_Python), known, "molt", true, "", 0, "",
        module_.getModuleFlag("molt_no_line_tables") == nullptr ? llvm::DICompileUnit::FullDebug
                                                                : llvm::DICompileUnit::NoDebug);
  }
  return known;
}

void DebugInfo::describe(const mir::Function& function, llvm::Function* lowered) {
  llvm::DIFile* source = file(*function.module);
  auto* type = builder_->createSubroutineType(builder_->getOrCreateTypeArray({}));
  auto line = static_cast<unsigned>(function.code.first_line);
  lowered->setSubprogram(builder_->createFunction(
      source, function.code.qualname, lowered->getName(), source, line, type, line,
      llvm::DINode::FlagZero, llvm::DISubprogram::SPFlagDefinition));
}

llvm::DebugLoc DebugInfo::location(const mir::Function& function, const llvm::Function* lowered,
                                   uint32_t position) const {
  auto line = static_cast<unsigned>(function.code.first_line);
  unsigned column = 0;
  if (position < function.positions.size()) {
    const abi::Position& place = function.positions[position];
    line = static_cast<unsigned>(std::max(place.line, 1));
    column = static_cast<unsigned>(place.column + 1);
  }
  return llvm::DILocation::get(module_.getContext(), line, column, lowered->getSubprogram());
}

void DebugInfo::finish() { builder_->finalize(); }

}  // namespace molt::lower
