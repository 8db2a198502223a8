// collections.OrderedDict (Objects/odictobject.c). As dicts keep their order, it is a dict with a
// few methods more.
#include "runtime/core/messages/collections.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/object_state.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(ordered_dict)
MOLT_DECLARE_TYPE(odict_keys)
MOLT_DECLARE_TYPE(odict_values)
MOLT_DECLARE_TYPE(odict_items)
MOLT_DECLARE_TYPE(odict_iterator)

#define MOLT_ROWS "abi/modules/_collections.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct OrderedDict : Dict {
  // Attributes, as instances of a class have.
  Field<InstanceExtra*> extra;
};

namespace {

bool is_exact(Value value) { return has_type(value, molt_shape_ordered_dict); }
bool is_ordered(Value value) { return is_instance(value, &molt_type_ordered_dict); }
Value class_of(Borrowed self) { return Value::from_object(type_of(value_of(self))); }

void ordered_dict_destroy(Object* self) {
  molt_type_dict.slots.destroy(self);
  destroy_attributes(self);
}

void ordered_dict_traverse(Object* self, Visitor visit, void* context) {
  molt_type_dict.slots.traverse(self, visit, context);
  traverse_attributes(self, visit, context);
}

void ordered_dict_clear(Object* self) {
  molt_type_dict.slots.clear(self);
  clear_attributes(self);
}

Owned ordered_dict_construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(allocate_instance_of<OrderedDict>(cls));
}

// --- Updates: every item is stored as `self[key] = value`, which a subclass may define.

Status add_pair_py(Borrowed self, Value pair) {
  MOLT_TRY(iterator, iterate(pair));
  MOLT_TRY(key, next_of(iterator));
  if (key.get().is_unbound()) return raise(messages::ordered_dict_few, 0, "s");
  MOLT_TRY(value, next_of(iterator));
  if (value.get().is_unbound()) return raise(messages::ordered_dict_few, 1, "");
  MOLT_TRY(end, next_of(iterator));
  if (!end.get().is_unbound()) return raise(messages::ordered_dict_many);
  return abi::molt_set_item(self, key, value);
}

Status add_pairs_py(Borrowed self, Value pairs) {
  MOLT_TRY(iterator, iterate(pairs));
  while (true) {
    MOLT_TRY(pair, next_of(iterator));
    if (pair.get().is_unbound()) return kOk;
    MOLT_TRY_DISCARD(add_pair_py(self, pair));
  }
}

Status add_by_keys_py(Borrowed self, Value mapping, Value keys_method) {
  MOLT_TRY(keys, call(keys_method));
  MOLT_TRY(iterator, iterate(keys));
  while (true) {
    MOLT_TRY(key, next_of(iterator));
    if (key.get().is_unbound()) return kOk;
    MOLT_TRY(value, abi::molt_get_item(borrowed(mapping), key));
    MOLT_TRY_DISCARD(abi::molt_set_item(self, key, value));
  }
}

Status add_all_py(Borrowed self, Value source) {
  if (is_exact_dict(source)) {
    MOLT_TRY(items, dict_items_list(as_dict(source)));
    return add_pairs_py(self, items);
  }
  MOLT_TRY(keys_method, find_attribute(source, MOLT_STR(keys)));
  if (!keys_method.get().is_unbound()) return add_by_keys_py(self, source, keys_method);
  MOLT_TRY(items_method, find_attribute(source, MOLT_STR(items)));
  if (items_method.get().is_unbound()) return add_pairs_py(self, source);
  MOLT_TRY(items, call(items_method.get()));
  return add_pairs_py(self, items);
}

Status ordered_dict_initialise(Borrowed self, const Value* args, int64_t num_args,
                               Value keyword_names) {
  if (num_args > 1) return raise(messages::ordered_dict_init_arguments, num_args);
  if (num_args == 1) MOLT_TRY_DISCARD(add_all_py(self, args[0]));
  for (int64_t i = 0; i < num_keywords(keyword_names); i++) {
    const Value name = as_tuple(keyword_names)->items()[i];
    MOLT_TRY_DISCARD(abi::molt_set_item(self, borrowed(name), borrowed(args[num_args + i])));
  }
  return kOk;
}

