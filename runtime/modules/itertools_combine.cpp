// itertools.product, permutations, combinations and combinations_with_replacement.
//
// All four choose items of pools by an array of indices, which they step to the next choice in
// lexicographic order.
#include "runtime/core/messages/itertools.h"
#include "runtime/modules/itertools.h"
#include "runtime/types/int.h"

#define MOLT_ROWS "abi/modules/itertools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/itertools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct Combiner : Object {
  // A tuple of items, or, for product, of such tuples.
  Value pool;
  // The length of a result; `indices` has as many numbers. permutations keeps an index for every
  // item of the pool and behind them `size` counters.
  int64_t size;
  Field<int64_t*> indices;
  uint32_t has_begun;
  uint32_t is_exhausted;
};

namespace {

Combiner* as_combiner(Borrowed self) { return object_as<Combiner>(value_of(self)); }

void combiner_clear(Object* self) {
  Combiner* combiner = static_cast<Combiner*>(self);
  combiner->is_exhausted = 1;
  drop_field(combiner->pool);
}

void combiner_destroy(Object* self) {
  Combiner* combiner = static_cast<Combiner*>(self);
  free_raw(combiner->indices);
  combiner->indices = nullptr;
  combiner_clear(self);
}

void combiner_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<Combiner*>(self)->pool, visit, context);
}

// `num_indices` zeros.
Combiner* make_combiner(Borrowed cls, Ref& pool, int64_t size, int64_t num_indices) {
  if (num_indices > INT64_MAX / 8) {
    raise_memory_error();
    return nullptr;
  }
  int64_t* indices = allocate_array<int64_t>(num_indices);
  if (indices == nullptr) return nullptr;
  Combiner* combiner = allocate_instance_of<Combiner>(as_type(cls));
  if (combiner == nullptr) {
    free_raw(indices);
    return nullptr;
  }
  for (int64_t i = 0; i < num_indices; i++) indices[i] = 0;
  combiner->pool = take(pool);
  combiner->size = size;
  combiner->indices = indices;
  combiner->has_begun = combiner->is_exhausted = 0;
  return combiner;
}

// The items of a pool at the indices, as a tuple.
Owned chosen_items(const Combiner* combiner) {
  if (combiner->size == 0) return empty_tuple();
  Tuple* result = allocate_tuple(combiner->size);
  if (result == nullptr) return kOwnedError;
  const Tuple* pool = as_tuple(combiner->pool);
  for (int64_t i = 0; i < combiner->size; i++) {
    result->items()[i] = shared(pool->items()[combiner->indices.pointer[i]]);
  }
  return owned_object(result);
}

Owned chosen_of_pools(const Combiner* combiner) {
  if (combiner->size == 0) return empty_tuple();
  Tuple* result = allocate_tuple(combiner->size);
  if (result == nullptr) return kOwnedError;
  const Tuple* pools = as_tuple(combiner->pool);
  for (int64_t i = 0; i < combiner->size; i++) {
    const Tuple* pool = as_tuple(pools->items()[i % pools->length]);
    result->items()[i] = shared(pool->items()[combiner->indices.pointer[i]]);
  }
  return owned_object(result);
}

// Each steps the indices; false at the end.
bool step_product(Combiner* combiner) {
  const Tuple* pools = as_tuple(combiner->pool);
  for (int64_t i = combiner->size - 1; i >= 0; i--) {
    const int64_t length = as_tuple(pools->items()[i % pools->length])->length;
    if (++combiner->indices.pointer[i] < length) return true;
    combiner->indices.pointer[i] = 0;
  }
  return false;
}

bool step_combination(Combiner* combiner) {
  const int64_t length = as_tuple(combiner->pool)->length;
  int64_t* indices = combiner->indices.pointer;
  int64_t i = combiner->size - 1;
  while (i >= 0 && indices[i] == i + length - combiner->size) i--;
  if (i < 0) return false;
  indices[i]++;
  for (i++; i < combiner->size; i++) indices[i] = indices[i - 1] + 1;
  return true;
}

bool step_replacement(Combiner* combiner) {
  const int64_t length = as_tuple(combiner->pool)->length;
  int64_t* indices = combiner->indices.pointer;
  int64_t i = combiner->size - 1;
  while (i >= 0 && indices[i] == length - 1) i--;
  if (i < 0) return false;
  const int64_t index = indices[i] + 1;
  for (; i < combiner->size; i++) indices[i] = index;
  return true;
}

bool step_permutation(Combiner* combiner) {
  const int64_t length = as_tuple(combiner->pool)->length;
  int64_t* indices = combiner->indices.pointer;
  int64_t* cycles = indices + length;
  for (int64_t i = combiner->size - 1; i >= 0; i--) {
    if (--cycles[i] == 0) {
      // The item goes to the end, the others move up.
      const int64_t index = indices[i];
      for (int64_t j = i; j < length - 1; j++) indices[j] = indices[j + 1];
      indices[length - 1] = index;
      cycles[i] = length - i;
    } else {
      std::swap(indices[i], indices[length - cycles[i]]);
      return true;
    }
  }
  return false;
}

template <bool (*kStep)(Combiner*), Owned (*kResult)(const Combiner*)>
Owned combiner_next(Borrowed self) {
  Combiner* combiner = as_combiner(self);
  if (combiner->is_exhausted != 0) return owned_unbound();
  if (combiner->has_begun != 0 && !kStep(combiner)) {
    combiner->is_exhausted = 1;
    return owned_unbound();
  }
  combiner->has_begun = 1;
  return kResult(combiner);
}

