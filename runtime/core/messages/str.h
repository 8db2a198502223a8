// Texts of exceptions raised by the runtime, area "str": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(str_concatenate, TypeError, "can only concatenate str (not \"{t}\") to str")
MOLT_MESSAGE(str_in_operand, TypeError, "'in <string>' requires string as left operand, not {t}")
MOLT_MESSAGE(must_be_str, TypeError, "must be str, not {}")
// The name of the function and the name of the argument's type.
MOLT_MESSAGE(argument_must_be_str, TypeError, "{}() argument must be str, not {}")
MOLT_MESSAGE(numbered_argument_must_be_str, TypeError, "{}() argument {} must be str, not {}")
MOLT_MESSAGE(named_argument_must_be_str, TypeError, "{}() argument '{}' must be str, not {}")
MOLT_MESSAGE(int_too_large_for_ssize, OverflowError, "Python int too large to convert to C ssize_t")
MOLT_MESSAGE(int_too_large_for_int, OverflowError, "Python int too large to convert to C int")
MOLT_MESSAGE(str_index_type, TypeError, "string indices must be integers, not '{t}'")
MOLT_MESSAGE(str_index_range, IndexError, "string index out of range")
MOLT_MESSAGE(str_too_long, OverflowError, "strings are too large to concat")
MOLT_MESSAGE(join_item, TypeError, "sequence item {}: expected str instance, {t} found")
MOLT_MESSAGE(join_too_long, OverflowError, "join() result is too long for a Python string")
MOLT_MESSAGE(join_not_iterable, TypeError, "can only join an iterable")
MOLT_MESSAGE(repeated_str_too_long, OverflowError, "repeated string is too long")
MOLT_MESSAGE(replace_too_long, OverflowError, "replace string is too long")
MOLT_MESSAGE(substring_not_found, ValueError, "substring not found")
MOLT_MESSAGE(affix_tuple_item, TypeError, "tuple for {} must only contain str, not {t}")
MOLT_MESSAGE(affix_argument, TypeError, "{} first arg must be str or a tuple of str, not {t}")
MOLT_MESSAGE(separator_not_str, TypeError, "must be str or None, not {t}")
MOLT_MESSAGE(empty_separator, ValueError, "empty separator")
MOLT_MESSAGE(strip_argument, TypeError, "{} arg must be None or str")
MOLT_MESSAGE(decoding_str, TypeError, "decoding str is not supported")
MOLT_MESSAGE(decoding_not_bytes, TypeError, "decoding to str: need a bytes-like object, {t} found")
// Format specifications.
MOLT_MESSAGE(both_separators, ValueError, "Cannot specify both ',' and '_'.")
MOLT_MESSAGE(separator_with_type, ValueError, "Cannot specify '{}' with '{}'.")
MOLT_MESSAGE(separator_with_type_code, ValueError, "Cannot specify '{}' with '\\x{}'.")
MOLT_MESSAGE(unknown_format_code, ValueError, "Unknown format code '{}' for object of type '{}'")
MOLT_MESSAGE(unknown_format_code_hex, ValueError,
             "Unknown format code '\\x{}' for object of type '{}'")
MOLT_MESSAGE(too_many_digits, ValueError, "Too many decimal digits in format string")
MOLT_MESSAGE(missing_precision, ValueError, "Format specifier missing precision")
MOLT_MESSAGE(invalid_format_spec, ValueError,
             "Invalid format specifier '{}' for object of type '{}'")
MOLT_MESSAGE(unsupported_format_string, TypeError,
             "unsupported format string passed to {}.__format__")
MOLT_MESSAGE(format_result, TypeError, "__format__ must return a str, not {t}")
MOLT_MESSAGE(space_in_str_format, ValueError, "Space not allowed in string format specifier")
MOLT_MESSAGE(sign_in_str_format, ValueError, "Sign not allowed in string format specifier")
MOLT_MESSAGE(z_in_str_format, ValueError,
             "Negative zero coercion (z) not allowed in string format specifier")
MOLT_MESSAGE(alternate_in_str_format, ValueError,
             "Alternate form (#) not allowed in string format specifier")
MOLT_MESSAGE(align_in_str_format, ValueError,
             "'=' alignment not allowed in string format specifier")
