// The file system as the module posix sees it. shared/ implements this header for every target,
// over the calls that Linux and WASI have in common.
//
// Every function gives a result that is not negative, or a negative errno (Linux's numbers). Paths
// are zero-terminated bytes; `directory` is the descriptor that a relative path starts from, or
// current_directory().
#pragma once

#include <cstdint>

namespace molt::platform {

int current_directory();

struct TimeStamp {
  int64_t seconds;
  int64_t nanoseconds;
};

// What stat() tells.
struct SystemStatus {
  uint64_t device;
  uint64_t inode;
  uint32_t mode;
  uint64_t num_links;
  uint32_t user;
  uint32_t group;
  uint64_t special_device;
  int64_t size;
  int64_t block_size;
  int64_t num_blocks;
  TimeStamp accessed;
  TimeStamp modified;
  TimeStamp changed;
};
int status_at(int directory, const char* path, bool follows_links, SystemStatus* status);
int status_of(int descriptor, SystemStatus* status);

// The flags are the system's; posix_constants.def names them.
int open_at(int directory, const char* path, int flags, uint32_t mode);
int make_directory_at(int directory, const char* path, uint32_t mode);
int remove_at(int directory, const char* path, bool is_directory);
int rename_at(int directory, const char* path, int new_directory, const char* new_path);
int link_at(int directory, const char* path, int new_directory, const char* new_path,
            bool follows_links);
int symbolic_link_at(const char* target, int directory, const char* path);
// Not zero-terminated; at most `size` bytes.
int64_t read_link_at(int directory, const char* path, char* buffer, int64_t size);
int access_at(int directory, const char* path, int mode, bool by_effective_ids, bool follows_links);
// Null for `times` is now; the first is the access time.
int set_times_at(int directory, const char* path, const TimeStamp* times, bool follows_links);
int set_times_of(int descriptor, const TimeStamp* times);
int truncate_path(const char* path, int64_t size);
int change_directory(const char* path);

enum class EntryKind : uint8_t { kUnknown, kDirectory, kFile, kLink, kOther };
struct DirectoryEntry {
  // Lives until the next call.
  const char* name;
  uint64_t inode;
  EntryKind kind;
};
// An opaque open directory; null when it cannot be opened, with the negative errno in *error.
// open_directory_of takes over the descriptor.
void* open_directory(const char* path, int* error);
void* open_directory_of(int descriptor, int* error);
// 1, 0 at the end, or a negative errno. "." and ".." are left out.
int next_entry(void* directory, DirectoryEntry* entry);
// The next read starts at the first entry again.
void rewind_directory(void* directory);
void close_directory(void* directory);

// Whether child processes inherit a descriptor.
int is_inheritable(int descriptor);
int set_inheritable(int descriptor, bool inheritable);
// A copy of the descriptor, not inherited.
int duplicate(int descriptor);
int sync_file(int descriptor, bool only_data);
int64_t read_at(int descriptor, void* buffer, int64_t size, int64_t offset);
int64_t write_at(int descriptor, const void* data, int64_t size, int64_t offset);
int64_t seek_by_number(int descriptor, int64_t offset, int whence);
int is_blocking(int descriptor);
int set_blocking(int descriptor, bool blocks);

// Copies both; there is no failure but ENOMEM and EINVAL.
int set_environment(const char* name, const char* value);
int unset_environment(const char* name);

// getrandom(2): how many bytes came.
int64_t read_random(void* buffer, int64_t size, uint32_t flags);

int process_id();
int yield_processor();

}  // namespace molt::platform
