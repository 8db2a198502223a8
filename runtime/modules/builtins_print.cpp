// print and input.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/call.h"
#include "runtime/types/str.h"
#include "runtime/types/text_file.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constinit StaticStr kSpace(" ");
constinit StaticStr kNewline("\n");

Status write_text(Value file, Value text, bool is_part = false) {
  if (is_text_file(file)) return text_file_write(file, text, is_part);
  MOLT_TRY_DISCARD(call_method(file, MOLT_STR(write), text));
  return kOk;
}

Status write_small_int(Value file, int64_t number, bool is_part) {
  char digits[24];
  char* const end = digits + sizeof(digits);
  char* at = end;
  uint64_t rest = number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (number < 0) *--at = '-';
  return text_file_write_ascii(file, {at, static_cast<size_t>(end - at)}, is_part);
}

Status write_value(Value file, Value value, bool is_part = false) {
  if (is_exact_str(value)) return write_text(file, value, is_part);
  if (value.is_int() && is_text_file(file)) return write_small_int(file, value.as_int(), is_part);
  MOLT_TRY(text, str_of(value));
  return write_text(file, text, is_part);
}

Status flush_file(Value file) {
  if (is_text_file(file)) return text_file_flush(file);
  MOLT_TRY_DISCARD(call_method(file, MOLT_STR(flush)));
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_builtins_print(Borrowed args, Borrowed sep, Borrowed end,
                                       Borrowed file_argument, Borrowed flush) {
  Value file = value_of(file_argument);
  if (file.is_none()) {
    file = current_stdout();
    if (is_failure(file)) return kOwnedError;
    // As in CPython: printing without a stdout does nothing.
    if (file.is_none()) return new_reference(kNone);
    if (file.is_unbound()) return raise(messages::lost_sys_stdout);
  }
  Ref keep_file = Ref::share(file);
  Value separator = value_of(sep).is_none() ? Value::from_object(&kSpace.header) : value_of(sep);
  Value terminator = value_of(end).is_none() ? Value::from_object(&kNewline.header) : value_of(end);
  if (!is_str(separator)) return raise(messages::print_sep_type, separator);
  if (!is_str(terminator)) return raise(messages::print_end_type, terminator);
  const Tuple* items = as_tuple(args);
  for (int64_t i = 0; i < items->length; i++) {
    if (i != 0) MOLT_TRY_DISCARD(write_text(file, separator, true));
    MOLT_TRY_DISCARD(write_value(file, items->items()[i], true));
  }
  MOLT_TRY_DISCARD(write_text(file, terminator));
  MOLT_TRY(must_flush, truth_of(value_of(flush)));
  if (must_flush.code != 0) MOLT_TRY_DISCARD(flush_file(file));
  return new_reference(kNone);
}

extern "C" Owned molt_f_builtins_input(Borrowed prompt) {
  Value in = current_stdin();
  Value out = current_stdout();
  if (is_failure(in) || is_failure(out)) return kOwnedError;
  if (in.is_unbound() || in.is_none()) return raise(messages::lost_stdin);
  if (out.is_unbound() || out.is_none()) return raise(messages::lost_stdout);
  Ref keep_in = Ref::share(in);
  Ref keep_out = Ref::share(out);
  if (!value_of(prompt).is_unbound()) MOLT_TRY_DISCARD(write_value(out, value_of(prompt)));
  MOLT_TRY_DISCARD(flush_file(out));
  if (is_text_file(in)) {
    MOLT_TRY(line, text_file_read_line(in));
    if (line.get().is_unbound()) return raise(messages::input_eof);
    return line.take();
  }
  MOLT_TRY(line, call_method(in, MOLT_STR(readline)));
  if (!is_str(line.get())) return raise(messages::readline_type);
  Str* text = as_str(line);
  if (text->length == 0) return raise(messages::input_eof);
  bool has_newline =
      with_units(text, [&](const auto* units) { return units[text->length - 1] == '\n'; });
  return has_newline ? substring(text, 0, text->length - 1) : line.take();
}

}  // namespace molt::rt
