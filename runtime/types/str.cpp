// The str type and its slots.
#include "runtime/types/str.h"

#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/str_slots.h"

namespace molt::rt {

namespace {

void str_destroy(Object* self) {
  if (static_cast<Str*>(self)->is_interned) forget_interned(static_cast<Str*>(self));
}

Owned str_repr_slot(Borrowed self) { return str_repr(as_str(self)); }
Owned str_str_slot(Borrowed self) { return exact_str(as_str(self)); }
Int64Result str_hash_slot(Borrowed self) { return {str_hash(as_str(self))}; }
Int64Result str_length_slot(Borrowed self) { return {as_str(self)->length}; }

bool decides(CompareOp op, int order) {
  switch (op) {
    case CompareOp::kLt:
      return order < 0;
    case CompareOp::kLe:
      return order <= 0;
    case CompareOp::kGt:
      return order > 0;
    case CompareOp::kGe:
      return order >= 0;
    case CompareOp::kEq:
      return order == 0;
    case CompareOp::kNe:
      return order != 0;
  }
  __builtin_unreachable();
}

Owned str_compare_slot(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_str(other)) return {kNotImplementedBits};
  const Str* left = as_str(self);
  const Str* right = as_str(other);
  bool result;
  if (op == CompareOp::kEq || op == CompareOp::kNe) {
    result = str_equal(left, right) == (op == CompareOp::kEq);
  } else {
    result = decides(op, str_compare(left, right));
  }
  return {Value::from_bool(result).bits};
}

Owned str_concatenate_slot(Borrowed left, Borrowed right) {
  if (!is_str(right)) return raise(messages::str_concatenate, right);
  return concat(as_str(left), as_str(right));
}

Tri str_contains_slot(Borrowed self, Borrowed item) {
  if (!is_str(item)) return raise(messages::str_in_operand, item);
  return {str_contains(as_str(self), as_str(item))};
}

constexpr Slots str_slots() {
  Slots slots{};
  slots.destroy = str_destroy;
  slots.repr = str_repr_slot;
  slots.str = str_str_slot;
  slots.hash = str_hash_slot;
  slots.compare = str_compare_slot;
  slots.iterate = str_iterate_slot;
  slots.length = str_length_slot;
  slots.get_item = str_get_item_slot;
  slots.contains = str_contains_slot;
  slots.concatenate = str_concatenate_slot;
  slots.repeat = str_repeat_slot;
  slots.modulo = str_modulo_slot;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Shape molt_shape_str{{&molt_type_str}, 0, 0};
constinit Type molt_type_str =
    builtin_type({.name = "str",
                  .base = &molt_type_object,
                  .shape = &molt_shape_str,
                  .rows = &molt_rows_str,
                  .flags = kTypeBaseAllowed | kTypeStrSubclass | kTypeVariableSize,
                  .basic_size = sizeof(Str),
                  .item_size = 1},
                 str_slots());
}  // namespace molt::rt
}
