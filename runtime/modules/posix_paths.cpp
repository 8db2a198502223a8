// Functions of the module posix that make, remove, rename and ask about files by path.
#include <cmath>

#include "runtime/core/messages/io.h"
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/posix.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_posix_mkdir(Borrowed path_value, Borrowed mode_value, Borrowed dir_fd) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "mkdir"}, path_value, &path));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  const int done = platform::make_directory_at(directory, path.text, static_cast<uint32_t>(mode));
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

namespace {

Owned remove_path(const char* function, Borrowed path_value, Borrowed dir_fd, bool is_directory) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = function}, path_value, &path));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  const int done = platform::remove_at(directory, path.text, is_directory);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

// The two paths and descriptors of rename and link.
struct PathPair {
  PathArgument from;
  PathArgument to;
  int from_directory = 0;
  int to_directory = 0;
};

Status pair_arguments_py(const char* function, Borrowed source, Borrowed target, Borrowed source_fd,
                         Borrowed target_fd, PathPair* pair) {
  MOLT_TRY_DISCARD(
      path_argument_py({.function = function, .argument = "src"}, source, &pair->from));
  MOLT_TRY_DISCARD(path_argument_py({.function = function, .argument = "dst"}, target, &pair->to));
  MOLT_TRY_DISCARD(directory_argument_py(source_fd, &pair->from_directory));
  return directory_argument_py(target_fd, &pair->to_directory);
}

Owned rename_path(const char* function, Borrowed source, Borrowed target, Borrowed source_fd,
                  Borrowed target_fd) {
  PathPair pair;
  MOLT_TRY_DISCARD(pair_arguments_py(function, source, target, source_fd, target_fd, &pair));
  const int done =
      platform::rename_at(pair.from_directory, pair.from.text, pair.to_directory, pair.to.text);
  if (done < 0) return raise_errno(done, pair.from, pair.to);
  return owned_none();
}

}  // namespace

extern "C" Owned molt_f_posix_rmdir(Borrowed path, Borrowed dir_fd) {
  return remove_path("rmdir", path, dir_fd, true);
}
extern "C" Owned molt_f_posix_unlink(Borrowed path, Borrowed dir_fd) {
  return remove_path("unlink", path, dir_fd, false);
}
extern "C" Owned molt_f_posix_remove(Borrowed path, Borrowed dir_fd) {
  return remove_path("remove", path, dir_fd, false);
}
extern "C" Owned molt_f_posix_rename(Borrowed src, Borrowed dst, Borrowed src_dir_fd,
                                     Borrowed dst_dir_fd) {
  return rename_path("rename", src, dst, src_dir_fd, dst_dir_fd);
}
extern "C" Owned molt_f_posix_replace(Borrowed src, Borrowed dst, Borrowed src_dir_fd,
                                      Borrowed dst_dir_fd) {
  return rename_path("replace", src, dst, src_dir_fd, dst_dir_fd);
}

// As link(2), which does not follow links; follow_symlinks counts only beside a directory's
// descriptor or when it is false.
extern "C" Owned molt_f_posix_link(Borrowed src, Borrowed dst, Borrowed src_dir_fd,
                                   Borrowed dst_dir_fd, Borrowed follow_symlinks) {
  PathPair pair;
  MOLT_TRY_DISCARD(pair_arguments_py("link", src, dst, src_dir_fd, dst_dir_fd, &pair));
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  const int current = platform::current_directory();
  const bool is_plain = pair.from_directory == current && pair.to_directory == current;
  const int done = platform::link_at(pair.from_directory, pair.from.text, pair.to_directory,
                                     pair.to.text, follows_links && !is_plain);
  if (done < 0) return raise_errno(done, pair.from, pair.to);
  return owned_none();
}

extern "C" Owned molt_f_posix_symlink(Borrowed src, Borrowed dst, Borrowed target_is_directory,
                                      Borrowed dir_fd) {
  PathPair pair;
  MOLT_TRY_DISCARD(pair_arguments_py("symlink", src, dst, borrowed(kNone), dir_fd, &pair));
  bool is_directory = false;
  MOLT_TRY_DISCARD(flag_argument_py(target_is_directory, &is_directory));
  const int done = platform::symbolic_link_at(pair.from.text, pair.to_directory, pair.to.text);
  if (done < 0) return raise_errno(done, pair.from, pair.to);
  return owned_none();
}

extern "C" Owned molt_f_posix_readlink(Borrowed path_value, Borrowed dir_fd) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "readlink"}, path_value, &path));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  char target[4096];
  const int64_t length =
      platform::read_link_at(directory, path.text, target, static_cast<int64_t>(sizeof(target)));
  if (length < 0) return raise_errno(length, path);
  return name_like(path, {target, static_cast<size_t>(length)});
}

extern "C" Owned molt_f_posix_access(Borrowed path_value, Borrowed mode_value, Borrowed dir_fd,
                                     Borrowed effective_ids, Borrowed follow_symlinks) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "access"}, path_value, &path));
  int mode = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(mode_value, &mode));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  bool by_effective_ids = false;
  MOLT_TRY_DISCARD(flag_argument_py(effective_ids, &by_effective_ids));
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  return owned_bool(
      platform::access_at(directory, path.text, mode, by_effective_ids, follows_links) >= 0);
}

extern "C" Owned molt_f_posix_truncate(Borrowed path_value, Borrowed length_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "truncate", .takes_descriptor = true}, path_value, &path));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(length_value, &length));
  const int done = path.is_descriptor ? platform::truncate_file(path.descriptor, length)
                                      : platform::truncate_path(path.text, length);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

