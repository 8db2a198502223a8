// The table of special methods (core/slots.def), the inheritance of slots, and the slots that call
// methods written in Python.
//
// A builtin type's slots are those of its definition plus, once the type is ready, those of its
// bases. Since making all types ready at start-up would link all of them into every program, a type
// is made ready when a slot is first found empty: read slots of unknown types through slot_of.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

enum class SlotCall : uint8_t {
  kUnary,
  kInt64,
  kTruth,
  kNext,
  kBinary,
  kReflected,
  kReflectedRepeat,
  kPower,
  kReflectedPower,
  kCompareLt,
  kCompareLe,
  kCompareEq,
  kCompareNe,
  kCompareGt,
  kCompareGe,
  kContains,
  kSetItem,
  kDeleteItem,
  kCall,
  kGetAttribute,
  kSetAttribute,
  kDeleteAttribute,
  kDescriptorGet,
  kDescriptorSet,
  kDescriptorDelete,
  kInitialise,
  kPythonOnly,
};

// A row of core/slots.def.
struct SlotRow {
  Str* name;
  // Offset of the slot in Slots.
  uint32_t offset;
  SlotCall call;
  // The slot that calls the method written in Python; null for the rows of sequences.
  void* python_slot;
};
extern const SlotRow kSlotRows[];
extern const int kNumSlotRows;

// The function in a slot, as an address.
inline void*& slot_at(Slots& slots, uint32_t offset) {
  return *reinterpret_cast<void**>(reinterpret_cast<char*>(&slots) + offset);
}

// Inherits slots and flags from the bases of a builtin type.
void ready_type(Type* type);
template <auto kMember>
inline auto slot_of(Type* type) {
  auto slot = type->slots.*kMember;
  if (slot == nullptr && (type->type_flags & (kTypeReady | kTypeHeap)) == 0) [[unlikely]] {
    ready_type(type);
    slot = type->slots.*kMember;
  }
  return slot;
}

// Calls a slot through its wrapper: `self` and the arguments of `type.__add__(self, other)`.
Owned call_slot_wrapper(const SlotRow& row, Type* owner, Value self, const Value* args,
                        int64_t num_args, Value keyword_names);

// Fills all slots of a new class from the attributes along its MRO.
void fill_slots(Type* type);
// The attribute `name` of a class was set or deleted: fills its slot anew, in the subclasses as
// well.
void refill_slots(Type* type, Str* name);

// The hash slot of a class with `__hash__ = None` or with __eq__ alone.
Int64Result hash_not_implemented(Borrowed self);

// Slots of object.
Owned object_repr(Borrowed self);
Owned object_str(Borrowed self);
Int64Result object_hash(Borrowed self);
Owned object_compare(Borrowed self, Borrowed other, CompareOp op);
Owned object_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
Status object_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names);
// object.__getattribute__ and object.__setattr__.
Owned generic_get_attribute(Borrowed self, Str* name);
Status generic_set_attribute(Borrowed self, Str* name, Borrowed value);
// The construct slots: a builtin type's __new__ by its MOLT_CONSTRUCTOR row, and a class's own
// __new__.
Owned construct_by_row(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
Owned construct_python(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
// The get_attribute slot of a class with __getattr__ but without __getattribute__.
Owned get_attribute_or_hook(Borrowed self, Str* name);

// A special method called with the object and arguments: looked up on the type. kUnbound when there
// is none.
Owned call_special(Value self, Str* name, const Value* args, int64_t num_args);

}  // namespace molt::rt
