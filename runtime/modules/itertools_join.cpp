// itertools.chain, zip_longest, accumulate and batched.
#include "runtime/core/messages/itertools.h"
#include "runtime/modules/itertools.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/itertools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/itertools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct Chain : Object {
  // The iterator of iterables, kUnbound at the end; and that of the current one or kUnbound.
  Value source;
  Value active;
};

struct ZipLongest : Object {
  // A tuple of iterators, None for those that ended.
  Value iterators;
  Value fill;
  int64_t num_active;
};

struct Accumulate : Object {
  Value iterator;
  Value function;
  // The total, or kUnbound before the first item.
  Value total;
  // None once it was given.
  Value initial;
};

struct Batched : Object {
  // kUnbound at the end.
  Value iterator;
  int64_t size;
};

namespace {

Owned chain_new(Type* cls, Value iterables) {
  MOLT_TRY(source, iterate(iterables));
  Chain* chain = allocate_instance_of<Chain>(cls);
  if (chain == nullptr) return kOwnedError;
  chain->source = take(source);
  chain->active = kUnbound;
  return owned_object(chain);
}

Owned chain_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (refuses_keywords(cls, molt_type_itertools_chain))
    MOLT_TRY_DISCARD(check_no_keywords("chain", keyword_names));
  MOLT_TRY(iterables, num_args == 0 ? empty_tuple() : tuple_from_values(args, num_args));
  return chain_new(cls, iterables);
}

// Makes the next iterable the active one: 0 when there is none.
Tri chain_advance(Chain* chain) {
  Ref source = Ref::share(chain->source);
  Ref iterable(iterate_next_inline(source));
  if (is_failure(iterable) || iterable.get().is_unbound()) {
    drop_field(chain->source);
    return is_failure(iterable) ? kTriError : kTriFalse;
  }
  Ref iterator(iterate(iterable));
  if (is_failure(iterator)) {
    drop_field(chain->source);
    return kTriError;
  }
  release(std::exchange(chain->active, take(iterator)));
  return kTriTrue;
}

Owned chain_next(Borrowed self) {
  Chain* chain = object_as<Chain>(value_of(self));
  while (!chain->source.is_unbound()) {
    if (chain->active.is_unbound()) {
      MOLT_TRY(has_next, chain_advance(chain));
      if (has_next.code == 0) return owned_unbound();
    }
    Ref active = Ref::share(chain->active);
    MOLT_TRY(item, iterate_next_inline(active));
    if (!item.get().is_unbound()) return item.take();
    drop_field(chain->active);
  }
  return owned_unbound();
}

constexpr Slots chain_slots() {
  Slots slots = OwnedFields<Chain, &Chain::source, &Chain::active>::iterator_slots(chain_next);
  slots.construct = chain_construct;
  return slots;
}

Owned zip_longest_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  const int64_t num_names = num_keywords(keyword_names);
  Value fill = kNone;
  if (num_names > 0) {
    const bool is_fill =
        num_names == 1 && str_equal_ascii(as_str(as_tuple(keyword_names)->items()[0]), "fillvalue");
    if (!is_fill) return raise(messages::zip_longest_keyword);
    fill = args[num_args];
  }
  Ref iterators(empty_tuple());
  if (num_args > 0) {
    Tuple* tuple = allocate_tuple(num_args);
    if (tuple == nullptr) return kOwnedError;
    for (int64_t i = 0; i < num_args; i++) tuple->items()[i] = kNone;
    iterators = Ref(owned_object(tuple));
    for (int64_t i = 0; i < num_args; i++) {
      MOLT_TRY(iterator, iterate(args[i]));
      tuple->items()[i] = take(iterator);
    }
  }
  ZipLongest* zip = allocate_instance_of<ZipLongest>(cls);
  if (zip == nullptr) return kOwnedError;
  zip->iterators = take(iterators);
  zip->fill = shared(fill);
  zip->num_active = num_args;
  return owned_object(zip);
}

// The next item of iterator number i, or the fill value; kUnbound when all have ended.
Owned zip_longest_item(ZipLongest* zip, int64_t i) {
  const Ref iterator = Ref::share(as_tuple(zip->iterators)->items()[i]);
  if (iterator.get().is_none()) return new_reference(zip->fill);
  Ref item(iterate_next_inline(iterator));
  if (!is_failure(item) && !item.get().is_unbound()) return item.take();
  if (zip->num_active > 0) zip->num_active--;
  if (is_failure(item) || zip->num_active == 0) {
    zip->num_active = 0;
    return item.take();
  }
  release(std::exchange(as_tuple(zip->iterators)->items()[i], kNone));
  return new_reference(zip->fill);
}

