// sys.excepthook, sys.unraisablehook and sys.displayhook, and their use for exceptions that nothing
// caught.
#include "runtime/modules/sys_hooks.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/call.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/startup.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/struct_sequence.h"
#include "runtime/types/text_file.h"
#include "runtime/types/traceback.h"

#define MOLT_ROWS "abi/modules/sys.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constinit StaticStr kNewline("\n");
constexpr const char* kHookArgNames[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                         "object"};

}  // namespace

extern const StructSequenceFields kHookArgFields;
constexpr StructSequenceFields kHookArgFields{&molt_type_unraisable_hook_args, "UnraisableHookArgs",
                                              kHookArgNames, 5, 5};

namespace {

Status write_ascii(const char* text) {
  MOLT_TRY(value, make_str_ascii(text));
  return write_to_stderr(value);
}

Status write_exception(Value exception) {
  MOLT_TRY(text, format_exception(exception));
  return write_to_stderr(text);
}

Owned traceback_of(Value exception) {
  return new_reference(object_as<BaseException>(exception)->traceback);
}

Status print_with_hook(Value exception) {
  Ref hook = Ref::share(sys_attribute("excepthook"));
  if (hook.get().is_unbound()) {
    if (sys_has_row("excepthook")) MOLT_TRY_DISCARD(write_ascii("sys.excepthook is missing\n"));
    return write_exception(exception);
  }
  MOLT_TRY(traceback, traceback_of(exception));
  Ref result(call(hook, Value::from_object(type_of(exception)), exception, traceback.get()));
  if (!is_failure(result)) return kOk;
  Ref error{owned_unchecked(take_exception())};
  MOLT_TRY_DISCARD(write_ascii("Error in sys.excepthook:\n"));
  MOLT_TRY_DISCARD(write_exception(error));
  MOLT_TRY_DISCARD(write_ascii("\nOriginal exception was:\n"));
  return write_exception(exception);
}

bool print_uncaught(Value exception) {
  if (is_failure(print_with_hook(exception))) clear_exception();
  return true;
}

Status print_unraisable_with_hook(Value exception, Value where, const char* words) {
  MOLT_TRY(message, words == nullptr ? new_reference(kNone) : make_str_ascii(words));
  Ref hook = Ref::share(sys_attribute("unraisablehook"));
  if (hook.get().is_unbound()) {
    MOLT_TRY(text, unraisable_text(exception, where, message));
    return write_to_stderr(text);
  }
  const Value object = where.is_unbound() ? kNone : where;
  const Value values[] = {Value::from_object(type_of(exception)), exception,
                          object_as<BaseException>(exception)->traceback, message, object};
  for (const Value value : values) retain(value);
  MOLT_TRY(args, struct_sequence_new(kHookArgFields, values));
  MOLT_TRY_DISCARD(call(hook, args.get()));
  return kOk;
}

bool print_unraisable(Value exception, Value where, const char* text) {
  if (is_failure(print_unraisable_with_hook(exception, where, text))) clear_exception();
  return true;
}

// The argument of SystemExit, as a line.
bool write_error(Value text) {
  if (is_failure(write_to_stderr(text)) || is_failure(write_ascii("\n"))) clear_exception();
  return true;
}

Owned default_unraisablehook(Value unraisable) {
  if (type_of(unraisable) != &molt_type_unraisable_hook_args) {
    return raise(messages::unraisable_argument);
  }
  const Value* values = as_tuple(unraisable)->items();
  MOLT_TRY(text, unraisable_text(values[1], values[4].is_none() ? kUnbound : values[4], values[3]));
  MOLT_TRY_DISCARD(write_to_stderr(text));
  return owned_none();
}

Owned default_excepthook(Value exception) {
  if (!is_exception(exception)) return raise(messages::excepthook_value, exception);
  MOLT_TRY_DISCARD(write_exception(exception));
  return owned_none();
}

}  // namespace

void install_sys_hooks() {
  exit_hooks.print_uncaught = print_uncaught;
  exit_hooks.print_unraisable = print_unraisable;
  exit_hooks.write_error = write_error;
}

extern "C" Owned molt_f_sys_excepthook(Borrowed, Borrowed value, Borrowed) {
  return default_excepthook(value_of(value));
}
extern "C" Owned molt_f_sys___excepthook__(Borrowed, Borrowed value, Borrowed) {
  return default_excepthook(value_of(value));
}
extern "C" Owned molt_f_sys_unraisablehook(Borrowed unraisable) {
  return default_unraisablehook(value_of(unraisable));
}
extern "C" Owned molt_f_sys___unraisablehook__(Borrowed unraisable) {
  return default_unraisablehook(value_of(unraisable));
}

// Prints the repr of everything but None to sys.stdout and stores it in builtins._.
extern "C" Owned molt_f_sys_displayhook(Borrowed object) {
  const Value value = value_of(object);
  if (value.is_none()) return owned_none();
  MOLT_TRY(name, intern_ascii("_"));
  MOLT_TRY_DISCARD(set_module_attribute(builtins_module(), as_str(name), kNone));
  MOLT_TRY(text, repr_of(value));
  const Value file = current_stdout();
  if (is_failure(file)) return kOwnedError;
  if (!file.is_pointer()) return raise(messages::lost_sys_stdout);
  Ref keep = Ref::share(file);
  const Value newline = Value::from_object(&kNewline.header);
  if (is_text_file(file)) {
    MOLT_TRY_DISCARD(text_file_write(file, text, true));
    MOLT_TRY_DISCARD(text_file_write(file, newline));
  } else {
    MOLT_TRY_DISCARD(call_method(file, MOLT_STR(write), text.get()));
    MOLT_TRY_DISCARD(call_method(file, MOLT_STR(write), newline));
  }
  MOLT_TRY_DISCARD(set_module_attribute(builtins_module(), as_str(name), value));
  return owned_none();
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(unraisable_hook_args, "UnraisableHookArgs", "builtins", kHookArgFields,
                            true)
