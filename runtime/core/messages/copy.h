// Texts of exceptions raised by the runtime, area "copy" (copying and pickling):
// MOLT_MESSAGE(identifier, exception type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(cannot_pickle, TypeError, "cannot pickle '{}' object")
MOLT_MESSAGE(getnewargs_type, TypeError, "__getnewargs__ should return a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_type, TypeError, "__getnewargs_ex__ should return a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_length, ValueError,
             "__getnewargs_ex__ should return a tuple of length 2, not {}")
MOLT_MESSAGE(getnewargs_ex_first, TypeError,
             "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{t}'")
MOLT_MESSAGE(getnewargs_ex_second, TypeError,
             "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{t}'")
