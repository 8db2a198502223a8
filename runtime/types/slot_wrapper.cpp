// Calls of slots through their wrappers (`int.__add__(1, 2)`), the wrap_* functions of
// Objects/typeobject.c.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/call.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/names.h"
#include "runtime/core/slots.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

Status check_count(int64_t num_args, int64_t least, int64_t most) {
  if (num_args >= least && num_args <= most) return kOk;
  if (least == most)
    return raise(messages::wrapper_expected_one, most, most == 1 ? "" : "s", num_args);
  const bool too_few = num_args < least;
  const int64_t limit = too_few ? least : most;
  return raise(messages::wrapper_expected_range, too_few ? "least" : "most", limit,
               limit == 1 ? "" : "s", num_args);
}

template <typename Function>
Function slot_function(const SlotRow& row, Type* owner) {
  return reinterpret_cast<Function>(slot_at(owner->slots, row.offset));
}

Owned none_of(Status status) {
  if (is_failure(status)) return kOwnedError;
  return {kNoneBits};
}

Owned bool_of(Tri result) {
  if (is_failure(result)) return kOwnedError;
  return {Value::from_bool(result.code != 0).bits};
}

Owned int_of(Int64Result result) {
  if (result.value == kInt64Failed && exception_is_set()) return kOwnedError;
  return int_from_int64(result.value);
}

using Unary = Owned (*)(Borrowed);
using Binary = Owned (*)(Borrowed, Borrowed);
using Ternary = Owned (*)(Borrowed, Borrowed, Borrowed);
using CompareSlot = Owned (*)(Borrowed, Borrowed, CompareOp);
using SetSlot = Status (*)(Borrowed, Borrowed, Borrowed);
using SetAttribute = Status (*)(Borrowed, Str*, Borrowed);

Owned call_compare(const SlotRow& row, Type* owner, Value self, Value other) {
  const auto op =
      static_cast<CompareOp>(static_cast<int>(row.call) - static_cast<int>(SlotCall::kCompareLt));
  return slot_function<CompareSlot>(row, owner)(borrowed(self), borrowed(other), op);
}

// A generator's end has a value; of other iterators' next slots nothing but "exhausted" is known.
Owned call_next(const SlotRow& row, Type* owner, Value self) {
  if (owner->slots.send != nullptr) return next_or_stop(self);
  const Owned result = slot_function<Unary>(row, owner)(borrowed(self));
  if (result.bits == kUnboundBits) return raise_with(molt_type_StopIteration, kUnbound);
  return result;
}

Owned call_descriptor_get(const SlotRow& row, Type* owner, Value self, const Value* args,
                          int64_t num_args) {
  MOLT_TRY_DISCARD(check_count(num_args, 1, 2));
  const Value object = args[0].is_none() ? kUnbound : args[0];
  const Value cls = num_args == 2 && !args[1].is_none() ? args[1] : kUnbound;
  if (object.is_unbound() && cls.is_unbound()) return raise(messages::get_none_none);
  return slot_function<Ternary>(row, owner)(borrowed(self), borrowed(object), borrowed(cls));
}

Owned call_set_attribute(const SlotRow& row, Type* owner, Value self, Value name, Value value) {
  if (!is_str(name)) return raise(messages::attribute_name_type, name);
  MOLT_TRY(interned, intern_str(as_str(name)));
  return none_of(
      slot_function<SetAttribute>(row, owner)(borrowed(self), as_str(interned), borrowed(value)));
}

}  // namespace

Owned call_slot_wrapper(const SlotRow& row, Type* owner, Value self, const Value* args,
                        int64_t num_args, Value keyword_names) {
  const Borrowed object = borrowed(self);
  switch (row.call) {
    case SlotCall::kCall:
      return slot_function<decltype(Slots::call)>(row, owner)(object, args, num_args,
                                                              keyword_names);
    case SlotCall::kInitialise:
      return none_of(slot_function<decltype(Slots::initialise)>(row, owner)(object, args, num_args,
                                                                            keyword_names));
    default:
      break;
  }
  if (keyword_names.is_pointer() && object_as<Tuple>(keyword_names)->length > 0) {
    return raise(messages::wrapper_keywords, row.name);
  }
  switch (row.call) {
    case SlotCall::kUnary:
      MOLT_TRY_DISCARD(check_count(num_args, 0, 0));
      return slot_function<Unary>(row, owner)(object);
    case SlotCall::kInt64:
      MOLT_TRY_DISCARD(check_count(num_args, 0, 0));
      return int_of(slot_function<Int64Result (*)(Borrowed)>(row, owner)(object));
    case SlotCall::kTruth:
      MOLT_TRY_DISCARD(check_count(num_args, 0, 0));
      return bool_of(slot_function<Tri (*)(Borrowed)>(row, owner)(object));
    case SlotCall::kNext:
      MOLT_TRY_DISCARD(check_count(num_args, 0, 0));
      return call_next(row, owner, self);
    case SlotCall::kBinary:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return slot_function<Binary>(row, owner)(object, borrowed(args[0]));
    case SlotCall::kReflected:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return slot_function<Binary>(row, owner)(borrowed(args[0]), object);
    case SlotCall::kReflectedRepeat:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return slot_function<Binary>(row, owner)(object, borrowed(args[0]));
    case SlotCall::kPower:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 2));
      return slot_function<Ternary>(row, owner)(object, borrowed(args[0]),
                                                borrowed(num_args == 2 ? args[1] : kNone));
    case SlotCall::kReflectedPower:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 2));
      return slot_function<Ternary>(row, owner)(borrowed(args[0]), object,
                                                borrowed(num_args == 2 ? args[1] : kNone));
    case SlotCall::kCompareLt:
    case SlotCall::kCompareLe:
    case SlotCall::kCompareEq:
    case SlotCall::kCompareNe:
    case SlotCall::kCompareGt:
    case SlotCall::kCompareGe:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return call_compare(row, owner, self, args[0]);
    case SlotCall::kContains:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return bool_of(
          slot_function<Tri (*)(Borrowed, Borrowed)>(row, owner)(object, borrowed(args[0])));
    case SlotCall::kSetItem:
    case SlotCall::kDescriptorSet:
      MOLT_TRY_DISCARD(check_count(num_args, 2, 2));
      return none_of(
          slot_function<SetSlot>(row, owner)(object, borrowed(args[0]), borrowed(args[1])));
    case SlotCall::kDeleteItem:
    case SlotCall::kDescriptorDelete:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return none_of(
          slot_function<SetSlot>(row, owner)(object, borrowed(args[0]), borrowed(kUnbound)));
    case SlotCall::kGetAttribute: {
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      if (!is_str(args[0])) return raise(messages::attribute_name_type, args[0]);
      MOLT_TRY(interned, intern_str(as_str(args[0])));
      return slot_function<decltype(Slots::get_attribute)>(row, owner)(object, as_str(interned));
    }
    case SlotCall::kSetAttribute:
      MOLT_TRY_DISCARD(check_count(num_args, 2, 2));
      return call_set_attribute(row, owner, self, args[0], args[1]);
    case SlotCall::kDeleteAttribute:
      MOLT_TRY_DISCARD(check_count(num_args, 1, 1));
      return call_set_attribute(row, owner, self, args[0], kUnbound);
    case SlotCall::kDescriptorGet:
      return call_descriptor_get(row, owner, self, args, num_args);
    case SlotCall::kCall:
    case SlotCall::kInitialise:
    case SlotCall::kPythonOnly:
      break;
  }
  return {kNotImplementedBits};
}

}  // namespace molt::rt
