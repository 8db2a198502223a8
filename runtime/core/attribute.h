// Attribute lookup: the cache of lookups in types, and the inline caches of access sites.
//
// A filled AttributeCache holds a fact about all objects of one shape. Facts die when a class
// changes: type_changed() knows which changes matter and then empties every filled cache. All names
// here must be interned.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

// A slot in InstanceExtra: `offset` is the slot number there.
inline constexpr uint32_t kCacheOverflowSlot = 4;

// The class attribute `name` is about to change from its own value `old_value` to `new_value`
// (kUnbound: absent).
void type_changed(Type* type, Str* name, Value old_value, Value new_value);
// A heap type dies, or its bases change.
void forget_type_lookups();
void flush_attribute_caches();

// object.__getattribute__ with kUnbound instead of AttributeError.
Owned find_generic(Value object, Str* name);
// The same without looking the name up in the type: `in_type` is what was found there.
Owned find_generic_with(Value object, Str* name, Value in_type);
// Binds an attribute found in a type: calls its __get__.
Owned bind_attribute(Value attribute, Value object, Type* owner);

bool is_data_descriptor(Value attribute);
// A function or builtin method: calling it with the object first is the same as calling the bound
// method.
bool is_method_like(Value attribute);

Owned type_get_attribute(Borrowed self, Str* name);
Owned find_in_type_object(Type* type, Str* name);
Status type_set_attribute(Borrowed self, Str* name, Borrowed value);
Owned module_get_attribute(Borrowed self, Str* name);
Owned find_in_module(Value module, Str* name);

// The interned form of a name: itself when it is interned already.
Owned interned_name(Str* name);

}  // namespace molt::rt
