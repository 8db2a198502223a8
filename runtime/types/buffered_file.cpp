// Buffered binary files. One buffer holds either bytes read ahead or bytes not yet written; a
// BufferedRandom changes from one to the other by seeking back or writing out.
#include <cstring>

#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/file.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

void buffered_file_destroy(Object* self) {
  BufferedFile* file = static_cast<BufferedFile*>(self);
  if (!file->raw.is_unbound()) {
    close_quietly([&] { (void)buffered_file_close(file); });
    drop_field(file->raw);
  }
  free_raw(file->data);
  file->data = nullptr;
  destroy_attributes(self);
}

void buffered_file_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BufferedFile*>(self)->raw, visit, context);
  traverse_attributes(self, visit, context);
}

void buffered_file_clear(Object* self) { clear_attributes(self); }

Owned buffered_file_repr(Borrowed self) {
  BufferedFile* file = as_buffered_file(value_of(self));
  StrBuilder out;
  out.append_ascii("<_io.");
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  if (!file->raw.is_unbound() && !raw_of(file)->name.is_unbound()) {
    MOLT_TRY(name, repr_of(raw_of(file)->name));
    out.append_ascii(" name=");
    out.append(name.get());
  }
  out.append_ascii(">");
  return out.finish();
}

Owned buffered_file_iterate(Borrowed self) {
  const BufferedFile* file = as_buffered_file(value_of(self));
  if (file->raw.is_unbound()) return raise(messages::raw_detached);
  if (is_closed(file)) return raise_closed();
  return new_reference(value_of(self));
}

constexpr Slots buffered_file_slots() {
  Slots slots{};
  slots.destroy = buffered_file_destroy;
  slots.traverse = buffered_file_traverse;
  slots.clear = buffered_file_clear;
  slots.repr = buffered_file_repr;
  slots.iterate = buffered_file_iterate;
  slots.next = buffered_file_next;
  return slots;
}

bool failed(Int64Result result) { return result.value == kInt64Failed; }

// Writes data out; what could not be written stays at the front of the buffer.
Status write_out(BufferedFile* file) {
  int64_t done = 0;
  Status status = kOk;
  while (done < file->end) {
    const Int64Result count =
        raw_file_write(raw_of(file), file->data.pointer + done, file->end - done);
    if (failed(count)) {
      status = kFailed;
      break;
    }
    done += count.value;
  }
  file->end -= done;
  if (file->end > 0) {
    memmove(file->data.pointer, file->data.pointer + done, static_cast<size_t>(file->end));
  } else {
    file->is_writing = 0;
  }
  return status;
}

// Drops read-ahead: the file's position becomes the one that the user sees.
Status drop_read_ahead(BufferedFile* file) {
  const int64_t unread = file->end - file->start;
  file->start = file->end = 0;
  if (unread == 0) return kOk;
  return failed(raw_file_seek(raw_of(file), -unread, platform::SeekFrom::kCurrent)) ? kFailed : kOk;
}

Status prepare_to_read(BufferedFile* file) { return file->is_writing ? write_out(file) : kOk; }

int64_t take(BufferedFile* file, void* buffer, int64_t size) {
  const int64_t available = file->end - file->start;
  const int64_t count = size < available ? size : available;
  memcpy(buffer, file->data.pointer + file->start, static_cast<size_t>(count));
  file->start += count;
  return count;
}

}  // namespace

Owned buffered_file_new(Shape& shape, Value raw, int64_t capacity) {
  uint8_t* data = allocate_array<uint8_t>(capacity);
  if (data == nullptr) return kOwnedError;
  BufferedFile* file = allocate<BufferedFile>(shape);
  if (file == nullptr) {
    free_raw(data);
    return kOwnedError;
  }
  retain(raw);
  file->raw = raw;
  file->data = data;
  file->capacity = capacity;
  file->readable = &shape != &molt_shape_buffered_writer;
  file->writable = &shape != &molt_shape_buffered_reader;
  return owned_object(file);
}

Int64Result buffered_file_fill(BufferedFile* file) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  if (file->start < file->end) return {file->end - file->start};
  file->start = file->end = 0;
  const Int64Result count = raw_file_read(raw_of(file), file->data, file->capacity);
  if (!failed(count)) file->end = count.value;
  return count;
}