// Codecs.
MOLT_MESSAGE(embedded_null, ValueError, "embedded null character")
MOLT_MESSAGE(unknown_encoding, LookupError, "unknown encoding: {}")
MOLT_MESSAGE(unknown_error_handler, LookupError, "unknown error handler name '{}'")
MOLT_MESSAGE(handler_not_for_decoding, TypeError,
             "don't know how to handle UnicodeDecodeError in error callback")
MOLT_MESSAGE(fill_not_str, TypeError, "The fill character must be a unicode character, not {t}")
MOLT_MESSAGE(fill_length, TypeError, "The fill character must be exactly one character long")
MOLT_MESSAGE(padded_too_long, OverflowError, "padded string is too long")
MOLT_MESSAGE(translate_result, TypeError, "character mapping must return integer, None or str")
MOLT_MESSAGE(translate_range, ValueError, "character mapping must be in range(0x110000)")
MOLT_MESSAGE(maketrans_not_dict, TypeError,
             "if you give only one argument to maketrans it must be a dict")
MOLT_MESSAGE(maketrans_not_str, TypeError,
             "first maketrans argument must be a string if there is a second argument")
MOLT_MESSAGE(maketrans_lengths, ValueError,
             "the first two maketrans arguments must have equal length")
MOLT_MESSAGE(maketrans_key_length, ValueError, "string keys in translate table must be of length 1")
MOLT_MESSAGE(maketrans_key_type, TypeError, "keys in translate table must be strings or integers")
// The % operator. The first placeholder is the conversion's character.
MOLT_MESSAGE(percent_not_enough, TypeError, "not enough arguments for format string")
MOLT_MESSAGE(percent_not_all, TypeError, "not all arguments converted during {} formatting")
MOLT_MESSAGE(percent_incomplete, ValueError, "incomplete format")
MOLT_MESSAGE(percent_incomplete_key, ValueError, "incomplete format key")
MOLT_MESSAGE(percent_needs_mapping, TypeError, "format requires a mapping")
MOLT_MESSAGE(percent_star, TypeError, "* wants int")
MOLT_MESSAGE(percent_width, ValueError, "width too big")
MOLT_MESSAGE(percent_precision, ValueError, "precision too big")
MOLT_MESSAGE(percent_precision_too_large, ValueError, "precision too large")
MOLT_MESSAGE(percent_integer_required, TypeError, "%{} format: an integer is required, not {t}")
MOLT_MESSAGE(percent_real_required, TypeError, "%{} format: a real number is required, not {t}")
MOLT_MESSAGE(percent_float_required, TypeError, "float argument required, not {t}")
MOLT_MESSAGE(percent_char, TypeError, "%c requires int or char")
MOLT_MESSAGE(percent_char_range, OverflowError, "%c arg not in range(0x110000)")
MOLT_MESSAGE(percent_unsupported, ValueError,
             "unsupported format character '{}' (0x{}) at index {}")
// str.format.
MOLT_MESSAGE(format_single_open, ValueError, "Single '{' encountered in format string")
MOLT_MESSAGE(format_single_close, ValueError, "Single '}' encountered in format string")
MOLT_MESSAGE(format_unexpected_open, ValueError, "unexpected '{' in field name")
MOLT_MESSAGE(format_no_conversion, ValueError,
             "end of string while looking for conversion specifier")
MOLT_MESSAGE(format_expected_colon, ValueError, "expected ':' after conversion specifier")
MOLT_MESSAGE(format_unmatched, ValueError, "unmatched '{' in format spec")
MOLT_MESSAGE(format_expected_close, ValueError, "expected '}' before end of string")
MOLT_MESSAGE(format_unknown_conversion, ValueError, "Unknown conversion specifier {}")
MOLT_MESSAGE(format_unknown_conversion_hex, ValueError, "Unknown conversion specifier \\x{}")
MOLT_MESSAGE(format_recursion, ValueError, "Max string recursion exceeded")
MOLT_MESSAGE(format_manual_to_automatic, ValueError,
             "cannot switch from manual field specification to automatic field numbering")
MOLT_MESSAGE(format_automatic_to_manual, ValueError,
             "cannot switch from automatic field numbering to manual field specification")
MOLT_MESSAGE(format_positional, ValueError, "Format string contains positional fields")
MOLT_MESSAGE(format_index, IndexError,
             "Replacement index {} out of range for positional args tuple")
