// enumerate and reversed; Objects/enumobject.c.
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list_slots.h"
#include "runtime/types/mapping_proxy.h"
#include "runtime/types/range_iterators.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/iterators.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct Enumerate : Object {
  Value iterator;
  // The next number, an int.
  Value count;
  // See reuse_pair.
  Value pair;
};

Enumerate* as_enumerate(Borrowed self) { return object_as<Enumerate>(value_of(self)); }

void enumerate_destroy(Object* self) {
  Enumerate* e = static_cast<Enumerate*>(self);
  drop_field(e->iterator);
  drop_field(e->count);
  drop_field(e->pair);
}

void enumerate_traverse(Object* self, Visitor visit, void* context) {
  Enumerate* e = static_cast<Enumerate*>(self);
  visit_value(e->iterator, visit, context);
  visit_value(e->pair, visit, context);
}

Owned enumerate_next(Borrowed self) {
  Enumerate* e = as_enumerate(self);
  MOLT_TRY(item, iterate_next_inline(borrowed(e->iterator)));
  if (item.get().is_unbound()) return owned_unbound();
  MOLT_TRY(next, int_add(e->count, Value::from_small_int(1)));
  const Value count = std::exchange(e->count, value_of(next.take()));
  return reuse_pair(&e->pair, count, take(item));
}

// enumerate(iterable, start=0), with CPython's short way of checking the arguments
// (enumerate_vectorcall).
Status bind_enumerate(const Value* args, int64_t num_args, Value keyword_names, Value* iterable,
                      Value* start) {
  const int64_t num_names = num_keywords(keyword_names);
  const int64_t total = num_args + num_names;
  if (total > 2) return raise(messages::enumerate_too_many, total);
  if (total == 0) return raise(messages::enumerate_no_argument);
  if (num_args > 0) *iterable = args[0];
  if (num_args > 1) *start = args[1];
  for (int64_t i = 0; i < num_names; i++) {
    Str* name = as_str(as_tuple(keyword_names)->items()[i]);
    // `start` alone is not enough.
    if (num_args == 0 && str_equal_ascii(name, "iterable")) {
      *iterable = args[i];
    } else if (total == 2 && str_equal_ascii(name, "start")) {
      *start = args[num_args + i];
    } else {
      return raise(messages::invalid_keyword, name, "enumerate");
    }
  }
  return kOk;
}

Owned enumerate_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  Value iterable = kUnbound;
  Value start = kUnbound;
  MOLT_TRY_DISCARD(bind_enumerate(args, num_args, keyword_names, &iterable, &start));
  Ref count = Ref::share(Value::from_small_int(0));
  if (!start.is_unbound()) {
    count = Ref(index_of(start));
    if (is_failure(count)) return kOwnedError;
  }
  MOLT_TRY(iterator, iterate(iterable));
  Enumerate* e = allocate_instance_of<Enumerate>(cls);
  if (e == nullptr) return kOwnedError;
  e->iterator = take(iterator);
  e->count = take(count);
  e->pair = kUnbound;
  return owned_object(e);
}

constexpr Slots enumerate_slots() {
  Slots slots{};
  slots.destroy = enumerate_destroy;
  slots.traverse = enumerate_traverse;
  slots.clear = enumerate_destroy;
  slots.iterate = self_iterator;
  slots.next = enumerate_next;
  slots.construct = enumerate_construct;
  return slots;
}

Owned reversed_next(Borrowed self) {
  SequenceIterator* it = object_as<SequenceIterator>(value_of(self));
  if (!it->sequence.is_pointer()) return owned_unbound();
  if (it->index >= 0) {
    const Ref sequence = Ref::share(it->sequence);
    const Owned item = slot_of<&Slots::get_item>(type_of(sequence))(
        sequence, borrowed(Value::from_small_int(it->index)));
    if (!is_failure(item)) {
      it->index--;
      return item;
    }
    if (!clear_exception_if(molt_type_IndexError) && !clear_exception_if(molt_type_StopIteration)) {
      return kOwnedError;
    }
  }
  it->index = -1;
  return exhaust(it);
}

