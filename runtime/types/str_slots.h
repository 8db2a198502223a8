// Slots of str whose bodies live in files by subject. Private to runtime/types/str*.cpp and
// format*.cpp.
#pragma once

#include "runtime/types/str.h"

namespace molt::rt {

Owned str_iterate_slot(Borrowed self);
Owned str_get_item_slot(Borrowed self, Borrowed key);
Owned str_repeat_slot(Borrowed self, Borrowed count);
Owned str_modulo_slot(Borrowed left, Borrowed right);

}  // namespace molt::rt
