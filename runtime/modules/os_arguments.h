// Arguments of the functions of the module posix and its relatives: paths, descriptors, ids
// (Modules/posixmodule.c, path_converter and its neighbours), and calls that a signal may
// interrupt.
#pragma once

#include "runtime/core/error.h"
#include "runtime/platform/platform.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file.h"
#include "runtime/types/str.h"

namespace molt::rt {

// What a path parameter takes and what its errors say.
struct PathRules {
  const char* function;
  const char* argument = "path";
  bool takes_none = false;
  bool takes_descriptor = false;
};

struct PathArgument {
  // The argument itself, or what its __fspath__ gave: what errors show as the file's name.
  Ref object;
  // Holds the text.
  Ref bytes;
  // Zero-terminated; null for None and descriptors.
  const char* text = nullptr;
  int64_t length = 0;
  // Results that are names have the type of the path.
  bool is_bytes = false;
  bool is_descriptor = false;
  int descriptor = -1;
};

Status path_argument_py(const PathRules& rules, Borrowed value, PathArgument* path);
// os.fspath(): str or bytes.
Owned fspath_py(Value value);
// A path without rules (PyUnicode_FSConverter): bytes without a null byte.
Owned path_bytes_py(Value value);
// A str in the encoding of file names; UnicodeEncodeError. And back.
Owned encode_file_name(Value text);
inline Owned decode_file_name(std::string_view text) { return make_str_utf8(text); }
// A name that belongs to a path: str or bytes, as the path is.
Owned name_like(const PathArgument& path, std::string_view name);

// dir_fd: None is the current directory.
Status directory_argument_py(Borrowed value, int* directory);
// An int, or an object with fileno(): not negative (PyObject_AsFileDescriptor).
Status descriptor_argument_py(Borrowed value, int* descriptor);
Status c_int_argument_py(Borrowed value, int* result);
Status int64_argument_py(Borrowed value, int64_t* result);
// Of a user or group; -1 is all ones.
Status id_argument_py(const char* what, Borrowed value, uint32_t* id);
inline Status flag_argument_py(Borrowed value, bool* flag) {
  MOLT_TRY(truth, truth_of(value_of(value)));
  *flag = truth.code != 0;
  return kOk;
}

// OSError for a negative errno.
inline Failure raise_errno(int64_t result) {
  return raise_os_error(static_cast<int>(-result), kUnbound);
}
inline Failure raise_errno(int64_t result, const PathArgument& path) {
  return raise_os_error(static_cast<int>(-result),
                        path.object.get().is_unbound() ? kNone : path.object.get());
}
// For an operation from one path to another.
inline Failure raise_errno(int64_t result, const PathArgument& from, const PathArgument& to) {
  return raise_os_error(static_cast<int>(-result), from.object.get(), to.object.get());
}

// Calls `operation` until no signal interrupts it (PEP 475). Its negative errno is the result, or
// kInt64Failed when a handler raised.
template <typename Operation>
int64_t call_system(Operation&& operation) {
  while (true) {
    const int64_t result = operation();
    if (result >= 0 || !platform::is_interrupted(static_cast<int>(-result))) return result;
    if (is_failure(check_signals())) return kInt64Failed;
  }
}

// Returns OSError from the function for a negative result; what follows the result are the further
// arguments of raise_errno.
#define MOLT_OS_TRY(name, expression, ...)                                               \
  const int64_t name = ::molt::rt::call_system([&]() -> int64_t { return expression; }); \
  if (name < 0) [[unlikely]] {                                                           \
    if (name == kInt64Failed) return ::molt::rt::Failure{};                              \
    return ::molt::rt::raise_errno(name __VA_OPT__(, ) __VA_ARGS__);                     \
  }

}  // namespace molt::rt
