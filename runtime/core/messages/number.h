// Texts of exceptions raised by the runtime, area "number": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(division_by_zero, ZeroDivisionError, "division by zero")
MOLT_MESSAGE(int_floor_division_by_zero, ZeroDivisionError, "integer division or modulo by zero")
MOLT_MESSAGE(int_modulo_by_zero, ZeroDivisionError, "integer modulo by zero")
MOLT_MESSAGE(float_division_by_zero, ZeroDivisionError, "float division by zero")
MOLT_MESSAGE(float_floor_division_by_zero, ZeroDivisionError, "float floor division by zero")
MOLT_MESSAGE(float_modulo_by_zero, ZeroDivisionError, "float modulo")
MOLT_MESSAGE(float_divmod_by_zero, ZeroDivisionError, "float divmod()")
MOLT_MESSAGE(complex_division_by_zero, ZeroDivisionError, "complex division by zero")
MOLT_MESSAGE(zero_to_negative_power, ZeroDivisionError, "0.0 cannot be raised to a negative power")
MOLT_MESSAGE(complex_zero_power, ZeroDivisionError, "0.0 to a negative or complex power")
MOLT_MESSAGE(complex_power_overflow, OverflowError, "complex exponentiation")
MOLT_MESSAGE(complex_modulo, ValueError, "complex modulo")
MOLT_MESSAGE(complex_abs_overflow, OverflowError, "absolute value too large")
MOLT_MESSAGE(power_modulus_not_int, TypeError,
             "pow() 3rd argument not allowed unless all arguments are integers")
MOLT_MESSAGE(power_modulus_zero, ValueError, "pow() 3rd argument cannot be 0")
MOLT_MESSAGE(power_not_invertible, ValueError, "base is not invertible for the given modulus")
MOLT_MESSAGE(negative_shift, ValueError, "negative shift count")
MOLT_MESSAGE(int_too_many_digits, OverflowError, "too many digits in integer")
MOLT_MESSAGE(int_too_large_for_float, OverflowError, "int too large to convert to float")
MOLT_MESSAGE(int_too_large_for_long, OverflowError, "Python int too large to convert to C long")
MOLT_MESSAGE(int_division_too_large, OverflowError, "integer division result too large for a float")
MOLT_MESSAGE(infinity_to_int, OverflowError, "cannot convert float infinity to integer")
MOLT_MESSAGE(nan_to_int, ValueError, "cannot convert float NaN to integer")
MOLT_MESSAGE(int_digits_limit, ValueError,
             "Exceeds the limit ({} digits) for integer string conversion; use "
             "sys.set_int_max_str_digits() to increase the limit")
MOLT_MESSAGE(int_digits_limit_parse, ValueError,
             "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; "
             "use sys.set_int_max_str_digits() to increase the limit")
MOLT_MESSAGE(int_invalid_literal, ValueError, "invalid literal for int() with base {}: {}")
MOLT_MESSAGE(int_bad_base, ValueError, "int() base must be >= 2 and <= 36, or 0")
MOLT_MESSAGE(int_base_without_string, TypeError,
             "int() can't convert non-string with explicit base")
MOLT_MESSAGE(int_missing_string, TypeError, "int() missing string argument")
MOLT_MESSAGE(int_argument_type, TypeError,
             "int() argument must be a string, a bytes-like object or a real number, not '{t}'")
MOLT_MESSAGE(int_method_type, TypeError, "__int__ returned non-int (type {t})")
MOLT_MESSAGE(trunc_method_type, TypeError, "__trunc__ returned non-Integral (type {t})")
MOLT_MESSAGE(int_too_big_to_convert, OverflowError, "int too big to convert")
MOLT_MESSAGE(int_negative_to_unsigned, OverflowError, "can't convert negative int to unsigned")
MOLT_MESSAGE(int_byteorder, ValueError, "byteorder must be either 'little' or 'big'")
MOLT_MESSAGE(int_byteorder_type, TypeError, "{}() argument 'byteorder' must be str, not {t}")
MOLT_MESSAGE(int_negative_length, ValueError, "length argument must be non-negative")
MOLT_MESSAGE(int_index_too_large, OverflowError, "cannot fit '{t}' into an index-sized integer")
MOLT_MESSAGE(int_from_object_bytes, TypeError, "cannot convert '{t}' object to bytes")
MOLT_MESSAGE(float_argument_type, TypeError,
             "float() argument must be a string or a real number, not '{t}'")
MOLT_MESSAGE(float_method_type, TypeError, "{t}.__float__ returned non-float (type {t})")
MOLT_MESSAGE(float_invalid_literal, ValueError, "could not convert string to float: {r}")
MOLT_MESSAGE(must_be_real, TypeError, "must be real number, not {t}")
MOLT_MESSAGE(float_hex_invalid, ValueError, "invalid hexadecimal floating-point string")
MOLT_MESSAGE(float_hex_too_large, OverflowError,
             "hexadecimal value too large to represent as a float")
