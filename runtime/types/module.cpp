// Module objects: globals in slots, other names in a dict, and the dict object that shows both.
//
// The slots of the program's own modules are emitted by the compiler and read by generated code
// directly. The slots of a native module follow its rows; a slot is filled when its name is first
// looked up.
#include "runtime/types/module.h"

#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/module.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/core/state.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/function.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// A slot of a native module that was deleted: it must not be filled from its row again.
constexpr Value kDeleted = kError;

// From names to slots: open addressing by the address of the interned name.
struct ModuleIndex {
  // The rows of a native module, parallel to its slots, or null.
  const MethodTable* rows;
  uint64_t mask;
  int32_t* cells() { return reinterpret_cast<int32_t*>(this + 1); }
};

uint64_t hash_name(const Str* name) {
  const uint64_t address = reinterpret_cast<uintptr_t>(name) >> 4;
  return address ^ (address >> 8);
}

ModuleIndex* make_index(Module* module, const MethodTable* rows) {
  uint64_t capacity = 8;
  while (capacity < static_cast<uint64_t>(module->slot_count) * 2) capacity *= 2;
  auto* index = static_cast<ModuleIndex*>(
      allocate_raw(static_cast<int64_t>(sizeof(ModuleIndex) + capacity * sizeof(int32_t))));
  if (index == nullptr) return nullptr;
  index->rows = rows;
  index->mask = capacity - 1;
  for (uint64_t i = 0; i < capacity; i++) index->cells()[i] = -1;
  for (int64_t i = 0; i < module->slot_count; i++) {
    uint64_t at = hash_name(module->names.pointer[i]) & index->mask;
    while (index->cells()[at] >= 0) at = (at + 1) & index->mask;
    index->cells()[at] = static_cast<int32_t>(i);
  }
  module->index = index;
  return index;
}

// The index is small, and every use of a module needs it: without memory for it the program cannot
// go on.
ModuleIndex* index_of_module(Module* module) {
  if (module->index.pointer != nullptr) return static_cast<ModuleIndex*>(module->index.pointer);
  return make_index(module, nullptr);
}

// The slot of an interned name, or -1.
int64_t find_slot(Module* module, const Str* name) {
  if (module->slot_count == 0) return -1;
  ModuleIndex* index = index_of_module(module);
  if (index == nullptr) return -1;
  uint64_t at = hash_name(name) & index->mask;
  while (true) {
    const int32_t slot = index->cells()[at];
    if (slot < 0) return -1;
    if (module->names.pointer[slot] == name) return slot;
    at = (at + 1) & index->mask;
  }
}

// Fills the slot of a native module from its row.
Value fill_from_row(Module* module, int64_t slot) {
  const auto* index = static_cast<const ModuleIndex*>(module->index.pointer);
  if (index == nullptr || index->rows == nullptr) return kUnbound;
  MethodRow* row = &index->rows->rows.pointer[slot];
  Ref value;
  if (row->kind == RowKind::kConstant) {
    value = Ref(reinterpret_cast<Owned (*)()>(const_cast<void*>(row->body.pointer))());
  } else {
    value = Ref(new_builtin_function(row, kUnbound, module->name, false));
  }
  if (is_failure(value)) return kError;
  module->slots.pointer[slot] = value_of(value.take());
  return module->slots.pointer[slot];
}

Value slot_value_of(Module* module, int64_t slot) {
  const Value value = module->slots.pointer[slot];
  if (value == kDeleted) return kUnbound;
  if (!value.is_unbound()) return value;
  return fill_from_row(module, slot);
}

Dict* extra_dict(Module* module) {
  if (!module->extra.is_pointer()) {
    Ref dict(dict_new());
    if (is_failure(dict)) return nullptr;
    module->extra = value_of(dict.take());
  }
  return as_dict(module->extra);
}

// The second half of every module's slots caches builtins: a builtin of this name changes.
void forget_cached_builtin(const Str* name) {
  const Program* program = runtime_state.program;
  if (program == nullptr) return;
  for (int64_t i = 0; i < program->num_modules; i++) {
    Module* module = program->modules.pointer[i].module;
    const int64_t slot = find_slot(module, name);
    if (slot < 0) continue;
    release(std::exchange(module->slots.pointer[module->slot_count + slot], kUnbound));
  }
}

