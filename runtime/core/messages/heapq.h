// Texts of exceptions raised by the runtime, area "heapq": the modules _heapq and _bisect.
// MOLT_MESSAGE(identifier, exception type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(heap_index, IndexError, "index out of range")
MOLT_MESSAGE(heap_changed_size, RuntimeError, "list changed size during iteration")
MOLT_MESSAGE(heap_argument, TypeError, "{}() argument must be list, not {t}")
MOLT_MESSAGE(heap_argument_1, TypeError, "{}() argument 1 must be list, not {t}")
MOLT_MESSAGE(bisect_lo, ValueError, "lo must be non-negative")
MOLT_MESSAGE(bisect_hi, TypeError, "argument should be integer or None, not {t}")
MOLT_MESSAGE(bisect_no_indexing, TypeError, "'{t}' object does not support indexing")
MOLT_MESSAGE(bisect_no_sequence, TypeError, "{t} is not a sequence")
