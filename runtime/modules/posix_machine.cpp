// Functions of the module posix about the machine and its configuration.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/struct_sequence.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(terminal_size)
MOLT_DECLARE_TYPE(times_result)
MOLT_DECLARE_TYPE(uname_result)

namespace molt::rt {

namespace {

constexpr const char* kSizeNames[] = {"columns", "lines"};
constexpr const char* kTimesNames[] = {"user", "system", "children_user", "children_system",
                                       "elapsed"};
constexpr const char* kUnameNames[] = {"sysname", "nodename", "release", "version", "machine"};

}  // namespace

extern const StructSequenceFields kSizeFields;
extern const StructSequenceFields kTimesFields;
extern const StructSequenceFields kUnameFields;
constexpr StructSequenceFields kSizeFields{&molt_type_terminal_size, "os.terminal_size", kSizeNames,
                                           2, 2};
constexpr StructSequenceFields kTimesFields{&molt_type_times_result, "posix.times_result",
                                            kTimesNames, 5, 5};
constexpr StructSequenceFields kUnameFields{&molt_type_uname_result, "posix.uname_result",
                                            kUnameNames, 5, 5};

extern "C" Owned molt_c_posix_terminal_size() {
  return new_reference(value_of_type(molt_type_terminal_size));
}
extern "C" Owned molt_c_posix_times_result() {
  return new_reference(value_of_type(molt_type_times_result));
}
extern "C" Owned molt_c_posix_uname_result() {
  return new_reference(value_of_type(molt_type_uname_result));
}

extern "C" Owned molt_f_posix_get_terminal_size(Borrowed fd) {
  constexpr int kStandardOutput = 1;
  int descriptor = kStandardOutput;
  if (!value_of(fd).is_unbound()) MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int columns = 0;
  int lines = 0;
  const int done = platform::terminal_size(descriptor, &columns, &lines);
  if (done < 0) return raise_errno(done);
  const Value values[] = {Value::from_small_int(columns), Value::from_small_int(lines)};
  return struct_sequence_new(kSizeFields, values);
}

extern "C" Owned molt_f_posix_times() {
  platform::ProcessTimes times;
  const int done = platform::process_times(&times);
  if (done < 0) return raise_errno(done);
  const Value values[] = {Value::from_double(times.user), Value::from_double(times.system),
                          Value::from_double(times.children_user),
                          Value::from_double(times.children_system),
                          Value::from_double(times.elapsed)};
  return struct_sequence_new(kTimesFields, values);
}

extern "C" Owned molt_f_posix_uname() {
  platform::SystemNames names;
  const int done = platform::system_names(&names);
  if (done < 0) return raise_errno(done);
  const Value values[] = {
      value_of(decode_file_name(names.system)), value_of(decode_file_name(names.node)),
      value_of(decode_file_name(names.release)), value_of(decode_file_name(names.version)),
      value_of(decode_file_name(names.machine))};
  return struct_sequence_new(kUnameFields, values);
}

extern "C" Owned molt_f_posix_cpu_count() {
  const int count = platform::num_processors();
  return count < 1 ? owned_none() : int_from_int64(count);
}

extern "C" Owned molt_f_posix_sched_getaffinity(Borrowed pid_value) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  uint8_t mask[platform::kMaxProcessors / 8] = {};
  const int size = platform::processor_affinity(pid, mask);
  if (size < 0) return raise_errno(size);
  MOLT_TRY(processors, set_new());
  for (int i = 0; i < size; i++) {
    if ((mask[i / 8] >> (i % 8) & 1) == 0) continue;
    MOLT_TRY_DISCARD(set_add_py(as_set(processors), Value::from_small_int(i)));
  }
  return processors.take();
}

extern "C" Owned molt_f_posix_sched_setaffinity(Borrowed pid_value, Borrowed mask_value) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  MOLT_TRY(iterator, iterate(value_of(mask_value)));
  uint8_t mask[platform::kMaxProcessors / 8] = {};
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) break;
    int processor = 0;
    MOLT_TRY_DISCARD(c_int_argument_py(item, &processor));
    if (processor < 0) return raise(messages::os_cpu_number);
    if (processor >= platform::kMaxProcessors) {
      return raise_errno(-platform::error_invalid_argument());
    }
    mask[processor / 8] |= static_cast<uint8_t>(1 << (processor % 8));
  }
  const int done = platform::set_processor_affinity(pid, mask);
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_posix_getloadavg() {
  double averages[3];
  const int done = platform::load_averages(averages);
  if (done < 0) return raise_errno(done);
  return tuple_of(Value::from_double(averages[0]), Value::from_double(averages[1]),
                  Value::from_double(averages[2]));
}

