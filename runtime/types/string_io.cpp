// io.StringIO, as CPython's Modules/_io/stringio.c: text in one buffer of the narrowest units that
// fit.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/memory_file.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Status check_open(const StringIO* file) { return file->is_closed ? raise_closed_raw() : kOk; }

uint32_t unit_at(const StringIO* file, int64_t index) {
  if (file->kind == 1) return file->data.pointer[index];
  if (file->kind == 2) return reinterpret_cast<const uint16_t*>(file->data.pointer)[index];
  return reinterpret_cast<const uint32_t*>(file->data.pointer)[index];
}

template <typename From, typename To>
void widen(const uint8_t* from, uint8_t* to, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    reinterpret_cast<To*>(to)[i] = reinterpret_cast<const From*>(from)[i];
  }
}

// Room for `capacity` units of `kind` bytes.
Status reserve(StringIO* file, int64_t capacity, int kind) {
  if (kind < file->kind) kind = file->kind;
  if (capacity <= file->capacity && kind == file->kind && file->data != nullptr) return kOk;
  if (capacity < file->capacity) capacity = file->capacity;
  if (capacity < 2 * file->capacity && capacity > file->capacity) capacity = 2 * file->capacity;
  if (capacity < 64) capacity = 64;
  uint8_t* memory = nullptr;
  if (kind == file->kind && file->data != nullptr) {
    memory = static_cast<uint8_t*>(reallocate_raw(file->data.pointer, capacity * kind));
    if (memory == nullptr) return kFailed;
  } else {
    memory = static_cast<uint8_t*>(allocate_raw(capacity * kind));
    if (memory == nullptr) return kFailed;
    const uint8_t* old = file->data.pointer;
    if (file->kind == 1 && kind == 2) widen<uint8_t, uint16_t>(old, memory, file->length);
    if (file->kind == 1 && kind == 4) widen<uint8_t, uint32_t>(old, memory, file->length);
    if (file->kind == 2 && kind == 4) widen<uint16_t, uint32_t>(old, memory, file->length);
    free_raw(file->data.pointer);
  }
  file->data = memory;
  file->capacity = capacity;
  file->kind = static_cast<uint8_t>(kind);
  return kOk;
}

// Writes at the position; what lies between the end and the position becomes zeros.
Status write_units(StringIO* file, const Str* text) {
  const int64_t end = file->position + text->length;
  MOLT_TRY_DISCARD(reserve(file, end > file->length ? end : file->length, text->kind));
  if (file->position > file->length) {
    memset(file->data.pointer + file->length * file->kind, 0,
           static_cast<size_t>((file->position - file->length) * file->kind));
  }
  copy_units(file->data.pointer + file->position * file->kind, file->kind, text, 0, text->length);
  file->position = end;
  if (end > file->length) file->length = end;
  return kOk;
}

// Notes the kinds of line ends in a text that is written, as the decoder of CPython's StringIO
// does.
void note_newlines(StringIO* file, const Str* text) {
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    const bool is_pair =
        c == '\r' && i + 1 < text->length && char_at_unchecked(text, i + 1) == '\n';
    if (c == '\n') file->seen_newlines |= kSeenLf;
    if (c == '\r') file->seen_newlines |= is_pair ? kSeenCrLf : kSeenCr;
    if (is_pair) i++;
  }
}

// The text with its line ends as `newline` wants them stored.
Owned stored_text(StringIO* file, Str* text) {
  const bool reads_all = file->newlines == Newlines::kUniversal;
  const bool writes = file->newlines == Newlines::kCr || file->newlines == Newlines::kCrLf;
  if (reads_all || file->newlines == Newlines::kUntranslated) note_newlines(file, text);
  if (!reads_all && !writes) return new_reference(value_of(text));
  StrBuilder out;
  for (int64_t i = 0; i < text->length; i++) {
    const uint32_t c = char_at_unchecked(text, i);
    if (writes && c == '\n') {
      out.append_ascii(file->newlines == Newlines::kCr ? "\r" : "\r\n");
    } else if (reads_all && c == '\r') {
      if (i + 1 < text->length && char_at_unchecked(text, i + 1) == '\n') i++;
      out.append_char('\n');
    } else {
      out.append_char(c);
    }
  }
  return out.finish();
}

Status write_text(StringIO* file, Str* text) {
  MOLT_TRY(stored, stored_text(file, text));
  return write_units(file, as_str(stored));
}

