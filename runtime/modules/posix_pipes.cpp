// Pipes, terminals, copies of descriptors and scattered reads, for the module posix.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/platform/process_control.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/posix_native.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Owned descriptor_pair(const int descriptors[2]) {
  return tuple_of(Value::from_small_int(descriptors[0]), Value::from_small_int(descriptors[1]));
}

}  // namespace

extern "C" Owned molt_f_posix_pipe() {
  int ends[2];
  const int done = platform::make_pipe(platform::open_flags({}), ends);
  if (done < 0) return raise_errno(done);
  return descriptor_pair(ends);
}

extern "C" Owned molt_f_posix_pipe2(Borrowed flags_value) {
  int flags = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(flags_value, &flags));
  int ends[2];
  const int done = platform::make_pipe(flags, ends);
  if (done < 0) return raise_errno(done);
  return descriptor_pair(ends);
}

extern "C" Owned molt_f_posix_openpty() {
  int descriptors[2];
  const int done = platform::open_terminal(descriptors);
  if (done < 0) return raise_errno(done);
  return descriptor_pair(descriptors);
}

extern "C" Owned molt_f_posix_dup(Borrowed fd) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  const int copy = platform::duplicate(descriptor);
  if (copy < 0) return raise_errno(copy);
  return int_from_int64(copy);
}

extern "C" Owned molt_f_posix_dup2(Borrowed fd, Borrowed fd2, Borrowed inheritable) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  int target = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd2, &target));
  bool is_inherited = false;
  MOLT_TRY_DISCARD(flag_argument_py(inheritable, &is_inherited));
  MOLT_OS_TRY(copy, platform::duplicate_to(descriptor, target, is_inherited));
  return int_from_int64(copy);
}

namespace {

// The memory of the items of a sequence, each of which stays alive by `items`.
template <bool kWritable>
Status buffer_parts_py(const char* function, Value buffers, Ref* items, platform::BufferPart* parts,
                       int* count) {
  if (!is_iterable(buffers)) return raise(messages::os_buffers_type, function);
  MOLT_TRY(list, list_from(buffers));
  const int64_t length = as_list(list)->length;
  if (length > platform::kMaxParts) {
    (void)raise_errno(-platform::error_invalid_argument());
    return kFailed;
  }
  for (int64_t i = 0; i < length; i++) {
    const Value item = as_list(list)->items[i];
    if constexpr (kWritable) {
      WritableView view;
      MOLT_TRY_DISCARD(require_writable_view(function, item, &view));
      parts[i] = {view.data, view.size};
    } else {
      ByteView view;
      MOLT_TRY_DISCARD(require_byte_view(item, &view));
      parts[i] = {const_cast<uint8_t*>(view.data), view.size};
    }
  }
  *count = static_cast<int>(length);
  *items = std::move(list);
  return kOk;
}

}  // namespace

extern "C" Owned molt_f_posix_readv(Borrowed fd, Borrowed buffers) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  Ref items;
  platform::BufferPart parts[platform::kMaxParts];
  int count = 0;
  MOLT_TRY_DISCARD(buffer_parts_py<true>("readv", value_of(buffers), &items, parts, &count));
  MOLT_OS_TRY(size, platform::read_parts(descriptor, parts, count));
  return int_from_int64(size);
}

extern "C" Owned molt_f_posix_writev(Borrowed fd, Borrowed buffers) {
  int descriptor = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(fd, &descriptor));
  Ref items;
  platform::BufferPart parts[platform::kMaxParts];
  int count = 0;
  MOLT_TRY_DISCARD(buffer_parts_py<false>("writev", value_of(buffers), &items, parts, &count));
  MOLT_OS_TRY(size, platform::write_parts(descriptor, parts, count));
  return int_from_int64(size);
}

}  // namespace molt::rt
