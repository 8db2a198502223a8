// Printing an exception with its chain, as CPython 3.12's default sys.excepthook
// (Python/pythonrun.c).
#include "runtime/types/traceback_print.h"

#include "common/utf.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/platform/platform.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// Appends the str that an operation gave; `fallback` when it failed.
bool append_or(ExceptionWriter* writer, Owned text, std::string_view fallback) {
  Ref owned(text);
  if (is_failure(owned) || !is_str(owned.get())) {
    clear_exception();
    writer->out.append_ascii(fallback);
    return false;
  }
  writer->out.append(owned.get());
  return true;
}

}  // namespace

// "module.QualName", without the module for builtins and __main__.
void write_type_name(ExceptionWriter* writer, const Type* type) {
  Value cls = Value::from_object(type);
  Ref module(find_attribute(cls, MOLT_STR(__module__)));
  if (is_failure(module) || !is_str(module.get())) {
    clear_exception();
    writer->out.append_ascii("<unknown>.");
  } else if (!str_equal_ascii(as_str(module), "builtins") &&
             !str_equal_ascii(as_str(module), "__main__")) {
    writer->out.append(module.get());
    writer->out.append_char('.');
  }
  append_or(writer, get_attribute(cls, MOLT_STR(__qualname__)), "<unknown>");
}

void write_message(ExceptionWriter* writer, Value exception) {
  Ref text(str_of(exception));
  if (is_failure(text)) {
    clear_exception();
    writer->out.append_ascii(": <exception str() failed>");
    return;
  }
  if (as_str(text)->length == 0) return;
  writer->out.append_ascii(": ");
  writer->out.append(text.get());
}

