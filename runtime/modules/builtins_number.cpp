// The numeric functions of the module builtins, except sum.
#include "abi/types/rows.h"
#include "runtime/core/call.h"
#include "runtime/core/slots.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int.h"

namespace molt::rt {

namespace {

bool is_not_implemented(const Ref& value) { return value.get() == kNotImplemented; }

// The slots to try for an operation, in CPython's order: that of the left operand, and before it
// that of the right one when its type is a subclass; each slot once.
template <typename Slot>
struct SlotOrder {
  Slot slots[3];
  int count = 0;

  void add(Slot slot) {
    if (slot == nullptr) return;
    for (int i = 0; i < count; i++) {
      if (slots[i] == slot) return;
    }
    slots[count++] = slot;
  }
};

template <auto kMember>
auto slot_order(Value left, Value right) {
  Type* left_type = type_of(left);
  Type* right_type = type_of(right);
  const auto left_slot = slot_of<kMember>(left_type);
  const auto right_slot = slot_of<kMember>(right_type);
  SlotOrder<decltype(slot_of<kMember>(left_type))> order;
  const bool right_first = left_type != right_type && left_slot != nullptr &&
                           right_slot != left_slot && is_subtype(right_type, left_type);
  if (right_first) order.add(right_slot);
  order.add(left_slot);
  order.add(right_slot);
  return order;
}

Owned power_with_modulus_py(Value base, Value exponent, Value modulus) {
  auto order = slot_order<&Slots::power>(base, exponent);
  order.add(slot_of<&Slots::power>(type_of(modulus)));
  for (int i = 0; i < order.count; i++) {
    MOLT_TRY(result, order.slots[i](borrowed(base), borrowed(exponent), borrowed(modulus)));
    if (!is_not_implemented(result)) return result.take();
  }
  return raise(Message::power_operands_3, base, exponent, modulus);
}

Owned power_py(Value base, Value exponent) {
  const auto order = slot_order<&Slots::power>(base, exponent);
  for (int i = 0; i < order.count; i++) {
    MOLT_TRY(result, order.slots[i](borrowed(base), borrowed(exponent), borrowed(kNone)));
    if (!is_not_implemented(result)) return result.take();
  }
  return raise(Message::power_operands, base, exponent);
}

Owned prefixed_py(Borrowed number, int base) {
  MOLT_TRY(index, index_of(value_of(number)));
  return int_to_prefixed_str(index, base);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_f_builtins_abs(Borrowed x) {
  const auto absolute = slot_of<&Slots::absolute>(type_of(value_of(x)));
  if (absolute == nullptr) return raise(Message::abs_operand, x);
  return absolute(x);
}

Owned molt_f_builtins_divmod(Borrowed x, Borrowed y) {
  const auto order = slot_order<&Slots::divmod>(value_of(x), value_of(y));
  for (int i = 0; i < order.count; i++) {
    MOLT_TRY(result, order.slots[i](x, y));
    if (!is_not_implemented(result)) return result.take();
  }
  return raise(Message::divmod_operands, x, y);
}

Owned molt_f_builtins_pow(Borrowed base, Borrowed exp, Borrowed mod) {
  if (value_of(mod).is_none()) return power_py(value_of(base), value_of(exp));
  return power_with_modulus_py(value_of(base), value_of(exp), value_of(mod));
}

Owned molt_f_builtins_round(Borrowed number, Borrowed ndigits) {
  if (value_of(number).is_double()) return molt_m_float___round__(number, ndigits);
  MOLT_TRY(method, find_special(value_of(number), MOLT_STR(__round__)));
  if (method.get().is_unbound()) return raise(Message::round_no_method, number);
  if (value_of(ndigits).is_none()) return call(method.get());
  return call(method.get(), value_of(ndigits));
}

Owned molt_f_builtins_bin(Borrowed number) { return prefixed_py(number, 2); }
Owned molt_f_builtins_hex(Borrowed number) { return prefixed_py(number, 16); }
Owned molt_f_builtins_oct(Borrowed number) { return prefixed_py(number, 8); }

}  // namespace molt::abi
}
