// The module _abc (Modules/_abc.c): abstract base classes with their registries and caches, which
// hold classes weakly.
#include "runtime/core/messages/abc.h"
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/slots.h"
#include "runtime/core/weakref.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/modules/abc.def"
#include "abi/types/rows.inc"

MOLT_DECLARE_TYPE(abc_data)
MOLT_DEFINE_NAME(__abc_tpflags__)
MOLT_DEFINE_NAME(_abc_impl)

namespace molt::rt {

namespace {

// Attribute _abc_impl of an abstract base class. The sets hold weak references, and are kUnbound
// until needed.
struct AbcData : Object {
  Value registry;
  Value cache;
  Value negative_cache;
  // The negative cache is valid for this number of registrations.
  int64_t negative_cache_version;
};

// The number of registrations so far: every one makes what is known not to be a subclass doubtful.
int64_t num_registrations = 0;

// CPython's bits in __abc_tpflags__.
constexpr int64_t kPySequenceFlag = 1 << 5;
constexpr int64_t kPyMappingFlag = 1 << 6;
constexpr uint32_t kPatternFlags = kTypeSequencePattern | kTypeMappingPattern;

template <typename Visit>
void for_each_set(Object* self, Visit&& visit) {
  auto* data = static_cast<AbcData*>(self);
  for (Value* field : {&data->registry, &data->cache, &data->negative_cache}) visit(field);
}
void data_destroy(Object* self) {
  for_each_set(self, [](Value* field) { release(std::exchange(*field, kUnbound)); });
}
void data_traverse(Object* self, Visitor visit, void* context) {
  for_each_set(self, [&](Value* field) { visit(*field, context); });
}

constexpr Slots data_slots() {
  Slots slots{};
  slots.destroy = data_destroy;
  slots.traverse = data_traverse;
  slots.clear = data_destroy;
  return slots;
}

Owned new_data() {
  auto* data = allocate<AbcData>(molt_shape_abc_data);
  if (data == nullptr) return Failure{};
  for_each_set(data, [](Value* field) { *field = kUnbound; });
  data->negative_cache_version = num_registrations;
  return owned_unchecked(Value::from_object(data));
}

Owned data_of(Value cls) {
  MOLT_TRY(data, get_attribute(cls, MOLT_STR(_abc_impl)));
  if (!has_type(data, molt_shape_abc_data)) return raise(messages::abc_no_impl);
  return data.take();
}

Owned weak_reference(Value value) { return call(value_of_type(molt_type_weakref), value); }

Tri contains_weakly(Value set, Value value) {
  if (set.is_unbound() || as_set(set)->used == 0) return {0};
  Ref reference(weak_reference(value));
  if (is_failure(reference)) {
    if (clear_exception_if(molt_type_TypeError)) return {0};
    return kTriError;
  }
  return set_contains_py(as_set(set), reference);
}

Status add_weakly(Value* set, Value value) {
  if (set->is_unbound()) {
    MOLT_TRY(made, set_new());
    *set = value_of(made.take());
  }
  MOLT_TRY(reference, weak_reference(value));
  return set_add_py(as_set(*set), reference);
}

Owned bool_of(bool b) { return {Value::from_bool(b).bits}; }

// --- _abc_init

Tri is_abstract(Value value) {
  MOLT_TRY(flag, find_attribute(value, MOLT_STR(__isabstractmethod__)));
  if (flag.get().is_unbound()) return {0};
  return truth_of(flag);
}

// The class's own abstract attributes.
Status add_own_abstract(Type* cls, Value names) {
  MOLT_TRY(items, dict_copy(type_dict(cls)));
  int64_t position = 0;
  Value key, value;
  while (dict_next(as_dict(items), &position, &key, &value)) {
    MOLT_TRY(abstract, is_abstract(value));
    if (abstract.code != 0) MOLT_TRY_DISCARD(set_add_py(as_set(names), key));
  }
  return kOk;
}

// What the bases leave abstract and the class does not define.
Status add_inherited_abstract(Type* cls, Value names) {
  Ref bases = Ref::share(value_of(type_bases(cls)));
  for (int64_t i = 0; i < as_tuple(bases)->length; i++) {
    MOLT_TRY(of_base, find_attribute(as_tuple(bases)->items()[i], MOLT_STR(__abstractmethods__)));
    if (of_base.get().is_unbound()) continue;
    MOLT_TRY(keys, list_from(of_base));
    for (int64_t k = 0; k < as_list(keys)->length; k++) {
      Ref key = Ref::share(as_list(keys)->items.pointer[k]);
      if (!is_str(key.get())) continue;
      MOLT_TRY(name, interned_name(as_str(key)));
      MOLT_TRY(value, find_attribute(Value::from_object(cls), as_str(name)));
      if (value.get().is_unbound()) continue;
      MOLT_TRY(abstract, is_abstract(value));
      if (abstract.code != 0) MOLT_TRY_DISCARD(set_add_py(as_set(names), key));
    }
  }
  return kOk;
}

void set_pattern_flag(Type* cls, uint32_t flag) {
  if ((cls->type_flags & kPatternFlags) == flag) return;
  cls->type_flags = (cls->type_flags & ~kPatternFlags) | flag;
  for_each_subclass(cls, [&](Type* subclass) {
    if (is_heap_type(subclass)) set_pattern_flag(subclass, flag);
  });
}

// __abc_tpflags__ says whether instances match sequence or mapping patterns.
Status read_pattern_flag(Type* cls) {
  Ref given = Ref::share(dict_get_str(type_dict(cls), MOLT_STR(__abc_tpflags__)));
  if (!given.get().is_int()) return kOk;
  const int64_t flags = given.get().as_int() & (kPySequenceFlag | kPyMappingFlag);
  if (flags == (kPySequenceFlag | kPyMappingFlag)) return raise(messages::abc_both_flags);
  if (flags != 0) {
    set_pattern_flag(cls, flags == kPySequenceFlag ? kTypeSequencePattern : kTypeMappingPattern);
  }
  MOLT_TRY_DISCARD(type_set_attribute(borrowed(Value::from_object(cls)), MOLT_STR(__abc_tpflags__),
                                      borrowed(kUnbound)));
  return kOk;
}

// --- Checks

// Whether a class in the registry is a base of `subclass`.
Tri is_registered(Value registry, Value subclass) {
  if (registry.is_unbound()) return {0};
  // The registry may change while Python code runs.
  MOLT_TRY(references, list_from(registry));
  for (int64_t i = 0; i < as_list(references)->length; i++) {
    auto* reference = object_as<WeakReference>(as_list(references)->items.pointer[i]);
    Object* target = weak_referent(reference);
    if (target == nullptr) continue;
    Ref cls = Ref::share(Value::from_object(target));
    MOLT_TRY(found, is_subclass_py(subclass, cls));
    if (found.code != 0) return {1};
  }
  return {0};
}

Tri is_subclass_of_subclass(Value cls, Value subclass) {
  MOLT_TRY(subclasses, call_method(cls, MOLT_STR(__subclasses__)));
  MOLT_TRY(list, list_from(subclasses));
  for (int64_t i = 0; i < as_list(list)->length; i++) {
    MOLT_TRY(found, is_subclass_py(subclass, as_list(list)->items.pointer[i]));
    if (found.code != 0) return {1};
  }
  return {0};
}

// 1 and 0 are answers of __subclasshook__; -1 is NotImplemented.
Status ask_hook(Value cls, Value subclass, int* answer) {
  MOLT_TRY(result, call_method(cls, MOLT_STR(__subclasshook__), subclass));
  *answer = result.get() == kTrue ? 1 : result.get() == kFalse ? 0 : -1;
  if (*answer >= 0 || result.get() == kNotImplemented) return kOk;
  return raise(messages::abc_hook_result);
}

Owned answer(AbcData* data, Value subclass, bool is_subclass) {
  MOLT_TRY_DISCARD(add_weakly(is_subclass ? &data->cache : &data->negative_cache, subclass));
  return bool_of(is_subclass);
}

Owned check_subclass(Value cls, Value subclass) {
  if (!is_type(subclass)) return raise(messages::abc_subclass_class);
  MOLT_TRY(holder, data_of(cls));
  auto* data = holder.as<AbcData>();
  MOLT_TRY(in_cache, contains_weakly(data->cache, subclass));
  if (in_cache.code != 0) return bool_of(true);
  if (data->negative_cache_version < num_registrations) {
    if (!data->negative_cache.is_unbound()) set_clear(as_set(data->negative_cache));
    data->negative_cache_version = num_registrations;
  } else {
    MOLT_TRY(in_negative_cache, contains_weakly(data->negative_cache, subclass));
    if (in_negative_cache.code != 0) return bool_of(false);
  }
  int by_hook = -1;
  MOLT_TRY_DISCARD(ask_hook(cls, subclass, &by_hook));
  if (by_hook >= 0) return answer(data, subclass, by_hook == 1);
  if (is_type(cls) && is_subtype(as_type(subclass), as_type(cls)))
    return answer(data, subclass, true);
  MOLT_TRY(registered, is_registered(data->registry, subclass));
  if (registered.code != 0) return answer(data, subclass, true);
  MOLT_TRY(below, is_subclass_of_subclass(cls, subclass));
  return answer(data, subclass, below.code != 0);
}

Owned ask_subclass_check(Value cls, Value subclass) {
  return call_method(cls, MOLT_STR(__subclasscheck__), subclass);
}

Owned set_or_empty(Value set) { return set.is_unbound() ? set_new() : set_copy(as_set(set)); }

}  // namespace

extern "C" Owned molt_f_abc_get_cache_token() { return int_from_int64(num_registrations); }

extern "C" Owned molt_f_abc__abc_init(Borrowed self) {
  const Value cls = value_of(self);
  MOLT_TRY(names, set_new());
  if (is_type(cls)) {
    MOLT_TRY_DISCARD(add_own_abstract(as_type(cls), names));
    MOLT_TRY_DISCARD(add_inherited_abstract(as_type(cls), names));
  }
  MOLT_TRY(frozen, frozenset_from_py(names));
  MOLT_TRY_DISCARD(molt_set_attribute(self, MOLT_STR(__abstractmethods__), frozen, nullptr));
  MOLT_TRY(data, new_data());
  MOLT_TRY(name, interned_name(MOLT_STR(_abc_impl)));
  MOLT_TRY_DISCARD(molt_set_attribute(self, as_str(name), data, nullptr));
  if (is_type(cls)) MOLT_TRY_DISCARD(read_pattern_flag(as_type(cls)));
  return {kNoneBits};
}

extern "C" Owned molt_f_abc__abc_register(Borrowed self, Borrowed given) {
  const Value cls = value_of(self);
  const Value subclass = value_of(given);
  if (!is_type(subclass)) return raise(messages::abc_register_class);
  MOLT_TRY(already, is_subclass_py(subclass, cls));
  if (already.code != 0) return new_reference(subclass);
  MOLT_TRY(cycle, is_subclass_py(cls, subclass));
  if (cycle.code != 0) return raise(messages::abc_inheritance_cycle);
  MOLT_TRY(data, data_of(cls));
  MOLT_TRY_DISCARD(add_weakly(&data.as<AbcData>()->registry, subclass));
  num_registrations++;
  const uint32_t flag = is_type(cls) ? as_type(cls)->type_flags & kPatternFlags : 0;
  if (flag != 0 && is_heap_type(as_type(subclass))) set_pattern_flag(as_type(subclass), flag);
  return new_reference(subclass);
}

extern "C" Owned molt_f_abc__abc_instancecheck(Borrowed self, Borrowed instance) {
  const Value cls = value_of(self);
  MOLT_TRY(data, data_of(cls));
  MOLT_TRY(subclass, get_attribute(value_of(instance), MOLT_STR(__class__)));
  MOLT_TRY(in_cache, contains_weakly(data.as<AbcData>()->cache, subclass));
  if (in_cache.code != 0) return bool_of(true);
  const Value subtype = Value::from_object(type_of(value_of(instance)));
  if (subtype == subclass.get()) {
    if (data.as<AbcData>()->negative_cache_version == num_registrations) {
      MOLT_TRY(known, contains_weakly(data.as<AbcData>()->negative_cache, subclass));
      if (known.code != 0) return bool_of(false);
    }
    return ask_subclass_check(cls, subclass);
  }
  MOLT_TRY(result, ask_subclass_check(cls, subclass));
  MOLT_TRY(is_true, truth_of(result));
  if (is_true.code != 0) return result.take();
  return ask_subclass_check(cls, subtype);
}

extern "C" Owned molt_f_abc__abc_subclasscheck(Borrowed self, Borrowed subclass) {
  return check_subclass(value_of(self), value_of(subclass));
}

extern "C" Owned molt_f_abc__get_dump(Borrowed self) {
  MOLT_TRY(holder, data_of(value_of(self)));
  auto* data = holder.as<AbcData>();
  MOLT_TRY(registry, set_or_empty(data->registry));
  MOLT_TRY(cache, set_or_empty(data->cache));
  MOLT_TRY(negative_cache, set_or_empty(data->negative_cache));
  MOLT_TRY(version, int_from_int64(data->negative_cache_version));
  return tuple_of(registry.get(), cache.get(), negative_cache.get(), version.get());
}

extern "C" Owned molt_f_abc__reset_registry(Borrowed self) {
  MOLT_TRY(data, data_of(value_of(self)));
  release(std::exchange(data.as<AbcData>()->registry, kUnbound));
  return {kNoneBits};
}

extern "C" Owned molt_f_abc__reset_caches(Borrowed self) {
  MOLT_TRY(data, data_of(value_of(self)));
  release(std::exchange(data.as<AbcData>()->cache, kUnbound));
  release(std::exchange(data.as<AbcData>()->negative_cache, kUnbound));
  return {kNoneBits};
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_abc_data{{&molt_type_abc_data}, 0, 0};
constinit Type molt_type_abc_data = builtin_type({.name = "_abc_data",
                                                  .base = &molt_type_object,
                                                  .shape = &molt_shape_abc_data,
                                                  .rows = nullptr,
                                                  .flags = kTypeCollectable,
                                                  .basic_size = sizeof(AbcData),
                                                  .module = "_abc"},
                                                 data_slots());
}  // namespace molt::rt
}
