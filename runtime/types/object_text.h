// Texts that show an object's address.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// The format with its first placeholder replaced by a str and the second by the object's address,
// `0x7f...`.
Owned object_text(const char* format, Value text, Value object);
// hash(object) of an object that compares by identity; also for immediates.
int64_t identity_hash(Value value);

}  // namespace molt::rt
