// What the module sys says about the process: its arguments, paths and modules.
#include "runtime/core/call.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned arguments() {
  MOLT_TRY(list, list_new(runtime_state.argc));
  for (int i = 0; i < runtime_state.argc; i++) {
    MOLT_TRY(text, make_str_utf8(runtime_state.argv[i]));
    MOLT_TRY_DISCARD(list_append(as_list(list), text));
  }
  return list.take();
}

// The folder of the executable.
Owned folder() {
  char path[4096];
  int64_t length = platform::executable_path(path, sizeof(path));
  if (length < 0) return empty_str();
  while (length > 1 && path[length - 1] != '/') length--;
  if (length > 1) length--;
  return make_str_utf8({path, static_cast<size_t>(length)});
}

}  // namespace

extern "C" Owned molt_c_sys_argv() { return arguments(); }
extern "C" Owned molt_c_sys_orig_argv() { return arguments(); }

extern "C" Owned molt_c_sys_executable() {
  char path[4096];
  const int64_t length = platform::executable_path(path, sizeof(path));
  if (length < 0) return empty_str();
  return make_str_utf8({path, static_cast<size_t>(length)});
}

// The modules are in the program; the list is there for programs that look at it.
extern "C" Owned molt_c_sys_path() {
  MOLT_TRY(list, list_new());
  MOLT_TRY(text, folder());
  MOLT_TRY_DISCARD(list_append(as_list(list), text));
  return list.take();
}

extern "C" Owned molt_c_sys_modules() { return new_reference(modules_dict()); }
extern "C" Owned molt_c_sys_meta_path() { return list_new(); }
extern "C" Owned molt_c_sys_path_hooks() { return list_new(); }
extern "C" Owned molt_c_sys_path_importer_cache() { return dict_new(); }
extern "C" Owned molt_c_sys_warnoptions() { return list_new(); }
extern "C" Owned molt_c_sys__xoptions() { return dict_new(); }
extern "C" Owned molt_c_sys_prefix() { return folder(); }
extern "C" Owned molt_c_sys_exec_prefix() { return folder(); }
extern "C" Owned molt_c_sys_base_prefix() { return folder(); }
extern "C" Owned molt_c_sys_base_exec_prefix() { return folder(); }

extern "C" Owned molt_c_sys_builtin_module_names() {
  MOLT_TRY(list, list_new());
  const Program* program = runtime_state.program;
  for (int64_t i = 0; i < program->num_native_modules; i++) {
    const Value name = value_of(program->native_modules.pointer[i].name);
    MOLT_TRY_DISCARD(list_append(as_list(list), name));
  }
  MOLT_TRY_DISCARD(list_sort_py(as_list(list), kNone, false));
  return tuple_from(list);
}

// Nobody can listen to events, since there is no sys.addaudithook.
extern "C" Owned molt_f_sys_audit(Borrowed, Borrowed) { return {kNoneBits}; }

}  // namespace molt::rt
