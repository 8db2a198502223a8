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

constexpr Slots library_os_error_slots() {
  Slots slots = library_exception_slots();
  slots.construct = os_error_construct;
  slots.initialise = os_error_initialise;
  slots.str = os_error_str;
  return slots;
}

}  // namespace molt::rt

// Defines the type of a row of abi/types/library_types.def whose base is an exception of the layout
// `object_type`; at namespace scope, in no namespace.
#define MOLT_DEFINE_EXCEPTION_OF_LAYOUT(identifier, type_name, module_name, base_identifier, \
                                        object_type, slots)                                  \
  extern "C" {                                                                               \
  namespace molt::rt {                                                                       \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};       \
  constinit Type molt_type_##identifier = builtin_type(                                      \
      {.name = type_name,                                                                    \
       .base = &molt_type_##base_identifier,                                                 \
       .shape = &molt_shape_##identifier,                                                    \
       .rows = &molt_rows_##identifier,                                                      \
       .flags = kTypeBaseAllowed | kTypeExceptionSubclass | kTypeCollectable | kTypeHasDict, \
       .basic_size = sizeof(object_type) + sizeof(Field<InstanceExtra*>),                    \
       .extra_offset = sizeof(object_type),                                                  \
       .module = module_name},                                                               \
      slots);                                                                                \
  }                                                                                          \
  }

// For a base that is an exception without fields of its own.
#define MOLT_DEFINE_LIBRARY_EXCEPTION(identifier, type_name, module_name, base_identifier) \
  MOLT_DEFINE_EXCEPTION_OF_LAYOUT(identifier, type_name, module_name, base_identifier,     \
                                  molt::rt::BaseException, library_exception_slots())
// For the base OSError.
#define MOLT_DEFINE_LIBRARY_OS_ERROR(identifier, type_name, module_name)       \
  MOLT_DEFINE_EXCEPTION_OF_LAYOUT(identifier, type_name, module_name, OSError, \
                                  molt::rt::OSErrorObject, library_os_error_slots())
