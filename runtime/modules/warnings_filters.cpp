// The filters of the module _warnings and what registries remember.
#include "runtime/modules/warnings.h"

#include "runtime/core/state.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

MOLT_DEFINE_NAME(match)
MOLT_DEFINE_NAME(version)
MOLT_DEFINE_NAME(warnings)

#define MOLT_ROWS "abi/modules/warnings.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace warnings {

int64_t filters_version = 0;

namespace {

// The module's own list, and the registry of the action "once".
constinit Value own_filters = kUnbound;
constinit Value own_once_registry = kUnbound;

Owned make_filter(const char* action, const Type& category, const char* module) {
  MOLT_TRY(action_text, intern_ascii(action));
  MOLT_TRY(module_text, module == nullptr ? new_reference(kNone) : intern_ascii(module));
  return tuple_of(action_text.get(), kNone, value_of_type(category), module_text.get(),
                  Value::from_small_int(0));
}

Owned default_filters() {
  struct Row {
    const char* action;
    const Type& category;
    const char* module;
  };
  const Row rows[] = {{"default", molt_type_DeprecationWarning, "__main__"},
                      {"ignore", molt_type_DeprecationWarning, nullptr},
                      {"ignore", molt_type_PendingDeprecationWarning, nullptr},
                      {"ignore", molt_type_ImportWarning, nullptr},
                      {"ignore", molt_type_ResourceWarning, nullptr}};
  MOLT_TRY(list, list_new());
  for (const Row& row : rows) {
    MOLT_TRY(filter, make_filter(row.action, row.category, row.module));
    MOLT_TRY_DISCARD(list_append(as_list(list), filter));
  }
  return list.take();
}

Owned filters_list() {
  if (own_filters.is_unbound()) {
    MOLT_TRY(list, default_filters());
    own_filters = value_of(list.take());
  }
  return new_reference(own_filters);
}

// Whether a filter's pattern fits: None always, a str by equality, anything else by its match().
Tri matches_py(Value pattern, Value text) {
  if (pattern.is_none()) return kTriTrue;
  if (is_exact_str(pattern)) return tri(is_str(text) && str_equal(as_str(pattern), as_str(text)));
  MOLT_TRY(found, call_method(pattern, MOLT_STR(match), text));
  return truth_of(found);
}

Tri filter_applies_py(const Value* parts, const Warning& warning) {
  if (!is_str(parts[0])) return raise(messages::warning_action_type, parts[0]);
  MOLT_TRY(is_message, matches_py(parts[1], warning.text));
  MOLT_TRY(is_module, matches_py(parts[3], warning.module));
  MOLT_TRY(is_category, is_subclass_py(warning.category, parts[2]));
  const Int64Result line = ssize_argument_py(parts[4]);
  if (line.value == kInt64Failed && exception_is_set()) return kTriError;
  return tri(is_message.code != 0 && is_module.code != 0 && is_category.code != 0 &&
             (line.value == 0 || line.value == warning.line));
}

Owned default_action() {
  MOLT_TRY(action, imported_attribute("defaultaction"));
  if (action.get().is_unbound()) return intern_ascii("default");
  if (!is_str(action.get())) return raise(messages::warning_default_type, action.get());
  return action.take();
}

}  // namespace

Owned imported_attribute(const char* name) {
  if (runtime_state.modules_are_gone) return owned_unbound();
  const Value module = dict_get_str(as_dict(modules_dict()), MOLT_STR(warnings));
  if (module.is_unbound() || module.is_none()) return owned_unbound();
  MOLT_TRY(interned, intern_ascii(name));
  return find_attribute(module, as_str(interned));
}

Owned find_action_py(const Warning& warning, Ref* filter) {
  MOLT_TRY(filters, imported_attribute("filters"));
  if (filters.get().is_unbound()) filters = Ref(filters_list());
  if (is_failure(filters)) return kOwnedError;
  if (!is_list(filters)) return raise(messages::warning_filters_list);
  // A filter may run code that changes the list.
  for (int64_t i = 0; i < as_list(filters)->length; i++) {
    const Ref item = Ref::share(as_list(filters)->items.pointer[i]);
    if (!is_tuple(item) || as_tuple(item)->length != 5) return raise(messages::warning_filter, i);
    MOLT_TRY(applies, filter_applies_py(as_tuple(item)->items(), warning));
    if (applies.code == 0) continue;
    *filter = Ref::share(item);
    return new_reference(as_tuple(item)->items()[0]);
  }
  *filter = Ref::share(kNone);
  return default_action();
}

Owned once_registry() {
  MOLT_TRY(registry, imported_attribute("onceregistry"));
  if (!registry.get().is_unbound()) {
    if (!is_dict(registry)) return raise(messages::warning_once_type, registry.get());
    return registry.take();
  }
  if (own_once_registry.is_unbound()) {
    MOLT_TRY(dict, dict_new());
    own_once_registry = value_of(dict.take());
  }
  return new_reference(own_once_registry);
}

Tri seen_before_py(Value registry, Value text, Value category, Value line) {
  MOLT_TRY(key, line.is_unbound() ? tuple_of(text, category) : tuple_of(text, category, line));
  Dict* dict = as_dict(registry);
  const Value version = dict_get_str(dict, MOLT_STR(version));
  int64_t number = -1;
  if (!is_exact_int(version) || !int_as_int64(version, &number) || number != filters_version) {
    MOLT_TRY_DISCARD(dict_clear(dict));
    MOLT_TRY_DISCARD(dict_set_str(dict, MOLT_STR(version), Value::from_small_int(filters_version)));
  } else {
    const Value known = dict_get_py(dict, key);
    if (known.is_error()) return kTriError;
    if (!known.is_unbound()) {
      MOLT_TRY(is_known, truth_of(known));
      if (is_known.code != 0) return kTriTrue;
    }
  }
  // A line of its own is remembered by the caller, once the filters have agreed.
  if (line.is_unbound()) MOLT_TRY_DISCARD(dict_set_py(dict, key, kTrue));
  return kTriFalse;
}

}  // namespace warnings

extern "C" Owned molt_c_warnings_filters() { return warnings::filters_list(); }
extern "C" Owned molt_c_warnings__defaultaction() { return intern_ascii("default"); }
extern "C" Owned molt_c_warnings__onceregistry() {
  if (warnings::own_once_registry.is_unbound()) {
    MOLT_TRY(dict, dict_new());
    warnings::own_once_registry = value_of(dict.take());
  }
  return new_reference(warnings::own_once_registry);
}

extern "C" Owned molt_f_warnings__filters_mutated() {
  warnings::filters_version++;
  return owned_none();
}

}  // namespace molt::rt
