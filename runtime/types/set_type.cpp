// The slots of set and frozenset, their type objects and their iterator.
#include "common/numeric_hash.h"
#include "runtime/core/messages/container.h"
#include "runtime/fast/table_memory.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/set_operations.h"
#include "runtime/types/set_table.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/set.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct SetIterator : Object {
  // kUnbound once exhausted.
  Value set;
  int64_t position;
  // The set's size when the iteration began; -1 after an error.
  int64_t expected_length;
  int64_t remaining;
};

void set_destroy(Object* self) {
  // A construction that failed left no table.
  if (static_cast<Set*>(self)->table != nullptr) set_clear(static_cast<Set*>(self));
}

void set_traverse(Object* self, Visitor visit, void* context) {
  const Set* set = static_cast<Set*>(self);
  int64_t position = 0;
  while (const SetEntry* entry = set_next(set, &position)) visit_value(entry->key, visit, context);
}

Owned set_repr(Borrowed self) {
  const char* name = type_of(value_of(self))->c_name;
  StrBuilder out;
  const bool is_plain = is_exact_set(value_of(self));
  if (as_set(self)->used == 0) {
    out.append_ascii(name);
    out.append_ascii("()");
    return out.finish();
  }
  MOLT_TRY(is_nested, enter_repr(value_of(self)));
  if (is_nested.code != 0) {
    MOLT_TRY(type_name, make_str_utf8(name));
    out.append(type_name.get());
    out.append_ascii("(...)");
    return out.finish();
  }
  const Ref items = list_from(value_of(self));
  const Ref text = is_failure(items) ? Ref(kOwnedError) : Ref(repr_of(items));
  leave_repr(value_of(self));
  if (is_failure(text)) return kOwnedError;
  if (!is_plain) {
    MOLT_TRY(type_name, make_str_utf8(name));
    out.append(type_name.get());
    out.append_ascii("(");
  }
  out.append_ascii("{");
  // The list's repr without its brackets.
  out.append_range(as_str(text), 1, as_str(text)->length - 1);
  out.append_ascii(is_plain ? "}" : "})");
  return out.finish();
}

Int64Result frozenset_hash(Borrowed self) {
  Set* set = as_set(self);
  if ((set->flags & kFlagHashCached) != 0) return {set->hash};
  common::FrozenSetHasher hasher;
  int64_t position = 0;
  while (const SetEntry* entry = set_next(set, &position)) hasher.add(entry->hash);
  set->hash = hasher.finish(static_cast<size_t>(set->used));
  set->flags |= kFlagHashCached;
  return {set->hash};
}

Tri is_equal_set(Set* left, Set* right) {
  if (left->used != right->used) return kTriFalse;
  if ((left->flags & right->flags & kFlagHashCached) != 0 && left->hash != right->hash) {
    return kTriFalse;
  }
  return set_is_subset_py(left, value_of(right));
}

Owned set_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_any_set(value_of(other))) return not_implemented();
  Set* left = as_set(self);
  Set* right = as_set(other);
  Tri result = kTriFalse;
  switch (op) {
    case CompareOp::kEq:
    case CompareOp::kNe:
      result = is_equal_set(left, right);
      break;
    case CompareOp::kLe:
      result = set_is_subset_py(left, value_of(right));
      break;
    case CompareOp::kGe:
      result = set_is_subset_py(right, value_of(left));
      break;
    case CompareOp::kLt:
      if (left->used < right->used) result = set_is_subset_py(left, value_of(right));
      break;
    case CompareOp::kGt:
      if (left->used > right->used) result = set_is_subset_py(right, value_of(left));
      break;
  }
  if (result.code < 0) return kOwnedError;
  return owned_bool((result.code != 0) != (op == CompareOp::kNe));
}

Int64Result set_length(Borrowed self) { return {as_set(self)->used}; }
Tri set_contains_slot(Borrowed self, Borrowed item) {
  return set_contains_py(as_set(self), value_of(item));
}

bool are_sets(Borrowed left, Borrowed right) {
  return is_any_set(value_of(left)) && is_any_set(value_of(right));
}

Owned set_or(Borrowed left, Borrowed right) {
  if (!are_sets(left, right)) return not_implemented();
  MOLT_TRY(result, set_copy(as_set(left)));
  if (value_of(left) != value_of(right)) {
    MOLT_TRY_DISCARD(set_merge_py(as_set(result), as_set(right)));
  }
  return result.take();
}
Owned set_and(Borrowed left, Borrowed right) {
  if (!are_sets(left, right)) return not_implemented();
  return set_intersection_py(as_set(left), value_of(right));
}
Owned set_subtract(Borrowed left, Borrowed right) {
  if (!are_sets(left, right)) return not_implemented();
  return set_difference_py(as_set(left), value_of(right));
}
Owned set_xor(Borrowed left, Borrowed right) {
  if (!are_sets(left, right)) return not_implemented();
  return set_symmetric_difference_py(as_set(left), value_of(right));
}
Owned set_inplace_or(Borrowed self, Borrowed other) {
  if (!is_any_set(value_of(other))) return not_implemented();
  MOLT_TRY_DISCARD(set_merge_py(as_set(self), as_set(other)));
  return new_reference(value_of(self));
}
Owned set_inplace_and(Borrowed self, Borrowed other) {
  if (!is_any_set(value_of(other))) return not_implemented();
  MOLT_TRY(common, set_intersection_py(as_set(self), value_of(other)));
  set_swap_contents(as_set(self), as_set(common));
  return new_reference(value_of(self));
}
Owned set_inplace_subtract(Borrowed self, Borrowed other) {
  if (!is_any_set(value_of(other))) return not_implemented();
  MOLT_TRY_DISCARD(set_difference_update_py(as_set(self), value_of(other)));
  return new_reference(value_of(self));
}
Owned set_inplace_xor(Borrowed self, Borrowed other) {
  if (!is_any_set(value_of(other))) return not_implemented();
  MOLT_TRY_DISCARD(set_symmetric_difference_update_py(as_set(self), value_of(other)));
  return new_reference(value_of(self));
}

