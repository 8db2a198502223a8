// itertools.compress, dropwhile, takewhile, filterfalse, starmap, islice and pairwise.
#include "runtime/core/messages/itertools.h"
#include "runtime/modules/itertools.h"

#define MOLT_ROWS "abi/modules/itertools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/itertools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

// A function and an iterator: what dropwhile, takewhile, filterfalse and starmap are.
struct FunctionIterator : Object {
  Value function;
  Value iterator;
  // dropwhile: the first item was found. takewhile: the end was.
  uint64_t is_decided;
};

struct Compress : Object {
  Value data;
  Value selectors;
};

struct Islice : Object {
  // kUnbound at the end.
  Value iterator;
  int64_t position;
  int64_t next;
  // -1 for none.
  int64_t stop;
  int64_t step;
};

struct Pairwise : Object {
  // Both kUnbound at the end, `previous` also at the start.
  Value iterator;
  Value previous;
};

namespace {

FunctionIterator* as_function_iterator(Borrowed self) {
  return object_as<FunctionIterator>(value_of(self));
}

template <Type& kType>
Owned construct_function_iterator(Type* cls, const Value* args, int64_t num_args,
                                  Value keyword_names) {
  MOLT_TRY_DISCARD(check_constructor(cls, kType, num_args, keyword_names, 2, 2));
  MOLT_TRY(iterator, iterate(args[1]));
  auto* result = allocate_instance_of<FunctionIterator>(cls);
  if (result == nullptr) return kOwnedError;
  result->function = shared(args[0]);
  result->iterator = take(iterator);
  result->is_decided = 0;
  return owned_object(result);
}

template <Type& kType>
constexpr Slots function_iterator_slots(Owned (*next)(Borrowed)) {
  Slots slots = OwnedFields<FunctionIterator, &FunctionIterator::function,
                            &FunctionIterator::iterator>::iterator_slots(next);
  slots.construct = construct_function_iterator<kType>;
  return slots;
}

// Whether function(item) is true.
Tri test_item_py(Value function, Value item) {
  MOLT_TRY(answer, call(function, item));
  return truth_of(answer);
}

Owned dropwhile_next(Borrowed self) {
  FunctionIterator* it = as_function_iterator(self);
  while (true) {
    MOLT_TRY(item, iterate_next_inline(borrowed(it->iterator)));
    if (item.get().is_unbound() || it->is_decided != 0) return item.take();
    MOLT_TRY(is_dropped, test_item_py(it->function, item));
    if (is_dropped.code != 0) continue;
    it->is_decided = 1;
    return item.take();
  }
}

Owned takewhile_next(Borrowed self) {
  FunctionIterator* it = as_function_iterator(self);
  if (it->is_decided != 0) return owned_unbound();
  MOLT_TRY(item, iterate_next_inline(borrowed(it->iterator)));
  if (item.get().is_unbound()) return owned_unbound();
  MOLT_TRY(is_taken, test_item_py(it->function, item));
  if (is_taken.code != 0) return item.take();
  it->is_decided = 1;
  return owned_unbound();
}

Owned filterfalse_next(Borrowed self) {
  FunctionIterator* it = as_function_iterator(self);
  const bool tests_item = it->function.is_none() || it->function == value_of_type(molt_type_bool);
  while (true) {
    MOLT_TRY(item, iterate_next_inline(borrowed(it->iterator)));
    if (item.get().is_unbound()) return owned_unbound();
    MOLT_TRY(is_dropped, tests_item ? truth_of(item) : test_item_py(it->function, item));
    if (is_dropped.code == 0) return item.take();
  }
}

Owned starmap_next(Borrowed self) {
  FunctionIterator* it = as_function_iterator(self);
  MOLT_TRY(arguments, iterate_next_inline(borrowed(it->iterator)));
  if (arguments.get().is_unbound()) return owned_unbound();
  if (!is_exact_tuple(arguments)) {
    arguments = Ref(tuple_from(arguments));
    if (is_failure(arguments)) return kOwnedError;
  }
  const Tuple* tuple = as_tuple(arguments);
  return call_values(it->function, tuple->items(), tuple->length);
}

Owned compress_next(Borrowed self) {
  Compress* it = object_as<Compress>(value_of(self));
  while (true) {
    MOLT_TRY(item, iterate_next_inline(borrowed(it->data)));
    if (item.get().is_unbound()) return owned_unbound();
    MOLT_TRY(selector, iterate_next_inline(borrowed(it->selectors)));
    if (selector.get().is_unbound()) return owned_unbound();
    MOLT_TRY(is_selected, truth_of(selector));
    if (is_selected.code != 0) return item.take();
  }
}

// An index that may be None; -1, which no caller takes, for what is no index.
int64_t islice_argument(Value value, int64_t fallback) {
  if (value.is_none()) return fallback;
  const Int64Result index = index_int64(value, molt_type_OverflowError);
  if (index.value != kInt64Failed) return index.value;
  clear_exception();
  return -1;
}

Status bind_islice(const Value* args, int64_t num_args, Islice* out) {
  out->next = 0;
  out->step = 1;
  const Value stop = args[num_args == 2 ? 1 : 2];
  if (num_args > 2) out->next = islice_argument(args[1], 0);
  out->stop = -1;
  if (!stop.is_none()) {
    out->stop = islice_argument(stop, 0);
    if (out->stop == -1) return raise(messages::islice_stop);
  }
  if (out->next < 0 || out->stop < -1) return raise(messages::islice_indices);
  if (num_args == 4) out->step = islice_argument(args[3], 1);
  if (out->step < 1) return raise(messages::islice_step);
  return kOk;
}

Owned islice_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(
      check_constructor(cls, molt_type_itertools_islice, num_args, keyword_names, 2, 4));
  Islice bounds{};
  MOLT_TRY_DISCARD(bind_islice(args, num_args, &bounds));
  MOLT_TRY(iterator, iterate(args[0]));
  Islice* it = allocate_instance_of<Islice>(cls);
  if (it == nullptr) return kOwnedError;
  it->iterator = take(iterator);
  it->position = 0;
  it->next = bounds.next;
  it->stop = bounds.stop;
  it->step = bounds.step;
  return owned_object(it);
}

