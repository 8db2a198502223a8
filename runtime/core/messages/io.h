// Texts of exceptions raised by the runtime, area "io": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h. io.UnsupportedOperation has no row: see
// raise_unsupported.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(file_closed, ValueError, "I/O operation on closed file.")
MOLT_MESSAGE(raw_file_closed, ValueError, "I/O operation on closed file")
MOLT_MESSAGE(write_to_closed_file, ValueError, "write to closed file")
MOLT_MESSAGE(operation_of_closed_file, ValueError, "{} of closed file")
MOLT_MESSAGE(file_detached, ValueError, "underlying buffer has been detached")
MOLT_MESSAGE(raw_detached, ValueError, "raw stream has been detached")
MOLT_MESSAGE(integer_or_none, TypeError, "argument should be integer or None, not '{t}'")
MOLT_MESSAGE(not_an_integer, TypeError, "'{t}' object cannot be interpreted as an integer")
MOLT_MESSAGE(file_write_argument, TypeError, "write() argument must be str, not {t}")
MOLT_MESSAGE(negative_seek, ValueError, "negative seek position {}")
MOLT_MESSAGE(invalid_whence, ValueError, "invalid whence ({}, should be 0, 1 or 2)")
MOLT_MESSAGE(whence_unsupported, ValueError, "whence value {} unsupported")
MOLT_MESSAGE(telling_disabled, OSError, "telling position disabled by next() call")
MOLT_MESSAGE(read_length, ValueError, "read length must be non-negative or -1")
MOLT_MESSAGE(open_mode, ValueError, "invalid mode: '{}'")
MOLT_MESSAGE(open_text_and_binary, ValueError, "can't have text and binary mode at once")
MOLT_MESSAGE(open_one_mode, ValueError, "must have exactly one of create/read/write/append mode")
MOLT_MESSAGE(file_mode, ValueError, "invalid mode: {}")
MOLT_MESSAGE(file_one_mode, ValueError,
             "Must have exactly one of create/read/write/append mode and at most one plus")
MOLT_MESSAGE(open_binary_argument, ValueError, "binary mode doesn't take {} argument")
MOLT_MESSAGE(open_unbuffered_text, ValueError, "can't have unbuffered text I/O")
MOLT_MESSAGE(str_or_none_argument, TypeError, "{}() argument '{}' must be str or None, not {}")
MOLT_MESSAGE(open_newline, ValueError, "illegal newline value: {}")
MOLT_MESSAGE(open_path_type, TypeError, "expected str, bytes or os.PathLike object, not {t}")
MOLT_MESSAGE(open_fspath_type, TypeError,
             "expected {t}.__fspath__() to return str or bytes, not {t}")
MOLT_MESSAGE(open_null_byte, ValueError, "embedded null byte")
MOLT_MESSAGE(open_negative_descriptor, ValueError, "negative file descriptor")
MOLT_MESSAGE(open_keep_named, ValueError, "Cannot use closefd=False with file name")
MOLT_MESSAGE(opener_result_type, TypeError, "expected integer from opener")
MOLT_MESSAGE(opener_returned, ValueError, "opener returned {}")
MOLT_MESSAGE(buffer_size_not_positive, ValueError, "buffer size must be strictly positive")
MOLT_MESSAGE(writable_buffer_required, TypeError,
             "{}() argument must be read-write bytes-like object, not {}")
// sys and time.
MOLT_MESSAGE(recursion_limit_positive, ValueError,
             "recursion limit must be greater or equal than 1")
MOLT_MESSAGE(recursion_limit_too_low, RecursionError,
             "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low")
MOLT_MESSAGE(max_str_digits_range, ValueError, "maxdigits must be 0 or larger than {}")
MOLT_MESSAGE(switch_interval_positive, ValueError, "switch interval must be strictly positive")
MOLT_MESSAGE(sizeof_negative, ValueError, "__sizeof__() should return >= 0")
MOLT_MESSAGE(type_without_sizeof, TypeError, "Type {t} doesn't define __sizeof__")
MOLT_MESSAGE(cannot_intern, TypeError, "can't intern {t}")
MOLT_MESSAGE(sleep_negative, ValueError, "sleep length must be non-negative")
MOLT_MESSAGE(time_nan, ValueError, "Invalid value NaN (not a number)")
MOLT_MESSAGE(timestamp_range, OverflowError, "timestamp out of range for platform time_t")
MOLT_MESSAGE(timestamp_too_large, OverflowError, "timestamp too large to convert to C _PyTime_t")
MOLT_MESSAGE(time_tuple_type, TypeError, "Tuple or struct_time argument required")
MOLT_MESSAGE(time_tuple_length, TypeError, "{}(): illegal time tuple argument")
MOLT_MESSAGE(time_field_range, ValueError, "{} out of range")
MOLT_MESSAGE(int_above_maximum, OverflowError, "signed integer is greater than maximum")
MOLT_MESSAGE(int_below_minimum, OverflowError, "signed integer is less than minimum")
MOLT_MESSAGE(unknown_clock, ValueError, "unknown clock")
MOLT_MESSAGE(embedded_null_character, ValueError, "embedded null character")
MOLT_MESSAGE(mktime_range, OverflowError, "mktime argument out of range")
MOLT_MESSAGE(struct_sequence_length, TypeError, "{}() takes {} {}-sequence ({}-sequence given)")
MOLT_MESSAGE(struct_sequence_argument, TypeError, "constructor requires a sequence")
MOLT_MESSAGE(unraisable_argument, TypeError,
             "sys.unraisablehook argument type must be UnraisableHookArgs")
