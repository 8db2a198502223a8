// Showing a warning: warnings._showwarnmsg, or its text on sys.stderr.
#include "runtime/core/state.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/warnings.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(WarningMessage)
MOLT_DEFINE_NAME(_showwarnmsg)

namespace molt::rt::warnings {

namespace {

Status write_py(const Warning& warning) {
  StrBuilder out;
  out.append(warning.filename);
  out.append_char(':');
  out.append_int(warning.line);
  out.append_ascii(": ");
  const Borrowed name = type_name(as_type(borrowed(warning.category)));
  if (is_failure(name)) return kFailed;
  out.append(value_of(name));
  out.append_ascii(": ");
  MOLT_TRY(words, str_of(warning.text));
  out.append(words.get());
  out.append_char('\n');
  if (is_str(warning.source_line)) {
    const Str* line = as_str(warning.source_line);
    int64_t start = 0;
    while (start < line->length && char_at_unchecked(line, start) <= ' ') start++;
    out.append_ascii("  ");
    out.append_range(line, start, line->length);
    out.append_char('\n');
  }
  if (!warning.source.is_none() && !runtime_state.modules_are_gone) {
    // What the module warnings says, which CPython imports here.
    out.append(value_of(name));
    out.append_ascii(": Enable tracemalloc to get the object allocation traceback\n");
  }
  MOLT_TRY(text, out.finish());
  return write_to_stderr(text);
}

}  // namespace

Status show_py(const Warning& warning) {
  MOLT_TRY(show, imported_attribute("_showwarnmsg"));
  if (show.get().is_unbound()) {
    // What cannot be written is lost.
    if (is_failure(write_py(warning))) clear_exception();
    return kOk;
  }
  if (slot_of<&Slots::call>(type_of(show)) == nullptr) return raise(messages::warning_show);
  MOLT_TRY(message_class, imported_attribute("WarningMessage"));
  if (message_class.get().is_unbound()) return raise(messages::warning_message_class);
  MOLT_TRY(line, int_from_int64(warning.line));
  MOLT_TRY(message, call(message_class, warning.message, warning.category, warning.filename,
                         line.get(), kNone, kNone, warning.source));
  MOLT_TRY_DISCARD(call(show, message.get()));
  return kOk;
}

}  // namespace molt::rt::warnings
