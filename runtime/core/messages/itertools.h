// Texts of exceptions raised by the runtime, area "itertools": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(count_number, TypeError, "a number is required")
MOLT_MESSAGE(repeat_unsized, TypeError, "len() of unsized object")
MOLT_MESSAGE(batched_size, ValueError, "n must be at least one")
MOLT_MESSAGE(combinations_negative, ValueError, "r must be non-negative")
MOLT_MESSAGE(permutations_int, TypeError, "Expected int as r")
MOLT_MESSAGE(product_negative, ValueError, "repeat argument cannot be negative")
MOLT_MESSAGE(product_too_large, OverflowError, "repeat argument too large")
MOLT_MESSAGE(tee_negative, ValueError, "n must be >= 0")
MOLT_MESSAGE(tee_reentered, RuntimeError, "cannot re-enter the tee iterator")
MOLT_MESSAGE(islice_stop, ValueError,
             "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
MOLT_MESSAGE(islice_indices, ValueError,
             "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
MOLT_MESSAGE(islice_step, ValueError, "Step for islice() must be a positive integer or None.")
MOLT_MESSAGE(zip_longest_keyword, TypeError, "zip_longest() got an unexpected keyword argument")
