// Texts of exceptions raised by the runtime, area "csv": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_DECLARE_TYPE(csv_error)

MOLT_MESSAGE(csv_unknown_dialect, csv_error, "unknown dialect")
MOLT_MESSAGE(csv_dialect_name, TypeError, "dialect name must be a string")
MOLT_MESSAGE(csv_character_length, TypeError, "\"{}\" must be a 1-character string")
MOLT_MESSAGE(csv_character_type, TypeError, "\"{}\" must be string, not {t}")
MOLT_MESSAGE(csv_optional_type, TypeError, "\"{}\" must be string or None, not {t}")
MOLT_MESSAGE(csv_str, TypeError, "\"{}\" must be a string")
MOLT_MESSAGE(csv_int, TypeError, "\"{}\" must be an integer")
MOLT_MESSAGE(csv_quoting, TypeError, "bad \"quoting\" value")
MOLT_MESSAGE(csv_quotechar, TypeError, "quotechar must be set if quoting enabled")
MOLT_MESSAGE(csv_terminator, TypeError, "lineterminator must be set")
MOLT_MESSAGE(csv_readonly, AttributeError, "readonly attribute")
MOLT_MESSAGE(csv_keyword, TypeError, "'{}' is an invalid keyword argument for this function")
MOLT_MESSAGE(csv_pickle, TypeError, "cannot pickle '{}' instances")
MOLT_MESSAGE(csv_arguments_least, TypeError, " expected at least 1 argument, got 0")
MOLT_MESSAGE(csv_arguments_most, TypeError, " expected at most 2 arguments, got {}")
MOLT_MESSAGE(csv_limit, TypeError, "limit must be an integer")
MOLT_MESSAGE(csv_limit_too_large, OverflowError, "Python int too large to convert to C long")
MOLT_MESSAGE(csv_line_type, csv_error,
             "iterator should return strings, not {t} (the file should be opened in text mode)")
MOLT_MESSAGE(csv_end, csv_error, "unexpected end of data")
MOLT_MESSAGE(csv_after_quote, csv_error, "'{}' expected after '{}'")
MOLT_MESSAGE(csv_newline, csv_error,
             "new-line character seen in unquoted field - do you need to open the file in "
             "universal-newline mode?")
MOLT_MESSAGE(csv_field_limit, csv_error, "field larger than field limit ({})")
MOLT_MESSAGE(csv_row_type, csv_error, "iterable expected, not {t}")
MOLT_MESSAGE(csv_escape, csv_error, "need to escape, but no escapechar set")
MOLT_MESSAGE(csv_empty_field, csv_error, "single empty field record must be quoted")
MOLT_MESSAGE(csv_write, TypeError, "argument 1 must have a \"write\" method")
