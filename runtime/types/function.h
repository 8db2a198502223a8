// Functions, methods and descriptors: layouts and construction.
#pragma once

#include "abi/layout/code.h"
#include "abi/layout/method.h"
#include "runtime/core/type.h"

namespace molt::rt {

struct SlotRow;

struct BoundMethod : Object {
  Value function;
  Value self;
};

// A function of a native module, a bound method of a builtin type (`[].append`), or a static method
// of one.
struct BuiltinFunction : Object {
  Field<MethodRow*> row;
  // The object of a bound method, the class of a bound class method, or the module; kUnbound for
  // none.
  Value self;
  // The name of the module, or kNone.
  Value module_name;
  // Whether `self` is the first argument of the body.
  int64_t passes_self;
};

// method_descriptor, classmethod_descriptor and getset_descriptor: a row as an attribute of its
// type.
struct RowDescriptor : Object {
  Field<MethodRow*> row;
  // The type that has the row; borrowed, as builtin types live for ever.
  Field<Type*> owner;
};

// `list.__len__`: a filled slot as an attribute of its type.
struct WrapperDescriptor : Object {
  Field<const SlotRow*> row;
  Field<Type*> owner;
};
// `[].__len__`.
struct MethodWrapper : Object {
  Field<const SlotRow*> row;
  Field<Type*> owner;
  Value self;
};

// An entry of __slots__, or the attribute of a builtin type that is a member of a C struct in
// CPython.
struct MemberDescriptor : Object {
  Value name;
  // Of a builtin type; null for an entry of __slots__.
  Field<MethodRow*> row;
  // The class; borrowed, as the descriptor lies in its dict. Null once the class is gone.
  Field<Type*> owner;
  // Offset of the word in the instance.
  int64_t offset;
};

struct Property : Object {
  // Each is kNone when absent.
  Value getter;
  Value setter;
  Value deleter;
  Value doc;
  // The name given by __set_name__, or kUnbound.
  Value name;
  // Attributes of instances of subclasses lie behind, as for every class.
  int64_t doc_from_getter;
};

struct StaticMethod : Object {
  Value callable;
  // __dict__, or kUnbound.
  Value dict;
};
struct ClassMethod : Object {
  Value callable;
  Value dict;
};

struct Super : Object {
  Value cls;
  // The object or class that was given, or kNone for an unbound super.
  Value object;
  // The type whose MRO is searched, or kNone.
  Value object_type;
};

// Whether the attribute of a builtin type is a member_descriptor in CPython, not a
// getset_descriptor: their errors differ.
bool is_member_attribute(const Type* owner, const Str* name);

inline bool is_function(Value v) { return has_type(v, molt_shape_function); }

Owned new_bound_method(Value function, Value self);
// A function object for a row: of a module, or bound to `self` (kUnbound for a function).
Owned new_builtin_function(MethodRow* row, Value self, Value module_name, bool passes_self);
Owned new_cell(Value content);
// staticmethod(callable), classmethod(callable).
Owned new_static_method(Value callable);
// Without the function's attributes: they would ask for the names of the type whose dict is being
// made.
Owned new_builtin_static_method(Value function);
Owned new_class_method(Value callable);

// Calls a row's body with bound arguments: `self` is passed first unless it is kUnbound. `owner`
// names the type in messages, or is null for a module's function, which `module_name` then names.
Owned call_row(MethodRow* row, const Type* owner, Value self, Value module_name, const Value* args,
               int64_t num_args, Value keyword_names);

// The same for a method with positional arguments, of which the first is the object.
Owned call_method_row(MethodRow* row, const Type* owner, const Value* args, int64_t num_args);
// Calls with one more argument in front.
Owned call_with_self(Value callee, Value self, const Value* args, int64_t num_args,
                     Value keyword_names);

// Runs a function made by `def` with any call shape.
Owned call_function(Function* function, const Value* args, int64_t num_args, Value keyword_names);

// The name that messages give to a callable: `f()`, or its repr. As _PyObject_FunctionStr.
Owned callable_text(Value callee);

}  // namespace molt::rt