template <bool (*kStep)(Combiner*), Owned (*kResult)(const Combiner*) = chosen_items>
constexpr Slots combiner_slots() {
  Slots slots{};
  slots.destroy = combiner_destroy;
  slots.traverse = combiner_traverse;
  slots.clear = combiner_clear;
  slots.iterate = self_iterator;
  slots.next = combiner_next<kStep, kResult>;
  return slots;
}

// The argument r of the combinations.
Status combination_size_py(Borrowed value, int64_t* size) {
  const Int64Result number = ssize_argument_py(value_of(value));
  if (number.value == kInt64Failed) return kFailed;
  *size = number.value;
  return kOk;
}

// A tuple of tuples of the iterables' items.
Owned pools_of(Value iterables) {
  const int64_t count = as_tuple(iterables)->length;
  if (count == 0) return empty_tuple();
  Tuple* pools = allocate_tuple(count);
  if (pools == nullptr) return kOwnedError;
  for (int64_t i = 0; i < count; i++) pools->items()[i] = kNone;
  const Ref result = owned_object(pools);
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY(pool, tuple_from(as_tuple(iterables)->items()[i]));
    pools->items()[i] = take(pool);
  }
  return new_reference(result.get());
}

}  // namespace

extern "C" Owned molt_n_itertools_product(Borrowed cls, Borrowed iterables, Borrowed repeat) {
  const Int64Result number = ssize_argument_py(value_of(repeat));
  if (number.value == kInt64Failed) return kOwnedError;
  if (number.value < 0) return raise(messages::product_negative);
  const int64_t count = number.value == 0 ? 0 : as_tuple(iterables)->length;
  int64_t size = 0;
  if (__builtin_mul_overflow(count, number.value, &size)) return raise(messages::product_too_large);
  MOLT_TRY(pools, count == 0 ? empty_tuple() : pools_of(value_of(iterables)));
  bool is_empty = false;
  for (int64_t i = 0; i < count; i++) {
    is_empty = is_empty || as_tuple(as_tuple(pools)->items()[i])->length == 0;
  }
  Combiner* product = make_combiner(cls, pools, size, size);
  if (product == nullptr) return kOwnedError;
  product->is_exhausted = is_empty;
  return owned_object(product);
}

extern "C" Owned molt_n_itertools_combinations(Borrowed cls, Borrowed iterable, Borrowed r) {
  int64_t size = 0;
  MOLT_TRY_DISCARD(combination_size_py(r, &size));
  MOLT_TRY(pool, tuple_from(value_of(iterable)));
  if (size < 0) return raise(messages::combinations_negative);
  const int64_t length = as_tuple(pool)->length;
  // More than the pool has: no result, so no index is needed.
  const bool is_empty = size > length;
  Combiner* combiner = make_combiner(cls, pool, size, is_empty ? 0 : size);
  if (combiner == nullptr) return kOwnedError;
  for (int64_t i = 0; i < size && !is_empty; i++) combiner->indices.pointer[i] = i;
  combiner->is_exhausted = is_empty;
  return owned_object(combiner);
}

extern "C" Owned molt_n_itertools_combinations_with_replacement(Borrowed cls, Borrowed iterable,
                                                                Borrowed r) {
  int64_t size = 0;
  MOLT_TRY_DISCARD(combination_size_py(r, &size));
  MOLT_TRY(pool, tuple_from(value_of(iterable)));
  if (size < 0) return raise(messages::combinations_negative);
  const bool is_empty = as_tuple(pool)->length == 0 && size > 0;
  Combiner* combiner = make_combiner(cls, pool, size, size);
  if (combiner == nullptr) return kOwnedError;
  combiner->is_exhausted = is_empty;
  return owned_object(combiner);
}

extern "C" Owned molt_n_itertools_permutations(Borrowed cls, Borrowed iterable, Borrowed r) {
  MOLT_TRY(pool, tuple_from(value_of(iterable)));
  const int64_t length = as_tuple(pool)->length;
  int64_t size = length;
  if (!value_of(r).is_none()) {
    if (!is_int(value_of(r))) return raise(messages::permutations_int);
    MOLT_TRY_DISCARD(combination_size_py(r, &size));
    if (size < 0) return raise(messages::combinations_negative);
  }
  const bool is_empty = size > length;
  Combiner* combiner = make_combiner(cls, pool, size, length + (is_empty ? 0 : size));
  if (combiner == nullptr) return kOwnedError;
  int64_t* indices = combiner->indices.pointer;
  for (int64_t i = 0; i < length; i++) indices[i] = i;
  for (int64_t i = 0; i < size && !is_empty; i++) indices[length + i] = length - i;
  combiner->is_exhausted = is_empty;
  return owned_object(combiner);
}

MOLT_ITERTOOL_CONSTANT(product)
MOLT_ITERTOOL_CONSTANT(permutations)
MOLT_ITERTOOL_CONSTANT(combinations)
MOLT_ITERTOOL_CONSTANT(combinations_with_replacement)

}  // namespace molt::rt

MOLT_DEFINE_ITERTOOL(product, Combiner, (combiner_slots<step_product, chosen_of_pools>()))
MOLT_DEFINE_ITERTOOL(permutations, Combiner, combiner_slots<step_permutation>())
MOLT_DEFINE_ITERTOOL(combinations, Combiner, combiner_slots<step_combination>())
MOLT_DEFINE_ITERTOOL(combinations_with_replacement, Combiner, combiner_slots<step_replacement>())
