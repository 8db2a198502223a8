// Texts of exceptions raised by the runtime, area "os": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(os_path_type, TypeError, "{}: {} should be {}, not {t}")
MOLT_MESSAGE(os_path_null, ValueError, "{}: embedded null character in {}")
MOLT_MESSAGE(os_fspath_type, TypeError, "expected str, bytes or os.PathLike object, not {t}")
MOLT_MESSAGE(os_fspath_result, TypeError,
             "expected {t}.__fspath__() to return str or bytes, not {t}")
MOLT_MESSAGE(os_null_byte, ValueError, "embedded null byte")
MOLT_MESSAGE(os_descriptor_large, OverflowError, "fd is greater than maximum")
MOLT_MESSAGE(os_descriptor_small, OverflowError, "fd is less than minimum")
MOLT_MESSAGE(os_directory_descriptor, TypeError, "argument should be integer or None, not {t}")
MOLT_MESSAGE(os_directory_without_path, ValueError,
             "{}: can't specify dir_fd without matching path")
MOLT_MESSAGE(os_descriptor_and_links, ValueError, "{}: cannot use fd and follow_symlinks together")
MOLT_MESSAGE(os_file_descriptor_type, TypeError,
             "argument must be an int, or have a fileno() method.")
MOLT_MESSAGE(os_fileno_result, TypeError, "fileno() returned a non-integer")
MOLT_MESSAGE(os_file_descriptor_negative, ValueError,
             "file descriptor cannot be a negative integer ({})")
MOLT_MESSAGE(os_id_type, TypeError, "{} should be integer, not {t}")
MOLT_MESSAGE(os_id_small, OverflowError, "{} is less than minimum")
MOLT_MESSAGE(os_id_large, OverflowError, "{} is greater than maximum")
MOLT_MESSAGE(os_utime_both, ValueError,
             "utime: you may specify either 'times' or 'ns' but not both")
MOLT_MESSAGE(os_utime_times, TypeError, "utime: 'times' must be either a tuple of two ints or None")
MOLT_MESSAGE(os_utime_ns, TypeError, "utime: 'ns' must be a tuple of two ints")
MOLT_MESSAGE(os_unsigned_negative, OverflowError, "can't convert negative int to unsigned")
MOLT_MESSAGE(os_environment_name, ValueError, "illegal environment variable name")
MOLT_MESSAGE(os_negative_argument, ValueError, "negative argument not allowed")
MOLT_MESSAGE(os_negative_size, ValueError, "negative size not allowed")
MOLT_MESSAGE(os_stopped, ValueError, "process stopped by delivery of signal {}")
MOLT_MESSAGE(os_wait_status, ValueError, "invalid wait status: {}")
MOLT_MESSAGE(os_arguments_type, TypeError, "{}() arg 2 must be a tuple or list")
MOLT_MESSAGE(os_arguments_empty, ValueError, "{}() arg 2 must not be empty")
MOLT_MESSAGE(os_arguments_first, ValueError, "{}() arg 2 first element cannot be empty")
MOLT_MESSAGE(os_environment_type, TypeError, "{}: environment must be a mapping object")
MOLT_MESSAGE(os_expected_str, TypeError, "expected 'str', not '{t}'")
MOLT_MESSAGE(os_configuration_name, ValueError, "unrecognized configuration name")
MOLT_MESSAGE(os_configuration_type, TypeError, "configuration names must be strings or integers")
MOLT_MESSAGE(os_cannot_create, TypeError, "cannot create '{}' instances")
MOLT_MESSAGE(os_callable, TypeError, "'{}' must be callable, not {t}")
MOLT_MESSAGE(os_nothing_registered, TypeError, "At least one argument is required.")
MOLT_MESSAGE(os_buffers_type, TypeError, "{}() arg 2 must be a sequence")
MOLT_MESSAGE(os_cpu_number, ValueError, "negative CPU number")
// _signal.
MOLT_MESSAGE(signal_range, ValueError, "signal number out of range")
MOLT_MESSAGE(signal_handler, TypeError,
             "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
MOLT_MESSAGE(signal_set_range, ValueError, "signal number {} out of range [1; 64]")
MOLT_MESSAGE(signal_wakeup_blocking, ValueError, "the fd {} must be in non-blocking mode")
// select.
MOLT_MESSAGE(select_lists, TypeError, "arguments 1-3 must be sequences")
MOLT_MESSAGE(select_timeout, TypeError, "timeout must be a float or None")
MOLT_MESSAGE(select_negative_timeout, ValueError, "timeout must be non-negative")
MOLT_MESSAGE(select_descriptor_range, ValueError, "filedescriptor out of range in select()")
MOLT_MESSAGE(poll_timeout, TypeError, "timeout must be an integer or None")
MOLT_MESSAGE(poll_integer, TypeError, "an integer is required")
MOLT_MESSAGE(poll_events_negative, ValueError, "value must be positive")
MOLT_MESSAGE(poll_events_large, OverflowError, "Python int too large for C unsigned short")
MOLT_MESSAGE(poll_concurrent, RuntimeError, "concurrent poll() invocation")
MOLT_MESSAGE(epoll_closed, ValueError, "I/O operation on closed epoll object")
MOLT_MESSAGE(epoll_size_hint, ValueError, "negative sizehint")
MOLT_MESSAGE(epoll_flags, OSError, "invalid flags")
MOLT_MESSAGE(epoll_max_events, ValueError, "maxevents must be greater than 0, got {}")
// _posixsubprocess.
MOLT_MESSAGE(fork_exec_arguments, TypeError, "fork_exec expected 23 arguments, got {}")
MOLT_MESSAGE(fork_exec_report, ValueError, "errpipe_write must be >= 3")
MOLT_MESSAGE(fork_exec_kept, ValueError, "bad value(s) in fds_to_keep")
MOLT_MESSAGE(fork_exec_groups, TypeError, "extra_groups must be a list")
MOLT_MESSAGE(fork_exec_groups_size, ValueError, "too many extra_groups")
MOLT_MESSAGE(fork_exec_group, TypeError, "extra_groups must be integers")
MOLT_MESSAGE(fork_exec_kept_type, TypeError, "fork_exec() argument 4 must be tuple, not {}")
// pwd, grp and fcntl.
MOLT_MESSAGE(user_id_missing, KeyError, "getpwuid(): uid not found: {}")
MOLT_MESSAGE(user_id_no_id, KeyError, "getpwuid(): uid not found")
MOLT_MESSAGE(user_name_missing, KeyError, "getpwnam(): name not found: {r}")
MOLT_MESSAGE(group_id_missing, KeyError, "getgrgid(): gid not found: {}")
MOLT_MESSAGE(group_name_missing, KeyError, "getgrnam(): name not found: {r}")
MOLT_MESSAGE(fcntl_too_long, ValueError, "{} string arg too long")
MOLT_MESSAGE(lockf_argument, ValueError, "unrecognized lockf argument")
