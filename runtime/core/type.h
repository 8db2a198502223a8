// Type: the type object, with its slots.
//
// Builtin types are constant-initialised globals `molt_type_<identifier>`; their attribute dict is
// made at the first attribute access from the MethodTable that the compiler emitted
// (`molt_rows_<identifier>`) and from the slot table (runtime/core/slots.def), which gives every
// filled slot its wrapper (`list.__len__`). Classes made by `class` statements are allocated; a
// special method defined in Python fills its slot with a function that looks the method up and
// calls it, as CPython's typeobject.c does.
#pragma once

#include "abi/layout/method.h"
#include "runtime/core/ref.h"

namespace molt::rt {

// Bits of Type::type_flags. The *_subclass bits make isinstance tests of the common builtins one
// load and one test.
enum TypeFlags : uint32_t {
  kTypeHeap = 1u << 0,         // made at run time by a class statement or type()
  kTypeBaseAllowed = 1u << 1,  // may be subclassed
  kTypeImmutable = 1u << 2,    // attributes cannot be set (builtins, _molt.native_type)
  kTypeIntSubclass = 1u << 3,
  kTypeFloatSubclass = 1u << 4,
  kTypeStrSubclass = 1u << 5,
  kTypeBytesSubclass = 1u << 6,
  kTypeTupleSubclass = 1u << 7,
  kTypeListSubclass = 1u << 8,
  kTypeDictSubclass = 1u << 9,
  kTypeSetSubclass = 1u << 10,  // set or frozenset
  kTypeTypeSubclass = 1u << 11,
  kTypeExceptionSubclass = 1u << 12,
  kTypeCollectable = 1u << 13,      // instances may hold references to objects
  kTypeSequencePattern = 1u << 14,  // match statements: counts as a sequence
  kTypeMappingPattern = 1u << 15,
  kTypeHasDict = 1u << 16,        // instances have a __dict__
  kTypeDescriptorGet = 1u << 17,  // instances are descriptors: the type has __get__
  kTypeDescriptorSet = 1u << 18,  // data descriptors: the type has __set__ or __delete__
  kTypeMethodLike =
      1u << 19,  // functions and method descriptors: obj.name(...) needs no bound method
  kTypeDictMaterialised = 1u << 20,
  kTypeHasFinalizer = 1u << 21,  // __del__
  kTypeAbstract = 1u << 22,
  kTypeVariableSize = 1u << 23,   // items follow the fixed part (str, bytes, int, tuple)
  kTypeReady = 1u << 24,          // slots are inherited: see core/slots.h
  kTypeHasMembers = 1u << 25,     // instances have words of __slots__
  kTypeWeakReferable = 1u << 26,  // instances can be weakly referenced
  kTypeGeneric = 1u << 27,        // type[item] is a generic alias
};

enum class CompareOp : int32_t { kLt, kLe, kEq, kNe, kGt, kGe };

}  // namespace molt::rt

namespace molt::abi {

using rt::CompareOp;

// Visits every value that an object owns.
using Visitor = void (*)(Value value, void* context);

struct Slots {
  // Frees what the object owns, except its memory (see memory.h: values released here go through
  // the work list).
  void (*destroy)(Object* self);
  void (*traverse)(Object* self, Visitor visit, void* context);
  // Breaks cycles: drops the references that `traverse` visits.
  void (*clear)(Object* self);

  Owned (*repr)(Borrowed self);
  Owned (*str)(Borrowed self);
  // An int64 hash in an Int64Result; never -1 as in CPython.
  Int64Result (*hash)(Borrowed self);
  // Null for not callable. The convention of molt_call: see call.h.
  Owned (*call)(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names);
  Owned (*get_attribute)(Borrowed self, Str* name);
  // value is kUnbound for deletion.
  Status (*set_attribute)(Borrowed self, Str* name, Borrowed value);
  Owned (*compare)(Borrowed self, Borrowed other, CompareOp op);
  Owned (*iterate)(Borrowed self);
  // kUnbound when exhausted.
  Owned (*next)(Borrowed self);
  Owned (*descriptor_get)(Borrowed self, Borrowed object, Borrowed owner);
  Status (*descriptor_set)(Borrowed self, Borrowed object, Borrowed value);
  // type.__call__ = construct, then initialise. kUnbound keyword_names for none.
  Owned (*construct)(Type* cls, const Value* args, int64_t num_args, Value keyword_names);
  Status (*initialise)(Borrowed self, const Value* args, int64_t num_args, Value keyword_names);
  void (*finalise)(Borrowed self);

