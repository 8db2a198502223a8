// From optimised MIR to one LLVM module that holds the whole program: its functions, its constants
// and module objects as static data, the method tables of the builtin types, and `main`.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "compiler/analysis/name_use.h"
#include "compiler/lower/llvm.h"
#include "compiler/mir/mir.h"

namespace molt::lower {

struct Options {
  // 32-bit pointers, and a frame counter in the place of the stack compare.
  bool is_wasm = false;
  std::string triple;
  std::string data_layout;
  // 0 to 3. At 0 the code is compact, for the sake of compile time.
  int optimisation_level = 2;
  // Leaves the source text of traceback lines out.
  bool strip_source = false;
  // Line tables.
  bool debug = false;
  // Chooses the sequence of stress_stay, and by its remainder d modulo 8 how often it is false:
  // once in 2^d. With 0 every guard fails.
  uint64_t exit_seed = 0;
};

// A module whose object code lies in an object file of its own, made by lower_library_module.
struct LibraryModule {
  std::string name;
  // As co_filename.
  std::string filename;
  bool is_package = false;
  // Of the whole module.
  analysis::NameUse use;
  // Of what is linked of it: as in NameUse.
  std::set<std::string> names;
  std::set<std::string> imports;
  std::set<std::string> whole_modules;
  // The functions that are not linked. Calling one raises.
  struct LeftOut {
    std::string symbol;
    bool is_generator;
  };
  std::vector<LeftOut> left_out;
  // The strs in its data of which there must be one in the program, sorted.
  std::vector<std::string> interned;
};

struct Program {
  // modules[0] is the entry module. After the passes: counts are inserted, generators are split.
  std::vector<const mir::Module*> modules;
  // They follow the others, in this order.
  std::vector<const LibraryModule*> library;
  // The module goes into programs that nobody knows yet, which may look at frames.
  bool is_library_module = false;
};

// The object code of a module that any program may link: the module object and its body are the
// only definitions that others see, besides interned strs, which the linker merges, and the entries
// of functions, which a program replaces when it leaves the function out.
std::unique_ptr<llvm::Module> lower_library_module(llvm::LLVMContext& context,
                                                   const mir::Module& module,
                                                   const Options& options,
                                                   std::vector<std::string>* interned);

std::unique_ptr<llvm::Module> lower_program(llvm::LLVMContext& context, const Program& program,
                                            const Options& options);

// Links the definitions of runtime/fast that the module calls into it, for inlining only: the
// library's copy stays the one that is called. `bitcode` is the content of the target's hot.bc.
// Returns false, and the reason, when the bitcode cannot be read.
bool link_fast_paths(llvm::Module& module, llvm::MemoryBufferRef bitcode, std::string* error);

}  // namespace molt::lower
