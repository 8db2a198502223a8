// The system's numbers that the modules show as constants, one variable for each row of the
// tables of abi/modules that name macros of the C library.
#pragma once

#include <cstdint>

namespace molt::platform::constants {

#define MOLT_CONSTANT(module, name) extern const int64_t module##_##name;
#include "abi/modules/native_constants.def"
#include "abi/modules/posix_constants.def"
#undef MOLT_CONSTANT

}  // namespace molt::platform::constants
