// Functions as the runtime sees them: FunctionCode, the entry that takes parameters from an array,
// and static function objects.

#include <cstddef>
#include <set>

#include "abi/layout/owned_args.h"
#include "compiler/analysis/effects.h"
#include "compiler/lower/code_tables.h"
#include "compiler/lower/program_lowering.h"
#include "compiler/support/check.h"

namespace molt::lower {

using FunctionKind = mir::Function::Kind;

namespace {

// Python frames are recognised by their return addresses lying in this section.
constexpr const char* kPythonSection = "molt_py";

bool is_python_frame(const mir::Function& function) {
  return function.kind != FunctionKind::kExitResume;
}

// The locals' address without the mark that they are owned. Without it the body gets references of
// its own to the parameters that it takes over.
llvm::Value* take_locals(ProgramLowering& program, llvm::IRBuilder<>& builder,
                         llvm::Function* wrapper, uint32_t consumed) {
  const IrTypes& types = program.types;
  llvm::Value* marked = builder.CreatePtrToInt(wrapper->getArg(1), types.i64);
  llvm::Value* is_owned = builder.CreateTrunc(marked, builder.getInt1Ty());
  llvm::Value* address = builder.CreateAnd(marked, ~uint64_t{abi::kLocalsOwned});
  llvm::Value* locals = builder.CreateIntToPtr(address, types.ptr);
  auto* borrow = llvm::BasicBlock::Create(program.context, "borrowed", wrapper);
  auto* owned = llvm::BasicBlock::Create(program.context, "owned", wrapper);
  builder.CreateCondBr(is_owned, owned, borrow);
  builder.SetInsertPoint(borrow);
  for (unsigned k = 0; k < abi::kMaxConsumedParams; k++) {
    if ((consumed >> k & 1) == 0) continue;
    llvm::Value* place = builder.CreateConstInBoundsGEP1_64(types.i64, locals, k);
    llvm::Value* word = builder.CreateAlignedLoad(types.i64, place, llvm::Align(8));
    builder.CreateCall(program.entry(abi::EntryId::retain), {word});
  }
  builder.CreateBr(owned);
  builder.SetInsertPoint(owned);
  return locals;
}

}  // namespace

llvm::FunctionType* ProgramLowering::body_type(const mir::Function& function) const {
  std::vector<llvm::Type*> parameters;
  switch (function.kind) {
    case FunctionKind::kBody:
      for (const mir::BlockParam* param : function.entry()->params) {
        parameters.push_back(types.of(param->rep));
      }
      break;
    case FunctionKind::kModuleBody:
      break;
    case FunctionKind::kResume:
      parameters = {types.ptr, types.ptr, types.i64};
      break;
    case FunctionKind::kExitResume:
      parameters = {types.i32, types.ptr};
      break;
  }
  return llvm::FunctionType::get(types.of(function.result_rep), parameters, false);
}

llvm::Function* ProgramLowering::body(const mir::Function& function) {
  llvm::Function*& known = bodies_[&function];
  if (known != nullptr) return known;
  known = llvm::Function::Create(body_type(function), llvm::GlobalValue::InternalLinkage,
                                 "py." + function.symbol, module);
  known->setDoesNotThrow();
  // Only MIR inlines Python functions, so that tracebacks and stack walks see every frame.
  known->addFnAttr(llvm::Attribute::NoInline);
  known->addFnAttr("frame-pointer", "all");
  if (is_python_frame(function)) {
    known->addFnAttr("disable-tail-calls", "true");
    if (!options.is_wasm) {
      known->setSection(kPythonSection);
      // A part of the section for each function, so that the linker can drop it alone.
      llvm::Comdat* group = module.getOrInsertComdat(known->getName());
      group->setSelectionKind(llvm::Comdat::NoDeduplicate);
      known->setComdat(group);
    }
  } else {
    known->addFnAttr(llvm::Attribute::Cold);
    known->addFnAttr(llvm::Attribute::OptimizeForSize);
  }
  return known;
}

// The linker takes a definition in the program's own object instead.
void ProgramLowering::make_replaceable(llvm::GlobalValue* part, const char* kind,
                                       const mir::Function& function) {
  part->setName(library_function_symbol(kind, function.module->name, function.symbol));
  part->setLinkage(llvm::GlobalValue::WeakODRLinkage);
  part->setVisibility(llvm::GlobalValue::HiddenVisibility);
}

// Definitions in the place of the functions of library modules that nothing reaches: what only they
// refer to is then not linked.
void ProgramLowering::leave_functions_out() {
  auto define = [&](const std::string& symbol, llvm::FunctionType* type) {
    auto* code = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, symbol, module);
    code->setVisibility(llvm::GlobalValue::HiddenVisibility);
    code->setDoesNotThrow();
    code->addFnAttr("frame-pointer", "all");
    return code;
  };
  auto* entry_type = llvm::FunctionType::get(types.i64, {types.i64, types.ptr}, false);
  auto* resume_type = llvm::FunctionType::get(types.i64, {types.ptr, types.ptr, types.i64}, false);
  llvm::Function* entry_point = nullptr;
  llvm::Function* resume = nullptr;
  llvm::GlobalVariable* no_table = nullptr;
  for (const LibraryModule* library : program_.library) {
    for (const LibraryModule::LeftOut& function : library->left_out) {
      auto replace = [&](const char* kind, llvm::GlobalValue* part) {
        const std::string symbol = library_function_symbol(kind, library->name, function.symbol);
        llvm::GlobalAlias::create(llvm::GlobalValue::ExternalLinkage, symbol, part)
            ->setVisibility(llvm::GlobalValue::HiddenVisibility);
      };
      if (entry_point == nullptr) {
        entry_point = define("molt_left_out_entry", entry_type);
        llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", entry_point));
        builder.CreateCall(entry(abi::EntryId::raise_left_out),
                           {entry_point->getArg(0), entry_point->getArg(1)});
        builder.CreateRet(builder.getInt64(abi::kErrorBits));
        no_table = places(no_places());
      }
      replace("entry", entry_point);
      replace("places", no_table);
      if (!function.is_generator) continue;
      // Its entry makes no generator, so that nothing is ever resumed.
      if (resume == nullptr) {
        resume = define("molt_left_out_resume", resume_type);
        llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", resume));
        builder.CreateUnreachable();
      }
      replace("resume", resume);
    }
  }
}

