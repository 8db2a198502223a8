// match statements (Python/ceval.c, match_keys and match_class).
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// Builtin types whose instances match `case int(x)` as a whole.
constexpr uint32_t kMatchSelfFlags = kTypeIntSubclass | kTypeFloatSubclass | kTypeStrSubclass |
                                     kTypeBytesSubclass | kTypeTupleSubclass | kTypeListSubclass |
                                     kTypeDictSubclass | kTypeSetSubclass;

bool matches_self(const Type* type) {
  return (type->type_flags & kMatchSelfFlags) != 0 || type == &molt_type_bytearray;
}

bool has_pattern_flag(Value subject, uint32_t flag) {
  Type* type = type_of(subject);
  ready_type(type);
  return (type->type_flags & flag) != 0;
}

// Looks one attribute up for a class pattern; kUnbound when missing. Names must not repeat.
Owned match_attribute(Value subject, Type* cls, Value name, Value seen) {
  MOLT_TRY(is_seen, molt_contains(borrowed(seen), borrowed(name)));
  if (is_seen.code != 0) return raise(messages::match_repeated, cls, name);
  MOLT_TRY_DISCARD(list_append(as_list(seen), name));
  MOLT_TRY(interned, intern_str(as_str(name)));
  return find_attribute(subject, as_str(interned));
}

// Appends the attributes of the positional sub-patterns. 0 when one is missing.
Tri match_positional(Value subject, Type* cls, int64_t count, Value seen, List* results) {
  MOLT_TRY(match_args, find_attribute(Value::from_object(cls), MOLT_STR(__match_args__)));
  const bool is_self = match_args.get().is_unbound() && matches_self(cls);
  int64_t allowed = 0;
  if (!match_args.get().is_unbound()) {
    if (!has_type(match_args, molt_shape_tuple))
      return raise(messages::match_args_type, cls, match_args.get());
    allowed = object_as<Tuple>(match_args)->length;
  } else if (is_self) {
    allowed = 1;
  }
  if (count > allowed)
    return raise(messages::match_too_many, cls, allowed, allowed == 1 ? "" : "s", count);
  if (is_self) {
    MOLT_TRY_DISCARD(list_append(results, subject));
    return {1};
  }
  for (int64_t i = 0; i < count; i++) {
    const Value name = object_as<Tuple>(match_args)->items()[i];
    if (!is_str(name)) return raise(messages::match_args_item, name);
    MOLT_TRY(value, match_attribute(subject, cls, name, seen));
    if (value.get().is_unbound()) return {0};
    MOLT_TRY_DISCARD(list_append(results, value));
  }
  return {1};
}

// subject.get(key, marker), as CPython does so that __missing__ is not called. kUnbound when
// missing.
Owned mapping_value(Value subject, Value key, Value marker) {
  if (has_type(subject, molt_shape_dict)) {
    const Value found = dict_get_py(as_dict(subject), key);
    if (found.is_error()) return kOwnedError;
    return new_reference(found);
  }
  MOLT_TRY(found, call_method(subject, MOLT_STR(get), key, marker));
  if (found.get() == marker) return {kUnboundBits};
  return found.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Bool molt_match_is_sequence(Borrowed subject) {
  return {has_pattern_flag(value_of(subject), kTypeSequencePattern)};
}
Bool molt_match_is_mapping(Borrowed subject) {
  return {has_pattern_flag(value_of(subject), kTypeMappingPattern)};
}

Owned molt_match_keys(Borrowed subject, Borrowed keys) {
  MOLT_TRY(marker, call(Value::from_object(&molt_type_object)));
  MOLT_TRY(values, list_new());
  const Tuple* list = object_as<Tuple>(value_of(keys));
  for (int64_t i = 0; i < list->length; i++) {
    for (int64_t k = 0; k < i; k++) {
      MOLT_TRY(same, is_equal(list->items()[k], list->items()[i]));
      if (same.code != 0) return raise(messages::match_duplicate_key, list->items()[i]);
    }
    MOLT_TRY(value, mapping_value(value_of(subject), list->items()[i], marker));
    if (value.get().is_unbound()) return {kNoneBits};
    MOLT_TRY_DISCARD(list_append(as_list(values), value));
  }
  return molt_list_to_tuple(values);
}

Owned molt_match_rest(Borrowed subject, Borrowed keys) {
  MOLT_TRY(rest, dict_new());
  MOLT_TRY_DISCARD(dict_update_py(as_dict(rest), value_of(subject)));
  const Tuple* list = object_as<Tuple>(value_of(keys));
  for (int64_t i = 0; i < list->length; i++)
    MOLT_TRY_DISCARD(dict_remove_py(as_dict(rest), list->items()[i]));
  return rest.take();
}

Owned molt_match_class(Borrowed subject, Borrowed cls, int64_t num_positional,
                       Borrowed keyword_names) {
  if (!is_type(value_of(cls))) return raise(messages::match_not_class);
  MOLT_TRY(is_match, is_instance_py(value_of(subject), value_of(cls)));
  if (is_match.code == 0) return {kNoneBits};
  Type* type = as_type(value_of(cls));
  MOLT_TRY(seen, list_new());
  MOLT_TRY(results, list_new());
  if (num_positional > 0) {
    MOLT_TRY(found,
             match_positional(value_of(subject), type, num_positional, seen, as_list(results)));
    if (found.code == 0) return {kNoneBits};
  }
  const Value names = value_of(keyword_names);
  const int64_t num_names = names.is_pointer() ? object_as<Tuple>(names)->length : 0;
  for (int64_t i = 0; i < num_names; i++) {
    MOLT_TRY(value,
             match_attribute(value_of(subject), type, object_as<Tuple>(names)->items()[i], seen));
    if (value.get().is_unbound()) return {kNoneBits};
    MOLT_TRY_DISCARD(list_append(as_list(results), value));
  }
  return molt_list_to_tuple(results);
}

}  // namespace molt::abi
}
