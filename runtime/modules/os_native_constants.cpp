// As os_constants.cpp, for what WASI lacks: no table of rows there names these.
#include "runtime/core/ref.h"
#include "runtime/platform/system_constants.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/modules/native_constants.def"
#include "abi/types/rows.inc"

namespace molt::rt {

#define MOLT_CONSTANT(module, name)                              \
  extern "C" Owned molt_c_##module##_##name() {                  \
    return int_from_int64(platform::constants::module##_##name); \
  }
#include "abi/modules/native_constants.def"
#undef MOLT_CONSTANT

}  // namespace molt::rt
