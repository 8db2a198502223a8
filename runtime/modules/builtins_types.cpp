// The types among the names of builtins. One function for each, so that the linker drops the types
// that a program cannot name.
#include "runtime/core/ref.h"
#include "runtime/core/type.h"

#define MOLT_ROWS "abi/modules/builtins_types.def"
#include "abi/types/rows.inc"

extern "C" {
namespace molt::abi {

using namespace molt::rt;

#define MOLT_BUILTIN_TYPE(name, type) \
  Owned molt_c_builtins_##name() { return {Value::from_object(&molt_type_##type).bits}; }
#define MOLT_EXCEPTION(name, base) MOLT_BUILTIN_TYPE(name, name)
#include "abi/types/exceptions.def"
#undef MOLT_EXCEPTION
MOLT_BUILTIN_TYPE(object, object)
MOLT_BUILTIN_TYPE(type, type)
MOLT_BUILTIN_TYPE(int, int)
MOLT_BUILTIN_TYPE(bool, bool)
MOLT_BUILTIN_TYPE(float, float)
MOLT_BUILTIN_TYPE(complex, complex)
MOLT_BUILTIN_TYPE(str, str)
MOLT_BUILTIN_TYPE(bytes, bytes)
MOLT_BUILTIN_TYPE(bytearray, bytearray)
MOLT_BUILTIN_TYPE(memoryview, memoryview)
MOLT_BUILTIN_TYPE(tuple, tuple)
MOLT_BUILTIN_TYPE(list, list)
MOLT_BUILTIN_TYPE(dict, dict)
MOLT_BUILTIN_TYPE(set, set)
MOLT_BUILTIN_TYPE(frozenset, frozenset)
MOLT_BUILTIN_TYPE(range, range)
MOLT_BUILTIN_TYPE(slice, slice)
MOLT_BUILTIN_TYPE(enumerate, enumerate)
MOLT_BUILTIN_TYPE(zip, zip)
MOLT_BUILTIN_TYPE(map, map)
MOLT_BUILTIN_TYPE(filter, filter)
MOLT_BUILTIN_TYPE(reversed, reversed)
MOLT_BUILTIN_TYPE(property, property)
MOLT_BUILTIN_TYPE(staticmethod, staticmethod)
MOLT_BUILTIN_TYPE(classmethod, classmethod)
MOLT_BUILTIN_TYPE(super, super)
MOLT_BUILTIN_TYPE(EnvironmentError, OSError)
MOLT_BUILTIN_TYPE(IOError, OSError)
#undef MOLT_BUILTIN_TYPE

Owned molt_c_builtins_Ellipsis() { return {kEllipsisBits}; }
Owned molt_c_builtins_NotImplemented() { return {kNotImplementedBits}; }

}  // namespace molt::abi
}
