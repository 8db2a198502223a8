// Hidden classes: which instance attributes an object has and in which slots they lie.
//
// Every object with attributes (Type::extra_offset is not 0) points to a shape. A class's root
// shape (Type::instance_shape) has no slots; storing a new attribute moves the object to the shape
// with one slot more. Slot i holds the i-th attribute in insertion order. The first
// Shape::inline_capacity slots lie inside the object, the others in its InstanceExtra. An object
// with too many attributes, or one whose `__dict__` was asked for, is in dictionary mode: its
// attributes are those of the dict InstanceExtra::dict.
//
// Root shapes of builtin types are static and are plain Shapes; only a shape with slots is a
// SlotShape. Attribute names in shapes are interned, so they are compared by address.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// Shape::slot_count of dictionary mode.
inline constexpr uint32_t kDictionaryMode = UINT32_MAX;
// An object with more attributes goes to dictionary mode.
inline constexpr uint32_t kMaxSlots = 100;

struct SlotShape : Shape {
  // slot_count names, each with a reference.
  Str** names() { return reinterpret_cast<Str**>(this + 1); }
  Str* const* names() const { return reinterpret_cast<Str* const*>(this + 1); }
};

inline bool is_dictionary_mode(const Shape* shape) { return shape->slot_count == kDictionaryMode; }

// The slot of an interned name, or -1. Not for dictionary mode.
int64_t find_slot(const Shape* shape, const Str* name);
// The name of a slot.
inline Str* slot_name(const Shape* shape, int64_t slot) {
  return static_cast<const SlotShape*>(shape)->names()[slot];
}
// The shape with one slot more, for an interned name that the shape lacks; null with MemoryError
// set on failure.
Shape* shape_with(Shape* shape, Str* name);
// The shape of a type's objects in dictionary mode; null with MemoryError set on failure.
Shape* dictionary_shape(Type* type);
// A root shape for a heap type; null with MemoryError set on failure.
Shape* new_root_shape(Type* type, uint32_t inline_capacity);
// Frees all shapes of a heap type that goes away.
void free_shapes(Type* type);

}  // namespace molt::rt
