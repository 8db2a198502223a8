// bool: the subclass of int with the two immediate values.
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/bool.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

constinit StaticStr kTrueText("True");
constinit StaticStr kFalseText("False");

Owned bool_repr(Borrowed self) {
  Str* text = value_of(self).as_bool() ? &kTrueText.header : &kFalseText.header;
  return {value_of(text).bits};
}

// Two bools give a bool, anything else is int's.
template <Owned (*kFunction)(Value, Value)>
Owned bool_binary(Borrowed left, Borrowed right) {
  const Value a = value_of(left), b = value_of(right);
  if (!is_int(a) || !is_int(b)) return not_implemented();
  const Owned result = kFunction(a, b);
  if (!a.is_bool() || !b.is_bool()) return result;
  return owned_bool(Value{result.bits}.as_int() != 0);
}

constexpr Slots bool_slots() {
  Slots slots{};
  slots.repr = bool_repr;
  slots.bit_and = bool_binary<int_and>;
  slots.bit_or = bool_binary<int_or>;
  slots.bit_xor = bool_binary<int_xor>;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_bool{{&molt_type_bool}, 0, 0};
constinit Type molt_type_bool = builtin_type({.name = "bool",
                                              .base = &molt_type_int,
                                              .shape = &molt_shape_bool,
                                              .rows = &molt_rows_bool,
                                              .flags = kTypeIntSubclass | kTypeVariableSize,
                                              .basic_size = sizeof(BigInt),
                                              .item_size = sizeof(uint64_t)},
                                             bool_slots());
}  // namespace molt::rt

namespace molt::abi {

using namespace molt::rt;

Owned molt_n_bool(Borrowed, Borrowed object) {
  MOLT_TRY(truth, truth_of(value_of(object)));
  return owned_bool(truth.code != 0);
}

}  // namespace molt::abi
}
