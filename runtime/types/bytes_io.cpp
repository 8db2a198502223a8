// io.BytesIO, as CPython's Modules/_io/bytesio.c.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/container.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/types/memory_file.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Status check_open(const BytesIO* file) { return file->is_closed ? raise_closed() : kOk; }

Status check_exports(const BytesIO* file) {
  return file->num_exports > 0 ? raise(messages::bytearray_exports) : kOk;
}

Status write_bytes(BytesIO* file, const uint8_t* data, int64_t size) {
  const int64_t end = file->position + size;
  if (end > file->capacity) {
    int64_t capacity = end < 2 * file->capacity ? 2 * file->capacity : end;
    if (capacity < 64) capacity = 64;
    void* memory = file->data == nullptr ? allocate_raw(capacity)
                                         : reallocate_raw(file->data.pointer, capacity);
    if (memory == nullptr) return kFailed;
    file->data = static_cast<uint8_t*>(memory);
    file->capacity = capacity;
  }
  if (file->position > file->length) {
    memset(file->data.pointer + file->length, 0,
           static_cast<size_t>(file->position - file->length));
  }
  memcpy(file->data.pointer + file->position, data, static_cast<size_t>(size));
  file->position = end;
  if (end > file->length) file->length = end;
  return kOk;
}

int64_t rest(const BytesIO* file) {
  return file->position < file->length ? file->length - file->position : 0;
}

Owned take(BytesIO* file, int64_t size) {
  if (size == 0) return make_bytes({});
  Owned bytes = make_bytes({reinterpret_cast<const char*>(file->data.pointer) + file->position,
                            static_cast<size_t>(size)});
  if (!is_failure(bytes)) file->position += size;
  return bytes;
}

Owned read_line(BytesIO* file, int64_t limit) {
  int64_t size = rest(file);
  if (limit >= 0 && limit < size) size = limit;
  if (size == 0) return make_bytes({});
  const uint8_t* start = file->data.pointer + file->position;
  const void* newline = memchr(start, '\n', static_cast<size_t>(size));
  if (newline != nullptr) size = static_cast<const uint8_t*>(newline) - start + 1;
  return take(file, size);
}

Owned read_up_to(BytesIO* file, Value size) {
  MOLT_TRY_DISCARD(check_open(file));
  int64_t count = 0;
  MOLT_TRY_DISCARD(optional_size_py(size, &count));
  return take(file, count < 0 || count > rest(file) ? rest(file) : count);
}

void bytes_io_destroy(Object* self) {
  BytesIO* file = static_cast<BytesIO*>(self);
  free_raw(file->data);
  file->data = nullptr;
  destroy_attributes(self);
}

void bytes_io_traverse(Object* self, Visitor visit, void* context) {
  traverse_attributes(self, visit, context);
}

Owned bytes_io_construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(allocate_instance_of<BytesIO>(cls));
}

Status bytes_io_initialise(Borrowed self, const Value* args, int64_t num_args,
                           Value keyword_names) {
  static constexpr const char* kNames[] = {"initial_bytes"};
  Value value;
  MOLT_TRY_DISCARD(bind_optional("BytesIO", kNames, 1, args, num_args, keyword_names, &value));
  BytesIO* file = as_bytes_io(self);
  // As in CPython, the contents are gone before the views are asked about.
  file->length = file->position = 0;
  MOLT_TRY_DISCARD(check_exports(file));
  file->is_closed = 0;
  if (value.is_unbound() || value.is_none()) return kOk;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value, &view));
  MOLT_TRY_DISCARD(write_bytes(file, view.data, view.size));
  file->position = 0;
  return kOk;
}

Owned bytes_io_iterate(Borrowed self) { return new_reference(value_of(self)); }

Owned bytes_io_next(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  if (rest(as_bytes_io(self)) == 0) return owned_unbound();
  return read_line(as_bytes_io(self), -1);
}

