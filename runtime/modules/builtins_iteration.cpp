// Builtin functions over iterables.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/call.h"
#include "runtime/core/slots.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

extern "C" Owned molt_f_builtins_iter(Borrowed object, Borrowed sentinel) {
  if (value_of(sentinel).is_unbound()) return iterate(value_of(object));
  if (slot_of<&Slots::call>(type_of(value_of(object))) == nullptr) {
    return raise(messages::iter_not_callable);
  }
  return callable_iterator_new(value_of(object), value_of(sentinel));
}

extern "C" Owned molt_f_builtins_next(Borrowed iterator, Borrowed default_) {
  Value value = value_of(iterator);
  if (slot_of<&Slots::next>(type_of(value)) == nullptr)
    return raise(messages::next_not_iterator, value);
  // Only next() with one argument needs to know what the iterator returned.
  if (value_of(default_).is_unbound()) return molt_next_or_raise(iterator);
  MOLT_TRY(item, next_of(value));
  if (!item.get().is_unbound()) return item.take();
  return new_reference(value_of(default_));
}

extern "C" Owned molt_f_builtins_sorted(Borrowed iterable, Borrowed key, Borrowed reverse) {
  MOLT_TRY(list, list_from(value_of(iterable)));
  MOLT_TRY(descending, truth_of(value_of(reverse)));
  MOLT_TRY_DISCARD(list_sort_py(as_list(list), value_of(key), descending.code != 0));
  return list.take();
}

namespace {

// any (stop at the first true item) and all (at the first false one).
Owned any_or_all(Value iterable, bool stop_at) {
  MOLT_TRY(iterator, iterate(iterable));
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) return {Value::from_bool(!stop_at).bits};
    MOLT_TRY(truth, truth_of(item));
    if ((truth.code != 0) == stop_at) return {Value::from_bool(stop_at).bits};
  }
}

Owned extremum(Value args_value, Value key, Value default_value, const char* name,
               CompareOp better) {
  const Tuple* args = as_tuple(args_value);
  if (args->length == 0) return raise(messages::extremum_no_argument, name);
  bool is_spread = args->length > 1;
  if (is_spread && !default_value.is_unbound()) return raise(messages::extremum_default, name);
  MOLT_TRY(iterator, iterate(is_spread ? args_value : args->items()[0]));
  Ref best;
  Ref best_key;
  while (true) {
    MOLT_TRY(item, next_of(iterator));
    if (item.get().is_unbound()) break;
    Ref item_key = key.is_none() ? Ref::share(item) : Ref(call(key, item.get()));
    if (is_failure(item_key)) return kOwnedError;
    if (!best.get().is_unbound()) {
      MOLT_TRY(is_better, compare_truth(item_key, best_key, better));
      if (is_better.code == 0) continue;
    }
    best = std::move(item);
    best_key = std::move(item_key);
  }
  if (!best.get().is_unbound()) return best.take();
  if (!default_value.is_unbound()) return new_reference(default_value);
  return raise(messages::empty_iterable, name);
}

}  // namespace

extern "C" Owned molt_f_builtins_any(Borrowed iterable) {
  return any_or_all(value_of(iterable), true);
}
extern "C" Owned molt_f_builtins_all(Borrowed iterable) {
  return any_or_all(value_of(iterable), false);
}

extern "C" Owned molt_f_builtins_min(Borrowed args, Borrowed key, Borrowed default_) {
  return extremum(value_of(args), value_of(key), value_of(default_), "min", CompareOp::kLt);
}

extern "C" Owned molt_f_builtins_max(Borrowed args, Borrowed key, Borrowed default_) {
  return extremum(value_of(args), value_of(key), value_of(default_), "max", CompareOp::kGt);
}

}  // namespace molt::rt
