#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/platform/platform.h"
#include "runtime/platform/wasi/error_numbers.h"

namespace molt::platform {

namespace {

int failure() { return -linux_error(errno); }

void fill_status(const struct stat& from, FileStatus* to) {
  to->mode = from.st_mode;
  to->size = from.st_size;
  to->modified_ns = int64_t{from.st_mtim.tv_sec} * 1'000'000'000 + from.st_mtim.tv_nsec;
  to->block_size = from.st_blksize;
  to->is_directory = S_ISDIR(from.st_mode);
  to->is_regular = S_ISREG(from.st_mode);
}

}  // namespace

int64_t read_file(int descriptor, void* buffer, int64_t size) {
  ssize_t count = ::read(descriptor, buffer, static_cast<size_t>(size));
  return count < 0 ? failure() : count;
}

int64_t write_file(int descriptor, const void* data, int64_t size) {
  ssize_t count = ::write(descriptor, data, static_cast<size_t>(size));
  return count < 0 ? failure() : count;
}

int write_all(int descriptor, const void* data, int64_t size) {
  const char* bytes = static_cast<const char*>(data);
  while (size > 0) {
    int64_t count = write_file(descriptor, bytes, size);
    if (count == -EINTR) continue;
    if (count < 0) return static_cast<int>(count);
    bytes += count;
    size -= count;
  }
  return 0;
}

int open_flags(OpenMode mode) {
  int flags = 0;
  flags |= mode.read && mode.write ? O_RDWR : mode.write ? O_WRONLY : O_RDONLY;
  if (mode.append) flags |= O_APPEND;
  if (mode.truncate) flags |= O_TRUNC;
  if (mode.create) flags |= O_CREAT;
  if (mode.exclusive) flags |= O_EXCL;
  return flags;
}

int open_file(const char* path, OpenMode mode) {
  int descriptor = ::open(path, open_flags(mode), 0666);
  return descriptor < 0 ? failure() : descriptor;
}

int close_file(int descriptor) { return ::close(descriptor) < 0 ? failure() : 0; }

int64_t seek_file(int descriptor, int64_t offset, SeekFrom from) {
  int whence = from == SeekFrom::kStart     ? SEEK_SET
               : from == SeekFrom::kCurrent ? SEEK_CUR
                                            : SEEK_END;
  off_t position = ::lseek(descriptor, offset, whence);
  return position < 0 ? failure() : position;
}

int truncate_file(int descriptor, int64_t size) {
  return ::ftruncate(descriptor, size) < 0 ? failure() : 0;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) != 0; }

int file_status(int descriptor, FileStatus* status) {
  struct stat found;
  if (::fstat(descriptor, &found) < 0) return failure();
  fill_status(found, status);
  return 0;
}

int path_status(const char* path, FileStatus* status) {
  struct stat found;
  if (::stat(path, &found) < 0) return failure();
  fill_status(found, status);
  return 0;
}

int remove_file(const char* path) { return ::unlink(path) < 0 ? failure() : 0; }

int64_t working_directory(char* buffer, int64_t size) {
  if (::getcwd(buffer, static_cast<size_t>(size)) == nullptr) return failure();
  return static_cast<int64_t>(strlen(buffer));
}

}  // namespace molt::platform
