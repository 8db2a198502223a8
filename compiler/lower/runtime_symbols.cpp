// Declarations of what the runtime defines, derived from the rows of abi/functions.

#include "compiler/lower/program_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using abi::SlotKind;

namespace {

llvm::Type* slot_type(const IrTypes& types, SlotKind kind) {
  switch (kind) {
    case SlotKind::kVoid:
      return types.void_;
    case SlotKind::kOwned:
    case SlotKind::kBorrowed:
    case SlotKind::kConsumed:
    case SlotKind::kInt64Result:
    case SlotKind::kInt64:
      return types.i64;
    case SlotKind::kStatus:
    case SlotKind::kTri:
    case SlotKind::kBool:
    case SlotKind::kInt32:
      return types.i32;
    case SlotKind::kFloat64Result:
    case SlotKind::kFloat64:
      return types.f64;
    case SlotKind::kArgs:
    case SlotKind::kConsumedArgs:
    case SlotKind::kPointer:
      return types.ptr;
  }
  MOLT_UNREACHABLE("lower", "unknown slot kind");
}

bool is_rare(const abi::EntryRow& row) {
  return (row.effects & abi::kNoReturn) == abi::kNoReturn ||
         llvm::StringRef(row.name).ends_with("_slow");
}

void add_attributes(llvm::Function* function, const abi::EntryRow& row) {
  function->setDoesNotThrow();
  if (is_rare(row)) {
    function->addFnAttr(llvm::Attribute::Cold);
    function->addFnAttr(llvm::Attribute::NoInline);
  }
  if (row.effects == abi::kPure) {
    function->setDoesNotAccessMemory();
    function->addFnAttr(llvm::Attribute::WillReturn);
  } else if (row.effects == abi::kReadsHeap) {
    function->setOnlyReadsMemory();
    function->addFnAttr(llvm::Attribute::WillReturn);
  }
  for (unsigned k = 0; k < row.signature.num_parameters; k++) {
    SlotKind kind = row.signature.parameters[k];
    if (kind == SlotKind::kArgs) function->addParamAttr(k, llvm::Attribute::ReadOnly);
  }
}

}  // namespace

llvm::Function* ProgramLowering::entry(abi::EntryId id) {
  llvm::Function*& function = entries_[static_cast<size_t>(id)];
  if (function != nullptr) return function;
  const abi::EntryRow& row = abi::entry_row(id);
  std::vector<llvm::Type*> parameters;
  for (unsigned k = 0; k < row.signature.num_parameters; k++) {
    parameters.push_back(slot_type(types, row.signature.parameters[k]));
  }
  auto* type = llvm::FunctionType::get(slot_type(types, row.signature.result), parameters, false);
  function = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, row.symbol, module);
  add_attributes(function, row);
  return function;
}

llvm::Constant* ProgramLowering::runtime_data(llvm::StringRef symbol) {
  if (llvm::GlobalVariable* known = module.getNamedGlobal(symbol)) return known;
  // The type does not matter for a declaration; its fields are reached by byte offsets.
  auto* variable = new llvm::GlobalVariable(module, types.i8, false,
                                            llvm::GlobalValue::ExternalLinkage, nullptr, symbol);
  variable->setAlignment(llvm::Align(8));
  variable->setDSOLocal(true);
  return variable;
}

}  // namespace molt::lower
