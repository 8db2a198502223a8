// Texts of exceptions raised by the runtime, area "functools": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(partial_no_arguments, TypeError, "type 'partial' takes at least one argument")
MOLT_MESSAGE(first_not_callable, TypeError, "the first argument must be callable")
MOLT_MESSAGE(partial_readonly, AttributeError, "readonly attribute")
MOLT_MESSAGE(partial_state, TypeError, "invalid partial state")
MOLT_MESSAGE(reduce_not_iterable, TypeError, "reduce() arg 2 must support iteration")
MOLT_MESSAGE(reduce_empty, TypeError, "reduce() of empty iterable with no initial value")
MOLT_MESSAGE(key_wrapper_other, TypeError, "other argument must be K instance")
MOLT_MESSAGE(key_wrapper_missing, TypeError, "K() missing required argument 'obj' (pos 1)")
MOLT_MESSAGE(key_wrapper_object, AttributeError, "object")
MOLT_MESSAGE(lru_cache_size, TypeError, "maxsize should be integer or None")
