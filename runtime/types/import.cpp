// Imports of what the program holds: its own modules and the native ones
// (Lib/importlib/_bootstrap.py, Python/import.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/module.h"
#include "runtime/core/state.h"
#include "runtime/platform/platform.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

struct Registry {
  // sys.modules.
  Value modules = kUnbound;
  Module* builtins = nullptr;
  // For each module of the program: whether its body is running.
  bool* is_running = nullptr;
};
Registry registry;

const Program& program() { return *runtime_state.program; }

const PythonModule* find_python(const Str* name) {
  for (int64_t i = 0; i < program().num_modules; i++) {
    const PythonModule* module = &program().modules.pointer[i];
    if (str_equal(module->name, name)) return module;
  }
  return nullptr;
}

const NativeModule* find_native(const Str* name) {
  for (int64_t i = 0; i < program().num_native_modules; i++) {
    const NativeModule* module = &program().native_modules.pointer[i];
    if (str_equal(module->name, name)) return module;
  }
  return nullptr;
}

// The index of the last dot, or -1.
int64_t last_dot(const Str* name) {
  for (int64_t i = name->length - 1; i >= 0; i--) {
    if (char_at_unchecked(name, i) == '.') return i;
  }
  return -1;
}

// The module's source path made absolute.
Owned absolute_file(const Str* file) {
  Utf8Text path(file);
  if (path.failed()) return kOwnedError;
  if (path.size() > 0 && path.data()[0] == '/') return new_reference(value_of(file));
  char folder[4096];
  const int64_t length = platform::working_directory(folder, sizeof(folder));
  if (length <= 0) return new_reference(value_of(file));
  StrBuilder out;
  MOLT_TRY(start, make_str_utf8({folder, static_cast<size_t>(length)}));
  MOLT_TRY_DISCARD(out.append(start.get()));
  if (folder[length - 1] != '/') MOLT_TRY_DISCARD(out.append_ascii("/"));
  MOLT_TRY_DISCARD(out.append(file));
  return out.finish();
}

Owned folder_of(Str* file) {
  int64_t end = file->length;
  while (end > 0 && char_at_unchecked(file, end - 1) != '/') end--;
  return substring(file, 0, end > 1 ? end - 1 : end);
}

// A folder without `__init__.py` is a namespace package.
bool ends_in_py(const Str* file) {
  const int64_t end = file->length;
  return end > 3 && char_at_unchecked(file, end - 3) == '.' &&
         char_at_unchecked(file, end - 2) == 'p' && char_at_unchecked(file, end - 1) == 'y';
}

Status set_import_attributes(const PythonModule& python) {
  Module* module = python.module;
  Str* name = python.name;
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__name__), value_of(name)));
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__doc__), kNone));
  Ref package;
  const int64_t dot = last_dot(name);
  if (python.is_package != 0) {
    package = Ref::share(value_of(name));
  } else if (dot >= 0) {
    package = Ref(substring(name, 0, dot));
  } else {
    package = Ref(empty_str());
  }
  if (is_failure(package)) return kFailed;
  const bool is_main = &python == program().modules.pointer;
  MOLT_TRY_DISCARD(
      set_module_attribute(module, MOLT_STR(__package__), is_main ? kNone : package.get()));
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__loader__), kNone));
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__spec__), kNone));
  MOLT_TRY(file, absolute_file(python.file));
  const bool is_namespace = python.is_package != 0 && !ends_in_py(python.file);
  MOLT_TRY_DISCARD(
      set_module_attribute(module, MOLT_STR(__file__), is_namespace ? kNone : file.get()));
  MOLT_TRY_DISCARD(
      set_module_attribute(module, MOLT_STR(__builtins__), Value::from_object(registry.builtins)));
  if (python.is_package != 0) {
    MOLT_TRY(folder, is_namespace ? new_reference(file) : folder_of(as_str(file)));
    const Value folder_value = folder;
    MOLT_TRY(path, list_from_values(&folder_value, 1));
    MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__path__), path));
  }
  return kOk;
}

