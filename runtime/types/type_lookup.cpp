// Types: the type of a value, subtypes, and the lookup of attributes along the MRO with its cache.
#include "runtime/core/attribute.h"
#include "runtime/core/call.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/type_object.h"

namespace molt::rt {

namespace {

struct LookupEntry {
  Type* type;
  // A reference, so that no other name can take its address.
  Str* name;
  // Borrowed from the dict of a class.
  Value attribute;
};
constexpr uint64_t kLookupEntries = 1024;
LookupEntry lookup_cache[kLookupEntries];

LookupEntry* lookup_entry(const Type* type, const Str* name) {
  uint64_t hash =
      (reinterpret_cast<uintptr_t>(type) >> 4) * 31 + (reinterpret_cast<uintptr_t>(name) >> 4);
  return &lookup_cache[(hash ^ (hash >> 10)) % kLookupEntries];
}

Value lookup_uncached(Type* type, Str* name) {
  if (!type->mro.is_pointer()) {
    // A builtin type without an MRO of its own yet: its bases form a chain.
    for (Type* at = type; at != nullptr; at = at->base) {
      const Value found = dict_get_str(type_dict(at), name);
      if (!found.is_unbound()) return found;
    }
    return kUnbound;
  }
  const Tuple* mro = object_as<Tuple>(type->mro);
  for (int64_t i = 0; i < mro->length; i++) {
    const Value found = dict_get_str(type_dict(object_as<Type>(mro->items()[i])), name);
    if (!found.is_unbound()) return found;
  }
  return kUnbound;
}

void clear_entry(LookupEntry* entry) {
  Str* name = entry->name;
  *entry = {};
  if (name != nullptr) release(Value::from_object(name));
}

void forget_lookup(Type* type, Str* name) {
  LookupEntry* entry = lookup_entry(type, name);
  if (entry->type == type && entry->name == name) clear_entry(entry);
  for_each_subclass(type, [&](Type* subclass) { forget_lookup(subclass, name); });
}

}  // namespace

Type* type_of(Value value) {
  if (value.is_pointer()) [[likely]]
    return value.as_object()->shape->type;
  if (value.is_int()) return &molt_type_int;
  if (value.is_double()) return &molt_type_float;
  if (value.is_bool()) return &molt_type_bool;
  if (value.is_none()) return &molt_type_NoneType;
  if (value.bits == kEllipsisBits) return &molt_type_ellipsis;
  return &molt_type_NotImplementedType;
}

bool is_subtype(const Type* type, const Type* base) {
  if (type == base) return true;
  if (!type->mro.is_pointer()) {
    for (const Type* at = type; at != nullptr; at = at->base) {
      if (at == base) return true;
    }
    return false;
  }
  const Tuple* mro = object_as<Tuple>(type->mro);
  for (int64_t i = 0; i < mro->length; i++) {
    if (mro->items()[i].as_object() == base) return true;
  }
  return false;
}

bool is_instance(Value value, const Type* type) { return is_subtype(type_of(value), type); }

Value lookup_in_type(Type* type, Str* name) {
  if (!name->is_interned) return lookup_uncached(type, name);
  LookupEntry* entry = lookup_entry(type, name);
  if (entry->type == type && entry->name == name) [[likely]]
    return entry->attribute;
  const Value found = lookup_uncached(type, name);
  retain_object(name);
  Str* old = std::exchange(*entry, LookupEntry{type, name, found}).name;
  if (old != nullptr) release(Value::from_object(old));
  return found;
}

void forget_type_lookups() {
  for (LookupEntry& entry : lookup_cache) clear_entry(&entry);
}

// A site's cache depends on a class through the methods and data descriptors of its objects, and
// through their absence. So plain values that take each other's place leave the caches alone.
void type_changed(Type* type, Str* name, Value old_value, Value new_value) {
  forget_lookup(type, name);
  const bool old_is_plain =
      !old_value.is_unbound() && !is_method_like(old_value) && !is_data_descriptor(old_value);
  const bool new_is_plain =
      !new_value.is_unbound() && !is_method_like(new_value) && !is_data_descriptor(new_value);
  if (!old_is_plain || !new_is_plain) flush_attribute_caches();
}

bool is_data_descriptor(Value attribute) {
  return attribute.is_pointer() &&
         object_type(attribute.as_object())->slots.descriptor_set != nullptr;
}

bool is_method_like(Value attribute) {
  return attribute.is_pointer() &&
         (object_type(attribute.as_object())->type_flags & kTypeMethodLike) != 0;
}

}  // namespace molt::rt
