// What __reduce__ of the types of library modules gives as an object's state.
#pragma once

#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/types/instance.h"

namespace molt::rt {

// The object's own attributes: its __dict__, or None when it has none (object.__getstate__).
inline Owned object_state(Value object) {
  if (has_attributes(type_of(object)) && has_any_attribute(object.as_object()))
    return new_reference(value_of(attribute_dict(object.as_object())));
  return {kNoneBits};
}

// The accessor `__dict__` of a builtin type whose instances have attributes.
inline Owned get_dict_attribute(Borrowed self) {
  MOLT_TRY(dict, attribute_dict(value_of(self).as_object()));
  return new_reference(value_of(dict));
}
inline Status set_dict_attribute(Borrowed self, Borrowed value) {
  if (value_of(value).is_unbound()) return raise(messages::dict_delete);
  if (!is_dict(value_of(value))) return raise(messages::dict_not_dict, value_of(value));
  return set_attribute_dict(value_of(self).as_object(), value_of(value));
}

}  // namespace molt::rt

// Defines the bodies of the row MOLT_ACCESSOR(type, __dict__); in namespace molt::rt.
#define MOLT_DEFINE_DICT_ACCESSOR(type)                                                         \
  extern "C" Owned molt_g_##type##___dict__(Borrowed self) { return get_dict_attribute(self); } \
  extern "C" Status molt_s_##type##___dict__(Borrowed self, Borrowed value) {                   \
    return set_dict_attribute(self, value);                                                     \
  }
