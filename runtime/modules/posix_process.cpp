// Functions of the module posix about processes.
#include "runtime/core/messages/number.h"
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/os_strings.h"
#include "runtime/modules/posix_fork.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// What runs around fork, as lists of callables; kUnbound when there is none.
struct ForkHooks {
  Value before = kUnbound;
  Value after_in_parent = kUnbound;
  Value after_in_child = kUnbound;
};
ForkHooks fork_hooks;

Status add_hook(Value* hooks, const char* name, Value hook) {
  if (hook.is_unbound()) return kOk;
  if (slot_of<&Slots::call>(type_of(hook)) == nullptr) {
    return raise(messages::os_callable, name, hook);
  }
  if (hooks->is_unbound()) {
    const Owned list = list_new();
    if (is_failure(list)) return kFailed;
    *hooks = value_of(list);
  }
  return list_append(as_list(*hooks), hook);
}

// Errors of hooks are reported and dropped.
void run_hooks(Value hooks, bool backwards) {
  if (hooks.is_unbound()) return;
  const Ref copy(list_slice(as_list(hooks), 0, as_list(hooks)->length));
  if (is_failure(copy)) return report_unraisable(hooks);
  const int64_t count = as_list(copy)->length;
  for (int64_t i = 0; i < count; i++) {
    const Value hook = as_list(copy)->items[backwards ? count - 1 - i : i];
    const Ref result(call(hook));
    if (is_failure(result)) report_unraisable(hook);
  }
}

}  // namespace

void before_fork() { run_hooks(fork_hooks.before, true); }
void after_fork_in_parent() { run_hooks(fork_hooks.after_in_parent, false); }
void after_fork_in_child() { run_hooks(fork_hooks.after_in_child, false); }

extern "C" Owned molt_f_posix_register_at_fork(Borrowed before, Borrowed after_in_child,
                                               Borrowed after_in_parent) {
  if (value_of(before).is_unbound() && value_of(after_in_child).is_unbound() &&
      value_of(after_in_parent).is_unbound()) {
    return raise(messages::os_nothing_registered);
  }
  MOLT_TRY_DISCARD(add_hook(&fork_hooks.before, "before", value_of(before)));
  MOLT_TRY_DISCARD(
      add_hook(&fork_hooks.after_in_child, "after_in_child", value_of(after_in_child)));
  MOLT_TRY_DISCARD(
      add_hook(&fork_hooks.after_in_parent, "after_in_parent", value_of(after_in_parent)));
  return owned_none();
}

extern "C" Owned molt_f_posix_fork() {
  before_fork();
  const int pid = platform::fork_process();
  if (pid == 0) {
    after_fork_in_child();
  } else {
    after_fork_in_parent();
  }
  if (pid < 0) return raise_errno(pid);
  return int_from_int64(pid);
}

namespace {

// The second argument of execv and execve.
Status arguments_py(const char* function, Value value, CStrings* arguments) {
  if (!is_tuple(value) && !is_list(value)) return raise(messages::os_arguments_type, function);
  MOLT_TRY(items, tuple_from(value));
  if (as_tuple(items)->length < 1) return raise(messages::os_arguments_empty, function);
  for (int64_t i = 0; i < as_tuple(items)->length; i++) {
    MOLT_TRY_DISCARD(arguments->add_py(as_tuple(items)->items()[i]));
  }
  if (*arguments->data()[0] == 0) return raise(messages::os_arguments_first, function);
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_posix_execv(Borrowed path_value, Borrowed argv) {
  PathArgument path;
  MOLT_TRY_DISCARD(path_argument_py({.function = "execv"}, path_value, &path));
  CStrings arguments;
  MOLT_TRY_DISCARD(arguments_py("execv", value_of(argv), &arguments));
  return raise_errno(platform::execute(path.text, arguments.data(), platform::environment_list()));
}

extern "C" Owned molt_f_posix_execve(Borrowed path_value, Borrowed argv, Borrowed env) {
  PathArgument path;
  MOLT_TRY_DISCARD(
      path_argument_py({.function = "execve", .takes_descriptor = true}, path_value, &path));
  CStrings arguments;
  MOLT_TRY_DISCARD(arguments_py("execve", value_of(argv), &arguments));
  CStrings variables;
  MOLT_TRY_DISCARD(variables.add_environment_py(value_of(env)));
  const int result =
      path.is_descriptor
          ? platform::execute_descriptor(path.descriptor, arguments.data(), variables.data())
          : platform::execute(path.text, arguments.data(), variables.data());
  return raise_errno(result, path);
}

extern "C" Owned molt_f_posix_system(Borrowed command_value) {
  MOLT_TRY(command, path_bytes_py(value_of(command_value)));
  int status = 0;
  const int done = platform::run_command(bytes_view(as_bytes(command)).data(), &status);
  if (done < 0) return raise_errno(done);
  return int_from_int64(status);
}

extern "C" Owned molt_f_posix_kill(Borrowed pid_value, Borrowed signal) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(signal, &number));
  const int done = platform::send_signal(pid, number);
  if (done < 0) return raise_errno(done);
  // A signal to the own process has its handler run now.
  MOLT_TRY_DISCARD(check_signals());
  return owned_none();
}

