// The table of special methods, the inheritance of slots by builtin types, and the slots of
// classes.
#include "runtime/core/attribute.h"
#include "runtime/core/names.h"
#include "runtime/core/slots.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/slot_python.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// Rows of sequence slots have no Python side: a class fills the number slot of the same name.
constexpr void* python_concatenate = nullptr;
constexpr void* python_repeat = nullptr;
constexpr void* python_inplace_concatenate = nullptr;
constexpr void* python_inplace_repeat = nullptr;
constexpr auto* python_construct = &construct_python;

template <typename Function>
void* address(Function* function) {
  return reinterpret_cast<void*>(function);
}
void* address(void* none) { return none; }

}  // namespace

#define MOLT_SLOT(name, member, kind) \
  {MOLT_STR(name), offsetof(Slots, member), SlotCall::kind, address(python_##member)},
const SlotRow kSlotRows[] = {
#include "runtime/core/slots.def"
};
#undef MOLT_SLOT
const int kNumSlotRows = sizeof(kSlotRows) / sizeof(kSlotRows[0]);

namespace {

constexpr uint32_t kInheritedFlags = kTypeIntSubclass | kTypeFloatSubclass | kTypeStrSubclass |
                                     kTypeBytesSubclass | kTypeTupleSubclass | kTypeListSubclass |
                                     kTypeDictSubclass | kTypeSetSubclass | kTypeTypeSubclass |
                                     kTypeExceptionSubclass | kTypeCollectable |
                                     kTypeSequencePattern | kTypeMappingPattern;

constexpr uint32_t kNumSlots = sizeof(Slots) / sizeof(void*);

void** slot_array(Type* type) { return reinterpret_cast<void**>(&type->slots); }

MethodRow* own_constructor(const Type* type) {
  const MethodTable* table = type->rows;
  for (int64_t i = 0; table != nullptr && i < table->num_rows; i++) {
    if (table->rows.pointer[i].kind == RowKind::kConstructor) return &table->rows.pointer[i];
  }
  return nullptr;
}

// The attribute along the MRO that decides a slot: what a class written in Python has in its dict,
// or `native`, the first builtin type with the slot filled.
struct Deciding {
  Value attribute = kUnbound;
  Type* native = nullptr;
};

Deciding deciding_attribute(Type* type, const SlotRow& row) {
  const Tuple* mro = object_as<Tuple>(type->mro);
  for (int64_t i = 0; i < mro->length; i++) {
    Type* at = as_type(mro->items()[i]);
    if (!is_heap_type(at)) {
      ready_type(at);
      const void* slot = slot_at(at->slots, row.offset);
      // What a builtin type has from its base is not in its dict.
      const bool is_inherited =
          at->base != nullptr && at->base != at && slot_at(at->base->slots, row.offset) == slot;
      if (slot != nullptr && !is_inherited) return {kUnbound, at};
      continue;
    }
    const Value found = dict_get_str(type_dict(at), row.name);
    if (!found.is_unbound()) return {found, nullptr};
  }
  return {};
}

// What the attribute of a class makes of its slot: a wrapped slot of a builtin type (`__hash__ =
// object.__hash__`) is that slot, `__hash__ = None` is its own, everything else is called.
void* slot_for_attribute(const SlotRow& row, Value attribute) {
  if (has_type(attribute, molt_shape_wrapper_descriptor)) {
    const auto* wrapper = object_as<WrapperDescriptor>(attribute);
    if (wrapper->row->offset == row.offset) return slot_at(wrapper->owner->slots, row.offset);
  }
  if (row.offset == offsetof(Slots, hash) && attribute.is_none())
    return address(&hash_not_implemented);
  return row.python_slot;
}

// Fills one slot from all special methods that share it.
void fill_slot(Type* type, uint32_t offset) {
  void* result = nullptr;
  bool calls_python = false;
  for (int i = 0; i < kNumSlotRows; i++) {
    const SlotRow& row = kSlotRows[i];
    if (row.offset != offset || row.python_slot == nullptr) continue;
    const Deciding deciding = deciding_attribute(type, row);
    if (!deciding.attribute.is_unbound()) {
      void* wanted = slot_for_attribute(row, deciding.attribute);
      calls_python |= wanted == row.python_slot;
      result = wanted;
      if (calls_python) break;
    } else if (deciding.native != nullptr && row.call != SlotCall::kReflected &&
               result == nullptr) {
      result = slot_at(deciding.native->slots, offset);
    }
  }
  if (offset == offsetof(Slots, get_attribute) && calls_python) {
    // Only __getattr__ is written in Python: the usual lookup needs no call of __getattribute__
    // first.
    const Deciding deciding = deciding_attribute(type, kSlotRows[0]);
    if (deciding.native == &molt_type_object) result = address(&get_attribute_or_hook);
  }
  slot_at(type->slots, offset) = result;
}

// Flags that follow from the slots.
void update_flags(Type* type) {
  type->type_flags &= ~(kTypeDescriptorGet | kTypeDescriptorSet | kTypeHasFinalizer);
  if (type->slots.descriptor_get != nullptr) type->type_flags |= kTypeDescriptorGet;
  if (type->slots.descriptor_set != nullptr) type->type_flags |= kTypeDescriptorSet;
  if (type->slots.finalise != nullptr) type->type_flags |= kTypeHasFinalizer;
}

void refill_recursively(Type* type, Str* name) {
  for (int i = 0; i < kNumSlotRows; i++) {
    if (kSlotRows[i].name == name && kSlotRows[i].python_slot != nullptr)
      fill_slot(type, kSlotRows[i].offset);
  }
  update_flags(type);
  for_each_subclass(type, [&](Type* subclass) { refill_recursively(subclass, name); });
}

}  // namespace

void ready_type(Type* type) {
  if ((type->type_flags & (kTypeReady | kTypeHeap)) != 0) return;
  type->type_flags |= kTypeReady;
  type->constructor = own_constructor(type);
  Type* base = type->base;
  if (base == nullptr || base == type) return;
  ready_type(base);
  if (type->constructor == nullptr) type->constructor = base->constructor;
  const bool defines_equality = type->slots.compare != nullptr || type->slots.hash != nullptr;
  // A type with a constructor row of its own does not construct as its base does.
  const bool constructs = type->slots.construct != nullptr;
  void** slots = slot_array(type);
  void** inherited = slot_array(base);
  for (uint32_t i = 0; i < kNumSlots; i++) {
    if (slots[i] == nullptr) slots[i] = inherited[i];
  }
  // Equality and hash are inherited together or not at all.
  if (defines_equality && type->slots.hash == base->slots.hash)
    type->slots.hash = &hash_not_implemented;
  if (!constructs && own_constructor(type) != nullptr) type->slots.construct = &construct_by_row;
  if (!constructs && own_constructor(type) == nullptr && base == &molt_type_object)
    type->slots.construct = nullptr;
  type->type_flags |= base->type_flags & kInheritedFlags;
}

void fill_slots(Type* type) {
  type->slots = {};
  const Slots& native = type->native_base->slots;
  type->slots.destroy = destroy_instance;
  type->slots.traverse = traverse_instance;
  type->slots.clear = clear_instance;
  type->slots.concatenate = native.concatenate;
  type->slots.repeat = native.repeat;
  type->slots.inplace_concatenate = native.inplace_concatenate;
  type->slots.inplace_repeat = native.inplace_repeat;
  type->slots.send = native.send;
  for (int i = 0; i < kNumSlotRows; i++) {
    const SlotRow& row = kSlotRows[i];
    // Rows that share a slot: the first fills it.
    bool is_first = row.python_slot != nullptr;
    for (int j = 0; j < i && is_first; j++) is_first = kSlotRows[j].offset != row.offset;
    if (is_first) fill_slot(type, row.offset);
  }
  update_flags(type);
}

void refill_slots(Type* type, Str* name) {
  if (name->length < 5 || name->kind != 1 || name->data()[0] != '_' || name->data()[1] != '_')
    return;
  for (int i = 0; i < kNumSlotRows; i++) {
    if (kSlotRows[i].name == name) {
      refill_recursively(type, name);
      return;
    }
  }
}

}  // namespace molt::rt
