// The module _molt: what Molt's own library and overlays need from the runtime.
#include <string_view>

#include "common/source_lines.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/state.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/native_code.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/traceback_anchors.h"
#include "runtime/types/traceback_print.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_names.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/molt.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The entry of a made function: passes the bound parameters on, in order.
Value call_implementation(Value callee, const Value* locals) {
  const auto* function = object_as<Function>(callee);
  const FunctionCode* code = function->code;
  const Value implementation = object_as<Tuple>(function->closure)->items()[0];
  return value_of(call_values(implementation, locals, code->arg_count + code->keyword_only_count));
}

// Lives for ever, as the marks do.
Owned interned_or_null(Value name, Str** out) {
  *out = nullptr;
  if (name.is_none()) return {kNoneBits};
  if (!is_str(name)) return raise(messages::not_callable, name);
  MOLT_TRY(text, intern_str(as_str(name)));
  *out = as_str(value_of(text.take()));
  return {kNoneBits};
}

// Lines end in "\n" whatever the source has there, the last one too.
Owned lines_of(const SourceInfo* source) {
  MOLT_TRY(lines, list_new());
  const std::string_view text(source->text, static_cast<size_t>(source->text_length));
  for (size_t start = 0; start < text.size();) {
    const SourceLine source_line = source_line_at(text, start);
    MOLT_TRY(content, make_str_utf8(source_line.text));
    StrBuilder line;
    MOLT_TRY_DISCARD(line.append(content.get()));
    MOLT_TRY_DISCARD(line.append_char('\n'));
    MOLT_TRY(finished, line.finish());
    MOLT_TRY_DISCARD(list_append(as_list(lines), finished));
    start = source_line.next;
  }
  return lines.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

// The lines of the module with this co_filename or __file__ as a text file gives them, or None
// where the program does not hold its source.
Owned molt_f_molt_source_lines(Borrowed filename) {
  if (!is_str(value_of(filename))) return {kNoneBits};
  const Program* program = runtime_state.program;
  for (int64_t i = 0; i < program->num_modules; i++) {
    const SourceInfo* source = program->modules.pointer[i].source;
    if (source == nullptr || source->text == nullptr) continue;
    const Value file = module_attribute(program->modules.pointer[i].module, MOLT_STR(__file__));
    const bool is_meant = str_equal(source->filename, as_str(filename)) ||
                          (is_str(file) && str_equal(as_str(file), as_str(filename)));
    if (is_meant) return lines_of(source);
  }
  return {kNoneBits};
}

// Where the operator of an expression lies, in characters: (start, end), or None for an expression
// that is not marked.
Owned molt_f_molt_caret_anchors(Borrowed segment) {
  if (!is_str(value_of(segment))) return {kNoneBits};
  const Utf8Text text(as_str(segment));
  if (text.failed()) return kOwnedError;
  const std::string_view view(text.data(), static_cast<size_t>(text.size()));
  const Anchors anchors = find_anchors(view);
  if (!anchors.found) return {kNoneBits};
  return tuple_of(Value::from_small_int(characters_before(view, anchors.left)),
                  Value::from_small_int(characters_before(view, anchors.right)));
}

// A function whose parameters have the given names, the last `keyword_only` of which are keyword
// only. A call binds its arguments as that of any function, with its TypeErrors; `implementation`,
// a function, is then called with all of them by position. This is how overlays replace functions
// that CPython makes from source text. The description of the code stays for ever, as code objects
// of compiled functions do.
Owned molt_f_molt_make_function(Borrowed name, Borrowed parameters, Borrowed keyword_only,
                                Borrowed implementation) {
  int64_t num_keyword_only = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(keyword_only), &num_keyword_only));
  if (!is_function(value_of(implementation)) || !is_str(value_of(name))) {
    return raise(messages::not_callable, value_of(implementation));
  }
  MOLT_TRY(names, tuple_from(value_of(parameters)));
  const int64_t num_names = as_tuple(names)->length;
  auto* code = allocate_array<FunctionCode>(1);
  auto* varnames = allocate_array<Str*>(num_names + 1);
  if (code == nullptr || varnames == nullptr) return kOwnedError;
  MOLT_TRY(interned, tuple_from_values(as_tuple(names)->items(), num_names));
  for (int64_t i = 0; i < num_names; i++) {
    MOLT_TRY(text, intern_str(as_str(as_tuple(names)->items()[i])));
    varnames[i] = as_str(text);
    release(std::exchange(as_tuple(interned)->items()[i], value_of(text.take())));
  }
  *code = *object_as<Function>(value_of(implementation))->code;
  MOLT_TRY(code_name, intern_str(as_str(name)));
  code->entry = &call_implementation;
  code->varnames = varnames;
  code->name = as_str(code_name);
  code->qualname = as_str(code_name);
  code->doc = kNone;
  code->num_varnames = static_cast<int32_t>(num_names);
  code->num_cellvars = code->num_freevars = code->num_names = 0;
  code->arg_count = static_cast<int32_t>(num_names - num_keyword_only);
  code->positional_only_count = 0;
  code->keyword_only_count = static_cast<int32_t>(num_keyword_only);
  code->flags = kCodeOptimized | kCodeNewLocals;
  // The names live as long as the function.
  const Value kept[] = {value_of(implementation), interned, code_name};
  MOLT_TRY(closure, tuple_from_values(kept, 3));
  return molt_make_function(code, closure, borrowed(kNone), borrowed(kNone), borrowed(kNone));
}

