// dict: an insertion-ordered compact table, as CPython's Objects/dictobject.c.
//
// The items lie in insertion order in `entries`; `index` is an open-addressed table of entry
// numbers, 1, 2 or 4 bytes each. A removed entry keeps its place (key kUnbound) until the table is
// rebuilt. Probing, growth and the order of comparisons are CPython's, since __eq__ of keys and
// mutation during iteration make them observable.
//
// Functions whose name ends in _py may run Python through __hash__ or __eq__ of a key; afterwards
// borrowed values and entry pointers must be read again. Borrowed results live until the dict
// changes or Python runs.
#pragma once

#include "runtime/core/ref.h"
#include "runtime/fast/dict.h"
#include "runtime/types/dict_variant.h"

namespace molt::rt {

inline Dict* as_dict(Value value) { return static_cast<Dict*>(value.as_object()); }
inline Dict* as_dict(Borrowed value) { return as_dict(value_of(value)); }
inline Dict* as_dict(const Ref& value) { return as_dict(value.get()); }
inline Value value_of(const Dict* dict) { return Value::from_object(dict); }
inline bool is_exact_dict(Value value) { return has_type(value, molt_shape_dict); }

// A new empty dict; and one with room for `count` items.
Owned dict_new();
Owned dict_new_sized(int64_t count);
// A dict that shows the items of `owner`; takes a reference to the owner if variant->owns_owner.
Owned dict_new_variant(const DictVariant* variant, Object* owner);
// Turns a variant dict into an ordinary one that holds the owner's items now. Calls no `forget`.
Status dict_detach_variant(Dict* dict);

int64_t dict_length(const Dict* dict);

// The hash of a key; kInt64Failed with "unhashable type" set. Runs Python only for keys that are no
// builtin values.
Int64Result key_hash_py(Value key);

// The value (borrowed), kUnbound when there is none, or kError.
Value dict_get_py(Dict* dict, Value key);
Value dict_get_known_hash_py(Dict* dict, Value key, int64_t hash);
// For a str key: compares it with the text of str keys only, so that no Python runs and nothing
// fails.
Value dict_get_str(Dict* dict, Str* key);
Tri dict_contains_py(Dict* dict, Value key);
Tri dict_contains_known_hash_py(Dict* dict, Value key, int64_t hash);

// dict[key] = value. Shares both; the old value is released last.
Status dict_set_py(Dict* dict, Value key, Value value);
Status dict_set_known_hash_py(Dict* dict, Value key, int64_t hash, Value value);
// The same for an exact str key; fails only for lack of memory.
Status dict_set_str(Dict* dict, Str* key, Value value);
// The value at key, stored now as `value` if there was none (setdefault). Borrowed, or kError.
Value dict_set_default_py(Dict* dict, Value key, Value value);

// Removes a key: 1, or 0 when it is not there. No KeyError.
Tri dict_remove_py(Dict* dict, Value key);
Tri dict_remove_known_hash_py(Dict* dict, Value key, int64_t hash);
Tri dict_remove_str(Dict* dict, Str* key);
// Removes a key and gives its value; kUnbound when there is none.
Owned dict_take_known_hash_py(Dict* dict, Value key, int64_t hash);
// Removes the last item into *key and *value (owned by the caller); false when empty.
bool dict_pop_last(Dict* dict, Value* key, Value* value);
Status dict_clear(Dict* dict);

// Steps through the items in order: `int64_t position = 0; while (dict_next(dict, &position, &key,
// &value)) ...`. The dict must not change meanwhile. All borrowed.
bool dict_next(const Dict* dict, int64_t* position, Value* key, Value* value);
bool dict_next_with_hash(const Dict* dict, int64_t* position, Value* key, Value* value,
                         int64_t* hash);
// Backwards; *position starts at INT64_MAX.
bool dict_previous(const Dict* dict, int64_t* position, Value* key, Value* value);

// An exact dict with the same items.
Owned dict_copy(Dict* dict);
enum class Duplicates : uint8_t { kReplace, kKeep };
// dict.update with one dict, mapping with keys(), or iterable of pairs, as dict.update(source).
Status dict_update_py(Dict* dict, Value source);
// Items of a mapping (anything with keys()).
Status dict_merge_py(Dict* dict, Value mapping, Duplicates duplicates);
// Items of an iterable of pairs.
Status dict_merge_pairs_py(Dict* dict, Value pairs, Duplicates duplicates);
// Lists of the keys, values, and (key, value) tuples.
Owned dict_keys_list(Dict* dict);
Owned dict_values_list(Dict* dict);
Owned dict_items_list(Dict* dict);
Tri dict_equal_py(Dict* left, Dict* right);
// KeyError whose argument is the key; a tuple is wrapped so that it stays one argument.
Failure raise_key_error(Value key);

// The object of dict.keys(), .values(), .items(): all three share a layout.
struct DictView : Object {
  // Any dict or instance of a subclass.
  Value dict;
};

}  // namespace molt::rt
