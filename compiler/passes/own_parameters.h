#pragma once

#include "compiler/mir/mir.h"

namespace molt::passes {

// Decides which parameters a function takes over from its callers; before insert_counts.
void own_parameters(mir::Function& function);

}  // namespace molt::passes
