// Module objects, the tables of modules, and the root of the program.

#include <set>

#include "abi/layout/program.h"
#include "compiler/lower/program_lowering.h"

namespace molt::lower {

llvm::Constant* ProgramLowering::source_info(const mir::Module& python_module) {
  llvm::Constant*& known = sources_[&python_module];
  if (known != nullptr) return known;
  llvm::Constant* text = llvm::ConstantPointerNull::get(types.ptr);
  int64_t length = 0;
  if (!options.strip_source && !program_.is_library_module && !python_module.source.empty()) {
    text = c_string(python_module.source);
    length = static_cast<int64_t>(python_module.source.size());
  }
  return known = data(pack({field(name(python_module.filename)), field(text), int64(length)}),
                      "source." + python_module.name, true);
}

llvm::Constant* ProgramLowering::module_slots(const mir::Module& python_module) {
  llvm::Constant*& known = module_slots_[&python_module];
  if (known != nullptr) return known;
  std::vector<uint64_t> words(2 * python_module.slots.size(), abi::kUnboundBits);
  if (words.empty()) words.push_back(abi::kUnboundBits);
  return known = data(llvm::ConstantDataArray::get(context, words), "globals." + python_module.name,
                      false);
}

llvm::Constant* ProgramLowering::module_object(const mir::Module& python_module) {
  llvm::Constant*& known = module_objects_[&python_module];
  if (known != nullptr) return known;
  llvm::Constant* unbound = immediate(abi::kUnboundBits);
  llvm::Constant* words[] = {
      header("module"),
      field(module_slots(python_module)),
      field(names_array(python_module.slots)),
      int64(static_cast<int64_t>(python_module.slots.size())),
      // extra
      unbound,
      object_word(name(python_module.name)),
      // dict, index
      unbound,
      null_field(),
  };
  static_assert(sizeof(abi::Module) == 16 + 7 * 8);
  return known = data(pack(words), "module." + python_module.name, false);
}

llvm::Constant* ProgramLowering::python_module_row(llvm::Constant* object,
                                                   llvm::Constant* entry_point,
                                                   llvm::Constant* source,
                                                   const std::string& module_name,
                                                   const std::string& filename, bool is_package) {
  static_assert(sizeof(abi::PythonModule) == 6 * 8);
  return pack({field(object), field(name(module_name)), field(entry_point), field(name(filename)),
               field(source), int64(is_package)});
}

llvm::Constant* ProgramLowering::python_modules() {
  std::vector<llvm::Constant*> rows;
  for (const mir::Module* python_module : program_.modules) {
    llvm::Constant* entry_point = python_module->body != nullptr
                                      ? static_cast<llvm::Constant*>(body(*python_module->body))
                                      : llvm::ConstantPointerNull::get(types.ptr);
    rows.push_back(python_module_row(module_object(*python_module), entry_point,
                                     source_info(*python_module), python_module->name,
                                     python_module->filename, python_module->is_package));
  }
  for (const LibraryModule* library : program_.library) {
    auto* entry_point = llvm::Function::Create(llvm::FunctionType::get(types.i64, false),
                                               llvm::GlobalValue::ExternalLinkage,
                                               library_symbol("body", library->name), module);
    rows.push_back(python_module_row(runtime_data(library_symbol("module", library->name)),
                                     entry_point,
                                     runtime_data(library_symbol("source", library->name)),
                                     library->name, library->filename, library->is_package));
  }
  return data(pack(rows), "python_modules", false);
}

llvm::Constant* ProgramLowering::native_modules(int64_t* count) {
  std::set<std::string> imports = name_use_.imports;
  imports.insert({"builtins", "sys"});
  std::vector<llvm::Constant*> rows;
  auto add = [&](llvm::StringRef dotted_name, llvm::StringRef table) {
    if (!imports.contains(dotted_name.str())) return;
    rows.push_back(pack({field(name(dotted_name)), field(runtime_data(table))}));
  };
#define MOLT_MODULE(identifier, dotted_name) add(dotted_name, "molt_module_rows_" #identifier);
#define MOLT_NATIVE_MODULE(identifier, dotted_name) \
  if (!options.is_wasm) MOLT_MODULE(identifier, dotted_name)
#include "abi/modules/modules.def"
#undef MOLT_MODULE
  *count = static_cast<int64_t>(rows.size());
  return data(pack(rows), "native_modules", false);
}

// The str objects that may name an attribute. Called last, when all of them are known.
llvm::Constant* ProgramLowering::attribute_names(int64_t* count) {
  for (const LibraryModule* library : program_.library) {
    for (const std::string& text : library->interned) name(text);
  }
  std::vector<llvm::Constant*> words;
  for (const std::string& text : interned_strs()) words.push_back(str_object(text));
  *count = static_cast<int64_t>(words.size());
  auto* array = llvm::ConstantArray::get(llvm::ArrayType::get(types.ptr, words.size()), words);
  return data(array, "names", true);
}

void ProgramLowering::emit_main() {
  int64_t num_native = 0;
  int64_t num_names = 0;
  llvm::Constant* native = native_modules(&num_native);
  llvm::Constant* program =
      data(pack({field(python_modules()),
                 int64(static_cast<int64_t>(program_.modules.size() + program_.library.size())),
                 field(native), int64(num_native), field(attribute_names(&num_names)),
                 int64(num_names)}),
           "program", true);
  static_assert(sizeof(abi::Program) == 6 * 8);
  auto* molt_main = llvm::Function::Create(
      llvm::FunctionType::get(types.i32, {types.i32, types.ptr, types.ptr}, false),
      llvm::GlobalValue::ExternalLinkage, "molt_main", module);
  // wasi-libc's start code calls main under the name that clang gives it there.
  auto* main = llvm::Function::Create(
      llvm::FunctionType::get(types.i32, {types.i32, types.ptr}, false),
      llvm::GlobalValue::ExternalLinkage, options.is_wasm ? "__main_argc_argv" : "main", module);
  main->setDoesNotThrow();
  main->addFnAttr("frame-pointer", "all");
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", main));
  builder.CreateRet(builder.CreateCall(molt_main, {main->getArg(0), main->getArg(1), program}));
}

}  // namespace molt::lower
