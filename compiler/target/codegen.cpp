#include "compiler/target/codegen.h"

#include <llvm/CodeGen/AsmPrinter.h>
#include <llvm/CodeGen/CodeGenTargetMachineImpl.h>
#include <llvm/CodeGen/MachineModuleInfo.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Verifier.h>
#include <llvm/MC/MCStreamer.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/TargetParser/Triple.h>
#include <llvm/Transforms/Instrumentation/AddressSanitizer.h>

#include <mutex>

#include "compiler/support/check.h"
#include "compiler/target/call_sites.h"

namespace molt::target {

namespace {

// LLVM's registry is not made for threads.
void initialise_targets() {
  static std::once_flag once;
  std::call_once(once, [] {
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
    LLVMInitializeWebAssemblyTargetInfo();
    LLVMInitializeWebAssemblyTarget();
    LLVMInitializeWebAssemblyTargetMC();
    LLVMInitializeWebAssemblyAsmPrinter();
  });
}

llvm::CodeGenOptLevel codegen_level(int level) {
  switch (level) {
    case 0:
      return llvm::CodeGenOptLevel::None;
    case 1:
      return llvm::CodeGenOptLevel::Less;
    case 2:
      return llvm::CodeGenOptLevel::Default;
    default:
      return llvm::CodeGenOptLevel::Aggressive;
  }
}

llvm::OptimizationLevel pipeline_level(int level) {
  switch (level) {
    case 0:
      return llvm::OptimizationLevel::O0;
    case 1:
      return llvm::OptimizationLevel::O1;
    case 2:
      return llvm::OptimizationLevel::O2;
    default:
      return llvm::OptimizationLevel::O3;
  }
}

void favour_size(llvm::Module& module) {
  for (llvm::Function& function : module) {
    if (function.isDeclaration()) continue;
    function.addFnAttr(llvm::Attribute::OptimizeForSize);
    function.addFnAttr(llvm::Attribute::MinSize);
  }
}

// Static data stays as it is: the runtime depends on its layout.
void add_sanitizer(llvm::Module& module, llvm::ModulePassManager& pipeline) {
  for (llvm::Function& function : module) {
    if (!function.isDeclaration()) function.addFnAttr(llvm::Attribute::SanitizeAddress);
  }
  for (llvm::GlobalVariable& variable : module.globals()) {
    llvm::GlobalValue::SanitizerMetadata metadata;
    metadata.NoAddress = true;
    variable.setSanitizerMetadata(metadata);
  }
  pipeline.addPass(llvm::AddressSanitizerPass(llvm::AddressSanitizerOptions{}));
}

}  // namespace

CodeGenerator::CodeGenerator(TargetKind kind, int optimisation_level, Aim aim)
    : kind_(kind), level_(aim == Aim::kSize ? 1 : optimisation_level), aim_(aim) {
  initialise_targets();
  const TargetInfo& info = target_info(kind);
  llvm::Triple triple(info.triple);
  std::string error;
  const llvm::Target* target = llvm::TargetRegistry::lookupTarget(triple, error);
  MOLT_CHECK(target != nullptr, "target", error);
  llvm::TargetOptions options;
  // So that the linker drops the data of rows that nobody can reach.
  options.FunctionSections = true;
  options.DataSections = true;
  options.UniqueSectionNames = true;
  machine_.reset(target->createTargetMachine(triple, info.cpu, "", options, llvm::Reloc::Static,
                                             llvm::CodeModel::Small, codegen_level(level_)));
  MOLT_CHECK(machine_ != nullptr, "target", "LLVM has no machine for the target");
}

CodeGenerator::~CodeGenerator() = default;

std::string CodeGenerator::data_layout() const {
  return machine_->createDataLayout().getStringRepresentation();
}

void CodeGenerator::verify(llvm::Module& module) const {
  std::string problems;
  llvm::raw_string_ostream stream(problems);
  bool is_broken = llvm::verifyModule(module, &stream);
  MOLT_CHECK(!is_broken, "lower", problems);
}

void CodeGenerator::optimise(llvm::Module& module) {
  if (aim_ == Aim::kSize) favour_size(module);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = level_ >= 2;
  tuning.SLPVectorization = level_ >= 2;
  llvm::PassBuilder passes(machine_.get(), tuning);
  passes.registerModuleAnalyses(modules);
  passes.registerCGSCCAnalyses(components);
  passes.registerFunctionAnalyses(functions);
  passes.registerLoopAnalyses(loops);
  passes.crossRegisterProxies(loops, functions, components, modules);
  llvm::OptimizationLevel level = pipeline_level(level_);
  llvm::ModulePassManager pipeline = level_ == 0 ? passes.buildO0DefaultPipeline(level)
                                                 : passes.buildPerModuleDefaultPipeline(level);
  if (is_sanitized(kind_)) add_sanitizer(module, pipeline);
  pipeline.run(module, modules);
}

void CodeGenerator::emit(llvm::Module& module, llvm::CodeGenFileType type,
                         llvm::SmallVectorImpl<char>& out) {
  llvm::legacy::PassManager passes;
  llvm::raw_svector_ostream stream(out);
  // What addPassesToEmitFile does, with a printer that writes the table of call sites too.
  auto* machine = static_cast<llvm::CodeGenTargetMachineImpl*>(machine_.get());
  auto* information = new llvm::MachineModuleInfoWrapperPass(machine);
  llvm::TargetPassConfig* config = machine->createPassConfig(passes);
  config->setDisableVerify(true);
  passes.add(config);
  passes.add(information);
  bool cannot = config->addISelPasses();
  config->addMachinePasses();
  config->setInitialized();
  auto streamer =
      machine->createMCStreamer(stream, nullptr, type, information->getMMI().getContext());
  MOLT_CHECK(!cannot && streamer, "target", "LLVM cannot emit this kind of file");
  llvm::AsmPrinter* printer = machine->getTarget().createAsmPrinter(*machine, std::move(*streamer));
  printer->addAsmPrinterHandler(make_call_site_writer(*printer));
  passes.add(printer);
  passes.add(llvm::createFreeMachineFunctionPass());
  passes.run(module);
}

void CodeGenerator::emit_object(llvm::Module& module, llvm::SmallVectorImpl<char>& out) {
  emit(module, llvm::CodeGenFileType::ObjectFile, out);
}

void CodeGenerator::emit_assembly(llvm::Module& module, llvm::SmallVectorImpl<char>& out) {
  emit(module, llvm::CodeGenFileType::AssemblyFile, out);
}

}  // namespace molt::target
