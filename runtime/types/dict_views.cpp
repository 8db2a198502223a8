// dict.keys(), .values() and .items().
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/iterators.h"
#include "runtime/types/mapping_proxy.h"
#include "runtime/types/sequence.h"
#include "runtime/types/set.h"
#include "runtime/types/set_operations.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"

namespace molt::rt {

Owned make_dict_view(Shape& shape, Borrowed dict) {
  DictView* view = allocate<DictView>(shape);
  if (view == nullptr) return kOwnedError;
  retain(value_of(dict));
  view->dict = value_of(dict);
  return owned_object(view);
}

namespace {

Value dict_value(Borrowed view) { return object_as<DictView>(value_of(view))->dict; }
bool is_set_view(Value value) { return is_dict_keys(value) || is_dict_items(value); }

void view_destroy(Object* self) { drop_field(static_cast<DictView*>(self)->dict); }
void view_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<DictView*>(self)->dict, visit, context);
}

Owned keys_iterate(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_keyiterator, dict_value(self));
}
Owned values_iterate(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_valueiterator, dict_value(self));
}
Owned items_iterate(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_itemiterator, dict_value(self));
}

Int64Result view_length(Borrowed self) { return {dict_length(viewed_dict(self))}; }

Owned view_repr(Borrowed self) {
  MOLT_TRY(is_nested, enter_repr(value_of(self)));
  if (is_nested.code != 0) return make_str_ascii("...");
  const Ref items = list_from(value_of(self));
  const Ref text = is_failure(items) ? Ref(kOwnedError) : Ref(repr_of(items));
  leave_repr(value_of(self));
  if (is_failure(text)) return kOwnedError;
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_ascii("(");
  out.append(text.get());
  out.append_ascii(")");
  return out.finish();
}

Tri keys_contains(Borrowed self, Borrowed key) {
  return dict_contains_py(viewed_dict(self), value_of(key));
}

Tri items_contains(Borrowed self, Borrowed item) {
  if (!is_tuple(value_of(item)) || as_tuple(item)->length != 2) return kTriFalse;
  const Value* pair = as_tuple(item)->items();
  const Value found = dict_get_py(viewed_dict(self), pair[0]);
  if (found.is_error()) return kTriError;
  if (found.is_unbound()) return kTriFalse;
  const Ref held = Ref::share(found);
  return items_equal_py(held, pair[1]);
}

Tri view_contains(Borrowed self, Borrowed item) {
  return is_dict_keys(value_of(self)) ? keys_contains(self, item) : items_contains(self, item);
}

Tri all_contained_in(Value items, Value container) {
  MOLT_TRY(iterator, iterate(items));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kTriError;
    if (item.get().is_unbound()) return kTriTrue;
    const Tri is_there = molt_contains(borrowed(container), item);
    if (is_there.code <= 0) return is_there;
  }
}

Owned view_compare(Borrowed self, Borrowed other, CompareOp op) {
  const Value left = value_of(self);
  const Value right = value_of(other);
  if (!is_any_set(right) && !is_set_view(right)) return not_implemented();
  const int64_t left_length = length_of(left).value;
  const int64_t right_length = length_of(right).value;
  if (left_length == kInt64Failed || right_length == kInt64Failed) return kOwnedError;
  Tri result = kTriFalse;
  switch (op) {
    case CompareOp::kEq:
    case CompareOp::kNe:
      if (left_length == right_length) result = all_contained_in(left, right);
      break;
    case CompareOp::kLt:
      if (left_length < right_length) result = all_contained_in(left, right);
      break;
    case CompareOp::kLe:
      if (left_length <= right_length) result = all_contained_in(left, right);
      break;
    case CompareOp::kGt:
      if (left_length > right_length) result = all_contained_in(right, left);
      break;
    case CompareOp::kGe:
      if (left_length >= right_length) result = all_contained_in(right, left);
      break;
  }
  if (result.code < 0) return kOwnedError;
  return owned_bool((result.code != 0) != (op == CompareOp::kNe));
}

// A new set of an operand's items; a plain dict's keys come with their hashes.
Owned operand_as_set(Value operand) {
  if (is_dict_keys(operand)) {
    const Value dict = dict_value(borrowed(operand));
    if (is_exact_dict(dict)) return set_from_py(dict);
  }
  return set_from_py(operand);
}

Owned view_subtract(Borrowed left, Borrowed right) {
  MOLT_TRY(result, operand_as_set(value_of(left)));
  MOLT_TRY_DISCARD(set_difference_update_py(as_set(result), value_of(right)));
  return result.take();
}

Owned view_or(Borrowed left, Borrowed right) {
  MOLT_TRY(result, operand_as_set(value_of(left)));
  MOLT_TRY_DISCARD(set_update_py(as_set(result), value_of(right)));
  return result.take();
}

