#include "runtime/platform/system_constants.h"

#include <fcntl.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

namespace molt::platform::constants {

#define MOLT_CONSTANT(module, name) const int64_t module##_##name = static_cast<int64_t>(name);
#include "abi/modules/posix_constants.def"
#undef MOLT_CONSTANT

}  // namespace molt::platform::constants
