// Rows of builtin methods, attributes and functions as the runtime sees them.
//
// The source of a row is abi/types/<type>.def or abi/modules/<module>.def:
//
//   MOLT_METHOD(type, name, (Borrowed self, Borrowed item), "($self, item, /) -> None", effects)
//   MOLT_CLASS_METHOD, MOLT_STATIC_METHOD     likewise; a class method's first parameter is the
//   class ($type) MOLT_CONSTRUCTOR(type, (Borrowed cls, ...), "(iterable=(), /)", effects) __new__
//   called as type(...) MOLT_GETTER(type, name)                   Owned molt_g_type_name(Borrowed
//   self) MOLT_ACCESSOR(type, name)                 the same and Status molt_s_type_name(Borrowed
//   self, Borrowed value); value is
//                                             kUnbound for `del`
//   MOLT_FUNCTION(module, name, (Borrowed item, ...), "(item, /) -> int", effects)
//   MOLT_CONSTANT(module, name)               Owned molt_c_module_name(), called once, at the first
//   access
//
// The signature text is Python's (a parameter is positional-only before "/", keyword-only after
// "*"; "*args" arrives as a tuple, "**kwargs" as a dict). A default is None, True, False, an int, a
// float, a 'str', () or <unset>, which arrives as kUnbound. What stands before the parenthesis only
// decides the texts of errors: "|" where CPython binds the arguments with
// PyArg_ParseTupleAndKeywords, "!" for PyArg_UnpackTuple (and for super, whose messages say
// "super()"), and then the name of the function that looks at the keywords, where it is another
// one. The C++ parameter list has one entry for each parameter of the text; a static_assert checks
// the number. Bodies are `extern "C"`: molt_m_<type>_<name>, molt_n_<type> (constructors),
// molt_f_<module>_<name>.
//
// The compiler emits one MethodTable per type and module, `molt_rows_<type>` and
// `molt_module_rows_<module>`, with only the rows whose names the program can reach; unit tests
// link full tables made from the same .def files by the C++ compiler.
#pragma once

#include <cstdint>

#include "abi/layout/object.h"

namespace molt::abi {

enum class RowKind : uint32_t {
  kMethod,
  kClassMethod,
  kStaticMethod,
  kConstructor,
  kGetter,
  kAccessor,
  kFunction,
  kConstant,
};

struct MethodRow {
  // A static str object.
  Field<Str*> name;
  // The body; its C++ type follows from kind and arity (all arguments and the result are one 64-bit
  // word).
  Field<const void*> body;
  // kAccessor: the setter.
  Field<const void*> setter;
  // Zero-terminated UTF-8.
  Field<const char*> signature;
  RowKind kind;
  // The number of C++ parameters, `self` included.
  int32_t arity;
  // The parsed signature; private to the runtime's binder, null in the emitted data.
  Field<void*> parsed;
};
static_assert(sizeof(MethodRow) == 48);

struct MethodTable {
  Field<MethodRow*> rows;
  int64_t num_rows;
};

}  // namespace molt::abi