// --- Text and comparison

Owned items_as_dict(Borrowed self) {
  if (is_exact(value_of(self))) return dict_copy(as_dict(self));
  MOLT_TRY(items, call_method(value_of(self), MOLT_STR(items)));
  MOLT_TRY(result, dict_new());
  MOLT_TRY_DISCARD(dict_merge_pairs_py(as_dict(result), items, Duplicates::kReplace));
  return result.take();
}

Owned ordered_dict_repr(Borrowed self) {
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_char('(');
  if (as_dict(self)->used > 0) {
    MOLT_TRY(is_nested, enter_repr(value_of(self)));
    if (is_nested.code != 0) return make_str_ascii("...");
    const Ref items = items_as_dict(self);
    const Ref text = is_failure(items) ? Ref(kOwnedError) : Ref(repr_of(items));
    leave_repr(value_of(self));
    if (is_failure(text)) return kOwnedError;
    out.append(text.get());
  }
  out.append_char(')');
  return out.finish();
}

Tri have_same_order_py(Dict* left, Dict* right) {
  MOLT_TRY(left_keys, dict_keys_list(left));
  MOLT_TRY(right_keys, dict_keys_list(right));
  return is_equal(left_keys, right_keys);
}

Owned ordered_dict_compare(Borrowed self, Borrowed other, CompareOp op) {
  if ((op != CompareOp::kEq && op != CompareOp::kNe) || !is_dict(value_of(self)) ||
      !is_dict(value_of(other))) {
    return not_implemented();
  }
  Tri equal = dict_equal_py(as_dict(self), as_dict(other));
  if (equal.code > 0 && is_ordered(value_of(other)))
    equal = have_same_order_py(as_dict(self), as_dict(other));
  if (is_failure(equal)) return kOwnedError;
  return owned_bool((equal.code != 0) == (op == CompareOp::kEq));
}

// --- Operators

Owned ordered_dict_or(Borrowed left, Borrowed right) {
  if (!is_dict(value_of(left)) || !is_dict(value_of(right))) return not_implemented();
  const Borrowed ordered = is_ordered(value_of(left)) ? left : right;
  MOLT_TRY(result, call(class_of(ordered), value_of(left)));
  MOLT_TRY_DISCARD(add_all_py(result, value_of(right)));
  return result.take();
}

Owned ordered_dict_inplace_or(Borrowed self, Borrowed other) {
  MOLT_TRY_DISCARD(add_all_py(self, value_of(other)));
  return new_reference(value_of(self));
}

// --- Iteration. The iterator knows the next item beforehand, as CPython's does: a change after the
// last one is not seen.

enum class OdictItem : int64_t { kKey, kValue, kPair };

struct OdictIterator : Object {
  // kUnbound once exhausted.
  Value dict;
  int64_t position;
  // What the dict looked like at the start.
  int64_t length;
  int64_t num_entries;
  OdictItem item;
  bool has_next;
};

using OdictIteratorFields = OwnedFields<OdictIterator, &OdictIterator::dict>;

bool has_item_at(const Dict* dict, int64_t position) {
  Value key, value;
  return dict_next(dict, &position, &key, &value);
}

Owned make_odict_iterator(Value dict, OdictItem item) {
  auto* it = allocate<OdictIterator>(molt_shape_odict_iterator);
  if (it == nullptr) return kOwnedError;
  it->dict = shared(dict);
  it->position = 0;
  it->length = dict_length(as_dict(dict));
  it->num_entries = as_dict(dict)->num_entries;
  it->item = item;
  it->has_next = has_item_at(as_dict(dict), 0);
  return owned_object(it);
}

Owned odict_iterator_next(Borrowed self) {
  auto* it = object_as<OdictIterator>(value_of(self));
  if (!it->dict.is_pointer()) return owned_unbound();
  if (!it->has_next) {
    drop_field(it->dict);
    return owned_unbound();
  }
  const Dict* dict = as_dict(it->dict);
  if (dict->num_entries != it->num_entries || dict_length(dict) != it->length)
    return raise(messages::ordered_dict_mutated);
  Value key, value;
  dict_next(dict, &it->position, &key, &value);
  it->has_next = has_item_at(dict, it->position);
  if (it->item == OdictItem::kPair) return tuple_of(key, value);
  return new_reference(it->item == OdictItem::kKey ? key : value);
}

