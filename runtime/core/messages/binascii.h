// Texts of exceptions raised by the runtime, area "binascii": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_DECLARE_TYPE(binascii_error)

MOLT_MESSAGE(binascii_not_ascii, ValueError, "string argument should contain only ASCII characters")
MOLT_MESSAGE(binascii_type, TypeError,
             "argument should be bytes, buffer or ASCII string, not '{t}'")
MOLT_MESSAGE(binascii_odd_length, binascii_error, "Odd-length string")
MOLT_MESSAGE(binascii_not_hex, binascii_error, "Non-hexadecimal digit found")
MOLT_MESSAGE(binascii_padding, binascii_error, "Incorrect padding")
MOLT_MESSAGE(
    binascii_single, binascii_error,
    "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a "
    "multiple of 4")
MOLT_MESSAGE(binascii_leading_padding, binascii_error, "Leading padding not allowed")
MOLT_MESSAGE(binascii_excess_data, binascii_error, "Excess data after padding")
MOLT_MESSAGE(binascii_only_base64, binascii_error, "Only base64 data is allowed")
MOLT_MESSAGE(binascii_split_padding, binascii_error, "Discontinuous padding not allowed")
MOLT_MESSAGE(binascii_line_length, binascii_error, "At most 45 bytes at once")
MOLT_MESSAGE(binascii_illegal, binascii_error, "Illegal char")
MOLT_MESSAGE(binascii_garbage, binascii_error, "Trailing garbage")
