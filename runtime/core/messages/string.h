// Texts of exceptions raised by the runtime, area "string": MOLT_MESSAGE(identifier, exception
// type, "text"). Placeholders: see runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(formatter_expected_str, TypeError, "expected str, got {t}")
