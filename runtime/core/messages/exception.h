// Texts of exceptions raised by the runtime, area "exception": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h. `{}` says where a runtime function
// recursed, or nothing.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(recursion_depth, RecursionError, "maximum recursion depth exceeded{}")
MOLT_MESSAGE(keyboard_interrupt, KeyboardInterrupt, "")
MOLT_MESSAGE(raise_not_exception, TypeError, "exceptions must derive from BaseException")
MOLT_MESSAGE(raise_cause_not_exception, TypeError,
             "exception causes must derive from BaseException")
MOLT_MESSAGE(raise_class_result, TypeError,
             "calling {r} should have returned an instance of BaseException, not {r}")
MOLT_MESSAGE(reraise_nothing, RuntimeError, "No active exception to reraise")
MOLT_MESSAGE(except_not_class, TypeError,
             "catching classes that do not inherit from BaseException is not allowed")
MOLT_MESSAGE(except_star_not_class, TypeError,
             "catching classes that do not inherit from BaseException is not allowed")
MOLT_MESSAGE(except_star_group, TypeError,
             "catching ExceptionGroup with except* is not allowed. Use except instead.")
MOLT_MESSAGE(unbound_local, UnboundLocalError,
             "cannot access local variable '{}' where it is not associated with a value")
MOLT_MESSAGE(
    unbound_free, NameError,
    "cannot access free variable '{}' where it is not associated with a value in enclosing scope")
MOLT_MESSAGE(name_not_defined, NameError, "name '{}' is not defined")
MOLT_MESSAGE(exception_keywords, TypeError, "{}() takes no keyword arguments")
MOLT_MESSAGE(args_may_not_be_deleted, TypeError, "args may not be deleted")
MOLT_MESSAGE(traceback_may_not_be_deleted, TypeError, "__traceback__ may not be deleted")
MOLT_MESSAGE(traceback_not_traceback, TypeError, "__traceback__ must be a traceback or None")
MOLT_MESSAGE(context_may_not_be_deleted, TypeError, "__context__ may not be deleted")
MOLT_MESSAGE(context_not_exception, TypeError,
             "exception context must be None or derive from BaseException")
MOLT_MESSAGE(cause_may_not_be_deleted, TypeError, "__cause__ may not be deleted")
MOLT_MESSAGE(cause_not_exception, TypeError,
             "exception cause must be None or derive from BaseException")
MOLT_MESSAGE(attribute_value_bool, TypeError, "attribute value type must be bool")
MOLT_MESSAGE(cannot_delete_attribute, TypeError, "can't delete numeric/char attribute")
MOLT_MESSAGE(note_not_str, TypeError, "note must be a str, not '{t}'")
MOLT_MESSAGE(notes_not_list, TypeError, "Cannot add note: __notes__ is not a list")
MOLT_MESSAGE(exception_bad_keyword, TypeError, "'{}' is an invalid keyword argument for {}()")
MOLT_MESSAGE(group_arguments, TypeError,
             "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)")
MOLT_MESSAGE(group_message_not_str, TypeError,
             "BaseExceptionGroup.__new__() argument 1 must be str, not {t}")