MOLT_MESSAGE(excepthook_value, TypeError,
             "print_exception(): Exception expected for value, {t} found")
// __import__.
MOLT_MESSAGE(import_name_type, TypeError, "module name must be a string")
MOLT_MESSAGE(import_name_empty, ValueError, "Empty module name")
MOLT_MESSAGE(import_level_negative, ValueError, "level must be >= 0")
MOLT_MESSAGE(import_globals_type, TypeError, "globals must be a dict")
// io.StringIO and io.BytesIO.
MOLT_MESSAGE(string_io_initial_value, TypeError, "initial_value must be str or None, not {t}")
MOLT_MESSAGE(string_io_newline_type, TypeError, "newline must be str or None, not {t}")
MOLT_MESSAGE(string_io_newline, ValueError, "illegal newline value: {r}")
MOLT_MESSAGE(string_io_write_type, TypeError, "string argument expected, got '{t}'")
MOLT_MESSAGE(string_io_whence, ValueError, "Invalid whence ({}, should be 0, 1 or 2)")
MOLT_MESSAGE(string_io_negative_seek, ValueError, "Negative seek position {}")
MOLT_MESSAGE(string_io_relative_seek, OSError, "Can't do nonzero cur-relative seeks")
MOLT_MESSAGE(string_io_negative_size, ValueError, "Negative size value {}")
MOLT_MESSAGE(bytes_io_negative_seek, ValueError, "negative seek value {}")
MOLT_MESSAGE(bytes_io_negative_size, ValueError, "negative size value {}")
MOLT_MESSAGE(function_at_most, TypeError, "{}() takes at most {} argument{} ({} given)")
MOLT_MESSAGE(argument_given_twice, TypeError,
             "argument for {}() given by name ('{}') and position ({})")
MOLT_MESSAGE(missing_required, TypeError, "{}() missing required argument '{}' (pos {})")
// Streams below buffered and text files.
MOLT_MESSAGE(file_uninitialised, ValueError, "I/O operation on uninitialized object")
MOLT_MESSAGE(reentrant_call, RuntimeError, "reentrant call inside {r}")
MOLT_MESSAGE(read_too_many, ValueError,
             "read() returned too much data: {} bytes requested, {} returned")
MOLT_MESSAGE(text_readline_result, OSError,
             "readline() should have returned an str object, not '{t}'")
MOLT_MESSAGE(decoder_result, TypeError, "decoder should return a string result, not '{t}'")
MOLT_MESSAGE(encoder_result, TypeError, "encoder should return a bytes object, not '{t}'")
MOLT_MESSAGE(decoder_state, TypeError, "illegal decoder state")
MOLT_MESSAGE(pair_arguments, TypeError, "BufferedRWPair expected {}, got {}")
MOLT_MESSAGE(pair_uninitialised, RuntimeError,
             "the BufferedRWPair object is being garbage-collected")
MOLT_MESSAGE(readline_result_type, OSError,
             "readline() should have returned a bytes object, not '{t}'")
MOLT_MESSAGE(reentrant_repr, RuntimeError, "reentrant call inside {}.__repr__")
MOLT_MESSAGE(raw_method_failed, OSError, "raw {}() failed")
MOLT_MESSAGE(raw_method_length, OSError,
             "raw {}() returned invalid length {} (should have been between 0 and {})")
MOLT_MESSAGE(raw_position, OSError, "Raw stream returned invalid position {}")
MOLT_MESSAGE(read_should_return_bytes, TypeError, "{}() should return bytes")
MOLT_MESSAGE(underlying_read_result, TypeError,
             "underlying {}() should have returned a bytes-like object, not '{t}'")
MOLT_MESSAGE(read_result_type, OSError, "read() should have returned a bytes object, not '{t}'")
