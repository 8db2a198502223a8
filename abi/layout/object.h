// The object header and the layouts of the objects that generated code reads or that both sides build.
//
// Everything here is the same on 64-bit and 32-bit targets (see field.h). A layout that only the runtime needs lives in
// runtime/types/.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/layout/field.h"
#include "abi/layout/value.h"

namespace molt::abi {

struct Shape;
struct Type;
struct FunctionCode;

// Bits of Object::flags.
inline constexpr uint32_t kFlagImmortal = 1u << 0;     // never freed; a count that reaches zero is reset
inline constexpr uint32_t kFlagWeaklyReferenced = 1u << 1;  // the weak reference side table knows this object
inline constexpr uint32_t kFlagFinalized = 1u << 2;    // __del__ has run
inline constexpr uint32_t kFlagCollectable = 1u << 3;  // may be part of a cycle: the collector visits it
inline constexpr uint32_t kFlagLarge = 1u << 4;        // allocated outside the size-class pages
inline constexpr uint32_t kFlagGcMark = 1u << 5;       // private to the cycle collector
inline constexpr uint32_t kFlagGcReached = 1u << 6;    // private to the cycle collector
inline constexpr uint32_t kFlagDeallocating = 1u << 7;
inline constexpr uint32_t kFlagHashCached = 1u << 8;   // tuples and frozensets: the hash field is valid
inline constexpr uint32_t kFlagSubclass = 1u << 9;     // the type is a user's subclass of a builtin layout

// Static objects start with this count, so that counting them needs no test.
inline constexpr int32_t kImmortalCount = 0x40000000;

// The header of every heap object: 16 bytes. A cell of a size-class page is free when its shape is null.
struct Object {
  Field<Shape*> shape;
  int32_t count;
  uint32_t flags;
};
static_assert(sizeof(Object) == 16);

// str: Latin-1, UCS-2 or UCS-4 code units as in PEP 393; the narrowest kind that fits is always used. The data follows the
// header and ends in one zero unit (not counted). Lone surrogates are ordinary UCS-2 units.
struct Str : Object {
  int64_t length;
  // 0 while not computed. The empty str hashes to 0, as in CPython, and any other text only by chance: computed again then.
  uint64_t hash;
  // Bytes per code unit: 1, 2 or 4.
  uint8_t kind;
  // All code points below 128 (kind is 1 then).
  uint8_t is_ascii;
  uint8_t is_interned;
  uint8_t reserved[5];
  // Followed by (length + 1) * kind bytes.
  uint8_t* data() { return reinterpret_cast<uint8_t*>(this + 1); }
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(this + 1); }
};
static_assert(sizeof(Str) == 40);

// bytes: the data follows and ends in a zero byte (not counted).
struct Bytes : Object {
  int64_t length;
  uint64_t hash;
  uint8_t* data() { return reinterpret_cast<uint8_t*>(this + 1); }
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(this + 1); }
};
static_assert(sizeof(Bytes) == 32);

// An int outside the small range: sign and magnitude, normalised (the top limb is not zero). A value that fits a small
// int is never represented by an object.
struct BigInt : Object {
  // The number of limbs, negative for a negative int.
  int64_t signed_size;
  uint64_t* limbs() { return reinterpret_cast<uint64_t*>(this + 1); }
  const uint64_t* limbs() const { return reinterpret_cast<const uint64_t*>(this + 1); }
};
static_assert(sizeof(BigInt) == 24);

struct Tuple : Object {
  int64_t length;
  uint64_t hash;
  Value* items() { return reinterpret_cast<Value*>(this + 1); }
  const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
};
static_assert(sizeof(Tuple) == 32);

struct List : Object {
  int64_t length;
  Field<Value*> items;
  int64_t capacity;
};
static_assert(sizeof(List) == 40);

// range over ints of any size; the three bounds are ints. `fast` is 1 when start, stop and step are small ints, so that
// loops may read them unboxed.
struct Range : Object {
  Value start;
  Value stop;
  Value step;
  Value length;
};

// A variable that is shared between a function and the functions inside it. kUnbound while unassigned.
struct Cell : Object {
  Value content;
};

struct Slice : Object {
  Value start;
  Value stop;
  Value step;
};

// What an instance holds beyond its inline slots.
struct InstanceExtra {
  // The object given out as `__dict__`, or kUnbound.
  Value dict;
  int64_t capacity;
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
};

// An instance of a class written in Python with no builtin base layout. `shape` maps names to slots; slots below the
// class's inline capacity lie behind the header, the others in `extra`. An unset slot holds kUnbound.
struct Instance : Object {
  Field<InstanceExtra*> extra;
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
};
static_assert(sizeof(Instance) == 24);

// The first words of every shape; the rest is private to the runtime (runtime/core/shape.h).
struct Shape {
  Field<Type*> type;
  uint32_t slot_count;
  uint32_t inline_capacity;
};

// A function object made by `def` or `lambda`.
struct Function : Object {
  Field<const FunctionCode*> code;
  // A tuple of the cells named by the code's free variables, or kNone.
  Value closure;
  // A tuple, or kNone.
  Value defaults;
  // A dict, or kNone.
  Value keyword_defaults;
  // str objects; writable through __name__ and __qualname__.
  Value name;
  Value qualname;
  // The module object whose globals the function uses.
  Value module;
  Value doc;
  // A dict, or kNone until asked for.
  Value annotations;
  // The function's __dict__, or kUnbound until asked for.
  Value dict;
  // A tuple, or kNone (PEP 695).
  Value type_params;
};

// A module. Globals are an array of slots named by `names`; both arrays are emitted by the compiler (or are a row table for
// native modules). Names added at run time live in the module's dict variant (runtime/types/module.h).
struct Module : Object {
  // 2 * slot_count words. The first half are the globals (kUnbound while unset). The second half caches the builtin of the
  // same name: load_global_slow fills it, and a change of the builtins module clears it in every module. Generated code
  // reads slot i, then slot slot_count + i, then calls load_global_slow.
  Field<Value*> slots;
  // Interned names, parallel to slots.
  Field<Str* const*> names;
  int64_t slot_count;
  // Names that have no slot: a dict, or kUnbound until one is stored.
  Value extra;
  Value name;
  // The object given out by globals() and __dict__, or kUnbound until asked for.
  Value dict;
  // An index from name to slot number, built at the first dynamic access; private to the runtime.
  Field<void*> index;
};

// Per-site cache of an attribute access. Zero-initialised data emitted by the compiler; the runtime fills it and keeps all
// filled caches in a list, which it clears whenever a class that has instances gains, loses or replaces a descriptor.
struct AttributeCache {
  // Null while empty.
  Field<Shape*> shape;
  // kSlot: byte offset of the inline slot from the object's start. kMethod: unused.
  int64_t offset;
  // kMethod: the function found on the class, borrowed from it.
  Value method;
  Field<AttributeCache*> next;
  uint32_t kind;
  uint32_t registered;
  // A second shape for stores that add an attribute: the shape after the store.
  Field<Shape*> new_shape;
};
inline constexpr uint32_t kCacheEmpty = 0;
inline constexpr uint32_t kCacheSlot = 1;
inline constexpr uint32_t kCacheMethod = 2;
inline constexpr uint32_t kCacheAddSlot = 3;
static_assert(sizeof(AttributeCache) == 48);

}  // namespace molt::abi