MOLT_MESSAGE(group_not_sequence, TypeError, "second argument (exceptions) must be a sequence")
MOLT_MESSAGE(group_empty, ValueError, "second argument (exceptions) must be a non-empty sequence")
MOLT_MESSAGE(group_item, ValueError, "Item {} of second argument (exceptions) is not an exception")
MOLT_MESSAGE(group_nests_base, TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
MOLT_MESSAGE(group_nests_base_subclass, TypeError, "Cannot nest BaseExceptions in '{}'")
MOLT_MESSAGE(group_matcher, TypeError,
             "expected a function, exception type or tuple of exception types")
MOLT_MESSAGE(group_derive, TypeError, "derive must return an instance of BaseExceptionGroup")
MOLT_MESSAGE(unicode_error_argument, TypeError, "argument {} must be {}, not {t}")
MOLT_MESSAGE(unicode_error_count, TypeError, "function takes exactly {} arguments ({} given)")
MOLT_MESSAGE(traceback_next_type, TypeError, "expected traceback object or None, got '{t}'")
MOLT_MESSAGE(traceback_loop, ValueError, "traceback loop detected")
MOLT_MESSAGE(generator_running, ValueError, "{} already executing")
MOLT_MESSAGE(generator_just_started, TypeError, "can't send non-None value to a just-started {}")
MOLT_MESSAGE(generator_ignored_exit, RuntimeError, "{} ignored GeneratorExit")
MOLT_MESSAGE(generator_raised_stop, RuntimeError, "{} raised {}")
MOLT_MESSAGE(throw_not_exception, TypeError,
             "exceptions must be classes or instances deriving from BaseException, not {t}")
MOLT_MESSAGE(throw_instance_value, TypeError, "instance exception may not have a separate value")
MOLT_MESSAGE(throw_third_argument, TypeError, "throw() third argument must be a traceback object")
MOLT_MESSAGE(coroutine_reused, RuntimeError, "cannot reuse already awaited coroutine")
MOLT_MESSAGE(coroutine_awaited_already, RuntimeError, "coroutine is being awaited already")
MOLT_MESSAGE(yield_from_coroutine, TypeError,
             "cannot 'yield from' a coroutine object in a non-coroutine generator")
MOLT_MESSAGE(not_awaitable, TypeError, "object {t} can't be used in 'await' expression")
MOLT_MESSAGE(await_not_iterator, TypeError, "__await__() returned non-iterator of type '{t}'")
MOLT_MESSAGE(await_returned_coroutine, TypeError, "__await__() returned a coroutine")
MOLT_MESSAGE(not_async_iterable, TypeError, "'{t}' object is not an async iterable")
MOLT_MESSAGE(aiter_returned, TypeError, "aiter() returned not an async iterator of type '{t}'")
MOLT_MESSAGE(not_async_iterator, TypeError, "'{t}' object is not an async iterator")
MOLT_MESSAGE(async_for_no_aiter, TypeError,
             "'async for' requires an object with __aiter__ method, got {t}")
MOLT_MESSAGE(async_for_no_anext, TypeError,
             "'async for' received an object from __aiter__ that does not implement __anext__: {t}")
MOLT_MESSAGE(async_for_no_anext_2, TypeError,
             "'async for' requires an iterator with __anext__ method, got {t}")
MOLT_MESSAGE(async_for_bad_anext, TypeError,
             "'async for' received an invalid object from __anext__: {t}")
MOLT_MESSAGE(weakref_not_allowed, TypeError, "cannot create weak reference to '{}' object")
MOLT_MESSAGE(unicode_error_not_bytes, TypeError, "a bytes-like object is required, not '{t}'")
MOLT_MESSAGE(function_takes_at_least, TypeError, "function takes at least {} arguments ({} given)")
MOLT_MESSAGE(function_takes_at_most, TypeError, "function takes at most {} arguments ({} given)")
MOLT_MESSAGE(syntax_error_end_offset, TypeError,
             "end_offset must be provided when end_lineno is provided")
MOLT_MESSAGE(no_characters_written, AttributeError, "characters_written")
MOLT_MESSAGE(integer_required, TypeError, "an integer is required")
MOLT_MESSAGE(state_not_dict, TypeError, "state is not a dictionary")
// Not a text of CPython's: its frames keep their locals.
MOLT_MESSAGE(frame_locals, RuntimeError, "the locals of this frame are not available")
// Not a text of CPython's, either.
MOLT_MESSAGE(library_code_names, RuntimeError, "the names of library code are not available")
MOLT_MESSAGE(generator_name_not_str, TypeError, "__name__ must be set to a string object")
MOLT_MESSAGE(generator_qualname_not_str, TypeError, "__qualname__ must be set to a string object")
MOLT_MESSAGE(anext_reused, RuntimeError, "cannot reuse already awaited __anext__()/asend()")
MOLT_MESSAGE(athrow_reused, RuntimeError, "cannot reuse already awaited aclose()/athrow()")
// `{}` is anext, aclose or athrow.
MOLT_MESSAGE(async_generator_running, RuntimeError,
             "{}(): asynchronous generator is already running")
MOLT_MESSAGE(coroutine_just_started, RuntimeError,
             "can't send non-None value to a just-started coroutine")
MOLT_MESSAGE(async_generator_ignored_exit, RuntimeError, "async generator ignored GeneratorExit")
MOLT_MESSAGE(weakref_too_few, TypeError, "__new__ expected at least 1 argument, got {}")
MOLT_MESSAGE(weakref_too_many, TypeError, "__new__ expected at most 2 arguments, got {}")
MOLT_MESSAGE(weakref_call_arguments, TypeError, "weakref expected 0 arguments, got {}")
MOLT_MESSAGE(weakref_gone, TypeError, "weak object has gone away")
MOLT_MESSAGE(gc_invalid_generation, ValueError, "invalid generation")
MOLT_MESSAGE(code_name_type, TypeError, "replace() argument must be str, not {t}")
