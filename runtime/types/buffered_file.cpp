// Buffered binary files. One buffer holds either bytes read ahead or bytes not yet written; a
// BufferedRandom changes from one to the other by seeking back or writing out.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/file.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

// CPython's iobase_finalize, which calls close().
void buffered_file_finalise(Borrowed self) {
  BufferedFile* file = as_buffered_file(value_of(self));
  if (file->raw.is_unbound()) return;
  close_quietly([&] {
    if (is_own_file_type(type_of(value_of(self)))) {
      (void)buffered_file_close(file);
    } else {
      Ref closed(call_method(value_of(self), MOLT_STR(close)));
    }
  });
}

void buffered_file_destroy(Object* self) {
  BufferedFile* file = static_cast<BufferedFile*>(self);
  drop_field(file->raw);
  free_raw(file->data);
  file->data = nullptr;
  destroy_attributes(self);
}

void buffered_file_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BufferedFile*>(self)->raw, visit, context);
  traverse_attributes(self, visit, context);
}

void buffered_file_clear(Object* self) { clear_attributes(self); }

// The raw stream's name, or kUnbound.
Owned name_of(BufferedFile* file) {
  if (file->raw.is_unbound()) return owned_unbound();
  if (file->methods == nullptr) {
    const Value name = raw_of(file)->name;
    return name.is_unbound() ? owned_unbound() : new_reference(name);
  }
  Ref name(find_attribute(file->raw, MOLT_STR(name)));
  if (!is_failure(name)) return name.take();
  return clear_exception_if(molt_type_ValueError) ? owned_unbound() : kOwnedError;
}

Owned buffered_file_repr(Borrowed self) {
  BufferedFile* file = as_buffered_file(value_of(self));
  Type* type = type_of(value_of(self));
  MOLT_TRY(name, name_of(file));
  MOLT_TRY(type_name, make_str_utf8(type->c_name.pointer));
  StrBuilder out;
  out.append_ascii(is_own_file_type(type) ? "<_io." : "<");
  out.append(type_name.get());
  if (!name.get().is_unbound()) {
    MOLT_TRY(inner, enter_repr(value_of(self)));
    if (inner.code != 0) return raise(messages::reentrant_repr, type_name.get());
    Ref text(repr_of(name));
    leave_repr(value_of(self));
    if (is_failure(text)) return kOwnedError;
    out.append_ascii(" name=");
    out.append(text.get());
  }
  out.append_ascii(">");
  return out.finish();
}

Owned buffered_file_iterate(Borrowed self) {
  BufferedFile* file = as_buffered_file(value_of(self));
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  MOLT_TRY(closed, buffered_file_is_closed(file));
  if (closed.code != 0) return raise_closed();
  return new_reference(value_of(self));
}

constexpr Slots buffered_file_slots() {
  Slots slots{};
  slots.finalise = buffered_file_finalise;
  slots.destroy = buffered_file_destroy;
  slots.traverse = buffered_file_traverse;
  slots.clear = buffered_file_clear;
  slots.repr = buffered_file_repr;
  slots.iterate = buffered_file_iterate;
  slots.next = buffered_file_next;
  return slots;
}

bool failed(Int64Result result) { return result.value == kInt64Failed; }

Int64Result raw_read(BufferedFile* file, void* buffer, int64_t size) {
  if (file->methods == nullptr) return raw_file_read(raw_of(file), buffer, size);
  MOLT_TRY(bytes, file->methods->read(below(file), size));
  if (bytes.get().is_none()) return {kWouldBlock};
  const std::string_view text = bytes_view(as_bytes(bytes));
  memcpy(buffer, text.data(), text.size());
  return {static_cast<int64_t>(text.size())};
}

Owned raw_read_all(BufferedFile* file) {
  if (file->methods == nullptr) return raw_file_read_all(raw_of(file));
  return file->methods->read_all(below(file));
}

Int64Result raw_write(BufferedFile* file, const void* data, int64_t size) {
  if (file->methods == nullptr) return raw_file_write(raw_of(file), data, size);
  return file->methods->write(below(file), data, size);
}

Int64Result raw_seek(BufferedFile* file, int64_t offset, platform::SeekFrom from) {
  if (file->methods == nullptr) return raw_file_seek(raw_of(file), offset, from);
  return file->methods->seek(below(file), offset, from);
}

Int64Result raw_tell(BufferedFile* file) {
  if (file->methods == nullptr) {
    return raw_file_seek(raw_of(file), 0, platform::SeekFrom::kCurrent);
  }
  return file->methods->tell(below(file));
}

Status raw_close(BufferedFile* file) {
  if (file->methods == nullptr) return raw_file_close(raw_of(file));
  return file->methods->close(below(file));
}

