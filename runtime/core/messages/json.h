// Texts of exceptions raised by the runtime, area "json": the module _json.
// MOLT_MESSAGE(identifier, exception type, "text"). Placeholders: see runtime/core/message.h. The
// texts of JSONDecodeError, which is a class written in Python, stand where they are raised.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(json_first_argument, TypeError, "first argument must be a string, not {t}")
MOLT_MESSAGE(json_end, ValueError, "end is out of bounds")
MOLT_MESSAGE(json_index, ValueError, "idx cannot be negative")
MOLT_MESSAGE(json_circular, ValueError, "Circular reference detected")
MOLT_MESSAGE(json_float, ValueError, "Out of range float values are not JSON compliant: {}")
MOLT_MESSAGE(json_encoder_result, TypeError, "encoder() must return a string, not {t}")
MOLT_MESSAGE(json_markers, TypeError, "make_encoder() argument 1 must be dict or None, not {t}")
MOLT_MESSAGE(json_separator, TypeError, "make_encoder() argument {} must be str, not {t}")
MOLT_MESSAGE(json_items, ValueError, "items must return 2-tuples")
MOLT_MESSAGE(json_key, TypeError, "keys must be str, int, float, bool or None, not {t}")
MOLT_MESSAGE(json_read_only, AttributeError, "readonly attribute")