// The end of the line that starts at the position.
int64_t line_end(const StringIO* file, int64_t limit) {
  const int64_t end =
      limit >= 0 && limit < file->length - file->position ? file->position + limit : file->length;
  for (int64_t i = file->position; i < end; i++) {
    const uint32_t c = unit_at(file, i);
    const bool has_next = i + 1 < end;
    switch (file->newlines) {
      case Newlines::kUniversal:
      case Newlines::kLf:
        if (c == '\n') return i + 1;
        break;
      case Newlines::kCr:
        if (c == '\r') return i + 1;
        break;
      case Newlines::kCrLf:
        if (c == '\r' && has_next && unit_at(file, i + 1) == '\n') return i + 2;
        break;
      case Newlines::kUntranslated:
        if (c == '\n') return i + 1;
        if (c == '\r') return has_next && unit_at(file, i + 1) == '\n' ? i + 2 : i + 1;
        break;
    }
  }
  return end;
}

// The text from the position on, up to `end`.
Owned take(StringIO* file, int64_t end) {
  if (end <= file->position) return empty_str();
  const uint8_t* start = file->data.pointer + file->position * file->kind;
  Owned text = make_str_units(start, file->kind, end - file->position);
  if (!is_failure(text)) file->position = end;
  return text;
}

Owned read_line(StringIO* file, int64_t limit) {
  if (file->position >= file->length) return empty_str();
  return take(file, line_end(file, limit));
}

void string_io_destroy(Object* self) {
  StringIO* file = static_cast<StringIO*>(self);
  free_raw(file->data);
  file->data = nullptr;
  destroy_attributes(self);
}

void string_io_traverse(Object* self, Visitor visit, void* context) {
  traverse_attributes(self, visit, context);
}

Owned string_io_construct(Type* cls, const Value*, int64_t, Value) {
  StringIO* file = allocate_instance_of<StringIO>(cls);
  if (file == nullptr) return kOwnedError;
  file->kind = 1;
  file->newlines = Newlines::kLf;
  return owned_object(file);
}

Status newline_argument(Value value, Newlines* newlines) {
  if (value.is_unbound()) return kOk;
  if (!value.is_none() && !is_str(value)) return raise(messages::string_io_newline_type, value);
  static constexpr struct {
    std::string_view text;
    Newlines newlines;
  } kKinds[] = {{"", Newlines::kUntranslated},
                {"\n", Newlines::kLf},
                {"\r", Newlines::kCr},
                {"\r\n", Newlines::kCrLf}};
  if (value.is_none()) {
    *newlines = Newlines::kUniversal;
    return kOk;
  }
  for (const auto& kind : kKinds) {
    if (!str_equal_ascii(as_str(value), kind.text)) continue;
    *newlines = kind.newlines;
    return kOk;
  }
  return raise(messages::string_io_newline, value);
}

Status string_io_initialise(Borrowed self, const Value* args, int64_t num_args,
                            Value keyword_names) {
  static constexpr const char* kNames[] = {"initial_value", "newline"};
  Value values[2];
  MOLT_TRY_DISCARD(bind_optional("StringIO", kNames, 2, args, num_args, keyword_names, values));
  StringIO* file = as_string_io(self);
  file->length = file->position = 0;
  file->is_closed = 0;
  file->newlines = Newlines::kLf;
  MOLT_TRY_DISCARD(newline_argument(values[1], &file->newlines));
  if (values[0].is_unbound() || values[0].is_none()) return kOk;
  if (!is_str(values[0])) return raise(messages::string_io_initial_value, values[0]);
  MOLT_TRY_DISCARD(write_text(file, as_str(values[0])));
  file->position = 0;
  return kOk;
}

Owned string_io_iterate(Borrowed self) {
  if (as_string_io(self)->is_closed) return raise_closed();
  return new_reference(value_of(self));
}

Owned string_io_next(Borrowed self) {
  StringIO* file = as_string_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  MOLT_TRY(line, read_line(file, -1));
  return as_str(line)->length == 0 ? owned_unbound() : line.take();
}

constexpr Slots string_io_slots() {
  Slots slots{};
  slots.destroy = string_io_destroy;
  slots.traverse = string_io_traverse;
  slots.clear = clear_attributes;
  slots.iterate = string_io_iterate;
  slots.next = string_io_next;
  slots.construct = string_io_construct;
  slots.initialise = string_io_initialise;
  return slots;
}

}  // namespace

extern "C" Owned molt_m_string_io_getvalue(Borrowed self) {
  const StringIO* file = as_string_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  if (file->length == 0) return empty_str();
  return make_str_units(file->data.pointer, file->kind, file->length);
}

