// Modules: the objects, the registry sys.modules, and imports of what the program holds.
#pragma once

#include "abi/layout/program.h"
#include "runtime/core/type.h"

namespace molt::rt {

inline Module* as_module(Value value) { return static_cast<Module*>(value.as_object()); }
bool is_module(Value value);

// Sets up sys.modules and the modules `builtins` and `sys`. Called once, before any Python code.
Status start_modules();
// Runs the program's entry module as __main__.
Status run_main_module();
// Tears the modules down in CPython's order: their globals become None or unbound and die.
void clear_modules();
// Gives up what the registry and the builtin types' dicts hold, last of all.
void release_modules();

// sys.modules (borrowed).
Value modules_dict();
Module* builtins_module();
// The module with this dotted absolute name, imported if needed (the module itself, not the top
// package).
Owned import_module(Str* name);
// Whether the module's body is still running.
bool is_initialising(const Module* module);
// The path that messages and repr show (borrowed), or kUnbound.
Value module_file(Module* module);
// A module object for a native module's rows.
Owned new_native_module(const NativeModule& native);
// A new module object without slots: types.ModuleType(name, doc).
Owned new_module(Value name, Value doc);

// An attribute of the module itself (borrowed), kUnbound when missing (no __getattr__); kError when
// the body of a native constant fails. `name` must be interned.
Value module_attribute(Module* module, Str* name);
Status set_module_attribute(Module* module, Str* name, Value value);
Tri delete_module_attribute(Module* module, Str* name);
// The module's __dict__ (borrowed).
Borrowed module_dict(Module* module);
// An attribute of builtins (borrowed), kUnbound when missing. `name` must be interned.
Value builtin_value(Str* name);

}  // namespace molt::rt
