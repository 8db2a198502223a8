// tuple objects; Objects/tupleobject.c.
#include "runtime/types/tuple.h"

#include "common/numeric_hash.h"
#include "runtime/core/messages/container.h"
#include "runtime/core/state.h"
#include "runtime/types/list.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple_slots.h"

#define MOLT_ROWS "abi/types/tuple.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::rt {
constinit molt::abi::Tuple molt_empty_tuple{
    {{&molt_shape_tuple}, kImmortalCount, kFlagImmortal}, 0, 0};
}  // namespace molt::rt
}

namespace molt::rt {

Tuple* allocate_tuple(int64_t length) {
  if (length > INT64_MAX / 16) {
    raise_memory_error();
    return nullptr;
  }
  Tuple* tuple = static_cast<Tuple*>(allocate_object_uninitialised(
      &molt_shape_tuple, static_cast<int64_t>(sizeof(Tuple)) + length * 8));
  if (tuple != nullptr) {
    tuple->length = length;
    tuple->hash = 0;
  }
  return tuple;
}

Owned tuple_from_values(const Value* items, int64_t length) {
  if (length == 0) return empty_tuple();
  Tuple* tuple = allocate_tuple(length);
  if (tuple == nullptr) return kOwnedError;
  share_items(tuple->items(), items, length);
  return owned_object(tuple);
}

Owned tuple_from_consumed(const Value* items, int64_t length) {
  if (length == 0) return empty_tuple();
  Tuple* tuple = allocate_tuple(length);
  if (tuple == nullptr) {
    for (int64_t i = 0; i < length; i++) release(items[i]);
    return kOwnedError;
  }
  memcpy(tuple->items(), items, static_cast<size_t>(length) * sizeof(Value));
  return owned_object(tuple);
}

Owned tuple_slice(Tuple* tuple, int64_t start, int64_t end) {
  if (start == 0 && end == tuple->length && is_exact_tuple(value_of(tuple))) {
    return new_reference(value_of(tuple));
  }
  return tuple_from_values(tuple->items() + start, end - start);
}

Owned tuple_from(Value iterable) {
  if (is_exact_tuple(iterable)) return new_reference(iterable);
  if (is_exact_list(iterable)) {
    const List* list = as_list(iterable);
    return tuple_from_values(list->items, list->length);
  }
  MOLT_TRY(list, list_from(iterable));
  return molt_list_to_tuple(list);
}

namespace {

// Whether hashing an item again can have no visible effect, so that the tuple may remember its own
// hash.
bool has_inert_hash(Value item) {
  if (!item.is_pointer()) return true;
  const Object* object = item.as_object();
  if (object->shape == &molt_shape_tuple) return (object->flags & kFlagHashCached) != 0;
  return object->shape == &molt_shape_str || object->shape == &molt_shape_int ||
         object->shape == &molt_shape_bytes;
}

}  // namespace

Int64Result tuple_hash(Borrowed self) {
  Tuple* tuple = as_tuple(self);
  if ((tuple->flags & kFlagHashCached) != 0) return {static_cast<int64_t>(tuple->hash)};
  if (is_failure(check_stack())) return Failure{};
  common::TupleHasher hasher;
  bool is_inert = true;
  for (int64_t i = 0; i < tuple->length; i++) {
    const Value item = tuple->items()[i];
    const Int64Result hash = hash_of(item);
    if (hash.value == kInt64Failed && exception_is_set()) return hash;
    hasher.add(hash.value);
    is_inert = is_inert && has_inert_hash(item);
  }
  const int64_t hash = hasher.finish(static_cast<size_t>(tuple->length));
  if (is_inert) {
    tuple->hash = static_cast<uint64_t>(hash);
    tuple->flags |= kFlagHashCached;
  }
  return {hash};
}

void tuple_destroy(Object* self) {
  Tuple* tuple = static_cast<Tuple*>(self);
  for (int64_t i = tuple->length; i-- > 0;) release(tuple->items()[i]);
}

void tuple_traverse(Object* self, Visitor visit, void* context) {
  Tuple* tuple = static_cast<Tuple*>(self);
  for (int64_t i = 0; i < tuple->length; i++) visit_value(tuple->items()[i], visit, context);
}

Owned tuple_repr(Borrowed self) {
  Tuple* tuple = as_tuple(self);
  if (tuple->length == 0) return make_str_ascii("()");
  return sequence_repr_py(tuple, "(", tuple->length == 1 ? ",)" : ")");
}

Owned tuple_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_tuple(value_of(other))) return not_implemented();
  return sequence_compare_py(as_tuple(self), as_tuple(other), op);
}

Int64Result tuple_length(Borrowed self) { return {as_tuple(self)->length}; }

Owned tuple_get_item(Borrowed self, Borrowed key) {
  Tuple* tuple = as_tuple(self);
  if (can_index(value_of(key))) {
    const Int64Result index = sequence_index_py(value_of(key));
    if (index.value == kInt64Failed && exception_is_set()) return kOwnedError;
    int64_t i = index.value;
    if (i < 0) i += tuple->length;
    if (static_cast<uint64_t>(i) >= static_cast<uint64_t>(tuple->length)) {
      return raise(messages::tuple_index);
    }
    return new_reference(tuple->items()[i]);
  }
  if (!is_slice(value_of(key))) return raise(messages::tuple_indices, key);
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(value_of(key), &bounds));
  const int64_t count = bounds.adjust(tuple->length);
  if (bounds.step == 1) {
    return tuple_slice(tuple, bounds.start, count == 0 ? bounds.start : bounds.stop);
  }
  if (count == 0) return empty_tuple();
  Tuple* result = allocate_tuple(count);
  if (result == nullptr) return kOwnedError;
  for (int64_t i = 0; i < count; i++) {
    const Value item = tuple->items()[bounds.start + i * bounds.step];
    retain(item);
    result->items()[i] = item;
  }
  return owned_object(result);
}

