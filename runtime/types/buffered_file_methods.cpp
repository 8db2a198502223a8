// The methods and attributes of BufferedReader, BufferedWriter and BufferedRandom. The three types
// share the bodies.
#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(fileno)
MOLT_DEFINE_NAME(isatty)
MOLT_DEFINE_NAME(mode)
MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(seekable)
MOLT_DEFINE_NAME(truncate)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

BufferedFile* buffered(Borrowed self) { return as_buffered_file(value_of(self)); }

// "{operation} of closed file".
Status check_open(BufferedFile* file, const char* operation) {
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  MOLT_TRY(closed, buffered_file_is_closed(file));
  return closed.code != 0 ? raise(messages::operation_of_closed_file, operation) : kOk;
}

// CPython asks the raw file, whose message has no full stop. Requires a RawFile.
Status check_raw_open(const BufferedFile* file) {
  return is_closed(raw_of(file)) ? raise_closed_raw() : kOk;
}

Status check_readable(BufferedFile* file, const char* operation) {
  if (!file->readable) return raise_unsupported("read");
  return check_open(file, operation);
}

Owned count_result(Int64Result result) {
  if (result.value == kWouldBlock) return owned_none();
  return result.value == kInt64Failed ? kOwnedError : int_from_int64(result.value);
}

// What the raw stream says, when it is no RawFile.
Owned ask_raw(BufferedFile* file, Str* method) {
  return call_method(Ref::share(file->raw), method);
}

Owned read_bytes(BufferedFile* file, int64_t size, bool one_read) {
  ByteBuilder bytes;
  uint8_t* out = bytes.reserve(size);
  if (out == nullptr) return kOwnedError;
  const Int64Result count =
      one_read ? buffered_file_read_some(file, out, size) : buffered_file_read(file, out, size);
  if (count.value == kInt64Failed) return kOwnedError;
  if (count.value == kWouldBlock) return owned_none();
  bytes.advance(count.value);
  return bytes.finish();
}

Owned read(Borrowed self, Borrowed size) {
  BufferedFile* file = buffered(self);
  int64_t count = 0;
  if (!file->readable) {
    // The method of _BufferedIOBase converts its argument first.
    const Int64Result number = ssize_argument_py(value_of(size));
    if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
    return raise_unsupported("read");
  }
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &count));
  if (count < -1) return raise(messages::read_length);
  MOLT_TRY_DISCARD(check_open(file, "read"));
  return count < 0 ? buffered_file_read_all(file) : read_bytes(file, count, false);
}

Owned read1(Borrowed self, Borrowed size) {
  BufferedFile* file = buffered(self);
  if (!file->readable) return raise_unsupported("read1");
  int64_t count = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &count));
  MOLT_TRY_DISCARD(check_open(file, "read"));
  return read_bytes(file, count < 0 ? file->capacity : count, true);
}

// What was read for a buffer, into it.
Owned fill_buffer_py(BufferedFile* file, Value buffer, const char* function, bool one_read) {
  WritableView view;
  MOLT_TRY_DISCARD(require_writable_view(function, buffer, &view));
  if (file->methods == nullptr) {
    return count_result(one_read ? buffered_file_read_some(file, view.data, view.size)
                                 : buffered_file_read(file, view.data, view.size));
  }
  // The methods of the raw stream may change the buffer.
  MOLT_TRY(bytes, read_bytes(file, view.size, one_read));
  if (bytes.get().is_none()) return owned_none();
  MOLT_TRY_DISCARD(require_writable_view(function, buffer, &view));
  const std::string_view text = bytes_view(as_bytes(bytes));
  const int64_t size = static_cast<int64_t>(text.size());
  memcpy(view.data, text.data(), static_cast<size_t>(size < view.size ? size : view.size));
  return int_from_int64(size);
}

Owned readinto(Borrowed self, Borrowed buffer) {
  MOLT_TRY_DISCARD(check_readable(buffered(self), "readinto"));
  return fill_buffer_py(buffered(self), value_of(buffer), "readinto", false);
}

Owned readinto1(Borrowed self, Borrowed buffer) {
  MOLT_TRY_DISCARD(check_readable(buffered(self), "readinto"));
  return fill_buffer_py(buffered(self), value_of(buffer), "readinto1", true);
}

Owned readline(Borrowed self, Borrowed size) {
  BufferedFile* file = buffered(self);
  int64_t limit = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &limit));
  MOLT_TRY_DISCARD(check_readable(file, "readline"));
  return buffered_file_read_line(file, limit);
}

