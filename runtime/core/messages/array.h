// Texts of exceptions raised by the runtime, area "array": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(array_typecode, ValueError,
             "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
MOLT_MESSAGE(array_typecode_type, TypeError,
             "array() argument 1 must be a unicode character, not {}")
MOLT_MESSAGE(array_no_argument, TypeError, "array() takes at least 1 argument (0 given)")
MOLT_MESSAGE(array_many_arguments, TypeError, "array() takes at most 2 arguments ({} given)")
MOLT_MESSAGE(array_keywords, TypeError, "array.array() takes no keyword arguments")
MOLT_MESSAGE(array_from_str, TypeError,
             "cannot use a str to initialize an array with typecode '{}'")
MOLT_MESSAGE(array_from_unicode, TypeError,
             "cannot use a unicode array to initialize an array with typecode '{}'")
MOLT_MESSAGE(array_bytes_size, ValueError, "bytes length not a multiple of item size")
MOLT_MESSAGE(array_character, TypeError, "array item must be unicode character")
MOLT_MESSAGE(array_greater, OverflowError, "{} is greater than maximum")
MOLT_MESSAGE(array_less, OverflowError, "{} is less than minimum")
MOLT_MESSAGE(array_long, OverflowError, "Python int too large to convert to C long")
MOLT_MESSAGE(array_unsigned_long, OverflowError,
             "Python int too large to convert to C unsigned long")
MOLT_MESSAGE(array_negative, OverflowError, "can't convert negative value to unsigned int")
MOLT_MESSAGE(array_negative_int, OverflowError, "can't convert negative int to unsigned")
MOLT_MESSAGE(array_too_big, OverflowError, "int too big to convert")
MOLT_MESSAGE(array_index, IndexError, "array index out of range")
MOLT_MESSAGE(array_assign_index, IndexError, "array assignment index out of range")
MOLT_MESSAGE(array_indices, TypeError, "array indices must be integers")
MOLT_MESSAGE(array_assign_type, TypeError, "can only assign array (not \"{t}\") to array slice")
MOLT_MESSAGE(array_other_kind, TypeError, "bad argument type for built-in operation")
MOLT_MESSAGE(array_extended_slice, ValueError,
             "attempt to assign array of size {} to extended slice of size {}")
MOLT_MESSAGE(array_append, TypeError, "can only append array (not \"{t}\") to array")
MOLT_MESSAGE(array_extend, TypeError, "can only extend array with array (not \"{t}\")")
MOLT_MESSAGE(array_extend_kind, TypeError, "can only extend with array of same kind")
MOLT_MESSAGE(array_pop_range, IndexError, "pop index out of range")
MOLT_MESSAGE(array_pop_empty, IndexError, "pop from empty array")
MOLT_MESSAGE(array_remove, ValueError, "array.remove(x): x not in array")
MOLT_MESSAGE(array_missing, ValueError, "array.index(x): x not in array")
MOLT_MESSAGE(array_list, TypeError, "arg must be list")
MOLT_MESSAGE(array_fromunicode, ValueError,
             "fromunicode() may only be called on unicode type arrays")
MOLT_MESSAGE(array_tounicode, ValueError, "tounicode() may only be called on unicode type arrays")
MOLT_MESSAGE(array_negative_count, ValueError, "negative count")
MOLT_MESSAGE(array_end_of_file, EOFError, "read() didn't return enough bytes")
MOLT_MESSAGE(array_read_type, TypeError, "read() didn't return bytes")
MOLT_MESSAGE(array_not_subtype, TypeError, "{} is not a subtype of array.array")
MOLT_MESSAGE(array_format, ValueError, "third argument must be a valid machine format code.")
MOLT_MESSAGE(array_reconstruct_code, ValueError, "second argument must be a valid type code")
MOLT_MESSAGE(array_type_first, TypeError, "first argument must be a type object, not {t}")
MOLT_MESSAGE(array_reconstruct_type, TypeError,
             "_array_reconstructor() argument 2 must be a unicode character, not {}")
MOLT_MESSAGE(array_items, TypeError, "fourth argument should be bytes, not {t}")
MOLT_MESSAGE(array_exports, BufferError, "cannot resize an array that is exporting buffers")
MOLT_MESSAGE(array_foreign_format, NotImplementedError,
             "arrays pickled in another machine's format")