bool find_buffer(Value object, ExportedMemory* memory) {
  if (!has_type(object, molt_shape_bytes_io_buffer)) return false;
  BytesIO* file = static_cast<BytesIO*>(object_as<BytesIOBuffer>(object)->file.as_object());
  *memory = {.view = {file->data.pointer, file->length}, .num_exports = &file->num_exports};
  return true;
}

constinit Exporter buffer_exporter{.find = find_buffer};

void buffer_destroy(Object* self) { drop_field(static_cast<BytesIOBuffer*>(self)->file); }

void buffer_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BytesIOBuffer*>(self)->file, visit, context);
}

constexpr Slots buffer_slots() {
  Slots slots{};
  slots.destroy = buffer_destroy;
  slots.traverse = buffer_traverse;
  return slots;
}

constexpr Slots bytes_io_slots() {
  Slots slots{};
  slots.destroy = bytes_io_destroy;
  slots.traverse = bytes_io_traverse;
  slots.clear = clear_attributes;
  slots.iterate = bytes_io_iterate;
  slots.next = bytes_io_next;
  slots.construct = bytes_io_construct;
  slots.initialise = bytes_io_initialise;
  return slots;
}

}  // namespace

Status bind_optional(const char* function, const char* const* names, int64_t count,
                     const Value* args, int64_t num_args, Value keyword_names, Value* values) {
  const int64_t total = num_args + num_keywords(keyword_names);
  for (int64_t i = 0; i < count; i++) values[i] = kUnbound;
  if (total > count) {
    return raise(messages::function_at_most, function, count, count == 1 ? "" : "s", total);
  }
  for (int64_t i = 0; i < num_args; i++) values[i] = args[i];
  for (int64_t k = 0; k < num_keywords(keyword_names); k++) {
    const Value name = object_as<Tuple>(keyword_names)->items()[k];
    int64_t found = 0;
    while (found < count && !str_equal_ascii(as_str(name), names[found])) found++;
    if (found == count) return raise(messages::invalid_keyword, name, function);
    if (found < num_args) {
      return raise(messages::argument_given_twice, function, names[found], found + 1);
    }
    values[found] = args[num_args + k];
  }
  return kOk;
}

extern "C" Owned molt_m_bytes_io_getvalue(Borrowed self) {
  const BytesIO* file = as_bytes_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  return make_bytes(
      {reinterpret_cast<const char*>(file->data.pointer), static_cast<size_t>(file->length)});
}

extern "C" Owned molt_m_bytes_io_getbuffer(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  register_exporter(&buffer_exporter);
  auto* buffer = allocate<BytesIOBuffer>(molt_shape_bytes_io_buffer);
  if (buffer == nullptr) return kOwnedError;
  buffer->file = value_of(new_reference(value_of(self)));
  const Ref keep(owned_object(buffer));
  return memoryview_of(keep);
}

extern "C" Owned molt_m_bytes_io_read(Borrowed self, Borrowed size) {
  return read_up_to(as_bytes_io(self), value_of(size));
}

extern "C" Owned molt_m_bytes_io_read1(Borrowed self, Borrowed size) {
  return read_up_to(as_bytes_io(self), value_of(size));
}

extern "C" Owned molt_m_bytes_io_readline(Borrowed self, Borrowed size) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  int64_t limit = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &limit));
  return read_line(as_bytes_io(self), limit);
}

extern "C" Owned molt_m_bytes_io_readinto(Borrowed self, Borrowed buffer) {
  BytesIO* file = as_bytes_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  WritableView view;
  MOLT_TRY_DISCARD(require_writable_view("readinto", value_of(buffer), &view));
  const int64_t size = view.size < rest(file) ? view.size : rest(file);
  if (size > 0) memcpy(view.data, file->data.pointer + file->position, static_cast<size_t>(size));
  file->position += size;
  return int_from_int64(size);
}

extern "C" Owned molt_m_bytes_io_write(Borrowed self, Borrowed b) {
  BytesIO* file = as_bytes_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  MOLT_TRY_DISCARD(check_exports(file));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(b), &view));
  if (view.size > 0) MOLT_TRY_DISCARD(write_bytes(file, view.data, view.size));
  return int_from_int64(view.size);
}

