// FileIO: system calls on a descriptor, with CPython's treatment of interruptions (PEP 475).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Calls `operation` until no signal interrupts it; a negative result is an errno, and kWouldBlock
// stands for one of them.
template <typename Operation>
Int64Result retry(Operation&& operation) {
  while (true) {
    const int64_t result = operation();
    if (result >= 0) return {result};
    if (result == -platform::error_try_again()) return {kWouldBlock};
    if (!platform::is_interrupted(static_cast<int>(-result))) {
      return raise_os_error(static_cast<int>(-result), kUnbound);
    }
    MOLT_TRY_DISCARD(check_signals());
  }
}

// CPython's iobase_finalize, which calls close().
void raw_file_finalise(Borrowed self) {
  close_quietly([&] {
    if (is_own_file_type(type_of(value_of(self)))) {
      (void)raw_file_close(as_raw_file(value_of(self)));
    } else {
      Ref closed(call_method(value_of(self), MOLT_STR(close)));
    }
  });
}

void raw_file_destroy(Object* self) {
  drop_field(static_cast<RawFile*>(self)->name);
  destroy_attributes(self);
}

void raw_file_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<RawFile*>(self)->name, visit, context);
  traverse_attributes(self, visit, context);
}

void raw_file_clear(Object* self) { clear_attributes(self); }

Owned raw_file_repr(Borrowed self) {
  RawFile* file = as_raw_file(value_of(self));
  if (is_closed(file)) return make_str_ascii("<_io.FileIO [closed]>");
  StrBuilder out;
  out.append_ascii("<_io.FileIO ");
  if (file->name.is_unbound()) {
    out.append_ascii("fd=");
    out.append_int(file->descriptor);
  } else {
    MOLT_TRY(name, repr_of(file->name));
    out.append_ascii("name=");
    out.append(name.get());
  }
  out.append_ascii(" mode='");
  out.append_ascii(raw_file_mode(file));
  out.append_ascii(file->closes_descriptor ? "' closefd=True>" : "' closefd=False>");
  return out.finish();
}

Owned raw_file_iterate(Borrowed self) {
  if (is_closed(as_raw_file(value_of(self)))) return raise_closed();
  return new_reference(value_of(self));
}

Owned raw_file_next(Borrowed self) {
  MOLT_TRY(line, is_own_file_type(type_of(value_of(self)))
                     ? molt_m_raw_file_readline(self, borrowed(kNone))
                     : call_method(value_of(self), MOLT_STR(readline)));
  return as_bytes(line.get())->length == 0 ? owned_unbound() : line.take();
}

constexpr Slots raw_file_slots() {
  Slots slots{};
  slots.finalise = raw_file_finalise;
  slots.destroy = raw_file_destroy;
  slots.traverse = raw_file_traverse;
  slots.clear = raw_file_clear;
  slots.repr = raw_file_repr;
  slots.iterate = raw_file_iterate;
  slots.next = raw_file_next;
  return slots;
}

}  // namespace

void raw_file_set(RawFile* file, int descriptor, Value name, platform::OpenMode mode,
                  bool closes_descriptor) {
  retain(name);
  release(std::exchange(file->name, name));
  file->descriptor = descriptor;
  file->readable = mode.read;
  file->writable = mode.write;
  file->created = mode.exclusive;
  file->appending = mode.append;
  file->closes_descriptor = closes_descriptor;
  file->seekable = 2;
}

Owned raw_file_new(int descriptor, Value name, platform::OpenMode mode, bool closes_descriptor) {
  RawFile* file = allocate<RawFile>(molt_shape_raw_file);
  if (file == nullptr) {
    if (closes_descriptor) platform::close_file(descriptor);
    return kOwnedError;
  }
  file->name = kUnbound;
  raw_file_set(file, descriptor, name, mode, closes_descriptor);
  return owned_object(file);
}

const char* raw_file_mode(const RawFile* file) {
  if (file->created) return file->readable ? "xb+" : "xb";
  if (file->appending) return file->readable ? "ab+" : "ab";
  if (file->readable) return file->writable ? "rb+" : "rb";
  return "wb";
}

Int64Result raw_file_read(RawFile* file, void* buffer, int64_t size) {
  return retry([&] { return platform::read_file(file->descriptor, buffer, size); });
}

Int64Result raw_file_write(RawFile* file, const void* data, int64_t size) {
  return retry([&] { return platform::write_file(file->descriptor, data, size); });
}

Int64Result raw_file_seek(RawFile* file, int64_t offset, platform::SeekFrom from) {
  const int64_t position = platform::seek_file(file->descriptor, offset, from);
  if (position < 0) return raise_os_error(static_cast<int>(-position), kUnbound);
  file->seekable = 1;
  return {position};
}

bool raw_file_is_seekable(RawFile* file) {
  if (file->seekable == 2) {
    file->seekable = platform::seek_file(file->descriptor, 0, platform::SeekFrom::kCurrent) >= 0;
  }
  return file->seekable == 1;
}

int64_t raw_file_buffer_size(const RawFile* file) {
  platform::FileStatus status;
  if (platform::file_status(file->descriptor, &status) < 0 || status.block_size <= 1) {
    return kDefaultBufferSize;
  }
  return status.block_size;
}

Owned raw_file_read_all(RawFile* file) {
  // One byte more than the rest of the file, so that the end is seen without growing the buffer.
  int64_t room = kDefaultBufferSize;
  platform::FileStatus status;
  if (platform::file_status(file->descriptor, &status) == 0 && status.is_regular) {
    const int64_t position = platform::seek_file(file->descriptor, 0, platform::SeekFrom::kCurrent);
    if (position >= 0 && status.size >= position) room = status.size - position + 1;
  }
  ByteBuilder bytes;
  while (true) {
    uint8_t* out = bytes.reserve(room);
    if (out == nullptr) return kOwnedError;
    const Int64Result count = raw_file_read(file, out, room);
    if (count.value == kInt64Failed) return kOwnedError;
    if (count.value == kWouldBlock && bytes.length() == 0) return owned_none();
    if (count.value <= 0) return bytes.finish();
    bytes.advance(count.value);
    room = room > count.value ? room - count.value : kDefaultBufferSize + bytes.length() / 2;
  }
}

Status raw_file_close(RawFile* file) {
  if (is_closed(file)) return kOk;
  const int descriptor = file->descriptor;
  file->descriptor = -1;
  if (!file->closes_descriptor) return kOk;
  const int result = platform::close_file(descriptor);
  if (result < 0) return raise_os_error(-result, kUnbound);
  return kOk;
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_raw_file{{&molt_type_raw_file}, 0, 0};
constinit Type molt_type_raw_file =
    builtin_type({.name = "FileIO",
                  .base = &molt_type_raw_io_base,
                  .shape = &molt_shape_raw_file,
                  .rows = &molt_rows_raw_file,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,
                  .basic_size = sizeof(RawFile),
                  .extra_offset = sizeof(Object),
                  .module = "_io"},
                 raw_file_slots());
}  // namespace molt::rt
}
