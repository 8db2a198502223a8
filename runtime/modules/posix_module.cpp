// The rest of the module posix that every target has: the environment, randomness, text of errors
// and paths.
#include "runtime/core/messages/os.h"
#include "runtime/modules/library_type.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/file_system.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/modules/posix.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_posix_fspath(Borrowed path) { return fspath_py(value_of(path)); }

extern "C" Owned molt_f_posix_putenv(Borrowed name_value, Borrowed value_value) {
  MOLT_TRY(name, path_bytes_py(value_of(name_value)));
  MOLT_TRY(value, path_bytes_py(value_of(value_value)));
  const std::string_view text = bytes_view(as_bytes(name));
  if (text.find('=') != text.npos) return raise(messages::os_environment_name);
  const int done = platform::set_environment(text.data(), bytes_view(as_bytes(value)).data());
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_posix_unsetenv(Borrowed name_value) {
  MOLT_TRY(name, path_bytes_py(value_of(name_value)));
  const int done = platform::unset_environment(bytes_view(as_bytes(name)).data());
  if (done < 0) return raise_errno(done);
  return owned_none();
}

// A dict of bytes; of two variables with one name the first counts.
extern "C" Owned molt_c_posix_environ() {
  MOLT_TRY(variables, dict_new());
  char** list = platform::environment_list();
  for (; list != nullptr && *list != nullptr; list++) {
    const std::string_view text = *list;
    const size_t equals = text.find('=');
    if (equals == text.npos) continue;
    MOLT_TRY(name, make_bytes(text.substr(0, equals)));
    MOLT_TRY(value, make_bytes(text.substr(equals + 1)));
    MOLT_TRY_DISCARD(dict_set_default_py(as_dict(variables), name, value));
  }
  return variables.take();
}

extern "C" Owned molt_f_posix_urandom(Borrowed size_value) {
  int64_t size = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(size_value), &size));
  if (size < 0) return raise(messages::os_negative_argument);
  ByteBuilder out;
  uint8_t* buffer = out.reserve(size);
  if (buffer == nullptr) return kOwnedError;
  if (!platform::random_bytes(buffer, size)) {
    return raise_errno(-platform::error_invalid_argument());
  }
  out.advance(size);
  return out.finish();
}

extern "C" Owned molt_f_posix_getrandom(Borrowed size_value, Borrowed flags_value) {
  int64_t size = 0;
  MOLT_TRY_DISCARD(size_argument_py(value_of(size_value), &size));
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  if (size < 0) return raise_errno(-platform::error_invalid_argument());
  ByteBuilder out;
  uint8_t* buffer = out.reserve(size);
  if (buffer == nullptr) return kOwnedError;
  MOLT_OS_TRY(count, platform::read_random(buffer, size, static_cast<uint32_t>(flags)));
  out.advance(count);
  return out.finish();
}

extern "C" Owned molt_f_posix_strerror(Borrowed code) {
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(code, &number));
  return make_str_utf8(platform::error_text(number));
}

extern "C" Owned molt_f_posix_getpid() { return int_from_int64(platform::process_id()); }

extern "C" Owned molt_f_posix_sched_yield() {
  const int done = platform::yield_processor();
  if (done < 0) return raise_errno(done);
  return owned_none();
}

extern "C" Owned molt_f_posix__exit(Borrowed status) {
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(status, &number));
  platform::exit_process(number);
}

extern "C" Owned molt_f_posix_abort() { platform::abort_process(); }

namespace {

// Drops the last component of what was built so far, which starts at `floor`.
void drop_component(StrBuilder& out, int64_t floor) {
  int64_t length = out.length();
  while (length > floor && out.char_at(length - 1) != '/') length--;
  out.truncate(length > floor ? length - 1 : floor);
}

bool ends_in_parent(const StrBuilder& out, int64_t floor) {
  const int64_t length = out.length();
  return length - floor >= 2 && out.char_at(length - 1) == '.' && out.char_at(length - 2) == '.' &&
         (length - floor == 2 || out.char_at(length - 3) == '/');
}

}  // namespace

// os.path.normpath without its checks: collapses slashes and "." and resolves "..". Exactly two
// leading slashes stay two.
extern "C" Owned molt_f_posix__path_normpath(Borrowed path) {
  if (!is_str(path)) return raise(messages::os_expected_str, path);
  const Str* text = as_str(path);
  const int64_t length = text->length;
  // CPython drops dots only beside a slash.
  if (str_equal_ascii(text, ".")) return new_reference(value_of(path));
  int64_t slashes = 0;
  while (slashes < length && char_at_unchecked(text, slashes) == '/') slashes++;
  StrBuilder out;
  out.append_repeated('/', slashes == 2 ? 2 : slashes == 0 ? 0 : 1);
  const int64_t floor = out.length();
  for (int64_t start = slashes; start < length;) {
    int64_t end = start;
    while (end < length && char_at_unchecked(text, end) != '/') end++;
    const int64_t size = end - start;
    const bool has_dot = size >= 1 && char_at_unchecked(text, start) == '.';
    const bool is_parent = size == 2 && has_dot && char_at_unchecked(text, start + 1) == '.';
    if (size == 0 || (size == 1 && has_dot)) {
      // Nothing to add.
    } else if (is_parent && (out.length() > floor ? !ends_in_parent(out, floor) : floor > 0)) {
      drop_component(out, floor);
    } else {
      if (out.length() > floor) out.append_char('/');
      out.append_range(text, start, end);
    }
    start = end + 1;
  }
  return out.finish();
}

// The names of configure's results by which Lib/os.py tells which functions take descriptors.
extern "C" Owned molt_c_posix__have_functions() {
  static constexpr const char* kNames[] = {
      "HAVE_FACCESSAT", "HAVE_FDOPENDIR", "HAVE_FSTATAT",  "HAVE_FTRUNCATE", "HAVE_FUTIMENS",
      "HAVE_LINKAT",    "HAVE_LSTAT",     "HAVE_MKDIRAT",  "HAVE_OPENAT",    "HAVE_READLINKAT",
      "HAVE_RENAMEAT",  "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"};
  static constexpr const char* kNativeNames[] = {
      "HAVE_FCHDIR",  "HAVE_FCHMOD",    "HAVE_FCHMODAT", "HAVE_FCHOWN",  "HAVE_FCHOWNAT",
      "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_FSTATVFS", "HAVE_FUTIMES", "HAVE_FUTIMESAT",
      "HAVE_LCHOWN",  "HAVE_LUTIMES",   "HAVE_MKFIFOAT"};
  MOLT_TRY(names, list_new());
  const auto add = [&](const char* name) -> Status {
    MOLT_TRY(text, make_str_ascii(name));
    return list_append(as_list(names), text);
  };
  for (const char* name : kNames) MOLT_TRY_DISCARD(add(name));
  if (platform::has_processes()) {
    for (const char* name : kNativeNames) MOLT_TRY_DISCARD(add(name));
  }
  return names.take();
}

extern "C" Owned molt_c_posix_error() { return type_constant(molt_type_OSError); }
extern "C" Owned molt_c_posix___doc__() {
  return make_str_ascii(
      "This module provides access to operating system functionality that is\n"
      "standardized by the C Standard and the POSIX standard (a thinly\n"
      "disguised Unix interface).  Refer to the library manual and\n"
      "corresponding Unix manual entries for more information on calls.");
}

}  // namespace molt::rt
