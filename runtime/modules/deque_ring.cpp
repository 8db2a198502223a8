// The ring buffer of collections.deque.
#include "runtime/modules/deque.h"
#include "runtime/types/list.h"

namespace molt::rt {

namespace {

constexpr int64_t kMinCapacity = 8;

Status grow(Deque* deque) {
  const int64_t capacity = deque->capacity == 0 ? kMinCapacity : deque->capacity * 2;
  Value* items = allocate_array<Value>(capacity);
  if (items == nullptr) return kFailed;
  for (int64_t i = 0; i < deque->length; i++) items[i] = deque_item(deque, i);
  free_raw(deque->items);
  deque->items = items;
  deque->capacity = capacity;
  deque->head = 0;
  return kOk;
}

Status reserve_one(Deque* deque) { return deque->length < deque->capacity ? kOk : grow(deque); }

bool is_over(const Deque* deque) {
  return deque->max_length >= 0 && deque->length > deque->max_length;
}

}  // namespace

Owned make_deque(Type* cls, int64_t max_length) {
  Deque* deque = allocate_instance_of<Deque>(cls);
  if (deque == nullptr) return kOwnedError;
  deque->max_length = max_length;
  return owned_object(deque);
}

Status deque_append(Deque* deque, Value item) {
  MOLT_TRY_DISCARD(reserve_one(deque));
  retain(item);
  deque->length++;
  deque->state++;
  deque_item(deque, deque->length - 1) = item;
  if (is_over(deque)) release(value_of(deque_pop_left(deque)));
  return kOk;
}

Status deque_append_left(Deque* deque, Value item) {
  MOLT_TRY_DISCARD(reserve_one(deque));
  retain(item);
  deque->head = (deque->head - 1) & (deque->capacity - 1);
  deque->length++;
  deque->state++;
  deque_item(deque, 0) = item;
  if (is_over(deque)) release(value_of(deque_pop(deque)));
  return kOk;
}

Owned deque_pop(Deque* deque) {
  if (deque->length == 0) return owned_unbound();
  const Value item = deque_item(deque, deque->length - 1);
  deque->length--;
  deque->state++;
  return owned_unchecked(item);
}

Owned deque_pop_left(Deque* deque) {
  if (deque->length == 0) return owned_unbound();
  const Value item = deque_item(deque, 0);
  deque->head = (deque->head + 1) & (deque->capacity - 1);
  deque->length--;
  deque->state++;
  return owned_unchecked(item);
}

Status deque_insert(Deque* deque, int64_t index, Value item) {
  MOLT_TRY_DISCARD(reserve_one(deque));
  retain(item);
  deque->length++;
  deque->state++;
  for (int64_t i = deque->length - 1; i > index; i--) {
    deque_item(deque, i) = deque_item(deque, i - 1);
  }
  deque_item(deque, index) = item;
  return kOk;
}

Owned deque_take(Deque* deque, int64_t index) {
  const Value item = deque_item(deque, index);
  for (int64_t i = index; i < deque->length - 1; i++) {
    deque_item(deque, i) = deque_item(deque, i + 1);
  }
  deque->length--;
  deque->state++;
  return owned_unchecked(item);
}

void deque_rotate(Deque* deque, int64_t n) {
  if (deque->length <= 1) return;
  // To the right by up to half of the length, or to the left.
  n %= deque->length;
  if (n < 0) n += deque->length;
  if (n > deque->length / 2) n -= deque->length;
  const int64_t mask = deque->capacity - 1;
  Value* items = deque->items;
  deque->state++;
  for (; n > 0; n--) {
    const Value last = deque_item(deque, deque->length - 1);
    deque->head = (deque->head - 1) & mask;
    items[deque->head] = last;
  }
  for (; n < 0; n++) {
    const Value first = deque_item(deque, 0);
    deque->head = (deque->head + 1) & mask;
    deque_item(deque, deque->length - 1) = first;
  }
}

void deque_clear(Deque* deque) {
  // Releasing an item may run code that looks at the deque, so its memory goes first.
  Deque old = *deque;
  deque->items = nullptr;
  deque->capacity = deque->head = deque->length = 0;
  deque->state++;
  for (int64_t i = 0; i < old.length; i++) release(deque_item(&old, i));
  free_raw(old.items);
}

Status deque_extend_py(Deque* deque, Value iterable) {
  Ref source = Ref::share(iterable);
  if (iterable == Value::from_object(deque)) {
    source = Ref(list_from(iterable));
    if (is_failure(source)) return kFailed;
  }
  MOLT_TRY(iterator, iterate(source));
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) return kOk;
    MOLT_TRY_DISCARD(deque_append(deque, item));
  }
}

}  // namespace molt::rt