namespace {

constexpr int kMaxGroupWidth = 15;
constexpr int kMaxGroupDepth = 10;

constexpr std::string_view kCauseText =
    "The above exception was the direct cause of the following exception:\n";
constexpr std::string_view kContextText =
    "During handling of the above exception, another exception occurred:\n";

void write_chain(ExceptionWriter* writer, Value exception);

bool is_group(Value value) { return is_instance(value, &molt_type_BaseExceptionGroup); }

void write_traceback_of(ExceptionWriter* writer, Value exception) {
  Value traceback = object_as<BaseException>(exception)->traceback;
  if (traceback.is_none()) return;
  writer->indent(2 * writer->group_depth);
  if (is_group(exception)) {
    if (writer->group_depth > 0) writer->out.append_ascii(writer->group_depth == 1 ? "+ " : "| ");
    writer->out.append_ascii("Exception Group Traceback (most recent call last):\n");
  } else {
    if (writer->group_depth > 0) writer->out.append_ascii("| ");
    writer->out.append_ascii("Traceback (most recent call last):\n");
  }
  write_traceback(writer, traceback);
}

// The lines of a note, each with the margin.
void write_note(ExceptionWriter* writer, Value note) {
  Ref text(is_str(note) ? new_reference(note) : str_of(note));
  if (is_failure(text)) {
    clear_exception();
    writer->margin();
    writer->out.append_ascii("<note str() failed>\n");
    return;
  }
  Ref separator(make_str_char('\n'));
  if (is_failure(separator)) return clear_exception();
  Str* str = as_str(text);
  for (int64_t start = 0; start <= str->length;) {
    int64_t end = str_find(str, as_str(separator), start, str->length);
    if (end < 0) end = str->length;
    // A text that ends in a newline has no empty last line.
    if (start == str->length && start > 0) break;
    writer->margin();
    writer->out.append_range(str, start, end);
    writer->out.append_char('\n');
    start = end + 1;
  }
}

void write_notes(ExceptionWriter* writer, Value exception) {
  Ref notes(find_attribute(exception, MOLT_STR(__notes__)));
  if (is_failure(notes)) return clear_exception();
  if (notes.get().is_unbound()) return;
  if (!is_list(notes.get()) && !is_tuple(notes.get())) {
    writer->margin();
    append_or(writer, repr_of(notes.get()), "<__notes__ repr() failed>");
    writer->out.append_char('\n');
    return;
  }
  Ref list(list_from(notes.get()));
  if (is_failure(list)) return clear_exception();
  for (int64_t i = 0; i < as_list(list)->length; i++) {
    write_note(writer, as_list(list)->items.pointer[i]);
  }
}

// The place of a SyntaxError: file, line, text and markers.
void write_syntax_error_place(ExceptionWriter* writer, const SyntaxErrorObject* error) {
  writer->margin();
  writer->out.append_ascii("  File \"");
  if (is_str(error->filename)) {
    writer->out.append(error->filename);
  } else {
    writer->out.append_ascii("<string>");
  }
  writer->out.append_ascii("\", line ");
  append_or(writer, str_of(error->lineno), "?");
  writer->out.append_char('\n');
  if (!is_str(error->text)) return;
  Str* text = as_str(error->text);
  auto char_at = [&](int64_t i) {
    return with_units(text, [&](auto* units) { return uint32_t{units[i]}; });
  };
  int64_t start = 0;
  int64_t end = text->length;
  while (start < end && (char_at(start) == ' ' || char_at(start) == '\t' || char_at(start) == '\f'))
    start++;
  while (end > start && char_at(end - 1) == '\n') end--;
  writer->margin();
  writer->indent(4);
  writer->out.append_range(text, start, end);
  writer->out.append_char('\n');
  if (!error->offset.is_int() || error->offset.as_int() < 1) return;
  const int64_t first = error->offset.as_int() - 1 - start;
  int64_t last = error->end_offset.is_int() && error->end_lineno == error->lineno
                     ? error->end_offset.as_int() - 1 - start
                     : first + 1;
  if (last <= first) last = first + 1;
  if (first < 0) return;
  writer->margin();
  writer->indent(4);
  writer->out.append_repeated(' ', first);
  writer->out.append_repeated('^', last - first);
  writer->out.append_char('\n');
}

void write_one(ExceptionWriter* writer, Value exception) {
  write_traceback_of(writer, exception);
  const bool is_syntax_error = is_instance(exception, &molt_type_SyntaxError);
  const SyntaxErrorObject* syntax_error = object_as<SyntaxErrorObject>(exception);
  const bool has_place = is_syntax_error && syntax_error->lineno.is_int();
  if (has_place) write_syntax_error_place(writer, syntax_error);
  writer->margin();
  write_type_name(writer, type_of(exception));
  if (has_place && is_str(syntax_error->msg)) {
    writer->out.append_ascii(": ");
    writer->out.append(syntax_error->msg);
  } else {
    write_message(writer, exception);
  }
  Ref suggestion(suggestion_for(exception));
  if (is_str(suggestion.get())) writer->out.append(suggestion.get());
  writer->out.append_char('\n');
  write_notes(writer, exception);
}

void write_group_member(ExceptionWriter* writer, Tuple* members, int64_t index) {
  writer->indent(2 * writer->group_depth);
  writer->out.append_ascii(index == 0 ? "+-" : "  ");
  writer->out.append_ascii("+---------------- ");
  const bool is_truncated = index >= kMaxGroupWidth;
  if (is_truncated) {
    writer->out.append_ascii("...");
  } else {
    writer->out.append_int(index + 1);
  }
  writer->out.append_ascii(" ----------------\n");
  writer->group_depth++;
  if (is_truncated) {
    const int64_t rest = members->length - kMaxGroupWidth;
    writer->margin();
    writer->out.append_ascii("and ");
    writer->out.append_int(rest);
    writer->out.append_ascii(rest > 1 ? " more exceptions\n" : " more exception\n");
  } else {
    write_chain(writer, members->items()[index]);
  }
}

void write_group(ExceptionWriter* writer, Value group) {
  if (writer->group_depth > kMaxGroupDepth) {
    writer->margin();
    writer->out.append_ascii("... (max_group_depth is 10)\n");
    return;
  }
  const bool is_outermost = writer->group_depth == 0;
  if (is_outermost) writer->group_depth = 1;
  write_one(writer, group);
  Tuple* members = as_tuple(object_as<ExceptionGroupObject>(group)->exceptions);
  const int64_t shown = members->length <= kMaxGroupWidth ? members->length : kMaxGroupWidth + 1;
  writer->needs_close = false;
  for (int64_t i = 0; i < shown; i++) {
    // A group inside the last member may draw the closing line.
    if (i == shown - 1) writer->needs_close = true;
    write_group_member(writer, members, i);
    if (i == shown - 1 && writer->needs_close) {
      writer->indent(2 * writer->group_depth);
      writer->out.append_ascii("+------------------------------------\n");
      writer->needs_close = false;
    }
    writer->group_depth--;
  }
  if (is_outermost) writer->group_depth = 0;
}

void write_chained(ExceptionWriter* writer, Value exception, std::string_view text) {
  const bool needs_close = std::exchange(writer->needs_close, false);
  write_chain(writer, exception);
  writer->needs_close |= needs_close;
  writer->margin();
  writer->out.append_char('\n');
  writer->margin();
  writer->out.append_ascii(text);
  writer->margin();
  writer->out.append_char('\n');
}

bool was_seen(ExceptionWriter* writer, Value exception) {
  List* seen = as_list(writer->seen);
  for (int64_t i = 0; i < seen->length; i++) {
    if (seen->items.pointer[i] == exception) return true;
  }
  return false;
}

void write_chain(ExceptionWriter* writer, Value exception) {
  if (is_failure(check_stack()) || is_failure(list_append(as_list(writer->seen), exception))) {
    return clear_exception();
  }
  const BaseException* object = object_as<BaseException>(exception);
  if (!object->cause.is_none()) {
    if (!was_seen(writer, object->cause)) write_chained(writer, object->cause, kCauseText);
  } else if (!object->context.is_none() && object->suppress_context == 0 &&
             !was_seen(writer, object->context)) {
    write_chained(writer, object->context, kContextText);
  }
  if (is_group(exception)) {
    write_group(writer, exception);
  } else {
    write_one(writer, exception);
  }
}

}  // namespace

Owned format_exception(Value exception) {
  ExceptionWriter writer;
  writer.seen = Ref(list_new());
  if (is_failure(writer.seen)) return Failure{};
  write_chain(&writer, exception);
  return writer.out.finish();
}

void print_exception(Value exception, int descriptor) {
  Value saved = take_exception();
  Ref text(format_exception(exception));
  if (is_failure(text)) {
    clear_exception();
  } else {
    write_text(as_str(text), descriptor);
  }
  restore_exception(saved);
}

// UTF-8; what it cannot hold is written as an escape, as stderr's error handler backslashreplace
// does.
void write_text(const Str* text, int descriptor) {
  char buffer[1024];
  int64_t size = 0;
  for (int64_t i = 0; i < text->length; i++) {
    if (size > static_cast<int64_t>(sizeof(buffer)) - 16) {
      platform::write_all(descriptor, buffer, size);
      size = 0;
    }
    const uint32_t c = with_units(text, [&](auto* units) { return uint32_t{units[i]}; });
    if (c >= 0xD800 && c <= 0xDFFF) {
      static const char kDigits[] = "0123456789abcdef";
      buffer[size++] = '\\';
      buffer[size++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) buffer[size++] = kDigits[(c >> shift) & 15];
    } else {
      size += common::utf::encode_utf8(buffer + size, c);
    }
  }
  platform::write_all(descriptor, buffer, size);
}

}  // namespace molt::rt