extern "C" Owned molt_f_posix_killpg(Borrowed pgid, Borrowed signal) {
  int group = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pgid, &group));
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(signal, &number));
  const int done = platform::send_signal_to_group(group, number);
  if (done < 0) return raise_errno(done);
  MOLT_TRY_DISCARD(check_signals());
  return owned_none();
}

namespace {

Owned wait_for(int pid, int options) {
  int status = 0;
  MOLT_OS_TRY(found, platform::wait_process(pid, options, &status));
  if (found == 0) status = 0;
  return tuple_of(Value::from_small_int(found), Value::from_small_int(status));
}

}  // namespace

extern "C" Owned molt_f_posix_wait() { return wait_for(-1, 0); }

extern "C" Owned molt_f_posix_waitpid(Borrowed pid_value, Borrowed options_value) {
  int pid = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(pid_value, &pid));
  int options = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(options_value, &options));
  return wait_for(pid, options);
}

namespace {

using platform::WaitQuestion;

Owned status_flag(WaitQuestion question, Borrowed status_value) {
  int status = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(status_value, &status));
  return owned_bool(platform::wait_answer(question, status) != 0);
}

Owned status_number(WaitQuestion question, Borrowed status_value) {
  int status = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(status_value, &status));
  return int_from_int64(platform::wait_answer(question, status));
}

}  // namespace

extern "C" Owned molt_f_posix_WCOREDUMP(Borrowed status) {
  return status_flag(WaitQuestion::kCoreDumped, status);
}
extern "C" Owned molt_f_posix_WIFCONTINUED(Borrowed status) {
  return status_flag(WaitQuestion::kContinued, status);
}
extern "C" Owned molt_f_posix_WIFSTOPPED(Borrowed status) {
  return status_flag(WaitQuestion::kStopped, status);
}
extern "C" Owned molt_f_posix_WIFSIGNALED(Borrowed status) {
  return status_flag(WaitQuestion::kSignaled, status);
}
extern "C" Owned molt_f_posix_WIFEXITED(Borrowed status) {
  return status_flag(WaitQuestion::kExited, status);
}
extern "C" Owned molt_f_posix_WEXITSTATUS(Borrowed status) {
  return status_number(WaitQuestion::kExitStatus, status);
}
extern "C" Owned molt_f_posix_WTERMSIG(Borrowed status) {
  return status_number(WaitQuestion::kTermSignal, status);
}
extern "C" Owned molt_f_posix_WSTOPSIG(Borrowed status) {
  return status_number(WaitQuestion::kStopSignal, status);
}

extern "C" Owned molt_f_posix_waitstatus_to_exitcode(Borrowed status_value) {
  int status = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(status_value, &status));
  if (platform::wait_answer(WaitQuestion::kExited, status) != 0) {
    return int_from_int64(platform::wait_answer(WaitQuestion::kExitStatus, status));
  }
  if (platform::wait_answer(WaitQuestion::kSignaled, status) != 0) {
    return int_from_int64(-platform::wait_answer(WaitQuestion::kTermSignal, status));
  }
  if (platform::wait_answer(WaitQuestion::kStopped, status) != 0) {
    return raise(messages::os_stopped, platform::wait_answer(WaitQuestion::kStopSignal, status));
  }
  return raise(messages::os_wait_status, status);
}

}  // namespace molt::rt
