// Checks the invariants of mir.h.
#pragma once

#include <string>

#include "compiler/mir/mir.h"

namespace molt::mir {

// Empty when the function is well formed; otherwise what is wrong and where (the instruction as
// text).
std::string verify(const Function& function);

}  // namespace molt::mir
