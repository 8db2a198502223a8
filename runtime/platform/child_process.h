// Starting another program in a child process, as the module _posixsubprocess does. Only posix/
// implements this header; see process_control.h.
#pragma once

#include <cstdint>

namespace molt::platform {

struct ChildPlan {
  // Null-terminated arrays; the paths are tried in turn. A null environment is the own one.
  char* const* arguments;
  char* const* paths;
  char* const* environment;
  // Null to stay.
  const char* directory;
  // Descriptors, or -1: the child's standard streams, and the parent's ends of their pipes, which
  // the child closes.
  int input_read;
  int input_write;
  int output_read;
  int output_write;
  int error_read;
  int error_write;
  // The pipe through which the child tells why it could not start the program.
  int report_read;
  int report_write;
  // Descriptors that the program keeps, in rising order.
  const int* kept;
  int num_kept;
  bool closes_others;
  bool restores_signals;
  bool starts_session;
  // Negative to leave them.
  int group_to_set;
  int64_t umask;
  int64_t group;
  int64_t user;
  // -1 to leave them.
  int num_groups;
  const uint32_t* groups;
  // Runs in the child before the program; false when it failed. May be null.
  bool (*before_start)(void* context);
  void* context;
};

// The child's process id, or a negative errno.
int start_child(const ChildPlan& plan);

}  // namespace molt::platform
