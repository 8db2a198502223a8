// itertools.count, cycle and repeat.
#include "runtime/core/messages/itertools.h"
#include "runtime/modules/itertools.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/itertools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/itertools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct Count : Object {
  Value next;
  Value step;
};

struct Cycle : Object {
  // kUnbound once it is exhausted.
  Value iterator;
  // A list of the items seen.
  Value saved;
  int64_t index;
};

struct Repeat : Object {
  Value item;
  // How often it is still given; negative for ever.
  int64_t remaining;
};

namespace {

// PyNumber_Check.
bool is_number(Value value) {
  if (is_int(value) || is_float(value)) return true;
  Type* type = type_of(value);
  return slot_of<&Slots::to_index>(type) != nullptr || slot_of<&Slots::to_int>(type) != nullptr ||
         slot_of<&Slots::to_float>(type) != nullptr || is_instance(value, &molt_type_complex);
}

bool is_one(Value value) {
  int64_t number = 0;
  return is_int(value) && int_as_int64(value, &number) && number == 1;
}

Owned count_next(Borrowed self) {
  Count* count = object_as<Count>(value_of(self));
  MOLT_TRY(next, abi::molt_add(borrowed(count->next), borrowed(count->step)));
  return owned_unchecked(std::exchange(count->next, take(next)));
}

Owned count_repr(Borrowed self) {
  Count* count = object_as<Count>(value_of(self));
  const Ref next = Ref::share(count->next);
  const Ref step = Ref::share(count->step);
  MOLT_TRY(next_text, repr_of(next));
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_char('(');
  out.append(next_text.get());
  if (!is_one(step)) {
    MOLT_TRY(step_text, repr_of(step));
    out.append_ascii(", ");
    out.append(step_text.get());
  }
  out.append_char(')');
  return out.finish();
}

constexpr Slots count_slots() {
  Slots slots = OwnedFields<Count, &Count::next, &Count::step>::iterator_slots(count_next);
  slots.repr = count_repr;
  return slots;
}

Owned cycle_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(
      check_constructor(cls, molt_type_itertools_cycle, num_args, keyword_names, 1, 1));
  MOLT_TRY(iterator, iterate(args[0]));
  MOLT_TRY(saved, list_new());
  Cycle* cycle = allocate_instance_of<Cycle>(cls);
  if (cycle == nullptr) return kOwnedError;
  cycle->iterator = take(iterator);
  cycle->saved = take(saved);
  cycle->index = 0;
  return owned_object(cycle);
}

Owned cycle_next(Borrowed self) {
  Cycle* cycle = object_as<Cycle>(value_of(self));
  if (!cycle->iterator.is_unbound()) {
    const Ref iterator = Ref::share(cycle->iterator);
    MOLT_TRY(item, iterate_next_inline(iterator));
    if (!item.get().is_unbound()) {
      MOLT_TRY_DISCARD(list_append(as_list(cycle->saved), item));
      return item.take();
    }
    drop_field(cycle->iterator);
  }
  List* saved = as_list(cycle->saved);
  if (saved->length == 0) return owned_unbound();
  const Value item = saved->items.pointer[cycle->index++];
  if (cycle->index >= saved->length) cycle->index = 0;
  return new_reference(item);
}

constexpr Slots cycle_slots() {
  Slots slots = OwnedFields<Cycle, &Cycle::iterator, &Cycle::saved>::iterator_slots(cycle_next);
  slots.construct = cycle_construct;
  return slots;
}

Owned repeat_next(Borrowed self) {
  Repeat* repeat = object_as<Repeat>(value_of(self));
  if (repeat->remaining == 0) return owned_unbound();
  if (repeat->remaining > 0) repeat->remaining--;
  return new_reference(repeat->item);
}

Owned repeat_repr(Borrowed self) {
  const Repeat* repeat = object_as<Repeat>(value_of(self));
  const int64_t remaining = repeat->remaining;
  MOLT_TRY(text, repr_of(repeat->item));
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_char('(');
  out.append(text.get());
  if (remaining >= 0) {
    out.append_ascii(", ");
    out.append_int(remaining);
  }
  out.append_char(')');
  return out.finish();
}

constexpr Slots repeat_slots() {
  Slots slots = OwnedFields<Repeat, &Repeat::item>::iterator_slots(repeat_next);
  slots.repr = repeat_repr;
  return slots;
}

}  // namespace

extern "C" Owned molt_n_itertools_count(Borrowed cls, Borrowed start, Borrowed step) {
  if (!is_number(value_of(start)) || !is_number(value_of(step)))
    return raise(messages::count_number);
  Ref next = Ref::share(value_of(start));
  // CPython counts in a C integer where it can: a bool or an instance of a subclass becomes an int.
  int64_t number = 0;
  if (is_int(next) && int_as_int64(next, &number) && is_one(value_of(step))) {
    next = Ref(int_from_int64(number));
    if (is_failure(next)) return kOwnedError;
  }
  Count* count = allocate_instance_of<Count>(as_type(cls));
  if (count == nullptr) return kOwnedError;
  count->next = take(next);
  count->step = shared(value_of(step));
  return owned_object(count);
}

extern "C" Owned molt_n_itertools_repeat(Borrowed cls, Borrowed object, Borrowed times) {
  int64_t remaining = -1;
  if (!value_of(times).is_unbound()) {
    const Int64Result number = ssize_argument_py(value_of(times));
    if (number.value == kInt64Failed) return kOwnedError;
    remaining = number.value < 0 ? 0 : number.value;
  }
  Repeat* repeat = allocate_instance_of<Repeat>(as_type(cls));
  if (repeat == nullptr) return kOwnedError;
  repeat->item = shared(value_of(object));
  repeat->remaining = remaining;
  return owned_object(repeat);
}

extern "C" Owned molt_m_itertools_repeat___length_hint__(Borrowed self) {
  const int64_t remaining = object_as<Repeat>(value_of(self))->remaining;
  if (remaining < 0) return raise(messages::repeat_unsized);
  return int_from_int64(remaining);
}

MOLT_ITERTOOL_CONSTANT(count)
MOLT_ITERTOOL_CONSTANT(cycle)
MOLT_ITERTOOL_CONSTANT(repeat)

}  // namespace molt::rt

MOLT_DEFINE_ITERTOOL(count, Count, count_slots())
MOLT_DEFINE_ITERTOOL(cycle, Cycle, cycle_slots())
MOLT_DEFINE_ITERTOOL(repeat, Repeat, repeat_slots())
