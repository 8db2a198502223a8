// The methods and attributes of FileIO, and the methods that all files inherit from _IOBase.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

RawFile* raw(Borrowed self) { return as_raw_file(value_of(self)); }

Status check_open(const RawFile* file) { return is_closed(file) ? raise_closed_raw() : kOk; }

Status check_readable(const RawFile* file) {
  MOLT_TRY_DISCARD(check_open(file));
  if (!file->readable) return raise_unsupported("File not open for reading");
  return kOk;
}

Status check_writable(const RawFile* file) {
  MOLT_TRY_DISCARD(check_open(file));
  if (!file->writable) return raise_unsupported("File not open for writing");
  return kOk;
}

Owned count_result(Int64Result result) {
  if (result.value == kWouldBlock) return owned_none();
  return result.value == kInt64Failed ? kOwnedError : int_from_int64(result.value);
}

}  // namespace

extern "C" Owned molt_m_io_base___enter__(Borrowed self) {
  MOLT_TRY_DISCARD(check_any_open_py(value_of(self)));
  return new_reference(value_of(self));
}

extern "C" Owned molt_m_io_base___exit__(Borrowed self, Borrowed) {
  MOLT_TRY_DISCARD(call_method(value_of(self), MOLT_STR(close)));
  return owned_none();
}

// Stops when the lines so far have at least `hint` characters.
extern "C" Owned molt_m_io_base_readlines(Borrowed self, Borrowed hint) {
  int64_t limit = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(hint), &limit));
  MOLT_TRY(lines, list_new());
  MOLT_TRY(iterator, iterate(value_of(self)));
  int64_t total = 0;
  while (true) {
    MOLT_TRY(line, next_of(iterator));
    if (line.get().is_unbound()) return lines.take();
    MOLT_TRY_DISCARD(list_append(as_list(lines), line));
    if (limit <= 0) continue;
    const Int64Result length = length_of(line);
    if (length.value == kInt64Failed) return kOwnedError;
    total += length.value;
    if (total > limit) return lines.take();
  }
}

extern "C" Owned molt_m_io_base_writelines(Borrowed self, Borrowed lines) {
  const Value file = value_of(self);
  MOLT_TRY_DISCARD(check_any_open_py(file));
  MOLT_TRY(iterator, iterate(value_of(lines)));
  while (true) {
    MOLT_TRY(line, next_of(iterator));
    if (line.get().is_unbound()) return owned_none();
    MOLT_TRY_DISCARD(call_method(file, MOLT_STR(write), line.get()));
  }
}

extern "C" Owned molt_m_raw_file_readall(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return raw_file_read_all(raw(self));
}

extern "C" Owned molt_m_raw_file_read(Borrowed self, Borrowed size) {
  RawFile* file = raw(self);
  MOLT_TRY_DISCARD(check_readable(file));
  int64_t count = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &count));
  if (count < 0) return raw_file_read_all(file);
  ByteBuilder bytes;
  uint8_t* out = bytes.reserve(count);
  if (out == nullptr) return kOwnedError;
  const Int64Result done = raw_file_read(file, out, count);
  if (done.value == kInt64Failed) return kOwnedError;
  if (done.value == kWouldBlock) return owned_none();
  bytes.advance(done.value);
  return bytes.finish();
}

extern "C" Owned molt_m_raw_file_readinto(Borrowed self, Borrowed buffer) {
  MOLT_TRY_DISCARD(check_readable(raw(self)));
  WritableView view;
  MOLT_TRY_DISCARD(require_writable_view("readinto", value_of(buffer), &view));
  return count_result(raw_file_read(raw(self), view.data, view.size));
}

extern "C" Owned molt_m_raw_file_readline(Borrowed self, Borrowed size) {
  RawFile* file = raw(self);
  MOLT_TRY_DISCARD(check_readable(file));
  int64_t limit = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &limit));
  ByteBuilder bytes;
  while (limit < 0 || bytes.length() < limit) {
    uint8_t byte = 0;
    const Int64Result count = raw_file_read(file, &byte, 1);
    if (count.value == kInt64Failed) return kOwnedError;
    if (count.value <= 0) break;
    MOLT_TRY_DISCARD(bytes.append_byte(byte));
    if (byte == '\n') break;
  }
  return bytes.finish();
}

extern "C" Owned molt_m_raw_file_write(Borrowed self, Borrowed b) {
  MOLT_TRY_DISCARD(check_writable(raw(self)));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(b), &view));
  return count_result(raw_file_write(raw(self), view.data, view.size));
}

extern "C" Owned molt_m_raw_file_seek(Borrowed self, Borrowed pos, Borrowed whence) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  int64_t offset = 0;
  platform::SeekFrom from;
  MOLT_TRY_DISCARD(file_offset_py(value_of(pos), &offset));
  MOLT_TRY_DISCARD(whence_py(value_of(whence), messages::whence_unsupported, &from));
  return count_result(raw_file_seek(raw(self), offset, from));
}

extern "C" Owned molt_m_raw_file_tell(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return count_result(raw_file_seek(raw(self), 0, platform::SeekFrom::kCurrent));
}

extern "C" Owned molt_m_raw_file_truncate(Borrowed self, Borrowed size) {
  RawFile* file = raw(self);
  MOLT_TRY_DISCARD(check_writable(file));
  int64_t length = 0;
  if (value_of(size).is_none()) {
    length = raw_file_seek(file, 0, platform::SeekFrom::kCurrent).value;
    if (length == kInt64Failed) return kOwnedError;
  } else {
    MOLT_TRY_DISCARD(file_offset_py(value_of(size), &length));
  }
  return count_result(raw_file_truncate(file, length));
}

extern "C" Owned molt_m_raw_file_flush(Borrowed self) {
  if (is_closed(raw(self))) return raise_closed();
  return owned_none();
}

extern "C" Owned molt_m_raw_file_close(Borrowed self) {
  MOLT_TRY_DISCARD(raw_file_close(raw(self)));
  return owned_none();
}

extern "C" Owned molt_m_raw_file_seekable(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return owned_bool(raw_file_is_seekable(raw(self)));
}

extern "C" Owned molt_m_raw_file_readable(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return owned_bool(raw(self)->readable);
}

extern "C" Owned molt_m_raw_file_writable(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return owned_bool(raw(self)->writable);
}

extern "C" Owned molt_m_raw_file_fileno(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return int_from_int64(raw(self)->descriptor);
}

extern "C" Owned molt_m_raw_file_isatty(Borrowed self) {
  MOLT_TRY_DISCARD(check_open(raw(self)));
  return owned_bool(platform::is_terminal(raw(self)->descriptor));
}

extern "C" Owned molt_g_raw_file_closed(Borrowed self) { return owned_bool(is_closed(raw(self))); }
extern "C" Owned molt_g_raw_file_closefd(Borrowed self) {
  return owned_bool(raw(self)->closes_descriptor);
}
extern "C" Owned molt_g_raw_file_mode(Borrowed self) {
  return make_str_ascii(raw_file_mode(raw(self)));
}

extern "C" Owned molt_g_raw_file_name(Borrowed self) {
  if (raw(self)->name.is_unbound()) return raise_no_file_attribute(value_of(self), "name");
  return new_reference(raw(self)->name);
}

extern "C" Status molt_s_raw_file_name(Borrowed self, Borrowed value) {
  retain(value_of(value));
  release(std::exchange(raw(self)->name, value_of(value)));
  return kOk;
}

}  // namespace molt::rt
