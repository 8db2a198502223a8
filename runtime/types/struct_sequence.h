// Tuples whose items also have names: sys.version_info, time.struct_time and their relatives
// (Objects/structseq.c).
//
// A file that defines such a type declares its fields and defines the type:
//
//   extern const StructSequenceFields kVersionFields;
//   constexpr StructSequenceFields kVersionFields{&molt_type_sys_version_info, "sys.version_info",
//   kNames, 5, 5}; MOLT_DEFINE_STRUCT_SEQUENCE(sys_version_info, "version_info", "sys",
//   kVersionFields)
//
// Fields beyond num_items are attributes only; their values lie behind the items. An item whose
// name is null has none: repr() then shows the names that there are, in their order, as CPython
// does.
#pragma once

#include "runtime/types/builtin_type.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

struct StructSequenceFields {
  Type* type;
  // The name with its module.
  const char* full_name;
  const char* const* names;
  int64_t num_items;
  int64_t num_fields;
  // Sets fields that the program left out of type(sequence), which are kNone so far; may be null.
  void (*complete)(Value* values) = nullptr;
};

// The values of all fields, taken over also on failure; a failed value (kError) makes the whole
// fail.
Owned struct_sequence_new(const StructSequenceFields& fields, const Value* values);

// Slot functions; the ones with `fields` are wrapped for each type.
Owned struct_sequence_repr(const StructSequenceFields& fields, Value self);
Owned struct_sequence_get_attribute(const StructSequenceFields& fields, Value self, Str* name);
Status struct_sequence_set_attribute(const StructSequenceFields& fields, Value self, Str* name,
                                     Value value);
void struct_sequence_destroy(const StructSequenceFields& fields, Object* self);
void struct_sequence_traverse(Object* self, Visitor visit, void* context);
// type(sequence) for types that can be made by the program.
Owned struct_sequence_construct(const StructSequenceFields& fields, const Value* args,
                                int64_t num_args, Value keyword_names);
Owned struct_sequence_refuse(const StructSequenceFields& fields);

template <const StructSequenceFields& kFields, bool kCanConstruct>
constexpr Slots struct_sequence_slots() {
  Slots slots{};
  slots.destroy = [](Object* self) { struct_sequence_destroy(kFields, self); };
  slots.traverse = struct_sequence_traverse;
  slots.clear = [](Object*) {};
  slots.repr = [](Borrowed self) { return struct_sequence_repr(kFields, value_of(self)); };
  slots.get_attribute = [](Borrowed self, Str* name) {
    return struct_sequence_get_attribute(kFields, value_of(self), name);
  };
  slots.set_attribute = [](Borrowed self, Str* name, Borrowed value) {
    return struct_sequence_set_attribute(kFields, value_of(self), name, value_of(value));
  };
  slots.construct = [](Type*, [[maybe_unused]] const Value* args, [[maybe_unused]] int64_t num_args,
                       [[maybe_unused]] Value keyword_names) {
    if constexpr (kCanConstruct) {
      return struct_sequence_construct(kFields, args, num_args, keyword_names);
    } else {
      return struct_sequence_refuse(kFields);
    }
  };
  return slots;
}

#define MOLT_DEFINE_STRUCT_SEQUENCE(identifier, type_name, module_name, fields, can_construct)    \
  extern "C" {                                                                                    \
  namespace molt::rt {                                                                            \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};            \
  constinit Type molt_type_##identifier = builtin_type(                                           \
      {.name = type_name,                                                                         \
       .base = &molt_type_tuple,                                                                  \
       .shape = &molt_shape_##identifier,                                                         \
       .rows = &molt_rows_##identifier,                                                           \
       .flags = kTypeTupleSubclass | kTypeCollectable | kTypeSequencePattern | kTypeVariableSize, \
       .basic_size = sizeof(Tuple),                                                               \
       .item_size = sizeof(Value),                                                                \
       .module = module_name},                                                                    \
      struct_sequence_slots<fields, can_construct>());                                            \
  }                                                                                               \
  }

}  // namespace molt::rt
