// Type objects: their dicts, bases and names, and the making of classes.
#pragma once

#include "runtime/core/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

inline Type* as_type(Value value) { return static_cast<Type*>(value.as_object()); }
inline bool is_heap_type(const Type* type) { return (type->type_flags & kTypeHeap) != 0; }

// The dict of a class's own attributes; made from the rows for a builtin type. There is no way to
// go on without it: running out of memory here ends the program.
Dict* type_dict_slow(Type* type);
inline Dict* type_dict(Type* type) {
  if (type->dict.is_pointer()) [[likely]]
    return as_dict(type->dict);
  return type_dict_slow(type);
}

// __bases__, __mro__, __name__ and __qualname__ (borrowed); made when first asked for.
Borrowed type_bases(Type* type);
Borrowed type_mro(Type* type);
Borrowed type_name(Type* type);
Borrowed type_qualname(Type* type);
// The text of `__module__.__qualname__` as repr shows it: without the module for builtins.
Owned type_full_name(Type* type);

// The direct subclasses that are alive, in the order of their creation, not counted.
// Type::subclasses holds the address of the list, which looks like a float to everybody else.
struct SubclassList {
  int64_t count;
  int64_t capacity;
  Type** items() { return reinterpret_cast<Type**>(this + 1); }
};
inline SubclassList* subclass_list(const Type* type) {
  if (type->subclasses.is_unbound()) return nullptr;
  return reinterpret_cast<SubclassList*>(static_cast<uintptr_t>(type->subclasses.bits));
}
Status add_subclass(Type* base, Type* subclass);
void remove_subclass(Type* base, Type* subclass);
template <typename Function>
void for_each_subclass(Type* type, Function&& function) {
  SubclassList* list = subclass_list(type);
  for (int64_t i = 0; list != nullptr && i < list->count; i++) function(list->items()[i]);
}

// The C3 linearisation of a class with these bases (a tuple), the class itself first. TypeError
// when there is none.
Owned compute_mro(Type* type, Value bases);

// type(name, bases, namespace) for a metaclass; `attribute_hint` is the number of attributes that
// instances will likely have.
Owned new_class(Type* metaclass, Value name, Value bases, Value namespace_dict, Value keyword_names,
                const Value* keywords, int64_t attribute_hint);

// The most derived metaclass of `metaclass` and those of the bases. TypeError when there is none.
Type* best_metaclass(Type* metaclass, Value bases);

// The slots of type that make classes.
Owned type_construct(Type* metaclass, const Value* args, int64_t num_args, Value keyword_names);
Status type_initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names);
// int | str
Owned type_or(Borrowed left, Borrowed right);

// isinstance() and issubclass() with their hooks.
Tri is_instance_py(Value object, Value cls);
Tri is_subclass_py(Value cls, Value base);

// Gives up the dicts of builtin types, at exit.
void release_type_dicts();

}  // namespace molt::rt