Int64Result buffered_file_read(BufferedFile* file, void* buffer, int64_t size) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  uint8_t* out = static_cast<uint8_t*>(buffer);
  int64_t done = take(file, out, size);
  while (done < size) {
    // Large parts go to the caller's memory directly.
    const int64_t rest = size - done;
    if (rest >= file->capacity) {
      const Int64Result count =
          raw_file_read(raw_of(file), out + done, rest - rest % file->capacity);
      if (failed(count)) return count;
      if (count.value == 0) break;
      done += count.value;
    } else {
      const Int64Result count = buffered_file_fill(file);
      if (failed(count)) return count;
      if (count.value == 0) break;
      done += take(file, out + done, rest);
    }
  }
  return {done};
}

Int64Result buffered_file_read_some(BufferedFile* file, void* buffer, int64_t size) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  if (file->start < file->end) return {take(file, buffer, size)};
  return raw_file_read(raw_of(file), buffer, size);
}

Owned buffered_file_read_all(BufferedFile* file) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  const std::string_view ahead(reinterpret_cast<const char*>(file->data.pointer) + file->start,
                               static_cast<size_t>(file->end - file->start));
  if (ahead.empty()) return raw_file_read_all(raw_of(file));
  MOLT_TRY(rest, raw_file_read_all(raw_of(file)));
  ByteBuilder bytes;
  bytes.append(ahead);
  bytes.append(bytes_view(as_bytes(rest)));
  file->start = file->end = 0;
  return bytes.finish();
}

Status buffered_file_write(BufferedFile* file, const void* data, int64_t size) {
  if (!file->is_writing) {
    MOLT_TRY_DISCARD(drop_read_ahead(file));
    file->is_writing = 1;
  }
  const uint8_t* bytes = static_cast<const uint8_t*>(data);
  if (size > file->capacity - file->end || size >= file->capacity) {
    MOLT_TRY_DISCARD(write_out(file));
    while (size > file->capacity) {
      const Int64Result count = raw_file_write(raw_of(file), bytes, size);
      if (failed(count)) return Failure{};
      bytes += count.value;
      size -= count.value;
    }
    file->is_writing = 1;
  }
  memcpy(file->data.pointer + file->end, bytes, static_cast<size_t>(size));
  file->end += size;
  return kOk;
}

Status buffered_file_flush(BufferedFile* file) {
  if (file->is_writing) return write_out(file);
  return file->writable ? drop_read_ahead(file) : kOk;
}

Int64Result buffered_file_tell(BufferedFile* file) {
  const Int64Result position = raw_file_seek(raw_of(file), 0, platform::SeekFrom::kCurrent);
  if (failed(position)) return position;
  if (file->is_writing) return {position.value + file->end};
  return {position.value - (file->end - file->start)};
}

Int64Result buffered_file_seek(BufferedFile* file, int64_t offset, platform::SeekFrom from) {
  if (file->is_writing) MOLT_TRY_DISCARD(write_out(file));
  const int64_t unread = file->end - file->start;
  if (from == platform::SeekFrom::kCurrent) offset -= unread;
  const Int64Result position = raw_file_seek(raw_of(file), offset, from);
  if (!failed(position)) file->start = file->end = 0;
  return position;
}

Status buffered_file_close(BufferedFile* file) {
  if (is_closed(file)) return kOk;
  const Status flushed = file->is_writing ? write_out(file) : kOk;
  // The file is closed whether or not the last bytes could be written; that error is the one
  // reported.
  const Value error = std::exchange(molt_state.raised, kUnbound);
  const Status closed = raw_file_close(raw_of(file));
  chain_exception(error);
  file->start = file->end = 0;
  file->is_writing = 0;
  return is_failure(flushed) ? flushed : closed;
}

}  // namespace molt::rt

#define MOLT_DEFINE_BUFFERED(identifier, type_name)                                               \
  extern "C" {                                                                                    \
  namespace molt::rt {                                                                            \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};            \
  constinit Type molt_type_##identifier = builtin_type({.name = type_name,                        \
                                                        .base = &molt_type_buffered_io_base,      \
                                                        .shape = &molt_shape_##identifier,        \
                                                        .rows = &molt_rows_##identifier,          \
                                                        .flags = kTypeCollectable | kTypeHasDict, \
                                                        .basic_size = sizeof(BufferedFile),       \
                                                        .extra_offset = sizeof(Object),           \
                                                        .module = "_io"},                         \
                                                       buffered_file_slots());                    \
  }                                                                                               \
  }

MOLT_DEFINE_BUFFERED(buffered_reader, "BufferedReader")
MOLT_DEFINE_BUFFERED(buffered_writer, "BufferedWriter")
MOLT_DEFINE_BUFFERED(buffered_random, "BufferedRandom")
