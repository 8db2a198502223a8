// Texts of exceptions raised by the runtime, area "type": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(no_attribute, AttributeError, "'{}' object has no attribute '{}'")
MOLT_MESSAGE(type_no_attribute, AttributeError, "type object '{}' has no attribute '{}'")
MOLT_MESSAGE(attribute_read_only, AttributeError, "'{}' object attribute '{}' is read-only")
MOLT_MESSAGE(no_enter_method, TypeError, "'{t}' object does not support the {} protocol")
MOLT_MESSAGE(no_exit_method, TypeError,
             "'{t}' object does not support the {} protocol (missed {} method)")
MOLT_MESSAGE(hash_not_int, TypeError, "__hash__ method should return an integer")
MOLT_MESSAGE(not_callable, TypeError, "'{t}' object is not callable")
MOLT_MESSAGE(init_returned, TypeError, "__init__() should return None, not '{t}'")
MOLT_MESSAGE(bool_not_bool, TypeError, "__bool__ should return bool, returned {t}")
MOLT_MESSAGE(length_negative, ValueError, "__len__() should return >= 0")
MOLT_MESSAGE(index_too_large, OverflowError, "cannot fit '{t}' into an index-sized integer")
MOLT_MESSAGE(not_a_container, TypeError, "'{t}' object is not a container")
MOLT_MESSAGE(wrapper_keywords, TypeError, "wrapper {}() takes no keyword arguments")
MOLT_MESSAGE(wrapper_expected_one, TypeError, "expected {} argument{}, got {}")
MOLT_MESSAGE(wrapper_expected_range, TypeError, " expected at {} {} argument{}, got {}")
MOLT_MESSAGE(wrapper_needs_self, TypeError, "descriptor '{}' of '{}' object needs an argument")
MOLT_MESSAGE(wrapper_wrong_self, TypeError,
             "descriptor '{}' requires a '{}' object but received a '{t}'")
MOLT_MESSAGE(method_needs_self, TypeError, "unbound method {}.{}() needs an argument")
MOLT_MESSAGE(method_wrong_self, TypeError,
             "descriptor '{}' for '{}' objects doesn't apply to a '{t}' object")
MOLT_MESSAGE(attribute_not_writable, AttributeError,
             "attribute '{}' of '{}' objects is not writable")
MOLT_MESSAGE(object_new_arguments, TypeError,
             "object.__new__() takes exactly one argument (the type to instantiate)")
MOLT_MESSAGE(object_init_arguments, TypeError,
             "object.__init__() takes exactly one argument (the instance to initialize)")
MOLT_MESSAGE(type_no_arguments, TypeError, "{}() takes no arguments")
MOLT_MESSAGE(init_one_argument, TypeError,
             "{}.__init__() takes exactly one argument (the instance to initialize)")
MOLT_MESSAGE(
    abstract_class, TypeError,
    "Can't instantiate abstract class {} without an implementation for abstract method{} {}")
MOLT_MESSAGE(cannot_create, TypeError, "cannot create '{}' instances")
MOLT_MESSAGE(new_not_enough, TypeError, "{}.__new__(): not enough arguments")
MOLT_MESSAGE(new_not_type, TypeError, "{}.__new__(X): X is not a type object ({t})")
MOLT_MESSAGE(new_not_subtype, TypeError, "{}.__new__({}): {} is not a subtype of {}")
MOLT_MESSAGE(new_not_safe, TypeError, "{}.__new__({}) is not safe, use {}.__new__()")
MOLT_MESSAGE(type_one_or_three, TypeError, "type() takes 1 or 3 arguments")
MOLT_MESSAGE(repr_not_str, TypeError, "__repr__ returned non-string (type {t})")
MOLT_MESSAGE(str_not_str, TypeError, "__str__ returned non-string (type {t})")
MOLT_MESSAGE(unsupported_format, TypeError, "unsupported format string passed to {t}.__format__")
MOLT_MESSAGE(format_argument, TypeError, "__format__() argument must be str, not {t}")
MOLT_MESSAGE(immutable_type, TypeError, "cannot set '{}' attribute of immutable type '{}'")
MOLT_MESSAGE(unhashable, TypeError, "unhashable type: '{t}'")
MOLT_MESSAGE(no_len, TypeError, "object of type '{t}' has no len()")
MOLT_MESSAGE(no_length_hint_int, TypeError, "'{t}' object cannot be interpreted as an integer")
MOLT_MESSAGE(length_hint_type, TypeError, "__length_hint__ must be an integer, not {t}")
MOLT_MESSAGE(length_hint_negative, ValueError, "__length_hint__() should return >= 0")
MOLT_MESSAGE(index_not_int, TypeError, "__index__ returned non-int (type {t})")
MOLT_MESSAGE(index_too_large_for, IndexError, "cannot fit '{t}' into an index-sized integer")
MOLT_MESSAGE(binary_unsupported, TypeError, "unsupported operand type(s) for {}: '{t}' and '{t}'")
MOLT_MESSAGE(binary_unsupported_print, TypeError,
             "unsupported operand type(s) for {}: '{t}' and '{t}'. Did you mean \"print(<message>, "
             "file=<output_stream>)\"?")
