// sys.stdin, sys.stdout and sys.stderr, as CPython's Python/pylifecycle.c makes them.
//
// A stream is made when it is first needed. What the program stores in sys.stdout and its relatives
// is found in the module's own attribute; without the attribute's row in the program nobody can
// have changed it.
#include "runtime/types/standard_streams.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/names.h"
#include "runtime/core/startup.h"
#include "runtime/core/state.h"
#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_file.h"
#include "runtime/types/text_file_layout.h"

namespace molt::rt {

namespace {

struct Stream {
  int descriptor;
  std::string_view file_name;
  std::string_view name;
  // The original stream (owned): kUnbound until made, kNone when the descriptor is closed.
  Value original = kUnbound;
  // The attribute's name (owned), kUnbound until needed.
  Value attribute_name = kUnbound;
};

Stream streams[] = {{0, "<stdin>", "stdin"}, {1, "<stdout>", "stdout"}, {2, "<stderr>", "stderr"}};

// The program is ending: what it stored in sys.stdout and its relatives no longer counts.
bool uses_originals = false;

Stream& stream_of(StandardStream which) { return streams[static_cast<int>(which)]; }

// The environment's LC_CTYPE locale.
std::string_view locale_name() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = platform::environment(variable);
    if (value != nullptr && *value != 0) return value;
  }
  return "C";
}

Owned make_stream(StandardStream which) {
  const Stream& stream = stream_of(which);
  platform::FileStatus status;
  if (platform::file_status(stream.descriptor, &status) < 0) return owned_none();
  const bool is_input = which == StandardStream::kIn;
  const bool is_error = which == StandardStream::kError;
  MOLT_TRY(name, make_str_ascii(stream.file_name));
  MOLT_TRY(raw,
           raw_file_new(stream.descriptor, name, {.read = is_input, .write = !is_input}, false));
  Shape& shape = is_input ? molt_shape_buffered_reader : molt_shape_buffered_writer;
  MOLT_TRY(buffer, buffered_file_new(shape, raw, raw_file_buffer_size(as_raw_file(raw.get()))));
  MOLT_TRY(encoding, make_str_ascii("utf-8"));
  const TextErrors handler = is_error                     ? TextErrors::kBackslashReplace
                             : escapes_surrogates_in_io() ? TextErrors::kSurrogateEscape
                                                          : TextErrors::kStrict;
  MOLT_TRY(errors, make_str_ascii(is_error                         ? "backslashreplace"
                                  : handler == TextErrors::kStrict ? "strict"
                                                                   : "surrogateescape"));
  MOLT_TRY(mode, make_str_ascii(is_input ? "r" : "w"));
  TextOptions options{.encoding = encoding, .errors = errors, .mode = mode};
  options.handler = handler;
  options.newlines = is_input ? Newlines::kUniversal : Newlines::kLf;
  const char* unbuffered = platform::environment("PYTHONUNBUFFERED");
  options.write_through = !is_input && unbuffered != nullptr && *unbuffered != 0;
  options.is_unbuffered = options.write_through;
  options.line_buffering =
      !options.write_through && (is_error || platform::is_terminal(stream.descriptor));
  return text_file_new(buffer, options);
}

}  // namespace

bool sys_has_row(std::string_view name) {
  const Program* program = runtime_state.program;
  if (program == nullptr) return false;
  for (int64_t i = 0; i < program->num_native_modules; i++) {
    const NativeModule& module = program->native_modules.pointer[i];
    if (ascii_view(module.name) != "sys") continue;
    const MethodTable* table = module.rows;
    for (int64_t row = 0; row < table->num_rows; row++) {
      if (ascii_view(table->rows.pointer[row].name) == name) return true;
    }
  }
  return false;
}

