// What the functions of one program share while they are lowered: LLVM types, the declarations of
// runtime entries, and static data.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/lower/debug_info.h"
#include "compiler/lower/lower.h"

namespace molt::lower {

// The machine types. Boxed values are i64.
struct IrTypes {
  explicit IrTypes(llvm::LLVMContext& context, const llvm::DataLayout& layout);

  llvm::Type* void_;
  llvm::IntegerType* i1;
  llvm::IntegerType* i8;
  llvm::IntegerType* i32;
  llvm::IntegerType* i64;
  llvm::Type* f64;
  llvm::PointerType* ptr;
  // An integer of the pointer's size.
  llvm::IntegerType* word;

  llvm::Type* of(mir::Rep rep) const;
};

// The linker symbols of a library module: `kind` is "module", "source" or "body".
inline std::string library_symbol(const char* kind, const std::string& name) {
  return std::string("molt_library_") + kind + "_" + name;
}

// What others see of a function of a library module: `kind` is "entry" or "resume".
inline std::string library_function_symbol(const char* kind, const std::string& module,
                                           const std::string& symbol) {
  return library_symbol(kind, module) + ":" + symbol;
}

class ProgramLowering {
 public:
  ProgramLowering(llvm::Module& module, const Program& program, const Options& options);

  // The whole program.
  void run();
  // The one module of `program`, for any program.
  void run_library();

  const Options& options;
  llvm::LLVMContext& context;
  llvm::Module& module;
  const IrTypes types;
  // Null without --debug.
  std::unique_ptr<DebugInfo> debug_info;

  // --- runtime_symbols.cpp
  llvm::Function* entry(abi::EntryId id);
  // A datum of the runtime: a shape, a type object, molt_state.
  llvm::Constant* runtime_data(llvm::StringRef symbol);
  llvm::Constant* shape(llvm::StringRef identifier) {
    return runtime_data(("molt_shape_" + identifier).str());
  }

  // --- data_words.cpp: words of static data, laid out alike for both pointer sizes.
  llvm::Constant* int64(int64_t value) const;
  llvm::Constant* int32(int32_t value) const;
  // A Field<T*>.
  llvm::Constant* field(llvm::Constant* pointer) const;
  llvm::Constant* null_field() const;
  llvm::Constant* immediate(uint64_t bits) const;
  // The boxed value of a static object, as a word of static data.
  llvm::Constant* object_word(llvm::Constant* object) const;
  // The header of an immortal object.
  llvm::Constant* header(llvm::StringRef shape_identifier);
  llvm::Constant* pack(llvm::ArrayRef<llvm::Constant*> words) const;
  llvm::GlobalVariable* data(llvm::Constant* initializer, const llvm::Twine& name,
                             bool is_constant);
  // The state of stress_stay's random numbers.
  llvm::GlobalVariable* stress_state();
  // Zero-terminated bytes.
  llvm::Constant* c_string(llvm::StringRef text);

  // Whether there is so much code that only loops are worth inline code: inlining everywhere makes
  // code several times larger, and compile time with it.
  bool is_large() const { return is_large_; }

  // --- static_constants.cpp
  // The static str object of an interned name; the runtime's own where it has one.
  llvm::Constant* name(llvm::StringRef text);
  llvm::Constant* str_object(const std::string& text);
  // Those that may name an attribute, so far, sorted.
  std::vector<std::string> interned_strs() const;
  llvm::Constant* bytes_object(const std::string& text);
  // Whether the constant is an immediate or a static object; others are made at module start.
  bool is_static(const mir::Constant& constant) const;
  // Requires is_static.
  llvm::Constant* constant_word(const mir::Constant& constant);
  // The variable that holds a constant that is not static once the module's body has started.
  llvm::GlobalVariable* made_constant(const mir::Module& owner, const mir::Constant& constant);

  // --- code_objects.cpp
  llvm::Function* body(const mir::Function& function);
  llvm::Constant* code_object(const mir::Function& function);
  llvm::Constant* static_function(const mir::Function& function);
  // The function whose code object stands for this one in tracebacks.
  const mir::Function& code_owner(const mir::Function& function) const;

  // The slot numbers that a resume function uses for unboxed numbers, in order.
  const std::vector<int64_t>& raw_slots(const mir::Function& resume);

  // --- globals.cpp
  // Whether a global_store of the program names the slot.
  bool is_stored_global(const mir::Module& module, int64_t slot) const;
  // i64 (ptr module, i64 slot): what a global load does when the slot is unset.
  llvm::Function* global_finder();

  // --- module_objects.cpp
  llvm::Constant* module_object(const mir::Module& module);
  llvm::Constant* module_slots(const mir::Module& module);
  llvm::Constant* source_info(const mir::Module& module);

 private:
  void lower_functions();
  // --- code_objects.cpp
  llvm::FunctionType* body_type(const mir::Function& function) const;
  llvm::Constant* bound_entry(const mir::Function& function);
  llvm::Constant* names_array(const std::vector<std::string>& names);
  // FunctionCode::places.
  llvm::GlobalVariable* places(const std::vector<uint8_t>& bytes);
  // --- globals.cpp
  void find_stored_globals();
  // --- module_objects.cpp
  llvm::Constant* python_modules();
  llvm::Constant* native_modules(int64_t* count);
  llvm::Constant* attribute_names(int64_t* count);
  void leave_functions_out();
  void make_replaceable(llvm::GlobalValue* part, const char* kind, const mir::Function& function);
  llvm::Constant* python_module_row(llvm::Constant* object, llvm::Constant* entry_point,
                                    llvm::Constant* source, const std::string& name,
                                    const std::string& filename, bool is_package);
  void emit_main();
  // --- method_tables.cpp
  void emit_method_tables();
  // --- static_constants.cpp
  llvm::Constant* static_object(const mir::Constant& constant);
  llvm::Constant* int_object(const std::string& decimal);
  llvm::Constant* tuple_object(const mir::Constant& constant);

  const Program& program_;
  bool is_large_ = false;
  // That of all modules, the library's included.
  analysis::NameUse name_use_;
  std::vector<llvm::Function*> entries_;
  llvm::StringMap<llvm::Constant*> strings_;
  llvm::StringMap<llvm::Constant*> bytes_;
  llvm::StringMap<llvm::Constant*> c_strings_;
  std::unordered_map<const mir::Constant*, llvm::Constant*> objects_;
  std::unordered_map<const mir::Constant*, llvm::GlobalVariable*> made_constants_;
  std::unordered_map<const mir::Function*, llvm::Function*> bodies_;
  std::unordered_map<const mir::Function*, llvm::Constant*> codes_;
  std::unordered_map<const mir::Function*, llvm::Constant*> static_functions_;
  // From resume functions to the generators they belong to.
  std::unordered_map<const mir::Function*, const mir::Function*> resume_owners_;
  std::unordered_map<const mir::Function*, std::vector<int64_t>> raw_slots_;
  std::unordered_map<const mir::Module*, std::set<int64_t>> stored_globals_;
  llvm::Function* global_finder_ = nullptr;
  llvm::GlobalVariable* stress_state_ = nullptr;
  std::unordered_map<const mir::Module*, llvm::Constant*> module_objects_;
  std::unordered_map<const mir::Module*, llvm::Constant*> module_slots_;
  std::unordered_map<const mir::Module*, llvm::Constant*> sources_;
};

}  // namespace molt::lower