Status run_module(const PythonModule& python) {
  const int64_t number = &python - program().modules.pointer;
  const Value module = Value::from_object(python.module.pointer);
  MOLT_TRY_DISCARD(set_import_attributes(python));
  MOLT_TRY_DISCARD(dict_set_str(as_dict(registry.modules), python.name, module));
  registry.is_running[number] = true;
  Ref result{Owned{python.body.pointer == nullptr ? kNoneBits : python.body.pointer().bits}};
  registry.is_running[number] = false;
  if (!is_failure(result)) return kOk;
  const Value raised = take_exception();
  Ref removed{Owned{kNoneBits}};
  dict_remove_str(as_dict(registry.modules), python.name);
  restore_exception(raised);
  return kFailed;
}

// The module found or made for a full name whose parent is imported already.
Owned load_module(Str* name) {
  if (const PythonModule* python = find_python(name)) {
    MOLT_TRY_DISCARD(run_module(*python));
    // The body may have put another module in its place.
    const Value now = dict_get_str(as_dict(registry.modules), name);
    return new_reference(now.is_unbound() ? Value::from_object(python->module.pointer) : now);
  }
  if (const NativeModule* native = find_native(name)) {
    MOLT_TRY(module, new_native_module(*native));
    MOLT_TRY_DISCARD(dict_set_str(as_dict(registry.modules), name, module));
    return module.take();
  }
  return {kUnboundBits};
}

Failure raise_not_found(Str* name, Value parent_name) {
  if (parent_name.is_unbound()) {
    raise(messages::module_not_found, value_of(name));
  } else {
    raise(messages::module_not_package, value_of(name), parent_name);
  }
  attach_import_error(value_of(name), kUnbound);
  return Failure{};
}

void attach_name_from(Value name) {
  if (!exception_is(molt_type_ImportError)) return;
  auto* error = object_as<ImportErrorObject>(molt_state.raised);
  release(std::exchange(error->name_from, value_of(new_reference(name))));
}

}  // namespace

Value modules_dict() { return registry.modules; }
Module* builtins_module() { return registry.builtins; }

bool is_initialising(const Module* module) {
  if (registry.is_running == nullptr) return false;
  // The entry module was not imported: its body runs as long as the program does.
  for (int64_t i = 1; i < program().num_modules; i++) {
    if (program().modules.pointer[i].module.pointer == module) return registry.is_running[i];
  }
  return false;
}

Value builtin_value(Str* name) { return module_attribute(registry.builtins, name); }

Owned import_module(Str* name) {
  // Parts of the runtime may be used without a program.
  if (registry.modules.is_unbound()) return raise_not_found(name, kUnbound);
  const Value known = dict_get_str(as_dict(registry.modules), name);
  if (known.is_none()) {
    raise(messages::module_halted, name);
    attach_import_error(value_of(name), kUnbound);
    return kOwnedError;
  }
  if (!known.is_unbound()) return new_reference(known);
  const int64_t dot = last_dot(name);
  if (dot < 0) {
    MOLT_TRY(module, load_module(name));
    if (module.get().is_unbound()) return raise_not_found(name, kUnbound);
    return module.take();
  }
  MOLT_TRY(parent_name, substring(name, 0, dot));
  MOLT_TRY(parent, import_module(as_str(parent_name)));
  // Importing the parent may have imported this module.
  const Value again = dict_get_str(as_dict(registry.modules), name);
  if (!again.is_unbound()) return new_reference(again);
  MOLT_TRY(path, find_attribute(parent, MOLT_STR(__path__)));
  if (path.get().is_unbound()) return raise_not_found(name, parent_name);
  MOLT_TRY(module, load_module(name));
  if (module.get().is_unbound()) return raise_not_found(name, kUnbound);
  MOLT_TRY(child, substring(name, dot + 1, name->length));
  MOLT_TRY(child_name, intern_str(as_str(child)));
  MOLT_TRY_DISCARD(molt_set_attribute(parent, as_str(child_name), module, nullptr));
  return module.take();
}

Status start_modules() {
  MOLT_TRY(modules, dict_new());
  registry.modules = value_of(modules.take());
  registry.is_running = allocate_array<bool>(program().num_modules);
  if (registry.is_running == nullptr) return kFailed;
  for (int64_t i = 0; i < program().num_modules; i++) registry.is_running[i] = false;
  const NativeModule* native = find_native(MOLT_STR(builtins));
  if (native == nullptr) return kOk;
  MOLT_TRY(builtins, new_native_module(*native));
  registry.builtins = as_module(builtins);
  MOLT_TRY_DISCARD(dict_set_str(as_dict(registry.modules), MOLT_STR(builtins), builtins));
  if (find_native(MOLT_STR(sys)) != nullptr) MOLT_TRY_DISCARD(import_module(MOLT_STR(sys)));
  return kOk;
}

