// Texts of exceptions raised by the runtime, area "call": MOLT_MESSAGE(identifier, exception type,
// "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(print_sep_type, TypeError, "sep must be None or a string, not {t}")
MOLT_MESSAGE(print_end_type, TypeError, "end must be None or a string, not {t}")
MOLT_MESSAGE(chr_range, ValueError, "chr() arg not in range(0x110000)")
MOLT_MESSAGE(int_too_large_for_int, OverflowError, "Python int too large to convert to C int")
MOLT_MESSAGE(ord_type, TypeError, "ord() expected string of length 1, but {t} found")
MOLT_MESSAGE(ord_length, TypeError, "ord() expected a character, but string of length {} found")
MOLT_MESSAGE(attribute_name_type, TypeError, "attribute name must be string, not '{t}'")
MOLT_MESSAGE(vars_no_dict, TypeError, "vars() argument must have __dict__ attribute")
MOLT_MESSAGE(next_not_iterator, TypeError, "'{t}' object is not an iterator")
MOLT_MESSAGE(iter_not_callable, TypeError, "iter(object, sentinel): object must be callable")
MOLT_MESSAGE(empty_iterable, ValueError, "{}() iterable argument is empty")
MOLT_MESSAGE(extremum_no_argument, TypeError, "{} expected at least 1 argument, got 0")
MOLT_MESSAGE(extremum_default, TypeError,
             "Cannot specify a default for {}() with multiple positional arguments")
MOLT_MESSAGE(lost_stdin, RuntimeError, "input(): lost sys.stdin")
MOLT_MESSAGE(lost_stdout, RuntimeError, "input(): lost sys.stdout")
MOLT_MESSAGE(input_eof, EOFError, "EOF when reading a line")
MOLT_MESSAGE(lost_sys_stdout, RuntimeError, "lost sys.stdout")
MOLT_MESSAGE(readline_type, TypeError, "object.readline() returned non-string")
MOLT_MESSAGE(format_spec_type, TypeError, "format() argument 2 must be str, not {t}")
MOLT_MESSAGE(stop_iteration, StopIteration, "")
// Python functions: {} is the qualified name.
MOLT_MESSAGE(call_too_many, TypeError, "{}() takes {} positional argument{} but {} {} given")
MOLT_MESSAGE(call_too_many_range, TypeError,
             "{}() takes from {} to {} positional arguments but {} {} given")
MOLT_MESSAGE(call_too_many_keyword_only, TypeError,
             "{}() takes {}{}{}{} positional argument{} but {} positional argument{} (and {} "
             "keyword-only argument{}) were given")
MOLT_MESSAGE(call_missing, TypeError, "{}() missing {} required {} argument{}: {}")
MOLT_MESSAGE(call_multiple_values, TypeError, "{}() got multiple values for argument '{}'")
MOLT_MESSAGE(call_unexpected_keyword, TypeError, "{}() got an unexpected keyword argument '{}'")
MOLT_MESSAGE(call_positional_only_keywords, TypeError,
             "{}() got some positional-only arguments passed as keyword arguments: '{}'")
MOLT_MESSAGE(call_keywords_not_str, TypeError, "keywords must be strings")
// Builtin functions.
MOLT_MESSAGE(builtin_no_arguments, TypeError, "{} takes no arguments ({} given)")
MOLT_MESSAGE(builtin_one_argument, TypeError, "{} takes exactly one argument ({} given)")
MOLT_MESSAGE(native_method_needs_self, TypeError, "unbound method {}() needs an argument")
MOLT_MESSAGE(builtin_no_keywords, TypeError, "{} takes no keyword arguments")
MOLT_MESSAGE(builtin_expected, TypeError, "{} expected {}{} argument{}, got {}")
MOLT_MESSAGE(builtin_takes, TypeError, "{}{} takes {} {} {}argument{} ({} given)")
MOLT_MESSAGE(builtin_no_positional, TypeError, "{}{} takes no positional arguments")
MOLT_MESSAGE(builtin_missing, TypeError, "{}{} missing required argument '{}' (pos {})")
MOLT_MESSAGE(builtin_invalid_keyword, TypeError, "'{}' is an invalid keyword argument for {}{}")
MOLT_MESSAGE(builtin_twice, TypeError, "argument for {}{} given by name ('{}') and position ({})")
MOLT_MESSAGE(function_left_out, RuntimeError, "{} of module {} was left out of this program, since nothing names it; build it with --include {}")