Owned write(Borrowed self, Borrowed buffer) {
  BufferedFile* file = buffered(self);
  if (!file->writable) return raise_unsupported("write");
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(buffer), &view));
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  MOLT_TRY(closed, buffered_file_is_closed(file));
  if (closed.code != 0) return raise(messages::write_to_closed_file);
  // The methods of a raw stream may change the buffer.
  Ref copy;
  if (file->methods != nullptr) {
    MOLT_TRY_DISCARD(require_byte_view(value_of(buffer), &view));
    copy =
        Ref(make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(view.size)}));
    if (is_failure(copy)) return kOwnedError;
    view.data = as_bytes(copy)->data();
  }
  MOLT_TRY_DISCARD(buffered_file_write(file, view.data, view.size));
  return int_from_int64(view.size);
}

Owned seek(Borrowed self, Borrowed target, Borrowed whence) {
  BufferedFile* file = buffered(self);
  platform::SeekFrom from;
  MOLT_TRY_DISCARD(whence_py(value_of(whence), messages::whence_unsupported, &from));
  MOLT_TRY_DISCARD(check_open(file, "seek"));
  MOLT_TRY(seekable, buffered_file_is_seekable(file));
  if (seekable.code == 0) return raise_unsupported("File or stream is not seekable.");
  int64_t offset = 0;
  MOLT_TRY_DISCARD(file_offset_py(value_of(target), &offset));
  return count_result(buffered_file_seek(file, offset, from));
}

Owned tell(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods == nullptr) MOLT_TRY_DISCARD(check_raw_open(file));
  return count_result(buffered_file_tell(file));
}

Owned truncate(Borrowed self, Borrowed pos) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(check_open(file, "truncate"));
  if (!file->writable) return raise_unsupported("truncate");
  MOLT_TRY_DISCARD(buffered_file_flush(file));
  if (file->methods != nullptr) {
    return call_method(Ref::share(file->raw), MOLT_STR(truncate), value_of(pos));
  }
  int64_t length = 0;
  if (value_of(pos).is_none()) {
    length = buffered_file_tell(file).value;
    if (length == kInt64Failed) return kOwnedError;
  } else {
    MOLT_TRY_DISCARD(file_offset_py(value_of(pos), &length));
  }
  return count_result(raw_file_truncate(raw_of(file), length));
}

Owned flush(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (!file->writable) {
    if (file->methods != nullptr) return ask_raw(file, MOLT_STR(flush));
    if (is_closed(raw_of(file))) return raise_closed();
    return owned_none();
  }
  MOLT_TRY_DISCARD(check_open(file, "flush"));
  MOLT_TRY_DISCARD(buffered_file_flush(file));
  return owned_none();
}

Owned close(Borrowed self) {
  MOLT_TRY_DISCARD(buffered_file_check_attached(buffered(self)));
  MOLT_TRY_DISCARD(buffered_file_close(buffered(self)));
  return owned_none();
}

Owned detach(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(call_method(value_of(self), MOLT_STR(flush)));
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  file->is_detached = 1;
  return owned_unchecked(std::exchange(file->raw, kUnbound));
}

Owned seekable(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods != nullptr) return ask_raw(file, MOLT_STR(seekable));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(raw_file_is_seekable(raw_of(file)));
}

// A layer that cannot do it says so even when it is closed.
Owned capability(Borrowed self, bool can, Str* method) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (!can) return owned_bool(false);
  if (file->methods != nullptr) return ask_raw(file, method);
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(true);
}

Owned fileno(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods != nullptr) return ask_raw(file, MOLT_STR(fileno));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return int_from_int64(raw_of(file)->descriptor);
}

Owned isatty(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods != nullptr) return ask_raw(file, MOLT_STR(isatty));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(platform::is_terminal(raw_of(file)->descriptor));
}

Owned raw_attribute(Borrowed self) {
  const Value raw = buffered(self)->raw;
  return new_reference(raw.is_unbound() ? kNone : raw);
}

Owned closed(Borrowed self) {
  MOLT_TRY_DISCARD(buffered_file_check_attached(buffered(self)));
  MOLT_TRY(closed, buffered_file_is_closed(buffered(self)));
  return owned_bool(closed.code != 0);
}

Owned name(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods != nullptr) return get_attribute(Ref::share(file->raw), MOLT_STR(name));
  const Value name = raw_of(file)->name;
  if (name.is_unbound()) return raise_no_file_attribute(file->raw, "name");
  return new_reference(name);
}

Owned mode(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(buffered_file_check_attached(file));
  if (file->methods != nullptr) return get_attribute(Ref::share(file->raw), MOLT_STR(mode));
  return make_str_ascii(raw_file_mode(raw_of(file)));
}