Owned islice_end(Islice* it) {
  drop_field(it->iterator);
  return owned_unbound();
}

Owned islice_next(Borrowed self) {
  Islice* it = object_as<Islice>(value_of(self));
  if (it->iterator.is_unbound()) return owned_unbound();
  const Ref iterator = Ref::share(it->iterator);
  while (it->position < it->next) {
    MOLT_TRY(skipped, iterate_next_inline(iterator));
    if (skipped.get().is_unbound()) return islice_end(it);
    it->position++;
  }
  if (it->stop != -1 && it->position >= it->stop) return islice_end(it);
  MOLT_TRY(item, iterate_next_inline(iterator));
  if (item.get().is_unbound()) return islice_end(it);
  it->position++;
  if (__builtin_add_overflow(it->next, it->step, &it->next)) it->next = INT64_MAX;
  if (it->stop != -1 && it->next > it->stop) it->next = it->stop;
  return item.take();
}

constexpr Slots islice_slots() {
  Slots slots = OwnedFields<Islice, &Islice::iterator>::iterator_slots(islice_next);
  slots.construct = islice_construct;
  return slots;
}

Owned pairwise_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(
      check_constructor(cls, molt_type_itertools_pairwise, num_args, keyword_names, 1, 1));
  MOLT_TRY(iterator, iterate(args[0]));
  Pairwise* it = allocate_instance_of<Pairwise>(cls);
  if (it == nullptr) return kOwnedError;
  it->iterator = take(iterator);
  it->previous = kUnbound;
  return owned_object(it);
}

// The next item; an end or a failure gives up the iterator.
Owned pairwise_step(Pairwise* it, const Ref& iterator) {
  Ref item(iterate_next_inline(iterator));
  if (is_failure(item) || item.get().is_unbound()) {
    drop_field(it->iterator);
    drop_field(it->previous);
  }
  return item.take();
}

Owned pairwise_next(Borrowed self) {
  Pairwise* it = object_as<Pairwise>(value_of(self));
  if (it->iterator.is_unbound()) return owned_unbound();
  const Ref iterator = Ref::share(it->iterator);
  if (it->previous.is_unbound()) {
    MOLT_TRY(first, pairwise_step(it, iterator));
    if (first.get().is_unbound()) return owned_unbound();
    release(std::exchange(it->previous, take(first)));
    // The iterator may have come back here and used this one up.
    if (it->iterator.is_unbound()) {
      drop_field(it->previous);
      return owned_unbound();
    }
  }
  Ref previous = Ref::share(it->previous);
  MOLT_TRY(item, pairwise_step(it, iterator));
  if (item.get().is_unbound()) return owned_unbound();
  release(std::exchange(it->previous, shared(item)));
  return tuple_of(previous.get(), item.get());
}

constexpr Slots pairwise_slots() {
  Slots slots = OwnedFields<Pairwise, &Pairwise::iterator, &Pairwise::previous>::iterator_slots(
      pairwise_next);
  slots.construct = pairwise_construct;
  return slots;
}

}  // namespace

extern "C" Owned molt_n_itertools_compress(Borrowed cls, Borrowed data, Borrowed selectors) {
  MOLT_TRY(data_iterator, iterate(value_of(data)));
  MOLT_TRY(selector_iterator, iterate(value_of(selectors)));
  Compress* it = allocate_instance_of<Compress>(as_type(cls));
  if (it == nullptr) return kOwnedError;
  it->data = take(data_iterator);
  it->selectors = take(selector_iterator);
  return owned_object(it);
}

MOLT_ITERTOOL_CONSTANT(compress)
MOLT_ITERTOOL_CONSTANT(dropwhile)
MOLT_ITERTOOL_CONSTANT(takewhile)
MOLT_ITERTOOL_CONSTANT(filterfalse)
MOLT_ITERTOOL_CONSTANT(starmap)
MOLT_ITERTOOL_CONSTANT(islice)
MOLT_ITERTOOL_CONSTANT(pairwise)

}  // namespace molt::rt

MOLT_DEFINE_ITERTOOL(
    compress, Compress,
    (OwnedFields<Compress, &Compress::data, &Compress::selectors>::iterator_slots(compress_next)))
MOLT_DEFINE_ITERTOOL(dropwhile, FunctionIterator,
                     function_iterator_slots<molt_type_itertools_dropwhile>(dropwhile_next))
MOLT_DEFINE_ITERTOOL(takewhile, FunctionIterator,
                     function_iterator_slots<molt_type_itertools_takewhile>(takewhile_next))
MOLT_DEFINE_ITERTOOL(filterfalse, FunctionIterator,
                     function_iterator_slots<molt_type_itertools_filterfalse>(filterfalse_next))
MOLT_DEFINE_ITERTOOL(starmap, FunctionIterator,
                     function_iterator_slots<molt_type_itertools_starmap>(starmap_next))
MOLT_DEFINE_ITERTOOL(islice, Islice, islice_slots())
MOLT_DEFINE_ITERTOOL(pairwise, Pairwise, pairwise_slots())
