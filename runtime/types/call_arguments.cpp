// *iterable and **mapping in calls.
#include "runtime/core/messages/call.h"
#include "runtime/core/messages/container.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/function.h"
#include "runtime/types/list_slots.h"

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Status molt_extend_arguments(Borrowed list, Borrowed iterable, Borrowed callee) {
  const Status status = list_extend_py(as_list(list), value_of(iterable));
  if (!is_failure(status) || is_iterable(value_of(iterable)) ||
      !clear_exception_if(molt_type_TypeError)) {
    return status;
  }
  MOLT_TRY(name, callable_text(value_of(callee)));
  return raise(messages::star_argument_not_iterable, name.get(), iterable);
}

Status molt_dict_merge(Borrowed dict, Borrowed mapping, Borrowed callee) {
  Dict* target = as_dict(dict);
  Ref source = Ref::share(value_of(mapping));
  if (!is_dict(source)) {
    MOLT_TRY(keys, find_attribute(source, MOLT_STR(keys)));
    if (keys.get().is_unbound()) {
      MOLT_TRY(name, callable_text(value_of(callee)));
      return raise(messages::star_star_argument_not_mapping, name.get(), mapping);
    }
    source = Ref(dict_new());
    if (is_failure(source)) return kFailed;
    MOLT_TRY_DISCARD(dict_merge_py(as_dict(source), value_of(mapping), Duplicates::kReplace));
  }
  int64_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_with_hash(as_dict(source), &position, &key, &value, &hash)) {
    const Ref held_key = Ref::share(key);
    const Ref held_value = Ref::share(value);
    if (!is_str(key)) return raise(messages::call_keywords_not_str);
    MOLT_TRY(is_there, dict_contains_known_hash_py(target, key, hash));
    if (is_there.code != 0) {
      MOLT_TRY(name, callable_text(value_of(callee)));
      return raise(messages::repeated_keyword, name.get(), key);
    }
    MOLT_TRY_DISCARD(dict_set_known_hash_py(target, key, hash, value));
  }
  return kOk;
}

}  // namespace molt::abi
}
