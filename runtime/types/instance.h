// Objects with attributes of their own: storage in slots or in a dict, and the instances of classes
// written in Python.
//
// An object has attributes when Type::extra_offset is not 0. A builtin type with such a layout (the
// exceptions) calls destroy_attributes, traverse_attributes and clear_attributes in its own slot
// functions; for a user's subclass of a builtin type without them, the slot functions of heap types
// do it and then call those of the builtin type.
#pragma once

#include "runtime/core/memory.h"
#include "runtime/core/shape.h"

namespace molt::rt {

// The field behind which an object keeps its attributes. Requires type->extra_offset != 0. For
// types of variable size it is the last word of the object's memory.
inline Field<InstanceExtra*>* extra_field(Object* object, const Type* type) {
  char* start = reinterpret_cast<char*>(object);
  int64_t offset = type->extra_offset > 0 ? type->extra_offset : allocated_size(object) - 8;
  return reinterpret_cast<Field<InstanceExtra*>*>(start + offset);
}
inline bool has_attributes(const Type* type) { return type->extra_offset != 0; }
// Offset from the object's start of an inline slot.
inline int64_t inline_slot_offset(const Type* type, int64_t slot) {
  return type->extra_offset + 8 + slot * 8;
}

// Memory for an instance of `cls`, a builtin type or a user's subclass of one. `item_bytes` is the
// size of the items that follow the fixed part (str, bytes, int, tuple). The bytes behind the
// header are zero, but the words of `__slots__` are unbound. Null with MemoryError set on failure.
Object* allocate_instance(Type* cls, int64_t item_bytes = 0);
template <typename T>
T* allocate_instance_of(Type* cls, int64_t item_bytes = 0) {
  return static_cast<T*>(allocate_instance(cls, item_bytes));
}

// The object's own attribute (borrowed), or kUnbound. `name` must be interned. Cannot fail.
Value own_attribute(Object* object, Str* name);
// Sets it; the object must have attributes. `name` must be interned.
Status set_own_attribute(Object* object, Str* name, Value value);
// 0 when there is no such attribute.
Tri delete_own_attribute(Object* object, Str* name);
// The number of attributes, and slot i of an object that is not in dictionary mode.
Value slot_value(Object* object, int64_t slot);

// The object's `__dict__` (borrowed); brings the object into dictionary mode.
Borrowed attribute_dict(Object* object);
// Replaces it.
Status set_attribute_dict(Object* object, Value dict);
// Whether the object has any attribute.
bool has_any_attribute(Object* object);

// For the slot functions destroy, traverse and clear of layouts with attributes. destroy_attributes
// may be called twice.
void destroy_attributes(Object* object);
void traverse_attributes(Object* object, Visitor visit, void* context);
void clear_attributes(Object* object);

// The slot functions of heap types.
void destroy_instance(Object* object);
void traverse_instance(Object* object, Visitor visit, void* context);
void clear_instance(Object* object);

}  // namespace molt::rt
