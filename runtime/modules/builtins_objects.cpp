// Builtin functions about single objects: attributes, types, representation.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/call.h"
#include "runtime/core/slots.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The attribute name as an interned str; TypeError for anything else.
Owned attribute_name(Value name) {
  if (!is_str(name)) return raise(messages::attribute_name_type, name);
  return intern_str(as_str(name));
}

}  // namespace

extern "C" Owned molt_f_builtins_len(Borrowed obj) {
  Int64Result length = length_of(value_of(obj));
  if (length.value == kInt64Failed) return kOwnedError;
  return int_from_int64(length.value);
}

extern "C" Owned molt_f_builtins_repr(Borrowed obj) { return repr_of(value_of(obj)); }
extern "C" Owned molt_f_builtins_ascii(Borrowed obj) { return ascii_of(value_of(obj)); }

extern "C" Owned molt_f_builtins_hash(Borrowed obj) {
  Int64Result hash = hash_of(value_of(obj));
  if (hash.value == kInt64Failed && exception_is_set()) return kOwnedError;
  return int_from_int64(hash.value);
}

// Objects have addresses; immediates get their word, which no address equals.
extern "C" Owned molt_f_builtins_id(Borrowed obj) {
  Value value = value_of(obj);
  if (value.is_pointer())
    return int_from_int64(static_cast<int64_t>(reinterpret_cast<uintptr_t>(value.as_object())));
  return int_from_uint64(value.bits);
}

extern "C" Owned molt_f_builtins_callable(Borrowed obj) {
  return {Value::from_bool(slot_of<&Slots::call>(type_of(value_of(obj))) != nullptr).bits};
}

extern "C" Owned molt_f_builtins_format(Borrowed value, Borrowed format_spec) {
  if (!is_str(value_of(format_spec)))
    return raise(messages::format_spec_type, value_of(format_spec));
  return molt_format_value(value, 0, format_spec);
}

extern "C" Owned molt_f_builtins_chr(Borrowed i) {
  MOLT_TRY(index, index_of(value_of(i)));
  Value number = index.get();
  if (!number.is_int() || number.as_int() != static_cast<int32_t>(number.as_int()))
    return raise(messages::int_too_large_for_int);
  if (number.as_int() < 0 || number.as_int() > 0x10FFFF) return raise(messages::chr_range);
  return make_str_char(static_cast<uint32_t>(number.as_int()));
}

extern "C" Owned molt_f_builtins_ord(Borrowed c) {
  Value value = value_of(c);
  if (is_str(value)) {
    const Str* text = as_str(value);
    if (text->length != 1) return raise(messages::ord_length, text->length);
    uint32_t code =
        with_units(text, [](const auto* units) { return static_cast<uint32_t>(units[0]); });
    return {Value::from_small_int(code).bits};
  }
  if (has_type_flag(value, kTypeBytesSubclass)) {
    const auto* bytes = object_as<Bytes>(value);
    if (bytes->length != 1) return raise(messages::ord_length, bytes->length);
    return {Value::from_small_int(bytes->data()[0]).bits};
  }
  return raise(messages::ord_type, value);
}

extern "C" Owned molt_f_builtins_getattr(Borrowed object, Borrowed name, Borrowed default_) {
  MOLT_TRY(interned, attribute_name(value_of(name)));
  if (value_of(default_).is_unbound()) return get_attribute(value_of(object), as_str(interned));
  MOLT_TRY(found, find_attribute(value_of(object), as_str(interned)));
  if (found.get().is_unbound()) return new_reference(value_of(default_));
  return found.take();
}

extern "C" Owned molt_f_builtins_hasattr(Borrowed obj, Borrowed name) {
  MOLT_TRY(interned, attribute_name(value_of(name)));
  MOLT_TRY(found, find_attribute(value_of(obj), as_str(interned)));
  return {Value::from_bool(!found.get().is_unbound()).bits};
}

extern "C" Owned molt_f_builtins_setattr(Borrowed obj, Borrowed name, Borrowed value) {
  MOLT_TRY(interned, attribute_name(value_of(name)));
  MOLT_TRY_DISCARD(molt_set_attribute(obj, as_str(interned), value, nullptr));
  return new_reference(kNone);
}

extern "C" Owned molt_f_builtins_delattr(Borrowed obj, Borrowed name) {
  MOLT_TRY(interned, attribute_name(value_of(name)));
  MOLT_TRY_DISCARD(molt_delete_attribute(obj, as_str(interned)));
  return new_reference(kNone);
}

// Without an argument vars() is locals(), which the compiler answers where it can.
extern "C" Owned molt_f_builtins_vars(Borrowed object) {
  if (value_of(object).is_unbound()) return raise(messages::vars_no_dict);
  MOLT_TRY(dict, find_attribute(value_of(object), MOLT_STR(__dict__)));
  if (dict.get().is_unbound()) return raise(messages::vars_no_dict);
  return dict.take();
}

extern "C" Owned molt_f_builtins_dir(Borrowed object) {
  MOLT_TRY(method, find_special(value_of(object), MOLT_STR(__dir__)));
  MOLT_TRY(names, call(method));
  MOLT_TRY(list, list_from(names));
  MOLT_TRY_DISCARD(list_sort_py(as_list(list), kNone, false));
  return list.take();
}

}  // namespace molt::rt
