// warn() and warn_explicit() of the module _warnings.
#include "runtime/modules/warnings.h"

#include "runtime/core/state.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/async_hooks.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/frame.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/traceback_print.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(__warningregistry__)
MOLT_DEFINE_NAME(get_source)
MOLT_DEFINE_NAME(splitlines)

#define MOLT_ROWS "abi/modules/warnings.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace warnings {

namespace {

// Does with a warning what the filters say. `message` may be a text of any type.
Status issue_py(Warning warning, Value message) {
  if (!warning.registry.is_none() && !is_dict(warning.registry))
    return raise(messages::warning_registry);
  MOLT_TRY(is_warning, is_instance_py(message, value_of_type(molt_type_Warning)));
  Ref text;
  Ref instance;
  if (is_warning.code != 0) {
    text = Ref(str_of(message));
    instance = Ref::share(message);
    warning.category = Value::from_object(type_of(message));
  } else {
    text = Ref::share(message);
    instance = Ref(call(warning.category, message));
  }
  if (is_failure(text) || is_failure(instance)) return kFailed;
  warning.text = text;
  warning.message = instance;
  MOLT_TRY(line, int_from_int64(warning.line));
  const bool has_registry = !warning.registry.is_none();
  if (has_registry) {
    MOLT_TRY(is_known, seen_before_py(warning.registry, text, warning.category, line));
    if (is_known.code != 0) return kOk;
  }
  Ref filter;
  MOLT_TRY(action, find_action_py(warning, &filter));
  const Str* name = as_str(action);
  if (str_equal_ascii(name, "error")) {
    return raise_instance(instance.consume());
  }
  if (str_equal_ascii(name, "ignore")) return kOk;
  if (!str_equal_ascii(name, "always")) {
    if (has_registry) {
      MOLT_TRY(key, tuple_of(text.get(), warning.category, line.get()));
      MOLT_TRY_DISCARD(dict_set_py(as_dict(warning.registry), key, kTrue));
    }
    Tri is_known = kTriFalse;
    if (str_equal_ascii(name, "once")) {
      MOLT_TRY(registry, has_registry ? new_reference(warning.registry) : once_registry());
      is_known = seen_before_py(registry, text, warning.category, kUnbound);
    } else if (str_equal_ascii(name, "module")) {
      if (has_registry)
        is_known = seen_before_py(warning.registry, text, warning.category, kUnbound);
    } else if (!str_equal_ascii(name, "default")) {
      return raise(messages::warning_action, action.get(), filter.get());
    }
    if (is_failure(is_known)) return kFailed;
    if (is_known.code != 0) return kOk;
  }
  return show_py(warning);
}

// 1 when the file's name begins with one of the prefixes.
Tri is_skipped(const ActiveFrame& frame, const Tuple* prefixes) {
  const Str* filename = frame.code->source.pointer->filename;
  for (int64_t i = 0; i < prefixes->length; i++) {
    const Value prefix = prefixes->items()[i];
    if (!is_str(prefix)) return raise(messages::warning_prefix, prefix);
    if (as_str(prefix)->length > filename->length) continue;
    MOLT_TRY(start, substring(const_cast<Str*>(filename), 0, as_str(prefix)->length));
    if (str_equal(as_str(start), as_str(prefix))) return kTriTrue;
  }
  return kTriFalse;
}

// The frame that a warning is about: 0 when there are not so many.
Tri frame_at_level(int64_t level, const Tuple* prefixes, ActiveFrame* frame) {
  int64_t skip = 0;
  bool has_frame = active_frames(skip, frame, 1) != 0;
  while (--level > 0 && has_frame) {
    Tri skipped = kTriTrue;
    while (has_frame && skipped.code != 0) {
      has_frame = active_frames(++skip, frame, 1) != 0;
      if (!has_frame) break;
      skipped = is_skipped(*frame, prefixes);
      if (is_failure(skipped)) return skipped;
    }
  }
  return tri(has_frame);
}

// Where frames are not known, the main module stands for all.
Module* module_of_frame(bool has_frame, const ActiveFrame& frame) {
  if (has_frame) return frame.code->module;
  ActiveFrame any;
  if (active_frames(0, &any, 1) != 0) return nullptr;
  return runtime_state.program->modules.pointer[0].module;
}

// The text of the line at which a frame stands; kUnbound where the program does not hold it.
Owned line_of_frame(const ActiveFrame& frame) {
  const std::string_view line = source_line(frame.code, frame.line);
  return line.data() == nullptr ? owned_unbound() : make_str_utf8(line);
}

// The registry in a module's globals, made at the first warning.
Owned registry_of(Module* module) {
  const Value known = module_attribute(module, MOLT_STR(__warningregistry__));
  if (known.is_error()) return kOwnedError;
  if (!known.is_unbound()) return new_reference(known);
  MOLT_TRY(registry, dict_new());
  MOLT_TRY_DISCARD(set_module_attribute(module, MOLT_STR(__warningregistry__), registry));
  return registry.take();
}

// Code outside of any frame belongs to the module sys.
Module* system_module() {
  const Value module = dict_get_str(as_dict(modules_dict()), MOLT_STR(sys));
  return is_module(module) ? as_module(module) : builtins_module();
}

Status warn_py(Value message, Value category, int64_t level, Value source, const Tuple* prefixes) {
  ActiveFrame frame{};
  MOLT_TRY(has_frame, frame_at_level(level, prefixes, &frame));
  Module* module = module_of_frame(has_frame.code != 0, frame);
  Warning warning{.category = category, .source_line = kUnbound, .source = source};
  const bool is_known = module != nullptr;
  if (!is_known) module = system_module();
  Ref filename(has_frame.code != 0
                   ? new_reference(value_of(frame.code->source.pointer->filename.pointer))
                   : new_reference(MOLT_STR_VALUE(sys)));
  warning.filename = filename;
  warning.line = has_frame.code != 0 ? frame.line : 1;
  MOLT_TRY(line, has_frame.code != 0 ? line_of_frame(frame) : owned_unbound());
  warning.source_line = line;
  MOLT_TRY(registry, registry_of(module));
  warning.registry = registry;
  const Value name = module_attribute(module, MOLT_STR(__name__));
  if (name.is_error()) return kFailed;
  MOLT_TRY(module_name, is_str(name) ? new_reference(name) : make_str_ascii("<string>"));
  warning.module = module_name;
  return issue_py(warning, message);
}

// The class of a warning whose message or category was given.
Owned category_py(Value message, Value category) {
  MOLT_TRY(is_warning, is_instance_py(message, value_of_type(molt_type_Warning)));
  if (is_warning.code != 0) {
    category = Value::from_object(type_of(message));
  } else if (category.is_none()) {
    category = value_of_type(molt_type_UserWarning);
  }
  const bool is_category =
      is_type(category) && is_subtype(as_type(borrowed(category)), &molt_type_Warning);
  if (!is_category) return raise(messages::warning_category, category);
  return new_reference(category);
}

// A file's name without ".py" is the name of its module.
Owned module_of_file(Str* filename) {
  const int64_t length = filename->length;
  if (length == 0) return make_str_ascii("<unknown>");
  if (length < 3) return new_reference(value_of(filename));
  MOLT_TRY(ending, substring(filename, length - 3, length));
  if (!str_equal_ascii(as_str(ending), ".py")) return new_reference(value_of(filename));
  return substring(filename, 0, length - 3);
}

// The text of a line from the loader in a module's globals; kUnbound where it has none.
Owned loaded_line_py(Dict* globals, int64_t line) {
  const Value loader = dict_get_str(globals, MOLT_STR(__loader__));
  const Value name = dict_get_str(globals, MOLT_STR(__name__));
  if (loader.is_unbound() || loader.is_none() || name.is_unbound()) return owned_unbound();
  MOLT_TRY(get_source, find_attribute(loader, MOLT_STR(get_source)));
  if (get_source.get().is_unbound()) return owned_unbound();
  MOLT_TRY(text, call(get_source, name));
  if (text.get().is_none()) return owned_unbound();
  MOLT_TRY(lines, call_method(text, MOLT_STR(splitlines)));
  MOLT_TRY(number, int_from_int64(line - 1));
  return molt_get_item(lines, number);
}

}  // namespace

}  // namespace warnings

