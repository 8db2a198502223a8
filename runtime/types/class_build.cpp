// class statements (Python/bltinmodule.c, __build_class__) and the names of class bodies.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

// The bases with __mro_entries__ replaced; the same tuple when there are none.
Owned resolve_bases(Value bases_value) {
  const Tuple* bases = object_as<Tuple>(bases_value);
  Ref resolved;
  for (int64_t i = 0; i < bases->length; i++) {
    const Value base = bases->items()[i];
    Ref entries;
    if (!is_type(base)) {
      MOLT_TRY(method, find_attribute(base, MOLT_STR(__mro_entries__)));
      if (!method.get().is_unbound()) {
        entries = Ref(call(method, bases_value));
        if (is_failure(entries)) return kOwnedError;
        if (!is_tuple(entries)) return raise(messages::mro_entries_tuple);
      }
    }
    if (!entries.get().is_unbound() && resolved.get().is_unbound()) {
      resolved = Ref(list_from_values(bases->items(), i));
      if (is_failure(resolved)) return kOwnedError;
    }
    if (resolved.get().is_unbound()) continue;
    if (entries.get().is_unbound()) {
      MOLT_TRY_DISCARD(list_append(as_list(resolved), base));
    } else {
      MOLT_TRY_DISCARD(list_extend_py(as_list(resolved), entries));
    }
  }
  if (resolved.get().is_unbound()) return new_reference(bases_value);
  return molt_list_to_tuple(resolved);
}

// The keyword arguments of a class statement as a call's: names and values, `metaclass` left out.
struct ClassKeywords {
  Ref names;
  Ref values;
  Value metaclass = kUnbound;

  Status read(Value keywords) {
    if (!keywords.is_pointer()) return kOk;
    MOLT_TRY(name_list, list_new());
    values = Ref(list_new());
    if (is_failure(values)) return kFailed;
    int64_t position = 0;
    Value key, value;
    while (dict_next(as_dict(keywords), &position, &key, &value)) {
      if (is_str(key) && str_equal(as_str(key), MOLT_STR(metaclass))) {
        metaclass = value;
        continue;
      }
      MOLT_TRY_DISCARD(list_append(as_list(name_list), key));
      MOLT_TRY_DISCARD(list_append(as_list(values), value));
    }
    if (as_list(name_list)->length == 0) return kOk;
    names = Ref(molt_list_to_tuple(name_list));
    return is_failure(names) ? kFailed : kOk;
  }

  // Positional arguments followed by the keywords.
  Owned call_with(Value callee, const Value* args, int64_t num_args) const {
    if (!names.get().is_pointer()) return call_values(callee, args, num_args);
    constexpr int64_t kMaxArgs = 3;
    const List* list = as_list(values);
    auto* all = allocate_array<Value>(kMaxArgs + list->length);
    if (all == nullptr) return Failure{};
    for (int64_t i = 0; i < num_args; i++) all[i] = args[i];
    for (int64_t i = 0; i < list->length; i++) all[num_args + i] = list->items.pointer[i];
    const Owned result = call_any(callee, all, num_args, names);
    free_raw(all);
    return result;
  }
  const Value* value_array() const {
    return values.get().is_pointer() ? as_list(values)->items.pointer : nullptr;
  }
};

// The namespace in which the body runs.
Owned prepare_namespace(Value metaclass, Value name, Value bases, const ClassKeywords& keywords) {
  if (metaclass == Value::from_object(&molt_type_type)) return dict_new();
  MOLT_TRY(prepare, find_attribute(metaclass, MOLT_STR(__prepare__)));
  if (prepare.get().is_unbound()) return dict_new();
  const Value args[] = {name, bases};
  MOLT_TRY(result, keywords.call_with(prepare, args, 2));
  if (!is_dict(result) && slot_of<&Slots::get_item>(type_of(result)) == nullptr) {
    MOLT_TRY(meta_name, is_type(metaclass) ? new_reference(value_of(type_name(as_type(metaclass))))
                                           : make_str_ascii("<metaclass>"));
    return raise(messages::prepare_not_mapping, meta_name.get(), result.get());
  }
  return result.take();
}