  // Numbers. A binary slot is called with the operands in source order and returns NotImplemented
  // when it does not apply.
  Owned (*add)(Borrowed left, Borrowed right);
  Owned (*subtract)(Borrowed left, Borrowed right);
  Owned (*multiply)(Borrowed left, Borrowed right);
  Owned (*matrix_multiply)(Borrowed left, Borrowed right);
  Owned (*true_divide)(Borrowed left, Borrowed right);
  Owned (*floor_divide)(Borrowed left, Borrowed right);
  Owned (*modulo)(Borrowed left, Borrowed right);
  Owned (*divmod)(Borrowed left, Borrowed right);
  // The third operand is kNone for the operator.
  Owned (*power)(Borrowed left, Borrowed right, Borrowed modulus);
  Owned (*left_shift)(Borrowed left, Borrowed right);
  Owned (*right_shift)(Borrowed left, Borrowed right);
  Owned (*bit_and)(Borrowed left, Borrowed right);
  Owned (*bit_or)(Borrowed left, Borrowed right);
  Owned (*bit_xor)(Borrowed left, Borrowed right);
  Owned (*inplace_add)(Borrowed left, Borrowed right);
  Owned (*inplace_subtract)(Borrowed left, Borrowed right);
  Owned (*inplace_multiply)(Borrowed left, Borrowed right);
  Owned (*inplace_matrix_multiply)(Borrowed left, Borrowed right);
  Owned (*inplace_true_divide)(Borrowed left, Borrowed right);
  Owned (*inplace_floor_divide)(Borrowed left, Borrowed right);
  Owned (*inplace_modulo)(Borrowed left, Borrowed right);
  Owned (*inplace_power)(Borrowed left, Borrowed right, Borrowed modulus);
  Owned (*inplace_left_shift)(Borrowed left, Borrowed right);
  Owned (*inplace_right_shift)(Borrowed left, Borrowed right);
  Owned (*inplace_bit_and)(Borrowed left, Borrowed right);
  Owned (*inplace_bit_or)(Borrowed left, Borrowed right);
  Owned (*inplace_bit_xor)(Borrowed left, Borrowed right);
  Owned (*negate)(Borrowed operand);
  Owned (*positive)(Borrowed operand);
  Owned (*absolute)(Borrowed operand);
  Owned (*invert)(Borrowed operand);
  Tri (*truth)(Borrowed operand);
  Owned (*to_int)(Borrowed operand);
  Owned (*to_float)(Borrowed operand);
  Owned (*to_index)(Borrowed operand);

  // Containers. `length` fails with kInt64Failed.
  Int64Result (*length)(Borrowed self);
  Owned (*get_item)(Borrowed self, Borrowed key);
  // value is kUnbound for deletion.
  Status (*set_item)(Borrowed self, Borrowed key, Borrowed value);
  Tri (*contains)(Borrowed self, Borrowed item);
  // sequence + sequence and sequence * int, tried after the number slots.
  Owned (*concatenate)(Borrowed left, Borrowed right);
  Owned (*repeat)(Borrowed self, Borrowed count);
  Owned (*inplace_concatenate)(Borrowed left, Borrowed right);
  Owned (*inplace_repeat)(Borrowed self, Borrowed count);

