// The methods of dict: the rows of abi/types/dict.def.
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/iterators.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/dict.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// fromkeys into an exact dict whose items come with their hashes.
Status fill_from_table_py(Dict* target, Value source, Value value) {
  int64_t position = 0;
  if (is_exact_dict(source)) {
    Value key, old;
    int64_t hash;
    while (dict_next_with_hash(as_dict(source), &position, &key, &old, &hash)) {
      const Ref held = Ref::share(key);
      MOLT_TRY_DISCARD(dict_set_known_hash_py(target, key, hash, value));
    }
    return kOk;
  }
  while (const SetEntry* entry = set_next(as_set(source), &position)) {
    const Ref held = Ref::share(entry->key);
    MOLT_TRY_DISCARD(dict_set_known_hash_py(target, held, entry->hash, value));
  }
  return kOk;
}

Status fill_from_iterable_py(const Ref& target, Value iterable, Value value) {
  MOLT_TRY(iterator, iterate(iterable));
  const bool is_plain = is_exact_dict(target);
  while (true) {
    const Ref key = iterate_next_inline(iterator);
    if (is_failure(key)) return kFailed;
    if (key.get().is_unbound()) return kOk;
    if (is_plain) {
      MOLT_TRY_DISCARD(dict_set_py(as_dict(target), key, value));
    } else {
      MOLT_TRY_DISCARD(molt_set_item(target, key, borrowed(value)));
    }
  }
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_dict_get(Borrowed self, Borrowed key, Borrowed default_) {
  const Value found = dict_get_py(as_dict(self), value_of(key));
  return new_reference(found.is_unbound() ? value_of(default_) : found);
}

Owned molt_m_dict_setdefault(Borrowed self, Borrowed key, Borrowed default_) {
  return new_reference(dict_set_default_py(as_dict(self), value_of(key), value_of(default_)));
}

Owned molt_m_dict_pop(Borrowed self, Borrowed key, Borrowed default_) {
  Dict* dict = as_dict(self);
  const bool has_default = !value_of(default_).is_unbound();
  if (dict_length(dict) > 0) {
    const Int64Result hash = key_hash_inline_py(value_of(key));
    if (hash_failed(hash)) return kOwnedError;
    const Owned found = dict_take_known_hash_py(dict, value_of(key), hash.value);
    if (found.bits != kUnboundBits) return found;
  }
  if (has_default) return new_reference(value_of(default_));
  return raise_key_error(value_of(key));
}

Owned molt_m_dict_popitem(Borrowed self) {
  Value item[2];
  if (!dict_pop_last(as_dict(self), &item[0], &item[1])) return raise(messages::dict_popitem_empty);
  return tuple_from_consumed(item, 2);
}

Owned molt_m_dict_clear(Borrowed self) {
  MOLT_TRY_DISCARD(dict_clear(as_dict(self)));
  return owned_none();
}

Owned molt_m_dict_copy(Borrowed self) { return dict_copy(as_dict(self)); }

Owned molt_m_dict_update(Borrowed self, Borrowed args, Borrowed kwargs) {
  Dict* dict = as_dict(self);
  const Tuple* positional = as_tuple(args);
  MOLT_TRY_DISCARD(check_positional("update", positional->length, 0, 1));
  if (positional->length == 1) {
    MOLT_TRY_DISCARD(dict_update_py(dict, const_cast<Tuple*>(positional)->items()[0]));
  }
  if (value_of(kwargs).is_pointer()) {
    MOLT_TRY_DISCARD(dict_merge_py(dict, value_of(kwargs), Duplicates::kReplace));
  }
  return owned_none();
}

Owned molt_m_dict_keys(Borrowed self) { return make_dict_view(molt_shape_dict_keys, self); }
Owned molt_m_dict_values(Borrowed self) { return make_dict_view(molt_shape_dict_values, self); }
Owned molt_m_dict_items(Borrowed self) { return make_dict_view(molt_shape_dict_items, self); }

Owned molt_m_dict___reversed__(Borrowed self) {
  return make_dict_iterator(molt_shape_dict_reversekeyiterator, value_of(self));
}

Owned molt_m_dict_fromkeys(Borrowed type, Borrowed iterable, Borrowed value) {
  Ref result = value_of(type) == value_of_type(molt_type_dict) ? dict_new() : call(value_of(type));
  if (is_failure(result)) return kOwnedError;
  const Value source = value_of(iterable);
  const bool has_hashes =
      is_exact_dict(source) || is_exact_set(source) || is_exact_frozenset(source);
  if (has_hashes && is_exact_dict(result) && dict_length(as_dict(result)) == 0) {
    MOLT_TRY_DISCARD(fill_from_table_py(as_dict(result), source, value_of(value)));
  } else {
    MOLT_TRY_DISCARD(fill_from_iterable_py(result, source, value_of(value)));
  }
  return result.take();
}

}  // namespace molt::abi
}
