// Functions of the module posix over open descriptors.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/posix.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_posix_open(Borrowed path_value, Borrowed flags_value, Borrowed mode_value,
                                   Borrowed dir_fd) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "open"}, path_value, &path));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  // New descriptors are not inherited (PEP 446).
  flags |= platform::open_flags({});
  MOLT_OS_TRY(descriptor,
              platform::open_at(directory, path.text, flags, static_cast<uint32_t>(mode)), path);
  return int_from_int64(descriptor);
}

// Not repeated after an interruption, since the descriptor is closed already.
extern "C" Owned molt_f_posix_close(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int result = platform::close_file(descriptor);
  if (result < 0 && !platform::is_interrupted(-result)) return raise_errno(result);
  return owned_none();
}

extern "C" Owned molt_f_posix_closerange(Borrowed fd_low, Borrowed fd_high) {
  int low = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd_low, &low));
  int high = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd_high, &high));
  for (int descriptor = low < 0 ? 0 : low; descriptor < high; descriptor++) {
    (void)platform::close_file(descriptor);
  }
  return owned_none();
}

namespace {

// Reads into a new bytes object by one call.
template <typename Read>
Owned read_bytes(int64_t length, Read&& read) {
  if (length < 0) return raise_errno(-platform::error_invalid_argument());
  ByteBuilder out;
  uint8_t* buffer = out.reserve(length);
  if (buffer == nullptr) return kOwnedError;
  MOLT_OS_TRY(count, read(buffer));
  out.advance(count);
  return out.finish();
}

}  // namespace

extern "C" Owned molt_f_posix_read(Borrowed fd, Borrowed length_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t length = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(length_value), &length));
  return read_bytes(length,
                    [&](void* buffer) { return platform::read_file(descriptor, buffer, length); });
}

extern "C" Owned molt_f_posix_pread(Borrowed fd, Borrowed length_value, Borrowed offset_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t length = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(length_value), &length));
  int64_t offset = 0;
  MOLT_TRY_DISCARD(int64_argument_py(offset_value, &offset));
  return read_bytes(
      length, [&](void* buffer) { return platform::read_at(descriptor, buffer, length, offset); });
}

extern "C" Owned molt_f_posix_write(Borrowed fd, Borrowed data) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(data), &view));
  MOLT_OS_TRY(count, platform::write_file(descriptor, view.data, view.size));
  return int_from_int64(count);
}

extern "C" Owned molt_f_posix_pwrite(Borrowed fd, Borrowed buffer, Borrowed offset_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(buffer), &view));
  int64_t offset = 0;
  MOLT_TRY_DISCARD(int64_argument_py(offset_value, &offset));
  MOLT_OS_TRY(count, platform::write_at(descriptor, view.data, view.size, offset));
  return int_from_int64(count);
}

extern "C" Owned molt_f_posix_lseek(Borrowed fd, Borrowed position_value, Borrowed whence_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t position = 0;
  MOLT_TRY_DISCARD(int64_argument_py(position_value, &position));
  int whence = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(whence_value, &whence));
  MOLT_OS_TRY(reached, platform::seek_by_number(descriptor, position, whence));
  return int_from_int64(reached);
}

extern "C" Owned molt_f_posix_fsync(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  MOLT_OS_TRY(done, platform::sync_file(descriptor, false));
  return owned_none();
}

extern "C" Owned molt_f_posix_fdatasync(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  MOLT_OS_TRY(done, platform::sync_file(descriptor, true));
  return owned_none();
}

extern "C" Owned molt_f_posix_ftruncate(Borrowed fd, Borrowed length_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(length_value, &length));
  MOLT_OS_TRY(done, platform::truncate_file(descriptor, length));
  return owned_none();
}

extern "C" Owned molt_f_posix_isatty(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  return owned_bool(platform::is_terminal(descriptor));
}

extern "C" Owned molt_f_posix_get_blocking(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int blocks = platform::is_blocking(descriptor);
  if (blocks < 0) return raise_errno(blocks);
  return owned_bool(blocks != 0);
}

extern "C" Owned molt_f_posix_set_blocking(Borrowed fd, Borrowed blocking) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  bool blocks = false;
  MOLT_TRY_DISCARD(flag_argument_py(blocking, &blocks));
  const int done = platform::set_blocking(descriptor, blocks);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_posix_get_inheritable(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int inheritable = platform::is_inheritable(descriptor);
  if (inheritable < 0) return raise_errno(inheritable);
  return owned_bool(inheritable != 0);
}

extern "C" Owned molt_f_posix_set_inheritable(Borrowed fd, Borrowed inheritable) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int wanted = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(inheritable, &wanted));
  const int done = platform::set_inheritable(descriptor, wanted != 0);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

// The encoding of a terminal; None for anything else.
extern "C" Owned molt_f_posix_device_encoding(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  if (!platform::is_terminal(descriptor)) return owned_none();
  return make_str_ascii("UTF-8");
}

}  // namespace molt::rt