  // Coroutines.
  Owned (*await)(Borrowed self);
  Owned (*async_iterate)(Borrowed self);
  Owned (*async_next)(Borrowed self);
  // Generators and coroutines: send; as yield_from_step.
  Owned (*send)(Borrowed self, Consumed sent);
};

struct Type : Object {
  // The name as in the source (no module); zero-terminated. For heap types it points into `name`.
  Field<const char*> c_name;
  // The module's name for the repr of builtin types ("builtins", "types", ...) and, which own it,
  // of classes marked by _molt.native_type; null for other heap types.
  Field<const char*> c_module;
  Field<Type*> base;
  // The shape of a new instance.
  Field<Shape*> instance_shape;
  // The emitted rows, or null.
  Field<MethodTable*> rows;
  uint32_t type_flags;
  // Bytes of the fixed part of an instance, header included.
  int32_t basic_size;
  // Bytes of one item for kTypeVariableSize, else 0.
  int32_t item_size;
  // Offset of the Field<InstanceExtra*> of an instance, or 0 if instances have none; -1: at the end
  // of a variable-size one.
  int32_t extra_offset;
  // Slots that lie inline behind the extra field.
  int32_t inline_capacity;
  // Words of this class's own __slots__; they lie at the end of the base's instances.
  int32_t member_count;
  // kUnbound until needed for builtin types.
  Value name;
  Value qualname;
  Value bases;
  Value mro;
  // The class's own attributes: a dict; kUnbound until materialised.
  Value dict;
  // A list of weak references to the direct subclasses, or kUnbound.
  Value subclasses;
  Slots slots;
  // The nearest base that is not a heap type; null for builtin types.
  Field<Type*> native_base;
  // The MOLT_CONSTRUCTOR row of the type or of a base; null until ready.
  Field<MethodRow*> constructor;
};

}  // namespace molt::abi

namespace molt::rt {

// The type of any value, small ints, floats and singletons included. Cannot fail.
Type* type_of(Value value);
inline bool has_type(Value value, const Shape& shape) {
  return value.is_pointer() && value.as_object()->shape == &shape;
}
bool is_subtype(const Type* type, const Type* base);
inline Type* object_type(Object* object) { return object->shape->type; }
// Tests one *Subclass flag of a heap value's type.
inline bool has_type_flag(Value value, uint32_t flag) {
  return value.is_pointer() && (object_type(value.as_object())->type_flags & flag) != 0;
}

// int (small, big, bool excluded), int or a subclass, str exactly or a subclass, ...
inline bool is_exact_int(Value v);
inline bool is_int(Value v);
bool is_instance(Value value, const Type* type);

}  // namespace molt::rt

// Declares a type and its parts; at namespace scope, in no namespace.
#define MOLT_DECLARE_TYPE(identifier)                   \
  extern "C" {                                          \
  namespace molt::rt {                                  \
  extern Type molt_type_##identifier;                   \
  extern molt::abi::Shape molt_shape_##identifier;      \
  extern molt::abi::MethodTable molt_rows_##identifier; \
  }                                                     \
  }

#define MOLT_TYPE(identifier, name, base) MOLT_DECLARE_TYPE(identifier)
#define MOLT_EXCEPTION(identifier, base) MOLT_DECLARE_TYPE(identifier)
#include "abi/types/exceptions.def"
#include "abi/types/types.def"
#undef MOLT_EXCEPTION
#undef MOLT_TYPE

namespace molt::rt {

inline bool is_exact_int(Value v) { return v.is_int() || has_type(v, molt_shape_int); }
// An int, a bool or an instance of a subclass of int.
inline bool is_int(Value v) {
  return v.is_int() || v.is_bool() || has_type_flag(v, kTypeIntSubclass);
}
inline bool is_float(Value v) { return v.is_double() || has_type_flag(v, kTypeFloatSubclass); }
inline bool is_exact_str(Value v) { return has_type(v, molt_shape_str); }
inline bool is_str(Value v) { return has_type_flag(v, kTypeStrSubclass); }
inline bool is_tuple(Value v) { return has_type_flag(v, kTypeTupleSubclass); }
inline bool is_list(Value v) { return has_type_flag(v, kTypeListSubclass); }
inline bool is_dict(Value v) { return has_type_flag(v, kTypeDictSubclass); }
inline bool is_type(Value v) { return has_type_flag(v, kTypeTypeSubclass); }
inline bool is_exception(Value v) { return has_type_flag(v, kTypeExceptionSubclass); }
inline Value value_of_type(const Type& type) { return Value::from_object(&type); }

}  // namespace molt::rt
