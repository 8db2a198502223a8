// The constant-initialised Type of a builtin: everything but the slots, which the type's own file
// fills in.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct BuiltinType {
  const char* name;
  Type* base;
  Shape* shape;
  MethodTable* rows;
  uint32_t flags = 0;
  int32_t basic_size;
  int32_t item_size = 0;
  int32_t extra_offset = 0;
  const char* module = "builtins";
};

constexpr Type builtin_type(const BuiltinType& description, const Slots& slots) {
  Type type{};
  type.shape.pointer = &molt_shape_type;
  type.count = kImmortalCount;
  type.flags = kFlagImmortal;
  type.c_name.pointer = description.name;
  type.c_module.pointer = description.module;
  type.base.pointer = description.base;
  type.instance_shape.pointer = description.shape;
  type.rows.pointer = description.rows;
  type.type_flags = description.flags | kTypeImmutable;
  type.basic_size = description.basic_size;
  type.item_size = description.item_size;
  type.extra_offset = description.extra_offset;
  type.name = kUnbound;
  type.qualname = kUnbound;
  type.bases = kUnbound;
  type.mro = kUnbound;
  type.dict = kUnbound;
  type.subclasses = kUnbound;
  type.slots = slots;
  return type;
}

}  // namespace molt::rt
