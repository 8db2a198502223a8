// Texts of exceptions raised by the runtime, area "weakref": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(proxy_dead, ReferenceError, "weakly-referenced object no longer exists")
MOLT_MESSAGE(proxy_not_iterator, TypeError, "Weakref proxy referenced a non-iterator '{t}' object")
MOLT_MESSAGE(dead_weakref_dict, TypeError,
             "_remove_dead_weakref() argument 1 must be dict, not {t}")
MOLT_MESSAGE(dead_weakref_value, TypeError, "not a weakref")