Status run_main_module() { return run_module(program().modules.pointer[0]); }

namespace {

// What may have a __del__ or hold something that has; the code that such methods need goes later.
bool dies_first(Value value) {
  if (!value.is_pointer()) return false;
  const Type* type = object_type(value.as_object());
  return type != &molt_type_function && type != &molt_type_module && type != &molt_type_str &&
         (type->type_flags & (kTypeTypeSubclass | kTypeCollectable)) == kTypeCollectable;
}

void clear_globals(Module* module, bool everything) {
  for (int64_t i = 0; i < 2 * module->slot_count; i++) {
    Value& slot = module->slots.pointer[i];
    if (!everything && (i >= module->slot_count || !dies_first(slot))) continue;
    // The static object of a function stays, but not what it owns.
    if (is_function(slot) && (slot.as_object()->flags & kFlagImmortal) != 0) {
      molt_type_function.slots.clear(slot.as_object());
    }
    // As CPython: what still runs finds None under the names.
    const bool is_global = i < module->slot_count && !slot.is_unbound();
    release(std::exchange(slot, is_global ? kNone : kUnbound));
  }
  if (!everything) return;
  release(std::exchange(module->extra, kUnbound));
}

}  // namespace

void clear_modules() {
  for (bool everything : {false, true}) {
    for (int64_t i = 0; i < program().num_modules; i++)
      clear_globals(program().modules.pointer[i].module, everything);
  }
}

void release_modules() {
  for (int64_t i = 0; i < program().num_modules; i++) {
    Module* module = program().modules.pointer[i].module;
    release(std::exchange(module->dict, kUnbound));
    if (module->index.pointer != nullptr) free_raw(std::exchange(module->index.pointer, nullptr));
  }
  release(std::exchange(registry.modules, kUnbound));
  release_type_dicts();
}

