// Exceptions that nobody can catch: in __del__, in weak reference callbacks, in generators that are
// closed when they die.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/startup.h"
#include "runtime/types/exception.h"
#include "runtime/types/traceback_print.h"

namespace molt::rt {

namespace {

constexpr int kStandardError = 2;

}  // namespace

Owned unraisable_text(Value exception, Value where, Value text) {
  ExceptionWriter writer;
  if (!where.is_unbound()) {
    if (text.is_none()) {
      writer.out.append_ascii("Exception ignored in");
    } else {
      MOLT_TRY(words, str_of(text));
      writer.out.append(words.get());
    }
    writer.out.append_ascii(": ");
    Ref repr(repr_of(where));
    if (is_failure(repr)) {
      clear_exception();
      writer.out.append_ascii("<object repr() failed>");
    } else {
      writer.out.append(repr.get());
    }
    writer.out.append_char('\n');
  } else if (!text.is_none()) {
    MOLT_TRY(words, str_of(text));
    writer.out.append(words.get());
    writer.out.append_ascii(":\n");
  }
  Value traceback = object_as<BaseException>(exception)->traceback;
  if (!traceback.is_none()) {
    writer.out.append_ascii("Traceback (most recent call last):\n");
    write_traceback(&writer, traceback);
  }
  write_type_name(&writer, type_of(exception));
  write_message(&writer, exception);
  writer.out.append_char('\n');
  return writer.out.finish();
}

void report_unraisable(Value where, const char* text) {
  Ref exception{owned_unchecked(take_exception())};
  if (exception.get().is_unbound()) return;
  if (exit_hooks.print_unraisable != nullptr &&
      exit_hooks.print_unraisable(exception.get(), where, text)) {
    return;
  }
  Ref words(text == nullptr ? new_reference(kNone) : make_str_ascii(text));
  Ref report;
  if (!is_failure(words)) report = Ref(unraisable_text(exception.get(), where, words));
  if (is_failure(words) || is_failure(report)) return clear_exception();
  write_text(as_str(report), kStandardError);
}

}  // namespace molt::rt