MOLT_MESSAGE(format_missing_bracket, ValueError, "Missing ']' in format string")
MOLT_MESSAGE(format_after_bracket, ValueError,
             "Only '.' or '[' may follow ']' in format field specifier")
MOLT_MESSAGE(format_empty_attribute, ValueError, "Empty attribute in format string")
// bytes, bytearray and memoryview.
MOLT_MESSAGE(bytes_like_required, TypeError, "a bytes-like object is required, not '{t}'")
MOLT_MESSAGE(bytes_method_result, TypeError, "__bytes__ returned non-bytes (type {t})")
MOLT_MESSAGE(negative_count, ValueError, "negative count")
MOLT_MESSAGE(part_argument, TypeError, "argument should be integer or bytes-like object, not '{t}'")
MOLT_MESSAGE(byte_range, ValueError, "byte must be in range(0, 256)")
MOLT_MESSAGE(bytes_range, ValueError, "bytes must be in range(0, 256)")
MOLT_MESSAGE(encoding_without_str, TypeError, "encoding without a string argument")
MOLT_MESSAGE(errors_without_str, TypeError, "errors without a string argument")
MOLT_MESSAGE(str_without_encoding, TypeError, "string argument without an encoding")
MOLT_MESSAGE(cannot_convert_to_bytes, TypeError, "cannot convert '{t}' object to {}")
MOLT_MESSAGE(bytes_index_type, TypeError, "{} indices must be integers or slices, not {t}")
MOLT_MESSAGE(bytes_index_range, IndexError, "index out of range")
MOLT_MESSAGE(bytearray_index_range, IndexError, "bytearray index out of range")
MOLT_MESSAGE(bytes_concatenate, TypeError, "can't concat {t} to {}")
MOLT_MESSAGE(repeated_bytes_too_long, OverflowError, "repeated bytes are too long")
MOLT_MESSAGE(subsection_not_found, ValueError, "subsection not found")
MOLT_MESSAGE(bytes_affix_argument, TypeError,
             "{} first arg must be bytes or a tuple of bytes, not {t}")
MOLT_MESSAGE(bytes_join_item, TypeError,
             "sequence item {}: expected a bytes-like object, {t} found")
MOLT_MESSAGE(bytes_fill, TypeError, "{}() argument 2 must be a byte string of length 1, not {}")
MOLT_MESSAGE(translation_table_size, ValueError, "translation table must be 256 characters long")
MOLT_MESSAGE(bytes_maketrans_lengths, ValueError, "maketrans arguments must have same length")
MOLT_MESSAGE(hex_separator_length, ValueError, "sep must be length 1.")
MOLT_MESSAGE(hex_separator_type, TypeError, "sep must be str or bytes.")
MOLT_MESSAGE(hex_separator_ascii, ValueError, "sep must be ASCII.")
MOLT_MESSAGE(fromhex_digit, ValueError,
             "non-hexadecimal number found in fromhex() arg at position {}")
MOLT_MESSAGE(bytes_percent_char, TypeError, "%c requires an integer in range(256) or a single byte")
MOLT_MESSAGE(bytes_percent_char_range, OverflowError, "%c arg not in range(256)")
MOLT_MESSAGE(bytes_percent_bytes, TypeError,
             "%b requires a bytes-like object, or an object that implements __bytes__, not '{t}'")
MOLT_MESSAGE(bytes_percent_unsupported, OverflowError, "character argument not in range(0x110000)")
MOLT_MESSAGE(bytearray_arguments, TypeError, "bytearray() takes at most 3 arguments ({} given)")
MOLT_MESSAGE(bytearray_keyword, TypeError, "'{}' is an invalid keyword argument for bytearray()")
MOLT_MESSAGE(bytearray_argument_twice, TypeError,
             "argument for bytearray() given by name ('{}') and position ({})")
