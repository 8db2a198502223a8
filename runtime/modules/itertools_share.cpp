// itertools.groupby and tee: iterators that share the items of another one.
#include "runtime/core/messages/itertools.h"
#include "runtime/modules/itertools.h"

MOLT_DEFINE_NAME(__copy__)

#define MOLT_ROWS "abi/modules/itertools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/itertools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct GroupBy : Object {
  Value iterator;
  Value key_function;
  // The key of the group given last, and the key and item read last; each may be kUnbound.
  Value target_key;
  Value current_key;
  Value current_item;
  // The group given last: only its address, to compare with.
  Field<const Object*> current_group;
};

struct Group : Object {
  Value parent;
  Value target_key;
};

// A piece of what a tee has read: the copies hold the blocks that they still need.
struct TeeBlock : Object {
  static constexpr int64_t kCapacity = 57;
  Value iterator;
  // The block behind this one, or kUnbound.
  Value next;
  int64_t length;
  uint64_t is_running;
  Value items[kCapacity];
};

struct Tee : Object {
  // kUnbound once cleared.
  Value block;
  int64_t index;
};

namespace {

GroupBy* as_group_by(Value value) { return object_as<GroupBy>(value); }

// Reads the next item and its key: 0 at the end.
Tri group_step_py(GroupBy* group_by) {
  MOLT_TRY(item, iterate_next_inline(borrowed(group_by->iterator)));
  if (item.get().is_unbound()) return kTriFalse;
  MOLT_TRY(key, group_by->key_function.is_none() ? new_reference(item)
                                                 : call(group_by->key_function, item.get()));
  release(std::exchange(group_by->current_item, take(item)));
  release(std::exchange(group_by->current_key, take(key)));
  return kTriTrue;
}

// Skips what is left of the group given last: 0 at the end.
Tri skip_group_py(GroupBy* group_by) {
  while (true) {
    if (!group_by->current_key.is_unbound()) {
      if (group_by->target_key.is_unbound()) return kTriTrue;
      const Ref target = Ref::share(group_by->target_key);
      const Ref current = Ref::share(group_by->current_key);
      MOLT_TRY(is_same, is_equal(target, current));
      if (is_same.code == 0) return kTriTrue;
    }
    MOLT_TRY(has_item, group_step_py(group_by));
    if (has_item.code == 0) return kTriFalse;
  }
}

Owned groupby_next(Borrowed self) {
  GroupBy* group_by = as_group_by(value_of(self));
  group_by->current_group = nullptr;
  MOLT_TRY(has_group, skip_group_py(group_by));
  if (has_group.code == 0) return owned_unbound();
  release(std::exchange(group_by->target_key, shared(group_by->current_key)));
  Group* group = allocate<Group>(molt_shape_itertools_grouper);
  if (group == nullptr) return kOwnedError;
  group->parent = shared(value_of(self));
  group->target_key = shared(group_by->target_key);
  const Ref owned = owned_object(group);
  group_by->current_group = group;
  return tuple_of(group_by->current_key, owned.get());
}

Owned group_next(Borrowed self) {
  Group* group = object_as<Group>(value_of(self));
  const Ref parent = Ref::share(group->parent);
  if (!parent.get().is_pointer()) return owned_unbound();
  GroupBy* group_by = as_group_by(parent);
  if (group_by->current_group.pointer != group) return owned_unbound();
  if (group_by->current_item.is_unbound()) {
    MOLT_TRY(has_item, group_step_py(group_by));
    if (has_item.code == 0) return owned_unbound();
  }
  const Ref target = Ref::share(group->target_key);
  const Ref current = Ref::share(group_by->current_key);
  MOLT_TRY(is_same, is_equal(target, current));
  if (is_same.code == 0) return owned_unbound();
  const Value item = std::exchange(group_by->current_item, kUnbound);
  drop_field(group_by->current_key);
  return owned_unchecked(item);
}

using GroupByFields =
    OwnedFields<GroupBy, &GroupBy::iterator, &GroupBy::key_function, &GroupBy::target_key,
                &GroupBy::current_key, &GroupBy::current_item>;
using GroupFields = OwnedFields<Group, &Group::parent, &Group::target_key>;

// --- tee

void tee_block_destroy(Object* self) {
  TeeBlock* block = static_cast<TeeBlock*>(self);
  const int64_t length = std::exchange(block->length, 0);
  for (int64_t i = 0; i < length; i++) drop_field(block->items[i]);
  drop_field(block->iterator);
  drop_field(block->next);
}

void tee_block_traverse(Object* self, Visitor visit, void* context) {
  TeeBlock* block = static_cast<TeeBlock*>(self);
  visit_value(block->iterator, visit, context);
  for (int64_t i = 0; i < block->length; i++) visit_value(block->items[i], visit, context);
  visit_value(block->next, visit, context);
}

constexpr Slots tee_block_slots() {
  Slots slots{};
  slots.destroy = tee_block_destroy;
  slots.traverse = tee_block_traverse;
  slots.clear = tee_block_destroy;
  return slots;
}

Owned make_tee_block(Value iterator) {
  TeeBlock* block = allocate<TeeBlock>(molt_shape_itertools_tee_block);
  if (block == nullptr) return kOwnedError;
  block->iterator = shared(iterator);
  block->next = kUnbound;
  return owned_object(block);
}

Owned make_tee(Type* cls, Value block, int64_t index) {
  Tee* tee = allocate_instance_of<Tee>(cls);
  if (tee == nullptr) return kOwnedError;
  tee->block = shared(block);
  tee->index = index;
  return owned_object(tee);
}

Owned copy_tee(Value tee) {
  const Tee* original = object_as<Tee>(tee);
  return make_tee(&molt_type_itertools_tee, original->block, original->index);
}

// A tee of any iterable; a copy of one that is a tee already.
Owned tee_of(Value iterable) {
  MOLT_TRY(iterator, iterate(iterable));
  if (is_instance(iterator, &molt_type_itertools_tee)) return copy_tee(iterator);
  MOLT_TRY(block, make_tee_block(iterator));
  return make_tee(&molt_type_itertools_tee, block, 0);
}

// Item number i of a block; reads it when it is the first that is not there. kUnbound at the end.
Owned tee_block_item(TeeBlock* block, int64_t i) {
  if (i < block->length) return new_reference(block->items[i]);
  if (block->is_running != 0) return raise(messages::tee_reentered);
  block->is_running = 1;
  Ref item(iterate_next_inline(borrowed(block->iterator)));
  block->is_running = 0;
  if (is_failure(item) || item.get().is_unbound()) return item.take();
  block->items[block->length++] = shared(item);
  return item.take();
}

Owned tee_next(Borrowed self) {
  Tee* tee = object_as<Tee>(value_of(self));
  if (tee->block.is_unbound()) return owned_unbound();
  if (tee->index >= TeeBlock::kCapacity) {
    TeeBlock* full = object_as<TeeBlock>(tee->block);
    if (full->next.is_unbound()) {
      MOLT_TRY(next, make_tee_block(full->iterator));
      full->next = take(next);
    }
    tee->index = 0;
    release(std::exchange(tee->block, shared(full->next)));
  }
  const Ref block = Ref::share(tee->block);
  Ref item(tee_block_item(block.as<TeeBlock>(), tee->index));
  if (!is_failure(item) && !item.get().is_unbound()) tee->index++;
  return item.take();
}

Owned tee_construct(Type* cls, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_constructor(cls, molt_type_itertools_tee, num_args, keyword_names, 1, 1));
  return tee_of(args[0]);
}

