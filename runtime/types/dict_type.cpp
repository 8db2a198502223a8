// The slots of dict and its type object; displays.
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_slots.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/sequence.h"

namespace molt::rt {

namespace {

void dict_destroy(Object* self) {
  Dict* dict = static_cast<Dict*>(self);
  if (is_variant(dict)) {
    const DictVariant* variant = dict->variant;
    Object* owner = dict->owner;
    dict->variant.pointer = nullptr;
    dict->owner.pointer = nullptr;
    if (variant->forget != nullptr) variant->forget(owner, dict);
    if (variant->owns_owner) release(Value::from_object(owner));
    return;
  }
  dict_clear(dict);
}

void dict_traverse(Object* self, Visitor visit, void* context) {
  Dict* dict = static_cast<Dict*>(self);
  if (is_variant(dict)) {
    if (dict->variant->owns_owner) visit(Value::from_object(dict->owner), context);
    return;
  }
  for (int64_t i = 0; i < dict->num_entries; i++) {
    const DictEntry& entry = dict->entries.pointer[i];
    visit_value(entry.key, visit, context);
    visit_value(entry.value, visit, context);
  }
}

Owned dict_repr(Borrowed self) {
  Dict* dict = as_dict(self);
  MOLT_TRY(is_nested, enter_repr(value_of(self)));
  if (is_nested.code != 0) return make_str_ascii("{...}");
  StrBuilder out;
  out.append_ascii("{");
  bool failed = false;
  int64_t position = 0;
  Value key, value;
  for (bool is_first = true; !failed && dict_next(dict, &position, &key, &value);
       is_first = false) {
    const Ref held_key = Ref::share(key);
    const Ref held_value = Ref::share(value);
    if (!is_first) out.append_ascii(", ");
    const Ref key_text = repr_of(key);
    failed = is_failure(key_text) || is_failure(out.append(key_text.get()));
    if (failed) break;
    out.append_ascii(": ");
    const Ref value_text = repr_of(value);
    failed = is_failure(value_text) || is_failure(out.append(value_text.get()));
  }
  leave_repr(value_of(self));
  if (failed) return Failure{};
  out.append_ascii("}");
  return out.finish();
}

Owned dict_compare(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_dict(value_of(other)) || (op != CompareOp::kEq && op != CompareOp::kNe)) {
    return not_implemented();
  }
  MOLT_TRY(equal, dict_equal_py(as_dict(self), as_dict(other)));
  return owned_bool((equal.code != 0) == (op == CompareOp::kEq));
}

Int64Result dict_length_slot(Borrowed self) { return {dict_length(as_dict(self))}; }

Owned missing_item(Borrowed self, Value key) {
  if (!is_exact_dict(value_of(self))) {
    MOLT_TRY(method, find_special(value_of(self), MOLT_STR(__missing__)));
    if (!method.get().is_unbound()) return call(method.get(), key);
  }
  return raise_key_error(key);
}

Owned dict_get_item(Borrowed self, Borrowed key) {
  const Value found = dict_get_py(as_dict(self), value_of(key));
  if (found.is_error()) return kOwnedError;
  if (found.is_unbound()) [[unlikely]]
    return missing_item(self, value_of(key));
  return new_reference(found);
}

Status dict_set_item(Borrowed self, Borrowed key, Borrowed value) {
  Dict* dict = as_dict(self);
  if (!value_of(value).is_unbound()) return dict_set_py(dict, value_of(key), value_of(value));
  MOLT_TRY(was_there, dict_remove_py(dict, value_of(key)));
  if (was_there.code == 0) return raise_key_error(value_of(key));
  return kOk;
}

Tri dict_contains_slot(Borrowed self, Borrowed key) {
  return dict_contains_py(as_dict(self), value_of(key));
}

Owned dict_or(Borrowed left, Borrowed right) {
  if (!is_dict(value_of(left)) || !is_dict(value_of(right))) return not_implemented();
  MOLT_TRY(result, dict_copy(as_dict(left)));
  MOLT_TRY_DISCARD(dict_update_py(as_dict(result), value_of(right)));
  return result.take();
}

Owned dict_inplace_or(Borrowed self, Borrowed other) {
  MOLT_TRY_DISCARD(dict_update_py(as_dict(self), value_of(other)));
  return new_reference(value_of(self));
}

Owned dict_construct(Type* cls, const Value*, int64_t, Value) {
  return owned_object(allocate_instance_of<Dict>(cls));
}

Status dict_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  const int64_t num_keyword_args = num_keywords(keyword_names);
  MOLT_TRY_DISCARD(check_positional("dict", num_args, 0, 1));
  Dict* dict = as_dict(self);
  if (num_args == 1) MOLT_TRY_DISCARD(dict_update_py(dict, args[0]));
  for (int64_t i = 0; i < num_keyword_args; i++) {
    Value name = object_as<Tuple>(keyword_names)->items()[i];
    MOLT_TRY_DISCARD(dict_set_str(dict, as_str(name), args[num_args + i]));
  }
  return kOk;
}

constexpr Slots dict_slots() {
  Slots slots{};
  slots.destroy = dict_destroy;
  slots.traverse = dict_traverse;
  slots.clear = dict_destroy;
  slots.repr = dict_repr;
  slots.hash = hash_not_implemented;
  slots.compare = dict_compare;
  slots.iterate = dict_iterate;
  slots.construct = dict_construct;
  slots.initialise = dict_initialise;
  slots.bit_or = dict_or;
  slots.inplace_bit_or = dict_inplace_or;
  slots.length = dict_length_slot;
  slots.get_item = dict_get_item;
  slots.set_item = dict_set_item;
  slots.contains = dict_contains_slot;
  return slots;
}

}  // namespace

}  // namespace molt::rt

MOLT_DEFINE_TYPE(dict, "dict",
                 kTypeBaseAllowed | kTypeDictSubclass | kTypeGeneric | kTypeCollectable |
                     kTypeMappingPattern,
                 sizeof(Dict), 0, dict_slots())

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_make_dict(Args items, int64_t num_items) {
  MOLT_TRY(dict, dict_new_sized(num_items / 2));
  for (int64_t i = 0; i < num_items; i += 2) {
    MOLT_TRY_DISCARD(dict_set_py(as_dict(dict), items.values[i], items.values[i + 1]));
  }
  return dict.take();
}

Status molt_dict_set_item(Borrowed dict, Borrowed key, Borrowed value) {
  return dict_set_py(as_dict(dict), value_of(key), value_of(value));
}

Status molt_dict_update(Borrowed dict, Borrowed mapping) {
  const Value source = value_of(mapping);
  if (!is_dict(source)) {
    MOLT_TRY(keys, find_attribute(source, MOLT_STR(keys)));
    if (keys.get().is_unbound()) return raise(messages::not_a_mapping, mapping);
  }
  return dict_merge_py(as_dict(dict), source, Duplicates::kReplace);
}

}  // namespace molt::abi
}