Owned zip_longest_next(Borrowed self) {
  ZipLongest* zip = object_as<ZipLongest>(value_of(self));
  const int64_t count = as_tuple(zip->iterators)->length;
  if (count == 0 || zip->num_active == 0) return owned_unbound();
  Tuple* tuple = allocate_tuple(count);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < count; i++) tuple->items()[i] = kNone;
  Ref result = owned_object(tuple);
  for (int64_t i = 0; i < count; i++) {
    MOLT_TRY(item, zip_longest_item(zip, i));
    if (item.get().is_unbound()) return owned_unbound();
    tuple->items()[i] = take(item);
  }
  return result.take();
}

constexpr Slots zip_longest_slots() {
  Slots slots = OwnedFields<ZipLongest, &ZipLongest::iterators, &ZipLongest::fill>::iterator_slots(
      zip_longest_next);
  slots.construct = zip_longest_construct;
  return slots;
}

Owned accumulate_next(Borrowed self) {
  Accumulate* it = object_as<Accumulate>(value_of(self));
  if (!it->initial.is_none()) {
    const Value initial = std::exchange(it->initial, kNone);
    release(std::exchange(it->total, initial));
    return new_reference(initial);
  }
  MOLT_TRY(item, iterate_next_inline(borrowed(it->iterator)));
  if (item.get().is_unbound()) return owned_unbound();
  Ref total = Ref::share(it->total);
  if (total.get().is_unbound()) {
    it->total = shared(item);
    return item.take();
  }
  MOLT_TRY(sum, it->function.is_none() ? abi::molt_add(total, item)
                                       : call(it->function, total.get(), item.get()));
  release(std::exchange(it->total, shared(sum)));
  return sum.take();
}

Owned batched_next(Borrowed self) {
  Batched* it = object_as<Batched>(value_of(self));
  if (it->iterator.is_unbound()) return owned_unbound();
  const Ref iterator = Ref::share(it->iterator);
  // CPython makes a tuple of the full size first.
  if (it->size > (INT64_MAX >> 4)) return raise_memory_error();
  Tuple* tuple = allocate_tuple(it->size);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < it->size; i++) tuple->items()[i] = kNone;
  Ref result = owned_object(tuple);
  for (int64_t i = 0; i < it->size; i++) {
    Ref item(iterate_next_inline(iterator));
    if (!is_failure(item) && !item.get().is_unbound()) {
      tuple->items()[i] = take(item);
      continue;
    }
    drop_field(it->iterator);
    if (is_failure(item)) return kOwnedError;
    return i == 0 ? owned_unbound() : tuple_slice(tuple, 0, i);
  }
  return result.take();
}

using AccumulateFields = OwnedFields<Accumulate, &Accumulate::iterator, &Accumulate::function,
                                     &Accumulate::total, &Accumulate::initial>;

}  // namespace

extern "C" Owned molt_m_itertools_chain_from_iterable(Borrowed cls, Borrowed iterable) {
  return chain_new(as_type(cls), value_of(iterable));
}

extern "C" Owned molt_n_itertools_accumulate(Borrowed cls, Borrowed iterable, Borrowed func,
                                             Borrowed initial) {
  MOLT_TRY(iterator, iterate(value_of(iterable)));
  Accumulate* it = allocate_instance_of<Accumulate>(as_type(cls));
  if (it == nullptr) return kOwnedError;
  it->iterator = take(iterator);
  it->function = shared(value_of(func));
  it->total = kUnbound;
  it->initial = shared(value_of(initial));
  return owned_object(it);
}

extern "C" Owned molt_n_itertools_batched(Borrowed cls, Borrowed iterable, Borrowed n) {
  const Int64Result size = ssize_argument_py(value_of(n));
  if (size.value == kInt64Failed) return kOwnedError;
  if (size.value < 1) return raise(messages::batched_size);
  MOLT_TRY(iterator, iterate(value_of(iterable)));
  Batched* it = allocate_instance_of<Batched>(as_type(cls));
  if (it == nullptr) return kOwnedError;
  it->iterator = take(iterator);
  it->size = size.value;
  return owned_object(it);
}

MOLT_ITERTOOL_CONSTANT(chain)
MOLT_ITERTOOL_CONSTANT(zip_longest)
MOLT_ITERTOOL_CONSTANT(accumulate)
MOLT_ITERTOOL_CONSTANT(batched)

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(itertools_chain, "chain", "itertools",
                         kTypeBaseAllowed | kTypeCollectable | kTypeGeneric, sizeof(Chain),
                         chain_slots())
MOLT_DEFINE_ITERTOOL(zip_longest, ZipLongest, zip_longest_slots())
MOLT_DEFINE_ITERTOOL(accumulate, Accumulate, AccumulateFields::iterator_slots(accumulate_next))
MOLT_DEFINE_ITERTOOL(batched, Batched,
                     (OwnedFields<Batched, &Batched::iterator>::iterator_slots(batched_next)))
