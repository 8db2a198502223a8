// The type collections.deque and its iterators (Modules/_collectionsmodule.c).
#include "runtime/modules/deque.h"

#include "runtime/core/messages/collections.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_file.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/_collections.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

void deque_destroy(Object* self) { deque_clear(static_cast<Deque*>(self)); }

void deque_traverse(Object* self, Visitor visit, void* context) {
  Deque* deque = static_cast<Deque*>(self);
  for (int64_t i = 0; i < deque->length; i++) visit_value(deque_item(deque, i), visit, context);
}

Owned deque_construct(Type* cls, const Value*, int64_t, Value) { return make_deque(cls, -1); }

Status maxlen_argument(Value value, int64_t* max_length) {
  *max_length = -1;
  if (value.is_unbound() || value.is_none()) return kOk;
  if (!is_int(value)) return raise(messages::deque_maxlen_type);
  const Int64Result number = ssize_argument_py(value);
  if (number.value == kInt64Failed) return kFailed;
  if (number.value < 0) return raise(messages::deque_maxlen_negative);
  *max_length = number.value;
  return kOk;
}

Status deque_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  static constexpr const char* kNames[] = {"iterable", "maxlen"};
  Value values[2];
  MOLT_TRY_DISCARD(bind_optional("deque", kNames, 2, args, num_args, keyword_names, values));
  int64_t max_length = -1;
  MOLT_TRY_DISCARD(maxlen_argument(values[1], &max_length));
  Deque* deque = as_deque(self);
  deque->max_length = max_length;
  if (deque->length > 0) deque_clear(deque);
  return values[0].is_unbound() ? kOk : deque_extend_py(deque, values[0]);
}

Owned deque_repr(Borrowed self) {
  const Value value = value_of(self);
  MOLT_TRY(is_nested, enter_repr(value));
  if (is_nested.code != 0) return make_str_ascii("[...]");
  const Ref items = list_from(value);
  const Ref text = is_failure(items) ? Ref(kOwnedError) : Ref(repr_of(items));
  leave_repr(value);
  if (is_failure(text)) return kOwnedError;
  StrBuilder out;
  out.append_ascii(type_of(value)->c_name.pointer);
  out.append_char('(');
  out.append(text.get());
  if (as_deque(self)->max_length >= 0) {
    out.append_ascii(", maxlen=");
    out.append_int(as_deque(self)->max_length);
  }
  out.append_char(')');
  return out.finish();
}

Int64Result deque_length(Borrowed self) { return {as_deque(self)->length}; }

// A valid place from an index operand; -1 with an exception set.
int64_t place_of_py(Deque* deque, Borrowed key) {
  if (!can_index(value_of(key))) {
    raise(messages::sequence_index_type, value_of(key));
    return -1;
  }
  const Int64Result index = index_int64(value_of(key), molt_type_IndexError);
  if (index.value == kInt64Failed) return -1;
  const int64_t place = index.value < 0 ? index.value + deque->length : index.value;
  if (place >= 0 && place < deque->length) return place;
  raise(messages::deque_index);
  return -1;
}

Owned deque_get_item(Borrowed self, Borrowed key) {
  Deque* deque = as_deque(self);
  const int64_t place = place_of_py(deque, key);
  if (place < 0) return kOwnedError;
  return new_reference(deque_item(deque, place));
}

Status deque_set_item(Borrowed self, Borrowed key, Borrowed value) {
  Deque* deque = as_deque(self);
  const int64_t place = place_of_py(deque, key);
  if (place < 0) return kFailed;
  if (value_of(value).is_unbound()) {
    release(value_of(deque_take(deque, place)));
  } else {
    release(std::exchange(deque_item(deque, place), shared(value_of(value))));
  }
  return kOk;
}

Tri deque_contains(Borrowed self, Borrowed item) {
  Deque* deque = as_deque(self);
  const uint64_t state = deque->state;
  for (int64_t i = 0; i < deque->length; i++) {
    const Ref candidate = Ref::share(deque_item(deque, i));
    MOLT_TRY(equal, is_equal(candidate, value_of(item)));
    if (equal.code != 0) return kTriTrue;
    if (deque->state != state) return raise(messages::deque_mutated);
  }
  return kTriFalse;
}

Owned copy_of(Borrowed self) { return molt_m_deque_copy(self); }

Owned deque_concatenate(Borrowed left, Borrowed right) {
  if (!is_deque(value_of(right))) return raise(messages::deque_concatenate, value_of(right));
  MOLT_TRY(result, copy_of(left));
  MOLT_TRY_DISCARD(deque_extend_py(as_deque(result), value_of(right)));
  return result.take();
}

Owned deque_inplace_concatenate(Borrowed self, Borrowed other) {
  MOLT_TRY_DISCARD(deque_extend_py(as_deque(self), value_of(other)));
  return new_reference(value_of(self));
}

Owned deque_inplace_repeat(Borrowed self, Borrowed count) {
  if (!can_index(value_of(count))) return raise(messages::deque_repeat, value_of(count));
  const Int64Result number = index_int64(value_of(count), molt_type_OverflowError);
  if (number.value == kInt64Failed) return kOwnedError;
  Deque* deque = as_deque(self);
  int64_t times = number.value;
  if (deque->length == 0 || times == 1) return new_reference(value_of(self));
  if (times <= 0) {
    deque_clear(deque);
    return new_reference(value_of(self));
  }
  // No more than what stays when the maximum length is reached.
  const int64_t length = deque->length;
  if (deque->max_length >= 0) {
    const int64_t enough = (deque->max_length + length - 1) / length;
    if (times > enough) times = enough;
  }
  if (times > (INT64_MAX >> 4) / length) return raise_memory_error();
  MOLT_TRY(items, list_from(value_of(self)));
  for (int64_t i = 1; i < times; i++) MOLT_TRY_DISCARD(deque_extend_py(deque, items));
  return new_reference(value_of(self));
}

