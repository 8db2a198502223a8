// What the containers and iterators share: making their type objects, checking constructor
// arguments, index operands.
#pragma once

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/slots.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/instance.h"

namespace molt::rt {

// Defines molt_type_<identifier> and molt_shape_<identifier>.
#define MOLT_DEFINE_TYPE(identifier, name, flags, basic_size, item_size, slots)                 \
  extern "C" {                                                                                  \
  namespace molt::rt {                                                                          \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};          \
  constinit Type molt_type_##identifier =                                                       \
      builtin_type({name, &molt_type_object, &molt_shape_##identifier, &molt_rows_##identifier, \
                    flags, basic_size, item_size},                                              \
                   slots);                                                                      \
  }                                                                                             \
  }

inline Type* as_type(Borrowed value) { return static_cast<Type*>(value_of(value).as_object()); }

// The arguments of a `construct` or `initialise` slot are followed by the values of these keywords.
inline int64_t num_keywords(Value keyword_names) {
  return keyword_names.is_pointer() ? static_cast<const Tuple*>(keyword_names.as_object())->length
                                    : 0;
}
// TypeErrors of a constructor that takes between `least` and `most` positional arguments and no
// keywords.
Status check_no_keywords(const char* name, Value keyword_names);
Status check_positional(const char* name, int64_t num_args, int64_t least, int64_t most);
inline Status check_arguments(const char* name, int64_t num_args, Value keyword_names,
                              int64_t least, int64_t most) {
  MOLT_TRY_DISCARD(check_no_keywords(name, keyword_names));
  return check_positional(name, num_args, least, most);
}

// Whether operator.index() applies.
inline bool can_index(Value value) {
  return is_int(value) ||
         (value.is_pointer() && object_type(value.as_object())->slots.to_index != nullptr);
}
// An argument that is a C ssize_t in CPython: __index__, then OverflowError when it does not fit.
Int64Result ssize_argument_py(Value value);
// Whether iter() applies by type: __iter__, or __getitem__ of something that is no dict.
bool is_iterable(Value value);

// The hash slot of unhashable types.
inline constexpr auto unhashable = hash_not_implemented;

inline void visit_value(Value value, Visitor visit, void* context) {
  if (value.is_pointer()) visit(value, context);
}
// Releases a field after clearing it.
inline void drop_field(Value& field) {
  const Value old = field;
  field = kUnbound;
  release(old);
}
inline Owned self_iterator(Borrowed self) { return new_reference(value_of(self)); }

inline constexpr Tri kTriFalse{0};
inline constexpr Tri kTriTrue{1};
inline Tri tri(bool b) { return {b ? 1 : 0}; }
inline Owned owned_bool(bool b) { return {Value::from_bool(b).bits}; }
inline Owned owned_none() { return {kNoneBits}; }
inline Owned owned_unbound() { return {kUnboundBits}; }
inline Owned not_implemented() { return {kNotImplementedBits}; }
inline Owned owned_object(const Object* object) {
  if (object == nullptr) return kOwnedError;
  return {Value::from_object(object).bits};
}

}  // namespace molt::rt
