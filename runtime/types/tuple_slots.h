// Functions of tuple that its files share.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

Owned tuple_iterate(Borrowed self);

}  // namespace molt::rt
