// Texts of exceptions raised by the runtime, area "unicodedata": MOLT_MESSAGE(identifier,
// exception type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(unicodedata_character, TypeError,
             "{}() argument{} must be a unicode character, not {}")
MOLT_MESSAGE(unicodedata_str, TypeError, "{}() argument {} must be str, not {}")
MOLT_MESSAGE(unicodedata_no_name, ValueError, "no such name")
MOLT_MESSAGE(unicodedata_not_decimal, ValueError, "not a decimal")
MOLT_MESSAGE(unicodedata_not_digit, ValueError, "not a digit")
MOLT_MESSAGE(unicodedata_not_numeric, ValueError, "not a numeric character")
MOLT_MESSAGE(unicodedata_form, ValueError, "invalid normalization form")
MOLT_MESSAGE(unicodedata_undefined, KeyError, "undefined character name '{}'")
MOLT_MESSAGE(unicodedata_too_long, KeyError, "name too long")