namespace {

// The name of the package that a relative import starts from.
Owned current_package(Module* importer) {
  const Value package = module_attribute(importer, MOLT_STR(__package__));
  if (is_str(package)) return new_reference(package);
  const Value name = module_attribute(importer, MOLT_STR(__name__));
  if (!is_str(name)) return empty_str();
  if (!module_attribute(importer, MOLT_STR(__path__)).is_unbound()) return new_reference(name);
  const int64_t dot = last_dot(as_str(name));
  return dot < 0 ? empty_str() : substring(as_str(name), 0, dot);
}

Owned resolve_relative(Module* importer, Str* name, int64_t level) {
  MOLT_TRY(package, current_package(importer));
  Str* base = as_str(package);
  if (base->length == 0) return raise(messages::relative_no_package);
  int64_t end = base->length;
  for (int64_t i = 1; i < level; i++) {
    while (end > 0 && char_at_unchecked(base, end - 1) != '.') end--;
    if (end == 0) return raise(messages::relative_beyond);
    end--;
  }
  StrBuilder full;
  MOLT_TRY_DISCARD(full.append_range(base, 0, end));
  if (name->length > 0) {
    MOLT_TRY_DISCARD(full.append_ascii("."));
    MOLT_TRY_DISCARD(full.append(name));
  }
  return full.finish();
}

// Submodules named in a from-list of a package: `from package import module`.
Status import_from_list(Value module, Value from_list) {
  MOLT_TRY(path, find_attribute(module, MOLT_STR(__path__)));
  if (path.get().is_unbound()) return kOk;
  MOLT_TRY(package, find_attribute(module, MOLT_STR(__name__)));
  const Tuple* names = object_as<Tuple>(from_list);
  for (int64_t i = 0; i < names->length; i++) {
    MOLT_TRY(name, intern_str(as_str(names->items()[i])));
    if (str_equal_ascii(as_str(name), "*")) {
      MOLT_TRY(all, find_attribute(module, MOLT_STR(__all__)));
      if (!all.get().is_unbound()) {
        MOLT_TRY(listed, tuple_from(all));
        MOLT_TRY_DISCARD(import_from_list(module, listed));
      }
      continue;
    }
    MOLT_TRY(known, find_attribute(module, as_str(name)));
    if (!known.get().is_unbound()) continue;
    const MessageArg args[] = {MessageArg(package.get()), MessageArg(name.get())};
    MOLT_TRY(full, format_message("{}.{}", args, 2));
    if (find_python(as_str(full)) == nullptr && find_native(as_str(full)) == nullptr) continue;
    MOLT_TRY_DISCARD(import_module(as_str(full)));
  }
  return kOk;
}

// Copies one name of `from module import *`.
Status star_name(Module* importer, Value module, Value name) {
  MOLT_TRY(interned, intern_str(as_str(name)));
  MOLT_TRY(value, molt_get_attribute(borrowed(module), as_str(interned), nullptr));
  return set_module_attribute(importer, as_str(interned), value);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_import_name(Module* importer, Str* name, Borrowed from_list, int64_t level) {
  Ref full = Ref::share(value_of(name));
  if (level > 0) {
    full = Ref(resolve_relative(importer, name, level));
    if (is_failure(full)) return kOwnedError;
  }
  MOLT_TRY(module, import_module(as_str(full)));
  const bool has_list =
      value_of(from_list).is_pointer() && object_as<Tuple>(value_of(from_list))->length > 0;
  if (has_list) {
    MOLT_TRY_DISCARD(import_from_list(module, value_of(from_list)));
    return module.take();
  }
  if (level > 0) return module.take();
  // `import a.b` binds a.
  int64_t dot = 0;
  while (dot < name->length && char_at_unchecked(name, dot) != '.') dot++;
  if (dot == name->length) return module.take();
  MOLT_TRY(top, substring(name, 0, dot));
  return import_module(as_str(top));
}

Owned molt_import_from(Borrowed module, Str* name) {
  MOLT_TRY(interned, intern_str(name));
  MOLT_TRY(found, find_attribute(value_of(module), as_str(interned)));
  if (!found.get().is_unbound()) return found.take();
  // A submodule that is being imported is in sys.modules before it is an attribute of its package.
  MOLT_TRY(module_name, find_attribute(value_of(module), MOLT_STR(__name__)));
  if (is_str(module_name.get())) {
    const MessageArg args[] = {MessageArg(module_name.get()), MessageArg(name)};
    MOLT_TRY(full, format_message("{}.{}", args, 2));
    const Value known = dict_get_str(as_dict(modules_dict()), as_str(full));
    if (!known.is_unbound()) return new_reference(known);
  }
  MOLT_TRY(file, find_attribute(value_of(module), MOLT_STR(__file__)));
  const bool is_partial =
      is_module(value_of(module)) && is_initialising(as_module(value_of(module)));
  const Value shown_name = is_str(module_name.get()) ? module_name.get() : MOLT_STR_VALUE(__name__);
  const MessageArg place =
      is_str(file.get()) ? MessageArg(file.get()) : MessageArg("unknown location");
  raise(is_partial ? messages::cannot_import_name_partial : messages::cannot_import_name,
        value_of(name), shown_name, place);
  attach_import_error(shown_name, file.get().is_unbound() ? kNone : file.get());
  attach_name_from(Value::from_object(name));
  return kOwnedError;
}

Owned molt_import_submodule(Borrowed module, Str* name) { return molt_import_from(module, name); }

Status molt_import_star(Module* importer, Borrowed source) {
  const Value module = value_of(source);
  MOLT_TRY(all, find_attribute(module, MOLT_STR(__all__)));
  if (!all.get().is_unbound()) {
    MOLT_TRY(names, tuple_from(all));
    const Tuple* list = object_as<Tuple>(names);
    for (int64_t i = 0; i < list->length; i++) {
      if (!is_str(list->items()[i]))
        return raise(messages::all_item_not_str, as_module(module)->name, list->items()[i]);
      MOLT_TRY_DISCARD(star_name(importer, module, list->items()[i]));
    }
    return kOk;
  }
  MOLT_TRY(dict, find_attribute(module, MOLT_STR(__dict__)));
  MOLT_TRY(keys, list_from(dict));
  const List* list = as_list(keys);
  for (int64_t i = 0; i < list->length; i++) {
    const Value name = list->items.pointer[i];
    if (!is_str(name)) return raise(messages::key_item_not_str, as_module(module)->name, name);
    if (as_str(name)->length > 0 && char_at_unchecked(as_str(name), 0) == '_') continue;
    MOLT_TRY_DISCARD(star_name(importer, module, name));
  }
  return kOk;
}

}  // namespace molt::abi
}