// --- The dict that globals() and __dict__ give

// The str key as an interned name.
Owned name_of_key(Value key) { return intern_str(as_str(key)); }

Value variant_get(Object* owner, Value key, int64_t hash) {
  auto* module = static_cast<Module*>(owner);
  if (is_str(key)) {
    Ref name(name_of_key(key));
    if (is_failure(name)) return kError;
    return module_attribute(module, as_str(name));
  }
  if (!module->extra.is_pointer()) return kUnbound;
  return dict_get_known_hash_py(as_dict(module->extra), key, hash);
}

Status variant_set(Dict*, Object* owner, Value key, int64_t hash, Value value) {
  auto* module = static_cast<Module*>(owner);
  if (is_str(key)) {
    MOLT_TRY(name, name_of_key(key));
    return set_module_attribute(module, as_str(name), value);
  }
  Dict* extra = extra_dict(module);
  if (extra == nullptr) return kFailed;
  return dict_set_known_hash_py(extra, key, hash, value);
}

Tri variant_remove(Dict*, Object* owner, Value key, int64_t hash) {
  auto* module = static_cast<Module*>(owner);
  if (is_str(key)) {
    MOLT_TRY(name, name_of_key(key));
    return delete_module_attribute(module, as_str(name));
  }
  if (!module->extra.is_pointer()) return {0};
  return dict_remove_known_hash_py(as_dict(module->extra), key, hash);
}

int64_t variant_length(Object* owner) {
  auto* module = static_cast<Module*>(owner);
  int64_t count = module->extra.is_pointer() ? dict_length(as_dict(module->extra)) : 0;
  for (int64_t i = 0; i < module->slot_count; i++) {
    const Value value = slot_value_of(module, i);
    count += !value.is_unbound() && !value.is_error();
  }
  return count;
}

// The order is: names like __name__ that have no slot, the slots, and what was added at run time. A
// position is a place in one of the three parts.
constexpr int64_t kSlotsStart = int64_t{1} << 32;
constexpr int64_t kAddedStart = int64_t{1} << 33;
constexpr int64_t kAddedEnd = int64_t{1} << 34;

bool is_special_name(Value key) {
  if (!is_str(key)) return false;
  const Str* name = as_str(key);
  return name->length > 4 && char_at_unchecked(name, 0) == '_' && char_at_unchecked(name, 1) == '_';
}

bool next_extra(Module* module, int64_t start, int64_t* position, bool special, Value* key,
                Value* value) {
  if (!module->extra.is_pointer()) return false;
  int64_t at = *position - start;
  while (dict_next(as_dict(module->extra), &at, key, value)) {
    *position = start + at;
    if (is_special_name(*key) == special) return true;
  }
  return false;
}

bool variant_next(Object* owner, int64_t* position, Value* key, Value* value) {
  auto* module = static_cast<Module*>(owner);
  if (*position < kSlotsStart) {
    if (next_extra(module, 0, position, true, key, value)) return true;
    *position = kSlotsStart;
  }
  for (; *position < kSlotsStart + module->slot_count;) {
    const int64_t slot = (*position)++ - kSlotsStart;
    *value = slot_value_of(module, slot);
    if (value->is_unbound() || value->is_error()) continue;
    *key = value_of(module->names.pointer[slot]);
    return true;
  }
  if (*position < kAddedStart) *position = kAddedStart;
  return next_extra(module, kAddedStart, position, false, key, value);
}

bool previous_extra(Module* module, int64_t start, int64_t end, int64_t* position, bool special,
                    Value* key, Value* value) {
  if (!module->extra.is_pointer()) return false;
  int64_t at = *position >= end ? INT64_MAX : *position - start;
  while (dict_previous(as_dict(module->extra), &at, key, value)) {
    *position = start + at;
    if (is_special_name(*key) == special) return true;
  }
  return false;
}

