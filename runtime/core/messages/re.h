// Texts of exceptions raised by the runtime, area "re": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(re_text_type, TypeError, "expected string or bytes-like object, got '{t}'")
MOLT_MESSAGE(re_str_pattern, TypeError, "cannot use a string pattern on a bytes-like object")
MOLT_MESSAGE(re_bytes_pattern, TypeError, "cannot use a bytes pattern on a string-like object")
MOLT_MESSAGE(re_no_group, IndexError, "no such group")
MOLT_MESSAGE(re_invalid_code, RuntimeError, "invalid SRE code")
MOLT_MESSAGE(re_code_limit, OverflowError, "regular expression code size limit exceeded")
MOLT_MESSAGE(re_integer_required, TypeError, "an integer is required")
MOLT_MESSAGE(re_invalid_template, TypeError, "invalid template")
MOLT_MESSAGE(re_not_a_template, RuntimeError,
             "the result of compiling a replacement string is {t}, not re.Template object")
MOLT_MESSAGE(re_scanner_running, ValueError, "regular expression scanner already executing")
MOLT_MESSAGE(argument_wrong_type, TypeError, "{}() argument '{}' must be {}, not {}")
