// The module fcntl (Modules/fcntlmodule.c).
#include "runtime/core/messages/os.h"
#include "runtime/modules/buffer_argument.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/fcntl.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constexpr int64_t kLargestArgument = 1024;

// Of a str its UTF-8, of others their bytes; false for something that is no text.
Tri argument_bytes(Borrowed value, Ref* holder, ByteView* view) {
  if (!is_str(value)) return tri(get_byte_view(value_of(value), view));
  MOLT_TRY(bytes, encode_file_name(value_of(value)));
  *holder = std::move(bytes);
  return tri(get_byte_view(*holder, view));
}

// Calls the system with a copy of the bytes and gives what it wrote over them.
template <typename Call>
Owned call_with_copy(const char* name, const ByteView& view, Call&& call) {
  if (view.size > kLargestArgument) return raise(messages::fcntl_too_long, name);
  alignas(16) char buffer[kLargestArgument];
  memcpy(buffer, view.data, static_cast<size_t>(view.size));
  MOLT_OS_TRY(done, call(buffer));
  return make_bytes({buffer, static_cast<size_t>(view.size)});
}

// The low 32 bits of an int.
Status masked_argument_py(Borrowed value, int64_t* number) {
  MOLT_TRY(index, index_of(value_of(value)));
  *number = static_cast<int64_t>(int_low_bits(index) & UINT32_MAX);
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_fcntl_fcntl(Borrowed fd, Borrowed cmd, Borrowed arg) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int command = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(cmd, &command));
  Ref holder;
  ByteView view;
  MOLT_TRY(is_text, argument_bytes(arg, &holder, &view));
  if (is_text.code != 0) {
    return call_with_copy("fcntl", view, [&](void* buffer) {
      return platform::control_file(descriptor, command, buffer);
    });
  }
  int64_t number = 0;
  MOLT_TRY_DISCARD(masked_argument_py(arg, &number));
  MOLT_OS_TRY(result, platform::control_file(descriptor, command, number));
  return int_from_int64(result);
}

// A writable buffer is changed in place and the result is the call's, unless mutate_flag is false.
extern "C" Owned molt_f_fcntl_ioctl(Borrowed fd, Borrowed request_value, Borrowed arg,
                                    Borrowed mutate_flag) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int64_t request = 0;
  MOLT_TRY_DISCARD(masked_argument_py(request_value, &request));
  bool mutates = false;
  MOLT_TRY_DISCARD(flag_argument_py(mutate_flag, &mutates));
  WritableView writable;
  if (mutates && !is_str(arg) && get_writable_view(value_of(arg), &writable)) {
    MOLT_OS_TRY(result, platform::control_device(descriptor, request, writable.data));
    return int_from_int64(result);
  }
  Ref holder;
  ByteView view;
  MOLT_TRY(is_text, argument_bytes(arg, &holder, &view));
  if (is_text.code != 0) {
    return call_with_copy("ioctl", view, [&](void* buffer) {
      return platform::control_device(descriptor, request, buffer);
    });
  }
  int number = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(arg, &number));
  MOLT_OS_TRY(result, platform::control_device(descriptor, request, int64_t{number}));
  return int_from_int64(result);
}

extern "C" Owned molt_f_fcntl_flock(Borrowed fd, Borrowed operation_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int operation = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(operation_value, &operation));
  MOLT_OS_TRY(done, platform::lock_whole_file(descriptor, operation));
  return owned_none();
}

extern "C" Owned molt_f_fcntl_lockf(Borrowed fd, Borrowed cmd, Borrowed len, Borrowed start,
                                    Borrowed whence_value) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(descriptor_argument_py(fd, &descriptor));
  int operation = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(cmd, &operation));
  int64_t length = 0;
  MOLT_TRY_DISCARD(int64_argument_py(len, &length));
  int64_t first = 0;
  MOLT_TRY_DISCARD(int64_argument_py(start, &first));
  int whence = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(whence_value, &whence));
  if (!platform::is_lock_operation(operation)) return raise(messages::lockf_argument);
  MOLT_OS_TRY(done, platform::lock_part(descriptor, operation, first, length, whence));
  return owned_none();
}

}  // namespace molt::rt