namespace {

constexpr int64_t kBillion = 1'000'000'000;

// Seconds as an int or float, rounded down to nanoseconds.
Status time_argument_py(Value value, platform::TimeStamp* time) {
  if (!is_float(value)) {
    time->nanoseconds = 0;
    MOLT_TRY(number, index_of(value));
    if (!int_as_int64(number, &time->seconds)) return raise(messages::timestamp_range);
    return kOk;
  }
  const double number = float_value(value);
  if (std::isnan(number)) return raise(messages::time_nan);
  double whole = std::floor(number);
  if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0)) {
    return raise(messages::timestamp_range);
  }
  double whole_part = std::trunc(number);
  double nanoseconds = std::floor((number - whole_part) * static_cast<double>(kBillion));
  if (nanoseconds < 0) {
    nanoseconds += static_cast<double>(kBillion);
    whole_part -= 1;
  }
  *time = {static_cast<int64_t>(whole_part), static_cast<int64_t>(nanoseconds)};
  return kOk;
}

// Nanoseconds as an int.
Status nanoseconds_argument_py(Value value, platform::TimeStamp* time) {
  MOLT_TRY(number, index_of(value));
  Ref seconds;
  Ref rest;
  MOLT_TRY_DISCARD(int_divmod(number, Value::from_small_int(kBillion), &seconds, &rest));
  time->nanoseconds = int_as_int64_clipped(rest);
  if (!int_as_int64(seconds, &time->seconds)) return raise(messages::timestamp_range);
  return kOk;
}

bool is_pair(Value value) { return is_tuple(value) && as_tuple(value)->length == 2; }

// False in *has_times stands for now.
Status times_arguments_py(Value times, Value ns, platform::TimeStamp* pair, bool* has_times) {
  *has_times = true;
  if (!times.is_none()) {
    if (!ns.is_unbound()) return raise(messages::os_utime_both);
    if (!is_pair(times)) return raise(messages::os_utime_times);
    for (int i = 0; i < 2; i++) {
      MOLT_TRY_DISCARD(time_argument_py(as_tuple(times)->items()[i], &pair[i]));
    }
    return kOk;
  }
  *has_times = !ns.is_unbound();
  if (!*has_times) return kOk;
  if (!is_pair(ns)) return raise(messages::os_utime_ns);
  for (int i = 0; i < 2; i++) {
    MOLT_TRY_DISCARD(nanoseconds_argument_py(as_tuple(ns)->items()[i], &pair[i]));
  }
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_posix_utime(Borrowed path_value, Borrowed times, Borrowed ns,
                                    Borrowed dir_fd, Borrowed follow_symlinks) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "utime", .takes_descriptor = true}, path_value, &path));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  platform::TimeStamp pair[2];
  bool has_times = false;
  MOLT_TRY_DISCARD(times_arguments_py(value_of(times), value_of(ns), pair, &has_times));
  if (path.is_descriptor) {
    if (directory != platform::current_directory()) {
      return raise(messages::os_directory_without_path, "utime");
    }
    if (!follows_links) return raise(messages::os_descriptor_and_links, "utime");
  }
  const platform::TimeStamp* given = has_times ? pair : nullptr;
  const int done = path.is_descriptor
                       ? platform::set_times_of(path.descriptor, given)
                       : platform::set_times_at(directory, path.text, given, follows_links);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_posix_chdir(Borrowed path_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "chdir"}, path_value, &path));
  const int done = platform::change_directory(path.text);
  if (done < 0) return raise_errno(done, path);
  return owned_none();
}

namespace {

Owned current_directory_bytes() {
  for (int64_t size = 1024;; size *= 2) {
    char* buffer = allocate_array<char>(size);
    if (buffer == nullptr) return kOwnedError;
    const int64_t length = platform::working_directory(buffer, size);
    if (length >= 0) {
      Owned path = make_bytes({buffer, static_cast<size_t>(length)});
      free_raw(buffer);
      return path;
    }
    free_raw(buffer);
    if (!platform::is_range_error(static_cast<int>(-length))) return raise_errno(length);
  }
}

}  // namespace

extern "C" Owned molt_f_posix_getcwdb() { return current_directory_bytes(); }

extern "C" Owned molt_f_posix_getcwd() {
  MOLT_TRY(path, current_directory_bytes());
  return decode_file_name(bytes_view(as_bytes(path)));
}

extern "C" Owned molt_f_posix_listdir(Borrowed path_value) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py(
      {.function = "listdir", .takes_none = true, .takes_descriptor = true}, path_value, &path));
  int error = 0;
  void* directory = nullptr;
  if (path.is_descriptor) {
    // Closing the directory closes its descriptor.
    const int copy = platform::duplicate(path.descriptor);
    if (copy < 0) return raise_errno(copy);
    directory = platform::open_directory_of(copy, &error);
    if (directory == nullptr) platform::close_file(copy);
  } else {
    directory = platform::open_directory(path.text == nullptr ? "." : path.text, &error);
  }
  if (directory == nullptr) return raise_errno(error, path);
  MOLT_TRY(names, list_new());
  int found = 0;
  platform::DirectoryEntry entry;
  bool failed = false;
  while (!failed && (found = platform::next_entry(directory, &entry)) > 0) {
    const Owned name = name_like(path, entry.name);
    failed = is_failure(name) || is_failure(list_append_consumed(as_list(names), value_of(name)));
  }
  if (path.is_descriptor) platform::rewind_directory(directory);
  platform::close_directory(directory);
  if (failed) return kOwnedError;
  if (found < 0) return raise_errno(found, path);
  return names.take();
}

}  // namespace molt::rt