MOLT_MESSAGE(power_unsupported, TypeError,
             "unsupported operand type(s) for ** or pow(): '{t}', '{t}', '{t}'")
MOLT_MESSAGE(unary_unsupported, TypeError, "bad operand type for unary {}: '{t}'")
MOLT_MESSAGE(abs_unsupported, TypeError, "bad operand type for abs(): '{t}'")
MOLT_MESSAGE(compare_unsupported, TypeError,
             "'{}' not supported between instances of '{t}' and '{t}'")
MOLT_MESSAGE(repeat_not_int, TypeError, "can't multiply sequence by non-int of type '{t}'")
MOLT_MESSAGE(contains_unsupported, TypeError, "argument of type '{t}' is not iterable")
MOLT_MESSAGE(not_subscriptable, TypeError, "'{t}' object is not subscriptable")
MOLT_MESSAGE(type_not_subscriptable, TypeError, "type '{}' is not subscriptable")
MOLT_MESSAGE(no_item_assignment, TypeError, "'{t}' object does not support item assignment")
MOLT_MESSAGE(no_item_deletion, TypeError, "'{t}' object does not support item deletion")
MOLT_MESSAGE(no_index_deletion, TypeError, "'{t}' object doesn't support item deletion")
MOLT_MESSAGE(iter_returned, TypeError, "iter() returned non-iterator of type '{t}'")
MOLT_MESSAGE(super_no_arguments, RuntimeError, "super(): no arguments")
MOLT_MESSAGE(super_no_class, RuntimeError, "super(): __class__ cell not found")
MOLT_MESSAGE(super_bad_object, TypeError,
             "super(type, obj): obj must be an instance or subtype of type")
MOLT_MESSAGE(super_no_attribute, AttributeError, "'super' object has no attribute '{}'")
MOLT_MESSAGE(super_not_type, TypeError, "super() argument 1 must be a type, not {t}")
MOLT_MESSAGE(property_no_getter, AttributeError, "property{}{}{} of '{}' object has no {}")
MOLT_MESSAGE(bases_not_tuple, TypeError, "can only assign tuple to {}.__bases__, not {t}")
MOLT_MESSAGE(bases_empty, TypeError, "can only assign non-empty tuple to {}.__bases__, not ()")
MOLT_MESSAGE(bases_not_classes, TypeError, "{}.__bases__ must be tuple of classes, not '{t}'")
MOLT_MESSAGE(bases_cycle, TypeError, "a __bases__ item causes an inheritance cycle")
MOLT_MESSAGE(bases_layout, TypeError, "multiple bases have instance lay-out conflict")
MOLT_MESSAGE(base_not_acceptable, TypeError, "type '{}' is not an acceptable base type")
MOLT_MESSAGE(base_not_type, TypeError, "bases must be types")
MOLT_MESSAGE(base_mro_entries, TypeError,
             "type() doesn't support MRO entry resolution; use types.new_class()")
MOLT_MESSAGE(mro_entries_tuple, TypeError, "__mro_entries__ must return a tuple")
MOLT_MESSAGE(duplicate_base, TypeError, "duplicate base class {}")
MOLT_MESSAGE(no_mro, TypeError,
             "Cannot create a consistent method resolution\norder (MRO) for bases {}")
MOLT_MESSAGE(metaclass_conflict, TypeError,
             "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
             "of the metaclasses of all its bases")
MOLT_MESSAGE(prepare_not_mapping, TypeError, "{}.__prepare__() must return a mapping, not {t}")
MOLT_MESSAGE(slots_unsupported, TypeError, "nonempty __slots__ not supported for subtype of '{}'")
MOLT_MESSAGE(slots_not_str, TypeError, "__slots__ items must be strings, not '{t}'")
MOLT_MESSAGE(slots_not_identifier, TypeError, "__slots__ must be identifiers")
MOLT_MESSAGE(slots_dict, TypeError, "__dict__ slot disallowed: we already got one")
MOLT_MESSAGE(slots_weakref, TypeError, "__weakref__ slot disallowed: we already got one")
MOLT_MESSAGE(slots_conflict, ValueError, "{r} in __slots__ conflicts with class variable")
MOLT_MESSAGE(type_argument, TypeError, "type.__new__() argument {} must be {}, not {t}")
MOLT_MESSAGE(qualname_type, TypeError, "type __qualname__ must be a str, not {t}")
MOLT_MESSAGE(init_subclass_arguments, TypeError,
             "{}.__init_subclass__() takes no keyword arguments")
MOLT_MESSAGE(set_name_failed, RuntimeError,
             "Error calling __set_name__ on '{t}' instance {r} in '{}'")
MOLT_MESSAGE(classcell_type, TypeError, "__class__ set to {r} defining {r} as {r}")
MOLT_MESSAGE(classcell_not_set, RuntimeError,
             "__class__ not set defining {r} as {r}. Was __classcell__ propagated to type.__new__?")
