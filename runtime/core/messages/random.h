// Texts of exceptions raised by the runtime, area "random": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(random_arguments, TypeError, "Random() requires 0 or 1 argument")
MOLT_MESSAGE(random_bits, ValueError, "number of bits must be non-negative")
MOLT_MESSAGE(random_state_type, TypeError, "state vector must be a tuple")
MOLT_MESSAGE(random_state_size, ValueError, "state vector is the wrong size")
MOLT_MESSAGE(random_state_item, TypeError, "an integer is required")
MOLT_MESSAGE(random_state_negative, OverflowError, "can't convert negative value to unsigned int")
MOLT_MESSAGE(random_state_large, OverflowError,
             "Python int too large to convert to C unsigned long")
MOLT_MESSAGE(random_state_index, ValueError, "invalid state")
