// Frames of finished functions and code objects: what tracebacks and function.__code__ show.
#include "runtime/types/frame.h"
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/exception.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/types/exception_rows.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(f_locals)

namespace molt::rt {

namespace {

void frame_destroy(Object* object) {
  Frame* self = static_cast<Frame*>(object);
  release(std::exchange(self->back, kNone));
  release(std::exchange(self->locals, kUnbound));
}

void frame_traverse(Object* object, Visitor visit, void* context) {
  Frame* self = static_cast<Frame*>(object);
  visit(self->back, context);
  visit(self->locals, context);
}

const FunctionCode* code_of(Borrowed self) { return object_as<CodeObject>(value_of(self))->code; }

// <code object f at 0x..., file "x.py", line 3>
Owned code_repr(Borrowed self) {
  const FunctionCode* code = code_of(self);
  StrBuilder out;
  out.append_ascii("<code object ");
  out.append(code->name.pointer);
  out.append_ascii(" at ");
  append_address(&out, value_of(self).as_object());
  out.append_ascii(", file \"");
  out.append(code->source->filename.pointer);
  out.append_ascii("\", line ");
  out.append_int(code->first_line);
  out.append_char('>');
  return out.finish();
}

// <frame at 0x..., file 'x.py', line 3, code f>
Owned frame_repr(Borrowed self) {
  Frame* frame = object_as<Frame>(value_of(self));
  StrBuilder out;
  out.append_ascii("<frame at ");
  append_address(&out, frame);
  out.append_ascii(", file ");
  MOLT_TRY(file, str_repr(frame->code->source->filename));
  out.append(file.get());
  out.append_ascii(", line ");
  out.append_int(frame->line);
  out.append_ascii(", code ");
  out.append(frame->code->name.pointer);
  out.append_char('>');
  return out.finish();
}

// All code objects made so far; they live as long as the program, as the code they describe.
struct CodeObjectTable {
  Value* entries = nullptr;
  int64_t capacity = 0;
  int64_t count = 0;
};
CodeObjectTable code_objects;

Value* find_code_object(const CodeObjectTable& table, const FunctionCode* code) {
  uint64_t mask = static_cast<uint64_t>(table.capacity - 1);
  uint64_t hash = (reinterpret_cast<uintptr_t>(code) >> 4) * 0x9E3779B97F4A7C15u >> 24;
  while (true) {
    Value* entry = &table.entries[hash & mask];
    if (!entry->is_pointer() || object_as<CodeObject>(*entry)->code == code) return entry;
    hash++;
  }
}

bool make_room_for_code_object() {
  if ((code_objects.count + 1) * 2 <= code_objects.capacity) return true;
  CodeObjectTable bigger;
  bigger.capacity = code_objects.capacity == 0 ? 16 : code_objects.capacity * 2;
  bigger.count = code_objects.count;
  bigger.entries = allocate_array<Value>(bigger.capacity);
  if (bigger.entries == nullptr) return false;
  for (int64_t i = 0; i < bigger.capacity; i++) bigger.entries[i] = kUnbound;
  for (int64_t i = 0; i < code_objects.capacity; i++) {
    Value entry = code_objects.entries[i];
    if (entry.is_pointer()) *find_code_object(bigger, object_as<CodeObject>(entry)->code) = entry;
  }
  free_raw(code_objects.entries);
  code_objects = bigger;
  return true;
}

Owned names_tuple(Str* const* names, int64_t count) {
  MOLT_TRY(list, molt_make_list({nullptr}, 0));
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY_DISCARD(molt_list_append(list, borrowed(Value::from_object(names[i]))));
  }
  return molt_list_to_tuple(list);
}

Owned small_int(int64_t n) { return owned_unchecked(Value::from_small_int(n)); }

bool is_module_code(const FunctionCode* code) { return str_equal_ascii(code->name, "<module>"); }

}  // namespace