// As warnings._warn_unawaited_coroutine: for the function in which the coroutine dies.
Status warn_unawaited_py(Value coroutine, Value qualname) {
  const MessageArg args[] = {MessageArg(qualname)};
  MOLT_TRY(text, format_message("coroutine '{}' was never awaited", args, 1));
  MOLT_TRY(no_prefixes, tuple_from_values(nullptr, 0));
  return warnings::warn_py(text, value_of_type(molt_type_RuntimeWarning), 1, coroutine,
                           as_tuple(no_prefixes));
}

extern "C" Owned molt_f_warnings_warn(Borrowed message, Borrowed category, Borrowed stacklevel,
                                      Borrowed source, Borrowed skip_file_prefixes) {
  const Int64Result number = ssize_argument_py(value_of(stacklevel));
  if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if (!is_tuple(value_of(skip_file_prefixes))) {
    return raise(messages::warning_prefixes, argument_type_name(value_of(skip_file_prefixes)));
  }
  MOLT_TRY(known, warnings::category_py(value_of(message), value_of(category)));
  const Tuple* prefixes = as_tuple(skip_file_prefixes);
  int64_t level = number.value;
  if (prefixes->length > 0 && level < 2) level = 2;
  MOLT_TRY_DISCARD(warnings::warn_py(value_of(message), known, level, value_of(source), prefixes));
  return owned_none();
}

extern "C" Owned molt_f_warnings_warn_explicit(Borrowed message, Borrowed category,
                                               Borrowed filename, Borrowed lineno, Borrowed module,
                                               Borrowed registry, Borrowed module_globals,
                                               Borrowed source) {
  MOLT_TRY_DISCARD(require_str_argument("warn_explicit", "'filename'", value_of(filename)));
  int64_t line = 0;
  MOLT_TRY_DISCARD(int_argument_py(value_of(lineno), &line));
  warnings::Warning warning{.category = value_of(category),
                            .filename = value_of(filename),
                            .line = line,
                            .registry = value_of(registry),
                            .source_line = kUnbound,
                            .source = value_of(source)};
  Ref source_line;
  if (!value_of(module_globals).is_none()) {
    if (!is_dict(value_of(module_globals)))
      return raise(messages::warning_module_globals, module_globals);
    source_line = Ref(warnings::loaded_line_py(as_dict(module_globals), line));
    if (is_failure(source_line)) return kOwnedError;
    warning.source_line = source_line;
  }
  // A warning issued late in the shutdown has no module.
  if (value_of(module).is_none()) return owned_none();
  Ref module_name = Ref::share(value_of(module));
  if (module_name.get().is_unbound()) module_name = Ref(warnings::module_of_file(as_str(filename)));
  if (is_failure(module_name)) return kOwnedError;
  warning.module = module_name;
  MOLT_TRY_DISCARD(warnings::issue_py(warning, value_of(message)));
  return owned_none();
}

}  // namespace molt::rt
