// Attribute access with CPython's rules (Objects/object.c, PyObject_GenericGetAttr) and the inline
// caches of access sites.
#include "runtime/core/attribute.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/type.h"
#include "runtime/core/slots.h"
#include "runtime/fast/attribute.h"
#include "runtime/types/call_owned.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/traceback.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

AttributeCache* filled_caches = nullptr;

void register_cache(AttributeCache* cache) {
  if (cache->registered != 0) return;
  cache->registered = 1;
  cache->next = filled_caches;
  filled_caches = cache;
}

// Whether attribute reads of the type follow object.__getattribute__ (with or without a __getattr__
// hook behind it).
bool reads_generically(Type* type) {
  auto* slot = slot_of<&Slots::get_attribute>(type);
  return slot == nullptr || slot == generic_get_attribute || slot == get_attribute_or_hook;
}

bool writes_generically(Type* type) {
  auto* slot = slot_of<&Slots::set_attribute>(type);
  return slot == nullptr || slot == generic_set_attribute;
}

// Fills the cache of a read site when the object's shape alone decides the result: the attribute
// lies in a slot and no data descriptor comes first.
void fill_slot_cache(AttributeCache* cache, Object* object, int64_t slot) {
  Type* type = object_type(object);
  const Shape* shape = object->shape;
  if (type->extra_offset < 0) return;
  if (slot < shape->inline_capacity) {
    cache->kind = kCacheSlot;
    cache->offset = inline_slot_offset(type, slot);
  } else {
    cache->kind = kCacheOverflowSlot;
    cache->offset = slot - shape->inline_capacity;
  }
  cache->shape = object->shape;
  register_cache(cache);
}

void fill_method_cache(AttributeCache* cache, Object* object, Value method) {
  cache->kind = kCacheMethod;
  cache->shape = object->shape;
  cache->method = method;
  register_cache(cache);
}

// The slot of an attribute of an object that is not in dictionary mode, or -1.
int64_t slot_of_attribute(Object* object, Str* name) {
  if (!has_attributes(object_type(object)) || is_dictionary_mode(object->shape)) return -1;
  return find_slot(object->shape, name);
}

Failure raise_no_attribute(Value object, Str* name) {
  Type* type = type_of(object);
  return raise_attribute_error(messages::no_attribute, object, value_of(name), type, name);
}

// The lack of an attribute to set or delete. As in CPython, the exception has no name then.
Failure raise_not_settable(Value object, Str* name, Value in_type) {
  return raise(in_type.is_unbound() ? messages::no_attribute : messages::attribute_read_only,
               type_of(object), name);
}

// The result of a lookup that may have run Python code.
Owned named_result(Owned result, Value object, Str* name) {
  if (is_failure(result)) [[unlikely]]
    name_attribute_error(object, name);
  return result;
}

}  // namespace

Owned interned_name(Str* name) {
  if (name->is_interned) return new_reference(value_of(name));
  return intern_str(name);
}

void flush_attribute_caches() {
  while (filled_caches != nullptr) {
    AttributeCache* cache = filled_caches;
    filled_caches = cache->next;
    *cache = {};
  }
}

Owned bind_attribute(Value attribute, Value object, Type* owner) {
  auto* get = slot_of<&Slots::descriptor_get>(type_of(attribute));
  if (get == nullptr) return new_reference(attribute);
  Ref keep = Ref::share(attribute);
  return get(borrowed(attribute), borrowed(object), borrowed(Value::from_object(owner)));
}

Owned find_generic_with(Value object, Str* name, Value in_type) {
  Type* type = type_of(object);
  if (is_data_descriptor(in_type) && slot_of<&Slots::descriptor_get>(type_of(in_type)) != nullptr) {
    return bind_attribute(in_type, object, type);
  }
  if (has_attributes(type)) {
    const Value own = own_attribute(object.as_object(), name);
    if (!own.is_unbound()) return new_reference(own);
  }
  if (in_type.is_unbound()) return {kUnboundBits};
  return bind_attribute(in_type, object, type);
}

Owned find_generic(Value object, Str* name) {
  return find_generic_with(object, name, lookup_in_type(type_of(object), name));
}

Owned generic_get_attribute(Borrowed self, Str* name) {
  MOLT_TRY(found, find_generic(value_of(self), name));
  if (found.get().is_unbound()) return raise_no_attribute(value_of(self), name);
  return found.take();
}

Status generic_set_attribute(Borrowed self, Str* name, Borrowed value) {
  const Value object = value_of(self);
  Type* type = type_of(object);
  const Value in_type = lookup_in_type(type, name);
  if (!in_type.is_unbound()) {
    auto* set = slot_of<&Slots::descriptor_set>(type_of(in_type));
    if (set != nullptr) {
      Ref keep = Ref::share(in_type);
      return set(borrowed(in_type), self, value);
    }
  }
  if (!has_attributes(type)) return raise_not_settable(object, name, in_type);
  if (!value_of(value).is_unbound())
    return set_own_attribute(object.as_object(), name, value_of(value));
  MOLT_TRY(was_there, delete_own_attribute(object.as_object(), name));
  if (was_there.code == 0) return raise_not_settable(object, name, kUnbound);
  return kOk;
}

