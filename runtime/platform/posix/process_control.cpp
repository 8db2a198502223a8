#include "runtime/platform/process_control.h"

#include <errno.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/platform/shared/last_error.h"

namespace molt::platform {

namespace {

int result(int64_t value) { return value < 0 ? last_error() : static_cast<int>(value); }

template <size_t kSize>
void copy_name(char (&to)[kSize], const char* from) {
  strncpy(to, from, kSize - 1);
  to[kSize - 1] = 0;
}

}  // namespace

int64_t user_id() { return getuid(); }
int64_t effective_user_id() { return geteuid(); }
int64_t group_id() { return getgid(); }
int64_t effective_group_id() { return getegid(); }
int process_id() { return getpid(); }
int64_t parent_id() { return getppid(); }
int64_t process_group() { return getpgrp(); }
int64_t process_group_of(int pid) { return result(getpgid(pid)); }
int64_t session_of(int pid) { return result(getsid(pid)); }
int set_user_id(uint32_t id) { return result(setuid(id)); }
int set_effective_user_id(uint32_t id) { return result(seteuid(id)); }
int set_group_id(uint32_t id) { return result(setgid(id)); }
int set_effective_group_id(uint32_t id) { return result(setegid(id)); }
int set_user_ids(uint32_t real, uint32_t effective) { return result(setreuid(real, effective)); }
int set_group_ids(uint32_t real, uint32_t effective) { return result(setregid(real, effective)); }
int set_process_group(int pid, int group) { return result(setpgid(pid, group)); }
int64_t start_session() { return result(setsid()); }
int64_t supplementary_groups(uint32_t* groups, int capacity) {
  static_assert(sizeof(gid_t) == sizeof(uint32_t));
  return result(getgroups(capacity, groups));
}
int login_name(char* buffer, int64_t size) {
  return -getlogin_r(buffer, static_cast<size_t>(size));
}
int terminal_group(int descriptor) { return result(tcgetpgrp(descriptor)); }
int set_terminal_group(int descriptor, int group) { return result(tcsetpgrp(descriptor, group)); }

int change_niceness(int increment, int* priority) {
  errno = 0;
  *priority = nice(increment);
  return *priority == -1 && errno != 0 ? last_error() : 0;
}

int priority_of(int which, int who, int* priority) {
  errno = 0;
  *priority = getpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who));
  return errno != 0 ? last_error() : 0;
}

int set_priority(int which, int who, int priority) {
  return result(
      setpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who), priority));
}

int open_terminal(int descriptors[2]) {
  if (openpty(&descriptors[0], &descriptors[1], nullptr, nullptr, nullptr) < 0) return last_error();
  for (int i = 0; i < 2; i++) {
    if (set_inheritable(descriptors[i], false) < 0) return last_error();
  }
  return 0;
}

int terminal_name(int descriptor, char* buffer, int64_t size) {
  return -ttyname_r(descriptor, buffer, static_cast<size_t>(size));
}

int terminal_size(int descriptor, int* columns, int* lines) {
  winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) < 0) return last_error();
  *columns = size.ws_col;
  *lines = size.ws_row;
  return 0;
}

int controlling_terminal(char* buffer, int64_t size) {
  char name[L_ctermid];
  ctermid(name);
  if (static_cast<int64_t>(strlen(name)) >= size) return -ENAMETOOLONG;
  strcpy(buffer, name);
  return 0;
}

int fork_process() { return result(fork()); }

int execute(const char* path, char* const* arguments, char* const* environment) {
  return result(execve(path, arguments, environment));
}

int execute_descriptor(int descriptor, char* const* arguments, char* const* environment) {
  return result(fexecve(descriptor, arguments, environment));
}

int run_command(const char* command, int* status) {
  *status = system(command);
  return *status == -1 ? last_error() : 0;
}

int send_signal(int pid, int signal_number) { return result(kill(pid, signal_number)); }
int send_signal_to_group(int group, int signal_number) {
  return result(killpg(group, signal_number));
}

int process_times(ProcessTimes* to) {
  struct tms times_taken;
  const clock_t elapsed = times(&times_taken);
  if (elapsed == static_cast<clock_t>(-1)) return last_error();
  const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  *to = {static_cast<double>(times_taken.tms_utime) / ticks,
         static_cast<double>(times_taken.tms_stime) / ticks,
         static_cast<double>(times_taken.tms_cutime) / ticks,
         static_cast<double>(times_taken.tms_cstime) / ticks, static_cast<double>(elapsed) / ticks};
  return 0;
}