Owned ordered_dict_iterate(Borrowed self) {
  return make_odict_iterator(value_of(self), OdictItem::kKey);
}
template <OdictItem item>
Owned odict_view_iterate(Borrowed self) {
  return make_odict_iterator(object_as<DictView>(value_of(self))->dict, item);
}

constexpr Slots odict_view_slots(Owned (*iterate)(Borrowed)) {
  Slots slots{};
  slots.iterate = iterate;
  return slots;
}

constexpr Slots ordered_dict_slots() {
  Slots slots{};
  slots.iterate = ordered_dict_iterate;
  slots.destroy = ordered_dict_destroy;
  slots.traverse = ordered_dict_traverse;
  slots.clear = ordered_dict_clear;
  slots.construct = ordered_dict_construct;
  slots.initialise = ordered_dict_initialise;
  slots.repr = ordered_dict_repr;
  slots.hash = unhashable;
  slots.compare = ordered_dict_compare;
  slots.bit_or = ordered_dict_or;
  slots.inplace_bit_or = ordered_dict_inplace_or;
  return slots;
}

// The entry of a key; KeyError when there is none.
int64_t require_entry_py(Dict* dict, Value key) {
  const Int64Result hash = key_hash_py(key);
  if (hash_failed(hash)) return kDictFailed;
  const int64_t number = dict_find_py(dict, key, hash.value);
  if (number == kDictEmpty) raise_key_error(key);
  return number == kDictEmpty ? kDictFailed : number;
}

// Puts an entry behind all others.
Status move_to_back(Dict* dict, int64_t number) {
  const int64_t hash = dict->entries.pointer[number].hash;
  Value key, value;
  dict_detach_entry(dict, number, &key, &value);
  const Status status = dict_insert_new(dict, key, hash, value);
  release_item(key, value);
  return status;
}

}  // namespace

extern "C" Owned molt_m_ordered_dict_fromkeys(Borrowed type, Borrowed iterable, Borrowed value) {
  return molt_m_dict_fromkeys(type, iterable, value);
}

extern "C" Owned molt_m_ordered_dict_keys(Borrowed self) {
  return make_dict_view(molt_shape_odict_keys, self);
}
extern "C" Owned molt_m_ordered_dict_values(Borrowed self) {
  return make_dict_view(molt_shape_odict_values, self);
}
extern "C" Owned molt_m_ordered_dict_items(Borrowed self) {
  return make_dict_view(molt_shape_odict_items, self);
}

extern "C" Owned molt_m_ordered_dict_move_to_end(Borrowed self, Borrowed key, Borrowed last) {
  MOLT_TRY(to_back, truth_of(value_of(last)));
  Dict* dict = as_dict(self);
  const int64_t number = require_entry_py(dict, value_of(key));
  if (number == kDictFailed) return kOwnedError;
  MOLT_TRY_DISCARD(to_back.code != 0 ? move_to_back(dict, number)
                                     : dict_move_to_front(dict, number));
  return owned_none();
}

extern "C" Owned molt_m_ordered_dict_popitem(Borrowed self, Borrowed last) {
  MOLT_TRY(from_back, truth_of(value_of(last)));
  Dict* dict = as_dict(self);
  if (dict->used == 0) return raise(messages::ordered_dict_empty);
  Value item[2];
  if (from_back.code != 0) {
    dict_pop_last(dict, &item[0], &item[1]);
  } else {
    dict_detach_entry(dict, dict_first_entry(dict), &item[0], &item[1]);
  }
  return tuple_from_consumed(item, 2);
}

extern "C" Owned molt_m_ordered_dict_pop(Borrowed self, Borrowed key, Borrowed default_) {
  return molt_m_dict_pop(self, key, default_);
}