Owned view_and(Borrowed left, Borrowed right) {
  Value view = value_of(left);
  Value other = value_of(right);
  if (!is_set_view(view)) std::swap(view, other);
  const int64_t length = dict_length(viewed_dict(borrowed(view)));
  if (is_exact_set(other) && length <= as_set(other)->used) {
    return set_intersection_py(as_set(other), view);
  }
  if (is_set_view(other) && dict_length(viewed_dict(borrowed(other))) > length) {
    std::swap(view, other);
  }
  MOLT_TRY(result, set_new());
  MOLT_TRY(iterator, iterate(other));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kOwnedError;
    if (item.get().is_unbound()) return result.take();
    MOLT_TRY(is_there, view_contains(borrowed(view), item));
    if (is_there.code != 0) MOLT_TRY_DISCARD(set_add_py(as_set(result), item));
  }
}

// The items of two dicts: pairs that only one of them has.
Owned items_xor(Dict* left, Dict* right) {
  MOLT_TRY(rest, dict_copy(left));
  MOLT_TRY(result, set_new());
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(right, &position, &key, &value, &hash)) {
    const Ref held_key = Ref::share(key);
    const Ref held_value = Ref::share(value);
    const Value found = dict_get_known_hash_py(as_dict(rest), key, hash);
    if (found.is_error()) return kOwnedError;
    Tri is_same = kTriFalse;
    if (!found.is_unbound()) {
      const Ref held = Ref::share(found);
      is_same = items_equal_py(held, value);
      if (is_failure(is_same)) return kOwnedError;
    }
    if (is_same.code != 0) {
      MOLT_TRY_DISCARD(dict_remove_known_hash_py(as_dict(rest), key, hash));
    } else {
      MOLT_TRY(pair, tuple_of(key, value));
      MOLT_TRY_DISCARD(set_add_py(as_set(result), pair));
    }
  }
  MOLT_TRY(remaining, dict_items_list(as_dict(rest)));
  MOLT_TRY_DISCARD(set_update_py(as_set(result), remaining));
  return result.take();
}

Owned view_xor(Borrowed left, Borrowed right) {
  if (is_dict_items(value_of(left)) && is_dict_items(value_of(right))) {
    return items_xor(viewed_dict(left), viewed_dict(right));
  }
  MOLT_TRY(result, operand_as_set(value_of(left)));
  MOLT_TRY_DISCARD(set_symmetric_difference_update_py(as_set(result), value_of(right)));
  return result.take();
}

constexpr Slots view_slots(Owned (*iterate)(Borrowed), bool is_set) {
  Slots slots{};
  slots.destroy = view_destroy;
  slots.traverse = view_traverse;
  slots.clear = view_destroy;
  slots.repr = view_repr;
  slots.iterate = iterate;
  slots.length = view_length;
  if (is_set) {
    slots.hash = hash_not_implemented;
    slots.compare = view_compare;
    slots.contains = view_contains;
    slots.subtract = view_subtract;
    slots.bit_and = view_and;
    slots.bit_or = view_or;
    slots.bit_xor = view_xor;
  }
  return slots;
}

Owned view_isdisjoint(Borrowed self, Borrowed other) {
  Value view = value_of(self);
  Value items = value_of(other);
  const int64_t length = dict_length(viewed_dict(self));
  if (view == items) return owned_bool(length == 0);
  if (is_exact_set(items) || is_exact_frozenset(items) || is_set_view(items)) {
    const Int64Result other_length = length_of(items);
    if (other_length.value == kInt64Failed) return kOwnedError;
    if (other_length.value > length) std::swap(view, items);
  }
  MOLT_TRY(iterator, iterate(items));
  while (true) {
    const Ref item = iterate_next_inline(iterator);
    if (is_failure(item)) return kOwnedError;
    if (item.get().is_unbound()) return owned_bool(true);
    MOLT_TRY(is_there, molt_contains(borrowed(view), item));
    if (is_there.code != 0) return owned_bool(false);
  }
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(dict_keys, "dict_keys", kTypeCollectable, sizeof(DictView), 0,
                 view_slots(keys_iterate, true))
MOLT_DEFINE_TYPE(dict_values, "dict_values", kTypeCollectable, sizeof(DictView), 0,
                 view_slots(values_iterate, false))
MOLT_DEFINE_TYPE(dict_items, "dict_items", kTypeCollectable, sizeof(DictView), 0,
                 view_slots(items_iterate, true))

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_g_dict_keys_mapping(Borrowed self) { return new_mapping_proxy(dict_value(self)); }
Owned molt_g_dict_values_mapping(Borrowed self) { return new_mapping_proxy(dict_value(self)); }
Owned molt_g_dict_items_mapping(Borrowed self) { return new_mapping_proxy(dict_value(self)); }

Owned molt_m_dict_keys_isdisjoint(Borrowed self, Borrowed other) {
  return view_isdisjoint(self, other);
}
Owned molt_m_dict_items_isdisjoint(Borrowed self, Borrowed other) {
  return view_isdisjoint(self, other);
}
Owned molt_m_dict_keys___reversed__(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_reversekeyiterator, dict_value(self));
}
Owned molt_m_dict_values___reversed__(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_reversevalueiterator, dict_value(self));
}
Owned molt_m_dict_items___reversed__(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_reverseitemiterator, dict_value(self));
}

}  // namespace molt::abi
}
