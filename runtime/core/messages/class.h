// Texts of exceptions raised by the runtime, area "class": see type.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(type_name_null, ValueError, "type name must not contain null characters")
MOLT_MESSAGE(type_params_tuple, TypeError, "__type_params__ must be set to a tuple")
MOLT_MESSAGE(method_not_callable, TypeError, "first argument must be callable")
MOLT_MESSAGE(method_no_instance, TypeError, "instance must not be None")
