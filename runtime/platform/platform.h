// The operating system, as the runtime sees it. posix/ and wasi/ implement this header; nothing
// else in the runtime includes an OS header or tests for the target.
//
// Errors are errno values of the target; functions that return a count or a descriptor give a
// negative errno on failure.
#pragma once

#include <cstdint>

namespace molt::platform {

// Files. Partial reads and writes are possible. A call that a signal interrupts gives -EINTR (see
// is_interrupted).
int64_t read_file(int descriptor, void* buffer, int64_t size);
int64_t write_file(int descriptor, const void* data, int64_t size);
// Writes everything, across partial writes and interruptions. 0, or a negative errno.
int write_all(int descriptor, const void* data, int64_t size);

struct OpenMode {
  bool read = false;
  bool write = false;
  bool append = false;
  bool truncate = false;
  bool create = false;
  // Fail when the file exists.
  bool exclusive = false;
};
// The path is UTF-8, zero-terminated. Descriptors are not inherited by child processes.
int open_file(const char* path, OpenMode mode);
// The flags that open_file gives to the system.
int open_flags(OpenMode mode);
int close_file(int descriptor);

enum class SeekFrom : uint8_t { kStart, kCurrent, kEnd };
// The new position.
int64_t seek_file(int descriptor, int64_t offset, SeekFrom from);
// 0, or a negative errno.
int truncate_file(int descriptor, int64_t size);
bool is_terminal(int descriptor);

struct FileStatus {
  uint32_t mode;
  int64_t size;
  int64_t modified_ns;
  // What the system suggests as a buffer size.
  int64_t block_size;
  bool is_directory;
  bool is_regular;
};
// 0, or a negative errno.
int file_status(int descriptor, FileStatus* status);
int path_status(const char* path, FileStatus* status);
int remove_file(const char* path);
// The working directory in `buffer`: its length, or a negative errno.
int64_t working_directory(char* buffer, int64_t size);

// The text of an errno value.
const char* error_text(int error_number);
// Whether an errno value says that a signal interrupted the call.
bool is_interrupted(int error_number);

// Whether an errno value says that a buffer was too small.
bool is_range_error(int error_number);

// The errno values that Python maps to subclasses of OSError.
enum class ErrorClass : uint8_t {
  kOther,
  kBlockingIO,
  kBrokenPipe,
  kChildProcess,
  kConnectionAborted,
  kConnectionRefused,
  kConnectionReset,
  kFileExists,
  kFileNotFound,
  kInterrupted,
  kIsADirectory,
  kNotADirectory,
  kPermission,
  kProcessLookup,
  kTimeout,
};
ErrorClass error_class(int error_number);
int error_no_memory();
int error_invalid_argument();
int error_is_a_directory();
// What reading and writing give that would block.
int error_try_again();
int error_no_entry();

enum class Clock : uint8_t { kRealtime, kMonotonic, kProcess, kThread };
// Nanoseconds; -1 when the clock does not exist.
int64_t clock_ns(Clock clock);
int64_t clock_resolution_ns(Clock clock);
// Sleeps; false when a signal came first.
bool sleep_ns(int64_t nanoseconds);

// A point in time by the calendar, as C's struct tm, but with the full year.
struct CalendarTime {
  int64_t year;
  // 0 to 11.
  int month;
  int day;
  int hour;
  int minute;
  int second;
  // 0 is Sunday.
  int weekday;
  // From 0.
  int day_of_year;
  int is_dst;
  int64_t utc_offset;
  // May be null.
  const char* zone;
};
// Both give 0 or a negative errno.
int utc_time(int64_t seconds, CalendarTime* time);
int local_time(int64_t seconds, CalendarTime* time);
// Seconds of a local time, whose fields may be out of range; false when it cannot be represented.
bool time_from_local(const CalendarTime& time, int64_t* seconds);
// As C's strftime in the C locale: the length written, or 0.
int64_t format_time(char* buffer, int64_t size, const char* format, const CalendarTime& time);

// False when no source of randomness works.
bool random_bytes(void* buffer, int64_t size);

// The value of an environment variable, or null.
const char* environment(const char* name);
// All variables as "NAME=value", null-terminated.
char** environment_list();

// The path of the running executable in `buffer`: its length, or a negative errno where that cannot
// be told.
int64_t executable_path(char* buffer, int64_t size);
// What sys.platform gives.
const char* name();

// Ends the process at once with this status; nothing is flushed.
[[noreturn]] void exit_process(int status);
// Ends the process as abort() does.
[[noreturn]] void abort_process();
// Whether there are processes, users and signals.
bool has_processes();
// Ends the process as an unhandled SIGINT does; returns the exit status to use where that is not
// possible.
int exit_by_interrupt();
// Installs the handler that runs when SIGINT arrives. `handler` runs in signal context. Ignores
// SIGPIPE and SIGXFSZ, as CPython does.
void install_interrupt_handler(void (*handler)());
// False when the parent process has SIGINT ignored.
bool interrupts_are_enabled();

// Memory in whole pages of 64 KiB, aligned to 64 KiB, zeroed; null when there is none. Never given
// back.
void* map_pages(int64_t size);

// The stack that the main thread runs on.
struct StackBounds {
  // Lowest usable address and first address above the stack. Both 0 where the stack is managed by a
  // virtual machine.
  uint64_t low;
  uint64_t high;
};
StackBounds stack_bounds();
// Runs function(argument) on the runtime's own main stack and returns its result.
int run_on_main_stack(int (*function)(void*), void* argument);

// The number of generated Python functions on the stack, found by frame pointers; -1 where that
// cannot be told. `frame` is a frame address (__builtin_frame_address(0)). Counting stops at
// `limit`.
int64_t count_python_frames(const void* frame, int64_t limit);

// An active Python function: its FunctionCode and the line at which it stands.
struct PythonFrame {
  const void* code;
  int64_t line;
  // Tells it from other active functions.
  uint64_t address;
};
// The active Python functions, innermost first, without the first `skip`; at most `capacity`. Gives
// their number; 0 without the table of call sites (compiler/target/call_sites.h).
int64_t read_python_frames(const void* frame, int64_t skip, PythonFrame* frames, int64_t capacity);

}  // namespace molt::platform