Owned get_attribute(Value object, Str* name) {
  Type* type = type_of(object);
  auto* slot = slot_of<&Slots::get_attribute>(type);
  if (slot == nullptr) slot = generic_get_attribute;
  return named_result(slot(borrowed(object), name), object, name);
}

Owned find_attribute(Value object, Str* name) {
  Type* type = type_of(object);
  auto* slot = slot_of<&Slots::get_attribute>(type);
  Ref found;
  if (slot == nullptr || slot == generic_get_attribute) {
    found = Ref(find_generic(object, name));
  } else if (slot == type_get_attribute) {
    found = Ref(find_in_type_object(as_type(object), name));
  } else if (slot == module_get_attribute) {
    found = Ref(find_in_module(object, name));
  } else {
    found = Ref(slot(borrowed(object), name));
  }
  if (is_failure(found) && clear_exception_if(molt_type_AttributeError)) return {kUnboundBits};
  return found.take();
}

Owned find_special(Value object, Str* name) {
  Type* type = type_of(object);
  const Value found = lookup_in_type(type, name);
  if (found.is_unbound()) return {kUnboundBits};
  return bind_attribute(found, object, type);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_get_attribute_slow(Borrowed object, Str* name, AttributeCache* cache) {
  const Value value = value_of(object);
  if (!name->is_interned) {
    MOLT_TRY(interned, interned_name(name));
    return rt::get_attribute(value, as_str(interned));
  }
  if (!value.is_pointer()) return rt::get_attribute(value, name);
  Object* instance = value.as_object();
  if (cache != nullptr && cache->shape == instance->shape && cache->kind == kCacheOverflowSlot) {
    const InstanceExtra* extra = extra_field(instance, object_type(instance))->pointer;
    return new_reference(const_cast<InstanceExtra*>(extra)->slots()[cache->offset]);
  }
  Type* type = object_type(instance);
  if (!reads_generically(type)) return rt::get_attribute(value, name);
  const Value in_type = lookup_in_type(type, name);
  if (cache != nullptr && !is_data_descriptor(in_type)) {
    const int64_t slot = slot_of_attribute(instance, name);
    if (slot >= 0) {
      fill_slot_cache(cache, instance, slot);
      return new_reference(slot_value(instance, slot));
    }
  }
  // With a __getattr__, an AttributeError of a property leads there as well.
  if (slot_of<&Slots::get_attribute>(type) == get_attribute_or_hook)
    return named_result(get_attribute_or_hook(object, name), value, name);
  MOLT_TRY(found, named_result(find_generic_with(value, name, in_type), value, name));
  if (!found.get().is_unbound()) return found.take();
  return raise_no_attribute(value, name);
}

Status molt_set_attribute_slow(Borrowed object, Str* name, Borrowed value, AttributeCache* cache) {
  if (!name->is_interned) {
    MOLT_TRY(interned, interned_name(name));
    return molt_set_attribute_slow(object, as_str(interned), value, nullptr);
  }
  const Value target = value_of(object);
  Type* type = type_of(target);
  if (!writes_generically(type)) return type->slots.set_attribute(object, name, value);
  if (cache == nullptr || !target.is_pointer() || type->extra_offset <= 0)
    return generic_set_attribute(object, name, value);
  Object* instance = target.as_object();
  const Value in_type = lookup_in_type(type, name);
  if (is_data_descriptor(in_type) || is_dictionary_mode(instance->shape))
    return generic_set_attribute(object, name, value);
  const int64_t slot = find_slot(instance->shape, name);
  Shape* before = instance->shape;
  MOLT_TRY_DISCARD(set_own_attribute(instance, name, value_of(value)));
  if (slot >= 0) {
    if (instance->shape == before) fill_slot_cache(cache, instance, slot);
  } else if (!is_dictionary_mode(instance->shape) && before->slot_count < before->inline_capacity) {
    cache->kind = kCacheAddSlot;
    cache->shape = before;
    cache->new_shape = instance->shape;
    cache->offset = inline_slot_offset(type, before->slot_count);
    register_cache(cache);
  }
  return kOk;
}

Status molt_delete_attribute(Borrowed object, Str* name) {
  MOLT_TRY(interned, interned_name(name));
  auto* slot = slot_of<&Slots::set_attribute>(type_of(value_of(object)));
  if (slot == nullptr) return generic_set_attribute(object, as_str(interned), borrowed(kUnbound));
  return slot(object, as_str(interned), borrowed(kUnbound));
}

Owned molt_get_special_method(Borrowed object, Str* name) {
  MOLT_TRY(found, find_special(value_of(object), name));
  if (!found.get().is_unbound()) return found.take();
  const char* protocol = "context manager";
  if (name == MOLT_STR(__aenter__) || name == MOLT_STR(__aexit__))
    protocol = "asynchronous context manager";
  if (name == MOLT_STR(__exit__) || name == MOLT_STR(__aexit__)) {
    return raise(messages::no_exit_method, value_of(object), protocol, name);
  }
  return raise(messages::no_enter_method, value_of(object), protocol);
}

static Owned looked_up_method(Value object, Str* name, AttributeCache* cache) {
  const Owned method = molt_get_attribute(borrowed(object), name, cache);
  if (is_failure(method)) mark_attribute_lookup();
  return method;
}

// The arguments of a call with the object first, and whether they are taken over.
struct MethodArgs {
  const Value* values;
  int64_t num_positional;
  Value keyword_names;
  bool is_owned;
};

static Owned call_unbound(Value function, const MethodArgs& args) {
  const Ref keep = Ref::share(function);
  return args.is_owned
             ? call_any_owned(function, args.values, args.num_positional, args.keyword_names)
             : call_any(function, args.values, args.num_positional, args.keyword_names);
}

static void release_if_owned(const MethodArgs& args) {
  if (!args.is_owned) return;
  const int64_t num_keywords =
      args.keyword_names.is_pointer() ? object_as<Tuple>(args.keyword_names)->length : 0;
  for (int64_t i = 0; i < args.num_positional + num_keywords; i++) release(args.values[i]);
}

static Owned call_looked_up(Str* name, AttributeCache* cache, const MethodArgs& args) {
  const Ref method(looked_up_method(args.values[0], name, cache));
  if (is_failure(method)) {
    release_if_owned(args);
    return Failure{};
  }
  if (!args.is_owned)
    return call_any(method, args.values + 1, args.num_positional - 1, args.keyword_names);
  // The bound method holds the object.
  release(args.values[0]);
  return call_any_owned(method, args.values + 1, args.num_positional - 1, args.keyword_names);
}

static Owned call_method_through(Str* name, AttributeCache* cache, const MethodArgs& args) {
  const Value object = args.values[0];
  if (!name->is_interned) {
    const Ref interned(interned_name(name));
    if (!is_failure(interned)) return call_method_through(as_str(interned), nullptr, args);
    release_if_owned(args);
    return Failure{};
  }
  Type* type = type_of(object);
  if (cache != nullptr && object.is_pointer() && object.as_object()->shape == cache->shape &&
      cache->kind == kCacheMethod) {
    const Value cached = cache->method;
    // Builtin types never lose a method.
    if (has_type(cached, molt_shape_method_descriptor) &&
        is_subtype(type, object_as<RowDescriptor>(cached)->owner)) {
      const auto* descriptor = object_as<RowDescriptor>(cached);
      const Owned result =
          call_method_row(descriptor->row, descriptor->owner, args.values, args.num_positional);
      release_if_owned(args);
      return result;
    }
    return call_unbound(cached, args);
  }
  if (reads_generically(type)) {
    const Value in_type = lookup_in_type(type, name);
    if (is_method_like(in_type)) {
      const bool has_own = has_attributes(type) && object.is_pointer() &&
                           !own_attribute(object.as_object(), name).is_unbound();
      if (!has_own) {
        if (cache != nullptr && object.is_pointer() &&
            !(has_attributes(type) && is_dictionary_mode(object.as_object()->shape))) {
          fill_method_cache(cache, object.as_object(), in_type);
        }
        return call_unbound(in_type, args);
      }
    }
  }
  return call_looked_up(name, nullptr, args);
}

// A method call through an inline cache. The fast half is in runtime/fast/attribute.h.
Owned molt_call_method_slow(Str* name, AttributeCache* cache, Args args, int64_t num_args) {
  return call_method_through(name, cache,
                             {args.values, count_of(num_args), kUnbound, owns_args(num_args)});
}

Owned molt_call_method_keywords(Str* name, AttributeCache* cache, Borrowed keyword_names, Args args,
                                int64_t num_args) {
  const Value names = value_of(keyword_names);
  const int64_t num_positional = count_of(num_args) - object_as<Tuple>(names)->length;
  const MethodArgs all{args.values, num_positional, names, owns_args(num_args)};
  const Value object = args.values[0];
  Type* type = type_of(object);
  if (name->is_interned && reads_generically(type)) {
    const Value in_type = lookup_in_type(type, name);
    const bool has_own =
        has_attributes(type) && !own_attribute(object.as_object(), name).is_unbound();
    if (is_method_like(in_type) && !has_own) return call_unbound(in_type, all);
  }
  return call_looked_up(name, cache, all);
}

}  // namespace molt::abi
}