Owned deque_repeat(Borrowed self, Borrowed count) {
  MOLT_TRY(result, copy_of(self));
  return deque_inplace_repeat(result, count);
}

// The answer when the deques agree as far as the shorter one goes.
bool compare_ends(bool left_ended, bool right_ended, CompareOp op) {
  switch (op) {
    case CompareOp::kLt:
      return !right_ended;
    case CompareOp::kLe:
      return left_ended;
    case CompareOp::kEq:
      return left_ended == right_ended;
    case CompareOp::kNe:
      return left_ended != right_ended;
    case CompareOp::kGt:
      return !left_ended;
    case CompareOp::kGe:
      return right_ended;
  }
  return false;
}

Owned deque_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_deque(value_of(self)) || !is_deque(value_of(other))) return not_implemented();
  const bool is_equality = op == CompareOp::kEq || op == CompareOp::kNe;
  if (is_equality && value_of(self) == value_of(other)) return owned_bool(op == CompareOp::kEq);
  if (is_equality && as_deque(self)->length != as_deque(other)->length)
    return owned_bool(op == CompareOp::kNe);
  MOLT_TRY(left_iterator, iterate(value_of(self)));
  MOLT_TRY(right_iterator, iterate(value_of(other)));
  while (true) {
    MOLT_TRY(left, next_of(left_iterator));
    MOLT_TRY(right, next_of(right_iterator));
    const bool left_ended = left.get().is_unbound();
    const bool right_ended = right.get().is_unbound();
    if (left_ended || right_ended) return owned_bool(compare_ends(left_ended, right_ended, op));
    MOLT_TRY(equal, is_equal(left, right));
    if (equal.code != 0) continue;
    MOLT_TRY(answer, compare_truth(left, right, op));
    return owned_bool(answer.code != 0);
  }
}

Owned make_iterator(Shape& shape, Borrowed self, int64_t index) {
  DequeIterator* it = allocate<DequeIterator>(shape);
  if (it == nullptr) return kOwnedError;
  it->deque = shared(value_of(self));
  it->index = index;
  it->remaining = as_deque(self)->length;
  it->state = as_deque(self)->state;
  return owned_object(it);
}

Owned deque_iterate(Borrowed self) { return make_iterator(molt_shape_deque_iterator, self, 0); }

template <int64_t kStep>
Owned deque_iterator_next(Borrowed self) {
  DequeIterator* it = object_as<DequeIterator>(value_of(self));
  Deque* deque = object_as<Deque>(it->deque);
  if (deque->state != it->state) {
    it->remaining = 0;
    return raise(messages::deque_mutated);
  }
  if (it->remaining == 0) return owned_unbound();
  const Value item = deque_item(deque, it->index);
  it->index += kStep;
  it->remaining--;
  return new_reference(item);
}

template <int64_t kStep>
constexpr Slots deque_iterator_slots() {
  Slots slots =
      OwnedFields<DequeIterator, &DequeIterator::deque>::iterator_slots(deque_iterator_next<kStep>);
  slots.clear = nullptr;
  return slots;
}

constexpr Slots deque_slots() {
  Slots slots{};
  slots.destroy = deque_destroy;
  slots.traverse = deque_traverse;
  slots.clear = deque_destroy;
  slots.repr = deque_repr;
  slots.hash = unhashable;
  slots.compare = deque_compare;
  slots.iterate = deque_iterate;
  slots.construct = deque_construct;
  slots.initialise = deque_initialise;
  slots.length = deque_length;
  slots.get_item = deque_get_item;
  slots.set_item = deque_set_item;
  slots.contains = deque_contains;
  slots.concatenate = deque_concatenate;
  slots.repeat = deque_repeat;
  slots.inplace_concatenate = deque_inplace_concatenate;
  slots.inplace_repeat = deque_inplace_repeat;
  return slots;
}

}  // namespace

extern "C" Owned molt_m_deque___reversed__(Borrowed self) {
  return make_iterator(molt_shape_deque_reverse_iterator, self, as_deque(self)->length - 1);
}

extern "C" Owned molt_m_deque_iterator___length_hint__(Borrowed self) {
  return int_from_int64(object_as<DequeIterator>(value_of(self))->remaining);
}

extern "C" Owned molt_m_deque_reverse_iterator___length_hint__(Borrowed self) {
  return molt_m_deque_iterator___length_hint__(self);
}

extern "C" Owned molt_c__collections_deque() { return type_constant(molt_type_deque); }
extern "C" Owned molt_c__collections__deque_iterator() {
  return type_constant(molt_type_deque_iterator);
}
extern "C" Owned molt_c__collections__deque_reverse_iterator() {
  return type_constant(molt_type_deque_reverse_iterator);
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(deque, "deque", "collections",
                         kTypeBaseAllowed | kTypeCollectable | kTypeWeakReferable | kTypeGeneric |
                             kTypeSequencePattern,
                         sizeof(Deque), deque_slots())
MOLT_DEFINE_LIBRARY_TYPE(deque_iterator, "_deque_iterator", "_collections", kTypeCollectable,
                         sizeof(DequeIterator), deque_iterator_slots<1>())
MOLT_DEFINE_LIBRARY_TYPE(deque_reverse_iterator, "_deque_reverse_iterator", "_collections",
                         kTypeCollectable, sizeof(DequeIterator), deque_iterator_slots<-1>())
