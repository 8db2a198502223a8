// The method tables of builtin types and native modules. A row is emitted only when its name is
// used in the program, since a row keeps its body from being dropped by the linker.

#include <set>

#include "abi/types/row_checks.h"
#include "compiler/lower/program_lowering.h"

// The C library's macro would change the row of OSError.errno.
#undef errno

namespace molt::lower {

using abi::RowKind;

namespace {

struct RowInfo {
  llvm::StringRef owner;
  llvm::StringRef name;
  RowKind kind;
  const char* body;
  const char* setter;
  const char* signature;
  int arity;
  // The row does not exist on WASI.
  bool is_native = false;
};

#define MOLT_ARITY(parameters) abi::RowArity<abi::Owned parameters>::value
using abi::Borrowed;
using abi::Owned;

const std::vector<RowInfo>& type_rows() {
  static const std::vector<RowInfo> kRows = {
#define MOLT_METHOD(type, name, parameters, text, effects)           \
  {#type,   #name, RowKind::kMethod,      "molt_m_" #type "_" #name, \
   nullptr, text,  MOLT_ARITY(parameters)},
#define MOLT_CLASS_METHOD(type, name, parameters, text, effects)     \
  {#type,   #name, RowKind::kClassMethod, "molt_m_" #type "_" #name, \
   nullptr, text,  MOLT_ARITY(parameters)},
#define MOLT_STATIC_METHOD(type, name, parameters, text, effects)     \
  {#type,   #name, RowKind::kStaticMethod, "molt_m_" #type "_" #name, \
   nullptr, text,  MOLT_ARITY(parameters)},
#define MOLT_CONSTRUCTOR(type, parameters, text, effects) \
  {#type, "__new__", RowKind::kConstructor, "molt_n_" #type, nullptr, text, MOLT_ARITY(parameters)},
#define MOLT_GETTER(type, name) \
  {#type, #name, RowKind::kGetter, "molt_g_" #type "_" #name, nullptr, "", 1},
#define MOLT_ACCESSOR(type, name) \
  {#type, #name, RowKind::kAccessor, "molt_g_" #type "_" #name, "molt_s_" #type "_" #name, "", 1},
#include "abi/types/all.def"
#undef MOLT_METHOD
#undef MOLT_CLASS_METHOD
#undef MOLT_STATIC_METHOD
#undef MOLT_CONSTRUCTOR
#undef MOLT_GETTER
#undef MOLT_ACCESSOR
  };
  return kRows;
}

const std::vector<RowInfo>& module_rows() {
  static const std::vector<RowInfo> kRows = {
#define MOLT_FUNCTION(module, name, parameters, text, effects)          \
  {#module, #name, RowKind::kFunction,     "molt_f_" #module "_" #name, \
   nullptr, text,  MOLT_ARITY(parameters), kIsNative},
#define MOLT_CONSTANT(module, name) \
  {#module, #name, RowKind::kConstant, "molt_c_" #module "_" #name, nullptr, "", 0, kIsNative},
#define kIsNative false
#include "abi/modules/all.def"
#include "abi/modules/constants.def"
#undef kIsNative
#define kIsNative true
#include "abi/modules/native.def"
#include "abi/modules/native_constants.def"
#undef kIsNative
#undef MOLT_FUNCTION
#undef MOLT_CONSTANT
  };
  return kRows;
}
#undef MOLT_ARITY

// What the runtime looks up in a builtin type only on behalf of something else that the program has
// to name. `enablers` are names, one of which must be used.
struct ImpliedName {
  llvm::StringRef name;
  std::initializer_list<llvm::StringRef> enablers;
};
const ImpliedName kImpliedNames[] = {
    {"__bytes__", {"bytes"}},
    {"__ceil__", {"ceil"}},
    {"__complex__", {"complex"}},
    {"__dir__", {"dir"}},
    // f-strings count as "format" too.
    {"__format__", {"format", "format_map"}},
    {"__floor__", {"floor"}},
    {"__getstate__", {"copy", "deepcopy", "dumps", "Pickler"}},
    {"__reduce__", {"copy", "deepcopy", "dumps", "Pickler"}},
    {"__reduce_ex__", {"copy", "deepcopy", "dumps", "Pickler"}},
    {"__reversed__", {"reversed"}},
    {"__round__", {"round"}},
    {"__sizeof__", {"getsizeof"}},
    {"__trunc__", {"trunc", "int"}},
    {"isidentifier", {"__slots__"}},
};

// Names by which a type that the program does not name can be had and then called.
constexpr llvm::StringRef kWaysToTypes[] = {"type",      "__class__", "__base__",
                                            "__bases__", "__mro__",   "mro"};

// Types that the runtime makes instances of by calling them.
constexpr llvm::StringRef kAlwaysConstructed[] = {"object", "type"};

// The names that the program may look up in a builtin type or module.
class UsedNames {
 public:
  explicit UsedNames(const analysis::NameUse& use)
      : names_(use.names), everything_(use.everything), whole_modules_(use.whole_modules) {
    for (llvm::StringRef way : kWaysToTypes) any_type_ |= uses(way);
    add_runtime_names();
    // The types among the names of builtins.
    for (const RowInfo& row : module_rows()) {
      if (row.owner == "builtins" && row.kind == RowKind::kConstant) builtins_.insert(row.name);
    }
  }

  bool keeps(const RowInfo& row) const {
    if (everything_) return true;
    if (row.kind == RowKind::kConstructor) return keeps_constructor(row.owner);
    return uses(row.name);
  }

  // import * takes what no name tells.
  bool whole_module(llvm::StringRef name) const { return whole_modules_.contains(name.str()); }

 private:
  bool uses(llvm::StringRef name) const { return names_.contains(name.str()); }

  // What the runtime itself looks up.
  void add_runtime_names() {
    std::set<llvm::StringRef> implied;
    for (const ImpliedName& row : kImpliedNames) {
      if (uses(row.name)) continue;
      bool is_enabled = false;
      for (llvm::StringRef enabler : row.enablers) is_enabled |= uses(enabler);
      if (!is_enabled) implied.insert(row.name);
    }
#define MOLT_NAME(identifier) llvm::StringRef(#identifier),
    for (llvm::StringRef name : {
#include "abi/names.def"
         }) {
      if (!implied.contains(name)) names_.insert(name.str());
    }
    if (names_library_module()) {
      for (llvm::StringRef name : {
#include "abi/library_names.def"
           }) {
        names_.insert(name.str());
      }
    }
#undef MOLT_NAME
  }

  bool names_library_module() const {
#define MOLT_MODULE(identifier, name) llvm::StringRef(name),
    const llvm::StringRef modules[] = {
#include "abi/modules/modules.def"
    };
#undef MOLT_MODULE
    return llvm::any_of(modules, [&](llvm::StringRef name) {
      return name != "builtins" && name != "sys" && uses(name);
    });
  }

  // A type among the builtins can only be called by someone who can name it.
  bool keeps_constructor(llvm::StringRef type) const {
    if (any_type_ || !builtins_.contains(type) || llvm::is_contained(kAlwaysConstructed, type)) {
      return true;
    }
    return uses(type) || is_exception(type);
  }

  static bool is_exception(llvm::StringRef type) {
    static const std::set<llvm::StringRef> kExceptions = {
#define MOLT_EXCEPTION(identifier, base) #identifier,
#include "abi/types/exceptions.def"
#undef MOLT_EXCEPTION
    };
    return kExceptions.contains(type);
  }

  std::set<std::string> names_;
  std::set<llvm::StringRef> builtins_;
  bool everything_ = false;
  bool any_type_ = false;
  std::set<std::string> whole_modules_;
};

class TableEmitter {
 public:
  explicit TableEmitter(ProgramLowering& program) : program_(program) {}

  void emit(const llvm::Twine& symbol, llvm::ArrayRef<const RowInfo*> rows) {
    std::vector<llvm::Constant*> words;
    for (const RowInfo* row : rows) words.push_back(row_data(*row));
    llvm::Constant* array =
        words.empty()
            ? static_cast<llvm::Constant*>(llvm::ConstantPointerNull::get(program_.types.ptr))
            : program_.data(program_.pack(words), symbol + ".rows", false);
    auto* table =
        program_.pack({program_.field(array), program_.int64(static_cast<int64_t>(words.size()))});
    static_assert(sizeof(abi::MethodTable) == 16);
    define(symbol, table);
  }

 private:
  llvm::Constant* row_data(const RowInfo& row) {
    auto* null = llvm::ConstantPointerNull::get(program_.types.ptr);
    return program_.pack({
        program_.field(program_.name(row.name)),
        program_.field(row_function(row)),
        program_.field(row.setter != nullptr ? setter_function(row.setter) : null),
        program_.field(program_.c_string(row.signature)),
        program_.int32(static_cast<int32_t>(row.kind)),
        program_.int32(row.arity),
        program_.null_field(),
    });
  }

  // On wasm a declaration must have the body's type.
  llvm::Constant* row_function(const RowInfo& row) {
    std::vector<llvm::Type*> parameters(static_cast<size_t>(row.arity), program_.types.i64);
    return declare(row.body, llvm::FunctionType::get(program_.types.i64, parameters, false));
  }

  llvm::Constant* setter_function(llvm::StringRef symbol) {
    return declare(symbol,
                   llvm::FunctionType::get(program_.types.i32,
                                           {program_.types.i64, program_.types.i64}, false));
  }

  llvm::Constant* declare(llvm::StringRef symbol, llvm::FunctionType* type) {
    return llvm::cast<llvm::Constant>(
        program_.module.getOrInsertFunction(symbol, type).getCallee());
  }

  // A table may have been declared before, by the program's list of native modules.
  void define(const llvm::Twine& symbol, llvm::Constant* table) {
    llvm::GlobalVariable* declared = program_.module.getNamedGlobal(symbol.str());
    if (declared != nullptr) declared->setName("");
    auto* variable = new llvm::GlobalVariable(program_.module, table->getType(), false,
                                              llvm::GlobalValue::ExternalLinkage, table, symbol);
    variable->setAlignment(llvm::Align(8));
    variable->setDSOLocal(true);
    if (declared != nullptr) {
      declared->replaceAllUsesWith(variable);
      declared->eraseFromParent();
    }
  }

  ProgramLowering& program_;
};

}  // namespace

void ProgramLowering::emit_method_tables() {
  UsedNames used(name_use_);
  TableEmitter emitter(*this);
  auto emit = [&](llvm::StringRef prefix, llvm::StringRef owner, const std::vector<RowInfo>& all,
                  bool every_row) {
    std::vector<const RowInfo*> rows;
    for (const RowInfo& row : all) {
      if (row.owner != owner || (row.is_native && options.is_wasm)) continue;
      if (every_row || used.keeps(row)) rows.push_back(&row);
    }
    emitter.emit(prefix + owner, rows);
  };
#define MOLT_TYPE(identifier, name, base) emit("molt_rows_", #identifier, type_rows(), false);
#define MOLT_EXCEPTION(identifier, base) MOLT_TYPE(identifier, #identifier, base)
#include "abi/types/exceptions.def"
#include "abi/types/library_types.def"
#include "abi/types/types.def"
#undef MOLT_EXCEPTION
#undef MOLT_TYPE
#define MOLT_MODULE(identifier, name) \
  emit("molt_module_rows_", #identifier, module_rows(), used.whole_module(name));
#define MOLT_MODULE_ALIAS(identifier, name)
#include "abi/modules/modules.def"
#undef MOLT_MODULE
}

}  // namespace molt::lower
