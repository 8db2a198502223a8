// Texts of exceptions raised by the runtime, area "abc": see type.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(abc_no_impl, TypeError, "_abc_impl is set to a wrong type")
MOLT_MESSAGE(abc_register_class, TypeError, "Can only register classes")
MOLT_MESSAGE(abc_inheritance_cycle, RuntimeError, "Refusing to create an inheritance cycle")
MOLT_MESSAGE(abc_subclass_class, TypeError, "issubclass() arg 1 must be a class")
MOLT_MESSAGE(abc_hook_result, AssertionError,
             "__subclasshook__ must return either False, True, or NotImplemented")
MOLT_MESSAGE(abc_both_flags, TypeError,
             "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
