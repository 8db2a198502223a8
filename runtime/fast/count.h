// Reference counts. Inline, branch-light, without a test for immortality: static objects start at kImmortalCount and are
// reset by molt_deallocate if they ever reach zero.
#pragma once

#include "abi/functions/entries.h"

namespace molt::rt {

using namespace molt::abi;

inline void retain(Value value) {
  if (value.is_pointer()) value.as_object()->count++;
}

// May run __del__ and weak reference callbacks; an exception already set is kept.
inline void release(Value value) {
  if (!value.is_pointer()) return;
  Object* object = value.as_object();
  if (--object->count == 0) [[unlikely]] molt_deallocate(object);
}

inline void retain_object(Object* object) { object->count++; }

}  // namespace molt::rt