Owned new_empty(Type* cls) {
  Set* set = allocate_instance_of<Set>(cls);
  if (set == nullptr) return kOwnedError;
  set_start(set);
  return owned_object(set);
}

Owned set_construct(Type* cls, const Value*, int64_t, Value) { return new_empty(cls); }

Status set_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  if (is_exact_set(value_of(self))) MOLT_TRY_DISCARD(check_no_keywords("set", keyword_names));
  MOLT_TRY_DISCARD(check_positional("set", num_args, 0, 1));
  set_clear(as_set(self));
  return num_args == 0 ? kOk : set_update_py(as_set(self), args[0]);
}

Owned frozenset_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const bool is_plain = cls == &molt_type_frozenset;
  if (is_plain) MOLT_TRY_DISCARD(check_no_keywords("frozenset", keyword_names));
  MOLT_TRY_DISCARD(check_positional("frozenset", num_args, 0, 1));
  if (is_plain && num_args == 1 && is_exact_frozenset(args[0])) return new_reference(args[0]);
  MOLT_TRY(result, new_empty(cls));
  if (num_args == 1) MOLT_TRY_DISCARD(set_update_py(as_set(result), args[0]));
  return result.take();
}

Owned set_iterate(Borrowed self) {
  SetIterator* iterator = allocate<SetIterator>(molt_shape_set_iterator);
  if (iterator == nullptr) return kOwnedError;
  retain(value_of(self));
  iterator->set = value_of(self);
  iterator->expected_length = iterator->remaining = as_set(self)->used;
  return owned_object(iterator);
}

SetIterator* as_iterator(Borrowed self) { return object_as<SetIterator>(value_of(self)); }

void set_iterator_destroy(Object* self) { drop_field(static_cast<SetIterator*>(self)->set); }
void set_iterator_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<SetIterator*>(self)->set, visit, context);
}

Owned set_iterator_next(Borrowed self) {
  SetIterator* iterator = as_iterator(self);
  if (!iterator->set.is_pointer()) return owned_unbound();
  const Set* set = as_set(iterator->set);
  if (iterator->expected_length != set->used) {
    iterator->expected_length = -1;
    return raise(messages::set_changed_size);
  }
  if (const SetEntry* entry = set_next(set, &iterator->position)) {
    iterator->remaining--;
    return new_reference(entry->key);
  }
  drop_field(iterator->set);
  return owned_unbound();
}

constexpr Slots set_slots(bool is_frozen) {
  Slots slots{};
  slots.destroy = set_destroy;
  slots.traverse = set_traverse;
  slots.clear = set_destroy;
  slots.repr = set_repr;
  slots.hash = is_frozen ? frozenset_hash : hash_not_implemented;
  slots.compare = set_compare;
  slots.iterate = set_iterate;
  slots.construct = is_frozen ? frozenset_construct : set_construct;
  slots.length = set_length;
  slots.contains = set_contains_slot;
  slots.subtract = set_subtract;
  slots.bit_and = set_and;
  slots.bit_or = set_or;
  slots.bit_xor = set_xor;
  if (!is_frozen) {
    slots.initialise = set_initialise;
    slots.inplace_subtract = set_inplace_subtract;
    slots.inplace_bit_and = set_inplace_and;
    slots.inplace_bit_or = set_inplace_or;
    slots.inplace_bit_xor = set_inplace_xor;
  }
  return slots;
}

constexpr Slots set_iterator_slots() {
  Slots slots{};
  slots.destroy = set_iterator_destroy;
  slots.traverse = set_iterator_traverse;
  slots.clear = set_iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = set_iterator_next;
  return slots;
}

constexpr uint32_t kSetFlags =
    kTypeBaseAllowed | kTypeSetSubclass | kTypeCollectable | kTypeWeakReferable | kTypeGeneric;

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(set, "set", kSetFlags, sizeof(Set), 0, set_slots(false))
MOLT_DEFINE_TYPE(frozenset, "frozenset", kSetFlags, sizeof(Set), 0, set_slots(true))
MOLT_DEFINE_TYPE(set_iterator, "set_iterator", kTypeCollectable, sizeof(SetIterator), 0,
                 set_iterator_slots())

extern "C" molt::abi::Owned molt_m_set_iterator___length_hint__(molt::abi::Borrowed self) {
  using namespace molt::rt;
  const SetIterator* it = as_iterator(self);
  const bool is_valid = it->set.is_pointer() && as_set(it->set)->used == it->expected_length;
  return owned_unchecked(Value::from_small_int(is_valid ? it->remaining : 0));
}
