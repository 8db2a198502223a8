#include "runtime/types/instance.h"

#include "runtime/core/error.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace molt::rt {

namespace {

constexpr int64_t kFirstOverflow = 4;

InstanceExtra* extra_of(Object* object, const Type* type) {
  return extra_field(object, type)->pointer;
}

// The extra with room for `capacity` overflow slots; null with MemoryError set.
InstanceExtra* grow_extra(Object* object, const Type* type, int64_t capacity) {
  Field<InstanceExtra*>* field = extra_field(object, type);
  InstanceExtra* old = field->pointer;
  if (old != nullptr && old->capacity >= capacity) return old;
  auto* extra = static_cast<InstanceExtra*>(
      reallocate_raw(old, static_cast<int64_t>(sizeof(InstanceExtra)) +
                              capacity * static_cast<int64_t>(sizeof(Value))));
  if (extra == nullptr) return nullptr;
  if (old == nullptr) extra->dict = kUnbound;
  extra->capacity = capacity;
  *field = extra;
  return extra;
}

Value* slot_address(Object* object, const Type* type, int64_t slot) {
  const int64_t inline_capacity = object->shape->inline_capacity;
  if (slot < inline_capacity) {
    return reinterpret_cast<Value*>(reinterpret_cast<char*>(object) +
                                    inline_slot_offset(type, slot));
  }
  return &extra_of(object, type)->slots()[slot - inline_capacity];
}

Dict* dictionary_of(Object* object) { return as_dict(extra_of(object, object_type(object))->dict); }

// Moves all slots into a new dict.
Status enter_dictionary_mode(Object* object) {
  Type* type = object_type(object);
  Shape* next = dictionary_shape(type);
  if (next == nullptr) return Failure{};
  const int64_t count = object->shape->slot_count;
  MOLT_TRY(dict, dict_new_sized(count));
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY_DISCARD(
        dict_set_str(as_dict(dict), slot_name(object->shape, i), *slot_address(object, type, i)));
  }
  InstanceExtra* extra = grow_extra(object, type, 0);
  if (extra == nullptr) return Failure{};
  for (int64_t i = 0; i < count; i++) release(*slot_address(object, type, i));
  extra->dict = value_of(dict.take());
  object->shape = next;
  return kOk;
}

Status add_slot(Object* object, Str* name, Value value) {
  Type* type = object_type(object);
  Shape* shape = object->shape;
  Shape* next = shape_with(shape, name);
  if (next == nullptr) return Failure{};
  if (is_dictionary_mode(next)) {
    MOLT_TRY_DISCARD(enter_dictionary_mode(object));
    return dict_set_str(dictionary_of(object), name, value);
  }
  const int64_t slot = shape->slot_count;
  const int64_t overflow = slot - shape->inline_capacity;
  if (overflow >= 0) {
    InstanceExtra* extra = extra_of(object, type);
    if (extra == nullptr || extra->capacity <= overflow) {
      const int64_t capacity = overflow < kFirstOverflow ? kFirstOverflow : overflow * 2;
      if (grow_extra(object, type, capacity) == nullptr) return Failure{};
    }
  }
  retain(value);
  *slot_address(object, type, slot) = value;
  object->shape = next;
  return kOk;
}

}  // namespace

Object* allocate_instance(Type* cls, int64_t item_bytes) {
  int64_t size = cls->basic_size + item_bytes;
  // The attribute field of a type of variable size is the last word of the memory.
  if (cls->extra_offset < 0) size = ((size + 7) & ~int64_t{7}) + 8;
  if (cls->extra_offset < 0 && size <= kMaxSmallSize) size = (size + 15) & ~int64_t{15};
  Object* object = allocate_object(cls->instance_shape, size);
  if (object == nullptr) return nullptr;
  if ((cls->type_flags & kTypeHasMembers) != 0) {
    for (const Type* type = cls; (type->type_flags & kTypeHeap) != 0; type = type->base) {
      auto* members =
          reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + type->base->basic_size);
      for (int32_t i = 0; i < type->member_count; i++) members[i] = kUnbound;
    }
  }
  return object;
}

Value slot_value(Object* object, int64_t slot) {
  return *slot_address(object, object_type(object), slot);
}

Value own_attribute(Object* object, Str* name) {
  const Shape* shape = object->shape;
  if (shape->slot_count == 0) return kUnbound;
  if (is_dictionary_mode(shape)) return dict_get_str(dictionary_of(object), name);
  const int64_t slot = find_slot(shape, name);
  return slot < 0 ? kUnbound : slot_value(object, slot);
}

Status set_own_attribute(Object* object, Str* name, Value value) {
  if (is_dictionary_mode(object->shape)) return dict_set_str(dictionary_of(object), name, value);
  const int64_t slot = find_slot(object->shape, name);
  if (slot < 0) return add_slot(object, name, value);
  retain(value);
  release(std::exchange(*slot_address(object, object_type(object), slot), value));
  return kOk;
}

