// container[key], slices and `in` (Objects/abstract.c).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/fast/dict.h"
#include "runtime/fast/str.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// type[item]: the metaclass has no __getitem__; the class may have __class_getitem__.
Owned class_item(Value cls, Value item) {
  const Type* type = as_type(cls);
  if ((type->type_flags & (kTypeGeneric | kTypeHeap)) == kTypeGeneric)
    return new_generic_alias(cls, item);
  MOLT_TRY(method, find_attribute(cls, MOLT_STR(__class_getitem__)));
  // type[int] works by itself, not by a method that metaclasses would inherit.
  const bool inherits = is_heap_type(type) && type->native_base.pointer != &molt_type_type &&
                        (type->native_base->type_flags & kTypeGeneric) != 0;
  if (method.get().is_unbound() && inherits) return new_generic_alias(cls, item);
  if (method.get().is_unbound() || method.get().is_none())
    return raise(messages::type_not_subscriptable, as_type(cls));
  return call(method, item);
}

// One bound of a slice without a step, fitted to the length; false when it is neither None nor a
// small int.
bool fit_bound(Value bound, int64_t fallback, int64_t length, int64_t* result) {
  if (bound.is_none()) {
    *result = fallback;
    return true;
  }
  if (!bound.is_int()) return false;
  *result = clip_bound(bound.as_int(), length);
  return true;
}

// container[start:stop] of an exact str or list without making the slice object; kUnbound when it
// does not apply.
Owned slice_quickly(Value object, Value start, Value stop) {
  const bool is_text = is_exact_str(object);
  if (!is_text && !has_type(object, molt_shape_list)) return {kUnboundBits};
  const int64_t length = is_text ? as_str(object)->length : as_list(object)->length;
  int64_t first, last;
  if (!fit_bound(start, 0, length, &first) || !fit_bound(stop, length, length, &last))
    return {kUnboundBits};
  if (last < first) last = first;
  return is_text ? substring(as_str(object), first, last)
                 : list_slice(as_list(object), first, last);
}

// Whether CPython's type has sequence slots, which changes a message.
bool looks_like_sequence(Type* type) {
  return is_heap_type(type) || slot_of<&Slots::concatenate>(type) != nullptr ||
         slot_of<&Slots::contains>(type) != nullptr;
}

Owned slice_of(Borrowed start, Borrowed stop) {
  return molt_make_slice(start, stop, borrowed(kNone));
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_get_item_slow(Borrowed container, Borrowed key) {
  const Value object = value_of(container);
  Value quick = dict_get_fast(object, value_of(key));
  if (!quick.is_unbound()) return owned_unchecked(quick);
  quick = str_index_fast(object, value_of(key));
  if (!quick.is_unbound()) return owned_unchecked(quick);
  if (auto* slot = slot_of<&Slots::get_item>(type_of(object))) return slot(container, key);
  if (is_type(object)) return class_item(object, value_of(key));
  return raise(messages::not_subscriptable, object);
}

Status molt_set_item_slow(Borrowed container, Borrowed key, Borrowed value) {
  auto* slot = slot_of<&Slots::set_item>(type_of(value_of(container)));
  if (slot == nullptr) return raise(messages::no_item_assignment, value_of(container));
  return slot(container, key, value);
}

Status molt_delete_item(Borrowed container, Borrowed key) {
  Type* type = type_of(value_of(container));
  auto* slot = slot_of<&Slots::set_item>(type);
  if (slot == nullptr) {
    const bool by_index =
        looks_like_sequence(type) && slot_of<&Slots::to_index>(type_of(value_of(key))) != nullptr;
    return raise(by_index ? messages::no_index_deletion : messages::no_item_deletion,
                 value_of(container));
  }
  return slot(container, key, borrowed(kUnbound));
}

Owned molt_get_slice(Borrowed container, Borrowed start, Borrowed stop) {
  const Owned quick = slice_quickly(value_of(container), value_of(start), value_of(stop));
  if (!value_of(quick).is_unbound()) return quick;
  MOLT_TRY(slice, slice_of(start, stop));
  return molt_get_item_slow(container, slice);
}

Status molt_set_slice(Borrowed container, Borrowed start, Borrowed stop, Borrowed value) {
  MOLT_TRY(slice, slice_of(start, stop));
  return molt_set_item_slow(container, slice, value);
}

Status molt_delete_slice(Borrowed container, Borrowed start, Borrowed stop) {
  MOLT_TRY(slice, slice_of(start, stop));
  return molt_delete_item(container, slice);
}

Tri molt_contains(Borrowed container, Borrowed item) {
  const Value object = value_of(container);
  Type* type = type_of(object);
  if (auto* slot = slot_of<&Slots::contains>(type)) return slot(container, item);
  Ref iterator(iterate(object));
  if (is_failure(iterator)) {
    if (clear_exception_if(molt_type_TypeError))
      return raise(messages::contains_unsupported, object);
    return kTriError;
  }
  while (true) {
    MOLT_TRY(next, next_of(iterator));
    if (next.get().is_unbound()) return {0};
    MOLT_TRY(equal, is_equal(next, value_of(item)));
    if (equal.code != 0) return {1};
  }
}

}  // namespace molt::abi
}