// BlockingIOError with the number of bytes that were taken. As in CPython, which takes the number
// of the last error, there is none for a raw stream that is no RawFile.
Failure raise_would_block(const BufferedFile* file, int64_t taken) {
  const int number = file->methods == nullptr ? platform::error_try_again() : 0;
  MOLT_TRY(text, make_str_ascii("write could not complete without blocking"));
  MOLT_TRY(error, call(value_of_type(molt_type_BlockingIOError), Value::from_small_int(number),
                       text.get(), Value::from_small_int(taken)));
  return raise_instance(error.consume());
}

// Writes data out; what could not be written stays at the front of the buffer. False when writing
// would block.
Tri write_some_out(BufferedFile* file) {
  int64_t done = 0;
  Tri result = kTriTrue;
  while (done < file->end) {
    const Int64Result count = raw_write(file, file->data.pointer + done, file->end - done);
    if (failed(count) || count.value == kWouldBlock) {
      result = failed(count) ? kTriError : kTriFalse;
      break;
    }
    done += count.value;
  }
  // A method of the raw stream may have emptied the buffer.
  file->end = file->end < done ? 0 : file->end - done;
  if (file->end > 0) {
    memmove(file->data.pointer, file->data.pointer + done, static_cast<size_t>(file->end));
  } else {
    file->is_writing = 0;
  }
  return result;
}

Status write_out(BufferedFile* file) {
  MOLT_TRY(done, write_some_out(file));
  return done.code != 0 ? kOk : static_cast<Status>(raise_would_block(file, 0));
}

// Drops read-ahead: the file's position becomes the one that the user sees.
Status drop_read_ahead(BufferedFile* file) {
  const int64_t unread = file->end - file->start;
  file->start = file->end = 0;
  if (unread == 0) return kOk;
  return failed(raw_seek(file, -unread, platform::SeekFrom::kCurrent)) ? kFailed : kOk;
}

Status prepare_to_read(BufferedFile* file) { return file->is_writing ? write_out(file) : kOk; }

int64_t take(BufferedFile* file, void* buffer, int64_t size) {
  const int64_t available = file->end - file->start;
  const int64_t count = size < available ? size : available;
  memcpy(buffer, file->data.pointer + file->start, static_cast<size_t>(count));
  file->start += count;
  return count;
}

// Puts a part of what is to be written into the room of the buffer; gives its size.
int64_t put(BufferedFile* file, const uint8_t* bytes, int64_t size) {
  const int64_t room = file->capacity - file->end;
  const int64_t count = size < room ? size : room;
  memcpy(file->data.pointer + file->end, bytes, static_cast<size_t>(count));
  file->end += count;
  file->is_writing = 1;
  return count;
}

}  // namespace

Status buffered_file_initialise(BufferedFile* file, Value raw, const StreamMethods* methods,
                                int64_t capacity) {
  uint8_t* data = allocate_array<uint8_t>(capacity);
  if (data == nullptr) return kFailed;
  free_raw(file->data);
  file->data = data;
  retain(raw);
  release(std::exchange(file->raw, raw));
  file->methods = methods;
  file->capacity = capacity;
  file->start = file->end = 0;
  file->is_writing = file->is_detached = 0;
  const Type* type = object_type(file);
  file->readable = !is_subtype(type, &molt_type_buffered_writer);
  file->writable = !is_subtype(type, &molt_type_buffered_reader);
  return kOk;
}

Owned buffered_file_new(Shape& shape, Value raw, int64_t capacity) {
  BufferedFile* file = allocate<BufferedFile>(shape);
  if (file == nullptr) return kOwnedError;
  file->raw = kUnbound;
  Ref result(owned_object(file));
  MOLT_TRY_DISCARD(buffered_file_initialise(file, raw, nullptr, capacity));
  return result.take();
}

Status buffered_file_check_attached(const BufferedFile* file) {
  if (!file->raw.is_unbound()) return kOk;
  return raise(file->is_detached ? messages::raw_detached : messages::file_uninitialised);
}

Tri buffered_file_is_closed(BufferedFile* file) {
  if (file->methods == nullptr) return tri(is_closed(raw_of(file)));
  return file->methods->is_closed(below(file));
}

Tri buffered_file_is_seekable(BufferedFile* file) {
  if (file->methods == nullptr) return tri(raw_file_is_seekable(raw_of(file)));
  return file->methods->is_seekable(below(file));
}

Int64Result buffered_file_fill(BufferedFile* file) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  if (file->start < file->end) return {file->end - file->start};
  file->start = file->end = 0;
  const Int64Result count = raw_read(file, file->data, file->capacity);
  if (failed(count)) return count;
  file->end = count.value == kWouldBlock ? 0 : count.value;
  return {file->end};
}

