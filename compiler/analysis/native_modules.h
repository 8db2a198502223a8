// The modules that the runtime implements (abi/modules/).
#pragma once

#include <string_view>

namespace molt::analysis {

// Whether a target has a native module of this dotted name.
bool is_native_module(std::string_view dotted_name);

// Whether all targets have it.
bool is_native_everywhere(std::string_view dotted_name);

// Whether the native module has this name on all targets. What its start-up code adds beside the
// tables does not count.
bool native_module_has(std::string_view dotted_name, std::string_view name);

}  // namespace molt::analysis