extern "C" Owned molt_m_bytes_io_seek(Borrowed self, Borrowed pos, Borrowed whence) {
  BytesIO* file = as_bytes_io(self);
  int64_t offset = 0;
  int64_t from = 0;
  MOLT_TRY_DISCARD(file_offset_py(value_of(pos), &offset));
  MOLT_TRY_DISCARD(whence_number_py(value_of(whence), &from));
  MOLT_TRY_DISCARD(check_open(file));
  if (offset < 0 && from == 0) return raise(messages::bytes_io_negative_seek, offset);
  if (from < 0 || from > 2) return raise(messages::invalid_whence, from);
  const int64_t base = from == 0 ? 0 : from == 1 ? file->position : file->length;
  file->position = base + offset < 0 ? 0 : base + offset;
  return int_from_int64(file->position);
}

extern "C" Owned molt_m_bytes_io_tell(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  return int_from_int64(as_bytes_io(self)->position);
}

extern "C" Owned molt_m_bytes_io_truncate(Borrowed self, Borrowed size) {
  BytesIO* file = as_bytes_io(self);
  MOLT_TRY_DISCARD(check_open(file));
  MOLT_TRY_DISCARD(check_exports(file));
  int64_t length = file->position;
  if (!value_of(size).is_none()) {
    MOLT_TRY_DISCARD(optional_size_py(value_of(size), &length));
    if (length < 0) return raise(messages::bytes_io_negative_size, length);
  }
  if (length < file->length) file->length = length;
  return int_from_int64(length);
}

extern "C" Owned molt_m_bytes_io_close(Borrowed self) {
  BytesIO* file = as_bytes_io(self);
  MOLT_TRY_DISCARD(check_exports(file));
  file->is_closed = 1;
  free_raw(file->data);
  file->data = nullptr;
  file->length = file->capacity = 0;
  return owned_none();
}

extern "C" Owned molt_m_bytes_io_flush(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  return owned_none();
}
extern "C" Owned molt_m_bytes_io_detach(Borrowed) { return raise_unsupported("detach"); }
extern "C" Owned molt_m_bytes_io_fileno(Borrowed) { return raise_unsupported("fileno"); }

extern "C" Owned molt_m_bytes_io_isatty(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  return owned_bool(false);
}

extern "C" Owned molt_m_bytes_io_readable(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(as_bytes_io(self)));
  return owned_bool(true);
}
extern "C" Owned molt_m_bytes_io_writable(Borrowed self) { return molt_m_bytes_io_readable(self); }
extern "C" Owned molt_m_bytes_io_seekable(Borrowed self) { return molt_m_bytes_io_readable(self); }
extern "C" Owned molt_g_bytes_io_closed(Borrowed self) {
  return owned_bool(as_bytes_io(self)->is_closed);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_bytes_io_buffer{{&molt_type_bytes_io_buffer}, 0, 0};
constinit Type molt_type_bytes_io_buffer = builtin_type({.name = "_BytesIOBuffer",
                                                         .base = &molt_type_object,
                                                         .shape = &molt_shape_bytes_io_buffer,
                                                         .rows = &molt_rows_bytes_io_buffer,
                                                         .flags = kTypeCollectable,
                                                         .basic_size = sizeof(BytesIOBuffer),
                                                         .module = "_io"},
                                                        buffer_slots());
constinit molt::abi::Shape molt_shape_bytes_io{{&molt_type_bytes_io}, 0, 0};
constinit Type molt_type_bytes_io =
    builtin_type({.name = "BytesIO",
                  .base = &molt_type_buffered_io_base,
                  .shape = &molt_shape_bytes_io,
                  .rows = &molt_rows_bytes_io,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,
                  .basic_size = sizeof(BytesIO),
                  .extra_offset = sizeof(Object),
                  .module = "_io"},
                 bytes_io_slots());
}  // namespace molt::rt
}
