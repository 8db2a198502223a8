// Unpacking assignments.
#include "runtime/core/messages/container.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

Failure too_few(int64_t count, int64_t got) { return raise(messages::unpack_too_few, count, got); }
Failure too_many(int64_t count) { return raise(messages::unpack_too_many, count); }

// iter() with the message of unpacking.
Owned iterate_to_unpack(Value iterable) {
  const Owned iterator = molt_get_iterator(borrowed(iterable));
  if (is_failure(iterator) && exception_is(molt_type_TypeError) && !is_iterable(iterable)) {
    clear_exception();
    return raise(messages::unpack_not_iterable, iterable);
  }
  return iterator;
}

// `before` items of an iterator, as a list; fails with CPython's message for too few of them.
Owned take_items(const Ref& iterator, int64_t before, int64_t after) {
  MOLT_TRY(items, list_new(before));
  for (int64_t i = 0; i < before; i++) {
    Owned item = iterate_next_inline(iterator);
    if (is_failure(item)) return kOwnedError;
    if (item.bits == kUnboundBits) {
      if (after >= 0) return raise(messages::unpack_too_few_starred, before + after, i);
      return too_few(before, i);
    }
    MOLT_TRY_DISCARD(list_append_consumed(as_list(items), value_of(item)));
  }
  return items.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_unpack_sequence(Borrowed iterable, int64_t count) {
  const Value value = value_of(iterable);
  if (is_exact_tuple(value)) {
    const int64_t length = as_tuple(value)->length;
    if (length == count) return new_reference(value);
    if (length < count) return too_few(count, length);
    return too_many(count);
  }
  if (is_exact_list(value)) {
    const List* list = as_list(value);
    if (list->length == count) return tuple_from_values(list->items, count);
    if (list->length < count) return too_few(count, list->length);
    return too_many(count);
  }
  MOLT_TRY(iterator, iterate_to_unpack(value));
  MOLT_TRY(items, take_items(iterator, count, -1));
  const Ref extra = iterate_next_inline(iterator);
  if (is_failure(extra)) return kOwnedError;
  if (!extra.get().is_unbound()) return too_many(count);
  return molt_list_to_tuple(items);
}

Owned molt_unpack_starred(Borrowed iterable, int64_t before, int64_t after) {
  MOLT_TRY(iterator, iterate_to_unpack(value_of(iterable)));
  MOLT_TRY(items, take_items(iterator, before, after));
  MOLT_TRY(rest, list_from(iterator));
  List* starred = as_list(rest);
  if (starred->length < after) {
    return raise(messages::unpack_too_few_starred, before + after, before + starred->length);
  }
  const int64_t middle = starred->length - after;
  Tuple* result = allocate_tuple(before + 1 + after);
  if (result == nullptr) return kOwnedError;
  Value* out = result->items();
  memcpy(out, as_list(items)->items.pointer, static_cast<size_t>(before) * sizeof(Value));
  as_list(items)->length = 0;
  memcpy(out + before + 1, starred->items.pointer + middle,
         static_cast<size_t>(after) * sizeof(Value));
  starred->length = middle;
  out[before] = value_of(rest.take());
  return owned_object(result);
}

}  // namespace molt::abi
}