Status check_class_cell(Value cell, Value cls, Value name) {
  if (!has_type(cell, molt_shape_cell)) return kOk;
  const Value content = object_as<Cell>(cell)->content;
  if (content == cls) return kOk;
  if (content.is_unbound()) return raise(messages::classcell_not_set, name, cls);
  return raise(messages::classcell_type, content, name, cls);
}

// In a mapping that is no dict, a missing name is a KeyError.
Owned namespace_get(Value names, Str* name) {
  if (has_type(names, molt_shape_dict)) return new_reference(dict_get_str(as_dict(names), name));
  Ref found(molt_get_item(borrowed(names), borrowed(value_of(name))));
  if (is_failure(found) && clear_exception_if(molt_type_KeyError)) return {kUnboundBits};
  return found.take();
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_build_class(Borrowed body, Borrowed name, Borrowed original_bases, Borrowed keyword_dict,
                       int64_t attribute_hint) {
  ClassKeywords keywords;
  MOLT_TRY_DISCARD(keywords.read(value_of(keyword_dict)));
  MOLT_TRY(bases, resolve_bases(value_of(original_bases)));
  Ref metaclass = Ref::share(keywords.metaclass);
  if (metaclass.get().is_unbound()) {
    const Tuple* list = object_as<Tuple>(bases);
    Type* first = list->length == 0 ? &molt_type_type : type_of(list->items()[0]);
    metaclass = Ref::share(Value::from_object(first));
  }
  if (is_type(metaclass)) {
    Type* winner = best_metaclass(as_type(metaclass), bases);
    if (winner == nullptr) return kOwnedError;
    metaclass = Ref::share(Value::from_object(winner));
  }
  MOLT_TRY(names, prepare_namespace(metaclass, value_of(name), bases, keywords));
  MOLT_TRY(cell, call(value_of(body), names.get()));
  if (bases.get() != value_of(original_bases)) {
    MOLT_TRY_DISCARD(
        molt_set_item(names, borrowed(MOLT_STR_VALUE(__orig_bases__)), original_bases));
  }
  if (has_type(cell, molt_shape_cell)) {
    MOLT_TRY_DISCARD(molt_set_item(names, borrowed(MOLT_STR_VALUE(__classcell__)), cell));
  }
  Ref cls;
  if (metaclass.get() == Value::from_object(&molt_type_type) && has_type(names, molt_shape_dict)) {
    cls = Ref(new_class(&molt_type_type, value_of(name), bases, names, keywords.names,
                        keywords.value_array(), attribute_hint));
  } else {
    const Value args[] = {value_of(name), bases, names};
    cls = Ref(keywords.call_with(metaclass, args, 3));
  }
  if (is_failure(cls)) return kOwnedError;
  if (is_type(cls)) MOLT_TRY_DISCARD(check_class_cell(cell, cls, value_of(name)));
  return cls.take();
}

Owned molt_class_load_name(Borrowed names, Module* module, int64_t slot, Str* name) {
  MOLT_TRY(own, namespace_get(value_of(names), name));
  if (!own.get().is_unbound()) return own.take();
  if (slot >= 0) {
    const Value global = module->slots.pointer[slot];
    if (!global.is_unbound()) return new_reference(global);
    return molt_load_global_slow(module, slot);
  }
  const Value global = module_attribute(module, name);
  if (global.is_error()) return kOwnedError;
  if (!global.is_unbound()) return new_reference(global);
  return molt_load_builtin(name);
}

Owned molt_class_load_free(Borrowed names, Borrowed cell, Str* name) {
  MOLT_TRY(own, namespace_get(value_of(names), name));
  if (!own.get().is_unbound()) return own.take();
  const Value content = object_as<Cell>(value_of(cell))->content;
  if (content.is_unbound()) {
    molt_raise_unbound_free(name);
    return kOwnedError;
  }
  return new_reference(content);
}

Status molt_class_delete_name(Borrowed names, Str* name) {
  if (has_type(value_of(names), molt_shape_dict)) {
    MOLT_TRY(was_there, dict_remove_str(as_dict(names), name));
    if (was_there.code != 0) return kOk;
  } else {
    const Status status = molt_delete_item(names, borrowed(value_of(name)));
    if (!is_failure(status)) return kOk;
    if (!clear_exception_if(molt_type_KeyError)) return kFailed;
  }
  molt_raise_name_error(name);
  return kFailed;
}

}  // namespace molt::abi
}
