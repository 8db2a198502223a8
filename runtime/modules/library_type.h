// Defining the types of native library modules.
#pragma once

#include "runtime/types/container_support.h"

// Defines molt_type_<identifier> and molt_shape_<identifier> for a row of
// abi/types/library_types.def whose base is object; at namespace scope, in no namespace.
#define MOLT_DEFINE_LIBRARY_TYPE(identifier, type_name, module_name, type_flags, size, slots) \
  extern "C" {                                                                                \
  namespace molt::rt {                                                                        \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};        \
  constinit Type molt_type_##identifier = builtin_type({.name = type_name,                    \
                                                        .base = &molt_type_object,            \
                                                        .shape = &molt_shape_##identifier,    \
                                                        .rows = &molt_rows_##identifier,      \
                                                        .flags = type_flags,                  \
                                                        .basic_size = size,                   \
                                                        .module = module_name},               \
                                                       slots);                                \
  }                                                                                           \
  }

namespace molt::rt {

// The slot functions of an object whose references are the given fields.
template <typename T, Value T::*... kFields>
struct OwnedFields {
  static void destroy(Object* self) { (drop_field(static_cast<T*>(self)->*kFields), ...); }
  static void traverse(Object* self, Visitor visit, void* context) {
    (visit_value(static_cast<T*>(self)->*kFields, visit, context), ...);
  }
  static constexpr Slots slots() {
    Slots slots{};
    slots.destroy = destroy;
    slots.traverse = traverse;
    slots.clear = destroy;
    return slots;
  }
  static constexpr Slots iterator_slots(Owned (*next)(Borrowed)) {
    Slots result = slots();
    result.iterate = self_iterator;
    result.next = next;
    return result;
  }
};

// Whether a constructor must refuse keywords: that of the builtin class, and of a subclass that
// does not take them by an __init__ of its own (the check of Argument Clinic).
inline bool refuses_keywords(const Type* cls, Type& builtin) {
  return cls == &builtin || cls->slots.initialise == slot_of<&Slots::initialise>(&builtin);
}
inline Status check_constructor(Type* cls, Type& builtin, int64_t num_args, Value keyword_names,
                                int64_t least, int64_t most) {
  if (refuses_keywords(cls, builtin))
    MOLT_TRY_DISCARD(check_no_keywords(builtin.c_name.pointer, keyword_names));
  return check_positional(builtin.c_name.pointer, num_args, least, most);
}

inline Value shared(Value value) {
  retain(value);
  return value;
}
// A module's constant that is a type.
inline Owned type_constant(const Type& type) { return new_reference(value_of_type(type)); }

}  // namespace molt::rt
