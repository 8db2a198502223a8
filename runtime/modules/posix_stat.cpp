// stat, lstat and fstat of the module posix.
#include "runtime/modules/posix_stat.h"

#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/struct_sequence.h"

#define MOLT_ROWS "abi/modules/posix.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(stat_result)

namespace molt::rt {

namespace {

constexpr const char* kStatNames[] = {
    "st_mode",     "st_ino",      "st_dev",     "st_nlink",  "st_uid",   "st_gid",   "st_size",
    nullptr,       nullptr,       nullptr,      "st_atime",  "st_mtime", "st_ctime", "st_atime_ns",
    "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
constexpr int kNumItems = 10;
constexpr int kNumFields = 19;
constexpr int kFirstWholeTime = 7;
constexpr int kFirstFloatTime = 10;

// Times that type(result) was not given are those of the items.
void complete_times(Value* values) {
  for (int i = 0; i < 3; i++) {
    if (!values[kFirstFloatTime + i].is_none()) continue;
    values[kFirstFloatTime + i] = value_of(new_reference(values[kFirstWholeTime + i]));
  }
}

}  // namespace

extern const StructSequenceFields kStatFields;
constexpr StructSequenceFields kStatFields{
    &molt_type_stat_result, "os.stat_result", kStatNames, kNumItems, kNumFields, complete_times};

Owned stat_result_from(const platform::SystemStatus& status) {
  constexpr int64_t kBillion = 1'000'000'000;
  Value values[kNumFields] = {
      value_of(int_from_int64(status.mode)),    value_of(int_from_uint64(status.inode)),
      value_of(int_from_uint64(status.device)), value_of(int_from_uint64(status.num_links)),
      value_of(int_from_int64(status.user)),    value_of(int_from_int64(status.group)),
      value_of(int_from_int64(status.size))};
  const platform::TimeStamp times[] = {status.accessed, status.modified, status.changed};
  for (int i = 0; i < 3; i++) {
    const auto [seconds, nanoseconds] = times[i];
    values[kFirstWholeTime + i] = value_of(int_from_int64(seconds));
    values[kFirstFloatTime + i] =
        Value::from_double(static_cast<double>(seconds) + 1e-9 * static_cast<double>(nanoseconds));
    values[kFirstFloatTime + 3 + i] =
        value_of(int_from_int128(static_cast<__int128>(seconds) * kBillion + nanoseconds));
  }
  values[16] = value_of(int_from_int64(status.block_size));
  values[17] = value_of(int_from_int64(status.num_blocks));
  values[18] = value_of(int_from_uint64(status.special_device));
  return struct_sequence_new(kStatFields, values);
}

namespace {

Owned stat_path(const PathRules& rules, Borrowed path_value, Borrowed dir_fd, bool follows_links) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py(rules, path_value, &path));
  int directory = 0;
  MOLT_TRY_DISCARD(directory_argument_py(dir_fd, &directory));
  platform::SystemStatus status;
  if (path.is_descriptor) {
    if (directory != platform::current_directory()) {
      return raise(messages::os_directory_without_path, rules.function);
    }
    if (!follows_links) return raise(messages::os_descriptor_and_links, rules.function);
    MOLT_OS_TRY(found, platform::status_of(path.descriptor, &status), path);
    return stat_result_from(status);
  }
  MOLT_OS_TRY(found, platform::status_at(directory, path.text, follows_links, &status), path);
  return stat_result_from(status);
}

}  // namespace

extern "C" Owned molt_f_posix_stat(Borrowed path, Borrowed dir_fd, Borrowed follow_symlinks) {
  bool follows_links = false;
  MOLT_TRY_DISCARD(flag_argument_py(follow_symlinks, &follows_links));
  return stat_path({.function = "stat", .takes_descriptor = true}, path, dir_fd, follows_links);
}

extern "C" Owned molt_f_posix_lstat(Borrowed path, Borrowed dir_fd) {
  return stat_path({.function = "lstat"}, path, dir_fd, false);
}

extern "C" Owned molt_f_posix_fstat(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  platform::SystemStatus status;
  MOLT_OS_TRY(found, platform::status_of(descriptor, &status));
  return stat_result_from(status);
}

extern "C" Owned molt_c_posix_stat_result() {
  return new_reference(value_of_type(molt_type_stat_result));
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(stat_result, "stat_result", "os", kStatFields, true)