extern "C" Owned molt_f_posix_ttyname(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  char name[256];
  const int done = platform::terminal_name(descriptor, name, sizeof(name));
  if (done < 0) return raise_errno(done);
  return decode_file_name(name);
}

extern "C" Owned molt_f_posix_ctermid() {
  char name[256];
  const int done = platform::controlling_terminal(name, sizeof(name));
  if (done < 0) return raise_errno(done);
  return decode_file_name(name);
}

// --- sysconf and its relatives

namespace {

using platform::ConfigurationTable;

Owned configuration_dict(ConfigurationTable table) {
  int count = 0;
  const platform::ConfigurationName* names = platform::configuration_names(table, &count);
  MOLT_TRY(dict, dict_new());
  for (int i = 0; i < count; i++) {
    MOLT_TRY(name, intern_ascii(names[i].name));
    MOLT_TRY_DISCARD(
        dict_set_str(as_dict(dict), as_str(name), Value::from_small_int(names[i].number)));
  }
  return dict.take();
}

Status configuration_argument_py(ConfigurationTable table, Borrowed value, int* number) {
  if (is_int(value_of(value))) return c_int_argument_py(value, number);
  if (!is_str(value)) return raise(messages::os_configuration_type);
  int count = 0;
  const platform::ConfigurationName* names = platform::configuration_names(table, &count);
  for (int i = 0; i < count; i++) {
    if (!str_equal_ascii(as_str(value), names[i].name)) continue;
    *number = names[i].number;
    return kOk;
  }
  return raise(messages::os_configuration_name);
}

}  // namespace

extern "C" Owned molt_c_posix_sysconf_names() {
  return configuration_dict(ConfigurationTable::kSystem);
}
extern "C" Owned molt_c_posix_pathconf_names() {
  return configuration_dict(ConfigurationTable::kPath);
}
extern "C" Owned molt_c_posix_confstr_names() {
  return configuration_dict(ConfigurationTable::kText);
}

extern "C" Owned molt_f_posix_sysconf(Borrowed name) {
  int number = 0;
  MOLT_TRY_DISCARD(configuration_argument_py(ConfigurationTable::kSystem, name, &number));
  int64_t value = 0;
  const int done = platform::system_configuration(number, &value);
  if (done < 0) return raise_errno(done);
  return int_from_int64(value);
}

extern "C" Owned molt_f_posix_pathconf(Borrowed path_value, Borrowed name) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "pathconf", .takes_descriptor = true}, path_value, &path));
  int number = 0;
  MOLT_TRY_DISCARD(configuration_argument_py(ConfigurationTable::kPath, name, &number));
  int64_t value = 0;
  const int done = platform::path_configuration(path.text, path.descriptor, number, &value);
  if (done < 0) return raise_errno(done, path);
  return int_from_int64(value);
}

extern "C" Owned molt_f_posix_fpathconf(Borrowed fd, Borrowed name) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int number = 0;
  MOLT_TRY_DISCARD(configuration_argument_py(ConfigurationTable::kPath, name, &number));
  int64_t value = 0;
  const int done = platform::path_configuration(nullptr, descriptor, number, &value);
  if (done < 0) return raise_errno(done);
  return int_from_int64(value);
}

extern "C" Owned molt_f_posix_confstr(Borrowed name) {
  int number = 0;
  MOLT_TRY_DISCARD(configuration_argument_py(ConfigurationTable::kText, name, &number));
  const int64_t size = platform::text_configuration(number, nullptr, 0);
  if (size < 0) return raise_errno(size);
  if (size == 0) return owned_none();
  char* buffer = allocate_array<char>(size);
  if (buffer == nullptr) return kOwnedError;
  (void)platform::text_configuration(number, buffer, size);
  Owned text = decode_file_name({buffer, static_cast<size_t>(size - 1)});
  free_raw(buffer);
  return text;
}

}  // namespace molt::rt

MOLT_DEFINE_STRUCT_SEQUENCE(terminal_size, "terminal_size", "os", kSizeFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(times_result, "times_result", "posix", kTimesFields, true)
MOLT_DEFINE_STRUCT_SEQUENCE(uname_result, "uname_result", "posix", kUnameFields, true)
