// Processes, users and what else only a whole operating system has, as the module posix sees it.
// Only posix/ implements this header; who includes it is reached by rows of abi/modules/native.def
// alone, so that nothing of it is linked on WASI.
//
// Every function gives a result that is not negative, or a negative errno, unless it says
// otherwise.
#pragma once

#include "runtime/platform/file_system.h"

namespace molt::platform {

// Identities. Ids of users and groups are unsigned.
int64_t user_id();
int64_t effective_user_id();
int64_t group_id();
int64_t effective_group_id();
int64_t parent_id();
int64_t process_group();
int64_t process_group_of(int pid);
int64_t session_of(int pid);
int set_user_id(uint32_t id);
int set_effective_user_id(uint32_t id);
int set_group_id(uint32_t id);
int set_effective_group_id(uint32_t id);
int set_user_ids(uint32_t real, uint32_t effective);
int set_group_ids(uint32_t real, uint32_t effective);
int set_process_group(int pid, int group);
int64_t start_session();
// The number of groups; `groups` may be null when `capacity` is 0.
int64_t supplementary_groups(uint32_t* groups, int capacity);
// Zero-terminated.
int login_name(char* buffer, int64_t size);
int terminal_group(int descriptor);
int set_terminal_group(int descriptor, int group);

// These give the priority in *priority, since it may be negative.
int change_niceness(int increment, int* priority);
int priority_of(int which, int who, int* priority);
int set_priority(int which, int who, int priority);

// The mask that was set before.
uint32_t set_umask(uint32_t mask);
int change_mode_at(int directory, const char* path, uint32_t mode, bool follows_links);
int change_mode_of(int descriptor, uint32_t mode);
int change_owner_at(int directory, const char* path, uint32_t user, uint32_t group,
                    bool follows_links);
int change_owner_of(int descriptor, uint32_t user, uint32_t group);
int change_directory_to(int descriptor);
int change_root(const char* path);
int make_fifo_at(int directory, const char* path, uint32_t mode);
void sync_everything();
int lock_file(int descriptor, int command, int64_t length);
// flock(2), and the locks of fcntl(2) by flock's operations, of which is_lock_operation tells those
// that name a lock.
int lock_whole_file(int descriptor, int operation);
bool is_lock_operation(int operation);
int lock_part(int descriptor, int operation, int64_t start, int64_t length, int whence);
// fcntl(2) and ioctl(2) with a number or an address.
int64_t control_file(int descriptor, int command, int64_t argument);
int64_t control_file(int descriptor, int command, void* argument);
int64_t control_device(int descriptor, int64_t request, int64_t argument);
int64_t control_device(int descriptor, int64_t request, void* argument);
// These two give a positive errno.
int advise_file(int descriptor, int64_t offset, int64_t length, int advice);
int allocate_file(int descriptor, int64_t offset, int64_t length);
// `offset` may be null: then the input's own position moves.
int64_t send_file(int out, int in, int64_t* offset, int64_t count);

struct FileSystemStatus {
  uint64_t block_size;
  uint64_t fragment_size;
  uint64_t num_blocks;
  uint64_t num_free_blocks;
  uint64_t num_available_blocks;
  uint64_t num_inodes;
  uint64_t num_free_inodes;
  uint64_t num_available_inodes;
  uint64_t flags;
  uint64_t name_max;
  uint64_t id;
};
int file_system_status(const char* path, FileSystemStatus* status);
int file_system_status_of(int descriptor, FileSystemStatus* status);

// Extended attributes; a null path means the descriptor. Sizes, with a null buffer too.
struct AttributePlace {
  const char* path;
  int descriptor;
  bool follows_links;
};
int64_t attribute_value(const AttributePlace& place, const char* name, void* buffer, int64_t size);
int set_attribute(const AttributePlace& place, const char* name, const void* value, int64_t size,
                  int flags);
int remove_attribute(const AttributePlace& place, const char* name);
int64_t attribute_list(const AttributePlace& place, char* buffer, int64_t size);

// Pipes and descriptors. New descriptors are not inherited unless `flags` or `inheritable` say so.
int make_pipe(int flags, int ends[2]);
int duplicate_to(int descriptor, int target, bool inheritable);
// A new pair: the controlling side and the terminal.
int open_terminal(int descriptors[2]);
int terminal_name(int descriptor, char* buffer, int64_t size);
int terminal_size(int descriptor, int* columns, int* lines);

struct BufferPart {
  void* data;
  int64_t size;
};
// At most 64 parts a call.
inline constexpr int64_t kMaxParts = 64;
int64_t read_parts(int descriptor, const BufferPart* parts, int count);
int64_t write_parts(int descriptor, const BufferPart* parts, int count);

// Processes.
int fork_process();
// Both come back only on failure. The strings are as execve's.
int execute(const char* path, char* const* arguments, char* const* environment);
int execute_descriptor(int descriptor, char* const* arguments, char* const* environment);
// system(3): the wait status.
int run_command(const char* command, int* status);
int send_signal(int pid, int signal_number);
int send_signal_to_group(int group, int signal_number);

struct ProcessTimes {
  double user;
  double system;
  double children_user;
  double children_system;
  double elapsed;
};
int process_times(ProcessTimes* times);

// The process's id; 0 with WNOHANG when none has changed.
int wait_process(int pid, int options, int* status);

enum class WaitQuestion : uint8_t {
  kCoreDumped,
  kContinued,
  kStopped,
  kSignaled,
  kExited,
  kExitStatus,
  kTermSignal,
  kStopSignal
};
int wait_answer(WaitQuestion question, int status);

// The machine.
struct SystemNames {
  char system[256];
  char node[256];
  char release[256];
  char version[256];
  char machine[256];
};
int system_names(SystemNames* names);
// 0 when unknown.
int num_processors();
// The processors that a process may run on: bit i of `mask` is processor i. The number of bits that
// the system uses.
inline constexpr int kMaxProcessors = 1024;
int processor_affinity(int pid, uint8_t mask[kMaxProcessors / 8]);
int set_processor_affinity(int pid, const uint8_t mask[kMaxProcessors / 8]);
int load_averages(double averages[3]);

// The names of a table of configuration_names.def.
enum class ConfigurationTable : uint8_t { kSystem, kPath, kText };
struct ConfigurationName {
  const char* name;
  int number;
};
const ConfigurationName* configuration_names(ConfigurationTable table, int* count);
// These two give the answer in *value, which may be -1.
int system_configuration(int number, int64_t* value);
// A null path means the descriptor.
int path_configuration(const char* path, int descriptor, int number, int64_t* value);
// The size with the final zero; 0 when there is no value.
int64_t text_configuration(int number, char* buffer, int64_t size);
int controlling_terminal(char* buffer, int64_t size);

}  // namespace molt::platform
