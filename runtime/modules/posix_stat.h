// os.stat_result, made from what the system tells.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/platform/file_system.h"

namespace molt::rt {

Owned stat_result_from(const platform::SystemStatus& status);

}  // namespace molt::rt