MOLT_MESSAGE(bytearray_assign, TypeError,
             "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
// The object that is no iterable; the text says the same.
MOLT_MESSAGE(bytearray_assign_object, TypeError,
             "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
MOLT_MESSAGE(bytearray_extended_slice, ValueError,
             "attempt to assign bytes of size {} to extended slice of size {}")
MOLT_MESSAGE(bytearray_exports, BufferError, "Existing exports of data: object cannot be re-sized")
MOLT_MESSAGE(bytearray_extend, TypeError, "can't extend bytearray with {t}")
MOLT_MESSAGE(bytearray_pop_empty, IndexError, "pop from empty bytearray")
MOLT_MESSAGE(bytearray_pop_range, IndexError, "pop index out of range")
MOLT_MESSAGE(bytearray_remove, ValueError, "value not found in bytearray")
MOLT_MESSAGE(memoryview_argument, TypeError,
             "memoryview: a bytes-like object is required, not '{t}'")
MOLT_MESSAGE(memoryview_expected, TypeError, "expected a memoryview object")
MOLT_MESSAGE(memoryview_given_back, ValueError,
             "memoryview's buffer has already been released")
MOLT_MESSAGE(memoryview_other_owner, ValueError, "memoryview's buffer is not this object")
MOLT_MESSAGE(memoryview_item_format, NotImplementedError, "memoryview: format {} not supported")
MOLT_MESSAGE(buffer_not_writable, BufferError, "Object is not writable.")
MOLT_MESSAGE(buffer_method_result, TypeError, "__buffer__ returned non-memoryview object")
MOLT_MESSAGE(memoryview_released, ValueError, "operation forbidden on released memoryview object")
MOLT_MESSAGE(memoryview_index, IndexError, "index out of bounds on dimension {}")
MOLT_MESSAGE(memoryview_key, TypeError, "memoryview: invalid slice key")
MOLT_MESSAGE(memoryview_readonly, TypeError, "cannot modify read-only memory")
MOLT_MESSAGE(memoryview_value, ValueError, "memoryview: invalid value for format '{}'")
MOLT_MESSAGE(memoryview_type, TypeError, "memoryview: invalid type for format '{}'")
MOLT_MESSAGE(memoryview_structure, ValueError,
             "memoryview assignment: lvalue and rvalue have different structures")
MOLT_MESSAGE(memoryview_hash, ValueError, "cannot hash writable memoryview object")
MOLT_MESSAGE(memoryview_delete, TypeError, "cannot delete memory")
MOLT_MESSAGE(memoryview_format, ValueError,
             "memoryview: destination format must be a native single character format prefixed "
             "with an optional '@'")
MOLT_MESSAGE(memoryview_format_type, TypeError, "cast() argument 'format' must be str, not {t}")
MOLT_MESSAGE(memoryview_cast_contiguous, TypeError,
             "memoryview: casts are restricted to C-contiguous views")
MOLT_MESSAGE(memoryview_cast_formats, TypeError,
             "memoryview: cannot cast between two non-byte formats")
MOLT_MESSAGE(memoryview_cast_length, TypeError, "memoryview: length is not a multiple of itemsize")
MOLT_MESSAGE(memoryview_cast_dimensions, TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
MOLT_MESSAGE(memoryview_cast_zeros, TypeError,
             "memoryview: cannot cast view with zeros in shape or strides")
MOLT_MESSAGE(memoryview_shape_type, TypeError, "shape must be a list or a tuple")
MOLT_MESSAGE(memoryview_shape_items, TypeError,
             "memoryview.cast(): elements of shape must be integers")
MOLT_MESSAGE(memoryview_shape_positive, ValueError,
             "memoryview.cast(): elements of shape must be integers > 0")
MOLT_MESSAGE(memoryview_shape_size, TypeError,
             "memoryview: product(shape) * itemsize != buffer size")
MOLT_MESSAGE(memoryview_too_many, ValueError, "memoryview: number of dimensions must not exceed {}")
MOLT_MESSAGE(memoryview_hash_format, ValueError,
             "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
MOLT_MESSAGE(memoryview_subviews, NotImplementedError,
             "multi-dimensional sub-views are not implemented")
MOLT_MESSAGE(memoryview_slices, NotImplementedError, "multi-dimensional slicing is not implemented")
MOLT_MESSAGE(memoryview_short_index, NotImplementedError, "sub-views are not implemented")
MOLT_MESSAGE(memoryview_long_index, TypeError,
             "cannot index {}-dimension view with {}-element tuple")
MOLT_MESSAGE(memoryview_set_slices, NotImplementedError,
             "memoryview slice assignments are currently restricted to ndim = 1")
MOLT_MESSAGE(memoryview_scalar, TypeError, "invalid indexing of 0-dim memory")
MOLT_MESSAGE(memoryview_scalar_length, TypeError, "0-dim memory has no length")
