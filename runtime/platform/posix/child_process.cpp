// What happens between fork and exec follows CPython's Modules/_posixsubprocess.c, order included,
// since the order decides which error the parent sees.
#include "runtime/platform/child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char** environ;

namespace molt::platform {

namespace {

constexpr int kFirstOther = 3;

bool set_inherited(int descriptor) {
  const int flags = fcntl(descriptor, F_GETFD, 0);
  return flags >= 0 && fcntl(descriptor, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
}

bool close_given(int descriptor) { return descriptor == -1 || close(descriptor) == 0; }

// A copy that does not collide with the standard streams.
bool move_above_streams(int* descriptor, int lowest) {
  if (*descriptor < 0 || *descriptor >= lowest) return true;
  *descriptor = fcntl(*descriptor, F_DUPFD_CLOEXEC, kFirstOther);
  return *descriptor >= 0;
}

bool place_stream(int descriptor, int stream) {
  if (descriptor == -1) return true;
  return descriptor == stream ? set_inherited(descriptor) : dup2(descriptor, stream) >= 0;
}

void close_between(unsigned first, unsigned last) {
  if (first > last) return;
  if (syscall(SYS_close_range, first, last, 0) == 0) return;
  const long limit = sysconf(_SC_OPEN_MAX);
  for (unsigned i = first; i <= last && static_cast<long>(i) < limit; i++) {
    close(static_cast<int>(i));
  }
}

void close_others(const ChildPlan& plan) {
  int start = kFirstOther;
  for (int i = 0; i < plan.num_kept; i++) {
    const int kept = plan.kept[i];
    if (kept < start) continue;
    close_between(static_cast<unsigned>(start), static_cast<unsigned>(kept) - 1);
    start = kept + 1;
  }
  close_between(static_cast<unsigned>(start), ~0U);
}

bool set_streams(const ChildPlan& plan) {
  for (int i = 0; i < plan.num_kept; i++) {
    if (plan.kept[i] != plan.report_write && !set_inherited(plan.kept[i])) return false;
  }
  if (!close_given(plan.input_write) || !close_given(plan.output_read) ||
      !close_given(plan.error_read) || !close_given(plan.report_read)) {
    return false;
  }
  int output = plan.output_write;
  int error = plan.error_write;
  if (!move_above_streams(&output, 1) || !move_above_streams(&error, 2)) return false;
  return place_stream(plan.input_read, 0) && place_stream(output, 1) && place_stream(error, 2);
}

void restore_signals() {
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
}

bool set_identity(const ChildPlan& plan) {
  if (plan.starts_session && setsid() < 0) return false;
  if (plan.group_to_set >= 0 && setpgid(0, plan.group_to_set) < 0) return false;
  if (plan.num_groups >= 0 && setgroups(static_cast<size_t>(plan.num_groups), plan.groups) < 0) {
    return false;
  }
  const gid_t group = static_cast<gid_t>(plan.group);
  if (plan.group >= 0 && setregid(group, group) < 0) return false;
  const uid_t user = static_cast<uid_t>(plan.user);
  return plan.user < 0 || setreuid(user, user) >= 0;
}

// Comes back when no path could be executed.
void execute_paths(const ChildPlan& plan) {
  int first_error = 0;
  for (int i = 0; plan.paths[i] != nullptr; i++) {
    execve(plan.paths[i], plan.arguments, plan.environment == nullptr ? environ : plan.environment);
    if (errno != ENOENT && errno != ENOTDIR && first_error == 0) first_error = errno;
  }
  if (first_error != 0) errno = first_error;
}

void report(int descriptor, const char* text, size_t size) {
  [[maybe_unused]] const ssize_t written = write(descriptor, text, size);
}

// "OSError:<errno in hexadecimal>:<message>", or "SubprocessError:0:<message>".
void report_failure(int descriptor, int error_number, const char* message) {
  if (error_number == 0) {
    report(descriptor, "SubprocessError:0:", 18);
  } else {
    report(descriptor, "OSError:", 8);
    char digits[16];
    int start = sizeof(digits);
    for (unsigned number = static_cast<unsigned>(error_number); number != 0; number /= 16) {
      digits[--start] = "0123456789abcdef"[number % 16];
    }
    report(descriptor, digits + start, sizeof(digits) - static_cast<size_t>(start));
    report(descriptor, ":", 1);
  }
  report(descriptor, message, strlen(message));
}

[[noreturn]] void run_child(const ChildPlan& plan) {
  const char* message = "noexec";
  bool works = set_streams(plan);
  works = works && (plan.directory == nullptr || chdir(plan.directory) == 0);
  if (works) {
    if (plan.umask >= 0) umask(static_cast<mode_t>(plan.umask));
    if (plan.restores_signals) restore_signals();
    works = set_identity(plan);
  }
  if (works && plan.before_start != nullptr && !plan.before_start(plan.context)) {
    message = "Exception occurred in preexec_fn.";
    errno = 0;
    works = false;
  }
  if (works) {
    if (plan.closes_others) close_others(plan);
    execute_paths(plan);
    message = "";
  }
  report_failure(plan.report_write, errno, message);
  _exit(255);
}

}  // namespace

int start_child(const ChildPlan& plan) {
  const pid_t pid = fork();
  if (pid == 0) run_child(plan);
  return pid < 0 ? -errno : pid;
}

}  // namespace molt::platform
