// Checks that counted MIR releases or moves every owned reference exactly once on every path,
// exception and loop edges included.
#pragma once

#include <string>

#include "compiler/mir/mir.h"

namespace molt::analysis {

// Empty when ownership balances; otherwise what is wrong and where. For functions after
// insert_counts.
std::string verify_ownership(const mir::Function& function);

}  // namespace molt::analysis
