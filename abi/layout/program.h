// The root of a compiled program: what generated `main` hands to the runtime.
#pragma once

#include "abi/layout/code.h"
#include "abi/layout/method.h"

namespace molt::abi {

// Runs a module's top-level code. Returns kNone (owned) or kError.
using ModuleBody = Value (*)();

// A module written in Python, in the program.
struct PythonModule {
  Field<Module*> module;
  // Dotted name ("__main__" for the program's own file); static.
  Field<Str*> name;
  Field<ModuleBody> body;
  // Project-relative path of the source; __file__ is formed from it at run time.
  Field<Str*> file;
  Field<const SourceInfo*> source;
  // 1 for a package (`__init__.py` or a namespace package).
  int64_t is_package;
};

// A native module that the program can import: its rows (abi/modules/<identifier>.def), filtered by
// the compiler.
struct NativeModule {
  Field<Str*> name;
  Field<MethodTable*> rows;
};

struct Program {
  // The entry module is modules[0].
  Field<PythonModule*> modules;
  int64_t num_modules;
  Field<NativeModule*> native_modules;
  int64_t num_native_modules;
  // The program's static str objects that may be the name of an attribute, so that a name made at
  // run time is interned to the same object.
  Field<Str* const*> names;
  int64_t num_names;
};

}  // namespace molt::abi

extern "C" {
// Starts the runtime, runs the entry module, shuts down in CPython's order; returns the exit
// status. Generated `main` calls it with its own arguments.
int molt_main(int argc, char** argv, const molt::abi::Program* program);
}