int wait_process(int pid, int options, int* status) {
  return result(waitpid(pid, status, options));
}

int wait_answer(WaitQuestion question, int status) {
  switch (question) {
    case WaitQuestion::kCoreDumped:
      return WCOREDUMP(status) != 0;
    case WaitQuestion::kContinued:
      return WIFCONTINUED(status);
    case WaitQuestion::kStopped:
      return WIFSTOPPED(status);
    case WaitQuestion::kSignaled:
      return WIFSIGNALED(status);
    case WaitQuestion::kExited:
      return WIFEXITED(status);
    case WaitQuestion::kExitStatus:
      return WEXITSTATUS(status);
    case WaitQuestion::kTermSignal:
      return WTERMSIG(status);
    case WaitQuestion::kStopSignal:
      return WSTOPSIG(status);
  }
  return 0;
}

int system_names(SystemNames* names) {
  struct utsname found;
  if (uname(&found) < 0) return last_error();
  copy_name(names->system, found.sysname);
  copy_name(names->node, found.nodename);
  copy_name(names->release, found.release);
  copy_name(names->version, found.version);
  copy_name(names->machine, found.machine);
  return 0;
}

int num_processors() {
  const long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 0 ? 0 : static_cast<int>(count);
}

int processor_affinity(int pid, uint8_t mask[kMaxProcessors / 8]) {
  cpu_set_t set;
  static_assert(sizeof(set) == kMaxProcessors / 8);
  if (sched_getaffinity(pid, sizeof(set), &set) < 0) return last_error();
  memcpy(mask, &set, sizeof(set));
  return kMaxProcessors;
}

int set_processor_affinity(int pid, const uint8_t mask[kMaxProcessors / 8]) {
  cpu_set_t set;
  memcpy(&set, mask, sizeof(set));
  return result(sched_setaffinity(pid, sizeof(set), &set));
}

int load_averages(double averages[3]) { return getloadavg(averages, 3) == 3 ? 0 : -ENOSYS; }

namespace {

constexpr ConfigurationName kSystemNames[] = {
#define MOLT_CONFIGURATION(table, name) MOLT_##table(name)
#define MOLT_sysconf(name) {#name, _##name},
#define MOLT_pathconf(name)
#define MOLT_confstr(name)
#include "runtime/platform/posix/configuration_names.def"
#undef MOLT_sysconf
#undef MOLT_pathconf
};
constexpr ConfigurationName kPathNames[] = {
#define MOLT_sysconf(name)
#define MOLT_pathconf(name) {#name, _##name},
#include "runtime/platform/posix/configuration_names.def"
#undef MOLT_pathconf
#undef MOLT_confstr
};
constexpr ConfigurationName kTextNames[] = {
#define MOLT_pathconf(name)
#define MOLT_confstr(name) {#name, _##name},
#include "runtime/platform/posix/configuration_names.def"
};

template <size_t kSize>
const ConfigurationName* whole(const ConfigurationName (&names)[kSize], int* count) {
  *count = static_cast<int>(kSize);
  return names;
}

}  // namespace

const ConfigurationName* configuration_names(ConfigurationTable table, int* count) {
  switch (table) {
    case ConfigurationTable::kSystem:
      return whole(kSystemNames, count);
    case ConfigurationTable::kPath:
      return whole(kPathNames, count);
    case ConfigurationTable::kText:
      return whole(kTextNames, count);
  }
  return nullptr;
}

int system_configuration(int number, int64_t* value) {
  errno = 0;
  *value = sysconf(number);
  return *value == -1 && errno != 0 ? last_error() : 0;
}

int path_configuration(const char* path, int descriptor, int number, int64_t* value) {
  errno = 0;
  *value = path == nullptr ? fpathconf(descriptor, number) : pathconf(path, number);
  return *value == -1 && errno != 0 ? last_error() : 0;
}

int64_t text_configuration(int number, char* buffer, int64_t size) {
  errno = 0;
  const size_t length = confstr(number, buffer, static_cast<size_t>(size));
  return length == 0 && errno != 0 ? last_error() : static_cast<int64_t>(length);
}

}  // namespace molt::platform
