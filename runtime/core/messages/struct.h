// Texts of exceptions raised by the runtime, area "struct": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_DECLARE_TYPE(struct_error)

MOLT_MESSAGE(struct_bad_char, struct_error, "bad char in struct format")
MOLT_MESSAGE(struct_no_specifier, struct_error, "repeat count given without format specifier")
MOLT_MESSAGE(struct_too_long, struct_error, "total struct size too long")
MOLT_MESSAGE(struct_null, struct_error, "embedded null character")
MOLT_MESSAGE(struct_format_type, TypeError,
             "Struct() argument 1 must be a str or bytes object, not {t}")
MOLT_MESSAGE(struct_range, struct_error, "'{}' format requires {} <= number <= {}")
MOLT_MESSAGE(struct_int_too_large, struct_error, "int too large to convert")
MOLT_MESSAGE(struct_not_an_integer, struct_error, "required argument is not an integer")
MOLT_MESSAGE(struct_not_a_float, struct_error, "required argument is not a float")
MOLT_MESSAGE(struct_char, struct_error, "char format requires a bytes object of length 1")
MOLT_MESSAGE(struct_bytes, struct_error, "argument for '{}' must be a bytes object")
MOLT_MESSAGE(struct_float_range, OverflowError, "float too large to pack with {} format")
MOLT_MESSAGE(struct_item_count, struct_error, "{} expected {} items for packing (got {})")
MOLT_MESSAGE(struct_unpack_size, struct_error, "unpack requires a buffer of {} bytes")
MOLT_MESSAGE(struct_unpack_from_size, struct_error,
             "unpack_from requires a buffer of at least {} bytes for unpacking {} bytes at offset "
             "{} (actual buffer size is {})")
MOLT_MESSAGE(struct_pack_into_size, struct_error,
             "pack_into requires a buffer of at least {} bytes for packing {} bytes at offset {} "
             "(actual buffer size is {})")
MOLT_MESSAGE(struct_offset, struct_error, "offset {} out of range for {}-byte buffer")
MOLT_MESSAGE(struct_unpack_offset, struct_error, "not enough data to unpack {} bytes at offset {}")
MOLT_MESSAGE(struct_pack_offset, struct_error, "no space to pack {} bytes at offset {}")
MOLT_MESSAGE(struct_no_buffer, struct_error, "pack_into expected buffer argument")
MOLT_MESSAGE(struct_no_offset, struct_error, "pack_into expected offset argument")
MOLT_MESSAGE(struct_iterate_size, struct_error,
             "iterative unpacking requires a buffer of a multiple of {} bytes")
MOLT_MESSAGE(struct_iterate_empty, struct_error,
             "cannot iteratively unpack with a struct of length 0")
MOLT_MESSAGE(struct_no_format, TypeError, "missing format argument")
MOLT_MESSAGE(struct_writable, TypeError, "argument must be read-write bytes-like object, not {t}")