void append_address(StrBuilder* out, const void* object) {
  static const char kDigits[] = "0123456789abcdef";
  uint64_t address = reinterpret_cast<uintptr_t>(object);
  out->append_ascii("0x");
  int shift = 60;
  while (shift > 0 && (address >> shift) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) {
    out->append_char(static_cast<uint8_t>(kDigits[(address >> shift) & 15]));
  }
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Type molt_type_frame = builtin_type(
    {
        .name = "frame",
        .base = &molt_type_object,
        .shape = &molt_shape_frame,
        .rows = &molt_rows_frame,
        .flags = kTypeCollectable,
        .basic_size = sizeof(Frame),
    },
    {.destroy = frame_destroy,
     .traverse = frame_traverse,
     .clear = frame_destroy,
     .repr = frame_repr});
constinit Shape molt_shape_frame{{&molt_type_frame}, 0, 0};

constinit Type molt_type_code = builtin_type(
    {
        .name = "code",
        .base = &molt_type_object,
        .shape = &molt_shape_code,
        .rows = &molt_rows_code,
        .flags = kTypeWeakReferable,
        .basic_size = sizeof(CodeObject),
    },
    {.repr = code_repr});
constinit Shape molt_shape_code{{&molt_type_code}, 0, 0};
}  // namespace molt::rt
}

