// TextIOWrapper(buffer, ...).
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

Owned text_file_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);

}  // namespace molt::rt