namespace {

// The module sys (borrowed), or null.
Module* sys_module() {
  const Value modules = modules_dict();
  if (!modules.is_pointer()) return nullptr;
  const Value module = dict_get_str(as_dict(modules), MOLT_STR(sys));
  return module.is_pointer() && is_module(module) ? as_module(module) : nullptr;
}

// The module's attribute (borrowed); the original stream where the program cannot change the
// attribute.
Value current_stream(StandardStream which) {
  Stream& stream = stream_of(which);
  if (stream.attribute_name.is_unbound()) {
    MOLT_TRY(name, intern_ascii(sys_has_row(stream.name) ? stream.name : ""));
    stream.attribute_name = value_of(name.take());
    install_stream_hooks();
  }
  Str* name = as_str(stream.attribute_name);
  Module* sys = name->length > 0 && !uses_originals ? sys_module() : nullptr;
  if (sys == nullptr) return original_stream(which);
  return module_attribute(sys, name);
}

// Whether a stream object says that it is closed; false for one that cannot tell (file_is_closed in
// pylifecycle.c).
bool is_closed_stream(Value file) {
  if (is_text_file(file)) {
    const Tri closed = as_text_file(file)->buffer.is_unbound()
                           ? kTriTrue
                           : text_file_is_closed(as_text_file(file));
    if (closed.code < 0) clear_exception();
    return closed.code > 0;
  }
  Ref name(intern_ascii("closed"));
  if (is_failure(name)) return false;
  Ref closed(find_attribute(file, as_str(name)));
  if (closed.get().is_unbound()) return false;
  const Tri truth = is_failure(closed) ? kTriError : truth_of(closed);
  if (truth.code < 0) clear_exception();
  return truth.code > 0;
}

// Flushes one stream at exit. CPython reports a failure of stdout as unraisable and is silent about
// one of stderr.
int flush_at_exit(StandardStream which) {
  if (stream_of(which).original.is_unbound() && !sys_has_row(stream_of(which).name)) return 0;
  Ref file = Ref::share(current_stream(which));
  if (is_failure(file)) {
    clear_exception();
    return 0;
  }
  if (!file.get().is_pointer() || is_closed_stream(file)) return 0;
  Status status = kOk;
  if (is_text_file(file)) {
    status = text_file_flush(file);
    // What cannot be written now is given up, as nobody could see it later.
    if (is_failure(status) && as_text_file(file)->methods == nullptr) {
      buffer_of(as_text_file(file))->end = 0;
    }
  } else {
    Ref result(call_method(file, MOLT_STR(flush)));
    if (is_failure(result)) status = kFailed;
  }
  if (!is_failure(status)) return 0;
  if (which == StandardStream::kError) {
    clear_exception();
    return -1;
  }
  report_unraisable(file);
  return -1;
}

// What the modules' methods print while they die goes to the original streams.
void restore_originals() {
  Module* sys = sys_module();
  for (int i = 0; i < 3; i++) {
    const Stream& stream = streams[i];
    if (sys == nullptr || !sys_has_row(stream.name)) continue;
    const Value original = original_stream(static_cast<StandardStream>(i));
    Ref name(intern_ascii(stream.name));
    if (is_failure(original) || is_failure(name) ||
        is_failure(set_module_attribute(sys, as_str(name), original))) {
      clear_exception();
    }
  }
}

// The first call comes before the modules die: from then on the streams are the original ones, as
// in CPython.
int flush_streams() {
  int status = flush_at_exit(StandardStream::kOut);
  if (flush_at_exit(StandardStream::kError) < 0) status = -1;
  if (!uses_originals) restore_originals();
  uses_originals = true;
  return status;
}

// What was written to sys.stderr before comes before what the runtime writes to the descriptor.
void flush_error_stream() {
  const Value original = stream_of(StandardStream::kError).original;
  if (!original.is_pointer()) return;
  close_quietly([&] { (void)text_file_flush(original); });
}

bool print_after_error_stream(Value) {
  flush_error_stream();
  return false;
}

bool print_after_error_stream(Value, Value, const char*) {
  flush_error_stream();
  return false;
}

void release_streams() {
  for (Stream& stream : streams) {
    drop_field(stream.original);
    drop_field(stream.attribute_name);
  }
  release_unsupported_operation();
}

}  // namespace

void install_stream_hooks() {
  exit_hooks.flush_streams = flush_streams;
  exit_hooks.release_streams = release_streams;
  // The module sys has its own, where the program uses its hooks.
  if (exit_hooks.print_uncaught == nullptr) exit_hooks.print_uncaught = print_after_error_stream;
  if (exit_hooks.write_error == nullptr) exit_hooks.write_error = print_after_error_stream;
  if (exit_hooks.print_unraisable == nullptr)
    exit_hooks.print_unraisable = print_after_error_stream;
}

Value sys_attribute(const char* name) {
  Module* sys = sys_has_row(name) ? sys_module() : nullptr;
  if (sys == nullptr) return kUnbound;
  Ref interned(intern_ascii(name));
  if (is_failure(interned)) return kError;
  return module_attribute(sys, as_str(interned));
}

Status write_to_stderr(Value text) {
  const Value file = current_stderr();
  if (is_failure(file)) return Failure{};
  if (!file.is_pointer()) return kOk;
  Ref keep = Ref::share(file);
  if (is_text_file(file)) {
    MOLT_TRY_DISCARD(text_file_write(file, text));
    return text_file_flush(file);
  }
  MOLT_TRY_DISCARD(call_method(file, MOLT_STR(write), text));
  MOLT_TRY_DISCARD(call_method(file, MOLT_STR(flush)));
  return kOk;
}

Value original_stream(StandardStream which) {
  Stream& stream = stream_of(which);
  if (stream.original.is_unbound()) {
    MOLT_TRY(made, make_stream(which));
    stream.original = value_of(made.take());
    install_stream_hooks();
  }
  return stream.original;
}

bool is_utf8_mode() {
  const std::string_view name = locale_name();
  return name == "C" || name == "POSIX";
}

bool escapes_surrogates_in_io() {
  const std::string_view name = locale_name();
  return is_utf8_mode() || name == "C.UTF-8" || name == "C.utf8" || name == "UTF-8";
}

Value current_stdin() { return current_stream(StandardStream::kIn); }
Value current_stdout() { return current_stream(StandardStream::kOut); }
Value current_stderr() { return current_stream(StandardStream::kError); }

}  // namespace molt::rt