Int64Result buffered_file_read(BufferedFile* file, void* buffer, int64_t size) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  uint8_t* out = static_cast<uint8_t*>(buffer);
  int64_t done = take(file, out, size);
  while (done < size) {
    // Large parts go to the caller's memory directly.
    const int64_t rest = size - done;
    const bool is_large = rest >= file->capacity;
    if (!is_large) file->start = file->end = 0;
    const Int64Result count = is_large ? raw_read(file, out + done, rest - rest % file->capacity)
                                       : raw_read(file, file->data, file->capacity);
    if (failed(count)) return count;
    if (count.value == kWouldBlock && done == 0) return count;
    if (count.value <= 0) break;
    if (is_large) {
      done += count.value;
    } else {
      file->end = count.value;
      done += take(file, out + done, rest);
    }
  }
  return {done};
}

Int64Result buffered_file_read_some(BufferedFile* file, void* buffer, int64_t size) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  if (file->start < file->end) return {take(file, buffer, size)};
  const Int64Result count = raw_read(file, buffer, size);
  return count.value == kWouldBlock ? Int64Result{0} : count;
}

Owned buffered_file_read_all(BufferedFile* file) {
  MOLT_TRY_DISCARD(prepare_to_read(file));
  ByteBuilder bytes;
  bytes.append(file->data.pointer + file->start, file->end - file->start);
  file->start = file->end = 0;
  MOLT_TRY(rest, raw_read_all(file));
  if (bytes.length() == 0 || bytes.failed()) return rest.take();
  if (!rest.get().is_none()) bytes.append(bytes_view(as_bytes(rest)));
  return bytes.finish();
}

// _io_BufferedWriter_write_impl.
Status buffered_file_write(BufferedFile* file, const void* data, int64_t size) {
  if (!file->is_writing) MOLT_TRY_DISCARD(drop_read_ahead(file));
  const uint8_t* bytes = static_cast<const uint8_t*>(data);
  if (size <= file->capacity - file->end && size < file->capacity) {
    put(file, bytes, size);
    return kOk;
  }
  MOLT_TRY(is_empty, write_some_out(file));
  int64_t done = 0;
  while (is_empty.code != 0 && size - done > file->capacity) {
    const Int64Result count = raw_write(file, bytes + done, size - done);
    if (failed(count)) return Failure{};
    if (count.value == kWouldBlock) break;
    done += count.value;
  }
  done += put(file, bytes + done, size - done);
  return done == size ? kOk : static_cast<Status>(raise_would_block(file, done));
}

Status buffered_file_flush(BufferedFile* file) {
  if (file->is_writing) return write_out(file);
  return file->writable ? drop_read_ahead(file) : kOk;
}

Int64Result buffered_file_tell(BufferedFile* file) {
  const Int64Result position = raw_tell(file);
  if (failed(position)) return position;
  if (file->is_writing) return {position.value + file->end};
  return {position.value - (file->end - file->start)};
}

Int64Result buffered_file_seek(BufferedFile* file, int64_t offset, platform::SeekFrom from) {
  if (file->is_writing) MOLT_TRY_DISCARD(write_out(file));
  const int64_t unread = file->end - file->start;
  if (from == platform::SeekFrom::kCurrent) offset -= unread;
  const Int64Result position = raw_seek(file, offset, from);
  if (!failed(position)) file->start = file->end = 0;
  return position;
}

Status buffered_file_close(BufferedFile* file) {
  MOLT_TRY(closed, buffered_file_is_closed(file));
  if (closed.code != 0) return kOk;
  Status flushed = file->is_writing ? write_out(file) : kOk;
  if (!file->writable && file->methods != nullptr) {
    flushed = file->methods->flush(below(file));
  }
  // The file is closed whether or not the last bytes could be written; that error is the one
  // reported.
  const Value error = std::exchange(molt_state.raised, kUnbound);
  const Status status = raw_close(file);
  chain_exception(error);
  file->start = file->end = 0;
  file->is_writing = 0;
  return is_failure(flushed) ? flushed : status;
}

}  // namespace molt::rt

#define MOLT_DEFINE_BUFFERED(identifier, type_name)                                    \
  extern "C" {                                                                         \
  namespace molt::rt {                                                                 \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0}; \
  constinit Type molt_type_##identifier =                                              \
      builtin_type({.name = type_name,                                                 \
                    .base = &molt_type_buffered_io_base,                               \
                    .shape = &molt_shape_##identifier,                                 \
                    .rows = &molt_rows_##identifier,                                   \
                    .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,       \
                    .basic_size = sizeof(BufferedFile),                                \
                    .extra_offset = sizeof(Object),                                    \
                    .module = "_io"},                                                  \
                   buffered_file_slots());                                             \
  }                                                                                    \
  }

MOLT_DEFINE_BUFFERED(buffered_reader, "BufferedReader")
MOLT_DEFINE_BUFFERED(buffered_writer, "BufferedWriter")
MOLT_DEFINE_BUFFERED(buffered_random, "BufferedRandom")