Owned reversed_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names);

// reversed() of builtin containers, without a lookup; kUnbound for others. Instances of subclasses
// come here too when the program has no use of the name __reversed__, so that its rows are not
// linked.
Owned reverse_builtin(Value container) {
  if (is_list(container)) return list_iterate_reversed(borrowed(container));
  if (is_range(container)) return range_iterate_reversed(borrowed(container));
  if (is_dict(container)) {
    return make_dict_iterator(molt_shape_dict_reversekeyiterator, container);
  }
  if (has_type(container, molt_shape_mappingproxy)) {
    const Value mapping = object_as<MappingProxy>(container)->mapping;
    return reversed_construct(&molt_type_reversed, &mapping, 1, kUnbound);
  }
  Shape* shape = nullptr;
  if (is_dict_keys(container)) shape = &molt_shape_dict_reversekeyiterator;
  if (has_type(container, molt_shape_dict_values)) shape = &molt_shape_dict_reversevalueiterator;
  if (is_dict_items(container)) shape = &molt_shape_dict_reverseitemiterator;
  if (shape == nullptr) return owned_unbound();
  return make_dict_iterator(*shape, object_as<DictView>(container)->dict);
}

bool is_heap_instance(Value value) {
  return value.is_pointer() && (object_type(value.as_object())->type_flags & kTypeHeap) != 0;
}

Owned reversed_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  if (cls == &molt_type_reversed) MOLT_TRY_DISCARD(check_no_keywords("reversed", keyword_names));
  MOLT_TRY_DISCARD(check_positional("reversed", num_args, 1, 1));
  const Value sequence = args[0];
  if (!is_heap_instance(sequence)) {
    const Owned direct = reverse_builtin(sequence);
    if (direct.bits != kUnboundBits) return direct;
  }
  MOLT_TRY(method, find_special(sequence, MOLT_STR(__reversed__)));
  if (method.get().is_unbound()) {
    const Owned direct = reverse_builtin(sequence);
    if (direct.bits != kUnboundBits) return direct;
  }
  if (!method.get().is_unbound()) {
    if (method.get().is_none()) return raise(messages::not_reversible, sequence);
    return call(method.get());
  }
  Type* type = type_of(sequence);
  if (slot_of<&Slots::get_item>(type) == nullptr) return raise(messages::not_reversible, sequence);
  const Int64Result length = length_of(sequence);
  if (length.value == kInt64Failed) return kOwnedError;
  SequenceIterator* it = allocate_instance_of<SequenceIterator>(cls);
  if (it == nullptr) return kOwnedError;
  retain(sequence);
  it->sequence = sequence;
  it->index = length.value - 1;
  return owned_object(it);
}

constexpr Slots reversed_slots() {
  Slots slots = sequence_iterator_slots(reversed_next);
  slots.construct = reversed_construct;
  return slots;
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(enumerate, "enumerate", kTypeBaseAllowed | kTypeCollectable | kTypeGeneric,
                 sizeof(Enumerate), 0, enumerate_slots())
MOLT_DEFINE_TYPE(reversed, "reversed", kTypeBaseAllowed | kTypeCollectable,
                 sizeof(SequenceIterator), 0, reversed_slots())

extern "C" molt::abi::Owned molt_m_reversed___length_hint__(molt::abi::Borrowed self) {
  using namespace molt::rt;
  const SequenceIterator* it = object_as<SequenceIterator>(value_of(self));
  if (!it->sequence.is_pointer()) return owned_unchecked(Value::from_small_int(0));
  const Int64Result length = length_of(it->sequence);
  if (length.value == kInt64Failed) return kOwnedError;
  const int64_t left = it->index + 1;
  return owned_unchecked(Value::from_small_int(length.value < left ? 0 : left));
}