bool variant_previous(Object* owner, int64_t* position, Value* key, Value* value) {
  auto* module = static_cast<Module*>(owner);
  if (*position > kAddedStart) {
    if (previous_extra(module, kAddedStart, kAddedEnd, position, false, key, value)) return true;
    *position = kAddedStart;
  }
  if (*position > kSlotsStart) {
    int64_t slot = *position - kSlotsStart;
    if (slot > module->slot_count) slot = module->slot_count;
    while (slot-- > 0) {
      *position = kSlotsStart + slot;
      *value = slot_value_of(module, slot);
      if (value->is_unbound() || value->is_error()) continue;
      *key = value_of(module->names.pointer[slot]);
      return true;
    }
    *position = kSlotsStart;
  }
  return previous_extra(module, 0, kSlotsStart, position, true, key, value);
}

Status variant_clear(Dict*, Object* owner) {
  auto* module = static_cast<Module*>(owner);
  for (int64_t i = 0; i < module->slot_count; i++) {
    const Value old = module->slots.pointer[i];
    const auto* index = static_cast<const ModuleIndex*>(module->index.pointer);
    module->slots.pointer[i] = index != nullptr && index->rows != nullptr ? kDeleted : kUnbound;
    release(old);
  }
  if (module->extra.is_pointer()) return dict_clear(as_dict(module->extra));
  return kOk;
}

void variant_forget(Object* owner, Dict*) { static_cast<Module*>(owner)->dict = kUnbound; }

constexpr DictVariant kModuleVariant = {variant_get,    variant_set,    variant_remove,
                                        variant_length, variant_next,   variant_previous,
                                        variant_clear,  variant_forget, false};

// --- The type

void module_destroy(Object* self) {
  auto* module = static_cast<Module*>(self);
  // Somebody may still hold the dict: it keeps the contents.
  if (module->dict.is_pointer() && module->dict.as_object()->count > 1)
    dict_detach_variant(as_dict(module->dict));
  release(std::exchange(module->dict, kUnbound));
  for (int64_t i = 0; i < module->slot_count; i++)
    release(std::exchange(module->slots.pointer[i], kUnbound));
  release(std::exchange(module->extra, kUnbound));
  release(std::exchange(module->name, kNone));
  if (module->slots.pointer != nullptr) free_raw(module->slots.pointer);
  if (module->names.pointer != nullptr) free_raw(const_cast<Str**>(module->names.pointer));
  if (module->index.pointer != nullptr) free_raw(module->index.pointer);
}

void module_traverse(Object* self, Visitor visit, void* context) {
  auto* module = static_cast<Module*>(self);
  for (int64_t i = 0; i < module->slot_count; i++) visit(module->slots.pointer[i], context);
  visit(module->extra, context);
  visit(module->dict, context);
}

void module_clear(Object* self) { variant_clear(nullptr, self); }

Owned module_repr(Borrowed self) {
  Module* module = as_module(value_of(self));
  Value name = module_attribute(module, MOLT_STR(__name__));
  if (name.is_error()) return kOwnedError;
  if (name.is_unbound()) name = module->name;
  const Value file = module_file(module);
  if (!file.is_unbound()) {
    const MessageArg args[] = {MessageArg(name), MessageArg(file)};
    return format_message("<module {r} from {r}>", args, 2);
  }
  const auto* index = static_cast<const ModuleIndex*>(module->index.pointer);
  const bool is_native = index != nullptr && index->rows != nullptr;
  const MessageArg args[] = {MessageArg(name)};
  return format_message(is_native ? "<module {r} (built-in)>" : "<module {r}>", args, 1);
}

Failure raise_missing(Module* module, Str* name) {
  const Value object = Value::from_object(module);
  const Value own_name = module_attribute(module, MOLT_STR(__name__));
  if (!is_str(own_name))
    return raise_attribute_error(messages::module_nameless, object, value_of(name), name);
  Message message = is_initialising(module) ? messages::module_no_attribute_partial
                                            : messages::module_no_attribute;
  return raise_attribute_error(message, object, value_of(name), own_name, name);
}