extern "C" Owned molt_m_ordered_dict_setdefault(Borrowed self, Borrowed key, Borrowed default_) {
  if (is_exact(value_of(self))) return molt_m_dict_setdefault(self, key, default_);
  MOLT_TRY(is_there, abi::molt_contains(self, key));
  if (is_there.code != 0) return abi::molt_get_item(self, key);
  MOLT_TRY_DISCARD(abi::molt_set_item(self, key, default_));
  return new_reference(value_of(default_));
}

extern "C" Owned molt_m_ordered_dict_update(Borrowed self, Borrowed args, Borrowed kwargs) {
  const Tuple* positional = as_tuple(args);
  if (positional->length > 1) return raise(messages::ordered_dict_arguments, positional->length);
  if (positional->length == 1) MOLT_TRY_DISCARD(add_all_py(self, positional->items()[0]));
  MOLT_TRY_DISCARD(add_all_py(self, value_of(kwargs)));
  return owned_none();
}

extern "C" Owned molt_m_ordered_dict_copy(Borrowed self) {
  MOLT_TRY(result, call(class_of(self)));
  MOLT_TRY(keys, dict_keys_list(as_dict(self)));
  if (is_exact(value_of(self))) {
    MOLT_TRY_DISCARD(dict_update_py(as_dict(result), value_of(self)));
    return result.take();
  }
  for (int64_t i = 0; i < as_list(keys)->length; i++) {
    const Ref key = Ref::share(as_list(keys)->items.pointer[i]);
    MOLT_TRY(value, abi::molt_get_item(self, key));
    MOLT_TRY_DISCARD(abi::molt_set_item(result, key, value));
  }
  return result.take();
}

extern "C" Owned molt_m_ordered_dict___reduce__(Borrowed self) {
  MOLT_TRY(state, object_state(value_of(self)));
  MOLT_TRY(items, call_method(value_of(self), MOLT_STR(items)));
  MOLT_TRY(iterator, iterate(items));
  return tuple_of(class_of(self), Value::from_object(&molt_empty_tuple), state.get(), kNone,
                  iterator.get());
}

MOLT_DEFINE_DICT_ACCESSOR(ordered_dict)

extern "C" Owned molt_c__collections_OrderedDict() { return type_constant(molt_type_ordered_dict); }

}  // namespace molt::rt

#define MOLT_DEFINE_ODICT_VIEW(kind, item)                                                 \
  constinit molt::abi::Shape molt_shape_odict_##kind{{&molt_type_odict_##kind}, 0, 0};     \
  constinit Type molt_type_odict_##kind = builtin_type({.name = "odict_" #kind,            \
                                                        .base = &molt_type_dict_##kind,    \
                                                        .shape = &molt_shape_odict_##kind, \
                                                        .rows = &molt_rows_odict_##kind,   \
                                                        .flags = kTypeCollectable,         \
                                                        .basic_size = sizeof(DictView)},   \
                                                       odict_view_slots(odict_view_iterate<item>));

extern "C" {
namespace molt::rt {
MOLT_DEFINE_ODICT_VIEW(keys, OdictItem::kKey)
MOLT_DEFINE_ODICT_VIEW(values, OdictItem::kValue)
MOLT_DEFINE_ODICT_VIEW(items, OdictItem::kPair)
constinit molt::abi::Shape molt_shape_ordered_dict{{&molt_type_ordered_dict}, 0, 0};
constinit Type molt_type_ordered_dict =
    builtin_type({.name = "OrderedDict",
                  .base = &molt_type_dict,
                  .shape = &molt_shape_ordered_dict,
                  .rows = &molt_rows_ordered_dict,
                  .flags = kTypeBaseAllowed | kTypeDictSubclass | kTypeGeneric | kTypeCollectable |
                           kTypeMappingPattern | kTypeHasDict | kTypeWeakReferable,
                  .basic_size = sizeof(OrderedDict),
                  .extra_offset = sizeof(Dict),
                  .module = "collections"},
                 ordered_dict_slots());
}  // namespace molt::rt
}

MOLT_DEFINE_LIBRARY_TYPE(odict_iterator, "odict_iterator", "builtins", kTypeCollectable,
                         sizeof(OdictIterator),
                         OdictIteratorFields::iterator_slots(odict_iterator_next))
