#include "runtime/platform/file_system.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int64_t value) { return value < 0 ? last_error() : static_cast<int>(value); }
int64_t long_result(int64_t value) { return value < 0 ? last_error() : value; }

TimeStamp time_stamp(const timespec& time) { return {time.tv_sec, time.tv_nsec}; }

void fill_status(const struct stat& from, SystemStatus* to) {
  to->device = from.st_dev;
  to->inode = from.st_ino;
  to->mode = from.st_mode;
  to->num_links = from.st_nlink;
  to->user = from.st_uid;
  to->group = from.st_gid;
  to->special_device = from.st_rdev;
  to->size = from.st_size;
  to->block_size = from.st_blksize;
  to->num_blocks = from.st_blocks;
  to->accessed = time_stamp(from.st_atim);
  to->modified = time_stamp(from.st_mtim);
  to->changed = time_stamp(from.st_ctim);
}

// Null stays null.
const timespec* to_times(const TimeStamp* times, timespec* buffer) {
  if (times == nullptr) return nullptr;
  for (int i = 0; i < 2; i++) {
    buffer[i].tv_sec = static_cast<time_t>(times[i].seconds);
    buffer[i].tv_nsec = static_cast<long>(times[i].nanoseconds);
  }
  return buffer;
}

EntryKind kind_of(unsigned char type) {
  switch (type) {
    case DT_UNKNOWN:
      return EntryKind::kUnknown;
    case DT_DIR:
      return EntryKind::kDirectory;
    case DT_REG:
      return EntryKind::kFile;
    case DT_LNK:
      return EntryKind::kLink;
    default:
      return EntryKind::kOther;
  }
}

}  // namespace

int current_directory() { return AT_FDCWD; }

int status_at(int directory, const char* path, bool follows_links, SystemStatus* status) {
  struct stat found;
  const int flags = follows_links ? 0 : AT_SYMLINK_NOFOLLOW;
  if (::fstatat(directory, path, &found, flags) < 0) return last_error();
  fill_status(found, status);
  return 0;
}

int status_of(int descriptor, SystemStatus* status) {
  struct stat found;
  if (::fstat(descriptor, &found) < 0) return last_error();
  fill_status(found, status);
  return 0;
}

int open_at(int directory, const char* path, int flags, uint32_t mode) {
  return result(::openat(directory, path, flags, mode));
}

int make_directory_at(int directory, const char* path, uint32_t mode) {
  return result(::mkdirat(directory, path, mode));
}

int remove_at(int directory, const char* path, bool is_directory) {
  return result(::unlinkat(directory, path, is_directory ? AT_REMOVEDIR : 0));
}

int rename_at(int directory, const char* path, int new_directory, const char* new_path) {
  return result(::renameat(directory, path, new_directory, new_path));
}

int link_at(int directory, const char* path, int new_directory, const char* new_path,
            bool follows_links) {
  return result(
      ::linkat(directory, path, new_directory, new_path, follows_links ? AT_SYMLINK_FOLLOW : 0));
}

int symbolic_link_at(const char* target, int directory, const char* path) {
  return result(::symlinkat(target, directory, path));
}

int64_t read_link_at(int directory, const char* path, char* buffer, int64_t size) {
  return long_result(::readlinkat(directory, path, buffer, static_cast<size_t>(size)));
}

int access_at(int directory, const char* path, int mode, bool by_effective_ids,
              bool follows_links) {
  const int flags = (by_effective_ids ? AT_EACCESS : 0) | (follows_links ? 0 : AT_SYMLINK_NOFOLLOW);
  return result(::faccessat(directory, path, mode, flags));
}

int set_times_at(int directory, const char* path, const TimeStamp* times, bool follows_links) {
  timespec buffer[2];
  return result(::utimensat(directory, path, to_times(times, buffer),
                            follows_links ? 0 : AT_SYMLINK_NOFOLLOW));
}

int set_times_of(int descriptor, const TimeStamp* times) {
  timespec buffer[2];
  return result(::futimens(descriptor, to_times(times, buffer)));
}

int truncate_path(const char* path, int64_t size) { return result(::truncate(path, size)); }
int change_directory(const char* path) { return result(::chdir(path)); }

void* open_directory(const char* path, int* error) {
  DIR* directory = ::opendir(path);
  if (directory == nullptr) *error = last_error();
  return directory;
}

void* open_directory_of(int descriptor, int* error) {
  DIR* directory = ::fdopendir(descriptor);
  if (directory == nullptr) *error = last_error();
  return directory;
}

int next_entry(void* directory, DirectoryEntry* entry) {
  while (true) {
    errno = 0;
    const dirent* found = ::readdir(static_cast<DIR*>(directory));
    if (found == nullptr) return errno == 0 ? 0 : last_error();
    if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0) continue;
    *entry = {found->d_name, found->d_ino, kind_of(found->d_type)};
    return 1;
  }
}

void rewind_directory(void* directory) { ::rewinddir(static_cast<DIR*>(directory)); }
void close_directory(void* directory) { ::closedir(static_cast<DIR*>(directory)); }

int sync_file(int descriptor, bool only_data) {
  return result(only_data ? ::fdatasync(descriptor) : ::fsync(descriptor));
}

int64_t read_at(int descriptor, void* buffer, int64_t size, int64_t offset) {
  return long_result(::pread(descriptor, buffer, static_cast<size_t>(size), offset));
}

int64_t write_at(int descriptor, const void* data, int64_t size, int64_t offset) {
  return long_result(::pwrite(descriptor, data, static_cast<size_t>(size), offset));
}

int64_t seek_by_number(int descriptor, int64_t offset, int whence) {
  return long_result(::lseek(descriptor, offset, whence));
}

int is_blocking(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL, 0);
  if (flags < 0) return last_error();
  return (flags & O_NONBLOCK) == 0;
}

int set_blocking(int descriptor, bool blocks) {
  const int flags = ::fcntl(descriptor, F_GETFL, 0);
  if (flags < 0) return last_error();
  const int new_flags = blocks ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
  return new_flags == flags ? 0 : result(::fcntl(descriptor, F_SETFL, new_flags));
}

int is_inheritable(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFD, 0);
  return flags < 0 ? last_error() : (flags & FD_CLOEXEC) == 0;
}

int set_inheritable(int descriptor, bool inheritable) {
  const int flags = ::fcntl(descriptor, F_GETFD, 0);
  if (flags < 0) return last_error();
  const int new_flags = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
  return new_flags == flags ? 0 : result(::fcntl(descriptor, F_SETFD, new_flags));
}

int set_environment(const char* name, const char* value) {
  return result(::setenv(name, value, 1));
}
int unset_environment(const char* name) { return result(::unsetenv(name)); }

int yield_processor() { return result(::sched_yield()); }

}  // namespace molt::platform
