// The modules' constants that are the system's numbers, and the module errno.
#include "runtime/core/ref.h"
#include "runtime/platform/system_constants.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/constants.def"
#include "abi/types/rows.inc"

namespace molt::rt {

#define MOLT_CONSTANT(module, name)                              \
  extern "C" Owned molt_c_##module##_##name() {                  \
    return int_from_int64(platform::constants::module##_##name); \
  }
#include "abi/modules/posix_constants.def"
#undef MOLT_CONSTANT

// Linux's numbers on every target: what the runtime raises has them.
#define MOLT_ERRNO(name, number) \
  extern "C" Owned molt_c_os_errno_##name() { return int_from_int64(number); }
#include "abi/modules/errno_numbers.def"
#undef MOLT_ERRNO

extern "C" Owned molt_c_os_errno_errorcode() {
  struct Row {
    const char* name;
    int number;
  };
  static constexpr Row kRows[] = {
#define MOLT_ERRNO(name, number) {#name, number},
#include "abi/modules/errno_numbers.def"
#undef MOLT_ERRNO
  };
  MOLT_TRY(codes, dict_new());
  for (const Row& row : kRows) {
    MOLT_TRY(name, intern_ascii(row.name));
    MOLT_TRY_DISCARD(dict_set_py(as_dict(codes), Value::from_small_int(row.number), name));
  }
  return codes.take();
}

extern "C" Owned molt_c_os_errno___doc__() {
  return make_str_ascii(
      "This module makes available standard errno system symbols.\n\n"
      "The value of each symbol is the corresponding integer value,\n"
      "e.g., on most systems, errno.ENOENT equals the integer 2.\n\n"
      "The dictionary errno.errorcode maps numeric codes to symbol names,\n"
      "e.g., errno.errorcode[2] could be the string 'ENOENT'.\n\n"
      "Symbols that are not relevant to the underlying system are not defined.\n\n"
      "To map error codes to error messages, use the function os.strerror(),\n"
      "e.g. os.strerror(2) could return 'No such file or directory'.");
}

}  // namespace molt::rt
