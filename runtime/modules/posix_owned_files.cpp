// Functions of the module posix about what files have on a whole operating system: owners, modes,
// locks, and file systems.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/int.h"
#include "runtime/types/struct_sequence.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(statvfs_result)

namespace molt::rt {

namespace {

Owned none_or_error(int64_t result) {
  if (result < 0) return raise_errno(result);
  return owned_none();
}

}  // namespace

extern "C" Owned molt_f_posix_umask(Borrowed mask) {
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mask, &number));
  return int_from_int64(platform::set_umask(static_cast<uint32_t>(number)));
}

extern "C" Owned molt_f_posix_chmod(Borrowed path_value, Borrowed mode_value, Borrowed dir_fd,
                                    Borrowed follow_symlinks) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "chmod", .takes_descriptor = true}, path_value, &path));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  const uint32_t bits = static_cast<uint32_t>(mode);
  const int done = path.is_descriptor
                       ? platform::change_mode_of(path.descriptor, bits)
                       : platform::change_mode_at(directory, path.text, bits, follows_links);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

extern "C" Owned molt_f_posix_fchmod(Borrowed fd, Borrowed mode_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  MOLT_OS_TRY(done, platform::change_mode_of(descriptor, static_cast<uint32_t>(mode)));
  return owned_none();
}

namespace {

Owned change_owner(const PathRules& rules, Borrowed path_value, Borrowed uid, Borrowed gid,
                   Borrowed dir_fd, bool follows_links) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py(rules, path_value, &path));
  uint32_t user = 0;
  MOLT_TRY_DISCARD(id_argument_py("uid", uid, &user));
  uint32_t group = 0;
  MOLT_TRY_DISCARD(id_argument_py("gid", gid, &group));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  if (path.is_descriptor) {
    if (directory != platform::current_directory()) {
      return raise(messages::os_directory_without_path, rules.function);
    }
    if (!follows_links) return raise(messages::os_descriptor_and_links, rules.function);
  }
  const int done = path.is_descriptor ? platform::change_owner_of(path.descriptor, user, group)
                                      : platform::change_owner_at(directory, path.text, user, group,
                                                                  follows_links);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

}  // namespace

extern "C" Owned molt_f_posix_chown(Borrowed path, Borrowed uid, Borrowed gid, Borrowed dir_fd,
                                    Borrowed follow_symlinks) {
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  return change_owner({.function = "chown", .takes_descriptor = true}, path, uid, gid, dir_fd,
                      follows_links);
}
extern "C" Owned molt_f_posix_lchown(Borrowed path, Borrowed uid, Borrowed gid) {
  return change_owner({.function = "lchown"}, path, uid, gid, borrowed(kNone), false);
}
extern "C" Owned molt_f_posix_fchown(Borrowed fd, Borrowed uid, Borrowed gid) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  uint32_t user = 0;
  MOLT_TRY_DISCARD(id_argument_py("uid", uid, &user));
  uint32_t group = 0;
  MOLT_TRY_DISCARD(id_argument_py("gid", gid, &group));
  MOLT_OS_TRY(done, platform::change_owner_of(descriptor, user, group));
  return owned_none();
}

extern "C" Owned molt_f_posix_chroot(Borrowed path_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "chroot"}, path_value, &path));
  const int done = platform::change_root(path.text);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

extern "C" Owned molt_f_posix_fchdir(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  MOLT_OS_TRY(done, platform::change_directory_to(descriptor));
  return owned_none();
}

extern "C" Owned molt_f_posix_mkfifo(Borrowed path_value, Borrowed mode_value, Borrowed dir_fd) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "mkfifo"}, path_value, &path));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  MOLT_OS_TRY(done, platform::make_fifo_at(directory, path.text, static_cast<uint32_t>(mode)));
  return owned_none();
}

extern "C" Owned molt_f_posix_sync() {
  platform::sync_everything();
  return owned_none();
}

extern "C" Owned molt_f_posix_lockf(Borrowed fd, Borrowed command_value, Borrowed length_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int command = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(command_value, &command));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(length_value, &length));
  return none_or_error(platform::lock_file(descriptor, command, length));
}

extern "C" Owned molt_f_posix_posix_fadvise(Borrowed fd, Borrowed offset_value,
                                            Borrowed length_value, Borrowed advice_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t offset = 0;
  MOLT_TRY_DISCARD(int64_argument_py(offset_value, &offset));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(length_value, &length));
  int advice = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(advice_value, &advice));
  MOLT_OS_TRY(done, -platform::advise_file(descriptor, offset, length, advice));
  return owned_none();
}

extern "C" Owned molt_f_posix_posix_fallocate(Borrowed fd, Borrowed offset_value,
                                              Borrowed length_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int64_t offset = 0;
  MOLT_TRY_DISCARD(int64_argument_py(offset_value, &offset));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(length_value, &length));
  MOLT_OS_TRY(done, -platform::allocate_file(descriptor, offset, length));
  return owned_none();
}

extern "C" Owned molt_f_posix_sendfile(Borrowed out_fd, Borrowed in_fd, Borrowed offset_value,
                                       Borrowed count_value) {
  int out = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(out_fd, &out));
  int in = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(in_fd, &in));
  int64_t count = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(count_value), &count));
  const bool has_offset = !value_of(offset_value).is_none();
  int64_t offset = 0;
  if (has_offset) MOLT_TRY_DISCARD(int64_argument_py(offset_value, &offset));
  MOLT_OS_TRY(sent, platform::send_file(out, in, has_offset ? &offset : nullptr, count));
  return int_from_int64(sent);
}

// --- File systems

namespace {

constexpr const char* kStatvfsNames[] = {"f_bsize",  "f_frsize",  "f_blocks", "f_bfree",
                                         "f_bavail", "f_files",   "f_ffree",  "f_favail",
                                         "f_flag",   "f_namemax", "f_fsid"};

}  // namespace

extern const StructSequenceFields kStatvfsFields;
constexpr StructSequenceFields kStatvfsFields{&molt_type_statvfs_result, "os.statvfs_result",
                                              kStatvfsNames, 10, 11};

namespace {

Owned statvfs_result(const platform::FileSystemStatus& status) {
  const uint64_t numbers[] = {status.block_size,
                              status.fragment_size,
                              status.num_blocks,
                              status.num_free_blocks,
                              status.num_available_blocks,
                              status.num_inodes,
                              status.num_free_inodes,
                              status.num_available_inodes,
                              status.flags,
                              status.name_max,
                              status.id};
  Value values[11];
  for (int i = 0; i < 11; i++) values[i] = value_of(int_from_uint64(numbers[i]));
  return struct_sequence_new(kStatvfsFields, values);
}

}  // namespace

extern "C" Owned molt_f_posix_statvfs(Borrowed path_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "statvfs", .takes_descriptor = true}, path_value, &path));
  platform::FileSystemStatus status;
  MOLT_OS_TRY(done,
              path.is_descriptor ? platform::file_system_status_of(path.descriptor, &status)
                                 : platform::file_system_status(path.text, &status),
              path);
  return statvfs_result(status);
}

extern "C" Owned molt_f_posix_fstatvfs(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  platform::FileSystemStatus status;
  MOLT_OS_TRY(done, platform::file_system_status_of(descriptor, &status));
  return statvfs_result(status);
}

extern "C" Owned molt_c_posix_statvfs_result() {
  return new_reference(value_of_type(molt_type_statvfs_result));
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(statvfs_result, "statvfs_result", "os", kStatvfsFields, true)
