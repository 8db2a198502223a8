// Texts of exceptions raised by the runtime, area "zlib": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_DECLARE_TYPE(zlib_error)

MOLT_MESSAGE(zlib_failed, zlib_error, "Error {} {}: {}")
MOLT_MESSAGE(zlib_failed_plain, zlib_error, "Error {} {}")
MOLT_MESSAGE(zlib_level, zlib_error, "Bad compression level")
MOLT_MESSAGE(zlib_buffer_size, ValueError, "bufsize must be non-negative")
MOLT_MESSAGE(zlib_option, ValueError, "Invalid initialization option")
MOLT_MESSAGE(zlib_dictionary, ValueError, "Invalid dictionary")
MOLT_MESSAGE(zlib_dictionary_type, TypeError, "zdict argument must support the buffer protocol")
MOLT_MESSAGE(zlib_max_length, ValueError, "max_length must be non-negative")
MOLT_MESSAGE(zlib_length, ValueError, "length must be greater than zero")
MOLT_MESSAGE(zlib_state, ValueError, "Inconsistent stream state")
MOLT_MESSAGE(zlib_end, EOFError, "End of stream already reached")
MOLT_MESSAGE(zlib_readonly, AttributeError, "readonly attribute")
