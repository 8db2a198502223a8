// What __reduce__ of the types of library modules gives as an object's state.
#pragma once

#include "runtime/types/instance.h"

namespace molt::rt {

// The object's own attributes: its __dict__, or None when it has none (object.__getstate__).
inline Owned object_state(Value object) {
  if (has_attributes(type_of(object)) && has_any_attribute(object.as_object()))
    return new_reference(value_of(attribute_dict(object.as_object())));
  return {kNoneBits};
}

}  // namespace molt::rt