constexpr Slots tee_slots() {
  Slots slots = OwnedFields<Tee, &Tee::block>::iterator_slots(tee_next);
  slots.construct = tee_construct;
  return slots;
}

// A copy of a tee or of an iterator with __copy__.
Owned copy_iterator_py(Value iterator) {
  if (has_type(iterator, molt_shape_itertools_tee)) return copy_tee(iterator);
  return call_method(iterator, MOLT_STR(__copy__));
}

Status fill_tees_py(Tuple* result, Value iterable) {
  MOLT_TRY(iterator, iterate(iterable));
  if (!has_type(iterator, molt_shape_itertools_tee)) {
    MOLT_TRY(copy, find_attribute(iterator, MOLT_STR(__copy__)));
    if (copy.get().is_unbound()) iterator = Ref(tee_of(iterator));
    if (is_failure(iterator)) return kFailed;
  }
  for (int64_t i = 1; i < result->length; i++) {
    MOLT_TRY(another, copy_iterator_py(iterator));
    result->items()[i] = take(another);
  }
  result->items()[0] = take(iterator);
  return kOk;
}

}  // namespace

extern "C" Owned molt_n_itertools_groupby(Borrowed cls, Borrowed iterable, Borrowed key) {
  MOLT_TRY(iterator, iterate(value_of(iterable)));
  GroupBy* group_by = allocate_instance_of<GroupBy>(as_type(cls));
  if (group_by == nullptr) return kOwnedError;
  group_by->iterator = take(iterator);
  group_by->key_function = shared(value_of(key));
  group_by->target_key = group_by->current_key = group_by->current_item = kUnbound;
  group_by->current_group = nullptr;
  return owned_object(group_by);
}

extern "C" Owned molt_m_itertools_tee___copy__(Borrowed self) { return copy_tee(value_of(self)); }

extern "C" Owned molt_f_itertools_tee(Borrowed iterable, Borrowed n) {
  const Int64Result count = ssize_argument_py(value_of(n));
  if (count.value == kInt64Failed) return kOwnedError;
  if (count.value < 0) return raise(messages::tee_negative);
  if (count.value == 0) return empty_tuple();
  Tuple* tuple = allocate_tuple(count.value);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < count.value; i++) tuple->items()[i] = kNone;
  Ref result = owned_object(tuple);
  MOLT_TRY_DISCARD(fill_tees_py(tuple, value_of(iterable)));
  return result.take();
}

MOLT_ITERTOOL_CONSTANT(groupby)
extern "C" Owned molt_c_itertools__tee() { return type_constant(molt_type_itertools_tee); }

}  // namespace molt::rt

MOLT_DEFINE_ITERTOOL(groupby, GroupBy, GroupByFields::iterator_slots(groupby_next))
MOLT_DEFINE_LIBRARY_TYPE(itertools_grouper, "_grouper", "itertools", kTypeCollectable,
                         sizeof(Group), GroupFields::iterator_slots(group_next))
MOLT_DEFINE_LIBRARY_TYPE(itertools_tee, "_tee", "itertools", kTypeCollectable | kTypeWeakReferable,
                         sizeof(Tee), tee_slots())
MOLT_DEFINE_LIBRARY_TYPE(itertools_tee_block, "_tee_dataobject", "itertools", kTypeCollectable,
                         sizeof(TeeBlock), tee_block_slots())