// Makes a class written in Python look like a type of C: messages name it with its module, its
// attributes cannot be set any more, its properties are attributes that are not writable, and its
// functions are native (runtime/types/native_code.h). `constructor` is the name of `__new__` and
// `__init__` in messages, `methods` that of all others; None leaves their own. Returns the class,
// so that it serves as a decorator as well.
Owned molt_f_molt_native_type(Borrowed cls, Borrowed constructor, Borrowed methods) {
  if (!is_type(value_of(cls)) || !is_heap_type(as_type(value_of(cls))))
    return raise(messages::not_callable, value_of(cls));
  Type* type = as_type(value_of(cls));
  Str* constructor_name = nullptr;
  MOLT_TRY_DISCARD(interned_or_null(value_of(constructor), &constructor_name));
  Str* method_name = nullptr;
  MOLT_TRY_DISCARD(interned_or_null(value_of(methods), &method_name));
  Dict* dict = type_dict(type);
  const Value module = dict_get_str(dict, MOLT_STR(__module__));
  if (is_str(module) && type->c_module.pointer == nullptr) {
    type->c_module = c_text(as_str(module));
    if (type->c_module.pointer == nullptr) return kOwnedError;
  }
  int64_t position = 0;
  Value name, value;
  while (dict_next(dict, &position, &name, &value)) {
    const bool constructs = is_str(name) && (str_equal(as_str(name), MOLT_STR(__new__)) ||
                                             str_equal(as_str(name), MOLT_STR(__init__)));
    // __new__ is a static method that takes the class.
    if (constructs && has_type(value, molt_shape_staticmethod))
      value = object_as<StaticMethod>(value)->callable;
    MOLT_TRY_DISCARD(
        mark_native_function(value, constructs ? constructor_name : method_name, true));
  }
  type->type_flags |= kTypeImmutable;
  return new_reference(value_of(cls));
}

// The name of an object's type in CPython's messages: with the module for types of C.
Owned molt_f_molt_type_name(Borrowed object) {
  return format_message("{t}", (const MessageArg[]){MessageArg(object)}, 1);
}

// The same for one function: a method, or one of a module.
Owned molt_f_molt_native_function(Borrowed function, Borrowed shown_name) {
  Str* name = nullptr;
  MOLT_TRY_DISCARD(interned_or_null(value_of(shown_name), &name));
  MOLT_TRY_DISCARD(mark_native_function(value_of(function), name, false));
  return new_reference(value_of(function));
}

}  // namespace molt::abi
}