extern "C" Owned molt_m_string_io_read(Borrowed self, Borrowed size) {
  StringIO* file = as_string_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  int64_t count = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &count));
  const int64_t rest = file->length - file->position;
  return take(file, count < 0 || count > rest ? file->length : file->position + count);
}

extern "C" Owned molt_m_string_io_readline(Borrowed self, Borrowed size) {
  StringIO* file = as_string_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  int64_t limit = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &limit));
  return read_line(file, limit);
}

extern "C" Owned molt_m_string_io_write(Borrowed self, Borrowed s) {
  StringIO* file = as_string_io(self);
  const Value text = value_of(s);
  if (!is_str(text)) return raise(messages::string_io_write_type, text);
  MOLT_TRY_DISCARD(check_open(file));
  if (as_str(text)->length > 0) MOLT_TRY_DISCARD(write_text(file, as_str(text)));
  return int_from_int64(as_str(text)->length);
}

extern "C" Owned molt_m_string_io_seek(Borrowed self, Borrowed pos, Borrowed whence) {
  StringIO* file = as_string_io(self);
  int64_t offset = 0;
  int64_t from = 0;
  MOLT_TRY_DISCARD(file_offset_py(value_of(pos), &offset));
  MOLT_TRY_DISCARD(whence_number_py(value_of(whence), &from));
  MOLT_TRY_DISCARD(check_open(file));
  if (from < 0 || from > 2) return raise(messages::string_io_whence, from);
  if (from == 0 && offset < 0) return raise(messages::string_io_negative_seek, offset);
  if (from != 0 && offset != 0) return raise(messages::string_io_relative_seek);
  if (from == 0) file->position = offset;
  if (from == 2) file->position = file->length;
  return int_from_int64(file->position);
}

extern "C" Owned molt_m_string_io_tell(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_string_io(self)));
  return int_from_int64(as_string_io(self)->position);
}

extern "C" Owned molt_m_string_io_truncate(Borrowed self, Borrowed pos) {
  StringIO* file = as_string_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  int64_t length = file->position;
  if (!value_of(pos).is_none()) {
    MOLT_TRY_DISCARD(optional_size_py(value_of(pos), &length));
    if (length < 0) return raise(messages::string_io_negative_size, length);
  }
  if (length < file->length) file->length = length;
  return int_from_int64(length);
}

extern "C" Owned molt_m_string_io_close(Borrowed self) {
  StringIO* file = as_string_io(self);
  file->is_closed = 1;
  free_raw(file->data);
  file->data = nullptr;
  file->length = file->capacity = 0;
  return owned_none();
}

extern "C" Owned molt_m_string_io_flush(Borrowed) { return owned_none(); }
extern "C" Owned molt_m_string_io_detach(Borrowed) { return raise_unsupported("detach"); }
extern "C" Owned molt_m_string_io_fileno(Borrowed) { return raise_unsupported("fileno"); }

extern "C" Owned molt_m_string_io_isatty(Borrowed self) {
  if (as_string_io(self)->is_closed) return raise_closed();
  return owned_bool(false);
}

extern "C" Owned molt_m_string_io_readable(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_string_io(self)));
  return owned_bool(true);
}
extern "C" Owned molt_m_string_io_writable(Borrowed self) {
  return molt_m_string_io_readable(self);
}
extern "C" Owned molt_m_string_io_seekable(Borrowed self) {
  return molt_m_string_io_readable(self);
}

extern "C" Owned molt_g_string_io_closed(Borrowed self) {
  return owned_bool(as_string_io(self)->is_closed);
}

extern "C" Owned molt_g_string_io_newlines(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_string_io(self)));
  return newlines_seen(as_string_io(self)->seen_newlines);
}

extern "C" Owned molt_g_string_io_line_buffering(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_string_io(self)));
  return owned_bool(false);
}

extern "C" Owned molt_g_string_io_encoding(Borrowed) { return owned_none(); }
extern "C" Owned molt_g_string_io_errors(Borrowed) { return owned_none(); }

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_string_io{{&molt_type_string_io}, 0, 0};
constinit Type molt_type_string_io =
    builtin_type({.name = "StringIO",
                  .base = &molt_type_text_io_base,
                  .shape = &molt_shape_string_io,
                  .rows = &molt_rows_string_io,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,
                  .basic_size = sizeof(StringIO),
                  .extra_offset = sizeof(Object),
                  .module = "_io"},
                 string_io_slots());
}  // namespace molt::rt
}
