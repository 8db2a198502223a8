// Functions of the module posix about users, groups, sessions and priorities.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned number_or_error(int64_t result) {
  if (result < 0) return raise_errno(result);
  return int_from_int64(result);
}

Owned none_or_error(int64_t result) {
  if (result < 0) return raise_errno(result);
  return owned_none();
}

Owned set_id(const char* what, Borrowed value, int (*set)(uint32_t)) {
  uint32_t id = 0;
  MOLT_TRY_DISCARD(id_argument_py(what, value, &id));
  return none_or_error(set(id));
}

// For the functions of real and effective ids: r<what> and e<what>.
Owned set_two_ids(const char* real_name, const char* effective_name, Borrowed real_value,
                  Borrowed effective_value, int (*set)(uint32_t, uint32_t)) {
  uint32_t real = 0;
  MOLT_TRY_DISCARD(id_argument_py(real_name, real_value, &real));
  uint32_t effective = 0;
  MOLT_TRY_DISCARD(id_argument_py(effective_name, effective_value, &effective));
  return none_or_error(set(real, effective));
}

}  // namespace

extern "C" Owned molt_f_posix_getuid() { return int_from_int64(platform::user_id()); }
extern "C" Owned molt_f_posix_geteuid() { return int_from_int64(platform::effective_user_id()); }
extern "C" Owned molt_f_posix_getgid() { return int_from_int64(platform::group_id()); }
extern "C" Owned molt_f_posix_getegid() { return int_from_int64(platform::effective_group_id()); }
extern "C" Owned molt_f_posix_getppid() { return int_from_int64(platform::parent_id()); }
extern "C" Owned molt_f_posix_getpgrp() { return int_from_int64(platform::process_group()); }

extern "C" Owned molt_f_posix_getpgid(Borrowed pid_value) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  return number_or_error(platform::process_group_of(pid));
}
extern "C" Owned molt_f_posix_getsid(Borrowed pid_value) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  return number_or_error(platform::session_of(pid));
}

extern "C" Owned molt_f_posix_setuid(Borrowed uid) {
  return set_id("uid", uid, platform::set_user_id);
}
extern "C" Owned molt_f_posix_seteuid(Borrowed euid) {
  return set_id("uid", euid, platform::set_effective_user_id);
}
extern "C" Owned molt_f_posix_setgid(Borrowed gid) {
  return set_id("gid", gid, platform::set_group_id);
}
extern "C" Owned molt_f_posix_setegid(Borrowed egid) {
  return set_id("gid", egid, platform::set_effective_group_id);
}
extern "C" Owned molt_f_posix_setreuid(Borrowed ruid, Borrowed euid) {
  return set_two_ids("uid", "uid", ruid, euid, platform::set_user_ids);
}
extern "C" Owned molt_f_posix_setregid(Borrowed rgid, Borrowed egid) {
  return set_two_ids("gid", "gid", rgid, egid, platform::set_group_ids);
}

extern "C" Owned molt_f_posix_setpgid(Borrowed pid_value, Borrowed pgrp) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  int group = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pgrp, &group));
  return none_or_error(platform::set_process_group(pid, group));
}
extern "C" Owned molt_f_posix_setpgrp() { return none_or_error(platform::set_process_group(0, 0)); }
extern "C" Owned molt_f_posix_setsid() { return none_or_error(platform::start_session()); }

extern "C" Owned molt_f_posix_getgroups() {
  const int64_t count = platform::supplementary_groups(nullptr, 0);
  if (count < 0) return raise_errno(count);
  uint32_t* groups = allocate_array<uint32_t>(count == 0 ? 1 : count);
  if (groups == nullptr) return kOwnedError;
  const int64_t found = platform::supplementary_groups(groups, static_cast<int>(count));
  Ref list(list_new(found < 0 ? 0 : found));
  for (int64_t i = 0; i < found && !is_failure(list); i++) {
    if (is_failure(list_append(as_list(list), Value::from_small_int(groups[i])))) {
      list = Ref(kOwnedError);
    }
  }
  free_raw(groups);
  if (found < 0) return raise_errno(found);
  return list.take();
}

extern "C" Owned molt_f_posix_getlogin() {
  char name[256];
  const int done = platform::login_name(name, sizeof(name));
  if (done < 0) return raise_errno(done);
  return decode_file_name(name);
}

extern "C" Owned molt_f_posix_tcgetpgrp(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  return number_or_error(platform::terminal_group(descriptor));
}
extern "C" Owned molt_f_posix_tcsetpgrp(Borrowed fd, Borrowed pgid) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int group = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pgid, &group));
  return none_or_error(platform::set_terminal_group(descriptor, group));
}

extern "C" Owned molt_f_posix_nice(Borrowed increment_value) {
  int increment = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(increment_value, &increment));
  int priority = 0;
  const int done = platform::change_niceness(increment, &priority);
  if (done < 0) return raise_errno(done);
  return int_from_int64(priority);
}

extern "C" Owned molt_f_posix_getpriority(Borrowed which_value, Borrowed who_value) {
  int which = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(which_value, &which));
  int who = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(who_value, &who));
  int priority = 0;
  const int done = platform::priority_of(which, who, &priority);
  if (done < 0) return raise_errno(done);
  return int_from_int64(priority);
}

extern "C" Owned molt_f_posix_setpriority(Borrowed which_value, Borrowed who_value,
                                          Borrowed priority_value) {
  int which = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(which_value, &which));
  int who = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(who_value, &who));
  int priority = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(priority_value, &priority));
  return none_or_error(platform::set_priority(which, who, priority));
}

}  // namespace molt::rt
