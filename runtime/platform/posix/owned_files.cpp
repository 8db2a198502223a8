// The part of process_control.h about files: owners, modes, locks, attributes, descriptors.
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "runtime/platform/process_control.h"
#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int64_t value) { return value < 0 ? last_error() : static_cast<int>(value); }
int64_t long_result(int64_t value) { return value < 0 ? last_error() : value; }

int link_flag(bool follows_links) { return follows_links ? 0 : AT_SYMLINK_NOFOLLOW; }

void fill_file_system(const struct statvfs& from, FileSystemStatus* to) {
  *to = {from.f_bsize, from.f_frsize, from.f_blocks, from.f_bfree,   from.f_bavail, from.f_files,
         from.f_ffree, from.f_favail, from.f_flag,   from.f_namemax, from.f_fsid};
}

}  // namespace

uint32_t set_umask(uint32_t mask) { return umask(mask); }

int change_mode_at(int directory, const char* path, uint32_t mode, bool follows_links) {
  return result(fchmodat(directory, path, mode, link_flag(follows_links)));
}
int change_mode_of(int descriptor, uint32_t mode) { return result(fchmod(descriptor, mode)); }
int change_owner_at(int directory, const char* path, uint32_t user, uint32_t group,
                    bool follows_links) {
  return result(fchownat(directory, path, user, group, link_flag(follows_links)));
}
int change_owner_of(int descriptor, uint32_t user, uint32_t group) {
  return result(fchown(descriptor, user, group));
}
int change_directory_to(int descriptor) { return result(fchdir(descriptor)); }
int change_root(const char* path) { return result(chroot(path)); }
int make_fifo_at(int directory, const char* path, uint32_t mode) {
  return result(mkfifoat(directory, path, mode));
}
void sync_everything() { sync(); }
int lock_file(int descriptor, int command, int64_t length) {
  return result(lockf(descriptor, command, length));
}
int lock_whole_file(int descriptor, int operation) { return result(flock(descriptor, operation)); }

bool is_lock_operation(int operation) {
  return operation == LOCK_UN || (operation & (LOCK_SH | LOCK_EX)) != 0;
}

int lock_part(int descriptor, int operation, int64_t start, int64_t length, int whence) {
  struct flock lock{};
  lock.l_type = operation == LOCK_UN ? F_UNLCK : (operation & LOCK_SH) != 0 ? F_RDLCK : F_WRLCK;
  lock.l_start = start;
  lock.l_len = length;
  lock.l_whence = static_cast<short>(whence);
  return result(fcntl(descriptor, (operation & LOCK_NB) != 0 ? F_SETLK : F_SETLKW, &lock));
}

int64_t control_file(int descriptor, int command, int64_t argument) {
  return long_result(fcntl(descriptor, command, argument));
}
int64_t control_file(int descriptor, int command, void* argument) {
  return long_result(fcntl(descriptor, command, argument));
}
int64_t control_device(int descriptor, int64_t request, int64_t argument) {
  return long_result(ioctl(descriptor, static_cast<unsigned long>(request), argument));
}
int64_t control_device(int descriptor, int64_t request, void* argument) {
  return long_result(ioctl(descriptor, static_cast<unsigned long>(request), argument));
}
int advise_file(int descriptor, int64_t offset, int64_t length, int advice) {
  return posix_fadvise(descriptor, offset, length, advice);
}
int allocate_file(int descriptor, int64_t offset, int64_t length) {
  return posix_fallocate(descriptor, offset, length);
}
int64_t send_file(int out, int in, int64_t* offset, int64_t count) {
  off_t position = offset == nullptr ? 0 : *offset;
  const ssize_t sent =
      sendfile(out, in, offset == nullptr ? nullptr : &position, static_cast<size_t>(count));
  if (offset != nullptr) *offset = position;
  return long_result(sent);
}

int file_system_status(const char* path, FileSystemStatus* status) {
  struct statvfs found;
  if (statvfs(path, &found) < 0) return last_error();
  fill_file_system(found, status);
  return 0;
}
int file_system_status_of(int descriptor, FileSystemStatus* status) {
  struct statvfs found;
  if (fstatvfs(descriptor, &found) < 0) return last_error();
  fill_file_system(found, status);
  return 0;
}

int64_t attribute_value(const AttributePlace& place, const char* name, void* buffer, int64_t size) {
  const size_t room = static_cast<size_t>(size);
  if (place.path == nullptr) return long_result(fgetxattr(place.descriptor, name, buffer, room));
  return long_result(place.follows_links ? getxattr(place.path, name, buffer, room)
                                         : lgetxattr(place.path, name, buffer, room));
}
int set_attribute(const AttributePlace& place, const char* name, const void* value, int64_t size,
                  int flags) {
  const size_t length = static_cast<size_t>(size);
  if (place.path == nullptr) return result(fsetxattr(place.descriptor, name, value, length, flags));
  return result(place.follows_links ? setxattr(place.path, name, value, length, flags)
                                    : lsetxattr(place.path, name, value, length, flags));
}
int remove_attribute(const AttributePlace& place, const char* name) {
  if (place.path == nullptr) return result(fremovexattr(place.descriptor, name));
  return result(place.follows_links ? removexattr(place.path, name)
                                    : lremovexattr(place.path, name));
}
int64_t attribute_list(const AttributePlace& place, char* buffer, int64_t size) {
  const size_t room = static_cast<size_t>(size);
  if (place.path == nullptr) return long_result(flistxattr(place.descriptor, buffer, room));
  return long_result(place.follows_links ? listxattr(place.path, buffer, room)
                                         : llistxattr(place.path, buffer, room));
}

int duplicate(int descriptor) { return result(fcntl(descriptor, F_DUPFD_CLOEXEC, 0)); }
int make_pipe(int flags, int ends[2]) { return result(pipe2(ends, flags)); }

int duplicate_to(int descriptor, int target, bool inheritable) {
  if (descriptor == target || inheritable) {
    const int copy = dup2(descriptor, target);
    if (copy < 0 || inheritable) return result(copy);
    return set_inheritable(copy, false) < 0 ? last_error() : copy;
  }
  return result(dup3(descriptor, target, O_CLOEXEC));
}

static_assert(sizeof(BufferPart) == sizeof(iovec));
int64_t read_parts(int descriptor, const BufferPart* parts, int count) {
  return long_result(readv(descriptor, reinterpret_cast<const iovec*>(parts), count));
}
int64_t write_parts(int descriptor, const BufferPart* parts, int count) {
  return long_result(writev(descriptor, reinterpret_cast<const iovec*>(parts), count));
}

}  // namespace molt::platform
