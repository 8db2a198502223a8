// The rest of the module _collections: counting for Counter, fields of namedtuple.
#include "runtime/core/messages/collections.h"
#include "runtime/core/messages/container.h"
#include "runtime/fast/iterate.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(tuplegetter)

#define MOLT_ROWS "abi/modules/_collections.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/collections.def"
#include "abi/types/rows.inc"

namespace molt::rt {

// A field of a namedtuple: item `index` as an attribute.
struct TupleGetter : Object {
  int64_t index;
  Value doc;
};

namespace {

constexpr Value kOne = Value::from_small_int(1);

// Whether get() and item assignment of a dict's subclass are those of dict.
bool counts_as_dict(Value mapping) {
  if (!is_dict(mapping)) return false;
  Type* type = type_of(mapping);
  return type->slots.set_item == molt_type_dict.slots.set_item &&
         lookup_in_type(type, MOLT_STR(get)) == lookup_in_type(&molt_type_dict, MOLT_STR(get));
}

Status count_in_dict_py(Dict* dict, Value item) {
  const Int64Result hash = key_hash_py(item);
  if (hash.value == kInt64Failed && exception_is_set()) return kFailed;
  const Value old = dict_get_known_hash_py(dict, item, hash.value);
  if (old.is_error()) return kFailed;
  if (old.is_unbound()) return dict_set_known_hash_py(dict, item, hash.value, kOne);
  MOLT_TRY(sum, abi::molt_add(borrowed(old), borrowed(kOne)));
  return dict_set_known_hash_py(dict, item, hash.value, sum);
}

Status count_in_mapping_py(Value mapping, Value get, Value item) {
  MOLT_TRY(old, call(get, item, Value::from_small_int(0)));
  MOLT_TRY(sum, abi::molt_add(old, borrowed(kOne)));
  return abi::molt_set_item(borrowed(mapping), borrowed(item), sum);
}

Owned tuplegetter_get(Borrowed self, Borrowed object, Borrowed) {
  const TupleGetter* getter = object_as<TupleGetter>(value_of(self));
  const Value value = value_of(object);
  if (value.is_none() || value.is_unbound()) return new_reference(value_of(self));
  if (!is_tuple(value)) return raise(messages::tuplegetter_type, getter->index, value);
  const Tuple* tuple = as_tuple(value);
  if (getter->index < 0 || getter->index >= tuple->length) return raise(messages::tuple_index);
  return new_reference(tuple->items()[getter->index]);
}

Status tuplegetter_set(Borrowed, Borrowed, Borrowed value) {
  return raise(value_of(value).is_unbound() ? messages::tuplegetter_delete
                                            : messages::tuplegetter_set);
}

Owned tuplegetter_repr(Borrowed self) {
  const TupleGetter* getter = object_as<TupleGetter>(value_of(self));
  MOLT_TRY(doc, repr_of(getter->doc));
  StrBuilder out;
  out.append_ascii("_tuplegetter(");
  out.append_int(getter->index);
  out.append_ascii(", ");
  out.append(doc.get());
  out.append_char(')');
  return out.finish();
}

constexpr Slots tuplegetter_slots() {
  Slots slots = OwnedFields<TupleGetter, &TupleGetter::doc>::slots();
  slots.descriptor_get = tuplegetter_get;
  slots.descriptor_set = tuplegetter_set;
  slots.repr = tuplegetter_repr;
  return slots;
}

}  // namespace

extern "C" Owned molt_f__collections__count_elements(Borrowed mapping, Borrowed iterable) {
  MOLT_TRY(iterator, iterate(value_of(iterable)));
  const Value target = value_of(mapping);
  const bool is_plain = counts_as_dict(target);
  MOLT_TRY(get, is_plain ? owned_none() : get_attribute(target, MOLT_STR(get)));
  while (true) {
    MOLT_TRY(item, iterate_next_inline(iterator));
    if (item.get().is_unbound()) return owned_none();
    MOLT_TRY_DISCARD(is_plain ? count_in_dict_py(as_dict(target), item)
                              : count_in_mapping_py(target, get, item));
  }
}

extern "C" Owned molt_n_tuplegetter(Borrowed cls, Borrowed index, Borrowed doc) {
  const Int64Result number = ssize_argument_py(value_of(index));
  if (number.value == kInt64Failed) return kOwnedError;
  TupleGetter* getter = allocate_instance_of<TupleGetter>(as_type(cls));
  if (getter == nullptr) return kOwnedError;
  getter->index = number.value;
  getter->doc = shared(value_of(doc));
  return owned_object(getter);
}

extern "C" Owned molt_m_tuplegetter___reduce__(Borrowed self) {
  const TupleGetter* getter = object_as<TupleGetter>(value_of(self));
  MOLT_TRY(arguments, tuple_of(Value::from_small_int(getter->index), getter->doc));
  return tuple_of(Value::from_object(type_of(value_of(self))), arguments.get());
}

extern "C" Owned molt_g_tuplegetter___doc__(Borrowed self) {
  return new_reference(object_as<TupleGetter>(value_of(self))->doc);
}

extern "C" Status molt_s_tuplegetter___doc__(Borrowed self, Borrowed value) {
  const Value doc = value_of(value).is_unbound() ? kNone : value_of(value);
  release(std::exchange(object_as<TupleGetter>(value_of(self))->doc, shared(doc)));
  return kOk;
}

extern "C" Owned molt_c__collections__tuplegetter() { return type_constant(molt_type_tuplegetter); }

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(tuplegetter, "_tuplegetter", "_collections",
                         kTypeCollectable | kTypeDescriptorGet | kTypeDescriptorSet,
                         sizeof(TupleGetter), tuplegetter_slots())
