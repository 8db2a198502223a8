// TextIOWrapper(buffer, ...).
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// Puts the constructor into the type.
void enable_text_file_constructor();

}  // namespace molt::rt