namespace molt::rt {

Owned code_object(const FunctionCode* code) {
  if (!make_room_for_code_object()) return Failure{};
  Value* entry = find_code_object(code_objects, code);
  if (!entry->is_pointer()) {
    CodeObject* object = allocate<CodeObject>(molt_shape_code);
    if (object == nullptr) return Failure{};
    object->code = code;
    object->flags |= kFlagImmortal;
    object->count = kImmortalCount;
    *entry = Value::from_object(object);
    code_objects.count++;
  }
  return new_reference(*entry);
}

Owned new_frame(const FunctionCode* code, int64_t line) {
  Frame* frame = allocate<Frame>(molt_shape_frame);
  if (frame == nullptr) return Failure{};
  frame->code = code;
  frame->line = line;
  frame->back = kNone;
  frame->locals = kUnbound;
  frame->address = 0;
  return owned_unchecked(Value::from_object(frame));
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_frame_f_code(Borrowed self) {
  return code_object(object_as<Frame>(value_of(self))->code);
}
Owned molt_g_frame_f_lineno(Borrowed self) {
  Frame* frame = object_as<Frame>(value_of(self));
  if (frame->address != 0) {
    const int64_t line = active_line(frame->code, frame->address);
    if (line != 0) frame->line = line;
  }
  return small_int(frame->line);
}
Owned molt_g_frame_f_back(Borrowed self) {
  return new_reference(object_as<Frame>(value_of(self))->back);
}
Owned molt_g_frame_f_globals(Borrowed self) {
  return molt_globals_dict(object_as<Frame>(value_of(self))->code->module);
}
Owned molt_g_frame_f_builtins(Borrowed) {
  MOLT_TRY(module, molt_import_name(nullptr, MOLT_STR(builtins), {kNoneBits}, 0));
  return get_attribute(module.get(), MOLT_STR(__dict__));
}
// Locals live in registers and are gone when the function is; only a module's are its globals.
Owned molt_g_frame_f_locals(Borrowed self) {
  Frame* frame = object_as<Frame>(value_of(self));
  if (!frame->locals.is_unbound()) return new_reference(frame->locals);
  if (is_module_code(frame->code)) return molt_globals_dict(frame->code->module);
  const FunctionCode* code = frame->code;
  if (code->num_varnames + code->num_cellvars + code->num_freevars == 0) {
    MOLT_TRY(none, dict_new());
    frame->locals = value_of(none.take());
    return new_reference(frame->locals);
  }
  return raise(messages::frame_locals);
}
Owned molt_frame_locals(Borrowed object, Borrowed locals) {
  if (has_type(value_of(object), molt_shape_frame)) {
    const Frame* frame = object_as<Frame>(value_of(object));
    ActiveFrame caller;
    const bool is_own = active_frames(0, &caller, 1) == 1 && frame->address == caller.address &&
                        frame->code.pointer == caller.code;
    if (is_own) return new_reference(value_of(locals));
  }
  MOLT_TRY(name, interned_name(MOLT_STR(f_locals)));
  return get_attribute(value_of(object), as_str(name));
}
Owned molt_g_frame_f_lasti(Borrowed) { return small_int(0); }
Owned molt_m_frame_clear(Borrowed self) {
  release(std::exchange(object_as<Frame>(value_of(self))->locals, kUnbound));
  return owned_unchecked(kNone);
}

// The copy lives as long as the program, as every code object does. What makes up the machine code
// itself cannot be replaced.
Owned molt_m_code_replace(Borrowed self, Borrowed co_flags, Borrowed co_firstlineno,
                          Borrowed co_name, Borrowed co_qualname) {
  int64_t flags = code_of(self)->flags;
  int64_t line = code_of(self)->first_line;
  if (!value_of(co_flags).is_unbound())
    MOLT_TRY_DISCARD(int_argument_py(value_of(co_flags), &flags));
  if (!value_of(co_firstlineno).is_unbound())
    MOLT_TRY_DISCARD(int_argument_py(value_of(co_firstlineno), &line));
  for (Borrowed name : {co_name, co_qualname}) {
    if (!value_of(name).is_unbound() && !is_str(value_of(name)))
      return raise(messages::code_name_type, value_of(name));
  }
  auto* copy = allocate_array<FunctionCode>(1);
  if (copy == nullptr) return Failure{};
  *copy = *code_of(self);
  copy->flags = static_cast<uint32_t>(flags);
  copy->first_line = static_cast<int32_t>(line);
  if (!value_of(co_name).is_unbound())
    copy->name = as_str(value_of(new_reference(value_of(co_name))));
  if (!value_of(co_qualname).is_unbound())
    copy->qualname = as_str(value_of(new_reference(value_of(co_qualname))));
  return code_object(copy);
}

Owned molt_g_code_co_name(Borrowed self) {
  return new_reference(Value::from_object(code_of(self)->name.pointer));
}
Owned molt_g_code_co_qualname(Borrowed self) {
  return new_reference(Value::from_object(code_of(self)->qualname.pointer));
}
Owned molt_g_code_co_filename(Borrowed self) {
  return new_reference(Value::from_object(code_of(self)->source->filename.pointer));
}
Owned molt_g_code_co_firstlineno(Borrowed self) { return small_int(code_of(self)->first_line); }
Owned molt_g_code_co_argcount(Borrowed self) { return small_int(code_of(self)->arg_count); }
Owned molt_g_code_co_posonlyargcount(Borrowed self) {
  return small_int(code_of(self)->positional_only_count);
}
Owned molt_g_code_co_kwonlyargcount(Borrowed self) {
  return small_int(code_of(self)->keyword_only_count);
}
Owned molt_g_code_co_nlocals(Borrowed self) { return small_int(code_of(self)->num_varnames); }
Owned molt_g_code_co_flags(Borrowed self) { return small_int(code_of(self)->flags); }
Owned molt_g_code_co_names(Borrowed self) {
  if (code_of(self)->num_names < 0) return raise(messages::library_code_names);
  return names_tuple(code_of(self)->names, code_of(self)->num_names);
}
Owned molt_g_code_co_varnames(Borrowed self) {
  return names_tuple(code_of(self)->varnames, code_of(self)->num_varnames);
}
Owned molt_g_code_co_cellvars(Borrowed self) {
  return names_tuple(code_of(self)->cellvars, code_of(self)->num_cellvars);
}
Owned molt_g_code_co_freevars(Borrowed self) {
  return names_tuple(code_of(self)->freevars, code_of(self)->num_freevars);
}

}  // namespace molt::abi
}