const mir::Function& ProgramLowering::code_owner(const mir::Function& function) const {
  const mir::Function* owner = &function;
  // A copy may be made of a copy.
  while (owner->generic != nullptr) owner = owner->generic;
  auto resumed = resume_owners_.find(owner);
  return resumed == resume_owners_.end() ? *owner : *resumed->second;
}

llvm::Constant* ProgramLowering::bound_entry(const mir::Function& function) {
  auto* type = llvm::FunctionType::get(types.i64, {types.i64, types.ptr}, false);
  auto* wrapper = llvm::Function::Create(type, llvm::GlobalValue::InternalLinkage,
                                         "entry." + function.symbol, module);
  if (program_.is_library_module) {
    make_replaceable(wrapper, "entry", function);
    if (function.resume != nullptr) make_replaceable(body(*function.resume), "resume", function);
  }
  wrapper->setDoesNotThrow();
  wrapper->addFnAttr("frame-pointer", "all");
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", wrapper));
  std::vector<llvm::Value*> args = {wrapper->getArg(0)};
  llvm::Value* locals = wrapper->getArg(1);
  if (uint32_t consumed = analysis::consumed_params(function)) {
    locals = take_locals(*this, builder, wrapper, consumed);
  }
  for (size_t k = 1; k < function.entry()->params.size(); k++) {
    MOLT_CHECK(function.entry()->params[k]->rep == mir::Rep::kBoxed, "lower",
               "a generic function has an unboxed parameter");
    llvm::Value* address = builder.CreateConstInBoundsGEP1_64(types.i64, locals, k - 1);
    args.push_back(builder.CreateAlignedLoad(types.i64, address, llvm::Align(8)));
  }
  llvm::CallInst* call = builder.CreateCall(body(function), args);
  // The runtime's stack walk expects the body to return to the wrapper's own frame.
  call->setTailCallKind(llvm::CallInst::TCK_NoTail);
  builder.CreateRet(call);
  return wrapper;
}

llvm::Constant* ProgramLowering::names_array(const std::vector<std::string>& names) {
  if (names.empty()) return llvm::ConstantPointerNull::get(types.ptr);
  std::vector<llvm::Constant*> words;
  // `Str* const*`: an array of plain pointers, which are as wide as the target's.
  for (const std::string& text : names) words.push_back(name(text));
  auto* array = llvm::ConstantArray::get(llvm::ArrayType::get(types.ptr, words.size()), words);
  return data(array, "names", true);
}

