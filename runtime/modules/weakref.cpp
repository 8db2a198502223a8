// The module _weakref.
#include "runtime/core/messages/weakref.h"
#include "runtime/core/weakref.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

#define MOLT_ROWS "abi/modules/_weakref.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

WeakReference* first_reference(Borrowed object) {
  const Value target = value_of(object);
  return target.is_pointer() ? first_weak_reference(target.as_object()) : nullptr;
}

}  // namespace

extern "C" Owned molt_c__weakref_ref() { return type_constant(molt_type_weakref); }
extern "C" Owned molt_c__weakref_ReferenceType() { return type_constant(molt_type_weakref); }

extern "C" Owned molt_f__weakref_getweakrefcount(Borrowed object) {
  int64_t count = 0;
  const WeakReference* reference = first_reference(object);
  for (; reference != nullptr; reference = reference->next) count++;
  return int_from_int64(count);
}

extern "C" Owned molt_f__weakref_getweakrefs(Borrowed object) {
  MOLT_TRY(list, list_new());
  WeakReference* reference = first_reference(object);
  for (; reference != nullptr; reference = reference->next) {
    MOLT_TRY_DISCARD(list_append(as_list(list), Value::from_object(reference)));
  }
  return list.take();
}

// Removes the item only if its value is a reference to something gone: by the time a callback
// runs, the key may have a new value.
extern "C" Owned molt_f__weakref__remove_dead_weakref(Borrowed dct, Borrowed key) {
  if (!is_dict(value_of(dct))) return raise(messages::dead_weakref_dict, value_of(dct));
  Dict* dict = as_dict(dct);
  const Value found = dict_get_py(dict, value_of(key));
  if (found.is_error()) return kOwnedError;
  if (found.is_unbound()) return owned_none();
  if (!is_instance(found, &molt_type_weakref)) return raise(messages::dead_weakref_value);
  if (weak_referent(object_as<WeakReference>(found)) != nullptr) return owned_none();
  MOLT_TRY_DISCARD(dict_remove_py(dict, value_of(key)));
  return owned_none();
}

}  // namespace molt::rt
