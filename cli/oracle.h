// The CPython that Molt is compared with.
#pragma once

#include <string>

namespace molt::cli {

// $MOLT_ORACLE or python3.12, as a path; empty when there is none.
std::string find_oracle();

}  // namespace molt::cli