MOLT_MESSAGE(bad_argument_type, TypeError, "bad argument type for built-in operation")
MOLT_MESSAGE(infinity_to_ratio, OverflowError, "cannot convert Infinity to integer ratio")
MOLT_MESSAGE(nan_to_ratio, ValueError, "cannot convert NaN to integer ratio")
MOLT_MESSAGE(rounded_too_large, OverflowError, "rounded value too large to represent")
MOLT_MESSAGE(getformat_argument, ValueError,
             "__getformat__() argument 1 must be 'double' or 'float'")
MOLT_MESSAGE(getformat_argument_type, TypeError, "__getformat__() argument must be str, not {t}")
MOLT_MESSAGE(complex_malformed, ValueError, "complex() arg is a malformed string")
MOLT_MESSAGE(complex_invalid_underscores, ValueError, "could not convert string to complex: {r}")
MOLT_MESSAGE(complex_second_with_string, TypeError,
             "complex() can't take second arg if first is a string")
MOLT_MESSAGE(complex_second_string, TypeError, "complex() second arg can't be a string")
MOLT_MESSAGE(complex_first_type, TypeError,
             "complex() first argument must be a string or a number, not '{t}'")
MOLT_MESSAGE(complex_second_type, TypeError,
             "complex() second argument must be a number, not '{t}'")
MOLT_MESSAGE(complex_method_type, TypeError, "__complex__ returned non-complex (type {t})")
MOLT_MESSAGE(complex_format_zero, ValueError,
             "Zero padding is not allowed in complex format specifier")
MOLT_MESSAGE(complex_format_align, ValueError,
             "'=' alignment flag is not allowed in complex format specifier")
MOLT_MESSAGE(format_precision_in_int, ValueError,
             "Precision not allowed in integer format specifier")
MOLT_MESSAGE(format_precision_too_big, ValueError, "precision too big")
MOLT_MESSAGE(format_int_negative_zero, ValueError,
             "Negative zero coercion (z) not allowed in integer format specifier")
MOLT_MESSAGE(format_char_sign, ValueError, "Sign not allowed with integer format specifier 'c'")
MOLT_MESSAGE(format_char_alternate, ValueError,
             "Alternate form (#) not allowed with integer format specifier 'c'")
MOLT_MESSAGE(format_char_range, OverflowError, "%c arg not in range(0x110000)")
MOLT_MESSAGE(round_no_method, TypeError, "type {t} doesn't define __round__ method")
MOLT_MESSAGE(sum_strings, TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
MOLT_MESSAGE(sum_bytes, TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
MOLT_MESSAGE(sum_bytearray, TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
MOLT_MESSAGE(int_byte_range, ValueError, "bytes must be in range(0, 256)")
MOLT_MESSAGE(bytes_method_type, TypeError, "__bytes__ returned non-bytes (type {t})")
MOLT_MESSAGE(format_argument_type, TypeError, "__format__() argument must be str, not {t}")
MOLT_MESSAGE(math_domain, ValueError, "math domain error")
MOLT_MESSAGE(math_range, OverflowError, "math range error")
MOLT_MESSAGE(trunc_no_method, TypeError, "type {t} doesn't define __trunc__ method")
MOLT_MESSAGE(ldexp_exponent, TypeError, "Expected an int as second argument to ldexp.")
MOLT_MESSAGE(factorial_negative, ValueError, "factorial() not defined for negative values")
MOLT_MESSAGE(factorial_too_large, OverflowError, "factorial() argument should not exceed {}")
MOLT_MESSAGE(comb_negative_n, ValueError, "n must be a non-negative integer")
MOLT_MESSAGE(comb_negative_k, ValueError, "k must be a non-negative integer")
MOLT_MESSAGE(comb_too_large, OverflowError, "min(n - k, k) must not exceed {}")
MOLT_MESSAGE(perm_too_large, OverflowError, "k must not exceed {}")
MOLT_MESSAGE(isqrt_negative, ValueError, "isqrt() argument must be nonnegative")
MOLT_MESSAGE(fsum_overflow, OverflowError, "intermediate overflow in fsum")
MOLT_MESSAGE(fsum_infinities, ValueError, "-inf + inf in fsum")
MOLT_MESSAGE(sumprod_lengths, ValueError, "Inputs are not the same length")
MOLT_MESSAGE(dist_dimensions, ValueError, "both points must have the same number of dimensions")
MOLT_MESSAGE(isclose_tolerances, ValueError, "tolerances must be non-negative")
MOLT_MESSAGE(nextafter_steps, ValueError, "steps must be a non-negative integer")
