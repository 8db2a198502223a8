// tuple: making and reading tuples from the runtime.
#pragma once

#include "runtime/core/type.h"

extern "C" {
namespace molt::rt {
extern molt::abi::Tuple molt_empty_tuple;
}  // namespace molt::rt
}

namespace molt::rt {

inline Tuple* as_tuple(Value value) { return static_cast<Tuple*>(value.as_object()); }
inline Tuple* as_tuple(Borrowed value) { return as_tuple(value_of(value)); }
inline Tuple* as_tuple(const Ref& value) { return as_tuple(value.get()); }
inline Value value_of(const Tuple* tuple) { return Value::from_object(tuple); }
inline bool is_exact_tuple(Value value) { return has_type(value, molt_shape_tuple); }
inline Owned empty_tuple() { return {Value::from_object(&molt_empty_tuple).bits}; }

// A tuple with undefined items, which the caller fills before anything else can see it. Length must
// be positive. Null with MemoryError set.
Tuple* allocate_tuple(int64_t length);
// The items are shared, or taken over.
Owned tuple_from_values(const Value* items, int64_t length);
Owned tuple_from_consumed(const Value* items, int64_t length);
template <typename... T>
Owned tuple_of(T... items) {
  const Value list[] = {value_of(items)...};
  return tuple_from_values(list, sizeof...(T));
}
// tuple[start:end] for 0 <= start <= end <= length.
Owned tuple_slice(Tuple* tuple, int64_t start, int64_t end);

}  // namespace molt::rt
