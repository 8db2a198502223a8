// Texts of exceptions raised by the runtime, area "atexit": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(atexit_no_arguments, TypeError, "register() takes at least 1 argument (0 given)")
MOLT_MESSAGE(atexit_not_callable, TypeError, "the first argument must be callable")
