// Shapes and the transitions between them.
//
// All transitions are in one open-addressed table keyed by (shape, name), so that the static root
// shapes of builtin types need no memory of their own. A name of null leads to the type's
// dictionary shape.
#include "runtime/core/shape.h"

#include "runtime/core/memory.h"

namespace molt::rt {

namespace {

struct Transition {
  Shape* from;
  Str* name;
  Shape* to;
};

struct TransitionTable {
  Transition* entries = nullptr;
  uint64_t mask = 0;
  uint64_t used = 0;
};
TransitionTable transitions;

uint64_t hash_pointers(const void* a, const void* b) {
  uint64_t x = reinterpret_cast<uintptr_t>(a) >> 4;
  uint64_t y = reinterpret_cast<uintptr_t>(b) >> 4;
  uint64_t h = (x * 0x9E3779B97F4A7C15u) ^ (y * 0xC2B2AE3D27D4EB4Fu);
  return h ^ (h >> 29);
}

Transition* find_transition(const Shape* from, const Str* name) {
  uint64_t slot = hash_pointers(from, name) & transitions.mask;
  while (true) {
    Transition* entry = &transitions.entries[slot];
    if (entry->from == nullptr || (entry->from == from && entry->name == name)) return entry;
    slot = (slot + 1) & transitions.mask;
  }
}

bool resize_transitions(uint64_t capacity) {
  auto* entries = allocate_array<Transition>(static_cast<int64_t>(capacity));
  if (entries == nullptr) return false;
  memset(entries, 0, capacity * sizeof(Transition));
  TransitionTable old = transitions;
  transitions = {entries, capacity - 1, old.used};
  if (old.entries == nullptr) return true;
  for (uint64_t i = 0; i <= old.mask; i++) {
    const Transition& entry = old.entries[i];
    if (entry.from != nullptr) *find_transition(entry.from, entry.name) = entry;
  }
  free_raw(old.entries);
  return true;
}

Shape* known_transition(const Shape* from, const Str* name) {
  if (transitions.entries == nullptr) return nullptr;
  return find_transition(from, name)->to;
}

bool add_transition(Shape* from, Str* name, Shape* to) {
  if (transitions.entries == nullptr || transitions.used * 2 > transitions.mask) {
    uint64_t capacity = transitions.entries == nullptr ? 64 : (transitions.mask + 1) * 2;
    if (!resize_transitions(capacity)) return false;
  }
  *find_transition(from, name) = {from, name, to};
  transitions.used++;
  return true;
}

SlotShape* new_shape(Type* type, uint32_t slot_count, uint32_t inline_capacity,
                     uint32_t num_names) {
  auto* shape = static_cast<SlotShape*>(
      allocate_raw(static_cast<int64_t>(sizeof(SlotShape) + num_names * sizeof(Str*))));
  if (shape == nullptr) return nullptr;
  shape->type = type;
  shape->slot_count = slot_count;
  shape->inline_capacity = inline_capacity;
  return shape;
}

void free_shape(Shape* shape) {
  auto* slots = static_cast<SlotShape*>(shape);
  if (!is_dictionary_mode(shape)) {
    for (uint32_t i = 0; i < shape->slot_count; i++) release(Value::from_object(slots->names()[i]));
  }
  free_raw(shape);
}

}  // namespace

int64_t find_slot(const Shape* shape, const Str* name) {
  if (shape->slot_count == 0) return -1;
  Str* const* names = static_cast<const SlotShape*>(shape)->names();
  for (uint32_t i = 0; i < shape->slot_count; i++) {
    if (names[i] == name) return i;
  }
  return -1;
}

Shape* shape_with(Shape* shape, Str* name) {
  if (shape->slot_count >= kMaxSlots) return dictionary_shape(shape->type);
  if (Shape* known = known_transition(shape, name)) return known;
  const uint32_t count = shape->slot_count;
  SlotShape* added = new_shape(shape->type, count + 1, shape->inline_capacity, count + 1);
  if (added == nullptr) return nullptr;
  for (uint32_t i = 0; i < count; i++) added->names()[i] = slot_name(shape, i);
  added->names()[count] = name;
  if (!add_transition(shape, name, added)) {
    free_raw(added);
    return nullptr;
  }
  for (uint32_t i = 0; i <= count; i++) retain_object(added->names()[i]);
  return added;
}

Shape* dictionary_shape(Type* type) {
  Shape* root = type->instance_shape;
  if (Shape* known = known_transition(root, nullptr)) return known;
  SlotShape* shape = new_shape(type, kDictionaryMode, 0, 0);
  if (shape == nullptr) return nullptr;
  if (!add_transition(root, nullptr, shape)) {
    free_raw(shape);
    return nullptr;
  }
  return shape;
}

Shape* new_root_shape(Type* type, uint32_t inline_capacity) {
  return new_shape(type, 0, inline_capacity, 0);
}

void free_shapes(Type* type) {
  // A shape is the `from` of other entries: nothing is freed before all entries of the type are
  // marked.
  bool found = false;
  for (uint64_t i = 0; transitions.entries != nullptr && i <= transitions.mask; i++) {
    Transition* entry = &transitions.entries[i];
    if (entry->from == nullptr || entry->from->type != type) continue;
    entry->from = nullptr;
    found = true;
  }
  if (found) {
    for (uint64_t i = 0; i <= transitions.mask; i++) {
      Transition* entry = &transitions.entries[i];
      if (entry->from != nullptr || entry->to == nullptr) continue;
      free_shape(entry->to);
      *entry = {};
      transitions.used--;
    }
    // The probe sequences of the others must not have holes.
    resize_transitions(transitions.mask + 1);
  }
  if (type->instance_shape != nullptr) free_shape(type->instance_shape);
  type->instance_shape = nullptr;
}

}  // namespace molt::rt
