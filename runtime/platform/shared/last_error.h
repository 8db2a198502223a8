// The errno of the call that just failed.
#pragma once

namespace molt::platform {

// Negative, in Linux's numbers.
int last_error();
// What a call is that the target lacks.
int error_not_implemented();

}  // namespace molt::platform
