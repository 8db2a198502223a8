#include "compiler/lower/program_lowering.h"

#include <llvm/Transforms/Utils/ModuleUtils.h>

#include <algorithm>

#include "compiler/lower/function_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

IrTypes::IrTypes(llvm::LLVMContext& context, const llvm::DataLayout& layout)
    : void_(llvm::Type::getVoidTy(context)),
      i1(llvm::Type::getInt1Ty(context)),
      i8(llvm::Type::getInt8Ty(context)),
      i32(llvm::Type::getInt32Ty(context)),
      i64(llvm::Type::getInt64Ty(context)),
      f64(llvm::Type::getDoubleTy(context)),
      ptr(llvm::PointerType::get(context, 0)),
      word(layout.getIntPtrType(context)) {}

llvm::Type* IrTypes::of(mir::Rep rep) const {
  switch (rep) {
    case mir::Rep::kNone:
      return void_;
    case mir::Rep::kBoxed:
    case mir::Rep::kInt64:
      return i64;
    case mir::Rep::kFloat64:
      return f64;
    case mir::Rep::kBool:
      return i1;
    case mir::Rep::kPointer:
      return ptr;
  }
  MOLT_UNREACHABLE("lower", "unknown representation");
}

namespace {

constexpr const char* kListsCallSites = "molt_lists_call_sites";

bool lists_call_sites(const llvm::Module& module) {
  return module.getModuleFlag(kListsCallSites) != nullptr;
}

// Names of functions that look at the frames of running functions; warn is that of _warnings.
constexpr const char* kFrameNames[] = {"_getframe", "_getframemodulename", "warn"};

// Whether the program can ask for the frames of running functions.
bool can_look_at_frames(const Program& program) {
  if (program.is_library_module) return true;
  for (const LibraryModule* library : program.library) {
    for (const char* name : kFrameNames) {
      if (library->names.contains(name)) return true;
    }
  }
  for (const mir::Module* module : program.modules) {
    const std::vector<std::string>& names = module->attribute_names;
    if (std::find_first_of(names.begin(), names.end(), std::begin(kFrameNames),
                           std::end(kFrameNames)) != names.end()) {
      return true;
    }
  }
  return false;
}

// Some thousand lines of Python.
constexpr size_t kLargeProgram = 30'000;

size_t count_instructions(const Program& program) {
  size_t count = 0;
  for (const mir::Module* module : program.modules) {
    for (const auto& function : module->functions) {
      for (const mir::Block* block : function->blocks) {
        if (!block->is_cold) count += block->instructions.size();
      }
    }
  }
  return count;
}

}  // namespace

ProgramLowering::ProgramLowering(llvm::Module& llvm_module, const Program& program,
                                 const Options& lower_options)
    : options(lower_options),
      context(llvm_module.getContext()),
      module(llvm_module),
      types(context, llvm_module.getDataLayout()),
      program_(program),
      is_large_(count_instructions(program) > kLargeProgram),
      entries_(static_cast<size_t>(abi::EntryId::kCount)) {
  // Natively, frames are found in a table of call sites (compiler/target/call_sites.h).
  if (!options.is_wasm && can_look_at_frames(program)) {
    module.addModuleFlag(llvm::Module::Warning, kListsCallSites, 1);
  }
  if (!options.debug) module.addModuleFlag(llvm::Module::Warning, "molt_no_line_tables", 1);
  if (options.debug || lists_call_sites(module)) debug_info = std::make_unique<DebugInfo>(module);
}

void ProgramLowering::lower_functions() {
  find_stored_globals();
  for (const mir::Module* python_module : program_.modules) {
    for (const auto& function : python_module->functions) {
      if (function->resume != nullptr) resume_owners_[function->resume] = function.get();
    }
  }
  for (const mir::Module* python_module : program_.modules) {
    for (const auto& function : python_module->functions) {
      if (function->blocks.empty()) continue;
      CurrentFunctionScope scope(function->code.qualname);
      FunctionLowering(*this, *function, body(*function)).run();
      if (lists_call_sites(module) && function->kind != mir::Function::Kind::kExitResume) {
        // The table refers to the code object after the optimiser; metadata alone keeps nothing.
        llvm::Constant* code = code_object(*function);
        llvm::appendToCompilerUsed(module, {llvm::cast<llvm::GlobalValue>(code)});
        body(*function)->setMetadata(
            "molt.code", llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(code)));
      }
    }
  }
}

void ProgramLowering::run() {
  for (const mir::Module* python_module : program_.modules) {
    name_use_.add(analysis::name_use(*python_module));
  }
  for (const LibraryModule* library : program_.library) {
    name_use_.names.insert(library->names.begin(), library->names.end());
    name_use_.imports.insert(library->imports.begin(), library->imports.end());
    name_use_.whole_modules.insert(library->whole_modules.begin(), library->whole_modules.end());
  }
  lower_functions();
  leave_functions_out();
  emit_method_tables();
  emit_main();
  if (debug_info != nullptr) debug_info->finish();
}

void ProgramLowering::run_library() {
  const mir::Module& python_module = *program_.modules.front();
  auto* object = llvm::cast<llvm::GlobalVariable>(module_object(python_module));
  object->setName(library_symbol("module", python_module.name));
  object->setLinkage(llvm::GlobalValue::ExternalLinkage);
  auto* source = llvm::cast<llvm::GlobalVariable>(source_info(python_module));
  source->setName(library_symbol("source", python_module.name));
  source->setLinkage(llvm::GlobalValue::ExternalLinkage);
  llvm::Function* entry_point = body(*python_module.body);
  entry_point->setName(library_symbol("body", python_module.name));
  entry_point->setLinkage(llvm::GlobalValue::ExternalLinkage);
  lower_functions();
  if (debug_info != nullptr) debug_info->finish();
}

std::unique_ptr<llvm::Module> lower_program(llvm::LLVMContext& context, const Program& program,
                                            const Options& options) {
  auto module = std::make_unique<llvm::Module>("program", context);
  module->setTargetTriple(llvm::Triple(options.triple));
  module->setDataLayout(options.data_layout);
  ProgramLowering(*module, program, options).run();
  return module;
}

std::unique_ptr<llvm::Module> lower_library_module(llvm::LLVMContext& context,
                                                   const mir::Module& python_module,
                                                   const Options& options,
                                                   std::vector<std::string>* interned) {
  auto module = std::make_unique<llvm::Module>(python_module.name, context);
  module->setTargetTriple(llvm::Triple(options.triple));
  module->setDataLayout(options.data_layout);
  const Program program{{&python_module}, {}, true};
  ProgramLowering lowering(*module, program, options);
  lowering.run_library();
  *interned = lowering.interned_strs();
  return module;
}

}  // namespace molt::lower