llvm::GlobalVariable* ProgramLowering::places(const std::vector<uint8_t>& bytes) {
  llvm::GlobalVariable* table = data(llvm::ConstantDataArray::get(context, bytes), "places", true);
  table->setAlignment(llvm::Align(1));
  return table;
}

llvm::Constant* ProgramLowering::code_object(const mir::Function& called) {
  const mir::Function& function = code_owner(called);
  llvm::Constant*& known = codes_[&function];
  if (known != nullptr) return known;
  const mir::CodeInfo& code = function.code;
  // The body of a generator runs in its resume function, whose positions are the ones that fail.
  const mir::Function& running = function.resume != nullptr ? *function.resume : function;
  auto* null = llvm::ConstantPointerNull::get(types.ptr);
  // Those of library functions would keep the texts of all that is left out.
  const bool keeps_names = !program_.is_library_module;
  bool has_entry = function.kind == FunctionKind::kBody;
  auto count = [&](size_t n) { return int32(static_cast<int32_t>(n)); };
  llvm::Constant* doc = code.doc != nullptr ? constant_word(*code.doc) : immediate(abi::kNoneBits);
  const bool holds_lines = program_.is_library_module && !options.strip_source;
  llvm::GlobalVariable* table =
      places(pack_places(running, code.first_line,
                         holds_lines ? std::string_view(function.module->source) : ""));
  if (program_.is_library_module && has_entry) make_replaceable(table, "places", function);
  llvm::Constant* words[] = {
      field(has_entry ? bound_entry(function) : null),
      field(source_info(*function.module)),
      field(names_array(code.varnames)),
      field(names_array(code.cellvars)),
      field(names_array(code.freevars)),
      field(keeps_names ? names_array(code.names) : null),
      field(table),
      field(name(code.name)),
      field(name(code.qualname)),
      field(module_object(*function.module)),
      doc,
      count(code.varnames.size()),
      count(code.cellvars.size()),
      count(code.freevars.size()),
      keeps_names ? count(code.names.size()) : int32(-1),
      int32(code.arg_count),
      int32(code.positional_only_count),
      int32(code.keyword_only_count),
      int32(code.first_line),
      int32(static_cast<int32_t>(code.flags)),
      int32(running.code.frame_slots),
      count(raw_slots(running).size()),
      int32(static_cast<int32_t>(analysis::consumed_params(function))),
      field(function.resume != nullptr ? static_cast<llvm::Constant*>(body(*function.resume))
                                       : null),
  };
  static_assert(sizeof(abi::FunctionCode) == 12 * 8 + 12 * 4);
  return codes_[&function] = data(pack(words), "code." + function.symbol, true);
}

const std::vector<int64_t>& ProgramLowering::raw_slots(const mir::Function& resume) {
  auto [known, is_new] = raw_slots_.try_emplace(&resume);
  if (!is_new) return known->second;
  std::set<int64_t> numbers;
  for (const mir::Block* block : resume.blocks) {
    for (const mir::Instruction* i : block->instructions) {
      if (i->op == mir::Opcode::frame_load_raw || i->op == mir::Opcode::frame_store_raw) {
        numbers.insert(i->number);
      }
    }
  }
  known->second.assign(numbers.begin(), numbers.end());
  return known->second;
}

llvm::Constant* ProgramLowering::static_function(const mir::Function& function) {
  llvm::Constant*& known = static_functions_[&function];
  if (known != nullptr) return known;
  llvm::Constant* none = immediate(abi::kNoneBits);
  llvm::Constant* words[] = {
      header("function"),
      field(code_object(function)),
      // closure, defaults, keyword_defaults
      none,
      none,
      none,
      object_word(name(function.code.name)),
      object_word(name(function.code.qualname)),
      object_word(module_object(*function.module)),
      function.code.doc != nullptr ? constant_word(*function.code.doc) : none,
      // annotations, dict, type_params
      none,
      immediate(abi::kUnboundBits),
      none,
  };
  static_assert(sizeof(abi::Function) == 16 + 11 * 8);
  return static_functions_[&function] = data(pack(words), "function." + function.symbol, false);
}

}  // namespace molt::lower