Status module_set_attribute(Borrowed self, Str* name, Borrowed value) {
  Module* module = as_module(value_of(self));
  if (is_data_descriptor(lookup_in_type(type_of(value_of(self)), name)))
    return generic_set_attribute(self, name, value);
  if (!value_of(value).is_unbound()) return set_module_attribute(module, name, value_of(value));
  MOLT_TRY(was_there, delete_module_attribute(module, name));
  if (was_there.code == 0) {
    return raise(messages::no_attribute, type_of(value_of(self)), name);
  }
  return kOk;
}

constexpr Slots module_slots() {
  Slots slots{};
  slots.destroy = module_destroy;
  slots.traverse = module_traverse;
  slots.clear = module_clear;
  slots.repr = module_repr;
  slots.get_attribute = module_get_attribute;
  slots.set_attribute = module_set_attribute;
  return slots;
}

Module* allocate_module(Type* cls, Value name) {
  auto* module = allocate_instance_of<Module>(cls);
  if (module == nullptr) return nullptr;
  module->name = value_of(new_reference(name));
  module->extra = kUnbound;
  module->dict = kUnbound;
  return module;
}

Status set_new_attributes(Module* module, Value name, Value doc) {
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__name__), name));
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__doc__), doc));
  for (Str* attribute : {MOLT_STR(__package__), MOLT_STR(__loader__), MOLT_STR(__spec__)}) {
    MOLT_TRY_DISCARD(set_module_attribute(module, attribute, kNone));
  }
  return kOk;
}

}  // namespace

bool is_module(Value value) {
  if (!value.is_pointer()) return false;
  const Type* type = object_type(value.as_object());
  return type == &molt_type_module || is_subtype(type, &molt_type_module);
}

Value module_attribute(Module* module, Str* name) {
  const int64_t slot = find_slot(module, name);
  if (slot >= 0) {
    const Value value = slot_value_of(module, slot);
    if (!value.is_unbound()) return value;
  }
  if (module->extra.is_pointer()) return dict_get_str(as_dict(module->extra), name);
  return kUnbound;
}

Status set_module_attribute(Module* module, Str* name, Value value) {
  if (module == builtins_module()) forget_cached_builtin(name);
  const int64_t slot = find_slot(module, name);
  if (slot < 0) {
    Dict* extra = extra_dict(module);
    if (extra == nullptr) return kFailed;
    return dict_set_str(extra, name, value);
  }
  retain(value);
  const Value old = std::exchange(module->slots.pointer[slot], value);
  if (old != kDeleted) release(old);
  return kOk;
}

Tri delete_module_attribute(Module* module, Str* name) {
  if (module == builtins_module()) forget_cached_builtin(name);
  const int64_t slot = find_slot(module, name);
  if (slot >= 0) {
    const Value old = slot_value_of(module, slot);
    if (!old.is_unbound() && !old.is_error()) {
      const auto* index = static_cast<const ModuleIndex*>(module->index.pointer);
      module->slots.pointer[slot] = index->rows != nullptr ? kDeleted : kUnbound;
      release(old);
      return {1};
    }
  }
  if (!module->extra.is_pointer()) return {0};
  return dict_remove_str(as_dict(module->extra), name);
}

Borrowed module_dict(Module* module) {
  if (!module->dict.is_pointer()) {
    MOLT_TRY(dict, dict_new_variant(&kModuleVariant, module));
    module->dict = value_of(dict.take());
  }
  return borrowed(module->dict);
}

Value module_file(Module* module) {
  const Value file = module_attribute(module, MOLT_STR(__file__));
  return is_str(file) ? file : kUnbound;
}

Owned find_in_module(Value object, Str* name) {
  Module* module = as_module(object);
  const Value in_type = lookup_in_type(type_of(object), name);
  if (!is_data_descriptor(in_type)) {
    const Value own = module_attribute(module, name);
    if (own.is_error()) return kOwnedError;
    if (!own.is_unbound()) return new_reference(own);
  }
  if (!in_type.is_unbound()) return bind_attribute(in_type, object, type_of(object));
  // PEP 562.
  const Value hook = module_attribute(module, MOLT_STR(__getattr__));
  if (hook.is_unbound() || hook.is_error()) return {hook.bits};
  return call(hook, value_of(name));
}

