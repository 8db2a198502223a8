// The packed table of a code object: source ranges and source text (abi/layout/code.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/mir/mir.h"

namespace molt::lower {

using Bytes = std::vector<uint8_t>;

// FunctionCode::places of the function that runs a code object which starts at `first_line`; with
// those lines of `source` that tracebacks may show of it.
Bytes pack_places(const mir::Function& running, int32_t first_line, std::string_view source);

// FunctionCode::places of a function without positions.
Bytes no_places();

}  // namespace molt::lower