MOLT_MESSAGE(cannot_set_type, TypeError, "cannot set '{}' attribute of immutable type '{}'")
MOLT_MESSAGE(cannot_delete_type, TypeError, "cannot delete '{}' attribute of immutable type '{}'")
MOLT_MESSAGE(type_name_type, TypeError, "can only assign string to {}.{}, not '{t}'")
MOLT_MESSAGE(class_assign_not_type, TypeError, "__class__ must be set to a class, not '{t}' object")
MOLT_MESSAGE(class_assign_layout, TypeError,
             "__class__ assignment: '{}' object layout differs from '{}'")
MOLT_MESSAGE(class_assign_heap, TypeError,
             "__class__ assignment only supported for mutable types or ModuleType subclasses")
MOLT_MESSAGE(class_delete, TypeError, "can't delete __class__ attribute")
MOLT_MESSAGE(dict_not_dict, TypeError, "__dict__ must be set to a dictionary, not a '{t}'")
MOLT_MESSAGE(dict_delete, TypeError, "cannot delete __dict__")
MOLT_MESSAGE(isinstance_argument, TypeError,
             "isinstance() arg 2 must be a type, a tuple of types, or a union")
MOLT_MESSAGE(issubclass_argument_1, TypeError, "issubclass() arg 1 must be a class")
MOLT_MESSAGE(issubclass_argument_2, TypeError,
             "issubclass() arg 2 must be a class, a tuple of classes, or a union")
MOLT_MESSAGE(member_missing, AttributeError, "'{t}' object has no attribute '{}'")
MOLT_MESSAGE(member_delete_missing, AttributeError, "{}")
MOLT_MESSAGE(function_argument_type, TypeError, "function() argument '{}' must be {}, not {t}")
MOLT_MESSAGE(function_name_type, TypeError, "arg 3 (name) must be None or string")
MOLT_MESSAGE(function_defaults_type, TypeError, "arg 4 (defaults) must be None or tuple")
MOLT_MESSAGE(function_closure_tuple, TypeError, "arg 5 (closure) must be tuple")
MOLT_MESSAGE(function_closure_type, TypeError, "arg 5 (closure) must be None or tuple")
MOLT_MESSAGE(function_closure_length, ValueError, "{} requires closure of length {}, not {}")
MOLT_MESSAGE(function_closure_cell, TypeError, "arg 5 (closure) expected cell, found {t}")
// Not a text of CPython's.
MOLT_MESSAGE(function_other_globals, NotImplementedError,
             "a function whose globals are not those of its module is not supported")
MOLT_MESSAGE(mapping_proxy_argument, TypeError,
             "mappingproxy() argument must be a mapping, not {t}")
MOLT_MESSAGE(mapping_proxy_or, TypeError, "'|=' is not supported by mappingproxy; use '|' instead")
MOLT_MESSAGE(namespace_positional, TypeError, "no positional arguments expected")
MOLT_MESSAGE(read_only_attribute, AttributeError, "readonly attribute")
MOLT_MESSAGE(get_none_none, TypeError, "__get__(None, None) is invalid")
MOLT_MESSAGE(code_not_code, TypeError, "__code__ must be set to a code object")
MOLT_MESSAGE(code_free_variables, ValueError,
             "{}() requires a code object with {} free vars, not {}")
MOLT_MESSAGE(must_be_set_to, TypeError, "{} must be set to a {} object")
MOLT_MESSAGE(cell_empty, ValueError, "Cell is empty")
MOLT_MESSAGE(match_args_type, TypeError, "{}.__match_args__ must be a tuple (got {t})")
MOLT_MESSAGE(match_args_item, TypeError, "__match_args__ elements must be strings (got {t})")
MOLT_MESSAGE(match_too_many, TypeError, "{}() accepts {} positional sub-pattern{} ({} given)")
MOLT_MESSAGE(match_not_class, TypeError, "called match pattern must be a class")
MOLT_MESSAGE(match_repeated, TypeError, "{}() got multiple sub-patterns for attribute {r}")
MOLT_MESSAGE(isinstance_generic, TypeError,
             "isinstance() argument 2 cannot be a parameterized generic")
MOLT_MESSAGE(issubclass_generic, TypeError,
             "issubclass() argument 2 cannot be a parameterized generic")
MOLT_MESSAGE(singleton_no_arguments, TypeError, "{} takes no arguments")
MOLT_MESSAGE(match_duplicate_key, ValueError, "mapping pattern checks duplicate key ({r})")
MOLT_MESSAGE(cannot_pickle, TypeError, "cannot pickle '{t}' object")
MOLT_MESSAGE(cannot_pickle_sized, TypeError, "cannot pickle {t} objects")
MOLT_MESSAGE(getnewargs_type, TypeError, "__getnewargs__ should return a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_type, TypeError, "__getnewargs_ex__ should return a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_length, ValueError,
             "__getnewargs_ex__ should return a tuple of length 2, not {}")
MOLT_MESSAGE(getnewargs_ex_first, TypeError,
             "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_second, TypeError,
             "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{t}'")
