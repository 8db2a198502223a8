// Texts of exceptions raised by the runtime, area "operator": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(operator_concatenate, TypeError, "'{t}' object can't be concatenated")
MOLT_MESSAGE(compare_digest_ascii, TypeError,
             "comparing strings with non-ASCII characters is not supported")
MOLT_MESSAGE(compare_digest_types, TypeError,
             "unsupported operand types(s) or combination of types: '{t}' and '{t}'")
MOLT_MESSAGE(getter_arguments, TypeError, "{} expected 1 argument, got {}")
MOLT_MESSAGE(attrgetter_name, TypeError, "attribute name must be a string")
MOLT_MESSAGE(methodcaller_no_name, TypeError,
             "methodcaller needs at least one argument, the method name")
MOLT_MESSAGE(methodcaller_name, TypeError, "method name must be a string")