// What is in the buffer, after one read if it is empty.
Owned peek(Borrowed self) {
  BufferedFile* file = buffered(self);
  MOLT_TRY_DISCARD(check_open(file, "peek"));
  if (buffered_file_fill(file).value == kInt64Failed) return kOwnedError;
  return make_bytes({reinterpret_cast<const char*>(file->data.pointer) + file->start,
                     static_cast<size_t>(file->end - file->start)});
}

}  // namespace

Owned buffered_file_read_line(BufferedFile* file, int64_t limit) {
  ByteBuilder bytes;
  while (limit < 0 || bytes.length() < limit) {
    const Int64Result available = buffered_file_fill(file);
    if (available.value == kInt64Failed) return kOwnedError;
    if (available.value == 0) break;
    int64_t size = file->end - file->start;
    if (limit >= 0 && size > limit - bytes.length()) size = limit - bytes.length();
    const uint8_t* start = file->data.pointer + file->start;
    const void* newline = memchr(start, '\n', static_cast<size_t>(size));
    if (newline != nullptr) size = static_cast<const uint8_t*>(newline) - start + 1;
    file->start += size;
    if (newline != nullptr && bytes.length() == 0) {
      return make_bytes({reinterpret_cast<const char*>(start), static_cast<size_t>(size)});
    }
    MOLT_TRY_DISCARD(bytes.append(start, size));
    if (newline != nullptr) break;
  }
  return bytes.finish();
}

Owned buffered_file_next(Borrowed self) {
  if (!is_own_file_type(type_of(value_of(self)))) {
    MOLT_TRY(line, call_method(value_of(self), MOLT_STR(readline)));
    if (!is_bytes(line)) return raise(messages::readline_result_type, line.get());
    return as_bytes(line.get())->length == 0 ? owned_unbound() : line.take();
  }
  MOLT_TRY_DISCARD(check_readable(buffered(self), "readline"));
  MOLT_TRY(line, buffered_file_read_line(buffered(self), -1));
  return as_bytes(line.get())->length == 0 ? owned_unbound() : line.take();
}

#define MOLT_BUFFERED_BODIES(type, can_read, can_write)                                         \
  extern "C" {                                                                                  \
  Owned molt_m_##type##_read(Borrowed self, Borrowed size) { return read(self, size); }         \
  Owned molt_m_##type##_read1(Borrowed self, Borrowed size) { return read1(self, size); }       \
  Owned molt_m_##type##_readinto(Borrowed self, Borrowed to) { return readinto(self, to); }     \
  Owned molt_m_##type##_readinto1(Borrowed self, Borrowed to) { return readinto1(self, to); }   \
  Owned molt_m_##type##_readline(Borrowed self, Borrowed size) { return readline(self, size); } \
  Owned molt_m_##type##_write(Borrowed self, Borrowed from) { return write(self, from); }       \
  Owned molt_m_##type##_seek(Borrowed self, Borrowed target, Borrowed whence) {                 \
    return seek(self, target, whence);                                                          \
  }                                                                                             \
  Owned molt_m_##type##_tell(Borrowed self) { return tell(self); }                              \
  Owned molt_m_##type##_truncate(Borrowed self, Borrowed pos) { return truncate(self, pos); }   \
  Owned molt_m_##type##_flush(Borrowed self) { return flush(self); }                            \
  Owned molt_m_##type##_close(Borrowed self) { return close(self); }                            \
  Owned molt_m_##type##_detach(Borrowed self) { return detach(self); }                          \
  Owned molt_m_##type##_seekable(Borrowed self) { return seekable(self); }                      \
  Owned molt_m_##type##_readable(Borrowed self) {                                               \
    return capability(self, can_read, MOLT_STR(readable));                                      \
  }                                                                                             \
  Owned molt_m_##type##_writable(Borrowed self) {                                               \
    return capability(self, can_write, MOLT_STR(writable));                                     \
  }                                                                                             \
  Owned molt_m_##type##_fileno(Borrowed self) { return fileno(self); }                          \
  Owned molt_m_##type##_isatty(Borrowed self) { return isatty(self); }                          \
  Owned molt_g_##type##_raw(Borrowed self) { return raw_attribute(self); }                      \
  Owned molt_g_##type##_closed(Borrowed self) { return closed(self); }                          \
  Owned molt_g_##type##_name(Borrowed self) { return name(self); }                              \
  Owned molt_g_##type##_mode(Borrowed self) { return mode(self); }                              \
  }

MOLT_BUFFERED_BODIES(buffered_reader, true, false)
MOLT_BUFFERED_BODIES(buffered_writer, false, true)
MOLT_BUFFERED_BODIES(buffered_random, true, true)

extern "C" Owned molt_m_buffered_reader_peek(Borrowed self, Borrowed) { return peek(self); }
extern "C" Owned molt_m_buffered_random_peek(Borrowed self, Borrowed) { return peek(self); }

}  // namespace molt::rt