Owned module_get_attribute(Borrowed self, Str* name) {
  MOLT_TRY(found, find_in_module(value_of(self), name));
  if (found.get().is_unbound()) return raise_missing(as_module(value_of(self)), name);
  return found.take();
}

Owned new_module(Value name, Value doc) {
  Module* module = allocate_module(&molt_type_module, name);
  if (module == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(module)));
  MOLT_TRY_DISCARD(set_new_attributes(module, name, doc));
  return result.take();
}

Owned new_native_module(const NativeModule& native) {
  const Value name = value_of(native.name.pointer);
  Module* module = allocate_module(&molt_type_module, name);
  if (module == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(module)));
  const MethodTable* rows = native.rows;
  const int64_t count = rows->num_rows;
  auto* slots = allocate_array<Value>(count + 1);
  if (slots == nullptr) return Failure{};
  for (int64_t i = 0; i < count; i++) slots[i] = kUnbound;
  module->slots = slots;
  auto** names = allocate_array<Str*>(count + 1);
  if (names == nullptr) return Failure{};
  for (int64_t i = 0; i < count; i++) names[i] = rows->rows.pointer[i].name;
  module->names = names;
  module->slot_count = count;
  if (make_index(module, rows) == nullptr) return Failure{};
  MOLT_TRY_DISCARD(set_new_attributes(module, name, kNone));
  return result.take();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_module{{&molt_type_module}, 0, 0};
constinit Type molt_type_module =
    builtin_type({.name = "module",
                  .base = &molt_type_object,
                  .shape = &molt_shape_module,
                  .rows = &molt_rows_module,
                  .flags = kTypeWeakReferable | kTypeCollectable | kTypeBaseAllowed,
                  .basic_size = sizeof(Module)},
                 module_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_module(Borrowed cls, Borrowed name, Borrowed doc) {
  if (!is_str(value_of(name))) return raise(messages::type_argument, 1, "str", value_of(name));
  Module* module = allocate_module(as_type(value_of(cls)), value_of(name));
  if (module == nullptr) return Failure{};
  Ref result(owned_unchecked(Value::from_object(module)));
  MOLT_TRY_DISCARD(set_new_attributes(module, value_of(name), value_of(doc)));
  return result.take();
}

Owned molt_g_module___dict__(Borrowed self) {
  MOLT_TRY(dict, module_dict(as_module(value_of(self))));
  return new_reference(value_of(dict));
}

Owned molt_m_module___dir__(Borrowed self) {
  Module* module = as_module(value_of(self));
  const Value hook = module_attribute(module, MOLT_STR(__dir__));
  if (hook.is_error()) return kOwnedError;
  if (!hook.is_unbound()) return call(hook);
  MOLT_TRY(dict, module_dict(module));
  return dict_keys_list(as_dict(value_of(dict)));
}

Owned molt_globals_dict(Module* module) {
  MOLT_TRY(dict, module_dict(module));
  return new_reference(value_of(dict));
}

Owned molt_load_builtin(Str* name) {
  const Value value = builtin_value(name);
  if (value.is_error()) return kOwnedError;
  if (!value.is_unbound()) return new_reference(value);
  molt_raise_name_error(name);
  return kOwnedError;
}

Owned molt_load_global_slow(Module* module, int64_t slot) {
  const Value own = module->slots.pointer[slot];
  if (!own.is_unbound()) return new_reference(own);
  Str* name = module->names.pointer[slot];
  const Value value = builtin_value(name);
  if (value.is_error()) return kOwnedError;
  if (value.is_unbound()) {
    molt_raise_name_error(name);
    return kOwnedError;
  }
  retain(value);
  release(std::exchange(module->slots.pointer[module->slot_count + slot], value));
  return new_reference(value);
}

Status molt_delete_global(Module* module, int64_t slot) {
  const Value old = std::exchange(module->slots.pointer[slot], kUnbound);
  if (!old.is_unbound()) {
    release(old);
    return kOk;
  }
  molt_raise_name_error(module->names.pointer[slot]);
  return kFailed;
}

}  // namespace molt::abi
}
