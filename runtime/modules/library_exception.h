// Defining the exception classes of native library modules, such as struct.error.
#pragma once

#include "runtime/types/builtin_type.h"
#include "runtime/types/exception_slots.h"

namespace molt::rt {

constexpr Slots library_exception_slots() {
  Slots slots{};
  slots.destroy = exception_destroy;
  slots.traverse = exception_traverse;
  slots.clear = exception_clear;
  slots.construct = exception_construct;
  slots.initialise = exception_initialise;
  return slots;
}

}  // namespace molt::rt

// Defines the type of a row of abi/types/library_types.def whose base is an exception without
// fields of its own; at namespace scope, in no namespace.
#define MOLT_DEFINE_LIBRARY_EXCEPTION(identifier, type_name, module_name, base_identifier)   \
  extern "C" {                                                                               \
  namespace molt::rt {                                                                       \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};       \
  constinit Type molt_type_##identifier = builtin_type(                                      \
      {.name = type_name,                                                                    \
       .base = &molt_type_##base_identifier,                                                 \
       .shape = &molt_shape_##identifier,                                                    \
       .rows = &molt_rows_##identifier,                                                      \
       .flags = kTypeBaseAllowed | kTypeExceptionSubclass | kTypeCollectable | kTypeHasDict, \
       .basic_size = sizeof(BaseException) + sizeof(Field<InstanceExtra*>),                  \
       .extra_offset = sizeof(BaseException),                                                \
       .module = module_name},                                                               \
      library_exception_slots());                                                            \
  }                                                                                          \
  }