Tri tuple_contains(Borrowed self, Borrowed item) {
  const int64_t found = sequence_find_py(as_tuple(self), value_of(item), 0, INT64_MAX);
  if (found == kInt64Failed) return kTriError;
  return tri(found >= 0);
}

Owned tuple_concatenate(Borrowed left, Borrowed right) {
  if (!is_tuple(value_of(right))) return raise(messages::tuple_concatenate, right);
  Tuple* a = as_tuple(left);
  Tuple* b = as_tuple(right);
  if (a->length == 0 && is_exact_tuple(value_of(b))) return new_reference(value_of(b));
  if (b->length == 0 && is_exact_tuple(value_of(a))) return new_reference(value_of(a));
  if (a->length + b->length == 0) return empty_tuple();
  Tuple* result = allocate_tuple(a->length + b->length);
  if (result == nullptr) return kOwnedError;
  share_items(result->items(), a->items(), a->length);
  share_items(result->items() + a->length, b->items(), b->length);
  return owned_object(result);
}

Owned tuple_repeat(Borrowed self, Borrowed count) {
  Tuple* tuple = as_tuple(self);
  const Int64Result times = repeat_count_py(value_of(count));
  if (times.value == kInt64Failed && exception_is_set()) return kOwnedError;
  if ((tuple->length == 0 || times.value == 1) && is_exact_tuple(value_of(tuple))) {
    return new_reference(value_of(tuple));
  }
  if (tuple->length == 0 || times.value <= 0) return empty_tuple();
  if (times.value > INT64_MAX / 16 / tuple->length) return raise_memory_error();
  Tuple* result = allocate_tuple(tuple->length * times.value);
  if (result == nullptr) return kOwnedError;
  repeat_items(result->items(), tuple->items(), tuple->length, times.value);
  return owned_object(result);
}

// An instance of a subclass with the items of an exact tuple.
static Owned tuple_of_subclass(Type* cls, const Ref& items) {
  const Tuple* source = as_tuple(items);
  Tuple* tuple = allocate_instance_of<Tuple>(cls, source->length * 8);
  if (tuple == nullptr) return kOwnedError;
  tuple->length = source->length;
  share_items(tuple->items(), source->items(), source->length);
  return owned_object(tuple);
}

Owned tuple_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  // A subclass with an __init__ of its own may take keywords.
  if (cls == &molt_type_tuple) MOLT_TRY_DISCARD(check_no_keywords("tuple", keyword_names));
  MOLT_TRY_DISCARD(check_positional("tuple", num_args, 0, 1));
  MOLT_TRY(items, num_args == 0 ? empty_tuple() : tuple_from(args[0]));
  if (cls == &molt_type_tuple) return items.take();
  return tuple_of_subclass(cls, items);
}

namespace {

constexpr Slots tuple_slots() {
  Slots slots{};
  slots.destroy = tuple_destroy;
  slots.traverse = tuple_traverse;
  slots.repr = tuple_repr;
  slots.hash = tuple_hash;
  slots.compare = tuple_compare;
  slots.iterate = tuple_iterate;
  slots.construct = tuple_construct;
  slots.length = tuple_length;
  slots.get_item = tuple_get_item;
  slots.contains = tuple_contains;
  slots.concatenate = tuple_concatenate;
  slots.repeat = tuple_repeat;
  return slots;
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(tuple, "tuple",
                 kTypeBaseAllowed | kTypeTupleSubclass | kTypeGeneric | kTypeCollectable |
                     kTypeVariableSize | kTypeSequencePattern,
                 sizeof(Tuple), sizeof(Value), tuple_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_tuple(ConsumedArgs items, int64_t num_items) {
  return tuple_from_consumed(items.values, num_items);
}

Owned molt_list_to_tuple(Borrowed list) {
  const List* source = as_list(list);
  return tuple_from_values(source->items, source->length);
}

Owned molt_m_tuple_count(Borrowed self, Borrowed value) {
  return sequence_count_py(as_tuple(self), value_of(value));
}

Owned molt_m_tuple_index(Borrowed self, Borrowed value, Borrowed start, Borrowed stop) {
  Tuple* tuple = as_tuple(self);
  int64_t first, last;
  MOLT_TRY_DISCARD(search_bounds_py(value_of(start), value_of(stop), tuple->length, &first, &last));
  const int64_t found = sequence_find_py(tuple, value_of(value), first, last);
  if (found == kInt64Failed) return kOwnedError;
  if (found < 0) return raise(messages::tuple_index_missing);
  return owned_unchecked(Value::from_small_int(found));
}

Owned molt_m_tuple___getnewargs__(Borrowed self) {
  Tuple* tuple = as_tuple(self);
  MOLT_TRY(copy, tuple_from_values(tuple->items(), tuple->length));
  return tuple_of(copy.get());
}

}  // namespace molt::abi
}
