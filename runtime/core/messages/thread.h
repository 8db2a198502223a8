// Texts of exceptions raised by the runtime, area "thread": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(lock_release_unlocked, RuntimeError, "release unlocked lock")
MOLT_MESSAGE(rlock_release_unacquired, RuntimeError, "cannot release un-acquired lock")
MOLT_MESSAGE(lock_timeout_non_blocking, ValueError,
             "can't specify a timeout for a non-blocking call")
MOLT_MESSAGE(lock_timeout_negative, ValueError, "timeout value must be positive")
MOLT_MESSAGE(lock_timeout_large, OverflowError, "timeout value is too large")
MOLT_MESSAGE(thread_start, RuntimeError, "can't start new thread")
MOLT_MESSAGE(thread_function, TypeError, "first arg must be callable")
MOLT_MESSAGE(thread_arguments, TypeError, "2nd arg must be a tuple")
MOLT_MESSAGE(thread_stack_size, ValueError, "size not valid: {} bytes")
MOLT_MESSAGE(thread_local_arguments, TypeError, "Initialization arguments are not supported")
