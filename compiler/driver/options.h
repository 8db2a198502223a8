// What the user asks the compiler for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/target/target.h"

namespace molt::driver {

// What `molt build` writes.
enum class Emit : uint8_t { kProgram, kAst, kMir, kMirOpt, kLlvm, kAsm, kObject };

// The program's entry: a file, or code given on the command line, or a module to be found.
struct Entry {
  enum class Kind : uint8_t { kFile, kCode, kModule };
  Kind kind = Kind::kFile;
  // The path, the code or the dotted name.
  std::string text;
};

struct Options {
  Entry entry;
  target::TargetKind target = target::TargetKind::kNative;
  int optimisation_level = 2;
  Emit emit = Emit::kProgram;
  bool debug = false;
  bool strip_source = false;
  bool stress_exits = false;
  // See lower::Options.
  uint64_t exit_seed = 2;
  bool use_cache = true;
  // Folders that are searched for modules after the entry's own.
  std::vector<std::string> paths;
  // Modules that belong to the program although no import statement names them.
  std::vector<std::string> includes;
};

}  // namespace molt::driver
