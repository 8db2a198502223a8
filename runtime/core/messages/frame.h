// Texts of exceptions raised by the runtime, area "frame": see type.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(call_stack_depth, ValueError, "call stack is not deep enough")
MOLT_MESSAGE(asyncgen_hook_callable, TypeError, "callable {} expected, got {t}")
MOLT_MESSAGE(origin_depth_negative, ValueError, "depth must be >= 0")
MOLT_MESSAGE(globals_no_frame, SystemError, "globals(): no current frame")