Tri delete_own_attribute(Object* object, Str* name) {
  Type* type = object_type(object);
  const Shape* shape = object->shape;
  if (is_dictionary_mode(shape)) return dict_remove_str(dictionary_of(object), name);
  const int64_t slot = find_slot(shape, name);
  if (slot < 0) return {0};
  // The shape that the remaining attributes lead to.
  Shape* next = type->instance_shape;
  for (int64_t i = 0; i < shape->slot_count; i++) {
    if (i == slot) continue;
    next = shape_with(next, slot_name(shape, i));
    if (next == nullptr) return Failure{};
  }
  const Value old = slot_value(object, slot);
  for (int64_t i = slot + 1; i < shape->slot_count; i++) {
    *slot_address(object, type, i - 1) = *slot_address(object, type, i);
  }
  object->shape = next;
  release(old);
  return {1};
}

Borrowed attribute_dict(Object* object) {
  if (!is_dictionary_mode(object->shape)) MOLT_TRY_DISCARD(enter_dictionary_mode(object));
  return borrowed(extra_of(object, object_type(object))->dict);
}

Status set_attribute_dict(Object* object, Value dict) {
  MOLT_TRY_DISCARD(attribute_dict(object));
  retain(dict);
  release(std::exchange(extra_of(object, object_type(object))->dict, dict));
  return kOk;
}

bool has_any_attribute(Object* object) {
  if (!has_attributes(object_type(object))) return false;
  if (is_dictionary_mode(object->shape)) return dict_length(dictionary_of(object)) != 0;
  return object->shape->slot_count != 0;
}

void clear_attributes(Object* object) {
  Type* type = object_type(object);
  Shape* shape = object->shape;
  // The object is without attributes while they die, since that may run Python.
  object->shape = type->instance_shape;
  InstanceExtra* extra = std::exchange(extra_field(object, type)->pointer, nullptr);
  if (is_dictionary_mode(shape)) {
    release(extra->dict);
  } else {
    const int64_t inline_count =
        shape->slot_count < shape->inline_capacity ? shape->slot_count : shape->inline_capacity;
    Value* slots =
        reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + inline_slot_offset(type, 0));
    for (int64_t i = 0; i < inline_count; i++) {
      const Value old = slots[i];
      // What dies may look at the object again: it finds no attribute, but a new one may take the
      // slot.
      slots[i] = kUnbound;
      release(old);
    }
    for (int64_t i = inline_count; i < shape->slot_count; i++)
      release(extra->slots()[i - inline_count]);
  }
  if (extra != nullptr) free_raw(extra);
}

void destroy_attributes(Object* object) { clear_attributes(object); }

void traverse_attributes(Object* object, Visitor visit, void* context) {
  Type* type = object_type(object);
  const Shape* shape = object->shape;
  if (is_dictionary_mode(shape)) {
    visit(extra_of(object, type)->dict, context);
    return;
  }
  for (int64_t i = 0; i < shape->slot_count; i++) visit(*slot_address(object, type, i), context);
}

namespace {

// Whether the slot functions of heap types deal with the attributes: a builtin base with attributes
// does it itself.
bool owns_attributes(const Type* type) {
  return type->extra_offset != 0 && type->native_base->extra_offset == 0;
}

template <typename Function>
void for_each_member(Object* object, const Type* type, Function&& function) {
  if ((type->type_flags & kTypeHasMembers) == 0) return;
  for (; (type->type_flags & kTypeHeap) != 0; type = type->base) {
    auto* members =
        reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + type->base->basic_size);
    for (int32_t i = 0; i < type->member_count; i++) function(members[i]);
  }
}

}  // namespace

void clear_instance(Object* object) {
  Type* type = object_type(object);
  for_each_member(object, type, [](Value& member) { release(std::exchange(member, kUnbound)); });
  if (owns_attributes(type)) clear_attributes(object);
  auto* native_clear = type->native_base->slots.clear;
  if (native_clear != nullptr) native_clear(object);
}

void destroy_instance(Object* object) {
  Type* type = object_type(object);
  for_each_member(object, type, [](Value& member) { release(std::exchange(member, kUnbound)); });
  if (owns_attributes(type)) clear_attributes(object);
  auto* native_destroy = type->native_base->slots.destroy;
  if (native_destroy != nullptr) native_destroy(object);
}

void traverse_instance(Object* object, Visitor visit, void* context) {
  Type* type = object_type(object);
  for_each_member(object, type, [&](Value& member) { visit(member, context); });
  if (owns_attributes(type)) traverse_attributes(object, visit, context);
  auto* native_traverse = type->native_base->slots.traverse;
  if (native_traverse != nullptr) native_traverse(object, visit, context);
}

}  // namespace molt::rt
